"""Speech: what is painted, told to screen readers."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop.views.transcript_accessible import install, tell_focus

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript


class Speech:
    """Costs nothing while nobody listens."""

    def __init__(self, transcript: "Transcript") -> None:
        self._transcript = transcript
        install()

    def focus(self) -> None:
        """The keyboard is on another row."""
        tell_focus(self._transcript)

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
