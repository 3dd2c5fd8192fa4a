"""Notices that float: a calm stack at the foot of a column, and the painted shadow they stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.bidi import led
from desktop.theme import Theme
from desktop.tokens import RADIUS
from desktop.translate import tr

Tone = Literal["info", "ok", "bad"]
Act = tuple[str, Callable[[], None]]
SHADOW = 16
"""Room round a floating card for its shadow, in px."""
HEAD = 24
"""Height of a head of one line, px."""
GAP = 12
WIDEST = 420
"""Of a card in a host that is no column, px; it then stands at the right."""
MOST = 3
SAID = 2
"""So many notices at once: they stand over the list, one's day and the telephone."""
_ICONS: dict[Tone, tuple[str, str]] = {
    "info": ("info", "accent_text"),
    "ok": ("circle-check", "ok"),
    "bad": ("circle-alert", "bad"),
}


def paint_floating(painter: QPainter, theme: Theme, card: QRect, radius: int) -> None:
    """A raised card with a soft shadow; an effect would not show in a grabbed picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(theme.color("shadow"))  # a copy: the theme keeps its own
    shade.setAlphaF(0.045 if theme.name == "dark" else 0.013)
    painter.setBrush(shade)
    for spread in range(SHADOW - 2, 0, -1):
        grown = QRectF(card).adjusted(-spread, -spread + 3, spread, spread + 1)
        painter.drawRoundedRect(grown, radius + spread, radius + spread)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Floating(QWidget):
    """A card that floats; what is in it goes into `body`."""

    closed = Signal()
    stays = False
    """Not pushed out by newer ones."""
    matters = False
    """Pushed out only after what does not."""

    @property
    def rank(self) -> tuple[int, bool, int, int, str]:
        """Where cards stand by their urgency: the lowest uppermost."""
        return 0, False, 0, 0, ""

    @property
    def brief(self) -> tuple[str, str]:
        """Who waits and how long still, where it is only counted; empty where nobody does."""
        return "", ""

    @property
    def is_over(self) -> bool:
        """It only says how it ended, and waits for nothing."""
        return False

    def moved(self) -> None:
        """It stands somewhere else than a moment ago."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SHADOW + 16, SHADOW + 14, SHADOW + 16, SHADOW + 14)
        self.body.setSpacing(8)
        theme.changed.connect(self.update)

    def paintEvent(self, _: QPaintEvent) -> None:
        card = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        with QPainter(self) as painter:
            paint_floating(painter, self.theme, card, RADIUS["popup"])

    def close_it(self) -> None:
        self.hide()
        self.closed.emit()
        self.deleteLater()


@dataclass(frozen=True, slots=True)
class Toast:
    """What is said. `seconds` 0 stays until it is closed; `act` and `other` are (title, what to do)."""

    title: str
    detail: str = ""
    tone: Tone = "info"
    seconds: int = 6
    act: Act | None = None
    other: Act | None = None


class ToastCard(Floating):
    def __init__(self, theme: Theme, toast: Toast) -> None:
        super().__init__(theme)
        self.toast = toast
        self._title, self._shut = _words(toast.title, "strong"), QPushButton()
        self._buttons: list[QPushButton] = []
        self.matters = toast.tone == "bad"
        acts = [each for each in (toast.act, toast.other) if each]
        # One thing to say and one to do fit on a line: the less of what is below it is covered
        line = not toast.detail and len(acts) == 1
        self._head(toast, acts if line else [])
        if toast.detail:
            self.body.addWidget(_words(toast.detail, "second"))
        if not line:
            self._acts(acts)
        self._timer = QTimer(self, singleShot=True, interval=toast.seconds * 1000)
        self._timer.timeout.connect(self.close_it)
        if toast.seconds:
            self._timer.start()
        self.setAccessibleName(f"{toast.title} {toast.detail}".strip())

    def _head(self, toast: Toast, acts: Sequence[Act]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = QLabel()
        name, token = _ICONS[toast.tone]
        picture.setPixmap(self.theme.pixmap(name, token, 18, self.devicePixelRatioF()))
        picture.setFixedHeight(HEAD)
        self._title.setMinimumHeight(HEAD)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)
        for act in acts:
            row.addWidget(self._button(act), 0, Qt.AlignmentFlag.AlignTop)
        shut = self._shut
        shut.setProperty("kind", "tiny")
        shut.setAccessibleName(tr("Toast", "Close"))
        self.theme.set_icon(shut, "x", "third", 14)
        shut.setFixedSize(HEAD, HEAD)
        shut.clicked.connect(self.close_it)
        row.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _acts(self, acts: Sequence[Act]) -> None:
        if not acts:
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        for act in acts:
            row.addWidget(self._button(act))
        row.addStretch()
        self.body.addLayout(row)

    def _button(self, act: Act) -> QPushButton:
        title, do = act
        button = QPushButton(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(do)
        button.clicked.connect(self.close_it)
        self._buttons.append(button)
        return button

    def say_anew(self, toast: Toast) -> None:
        """The same in another language: for what stays long enough to see it change."""
        self._title.setText(led(toast.title))
        self._shut.setAccessibleName(tr("Toast", "Close"))
        acts = [each for each in (toast.act, toast.other) if each]
        for button, (title, _) in zip(self._buttons, acts, strict=True):
            button.setText(title)
        self.setAccessibleName(f"{toast.title} {toast.detail}".strip())

    def enterEvent(self, event: object) -> None:
        """Nothing goes away under somebody's eyes."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.toast.seconds:
            self._timer.start()


def _words(text: str, kind: str) -> QLabel:
    label = QLabel(led(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    return label


COLUMN_MOVED = (
    QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide,
)  # fmt: skip


class Stack(QObject):
    """Floating cards piled up from the foot of `host`, the newest lowest, so many at most."""

    placed = Signal()

    def __init__(self, host: QWidget, most: int = MOST) -> None:
        super().__init__(host)
        self._host, self._most = host, most
        self._column: QWidget | None = None
        self._cards: list[Floating] = []
        host.installEventFilter(self)

    @property
    def host(self) -> QWidget:
        return self._host

    def move_to(self, host: QWidget, column: QWidget | None = None) -> None:
        """Another one carries the cards from now on; at the foot of that column of it, while that
        is in sight and wide enough."""
        if host is self._host and column is self._column:
            return
        for each in (self._host, self._column):
            if each is not None:
                each.removeEventFilter(self)
        self._host, self._column = host, column
        for each in (host, column):
            if each is not None:
                each.installEventFilter(self)
        for card in self._cards:
            card.setParent(host)
            card.show()
        self.place()

    def cards(self) -> tuple[Floating, ...]:
        return tuple(self._cards)

    def add(self, card: Floating) -> None:
        card.setParent(self._host)
        card.installEventFilter(self)
        card.closed.connect(lambda: self._gone(card))
        going = sorted((each for each in self._cards if not each.stays), key=_goes_last)
        self._cards.append(card)
        if len(self._cards) > self._most and going:
            going[0].close_it()
        card.show()
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host:
            wanted = event.type() == QEvent.Type.Resize
        elif watched is self._column:
            wanted = event.type() in COLUMN_MOVED
        else:
            wanted = event.type() == QEvent.Type.LayoutRequest
        if wanted:
            self.place()
        return False

    @property
    def room(self) -> QRect:
        """Of the host, where the cards stand."""
        column = self._column
        if column is None or not column.isVisibleTo(self._host):
            return self._host.rect()
        needed = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        if column.width() + 2 * (SHADOW - GAP) < needed:
            return self._host.rect()
        return QRect(column.mapTo(self._host, QPoint()), column.size())

    def place(self) -> None:
        width, foot = self._width(), self._foot()
        left = self.room.right() + 1 - GAP + SHADOW - width
        for card in reversed(self._shown()):
            height = self._height(card)
            if card.y() != foot - height:
                card.moved()
            card.setGeometry(left, foot - height, width, height)
            card.raise_()
            foot -= height - 2 * SHADOW + GAP
        self.placed.emit()

    def _shown(self) -> list[Floating]:
        """From the uppermost down."""
        return self._cards

    def _height(self, card: Floating) -> int:
        return max(card.sizeHint().height(), card.heightForWidth(self._width()))

    def _width(self) -> int:
        """With the shadow."""
        return min(self.room.width() - 2 * GAP, WIDEST) + 2 * SHADOW

    def _foot(self) -> int:
        """Where the lowest card ends, its shadow with it."""
        return self.room.bottom() + 1 - GAP + SHADOW

    def top(self) -> int:
        """Where the pile begins, without the shadow; its host's foot where there is none."""
        tops = [card.y() + SHADOW for card in self._cards]
        return min(tops, default=self._host.height())

    def _gone(self, card: Floating) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self.place()


def _goes_last(card: Floating) -> bool:
    return card.matters


class SideStack(Stack):
    """Stands in `side`, and in `instead` while that is hidden: a call must never ring unseen.

    There it piles up on what stands in `below`.
    """

    def __init__(self, side: QWidget, instead: QWidget, below: Stack) -> None:
        super().__init__(side)
        self._side, self._instead, self._below = side, instead, below
        self._wide: QWidget | None = None
        below.placed.connect(self.place)

    def _foot(self) -> int:
        if self._below.host is not self._host or self._below.room != self.room:
            return super()._foot()
        return self._below.top() - GAP + SHADOW

    def add(self, card: Floating) -> None:
        self.settle()
        super().add(card)

    def stand_in(self, wide: QWidget | None) -> None:
        """A panel that took the place of both columns; None: they are back."""
        self._wide = wide
        self.settle()

    def settle(self) -> None:
        column = self._instead if self._side.isHidden() else self._side
        self.move_to(self._wide or column)
        self._side.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._side and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            QTimer.singleShot(0, self, self.settle)
        return super().eventFilter(watched, event)


class Toasts:
    """Says things at the foot of the list, where they cover neither the composer nor Resolve."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        self._theme = theme
        self.stack = Stack(host, SAID)

    def say(self, toast: Toast) -> ToastCard:
        """The same words twice are one notice."""
        for card in self.stack.cards():
            if isinstance(card, ToastCard) and card.toast.title == toast.title:
                card.close_it()
        said = ToastCard(self._theme, toast)
        self.stack.add(said)
        return said
