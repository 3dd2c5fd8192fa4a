from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from core.rows import SearchHit
from desktop.models.hits import HitsModel
from tests.desktop.sample import NOW


def test_hits_are_shown_and_spoken(qapp: QApplication) -> None:
    model = HitsModel(lambda: NOW)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    hits = [SearchHit(1, i, i, f"Kişi {i}", "chat", NOW, "kargo nerede", ()) for i in range(3)]
    model.show(hits)
    assert (model.rowCount(), model.columnCount()) == (3, 1)
    said = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Kişi 2" in said and "kargo nerede" in said
    model.show(())
    assert model.rowCount() == 0
