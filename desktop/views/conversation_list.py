"""ConversationList: the rows of the inbox, their chips ticking, their place kept."""

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from core.rows import InboxRow
from desktop.models.inbox import InboxModel
from desktop.parts import Parts
from desktop.rows.inbox_row import InboxDelegate
from desktop.rows.inbox_words import ticking
from desktop.rows.placeholder import paint_placeholder
from desktop.tokens import ROW, ROW_COMPACT
from desktop.translate import tr
from desktop.views.drawn_ahead import DrawnAhead
from desktop.views.list import RowList


class ConversationList(RowList):
    """`opened` gives the key of the conversation a person chose."""

    opened = Signal(int)

    def __init__(self, parts: Parts, model: InboxModel) -> None:
        super().__init__()
        self._parts, self._rows = parts, model
        desk = parts.desk
        self._delegate = InboxDelegate(
            parts.theme, model.row_at, desk.now, lambda: desk.me.name, self
        )
        self._delegate.rings = lambda: self.by_keyboard
        self._delegate.untouched = self._untouched
        self._anchor: tuple[int, int] | None = None
        self._ahead = DrawnAhead(self._draw_row_ahead, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.seen.connect(model.want)
        self.seen.connect(self._ahead.follow)
        model.dataChanged.connect(self._ahead.again)
        self.chosen.connect(self._opened)
        model.arriving.connect(self._draw_ahead)
        model.rearranging.connect(self._drop_anchor)
        model.rearranged.connect(self._raise_anchor)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._repaint_ticking)
        self._tick.start()
        parts.settings.on_change(self._setting_changed)
        self._set_density()
        self._say()

    def mark(self, key: int | None) -> None:
        """Shows which conversation is open, without opening it again."""
        row = self._rows.row_of(key) if key is not None else None
        self.set_current(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows.state == "loading" and not self._rows.rowCount():
            self._paint_placeholders()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._delegate.forget()
            self._say()
            self.viewport().update()

    def _say(self) -> None:
        self.setAccessibleName(tr("Inbox", "Conversations"))

    def _untouched(self) -> bool:
        return not (self.currentIndex().isValid() or self.underMouse())

    def _opened(self, row: int) -> None:
        key = self._rows.key_at(row)
        if key is not None:
            self.opened.emit(key)

    def _draw_ahead(self, row: InboxRow) -> None:
        ratio = self.devicePixelRatioF()
        if self.isVisible() and ratio == int(ratio):  # else no picture is kept
            self._delegate.draw_ahead(row, self.columnWidth(0), ratio)

    def _draw_row_ahead(self, number: int) -> None:
        row = self._rows.row_at(number)
        if row is not None:
            self._draw_ahead(row)

    def _drop_anchor(self) -> None:
        """At the top the newest stays in sight; further down what is read must not move."""
        self._anchor = None
        if self.verticalScrollBar().value() > 0:
            key = self._rows.key_at(self.first_visible())
            self._anchor = (key, self.offset()) if key is not None else None

    def _raise_anchor(self) -> None:
        if self._anchor is not None and (row := self._rows.row_of(self._anchor[0])) is not None:
            self.scroll_to(row, self._anchor[1])
        self.tell_seen()

    def _repaint_ticking(self) -> None:
        if not self.isVisible():
            return
        now = self._parts.desk.now()
        for number in self.visible_rows():
            row = self._rows.row_at(number)
            if row is not None and ticking(row, now):
                self.viewport().update(self.row_rect(number))

    def _paint_placeholders(self) -> None:
        height, width = self._delegate.height, self.viewport().width()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(self.viewport().height() // height + 1):
                box = QRectF(0, number * height, width, height)
                paint_placeholder(painter, self._parts.theme, box, number)

    def _setting_changed(self, name: str) -> None:
        if name == "density":
            self._set_density()
            self.viewport().update()

    def _set_density(self) -> None:
        self._delegate.compact = self._parts.settings.get("density") == "compact"
        self.set_row_height(ROW_COMPACT if self._delegate.compact else ROW)
