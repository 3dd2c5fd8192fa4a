"""Speech: what is painted, told to screen readers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript

REST = 250
"""Ms of stillness before the rows in sight are described."""


class Speech(QObject):
    def __init__(self, transcript: "Transcript") -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.describe)

    def stir(self) -> None:
        """Rows in sight changed; costs nothing while nobody listens."""
        if QAccessible.isActive():
            self._timer.start()

    def describe(self) -> None:
        self._transcript.setAccessibleDescription("\n".join(self._transcript.visible_texts()))

    def grew(self, before: int) -> None:
        """Announces what customers wrote after order `before`."""
        if not QAccessible.isActive():
            return
        model = self._transcript.model
        for order in range(max(before + 1, model.last - 2), model.last + 1):
            message = model.message(order)
            if message is not None and message.kind == "in":
                self._announce(f"{message.author.name}: {message.text}")

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._transcript, text))
