"""CompanySettings: what the company has decided for everybody, over a person's own choices."""

from PySide6.QtCore import QObject

from core.changes import Changes
from desktop.parts import Parts

BY = "company"
SEEN = {"seen": True, "unseen": False}


class CompanySettings(QObject):
    """The platform holds it as well: this only says so where a person would choose."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._stop = parts.desk.on_changes(self._on_changes)
        self._decide()

    def close(self) -> None:
        self._stop()
        self._parts.settings.decide({}, by=BY)

    def _on_changes(self, changes: Changes) -> None:
        if changes.directory or changes.everything:
            self._decide()

    def _decide(self) -> None:
        supervised = self._parts.desk.directory.company.supervised
        decided = {"supervise_visible": SEEN[supervised]} if supervised in SEEN else {}
        self._parts.settings.decide(decided, by=BY)
