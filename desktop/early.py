"""The first moments: Qt's own loop turns while what takes long to import is imported.

asyncio, SQLAlchemy and the rest take longer to import than the first rows take to paint; so the
rows are painted, can be scrolled, and wait for nobody.
"""

import importlib
import threading
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

BREATH_MS = 10
"""After each paint, for whatever a person does at once: an import lets nobody between."""


class Early(QObject):
    """`turn` returns once everything is imported; nothing is begun before `window` was painted.

    `first` is called then, and once what it did was painted too, come the imports.
    `afar` is imported on a worker and has nothing to do with Qt: PySide makes its classes when
    they are first named, and two threads that name them at once can end the process. `here` is
    imported after it on the screen's thread, one module in each turn of the loop.
    """

    _imported = Signal()

    def __init__(
        self, window: QWidget, first: Callable[[], None],
        afar: Sequence[str], here: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._window, self._first = window, first
        self._afar, self._here = afar, deque(here)
        self._worker = threading.Thread(target=self._import_afar, name="imports")
        self._loop = QEventLoop()
        self._imported.connect(self._import_here, Qt.ConnectionType.QueuedConnection)
        window.installEventFilter(self)

    def turn(self) -> None:
        """The only loop beside asyncio's, and before it: nothing can be awaited here."""
        self._loop.exec()
        self._worker.join()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # The window's children are painted right after it, within the same turn
            QTimer.singleShot(0, lambda: QTimer.singleShot(BREATH_MS, self._begin))
        return False

    def _begin(self) -> None:
        self._first()
        QTimer.singleShot(BREATH_MS, self._worker.start)

    def _import_afar(self) -> None:
        try:
            for module in self._afar:
                importlib.import_module(module)
        finally:
            self._imported.emit()

    def _import_here(self) -> None:
        if not self._here:
            self._loop.quit()
            return
        try:
            importlib.import_module(self._here.popleft())
        finally:
            QTimer.singleShot(0, self._import_here)
