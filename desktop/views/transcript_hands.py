"""Hands: mouse and keyboard in the timeline: links, buttons, selecting text, the current row."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip

from core.entities import Attachment
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_files import is_picture
from desktop.rows.timeline_shape import Shape, Spot
from desktop.rows.timeline_words import Words
from desktop.views.transcript_menu import may_answer, open_menu

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript

ACTS = ("open", "play", "whole", "unfold", "retry", "jump", "call")
"""What Enter does with a row, the first of these that it offers."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier
"""A plus needs it on most keyboards."""
BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Hands:
    """Holds the selection and the row the keyboard is on; `current` -1: none."""

    def __init__(self, transcript: "Transcript") -> None:
        self._of = transcript
        self._words: Words | None = None
        self._from = self._to = 0
        self._pressed: Spot | None = None
        self.current = -1
        self.by_keyboard = False
        """Whether the current row shows its ring: after keys, not after the mouse."""

    def clear(self) -> None:
        self._words, self._pressed, self.current = None, None, -1

    # Selection

    def selection(self, shape: Shape) -> tuple[Words, int, int] | None:
        words = self._words
        return (words, self._from, self._to) if words is not None else None

    def selected_text(self) -> str:
        if self._words is None:
            return ""
        return self._words.text[min(self._from, self._to) : max(self._from, self._to)]

    def copy(self) -> None:
        """The selected words, or else the whole message the keyboard is on."""
        text = self.selected_text() or self._of.whole(self.current)
        if text:
            QGuiApplication.clipboard().setText(text)

    # Mouse

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self._of.row_at(event.position().y())
        self.current, self.by_keyboard = hit[0] if hit else -1, False
        shape, at = self._hit(event.position())
        self._pressed = self._spot(shape, at)
        words = shape.selectable(at.x(), at.y()) if shape else None
        self._words = words
        if words is not None:
            self._from = self._to = words.cursor(at.x(), at.y())
        self._of.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._words is not None:
            self._drag(event.position())
            return
        shape, at = self._hit(event.position())
        self._of.viewport().setCursor(_shape_of_cursor(shape, self._spot(shape, at), at))

    def _drag(self, position: QPointF) -> None:
        words = self._words
        for index, top in self._of.where.rows:
            if words is not None and words in self._of.shapes.get(index).words:
                self._to = words.cursor(position.x(), position.y() - top)
        if self._from != self._to:
            self._pressed = None
        self._of.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        shape, at = self._hit(event.position())
        hit = self._of.row_at(event.position().y())
        spot = self._spot(shape, at)
        if hit is not None and spot is not None and spot == self._pressed:
            self._do(spot, at.x(), hit[0])
        self._pressed = None

    def double(self, event: QMouseEvent) -> None:
        shape, at = self._hit(event.position())
        words = shape.selectable(at.x(), at.y()) if shape else None
        if words is not None:
            self._words = words
            self._from, self._to = words.word(words.cursor(at.x(), at.y()))
            self._of.viewport().update()

    def menu(self, at: QPoint, on_screen: QPoint) -> None:
        hit = self._of.row_at(at.y())
        if hit is not None:
            self.current = hit[0]
            open_menu(self._of, hit[0], on_screen)

    def tip(self, event: QEvent) -> bool:
        """The full address of a link, the name of a file, what a mark means."""
        if event.type() != QEvent.Type.ToolTip:
            return False
        where = cast(QHelpEvent, event)
        shape, at = self._hit(QPointF(where.pos()))
        spot = self._spot(shape, at)
        if spot is not None and spot.tip:
            QToolTip.showText(where.globalPos(), spot.tip, self._of.viewport())
        else:
            QToolTip.hideText()
        return True

    def _spot(self, shape: Shape | None, at: QPointF) -> Spot | None:
        """The speed is a place of its own only while a recording is listened to."""
        spot = shape.spot(at.x(), at.y()) if shape else None
        if spot is not None and spot.what == "speed":
            return spot if self._of.player.progress(spot.value.id) is not None else None
        return spot

    def _hit(self, position: QPointF) -> tuple[Shape | None, QPointF]:
        hit = self._of.row_at(position.y())
        if hit is None:
            return None, position
        return self._of.shapes.get(hit[0]), position - QPointF(0, hit[1])

    # Doing

    def _do(self, spot: Spot, x: float, index: int) -> None:
        area = self._of
        match spot.what:
            case "link":
                area.link_asked.emit(spot.value)
            case "retry":
                area.retry_asked.emit(spot.value)
            case "discard":
                area.discard_asked.emit(spot.value)
            case "play":
                area.player.toggle(spot.value)
            case "seek":
                area.player.seek(spot.value, (x - spot.rect.x()) / spot.rect.width())
            case "speed":
                area.player.next_speed()
            case "call":
                area.call_asked.emit(spot.value)
            case "open":
                self.open_file(spot.value, index)
            case "whole":
                area.whole_asked.emit(spot.value)
            case "unfold":
                area.unfold(spot.value)
            case "jump":
                area.show_order(spot.value)
            case "said" | "remark":
                area.pressed.emit(spot)

    def open_file(self, file: Attachment, index: int) -> None:
        """A picture is shown here; any other file is saved where the person says."""
        if is_picture(file):
            self._of.picture_asked.emit(file, self._of.entries.order(index))
        else:
            self._of.file_asked.emit(file)

    # Keyboard

    def focus(self, reason: Qt.FocusReason) -> None:
        """Tab into the timeline begins at the newest row in sight."""
        if reason not in BY_KEY:
            return
        rows = dict(self._of.where.rows)
        self.by_keyboard = True
        if rows and self.current not in rows:
            self.current = max(rows)
        self._of.speech.focus()
        self._of.viewport().update()

    def answerable(self) -> Entry | None:
        """What a reply by key quotes: the row the keyboard is on."""
        if not (self.by_keyboard and self._of.hasFocus() and self._is_in_sight()):
            return None
        entry = self._of.shapes.entry(self.current)
        return entry if may_answer(entry) else None

    def key(self, event: QKeyEvent) -> bool:
        """True where the key did something: arrows walk the rows, Enter does what a row offers."""
        plain = not event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy) or (plain and event.key() == Qt.Key.Key_C):
            self.copy()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            return self._act()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._leap(to_end=event.key() == Qt.Key.Key_End)
        elif event.key() == Qt.Key.Key_Menu and self.current >= 0:
            self._menu_of_current()
        else:
            return self._listen(event)
        return True

    def _listen(self, event: QKeyEvent) -> bool:
        """Space plays the row's recording or halts it, arrows go on and back, + and - change how
        fast; only on a row that has one."""
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if held or not self._is_in_sight():
            return False
        spots = self._of.shapes.get(self.current).spots
        file = next((spot.value for spot in spots if spot.what == "play"), None)
        player = self._of.player
        if file is None:
            return False
        if event.key() == Qt.Key.Key_Space:
            player.toggle(file)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            player.skip(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.text() in ("+", "-"):
            player.next_speed(1 if event.text() == "+" else -1)
        else:
            return False
        return True

    def _walk(self, step: int) -> None:
        area, rows = self._of, dict(self._of.where.rows)
        if not rows:
            return
        start = (
            self.current if self.current in rows else (max(rows) + 1 if step < 0 else min(rows) - 1)
        )
        self.current = min(max(0, start + step), area.heights.count - 1)
        self._settle_on(self.current)

    def _leap(self, *, to_end: bool) -> None:
        """To the newest row, or the oldest that is kept on this machine."""
        count = self._of.heights.count
        if to_end:
            self._of.to_end()
        if count:
            self._settle_on(count - 1 if to_end else 0)

    def _settle_on(self, index: int) -> None:
        self.current, self.by_keyboard = index, True
        self._of.reveal(index)
        self._of.speech.focus()

    def _is_in_sight(self) -> bool:
        return self.current in dict(self._of.where.rows)

    def _act(self) -> bool:
        """What the row is there for: its picture or file first, its links last."""
        if not self._is_in_sight():
            return False
        shape = self._of.shapes.get(self.current)
        spots = sorted((s for s in shape.spots if s.what in ACTS), key=lambda s: ACTS.index(s.what))
        spots += [Spot(w.box, "link", k.address) for w in shape.words for k in w.links[:1]]
        if spots:
            self._do(spots[0], spots[0].rect.x(), self.current)
        return bool(spots)

    def _menu_of_current(self) -> None:
        top = dict(self._of.where.rows).get(self.current, 0)
        at = QPoint(80, top + 12)
        open_menu(self._of, self.current, self._of.viewport().mapToGlobal(at))


def _shape_of_cursor(shape: Shape | None, spot: Spot | None, at: QPointF) -> Qt.CursorShape:
    if spot is not None and spot.what:
        return Qt.CursorShape.PointingHandCursor
    if shape is not None and shape.selectable(at.x(), at.y()):
        return Qt.CursorShape.IBeamCursor
    return Qt.CursorShape.ArrowCursor
