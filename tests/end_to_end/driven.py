"""The real desk with a driver beside it: what a pair of hands and eyes would do, over a socket.

`python -m tests.end_to_end.driven ADDRESS [desk's arguments]`. The desk does not know of it.
"""

import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection, Listener
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    QObject,
    QPointF,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.end_to_end import seen
from tests.end_to_end.desk import FAILED
from tests.end_to_end.seen import Absent, named, names, rows, shown


class Hands(QObject):
    """Runs each request on the screen's thread and keeps its answer."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._work: Callable[[], Any] = lambda: None
        self._answer: tuple[bool, Any] = (True, None)
        self.asked.connect(self._do, Qt.ConnectionType.BlockingQueuedConnection)

    def request(self, work: Callable[[], Any]) -> tuple[bool, Any]:
        self._work = work
        self.asked.emit()
        return self._answer

    @Slot()
    def _do(self) -> None:
        self._answer = (False, FAILED)
        try:
            self._answer = (True, self._work())
        except Absent as absent:
            self._answer = (False, str(absent))


def click(*wanted: str) -> None:
    widget = named(*wanted)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def click_row(words: str) -> None:
    for widget in shown():
        if isinstance(widget, QAbstractItemView):
            for place, text in rows(widget):
                if words in text:
                    QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=place)
                    return
    raise Absent(f"no row says {words}")


def choose(*wanted: str) -> None:
    """An entry of the open menu."""
    for menu in (w for w in shown() if isinstance(w, QMenu)):
        for action in menu.actions():
            if action.text().replace("&", "") in wanted and action.isEnabled():
                QTest.mouseClick(
                    menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center()
                )
                return
    raise Absent(f"no menu entry {' or '.join(wanted)}")


def up() -> bool:
    """A window is there and has the focus, which no window manager gives it on a bare screen."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and QApplication.activeWindow() is None:
            widget.activateWindow()
    return QApplication.activeWindow() is not None


def focused() -> QWidget:
    up()  # a window manager would have given the focus to the window that is left
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        return menu  # it has the keyboard, and leaves the focus where it was
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    if widget is None:
        raise Absent("nothing has the focus")
    over = QApplication.activeModalWidget()
    if over is not None and over is not widget.window():
        # A dialog that was opened a moment ago has the keyboard a moment from now
        over.activateWindow()
        raise Absent(f"the keyboard is still in {names(widget)}, under {names(over)}")
    return widget


def write(text: str) -> None:
    """Types; letters no keyboard of this screen has go in as an input method would put them."""
    from PySide6.QtGui import QInputMethodEvent

    field = focused()
    if not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        raise Absent(f"the keyboard is in no field, but in {names(field)}")
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(field, event)


def key(sequence: str) -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    QTest.keySequence(focused(), QKeySequence.fromString(sequence, portable))


def compose() -> None:
    """A click into the composer."""
    for widget in shown():
        if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isEnabled():
            QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton)
            return
    raise Absent("nowhere to write")


def fill(name: str, text: str) -> None:
    """Into a field of its own, as typing over what it holds."""
    for widget in shown():
        if isinstance(widget, QLineEdit) and name in names(widget) and widget.isEnabled():
            widget.setFocus()
            widget.selectAll()
            write(text)
            return
    raise Absent(f"no field is called {name}")


def files_of(paths: list[str]) -> QMimeData:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return given


def paste_files(paths: list[str]) -> None:
    """As copied in a file manager."""
    QGuiApplication.clipboard().setMimeData(files_of(paths))
    key("Ctrl+V")


def drop_files(paths: list[str]) -> None:
    """As dragged from a file manager onto the composer."""
    for widget in shown():
        if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isEnabled():
            drop(widget.viewport(), files_of(paths))
            return
    raise Absent("nowhere to drop")


def drop(target: QWidget, given: QMimeData) -> None:
    place, action = target.rect().center(), Qt.DropAction.CopyAction
    left, bare = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(target, QDragEnterEvent(place, action, given, left, bare))
    QCoreApplication.sendEvent(target, QDropEvent(QPointF(place), action, given, left, bare))


def grab(path: str) -> None:
    """The whole screen as it stands, not a widget painted again."""
    QGuiApplication.primaryScreen().grabWindow(0).save(path)


def resize(width: int, height: int) -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.isWindow() and not widget.parent():
            widget.setGeometry(0, 0, width, height)


COMMANDS: dict[str, Callable[..., Any]] = {
    "up": up, "places": seen.places,
    "texts": seen.texts, "click": click, "click_row": click_row, "choose": choose, "write": write,
    "key": key, "grab": grab, "resize": resize,
    "compose": compose, "first_row": seen.first_row,
    "fill": fill, "paste_files": paste_files, "drop_files": drop_files,
    "window": seen.window, "point": seen.point, "typed": seen.typed, "writing": seen.writing,
    "said_at": seen.said_at,
    "marked": seen.marked, "figures": seen.figures, "tables": seen.tables, "focus": seen.focus,
    "timeline": seen.timeline, "ready": seen.ready, "ground": seen.ground, "spoken": seen.spoken,
}  # fmt: skip


def serve(address: str, hands: Hands) -> None:
    with Listener(address) as listener:
        while True:
            with listener.accept() as line:
                talk(line, hands)


def talk(line: "Connection[Any, Any]", hands: Hands) -> None:
    try:
        while True:
            name, args = line.recv()
            line.send(hands.request(partial(COMMANDS[name], *args)))
    except (EOFError, ConnectionError):
        return


def attach(address: str) -> None:
    """Waits for the application the desk makes, then answers on its thread."""

    def begin() -> None:
        while (application := QApplication.instance()) is None:
            threading.Event().wait(0.02)
        hands = Hands()
        hands.moveToThread(application.thread())
        serve(address, hands)

    threading.Thread(target=begin, daemon=True).start()


def main() -> int:
    from desktop.app import main as desk

    attach(sys.argv[1])
    return desk(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
