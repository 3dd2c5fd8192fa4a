import pytest
from PySide6.QtWidgets import QApplication

from core.call_rows import CallRow
from core.entities import Agent, CallRecord
from desktop import translate
from desktop.views.phone_data import call_line, colleague_line

NOW = 1_763_800_000_000


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translate.use("en")


def record(**more: object) -> CallRecord:
    usual: dict[str, object] = {
        "id": "c", "contact": "k", "direction": "in", "started_at": NOW, "answered_at": NOW,
        "ended_at": NOW + 252_000, "number": "+905332147708",
    }  # fmt: skip
    return CallRecord(**{**usual, **more})  # type: ignore[arg-type]  # fields by name


def test_a_call_with_somebody_we_know() -> None:
    line = call_line(CallRow(record(), "Ayşe Şahin", 7), NOW, "TR")
    assert (line.title, line.detail, line.icon) == (
        "Ayşe Şahin",
        "0533 214 77 08",
        "phone-incoming",
    )
    assert (line.number, line.opens, line.bad) == ("+905332147708", 7, False)


def test_a_missed_one_is_said_in_words_too() -> None:
    line = call_line(CallRow(record(cause="missed", answered_at=None), "Ayşe Şahin"), NOW, "TR")
    assert (line.icon, line.bad, line.meaning) == ("phone-missed", True, "Missed call")


def test_a_stranger_is_called_by_the_number() -> None:
    line = call_line(CallRow(record(direction="out"), "", waiting=True), NOW, "TR")
    assert line.title == "0533 214 77 08"
    assert line.detail == "Outgoing call · 4:12 · not sent yet"


def test_a_withheld_number_cannot_be_called_back() -> None:
    line = call_line(CallRow(record(number=""), ""), NOW, "TR")
    assert (line.title, line.number) == ("Withheld number", "")


def test_a_colleague_says_what_they_do() -> None:
    agent = Agent(id="a", name="Derya Koç", extension="603", state="busy")
    line = colleague_line(agent)
    assert (line.detail, line.number, line.dot) == ("603 · Busy", "603", "warning")


def test_what_goes_on_is_not_missed_yet() -> None:
    going_on = record(cause="missed", answered_at=None, ended_at=None)
    line = call_line(CallRow(going_on, "Ayşe Şahin"), NOW, "TR")
    assert (line.bad, line.icon, line.meaning) == (False, "phone-call", "Going on")
