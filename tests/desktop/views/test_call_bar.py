from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.call_rows import Caller
from core.entities import Queue
from desktop import translate
from desktop.telephone.judgement import Verdict
from desktop.theme import Theme
from desktop.views.call_bar import LEAST, NO_WORDS, WIDE, CallBar, masked
from tests.desktop import sample
from tests.desktop.telephone.fake_phone import NOW, call
from voip.values import Call

CALLER = Caller(number="+905321234821", shown="0532 123 48 21")


@pytest.fixture
def bar(qapp: QApplication, theme: Theme) -> Iterator[CallBar]:
    translate.use("en")
    bar = CallBar(theme, call(name="Işık Öğüt"))
    show(bar)
    yield bar
    bar.deleteLater()


def show(bar: CallBar, *, small: bool = False, **more: Any) -> Call:
    shown = call(**{"name": "Işık Öğüt", **more})
    bar.show_call(shown, CALLER, small=small)
    return shown


def test_who_and_how_long(bar: CallBar) -> None:
    bar.tick(NOW + 8_000 + 252_000)
    assert bar.name.whole() == "Işık Öğüt"
    assert bar.time.text() == "04:12"
    assert bar.line.whole() == "0532 ••• 48 21"


def test_what_it_is_doing_stands_in_words(bar: CallBar) -> None:
    show(bar, hold="ours")
    assert bar.line.whole() == "On hold · 0532 ••• 48 21"
    show(bar, muted=True)
    assert bar.line.whole() == "Muted · 0532 ••• 48 21"
    assert bar.mute.accessibleName() == "Unmute"


def test_a_bad_line_is_said_in_place_of_the_number(bar: CallBar) -> None:
    bar.show_verdict(Verdict("bad", "Your Wi-Fi is losing 6%"))
    assert bar.line.whole() == "Your Wi-Fi is losing 6%"
    assert bar.line.property("kind") == "bad"
    assert bar.wave.accessibleName() == "Your Wi-Fi is losing 6%"


def test_where_there_is_no_room_the_fault_is_said_shorter(bar: CallBar) -> None:
    bar.show_verdict(Verdict("bad", "28% of their voice is lost on its long way", "28% lost"))
    bar.line.resize(90, bar.line.height())
    assert bar.line.text() == "28% lost"
    assert bar.line.accessibleName() == "28% of their voice is lost on its long way"


def test_a_line_that_is_good_again_is_quiet_again(bar: CallBar) -> None:
    for level, sentence, ink in (("fair", "Unsteady", "warning"), ("good", "Good", "second")):
        bar.show_verdict(Verdict(level, sentence))  # type: ignore[arg-type]  # both are levels
        assert bar.line.property("kind") == ink


def test_a_press_asks_and_what_stands_is_what_the_phone_says(bar: CallBar) -> None:
    asked = QSignalSpy(bar.muted)
    bar.mute.click()
    assert asked.at(0) == [True]
    assert not bar.mute.isChecked()
    held = QSignalSpy(bar.held)
    show(bar, hold="ours")
    bar.hold.click()
    assert held.at(0) == [False]


def test_a_call_that_is_not_answered_can_only_be_ended(bar: CallBar) -> None:
    show(bar, state="ringing_out", answered_at=None)
    shown = [b for b in (bar.mute, bar.hold, bar.transfer, bar.keypad) if not b.isHidden()]
    assert shown == []
    assert not bar.hang_up.isHidden()


def test_who_hung_up_is_said(bar: CallBar) -> None:
    show(bar, state="ended", ended_by="them", cause=200)
    assert bar.line.whole() == "The other side hung up"
    assert bar.hang_up.isHidden()


def test_beside_another_it_is_small(bar: CallBar) -> None:
    show(bar, small=True, hold="ours")
    assert bar.mute.isHidden() and bar.time.isHidden()
    assert not bar.hold.isHidden()
    assert bar.line.whole().startswith("On hold")


def test_what_does_not_fit_is_left_out(bar: CallBar) -> None:
    assert bar.hang_up.text() == "Hang up"
    bar.fit(NO_WORDS)
    assert bar.hang_up.text() == "" and bar.hang_up.accessibleName() == "Hang up"
    bar.fit(LEAST)
    assert bar.keypad.isHidden() and not bar.mute.isHidden()
    bar.fit(WIDE)
    assert not bar.keypad.isHidden()


def test_the_recording_has_a_mark_and_a_pause(bar: CallBar) -> None:
    assert bar.record.isHidden()
    show(bar, recording="on")
    paused = QSignalSpy(bar.record.paused)
    bar.record.click()
    bar.tick(NOW)
    show(bar, recording="paused")
    bar.tick(NOW + 12_000)
    assert bar.record.text() == "00:48"
    bar.record.click()
    assert [paused.at(0), paused.at(1)] == [[60], [0]]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+90 532 123 48 21", "+90 532 ••• 48 21"), ("0532 123 48 21", "0532 ••• 48 21"),
        ("607", "607"), ("sip:ali@ornek.com", "sip:ali@ornek.com"),
    ],
)  # fmt: skip
def test_a_number_is_not_read_over_a_shoulder(number: str, shown: str) -> None:
    assert masked(number) == shown


def test_its_account_stands_behind_the_number(bar: CallBar) -> None:
    bar.show_call(call(name="Işık Öğüt"), CALLER, small=False, account="201@pbx.test")
    assert bar.line.whole() == "0532 ••• 48 21 · 201@pbx.test"


def test_for_what_a_customer_calls_stands_there_from_the_first_moment(bar: CallBar) -> None:
    queue = Queue(id="q", name="Satış")
    caller = Caller(
        number="+905321234821", shown="0532 123 48 21", contact=sample.contacts()["k-0"],
        queue=queue, asked="Fiyat ne oldu?",
    )  # fmt: skip
    bar.show_call(call(direction="in"), caller, small=False)
    assert bar.line.whole() == "Satış · “Fiyat ne oldu?”"
    assert bar.accessibleName().endswith(" · Satış · “Fiyat ne oldu?”")
    bar.show_call(call(direction="out"), caller, small=False)
    assert bar.line.whole() == "0532 ••• 48 21", "who is called by us asked nobody"
    stranger = replace(caller, contact=None)
    bar.show_call(call(direction="in", name="Bank"), stranger, small=False)
    assert bar.line.whole() == "0532 ••• 48 21", "nobody here is known by that number"
