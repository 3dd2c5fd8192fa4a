"""The palette (Ctrl+K): every action, conversation and person, found by a few letters."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.rows import Found
from desktop.actions import Action, Actions, shown_keys
from desktop.dialogs.ranking import ranked
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.tokens import RADIUS
from desktop.translate import tr
from desktop.views.toast import paint_floating

WIDTH = 560
ROW = 38
FIELD = 46
MOST_ROWS = 9
FOUND = 8
DIM = 0.42
PAUSE_S = 0.05
CALL_KEYS = "Ctrl+Return"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ICONS = {"contact": "user", "agent": "headset", "conversation": "message-square"}
_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    icon: str
    title: str
    right: str
    run: Callable[[], None]
    call: Callable[[], None] | None = None
    """What Ctrl+Enter does, where somebody can be called."""

    def at_the_edge(self, selected: bool) -> str:
        """Keys or a detail; the row that is chosen says how it is called."""
        if not selected or self.call is None:
            return self.right
        calls = tr("Palette", "{keys} to call", keys=shown_keys(CALL_KEYS))
        return f"{self.right}   {calls}" if self.right else calls


class Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title} {entry.at_the_edge(True)}".strip()
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        return entry if role == _ENTRY else None


class EntryPainter(QStyledItemDelegate):
    """Icon, title, and the keys or a detail at the right edge."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            self._ground(painter, place)
        edge = entry.at_the_edge(selected)
        self._words(painter, place.adjusted(12, 0, -12, 0), entry, edge)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selection"))
        painter.drawRoundedRect(place, RADIUS["control"], RADIUS["control"])

    def _words(self, painter: QPainter, place: QRect, entry: Entry, edge: str) -> None:
        theme = self._theme
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        picture = theme.pixmap(entry.icon, "second", 18, ratio)
        painter.drawPixmap(place.left(), place.center().y() - 8, picture)
        small = theme.font("caption", 500)
        right = QFontMetrics(small).horizontalAdvance(edge)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("second"))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, edge)
        font = theme.font("body", 500)
        room = place.adjusted(29, 0, -right - 16, 0)
        title = QFontMetrics(font).elidedText(
            entry.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)


class Palette(QWidget):
    """Lies over the whole window while it is open; keyboard only, though a click works too."""

    conversation_chosen = Signal(int)
    number_chosen = Signal(str)
    """Of somebody who has no conversation: to be looked at, not called yet."""
    called = Signal(str)
    """A number, at once."""
    nowhere = Signal(str)
    """The name of somebody with neither a conversation nor a number."""
    search_asked = Signal(str)
    """In all messages, by what was typed."""

    def __init__(self, parts: Parts, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._actions = parts, actions
        self._theme = parts.theme
        self._round = 0
        self._window = window
        self._back: QWidget | None = None
        self.field = QLineEdit()
        self.model = Entries()
        self.list = QListView()
        self._card = QWidget(self)
        self._build()
        window.installEventFilter(self)
        self._theme.changed.connect(self.update)
        self._retranslate()
        self.hide()

    def _build(self) -> None:
        self.field.setProperty("kind", "bare")
        self.field.setFont(self._theme.font("title"))
        self.field.setStyleSheet(f"min-height: {FIELD - 1}px; max-height: {FIELD - 1}px;")
        self.field.setTextMargins(16, 0, 16, 0)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        self._build_list()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.field, line, self.list):
            column.addWidget(widget)

    def _build_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryPainter(self._theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("QListView { background: transparent; padding: 8px; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda _: self.run())

    # Opening and leaving

    def toggle(self) -> None:
        self.leave() if self.isVisible() else self.open()

    def open(self) -> None:
        window = self._window
        focused = window.window().focusWidget()
        self._back = focused if focused is not self.field else None
        self.field.clear()
        self.setGeometry(window.rect())
        self._show("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """The focus goes back to where it was."""
        self._round += 1
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def run(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self.leave()
            entry.run()

    def call(self) -> None:
        """Whoever the chosen row is; a row that nobody answers stays."""
        entry = self._chosen()
        if entry is not None and entry.call is not None:
            self.leave()
            entry.call()

    def _chosen(self) -> Entry | None:
        index = self.list.currentIndex()
        return index.data(_ENTRY) if index.isValid() else None

    # What it shows

    def _typed(self, text: str) -> None:
        self._round += 1
        self._show(text)
        if text.strip():
            self._parts.tasks.start(self._find(text, self._round), "palette")

    async def _find(self, text: str, number: int) -> None:
        """An answer to letters that were typed over meanwhile is dropped."""
        await asyncio.sleep(PAUSE_S)
        if number != self._round:
            return
        found = await self._parts.desk.find(text, FOUND)
        if number == self._round and self.isVisible():
            self._show(text, found)

    def _show(self, text: str, found: Sequence[Found] | None = None) -> None:
        """`found`: None before there is an answer, when Enter must not go somewhere else yet."""
        kept = self.list.currentIndex().row() if found is not None else 0
        possible = self._actions.possible()
        sure, rest = ranked(text, (((row.said(), *row.sought), row) for row in possible))
        entries = [self._for_action(row) for row in sure]
        entries += [self._for_found(one) for one in found or ()]
        entries += [self._for_action(row) for row in rest]
        if found is not None:
            entries.append(self._for_search(text.strip()))
        self.model.show(entries)
        self.list.setCurrentIndex(self.model.index(min(max(kept, 0), len(entries) - 1), 0))
        self._place()
        self.update()

    def _for_action(self, row: Action) -> Entry:
        keys = shown_keys(self._actions.keys(row.id))
        return Entry(row.icon, row.said(), keys, self._actions[row.id].trigger)

    def _for_found(self, found: Found) -> Entry:
        call = None
        if found.number and self._parts.telephone.ready:
            call = partial(self.called.emit, found.number)
        return Entry(ICONS[found.kind], found.title, found.detail, partial(self._go, found), call)

    def _for_search(self, words: str) -> Entry:
        title = tr("Palette", "Search messages for “{words}”", words=words)
        return Entry("search", title, "", partial(self.search_asked.emit, words))

    def _go(self, found: Found) -> None:
        if found.conversation is not None:
            self.conversation_chosen.emit(found.conversation)
        elif found.number:
            self.number_chosen.emit(found.number)
        else:
            self.nowhere.emit(found.title)

    # Its place, its ground, its keys

    def _place(self) -> None:
        rows = min(max(len(self.model.entries), 1), MOST_ROWS)
        height = FIELD + rows * ROW + 18
        width = min(WIDTH, self.width() - 32)
        top = max(16, round(self.height() * 0.123))
        self._card.setGeometry((self.width() - width) // 2, top, width, height)

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            shade = self._theme.color("shadow")
            painter.setOpacity(DIM)
            painter.fillRect(self.rect(), shade)
            painter.setOpacity(1)
            paint_floating(painter, self._theme, self._card.geometry(), RADIUS["popup"])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place()
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in ENTER:
            event.accept()  # Ctrl+Enter is somebody's shortcut behind the palette
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS,
        }  # fmt: skip
        pressed = Qt.Key(event.key())
        if pressed in steps:
            self._step(steps[pressed])
        elif pressed in ENTER:
            calls = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.call() if calls else self.run()
        elif pressed == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _step(self, rows: int) -> None:
        """One step past the end comes in at the other; a page stops at it."""
        count = self.model.rowCount()
        if not count:
            return
        to = self.list.currentIndex().row() + rows
        to = to % count if abs(rows) == 1 else min(max(to, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(to, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = tr("Palette", "Search or type a command")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.list.setAccessibleName(tr("Palette", "Results"))
