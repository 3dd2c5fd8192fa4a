from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from desktop import translate
from desktop.parts import Parts
from desktop.telephone.callers import Callers
from desktop.theme import Theme
from desktop.views.call_details import CallDetails
from desktop.views.call_strip import CallStrip
from desktop.views.call_target import CallTarget
from tests.desktop import sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import NOW, FakePhone, call, ringing
from voip import commands as c
from voip import events as e
from voip.values import Quality, Registration


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = desk = FakeDesk()
        self.parts: Parts = parts_over(theme, desk)
        self.phone = FakePhone(self.parts.telephone)
        callers = Callers(desk, self.parts.tasks, self.parts.telephone)
        self.strip = CallStrip(self.parts, callers, clock=lambda: NOW)

    @property
    def bars(self) -> list[str]:
        return list(self.strip._bars)

    def target(self, id: str = "call") -> CallTarget:
        """What is asked where the call is to be handed over."""
        self.strip.ask_target(id, asks_first=False)
        return self.strip.findChildren(CallTarget)[-1]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.strip.close_down()
    stage.strip.deleteLater()
    await stage.parts.tasks.close()


async def test_nothing_stands_there_without_a_call(stage: Stage) -> None:
    assert stage.strip.isHidden()
    stage.phone.change(ringing())
    assert stage.bars == []


async def test_levels_are_asked_for_only_while_somebody_talks(stage: Stage) -> None:
    stage.phone.change(call())
    assert stage.phone.asked == [c.Watch(levels=True)]
    stage.phone.say(e.Levels(microphone=0.1, speaker=0.8))
    bar = stage.strip.bar("call")
    assert bar is not None and bar.wave._loud[-1] == 0.8
    stage.phone.change(call(), state="ended")
    assert stage.phone.last == c.Watch(levels=False)


@pytest.mark.parametrize(
    ("own", "sentence"),
    [(400.0, "Likely your network: late by 400 ms"), (None, "The line is late by 520 ms")],
)
async def test_whose_delay_it_is_says_the_way_of_the_calls_own_account(
    stage: Stage, own: float | None, sentence: str
) -> None:
    for account, ms in (("other", 20.0), ("office", own)):
        trip = Registration(account=account, state="ready", round_trip_ms=ms)
        stage.phone.say(e.Registered(registration=trip))
    stage.phone.change(call())
    stage.phone.measure("call", Quality(round_trip_ms=520), Quality())
    assert stage.strip._verdict("call").sentence == sentence


async def test_a_transfer_is_complete_only_with_somebody_to_take_it(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours"))
    asks = stage.phone.change(
        call("second", consults="first", state="ringing_out", answered_at=None)
    )
    assert stage.bars == ["first", "second"]
    assert not stage.strip.consult.complete.isEnabled()
    stage.strip.complete()
    assert c.CompleteTransfer(call="first", target="second") not in stage.phone.asked
    stage.phone.change(asks, state="talking", answered_at=NOW)
    stage.strip.consult.complete.click()
    assert stage.phone.last == c.CompleteTransfer(call="first", target="second")


async def test_back_ends_the_question_and_takes_the_first_call_up(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours"))
    stage.phone.change(call("second", consults="first"))
    stage.strip.consult.back.click()
    assert stage.phone.asked[-2:] == [c.HangUp(call="second"), c.SetHold(call="first", on=False)]


async def test_together_and_out_again(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours"))
    stage.phone.change(call("second", consults="first"))
    stage.strip.consult.join.click()
    assert stage.phone.last == c.Conference(calls=("first", "second"), on=True)
    for id in ("first", "second"):
        stage.phone.change(call(id, consults="first" if id == "second" else "", conference=True))
    assert stage.strip.consult.complete.isHidden()
    stage.strip.consult.leave.click()
    assert isinstance(stage.phone.last, c.LeaveConference)


async def test_the_end_can_be_read_for_a_moment(stage: Stage) -> None:
    stage.phone.change(call())
    stage.phone.change(call(), state="ended", ended_by="them", cause=200, ended_at=NOW)
    bar = stage.strip.bar("call")
    assert bar is not None and bar.line.whole() == "The other side hung up"
    stage.strip._forget("call")
    assert stage.bars == [] and stage.strip.isHidden()


async def test_a_call_that_was_handed_over_says_so_alone(stage: Stage) -> None:
    first = stage.phone.change(call("first", hold="ours", transferring=True))
    second = stage.phone.change(call("second", consults="first"))
    stage.phone.change(first, state="ended", ended_by="us", cause=200)
    stage.phone.change(second, state="ended", ended_by="them", cause=200)
    assert stage.bars == ["first"]
    bar = stage.strip.bar("first")
    assert bar is not None and bar.line.whole() == "Handed over"


async def test_what_is_over_leaves_the_room_to_who_is_asked(stage: Stage) -> None:
    gone = stage.phone.change(call("gone"))
    stage.phone.change(call("first", hold="ours"))
    stage.phone.change(gone, state="ended", ended_by="them", cause=200)
    assert stage.bars == ["gone", "first"]
    stage.phone.change(call("second", consults="first"))
    assert stage.bars == ["first", "second"]


async def test_whose_fault_it_is(stage: Stage) -> None:
    stage.phone.change(call())
    bar = stage.strip.bar("call")
    assert bar is not None
    stage.phone.measure("call", Quality(loss=0.06), Quality(loss=0.06))
    assert "lost" not in bar.line.whole(), "one measurement may be spoilt"
    stage.phone.measure("call", Quality(loss=0.06), Quality(loss=0.06))
    assert bar.line.whole() == "Likely your network: 6% lost both ways"
    stage.phone.measure("call", Quality(), Quality())
    assert "lost" not in bar.line.whole()


async def test_a_bad_line_has_the_way_to_the_operator_measured(stage: Stage) -> None:
    stage.phone.change(call())
    bar = stage.strip.bar("call")
    assert bar is not None
    for _ in range(2):
        stage.phone.measure("call", Quality(), Quality(loss=0.19))
    assert bar.line.whole() == "Likely their side: 19% of their voice lost"
    assert stage.phone.asked.count(c.MeasureWay()) == 2
    for _ in range(2):
        stage.phone.say(e.WayMeasured(account="office", round_trips_ms=(20.0,) * 8))
    stage.phone.measure("call", Quality(), Quality(loss=0.19))
    assert bar.line.whole() == "The operator's side loses 19% of their voice"
    stage.phone.measure("call", Quality(), Quality())
    stage.phone.measure("call", Quality(), Quality())
    assert stage.phone.asked.count(c.MeasureWay()) == 3
    assert stage.strip._ways.of("call").asked == 0, "the next bad spell is another one"


async def test_it_never_asks_for_more_than_there_is(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours", name="A name that is long enough to be cut"))
    stage.phone.change(call("second", consults="first"))
    stage.strip.show()
    widths = []
    for _ in range(4):
        widths.append(stage.strip.sizeHint().width())
        stage.strip.fit(widths[-1] - 1)
    assert widths == sorted(widths, reverse=True) and len(set(widths)) == 4


@pytest.mark.warns  # the screen of the tests cannot raise a menu
async def test_calls_without_room_are_named_in_a_menu_and_taken_back_there(stage: Stage) -> None:
    for id in ("first", "second", "third"):
        stage.phone.change(call(id, hold="ours", name=f"Who {id}"))
    stage.phone.change(call("fourth", recording="on"))
    stage.strip.show()
    stage.strip.fit(100)
    assert stage.strip.others.text() == "+3"
    assert [id for id, bar in stage.strip._bars.items() if not bar.isHidden()] == ["fourth"]
    stage.strip.open_others()
    menu = stage.strip.findChildren(QMenu)[-1]
    menu.actions()[1].trigger()
    assert stage.phone.last == c.SetHold(call="second", on=False)
    stage.strip.fit(10_000)
    assert stage.strip.others.isHidden()
    assert all(not bar.isHidden() for bar in stage.strip._bars.values())


async def test_the_neighbours_fold_before_a_name_does(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours", name="Işık Öğüt"))
    stage.phone.change(call("second", recording="on"))
    stage.strip.show()
    wide = stage.strip.sizeHint().width()
    stage.strip.fit(300, wide - 150)
    shown = stage.strip.bar("first")
    assert shown is not None and not shown.name.isHidden() and stage.strip.others.isHidden()


async def test_what_is_left_over_goes_to_names_that_are_cut(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours", name="Işık Öğüt"))
    stage.phone.change(call("second", consults="first", name="Derya Aksoy", number="202"))
    stage.strip.show()
    first, second = stage.strip.bar("first"), stage.strip.bar("second")
    assert first and second
    stage.strip.fit(100, 100)
    least = stage.strip.sizeHint().width()
    cut = second.name.sizeHint().width() - second.name.width()
    assert cut > 0 and second.name.width() == first.name.width()
    for more in (0, cut - 1, cut, cut + 400):
        stage.strip.fit(100, least + more)
        assert stage.strip.sizeHint().width() <= least + more
        whole = second.name.width() >= second.name.sizeHint().width()
        assert whole == (more >= cut)
    assert first.line.width() >= first.line.sizeHint().width()


@pytest.mark.warns  # the screen of the tests cannot raise a menu
async def test_what_a_bar_has_no_room_for_stands_in_its_menu(stage: Stage) -> None:
    stage.phone.change(call())
    stage.strip.show()
    stage.strip.fit(300)
    stage.strip.open_more("call")
    menu = stage.strip.findChildren(QMenu)[-1]
    said = [action.text() for action in menu.actions()]
    assert said == ["Transfer or ask a colleague", "Keypad", "About the line"]
    menu.actions()[2].trigger()
    assert stage.strip.findChildren(CallDetails)


async def test_names_have_their_room_before_the_lines_below_them(stage: Stage) -> None:
    for number, name in enumerate(("Ayşe Şahinoğlu", "Mehmet Güçlütürk", "Işık Öğüt Demir")):
        stage.phone.change(call(f"held-{number}", hold="ours", name=name))
    stage.phone.change(call("talks", name="Zeynep Çağlar", muted=True))
    stage.strip.show()
    stage.strip.fit(100, 100_000)
    bars = list(stage.strip._bars.values())
    everything = stage.strip.sizeHint().width()
    for most in range(everything, everything - 400, -20):
        stage.strip.fit(100, most)
        seen = [bar for bar in bars if not bar.isHidden()]
        cut = [bar for bar in seen if bar.name.width() < bar.name.sizeHint().width()]
        used = [bar for bar in seen if bar.line.width() > bar.name.sizeHint().width() > 64]
        assert not (cut and used), "a line has room that a name lacks"


async def test_a_held_call_among_many_says_only_for_how_long(stage: Stage) -> None:
    stage.phone.change(call("first", hold="ours", name="Işık Öğüt"))
    stage.phone.change(call("second", name="Derya Aksoy"))
    stage.strip.fit(10_000)
    first = stage.strip.bar("first")
    assert first and "On hold" in first.line.whole()
    stage.strip.fit(100, 100)
    assert "On hold" not in first.line.whole() and first.line.whole()
    assert first.hold.toolTip() == "Take back"


@pytest.mark.warns
@pytest.mark.parametrize(
    ("choice", "goal"),
    [
        ("queue:q-order", {"queue": "q-order"}),
        ("team:t-support", {"team": "t-support"}),
        ("agent:a-derya", {"to": "a-derya"}),
        ("number:+905332147708", {"number": "+905332147708"}),
    ],
)
async def test_the_platforms_call_is_given_by_the_platform_with_the_note(
    stage: Stage, choice: str, goal: dict[str, str]
) -> None:
    stage.desk.put_work(sample_work.work_row(media="call", call="record"))
    stage.phone.change(call(correlation="record"))
    target, before = stage.target(), len(stage.phone.asked)
    typed = "0533 214 77 08" if choice.startswith("number:") else ""
    target.list.show_choices(target.choices(typed), chosen=choice)
    target.note.setText("VIP")
    target.hand_over.click()
    await turns()
    assert stage.desk.calls == [("transfer", 0, ({"call": "record", **goal, "note": "VIP"},))]
    assert stage.phone.asked[before:] == [], "nothing is dialled besides"


@pytest.mark.warns
@pytest.mark.parametrize("correlation", ["", "of-somebody-else"])
async def test_another_call_is_transferred_by_the_phone(stage: Stage, correlation: str) -> None:
    stage.desk.put_agent("a-derya", extension="603")
    stage.desk.put_work(sample_work.work_row(media="call", call="record"))
    stage.phone.change(call(correlation=correlation))
    target = stage.target()
    target.list.show_choices(target.choices(""), chosen="agent:a-derya")
    target.hand_over.click()
    await turns()
    assert stage.phone.last == c.Transfer(call="call", number="603")
    assert stage.desk.calls == []
