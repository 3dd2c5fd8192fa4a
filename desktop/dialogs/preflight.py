"""The pre-flight: what was looked at before somebody is available, a sentence each."""

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.loop import Tasks
from desktop.telephone.preflight import Check, Name, State, troubles
from desktop.telephone.preflight_words import TITLES, sentence
from desktop.theme import Theme
from desktop.translate import tr

SIGNS: dict[State | None, tuple[str, str]] = {
    None: ("loader-circle", "third"),
    "ok": ("circle-check", "ok"),
    "unknown": ("circle-question-mark", "third"),
    "warning": ("triangle-alert", "warning"),
    "bad": ("circle-alert", "bad"),
}
TITLE_WIDTH = 150
"""Px of the names before their sentences."""
BESIDE = 48 + 36 + 37 + TITLE_WIDTH
"""Px of a line that the sentence cannot have: margins, sign and name."""


class CheckRow(QFrame):
    """One check. Until it is known a quiet sign stands there, so that nothing jumps."""

    def __init__(self, theme: Theme, name: Name) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.check: Check | None = None
        self._sign = QLabel()
        self._title = words("", "strong")
        self._title.setFixedWidth(TITLE_WIDTH)
        self.sentence = words("", "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, top)
        row.addWidget(self._title, 0, top)
        row.addWidget(self.sentence, 1, top)
        theme.changed.connect(self._paint)
        self.show_check(None)

    def show_check(self, check: Check | None) -> None:
        self.check = check
        self._paint()
        self.retranslate()

    def _paint(self) -> None:
        icon, token = SIGNS[self.check.state if self.check else None]
        self._sign.setPixmap(self._theme.pixmap(icon, token, 17, self.devicePixelRatioF()))

    def make_room(self, width: int) -> None:
        """For all lines of the sentence in `width` px."""
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(width))

    def retranslate(self) -> None:
        name = tr("Preflight", TITLES[self._name])
        self._title.setText(name)
        said = sentence(self.check) if self.check else tr("Preflight", "Being looked at…")
        self.sentence.setText(said)
        self.setAccessibleName(f"{name}: {said}")


class PreflightSheet(Sheet):
    """`look` finds out; it runs once at the opening and whenever it is asked for again."""

    settings_asked = Signal(str)
    """The page where what is wrong can be mended."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        look: Callable[[], Awaitable[Sequence[Check]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent, width=640)
        self._tasks, self._look = tasks, look
        self._found: Sequence[Check] = ()
        self.lead = words("", "second")
        self.rows = {name: CheckRow(theme, name) for name in TITLES}
        self._lay_out()
        self.mend, self.again = self.add_button(), self.add_button()
        self.again.clicked.connect(self.look)
        self.mend.clicked.connect(self._mend)
        self._close = self.add_button("primary")
        self._close.clicked.connect(self.accept)
        self.retranslate()
        self.look()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 10, 18, 10)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)
        self.body.addWidget(self.lead)
        column.addStretch()
        self.body.addWidget(card, 1)

    def look(self) -> None:
        self._found = ()
        for row in self.rows.values():
            row.show_check(None)
        self.again.setEnabled(False)
        self.retranslate()
        self._tasks.start(self._looked(), "pre-flight")

    async def _looked(self) -> None:
        self.show_checks(await self._look())

    def show_checks(self, found: Sequence[Check]) -> None:
        self._found = found
        for check in found:
            self.rows[check.name].show_check(check)
        self.again.setEnabled(True)
        self.retranslate()
        self._make_room()

    def _make_room(self) -> None:
        """Sentences that need two lines would be cut: a window does not grow with them by itself."""
        for row in self.rows.values():
            row.make_room(self.width() - BESIDE)
        layout = self.layout()
        assert layout is not None
        # What adjustSize() asks for is guessed with the sentences far narrower than they are
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        if (parent := self.parentWidget()) is not None:
            middle = parent.mapToGlobal(parent.rect().center())
            self.move(middle - self.rect().center())

    def _mend(self) -> None:
        worst = troubles(self._found)[0].name
        self.accept()
        self.settings_asked.emit("audio" if worst in ("microphone", "speaker") else "phone")

    def retranslate(self) -> None:
        self.say_title(tr("Preflight", "Is everything ready for calls?"))
        count = len(troubles(self._found))
        self.mend.setVisible(count > 0)
        self.mend.setText(tr("Preflight", "Open the settings"))
        self.again.setText(tr("Preflight", "Look again"))
        self._close.setText(tr("Preflight", "Close"))
        for row in self.rows.values():
            row.retranslate()
        self._say_lead(count)

    def _say_lead(self, count: int) -> None:
        if not self._found:
            text = tr(
                "Preflight",
                "This takes a second. Say a word meanwhile, so that the microphone hears you.",
            )
        elif count:
            text = tr(
                "Preflight", "%n things want a look. You can be available all the same.", n=count
            )
        else:
            text = tr("Preflight", "Everything is ready.")
        self.lead.setText(text)
