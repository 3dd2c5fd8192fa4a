"""The real desk with a driver beside it: what a pair of hands and eyes would do, over a socket.

`python -m tests.end_to_end.driven ADDRESS [desk's arguments]`. The desk does not know of it.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection, Listener
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.end_to_end.processes import FAILED


class Absent(Exception):
    """Nothing on the screen answers to that name."""


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


def shown() -> Iterator[QWidget]:
    """Every widget a person could see, the topmost windows first."""
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    tops.sort(key=lambda w: not (w.isModal() or isinstance(w, QMenu)))
    for top in tops:
        yield top
        yield from (w for w in top.findChildren(QWidget) if w.isVisible())


def texts() -> list[str]:
    """All text on the screen, painted rows included."""
    return [text for widget in shown() for text in said_by(widget) if text.strip()]


def timeline() -> list[str]:
    """The messages in sight, and nothing else of the screen."""
    painted = [w for w in shown() if w.objectName() == "transcript"]
    return [text for widget in painted for text in said_by(widget)]


def said_by(widget: QWidget) -> list[str]:
    painted = getattr(widget, "visible_texts", None)
    if painted is not None:
        return list(painted())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QAbstractItemView):
        return [text for _, text in rows(widget)]
    if isinstance(widget, QMenu):
        return [action.text() for action in widget.actions()]
    return []


def rows(view: QAbstractItemView) -> list[tuple[QPoint, str]]:
    """The rows in sight: (middle, accessible text)."""
    found = []
    model, area = view.model(), view.viewport().rect()
    for number in range(model.rowCount() if model else 0):
        index = model.index(number, 0)
        place = view.visualRect(index)
        if place.top() > area.bottom():
            break
        if place.isValid() and place.intersects(area):
            text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
            found.append((place.center(), str(text or "")))
    return found


def first_row(*wanted: str) -> str:
    """What the topmost row of the list says that is called so; empty where it has none."""
    for view in (w for w in shown() if isinstance(w, QAbstractItemView)):
        if names(view) & set(wanted):
            index = view.model().index(0, 0)
            return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
    raise Absent(f"no list is called {' or '.join(wanted)}")


def names(widget: QWidget) -> set[str]:
    said = {widget.objectName(), widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        said.add(widget.text().replace("&", ""))
    return said


def named(*wanted: str) -> QWidget:
    for widget in shown():
        if names(widget) & set(wanted) and widget.isEnabled():
            return widget
    raise Absent(f"nothing is called {' or '.join(wanted)}")


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
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    if widget is None:
        raise Absent("nothing has the focus")
    return widget


def write(text: str) -> None:
    """Types; letters no keyboard of this screen has go in as an input method would put them."""
    from PySide6.QtGui import QInputMethodEvent

    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(focused(), event)


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


def ready(name: str) -> None:
    named(name)


def ground() -> str:
    return QApplication.palette().window().color().name()


def spoken() -> list[str]:
    words = list(texts())
    for widget in shown():
        words += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
            words.append(widget.placeholderText())
    return sorted({word for word in words if word.strip()})


def places() -> list[tuple[int, int, int, int]]:
    """Where every widget in sight stands."""
    whole = [widget.geometry() for widget in shown()]
    return [(at.x(), at.y(), at.width(), at.height()) for at in whole]


def window(kind: str) -> int:
    """Id of the window of that class; 0 where it is not shown."""
    found = (top for top in QApplication.topLevelWidgets() if type(top).__name__ == kind)
    return next((int(top.winId()) for top in found if top.isVisible()), 0)


def point(kind: str, name: str) -> tuple[int, int]:
    """The middle of a part of a window of that class, on the screen."""
    for top in QApplication.topLevelWidgets():
        if type(top).__name__ == kind and top.isVisible():
            part: QWidget = getattr(top, name)
            middle = part.mapToGlobal(part.rect().center())
            return middle.x(), middle.y()
    raise Absent(f"no {kind} is shown")


def typed() -> str:
    """What stands where the keyboard is."""
    here = QApplication.focusWidget()
    return here.toPlainText() if isinstance(here, QTextEdit | QPlainTextEdit) else ""


def grab(path: str) -> None:
    """The whole screen as it stands, not a widget painted again."""
    QGuiApplication.primaryScreen().grabWindow(0).save(path)


def resize(width: int, height: int) -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.isWindow() and not widget.parent():
            widget.setGeometry(0, 0, width, height)


COMMANDS: dict[str, Callable[..., Any]] = {
    "up": up, "places": places,
    "texts": texts, "click": click, "click_row": click_row, "choose": choose, "write": write,
    "key": key, "grab": grab, "resize": resize,
    "compose": compose, "first_row": first_row,
    "fill": fill, "paste_files": paste_files, "drop_files": drop_files,
    "window": window, "point": point, "typed": typed,
    "timeline": timeline, "ready": ready, "ground": ground, "spoken": spoken,
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
