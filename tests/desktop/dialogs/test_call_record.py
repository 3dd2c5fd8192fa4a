from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.entities import CallQuality
from desktop import translate
from desktop.dialogs.call_record import CallSheet
from desktop.theme import Theme
from tests.desktop.views.talks import CALL

MEASURED = replace(
    CALL, number="+905321112233", ended_by="them", sip=200, codec="PCMA", notes="Fatura",
    sending=CallQuality(loss=0.06, jitter_ms=12, round_trip_ms=80, mos=3.4),
    receiving=CallQuality(loss=0.0, jitter_ms=8, mos=4.3),
)  # fmt: skip


def test_it_says_how_the_call_and_the_line_were(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    sheet = CallSheet(theme, MEASURED)
    said = dict(sheet.facts())
    assert said["Ended"] == "The other side hung up"
    assert said["Codec"] == "PCMA"
    assert "of your voice lost" in said["The line"]
    assert "MOS 3.4" in said["Your voice there"]
    assert sheet.windowTitle().startswith("Incoming call")
    sheet.deleteLater()


def test_numbers_are_written_as_in_the_persons_country(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    here, abroad = CallSheet(theme, MEASURED), CallSheet(theme, MEASURED, country="DE")
    assert dict(here.facts())["Number"] == "0532 111 22 33"
    assert dict(abroad.facts())["Number"] == "+90 532 111 22 33"
    here.deleteLater()
    abroad.deleteLater()


def test_figures_are_copied_without_anybodys_number(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    sheet = CallSheet(theme, MEASURED)
    sheet.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "sip 200" in copied and "mos 3.40" in copied
    assert "532" not in copied and "Fatura" not in copied
    sheet.deleteLater()


def test_notes_are_said_only_where_they_differ(qapp: QApplication, theme: Theme) -> None:
    sheet = CallSheet(theme, MEASURED)
    noted = QSignalSpy(sheet.noted)
    sheet.save.click()
    assert noted.count() == 0
    sheet.notes.setPlainText(" Pazartesi ara ")
    sheet.save.click()
    assert noted.count() == 1 and noted.at(0)[0].notes == "Pazartesi ara"
    sheet.deleteLater()


def test_of_a_call_nobody_measured_a_ticket_still_says_when_it_was(
    qapp: QApplication, theme: Theme
) -> None:
    sheet = CallSheet(theme, CALL, phone="2.15.1")
    sheet.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "began: 20" in copied and "pjsip: 2.15.1" in copied and "not measured" in copied
    sheet.deleteLater()
