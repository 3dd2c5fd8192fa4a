from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from desktop.views.call_details import CallDetails
from desktop.views.park_row import ParkRow
from tests.desktop.telephone.fake_phone import call


def test_nothing_is_parked_without_a_place_and_what_is_dialled_is_said(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    row = ParkRow(theme, "*68")
    parked = QSignalSpy(row.parked)
    assert row.said.text() == "Dials *68…"
    assert not row.park.isEnabled()
    QTest.keyClick(row.place, Qt.Key.Key_Return)
    assert parked.count() == 0
    QTest.keyClicks(row.place, "7a1")
    assert row.said.text() == "Dials *6871"
    row.park.click()
    assert parked.at(0) == ["71"]
    row.deleteLater()


def test_a_server_without_places_has_no_field_for_them(qapp: QApplication, theme: Theme) -> None:
    for prefix, rows in (("", 0), ("*68", 1)):
        details = CallDetails(theme, None, call(), park=prefix)
        assert len(details.findChildren(ParkRow)) == rows
        details.deleteLater()
