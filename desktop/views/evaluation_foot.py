"""Foot: where the evaluation stands, in words, and the one thing to do with it next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from core.evaluation import Evaluation
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.evaluation_words import ICONS, State, refused_words, state_words

KEYS = "Ctrl+Enter"


class Foot(QFrame):
    sign_asked = Signal()
    release_asked = Signal()
    correct_asked = Signal()
    discard_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self._theme = theme
        self._icon, self.state, self.why = QLabel(), QLabel(), QLabel()
        self.keys = QLabel(KEYS)
        self.sign, self.release = QPushButton(), QPushButton()
        self.correct, self.discard = QPushButton(), QPushButton()
        self._drawn: tuple[str, str] = ("", "")
        self._build()
        self._join()
        theme.changed.connect(self._draw)

    def _build(self) -> None:
        theme = self._theme
        for label in (self.state, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("kind", "second")
            label.setFont(theme.font("small"))
        self.keys.setProperty("kind", "third")
        self.keys.setFont(theme.font("small"))
        self.sign.setProperty("kind", "primary")
        self.release.setProperty("kind", "primary")
        theme.set_icon(self.sign, "badge-check", "on_accent", 15)
        theme.set_icon(self.release, "send", "on_accent", 15)
        self.discard.setProperty("kind", "quiet")
        theme.set_icon(self.discard, "trash-2", "second", 16)
        said = QHBoxLayout()
        said.setSpacing(7)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.state, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.discard)
        row.addStretch()
        for widget in (self.keys, self.correct, self.sign, self.release):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(said)
        column.addWidget(self.why)
        column.addLayout(row)

    def _join(self) -> None:
        for button, signal in (
            (self.sign, self.sign_asked), (self.release, self.release_asked),
            (self.correct, self.correct_asked), (self.discard, self.discard_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)

    def show_state(
        self, state: State, of: Evaluation | None, agent: str, now: int, *, live: bool,
        refusal: str = "", mine: bool = True,
    ) -> None:  # fmt: skip
        """`agent`: their first name; `mine`: this person is who evaluates."""
        self.setVisible(state != "none")
        self.state.setText(state_words(state, of, agent, now, live))
        self._drawn = ICONS.get(state, ""), "bad" if state == "refused" else "second"
        self._draw()
        self.why.setText(refused_words(refusal) if state == "refused" else "")
        self.why.setVisible(state == "refused")
        self._offer(state if mine else "none")
        self.sign.setText(tr("Evaluation", "Sign"))
        self.release.setText(tr("Evaluation", "Release to {agent}", agent=agent))
        self.correct.setText(tr("Evaluation", "Correct"))
        gone = tr("Evaluation", "Discard the draft")
        if state == "refused":
            gone = tr("Evaluation", "Discard what was not taken")
        self.discard.setToolTip(gone)
        self.discard.setAccessibleName(gone)

    def _offer(self, state: State) -> None:
        """What can be done in it, and nothing else."""
        self.sign.setVisible(state in ("new", "draft"))
        self.release.setVisible(state == "signed")
        self.keys.setVisible(state in ("new", "draft", "signed"))
        self.correct.setVisible(state in ("waiting", "refused", "signed"))
        self.discard.setVisible(state in ("draft", "refused"))

    def begin(self) -> bool:
        """The keyboard goes to what is possible next, first to what nobody else sees; False: nothing is."""
        buttons = (self.correct, self.sign, self.release)
        first = next((each for each in buttons if each.isVisible()), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def say_missing(self, count: int) -> None:
        self.why.setText(tr("Evaluation", "%n questions have no answer yet.", count))
        self.why.show()

    def _draw(self) -> None:
        icon, ink = self._drawn
        self._icon.setVisible(bool(icon))
        if icon:
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._theme.pixmap(icon, ink, 15, ratio))
