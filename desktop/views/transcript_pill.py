"""Pill: “↓ 3 new” over the end of the timeline while the person reads further up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from desktop.theme import Theme
from desktop.translate import tr

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript


class Pill(QObject):
    def __init__(self, transcript: "Transcript", theme: Theme) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._new_after = 0
        self.button = QPushButton(transcript)
        self.button.setProperty("kind", "pill")
        self.button.setObjectName("to_end")
        theme.set_icon(self.button, "arrow-down", "accent_text", 14)
        self.button.clicked.connect(transcript.to_end)
        self.button.hide()

    def begin(self) -> None:
        self._new_after = self._transcript.model.last

    def grew(self, before: int) -> None:
        if self._transcript.at_end:
            self._new_after = self._transcript.model.last

    def place(self) -> None:
        """Shown only where the end is out of sight."""
        area, button = self._transcript, self.button
        if area.at_end:
            self._new_after = area.model.last
        below = area.where.maximum - area.where.value
        new = self._count()
        if area.at_end or (not new and below < area.viewport().height()):
            button.hide()
            return
        button.setText(tr("Timeline", "%n new", new) if new else tr("Timeline", "To the newest"))
        button.adjustSize()
        x = (area.width() - button.width()) // 2
        button.move(x, area.viewport().height() - button.height() - 10)
        button.show()
        button.raise_()

    def _count(self) -> int:
        """Messages that came while the end was out of sight; events do not count."""
        model = self._transcript.model
        first = max(self._new_after + 1, model.last - 99)
        messages = (model.message(order) for order in range(first, model.last + 1))
        return sum(message is None or message.kind != "activity" for message in messages)
