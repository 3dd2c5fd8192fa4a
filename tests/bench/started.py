"""`python -m tests.bench.started RESULT [desk's arguments]`: notes when a start got how far.

With arguments it is the real desk, without any an empty window: the floor it is measured
against. The desk does not know of it; what is noted is when Qt had painted and came back to its
loop, so that a person's next move would be answered. Times are ns of the monotonic clock.
"""

import json
import os
import signal
import sys
import time

if sys.argv[2:]:
    import desktop.__main__  # first of all, and in this order, as in a start that nobody watches
    import desktop.app

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

LOOK_MS = 5
FIRST_PAGE = 200


class Notes:
    def __init__(self, path: str) -> None:
        self._path = path
        self.times: dict[str, int] = {}

    def take(self, name: str) -> None:
        self.times.setdefault(name, time.monotonic_ns())

    def write(self) -> None:
        with open(self._path, "w", encoding="utf-8") as file:  # noqa: PTH123  (pathlib is an import)
            json.dump(self.times, file)


class Empty(QWidget):
    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self.resize(1440, 900)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._notes.take("painted")
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        self._notes.take("rows")
        self._notes.write()
        QApplication.quit()


def empty(notes: Notes) -> int:
    app = QApplication([])
    window = Empty(notes)
    window.show()
    return app.exec()


def desk(notes: Notes, argv: list[str]) -> int:
    from desktop.views.conversation_list import ConversationList

    class Watch:
        """Looks after every painted list until all there is to see was seen."""

        timer: QTimer | None = None

        def painted(self, list: ConversationList) -> None:
            if (
                self.timer is None
                and list.model().rowCount()
                and list.verticalScrollBar().maximum()
            ):
                notes.take("painted")
                self.timer = QTimer(list, interval=LOOK_MS)
                self.timer.timeout.connect(lambda: self.look(list))
                QTimer.singleShot(0, lambda: self.turned())

        def turned(self) -> None:
            notes.take("rows")
            assert self.timer
            self.timer.start()

        def look(self, list: ConversationList) -> None:
            panels = getattr(list.window(), "panels", None)
            whole = list.model().rowCount() > FIRST_PAGE
            if whole and type(getattr(panels, "conversation", None)).__name__ == "Conversation":
                notes.take("usable")
                notes.write()
                assert self.timer
                self.timer.stop()
                os.kill(os.getpid(), signal.SIGTERM)

    watch, paint = Watch(), ConversationList.paintEvent

    def painted(list: ConversationList, event: QPaintEvent) -> None:
        paint(list, event)
        watch.painted(list)

    # Looking on from outside
    ConversationList.paintEvent = painted  # type: ignore[method-assign, assignment]
    return desktop.app.main(argv)


if __name__ == "__main__":
    notes = Notes(sys.argv[1])
    sys.exit(desk(notes, sys.argv[2:]) if sys.argv[2:] else empty(notes))
