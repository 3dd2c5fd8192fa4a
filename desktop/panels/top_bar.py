"""The top bar: my state, the line, the way to everything else, notices and who I am."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from core.changes import Changes
from core.rows import Line
from desktop.my_state import MyState
from desktop.parts import Parts
from desktop.rows.avatar import paint_avatar
from desktop.theme import Theme
from desktop.tokens import BAR, RADIUS
from desktop.translate import tr
from desktop.views.card import ChipLabel
from desktop.views.line_chip import LineChip
from desktop.views.menu import Menu
from desktop.views.state_menu import BACK, StateMenu, choices, id_of
from desktop.views.state_pill import StatePill

FIELD_WIDTH, FIELD_USUAL, FIELD_LEAST = 232, 96, 34
EDGES = 44
"""Margins and what stands between, px."""


class PaletteField(QAbstractButton):
    """Looks like a field and opens the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.keys = "Ctrl K"
        # Its own policy has a button never give way
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(FIELD_WIDTH, 31)

    def minimumSizeHint(self) -> QSize:
        return QSize(FIELD_LEAST, 31)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, box = self._theme, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            painter.setPen(QPen(theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            inset = 1 if focused else 0
            painter.drawRoundedRect(
                box.adjusted(inset, inset, -inset, -inset), RADIUS["control"], RADIUS["control"]
            )
            painter.drawPixmap(8, 8, theme.pixmap("search", "second", 15, self.devicePixelRatioF()))
            self._words(painter, box)

    def _words(self, painter: QPainter, box: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        wide = box.width() > 180
        if box.width() < FIELD_USUAL - 20:
            return  # only its sign
        painter.setPen(self._theme.color("second"))
        painter.setFont(self._theme.font("body"))
        room = box.adjusted(38 if wide else 30, 0, -60 if wide else -8, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, text)
        if wide:
            painter.setFont(self._theme.font("caption", 500))
            keys = box.adjusted(0, 0, -10, 0)
            painter.drawText(keys, middle | Qt.AlignmentFlag.AlignRight, self.keys)


class FaceButton(QPushButton):
    """My own avatar; a press opens the menu about me."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.person = name
        self.setProperty("kind", "quiet")
        self.setFixedSize(34, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            paint_avatar(painter, QRectF(2, 2, 30, 30), self.person)


class BellButton(QPushButton):
    """The bell, with a dot and a number in its name while something was not looked at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.unseen = 0
        self.setProperty("kind", "quiet")
        self.setFixedSize(34, 34)
        theme.set_icon(self, "bell", "second", 18)

    def show_unseen(self, count: int) -> None:
        self.unseen = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.unseen:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("surface"), 2))
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(QRectF(19, 6, 9, 9))


class TopBar(QFrame):
    palette_asked = Signal()
    notices_asked = Signal()
    state_chosen = Signal(str, str)
    """State and reason the person wants; whoever joined the bar proposes it."""
    day_asked = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.setProperty("kind", "bar")
        self.setFixedHeight(BAR)
        self.state = StatePill(parts.theme)
        self.line = LineChip(parts.theme, parts.desk.now)
        self.field = PaletteField(parts.theme)
        self.bell = BellButton(parts.theme)
        self.face = FaceButton(parts.desk.me.name)
        self._demonstration = ChipLabel(parts.theme, tone="accent")
        self.my_actions: list[QAction | None] = []
        """What the menu about me offers; None is a line between."""
        self.my_state = MyState(parts, self)
        self.day_keys = ""
        """What opens my own day, as it is shown."""
        self._fit: Callable[[int, int], None] = lambda _, __: None
        self._calls: QWidget | None = None
        self._is_demonstration = self._folded = False
        self._chip_width = (0, 0)
        """Of the demonstration's chip, whole and folded, px."""
        self._lay_out()
        self._connect()
        self._retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 22, 0)
        row.setSpacing(10)
        for widget in (self.state, self._demonstration, self.line):
            row.addWidget(widget)
        row.addStretch(1)
        self._middle = QHBoxLayout()
        row.addLayout(self._middle)
        row.addStretch(1)
        row.addWidget(self.field)
        row.addSpacing(4)
        self._right = QHBoxLayout()
        row.addLayout(self._right)
        row.addWidget(self.bell)
        row.addWidget(self.face)

    def _connect(self) -> None:
        desk = self._parts.desk
        for widget in (self.state, self.field, self.bell, self.face):
            # A click leaves the focus where the work is
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.state.clicked.connect(self.open_state_menu)
        self.line.try_now.connect(desk.reconnect)
        self.field.clicked.connect(self.palette_asked)
        self.bell.clicked.connect(self.notices_asked)
        self.face.clicked.connect(self.open_my_menu)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.show_state)
        self._second.start()
        self.my_state.changed.connect(self.show_state)
        self._stops = [desk.on_changes(self._on_changes), desk.on_line(self._on_line)]

    def close_down(self) -> None:
        self._second.stop()
        self.my_state.close()
        for stop in self._stops:
            stop()
        self._stops = []

    # What comes after the first paint

    def take(self, calls: QWidget, dot: QWidget, fit: Callable[[int, int], None]) -> None:
        """The calls stand in the middle, whether the phone is ready beside the bell. `fit` hears
        how many px there are for the calls, and how many where all else here folds for them."""
        self._middle.addWidget(calls)
        self._right.addWidget(dot)
        self._fit, self._calls = fit, calls
        self._make_room()

    def room(self, *, folded: bool = False) -> int:
        """Px there are for the calls; `folded`: where the field is only its sign, and what says
        that this is a demonstration only its mark."""
        others = (self.state, self.line, self.bell, self.face)
        taken = sum(each.sizeHint().width() + 10 for each in others if each.isVisibleTo(self))
        field = FIELD_LEAST if folded else FIELD_USUAL
        if self._is_demonstration:
            taken += self._chip_width[folded] + 10
        return self.width() - taken - field - self._right.sizeHint().width() - EDGES

    def _make_room(self) -> None:
        self._fit(self.room(), self.room(folded=True))
        wanted = (
            self._calls.sizeHint().width() if self._calls and self._calls.isVisibleTo(self) else 0
        )
        self._fold(wanted > self.room())

    def _fold(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self._name_demonstration()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Whatever else takes more room leaves less for the calls."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    # What it shows

    def refresh(self) -> None:
        me = self._parts.desk.me
        self.face.person = me.name
        self.face.setToolTip(me.name)
        # An empty store does not know it, and its key is in a file all the same
        self._is_demonstration = self._parts.demonstration or me.demonstration
        self._demonstration.setVisible(self._is_demonstration)
        self.face.update()
        self.show_state()
        self._on_line(self._parts.desk.line)

    def _on_line(self, line: Line) -> None:
        self.line.show_line(line)
        self.show_state()

    def _on_changes(self, changes: Changes) -> None:
        if changes.everything or changes.directory or changes.people:
            self.refresh()

    def show_state(self) -> None:
        self.state.show_face(self.my_state.face())

    # What is done with it

    def open_state_menu(self) -> None:
        mine, reasons = self.my_state.me, self._parts.desk.directory.reasons
        menu = StateMenu(self._parts.theme, self)
        menu.chosen.connect(self.state_chosen)
        menu.taken_back.connect(self.my_state.take_back)
        menu.begun_now.connect(self.my_state.begin_now)
        menu.day_asked.connect(self.day_asked)
        rows = choices(mine, reasons, self.my_state.day.left_ms, self.day_keys)
        place = self.state.mapToGlobal(self.state.rect().bottomLeft())
        here = BACK if mine.next_state else id_of(mine.state, mine.reason)
        menu.open_at(rows, here, place + QPoint(0, 4))

    def pop_up(self, menu: QMenu, under: QWidget) -> None:
        """Below the button, kept inside the window's width."""
        place = under.mapToGlobal(under.rect().bottomLeft())
        edge = self.mapToGlobal(self.rect().topRight()).x() - 8
        place.setX(min(place.x(), edge - menu.sizeHint().width()))
        place.setY(place.y() + 4)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def open_my_menu(self) -> None:
        """Not by `setMenu`, which turns a loop of its own until the menu is closed."""
        menu = Menu(self)
        for action in self.my_actions:
            menu.addAction(action) if action else menu.addSeparator()
        self.pop_up(menu, self.face)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("TopBar", "Top bar"))
        self.field.setText(tr("TopBar", "Search or command"))
        self.field.setAccessibleName(self.field.text())
        self.bell.setAccessibleName(tr("TopBar", "Notices"))
        self.bell.setToolTip(tr("TopBar", "Notices"))
        self.face.setAccessibleName(tr("TopBar", "My account"))
        self._name_demonstration()
        self._demonstration.setToolTip(
            tr("TopBar", "A made-up company on this machine: nothing here reaches anybody.")
        )

    def _name_demonstration(self) -> None:
        """Its first letter stays where there is no room for the word."""
        word, chip = tr("TopBar", "Demonstration"), self._demonstration
        widths = []
        for said in (word, word[:1]):
            chip.say(said)
            widths.append(chip.sizeHint().width())
        self._chip_width = widths[0], widths[1]
        chip.say(word[:1] if self._folded else word)
        chip.setAccessibleName(word)
