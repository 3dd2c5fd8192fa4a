"""Reading: what stood in sight for a moment is read, and the platform is told so."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.models.transcript import TranscriptModel
from desktop.views.transcript import Transcript

REST = 300
"""Ms the newest message must stay in sight before it counts as read."""


class Reading(QObject):
    """`mark_read` is told a conversation's key and an order, each only once."""

    def __init__(
        self, model: TranscriptModel, transcript: Transcript, mark_read: Callable[[int, int], None]
    ) -> None:
        super().__init__(transcript)
        self._model, self._transcript, self._mark_read = model, transcript, mark_read
        self._marked = 0
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._rested)
        model.reset.connect(self._begin)
        transcript.seen.connect(self._seen)

    @property
    def resting(self) -> bool:
        return self._rest.isActive()

    def _begin(self) -> None:
        self._marked = 0
        self._rest.stop()

    def _is_new(self, order: int) -> bool:
        opened = self._model.opened
        return opened is not None and order > max(self._marked, opened.conversation.read_up_to)

    def _seen(self, order: int) -> None:
        """Started anew by each event, the rest would never end."""
        if self._is_new(order) and not self._rest.isActive():
            self._rest.start()

    def _rested(self) -> None:
        opened, order = self._model.opened, self._transcript.newest_seen()
        if opened and self._transcript.window().isActiveWindow() and self._is_new(order):
            self._marked = order
            self._mark_read(opened.key, order)
