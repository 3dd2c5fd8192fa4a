"""What ends a consultation: complete it, bring all together, or go back. Never without a target."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.call_face import name_button


class ConsultActions(QWidget):
    completed, joined, went_back = Signal(), Signal(), Signal()
    left, split = Signal(), Signal()
    """Out of a conference of three: the others stay together, or each stands alone again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._words, self._main = theme, True, True
        self.complete = self._button("phone-forwarded", "primary")
        self.join = self._button("merge", "")
        self.back = self._button("undo-2", "")
        self.leave = self._button("log-out", "")
        self.part = self._button("split", "")
        for button, asked in (
            (self.complete, self.completed), (self.join, self.joined), (self.back, self.went_back),
            (self.leave, self.left), (self.part, self.split),
        ):  # fmt: skip
            button.clicked.connect(asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.complete, self.join, self.back, self.leave, self.part):
            row.addWidget(button)
        self.retranslate()

    def _button(self, icon: str, kind: str) -> QPushButton:
        button = QPushButton()
        if kind:
            button.setProperty("kind", kind)
        button.setProperty("sign", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_consultation(self, *, answered: bool) -> None:
        """`answered`: there is somebody to hand the call to."""
        self._show(conference=False)
        self.complete.setEnabled(answered)
        self.join.setEnabled(answered)

    def show_conference(self) -> None:
        self._show(conference=True)

    def _show(self, *, conference: bool) -> None:
        for button in (self.complete, self.join, self.back):
            button.setVisible(not conference)
        for button in (self.leave, self.part):
            button.setVisible(conference)

    def fit(self, *, words: bool, main: bool = True) -> None:
        """`main`: what completes keeps its words where the others lose theirs."""
        if (words, main) != (self._words, self._main):
            self._words, self._main = words, main
            self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        for button, name in (
            (self.complete, tr("Call", "Complete")),
            (self.join, tr("Call", "Bring together")),
            (self.back, tr("Call", "Back")),
            (self.leave, tr("Call", "Leave them together")),
            (self.part, tr("Call", "Part again")),
        ):
            main = button is self.complete
            name_button(button, name)
            button.setText(name if self._words or (main and self._main) else "")
            ink = "on_accent" if main else "second"
            self._theme.set_icon(button, button.property("sign"), ink, 16)
