"""The phone joined with the window: what rings, what is said of it, what keys do."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import UserError
from core.rows import Refused as PlatformRefused
from desktop import translate
from desktop.switchboard import Switchboard
from desktop.theme import Theme
from desktop.views.incoming import Incoming
from desktop.views.toast import Stack, ToastCard, Toasts
from desktop.wishes import Do
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import FakePhone, call, ringing
from voip import commands as c
from voip import events as e

KNOWN = "+905332147708"


class Bell:
    def __init__(self) -> None:
        self.rings = 0

    def start(self) -> bool:
        self.rings += 1
        return True

    def stop(self) -> None:
        self.rings = 0


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.phone = FakePhone(self.parts.telephone)
        self.host = QWidget()
        self.host.resize(308, 800)
        self.cards = Stack(self.host)
        self.toasts = Toasts(theme, self.host)
        self.board = Switchboard(self.parts, self.cards, self.toasts)
        self.bell = Bell()
        self.board.ringer = self.bell  # type: ignore[assignment]  # no loudspeaker in a test
        self.errors: list[UserError] = []
        self.parts.tasks.show_error = self.errors.append

    @property
    def ringing(self) -> list[str]:
        return [card.call.id for card in self.cards.cards() if isinstance(card, Incoming)]

    @property
    def said(self) -> list[str]:
        cards = self.toasts.stack.cards()
        return [card.toast.title for card in cards if isinstance(card, ToastCard)]

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not true():  # noqa: ASYNC110  # Qt tells nobody
                await asyncio.sleep(0.005)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.board.close()
    stage.board.strip.deleteLater()
    stage.host.deleteLater()
    await stage.parts.tasks.close()


async def test_what_rings_has_a_card_and_opens_nothing(stage: Stage) -> None:
    popped = QSignalSpy(stage.board.popped)
    stage.phone.change(ringing(number=KNOWN))
    await stage.until(lambda: bool(stage.board.callers._found))
    assert (stage.ringing, popped.count(), stage.bell.rings) == (["ring"], 0, 1)


async def test_answering_shows_whose_call_it_is(stage: Stage) -> None:
    popped = QSignalSpy(stage.board.popped)
    ring = stage.phone.change(ringing(number=KNOWN))
    await stage.until(lambda: bool(stage.board.callers._found))
    stage.board.answer()
    assert stage.phone.last == c.Answer(call="ring")
    stage.phone.change(ring, state="talking", answered_at=ring.started_at)
    assert popped.at(0) == [1]
    assert (stage.ringing, stage.bell.rings) == ([], 0)


async def test_answered_before_it_was_known_whose_it_is(stage: Stage) -> None:
    popped = QSignalSpy(stage.board.popped)
    ring = stage.phone.change(ringing(number=KNOWN))
    stage.board.answer()
    stage.phone.change(ring, state="talking", answered_at=ring.started_at)
    assert popped.count() == 0
    await stage.until(lambda: popped.count() == 1)


async def test_what_is_answered_by_policy_opens_nothing_by_itself(stage: Stage) -> None:
    popped = QSignalSpy(stage.board.popped)
    ring = stage.phone.change(ringing(number=KNOWN))
    await stage.until(lambda: bool(stage.board.callers._found))
    stage.phone.change(ring, state="talking", answered_at=ring.started_at)
    (card,) = [card for card in stage.toasts.stack.cards() if isinstance(card, ToastCard)]
    assert popped.count() == 0 and card.toast.title.startswith("Answered by itself · ")
    assert card.toast.act is not None
    card.toast.act[1]()
    assert popped.at(0) == [1]


async def test_a_second_call_is_not_rung_into_the_ear(stage: Stage) -> None:
    stage.phone.change(call())
    stage.phone.change(ringing())
    assert (stage.ringing, stage.bell.rings) == (["ring"], 0)


@pytest.mark.parametrize("hold", ["ours", "both"])
async def test_beside_a_call_on_hold_the_next_one_rings(stage: Stage, hold: Any) -> None:
    first = stage.phone.change(call(hold=hold))
    stage.phone.change(ringing())
    assert stage.bell.rings == 1
    stage.phone.change(first, hold="none")
    assert stage.bell.rings == 0


async def test_whom_the_other_side_holds_is_in_the_ear_all_the_same(stage: Stage) -> None:
    stage.phone.change(call(hold="theirs"))
    stage.phone.change(ringing())
    assert stage.bell.rings == 0


async def test_cards_of_calls_are_never_pushed_out(stage: Stage) -> None:
    for place in range(4):
        stage.phone.change(ringing(f"ring{place}"))
    assert len(stage.ringing) == 4


async def test_a_restarted_desk_shows_what_there_is(stage: Stage) -> None:
    stage.phone.say(e.Welcome(version="2.15", calls=(call(), ringing())))
    assert stage.ringing == ["ring"]
    assert stage.board.strip.bar("call") is not None


async def test_a_missed_call_is_said_with_the_way_to_call_back(stage: Stage) -> None:
    ring = stage.phone.change(ringing(name="Ali"))
    stage.phone.change(ring, state="ended", ended_by="them", cause=487)
    assert stage.said == ["Missed call · Ali"]


async def test_a_call_that_went_with_our_phone_is_said_to_be_its_fault(stage: Stage) -> None:
    stage.phone.change(ringing(name="Ali", state="talking", answered_at=1))
    stage.phone.say(e.Unavailable(reason="fell"))
    assert "Our phone fell · Ali" in stage.said


async def test_what_was_declined_is_not_missed(stage: Stage) -> None:
    ring = stage.phone.change(ringing())
    stage.board.decline()
    assert stage.phone.last == c.Reject(call="ring", reason="declined")
    stage.phone.change(ring, state="ended", ended_by="us", cause=603)
    assert stage.said == []


async def test_what_another_card_stands_for_has_none_of_its_own(stage: Stage) -> None:
    stage.phone.change(ringing())
    stage.board.claims = lambda call: call.id == "ring"
    stage.board.refresh()
    assert (stage.ringing, stage.bell.rings) == ([], 1)
    stage.board.claims = lambda _: False
    stage.board.refresh()
    assert stage.ringing == ["ring"]


async def test_a_refusal_is_said_in_words(stage: Stage) -> None:
    stage.phone.say(e.Refused(code="calls.too_many"))
    assert stage.said == ["Four calls are the most"]


async def test_who_heard_busy_is_named_and_the_word_leaves_by_itself(stage: Stage) -> None:
    stage.phone.say(e.Refused(code="calls.full", call="x", number="100", name="Ali"))
    await stage.until(lambda: bool(stage.said))
    (card,) = [card for card in stage.toasts.stack.cards() if isinstance(card, ToastCard)]
    assert card.toast.title == "Ali rang and heard busy"
    assert card.toast.seconds > 0 and card.toast.act is not None


async def test_a_headset_that_is_gone_is_said(stage: Stage) -> None:
    gone = e.DevicesChanged(microphones=(), speakers=("HDMI",), speaker="HDMI", lost=True)
    stage.phone.say(gone)
    assert stage.said == ["The headset was unplugged"]


async def test_a_microphone_that_is_gone_is_not_called_the_headset(stage: Stage) -> None:
    gone = e.DevicesChanged(
        microphones=("Built-in",), speakers=("HDMI",), microphone="Built-in", speaker="HDMI",
        lost=True, missing=("microphone",),
    )  # fmt: skip
    stage.phone.say(gone)
    assert stage.said == ["The microphone was unplugged"]


async def test_why_there_is_no_phone_is_said_once(stage: Stage) -> None:
    for _ in range(2):
        stage.phone.say(e.Unavailable(reason="no_library"))
    assert len(stage.said) == 1


@pytest.mark.parametrize(
    ("act", "command"),
    [
        ("hang_up", c.HangUp(call="call")), ("mute", c.Mute(call="call", on=True)),
        ("hold", c.SetHold(call="call", on=True)), ("record", c.Record(call="call", on=True)),
        ("leave_conference", c.LeaveConference()),
    ],
)  # fmt: skip
async def test_keys_mean_the_call_that_talks(stage: Stage, act: str, command: Any) -> None:
    stage.phone.change(call())
    getattr(stage.board, act)()
    assert stage.phone.last == command


async def test_only_what_is_possible_is_offered(stage: Stage) -> None:
    assert stage.board.possible() == {"dial", "do_not_disturb", "call_person"}
    ring = stage.phone.change(ringing())
    assert {"answer_call", "decline_call"} <= stage.board.possible()
    first = stage.phone.change(ring, state="talking", answered_at=ring.started_at)
    assert {"mute", "hold", "transfer", "consult", "hang_up"} <= stage.board.possible()
    stage.phone.change(first, hold="ours")
    asks = stage.phone.change(
        call("second", consults="ring", state="ringing_out", answered_at=None)
    )
    assert "complete_transfer" not in stage.board.possible()
    assert "back_from_consult" in stage.board.possible()
    stage.phone.change(asks, state="talking", answered_at=ring.started_at)
    assert {"complete_transfer", "conference"} <= stage.board.possible()


async def test_two_customers_are_brought_together_only_where_it_is_said_again(
    stage: Stage,
) -> None:
    stage.phone.change(call("one", name="Ayşe", number="100", hold="ours"))
    stage.phone.change(call("two", name="Ali", number="101"))
    asked = len(stage.phone.asked)
    stage.board.conference()
    (card,) = [card for card in stage.toasts.stack.cards() if isinstance(card, ToastCard)]
    assert card.toast.title == "Bring Ayşe and Ali together?"
    assert len(stage.phone.asked) == asked and card.toast.act is not None
    card.toast.act[1]()
    assert stage.phone.last == c.Conference(calls=("one", "two"), on=True)


async def test_of_three_customers_none_is_brought_together(stage: Stage) -> None:
    for id in ("one", "two", "three"):
        stage.phone.change(call(id))
    stage.board.conference()
    assert stage.said == ["Ask a colleague first"]


async def test_a_line_that_is_cut_is_said_of_every_call(stage: Stage) -> None:
    for id in ("one", "two", "three", "four"):
        stage.phone.change(call(id))
    stage.phone.say(e.Unavailable(reason="fell"))
    bars = [stage.board.strip.bar(id) for id in ("one", "two", "three", "four")]
    assert all(bar is not None and bar.call.state == "ended" for bar in bars)


async def test_a_person_is_called_by_their_number(stage: Stage) -> None:
    stage.board.call_conversation(1)
    await stage.until(lambda: any(isinstance(each, c.Dial) for each in stage.phone.asked))
    asked = stage.phone.last
    assert isinstance(asked, c.Dial) and asked.number == KNOWN


async def test_somebody_without_a_number_cannot_be_called(stage: Stage) -> None:
    stage.desk.contacts["k-0"] = replace(stage.desk.contacts["k-0"], phone="")
    stage.board.call_conversation(1)
    await stage.until(lambda: bool(stage.errors))
    assert stage.errors[0].code == "number.none"


async def test_a_number_that_is_none_is_said(stage: Stage) -> None:
    stage.board.call("123456789")
    await stage.until(lambda: bool(stage.errors))
    assert stage.errors[0].code.startswith("number.")


async def test_a_missing_headset_is_said_of_a_call_alone(stage: Stage) -> None:
    stage.phone.say(e.Refused(code="audio.no_device"))
    assert stage.said == [], "the pre-flight and the settings say it of themselves"
    stage.phone.change(call())
    stage.phone.say(e.Refused(code="audio.no_device"))
    assert stage.said == ["No microphone or loudspeaker was found"]


async def test_a_pause_that_the_platform_does_not_make_is_told(stage: Stage) -> None:
    refused = PlatformRefused("p", "call.pause_recording", None, "expired")
    assert stage.board.platform_refused(refused)
    assert stage.said == ["The platform goes on recording"]
    assert not stage.board.platform_refused(replace(refused, type="work.transfer"))


async def test_a_command_is_obeyed_where_there_is_a_call_it_could_be_about(stage: Stage) -> None:
    commands: tuple[Do, ...] = ("answer", "mute", "hang_up")

    def obeyed() -> list[Do]:
        return [do for do in commands if stage.board.obey(do)]

    assert obeyed() == []
    assert stage.phone.asked == []
    stage.phone.change(ringing())
    assert obeyed() == ["answer", "hang_up"]
    assert [type(sent) for sent in stage.phone.asked] == [c.Answer, c.Reject]
    stage.phone.change(ringing(), state="ended")
    stage.phone.change(call())
    assert obeyed() == ["mute", "hang_up"]
