"""AgentAnswer: the agent's word to their evaluation: written once, and read by both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.plain_words import PlainWords

MOST = 10_000
HEIGHT = 70
KEYS = "Ctrl+Enter"


class AgentAnswer(QFrame):
    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        self._head, self.said = QLabel(), PlainWords("")
        self.words, self.give = QPlainTextEdit(), QPushButton()
        self._once = QLabel()
        self._head.setFont(theme.font("small", 600))
        self._once.setFont(theme.font("small"))
        for label in (self._head, self._once):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "second")
        self._once.setWordWrap(True)
        self.words.setFixedHeight(HEIGHT)
        self.words.setTabChangesFocus(True)
        self.words.textChanged.connect(self._typed)
        self.give.setEnabled(False)
        self.give.clicked.connect(lambda: self.given.emit(self.words.toPlainText().strip()))
        row = QHBoxLayout()
        row.addWidget(self._once, 1)
        row.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for part in (self._head, self.said, self.words):
            column.addWidget(part)
        column.addLayout(row)

    def show_answer(self, said: str, *, possible: bool, waits: bool, name: str) -> None:
        """`possible`: this person may answer now; `waits`: what they said waits for the line."""
        held = self.words.hasFocus() or self.give.hasFocus()
        self.setVisible(bool(said) or possible)
        self._head.setText(
            tr("Evaluation", "Your answer") if possible or not name
            else tr("Evaluation", "{agent} answered", agent=name)
        )  # fmt: skip
        self.said.setText(said)
        self.said.setAccessibleName(said)
        self.said.setVisible(bool(said))
        self.words.setVisible(possible and not said)
        self.give.setVisible(possible and not said)
        self._once.setText(
            tr("Evaluation", "Waits for the line") if waits
            else tr("Evaluation", "It can be given once.")
        )  # fmt: skip
        self._once.setVisible(waits or (possible and not said))
        self.give.setText(tr("Evaluation", "Answer"))
        self.words.setPlaceholderText(tr("Evaluation", "What you want to say to it"))
        self.words.setAccessibleName(tr("Evaluation", "Your answer"))
        self.give.setToolTip(KEYS)
        if held and said:  # else the keyboard falls to the first question
            self.said.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        self.give.setEnabled(0 < len(self.words.toPlainText().strip()) <= MOST)
