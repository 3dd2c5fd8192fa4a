"""FreshLine: since when a list is not current, or how far it has caught up. Hidden while live."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from core.errors import UserError
from core.rows import Line
from desktop.theme import Theme
from desktop.times import clock
from desktop.translate import tr, words
from desktop.views.line_chip import line_icon


class FreshLine(QFrame):
    """At the foot of the list, so that nothing above it moves when the line comes and goes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = Line(state="live", since=0)
        self._icon, self._words, self._bar = QLabel(), QLabel(), QProgressBar()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("kind", "second")
        self._words.setFont(theme.font("small", 500, tabular=True))
        self._words.setWordWrap(True)
        self._bar.setTextVisible(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 7, 16, 7)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.setProperty("kind", "foot")
        theme.changed.connect(self._say)
        self.hide()

    def show_line(self, line: Line) -> None:
        self._line = line
        self._say()
        self.setVisible(bool(self._words.text()))

    def words(self) -> str:
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        line = self._line
        busy = line.state == "catching_up"
        icon = self._theme.pixmap(line_icon(line), "second", 14, self.devicePixelRatioF())
        self._icon.setPixmap(icon)
        self._words.setText(_words(line))
        self._bar.setVisible(busy)
        self._bar.setRange(0, line.total)
        self._bar.setValue(line.done)


def _words(line: Line) -> str:
    if line.state == "live":
        return ""
    if line.reason.startswith("store."):
        return "{}. {}".format(*words(UserError(line.reason)))
    if line.state == "catching_up":
        if not line.total:
            return tr("Inbox", "Catching up…")
        return tr("Inbox", "Catching up, {done} of {total}", done=line.done, total=line.total)
    if not line.since:
        return tr("Inbox", "Not yet up to date")
    return tr("Inbox", "Last updated at {time}", time=clock(line.since))
