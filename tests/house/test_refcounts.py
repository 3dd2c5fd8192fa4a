"""PySide6 6.12.0 drops references to None and True until Python 3.11 aborts; this one must not."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

EMITS = 2_000


class Source(QObject):
    told = Signal(bool)
    silent = Signal()


def test_emitting_keeps_the_references_of_none_and_true(qapp: QApplication) -> None:
    source, heard = Source(), [0]

    def hear(*_: object) -> None:
        heard[0] += 1

    source.told.connect(hear)
    source.silent.connect(hear)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(EMITS):
        source.told.emit(True)
        source.silent.emit()
        source.setObjectName("a void call")
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert heard == [2 * EMITS]
    assert all(abs(b - a) < EMITS / 20 for a, b in zip(before, after, strict=True)), (before, after)
