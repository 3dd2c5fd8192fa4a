"""The first moments: Qt's own loop turns while what takes long to import is imported on a worker.

asyncio, SQLAlchemy and the rest take longer to import than the first rows take to paint; so the
rows are painted, can be scrolled, and wait for nobody.
"""

import importlib
import threading
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget


class Early(QObject):
    """`turn` returns once `modules` are imported; none is begun before `window` was painted."""

    _imported = Signal()

    def __init__(self, window: QWidget, modules: Sequence[str]) -> None:
        super().__init__()
        self._window, self._modules = window, modules
        self._worker = threading.Thread(target=self._import, name="imports")
        self._loop = QEventLoop()
        self._imported.connect(self._loop.quit, Qt.ConnectionType.QueuedConnection)
        window.installEventFilter(self)

    def turn(self) -> None:
        """The only loop beside asyncio's, and before it: nothing can be awaited here."""
        self._loop.exec()
        self._worker.join()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # The window's children are painted right after it, within the same turn
            QTimer.singleShot(0, self._worker.start)
        return False

    def _import(self) -> None:
        try:
            for module in self._modules:
                importlib.import_module(module)
        finally:
            self._imported.emit()
