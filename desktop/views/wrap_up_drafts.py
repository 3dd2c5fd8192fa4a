"""WrapUpDrafts: what was written of each wrap-up, kept at every pause: it outlives a crash."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.wrap_up import WrapUpDraft
from desktop.parts import Parts
from desktop.views.composer_draft import PAUSE


class WrapUpDrafts(QObject):
    known = Signal()
    """What an earlier run of the desk wrote has been read."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = parts.desk, parts.tasks
        self._written: dict[str, WrapUpDraft] = {}
        self._unsaved: set[str] = set()
        self.handed_in: set[str] = set()
        """Ids of interactions whose record is on its way: the platform has not said so yet."""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.save)
        self._tasks.start(self._read(), "wrap-ups kept")

    def of(self, interaction: str) -> WrapUpDraft | None:
        return self._written.get(interaction)

    def write(self, interaction: str, draft: WrapUpDraft) -> None:
        if draft != self._written.get(interaction, WrapUpDraft()):
            self._written[interaction] = draft
            self._unsaved.add(interaction)
            self._timer.start()

    def hand_in(self, interaction: str) -> None:
        """A pause that ends now would keep as a draft what is being sent."""
        self.handed_in.add(interaction)
        self._unsaved.discard(interaction)

    def take_back(self, interaction: str) -> None:
        """It was refused: it is written as it was."""
        self.handed_in.discard(interaction)
        if interaction in self._written:
            self._unsaved.add(interaction)
            self._timer.start()

    def forget(self, interaction: str) -> None:
        """It is over; the store forgets it by itself."""
        self.handed_in.discard(interaction)
        self._unsaved.discard(interaction)
        self._written.pop(interaction, None)

    def save(self) -> None:
        self._timer.stop()
        for interaction in self._unsaved:
            saving = self._desk.save_wrap_up(interaction, self._written[interaction])
            self._tasks.start(saving, "keep a wrap-up")
        self._unsaved.clear()

    async def _read(self) -> None:
        kept = await self._desk.wrap_ups_kept()
        self._written = {**kept.drafts, **self._written}
        self.handed_in |= kept.handed_in
        self.known.emit()
