"""What waits for an answer, and what an answer does on every side of it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.rows import Line, Refused
from desktop import offer_legs
from desktop.arrival import Arrival
from desktop.offers import Offers
from desktop.telephone.callers import Callers
from desktop.theme import Theme
from tests.desktop import sample, sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import FakePhone, call, ringing
from voip import commands as c

CALL: dict[str, Any] = {"media": "call", "call": "corr"}


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.phone = FakePhone(self.parts.telephone)
        callers = Callers(self.desk, self.parts.tasks, self.parts.telephone)
        self.offers = Offers(self.parts, callers)
        self.ends: list[tuple[str, str, str]] = []
        self.offers.ended.connect(self._ended)

    def _ended(self, arrival: Arrival, how: str, by: str) -> None:
        self.ends.append((arrival.id, how, by))

    def offer(self, number: int = 0, **changed: Any) -> None:
        self.desk.put_offer(sample_work.offer_row(number, **changed))

    @property
    def ids(self) -> list[str]:
        return [each.id for each in self.offers.all]

    @property
    def done(self) -> list[Any]:
        return [(name, *given) for name, _, given in self.desk.calls]

    @property
    def asked(self) -> list[c.AnyCommand]:
        return [each for each in self.phone.asked if isinstance(each, c.Answer | c.Reject)]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    stage = Stage(theme)
    yield stage
    stage.offers.close()
    await stage.parts.tasks.close()


async def test_the_most_urgent_is_first(stage: Stage) -> None:
    ends = sample.NOW + 15_000
    stage.offer(0)
    stage.offer(1, expires_at=ends)
    stage.offer(2, **CALL)
    stage.offer(3, level=2, expires_at=sample.NOW + 60_000)
    assert stage.ids == ["offer:offer-3", "offer:offer-2", "offer:offer-1", "offer:offer-0"]


async def test_accepting_asks_and_opens_at_once(stage: Stage) -> None:
    opened = QSignalSpy(stage.offers.opened)
    stage.offer(3)
    stage.offers.accept("offer:offer-3")
    await turns()
    assert (stage.done, opened.at(0)) == ([("accept_offer", "offer-3")], [4])
    stage.offers.accept("offer:offer-3")
    await turns()
    assert len(stage.done) == 1
    stage.desk.end_offer("offer-3", state="accepted")
    await until(lambda: stage.ends)
    assert stage.ends == [("offer:offer-3", "accepted", "")]


async def test_what_is_not_on_this_machine_is_opened_when_it_comes(stage: Stage) -> None:
    opened = QSignalSpy(stage.offers.opened)
    stage.offer(0, key=None, conversation=stage.desk.conversations[5].id)
    stage.offers.accept("offer:offer-0")
    assert opened.count() == 0
    stage.desk.tell(Changes(conversations={5: 0}))
    await until(opened.count)
    assert opened.at(0) == [5]


async def test_declining_says_why_and_is_gone_at_once(stage: Stage) -> None:
    stage.offer()
    stage.offers.decline("offer:offer-0", "not_mine")
    await turns()
    assert stage.done == [("decline_offer", "offer-0", "not_mine")]
    assert (stage.ids, stage.ends) == ([], [("offer:offer-0", "declined", "")])


async def test_who_has_it_is_told(stage: Stage) -> None:
    stage.offer()
    stage.desk.end_offer("offer-0", state="rescinded", reason="taken", taken_by="a-derya")
    await until(lambda: stage.ends)
    assert stage.ends == [("offer:offer-0", "taken", "Derya Koç")]


async def test_of_two_who_accept_the_slower_is_told_who_was_faster(stage: Stage) -> None:
    stage.offer()
    stage.offers.accept("offer:offer-0")
    row = stage.desk.offered["offer-0"]
    stage.desk.ended["offer-0"] = replace(
        row.offer, state="rescinded", reason="taken", taken_by="a-derya"
    )
    said = stage.offers.refused(Refused("x", "offer.accept", "offer:offer-0", "offer_taken"))
    await until(lambda: stage.ends)
    assert (said, stage.ends) == (True, [("offer:offer-0", "taken", "Derya Koç")])
    assert stage.ids == []


async def test_what_could_not_be_asked_may_be_asked_again(stage: Stage) -> None:
    changed = QSignalSpy(stage.offers.changed)
    stage.offer()
    stage.offers.accept("offer:offer-0")
    assert stage.offers.is_asked(stage.offers.all[0])
    before = changed.count()
    assert not stage.offers.refused(Refused("x", "offer.accept", "offer:offer-0", "forbidden"))
    assert not stage.offers.is_asked(stage.offers.all[0])
    assert changed.count() > before


async def test_a_refusal_of_something_else_is_not_ours(stage: Stage) -> None:
    assert not stage.offers.refused(Refused("x", "message.send", "v-1", "forbidden"))


async def test_what_runs_out_is_said_so(stage: Stage) -> None:
    stage.offer()
    stage.desk.pass_time(21_000)
    await until(lambda: stage.ends)
    assert stage.ends == [("offer:offer-0", "timed_out", "")]


async def test_without_a_line_offers_vanish_calmly_and_what_ran_out_stays_away(
    stage: Stage,
) -> None:
    stage.offer(0)
    stage.offer(1, expires_at=sample.NOW + 60_000)
    stage.desk.set_line(Line("offline", sample.NOW))
    assert stage.ids == []
    assert {how for _, how, _ in stage.ends} == {"offline"}
    stage.desk.clock += 30_000
    stage.desk.set_line(Line("live", stage.desk.clock))
    assert stage.ids == ["offer:offer-1"]


async def test_a_call_is_given_a_moment_for_its_offer(stage: Stage) -> None:
    stage.phone.change(ringing(correlation="corr"))
    assert stage.ids == []
    await until(lambda: stage.ids == ["call:ring"])
    stage.phone.change(ringing("stranger"))
    assert "call:stranger" in stage.ids


async def test_an_offer_and_its_leg_are_one(stage: Stage) -> None:
    leg = stage.phone.change(ringing(correlation="corr"))
    stage.offer(**CALL)
    assert stage.ids == ["offer:offer-0"]
    assert stage.offers.claims(leg)
    assert not stage.offers.claims(ringing("other"))


async def test_accepting_answers_the_leg_and_shows_the_customer(stage: Stage) -> None:
    opened = QSignalSpy(stage.offers.opened)
    stage.offer(**CALL)
    stage.phone.change(ringing(correlation="corr"))
    stage.offers.accept("offer:offer-0")
    await turns()
    assert stage.asked == [c.Answer(call="ring")]
    assert stage.done == [("accept_offer", "offer-0")]
    assert opened.count() == 1


async def test_answering_by_the_phones_own_key_accepts_too(stage: Stage) -> None:
    stage.offer(**CALL)
    stage.phone.change(ringing(correlation="corr"))
    stage.parts.telephone.answer()
    await turns()
    assert stage.done == [("accept_offer", "offer-0")]


async def test_declining_declines_both_from_either_side(stage: Stage) -> None:
    stage.offer(**CALL)
    stage.phone.change(ringing(correlation="corr"))
    stage.offers.decline("offer:offer-0", "technical")
    await turns()
    assert stage.done == [("decline_offer", "offer-0", "technical")]
    assert stage.asked == [c.Reject(call="ring", reason="busy")]
    stage.offer(1, media="call", call="corr2")
    stage.phone.change(ringing("second", correlation="corr2"))
    stage.parts.telephone.reject("second")
    await turns()
    assert stage.done[1:] == [("decline_offer", "offer-1", "")]


async def test_a_leg_that_comes_later_is_answered_as_soon_as_it_rings(stage: Stage) -> None:
    stage.offer(**CALL)
    stage.offers.accept("offer:offer-0")
    await turns()
    assert (stage.asked, stage.done) == ([], [("accept_offer", "offer-0")])
    stage.desk.end_offer("offer-0")
    await until(lambda: stage.ends)
    stage.phone.change(ringing(correlation="corr"))
    assert stage.asked == [c.Answer(call="ring")]


async def test_that_no_leg_comes_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer_legs, "WAIT_MS", 1)
    none = QSignalSpy(stage.offers.legs.missing)
    stage.offer(**CALL)
    stage.offers.accept("offer:offer-0")
    await until(none.count)
    stage.phone.change(ringing(correlation="corr"))
    assert stage.asked == []


async def test_a_phone_that_answers_by_itself_accepts(stage: Stage) -> None:
    opened = QSignalSpy(stage.offers.opened)
    stage.offer(**CALL)
    stage.phone.change(call("ring", correlation="corr"))
    await turns()
    assert (stage.done, opened.count()) == ([("accept_offer", "offer-0")], 0)


async def test_a_hand_over_of_an_older_platform_is_taken_over(stage: Stage) -> None:
    opened = QSignalSpy(stage.offers.opened)
    stage.offers.hand_over(stage.desk.row(17), None)
    assert stage.ids == ["handover:17"]
    stage.offers.accept("handover:17")
    await turns()
    assert ([name for name, *_ in stage.done], opened.at(0)) == (["take_over"], [17])
    stage.offers.hand_over(stage.desk.row(17), None)
    stage.offers.settle(17)
    assert stage.ids == []


async def test_whether_the_platform_routes(stage: Stage) -> None:
    assert stage.offers.routed
    stage.desk.known = replace(stage.desk.known, queue_rules={})
    assert not stage.offers.routed


def test_nothing_of_it_is_a_widget() -> None:
    assert Offers.__mro__[1] is QObject
