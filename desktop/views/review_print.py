"""ReviewPrint: prints what is read, from the head of the reader."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton

from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.translate import tr


class ReviewPrint(QPushButton):
    """Not there where the role takes nothing out."""

    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not parts.desk.may("export.note"):
            self.hide()
        parts.theme.set_icon(self, "printer", "second", 18)
        self.clicked.connect(self.print_it)
        contact.changed.connect(self._say_possible)
        self._say_possible()
        self._retranslate()

    def print_it(self) -> None:
        key = self._contact.model.key
        if key is not None:
            from desktop.printing import print_conversation  # what writes PDF is slow to load

            self._parts.tasks.start(print_conversation(self._parts, self, key), "print")

    def _say_possible(self) -> None:
        self.setEnabled(self._contact.model.key is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        said = tr("Printing", "Print, without notes and with the usual blacked out…")
        self.setToolTip(said)
        self.setAccessibleName(said)
