"""Supervision of calls as it stands in the log."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.commands import calls
from backend.commands.work import Refused, Work
from backend.log import Log, Transaction
from backend.permissions import viewer_of
from backend.routing.calls import enqueue_call
from backend.routing.steps import Steps
from backend.telephony import legs, supervision
from core.entities import Agent, CallLeg, CallRecord
from core.protocol import events as e
from core.protocol.commands import ReportCall
from core.supervision import Mode, Supervision
from tests.backend import sample
from tests.backend.telephony.test_legs import begun, record, talked


@pytest.fixture
async def log(tmp_path: Path) -> AsyncIterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "platform.db"))
    await log.transact(talked)
    yield log
    log.close()


def by(t: Transaction, who: str = "dila", mode: Mode = "monitor") -> Supervision:
    return supervision.supervise(t, "k", who, mode)


async def test_it_is_begun_once_and_changed_after(log: Log) -> None:
    first = await log.transact(by)
    again = await log.transact(by)
    changed = await log.transact(lambda t: by(t, mode="barge"))
    assert (first.agent, first.call, first.mode) == ("ayse", "k", "monitor")
    assert again == first
    assert (changed.id, changed.mode) == (first.id, "barge")


async def test_who_talks_herself_and_a_call_that_is_none_are_refused(log: Log) -> None:
    def refused(t: Transaction) -> None:
        with pytest.raises(Refused, match="conflict"):
            by(t, "ayse")
        with pytest.raises(Refused, match="not_found"):
            supervision.supervise(t, "nobody", "dila", "monitor")
        t.emit(e.CallUpserted(call=sample.call("direct", None)), sample.SYSTEM)
        with pytest.raises(Refused, match="unavailable"):
            supervision.supervise(t, "direct", "dila", "monitor")
        legs.ended(t, "k", "o", 200)
        with pytest.raises(Refused, match="conflict"):
            by(t)
        legs.all_ended(t, "k", 200)
        with pytest.raises(Refused, match="gone"):
            by(t)

    await log.transact(refused)


async def test_whoever_talks_with_a_customer_listens_to_nobody(log: Log) -> None:
    def busy(t: Transaction) -> None:
        other = legs.begin(t, "other", "05550000009", "", "q")
        Steps(t).accept(enqueue_call(t, other, "q"), "dila")
        with pytest.raises(Refused, match="conflict"):
            by(t)

    await log.transact(busy)


async def test_so_many_may_listen_and_one_may_take_over(log: Log) -> None:
    def many(t: Transaction) -> None:
        by(t)
        by(t, "bora")
        with pytest.raises(Refused, match="unavailable"):
            by(t, "cem")
        by(t, "bora", "take_over")
        with pytest.raises(Refused, match="conflict"):
            by(t, "dila", "take_over")

    await log.transact(many)


async def test_she_listens_to_one_call_at_a_time(log: Log) -> None:
    def elsewhere(t: Transaction) -> None:
        first = by(t)
        legs.begin(t, "second", "05550000009", "", "q")
        legs.rings(t, "second", CallLeg(id="p", kind="agent", who="cem", started_at=0))
        legs.answered(t, "second", "p")
        supervision.supervise(t, "second", "dila", "whisper")
        before = t.state.get(Supervision, first.id)
        assert before is not None and before.end == "stopped"

    await log.transact(elsewhere)


async def test_taken_over_the_call_is_hers_and_the_others_are_with_her(log: Log) -> None:
    def takes(t: Transaction) -> None:
        first, other = by(t, mode="take_over"), by(t, "bora")
        supervision.listens(t, first.id)
        with pytest.raises(Refused, match="conflict"):
            supervision.stop(t, first.id, "dila")
        supervision.taken_over(t, first.id, "o")
        assert record(t).agent == "dila"
        assert [(leg.who, leg.ended_at is None) for leg in record(t).legs[1:]] == [
            ("ayse", False), ("dila", True),
        ]  # fmt: skip
        [left] = t.state.supervised("k")
        assert (left.id, left.agent) == (other.id, "dila")
        assert supervision.call_of(t, first.id) == "k"
        supervision.all_ended(t, "k")
        assert t.state.supervised("k") == []

    await log.transact(takes)


async def test_only_who_began_it_stops_it(log: Log) -> None:
    def stopped(t: Transaction) -> None:
        mine = by(t)
        with pytest.raises(Refused, match="not_found"):
            supervision.stop(t, mine.id, "bora")
        supervision.stop(t, mine.id, "dila")
        supervision.ended(t, mine.id, "over")
        known = t.state.get(Supervision, mine.id)
        assert known is not None and known.end == "stopped"

    await log.transact(stopped)


async def test_what_her_desk_reports_of_it_is_no_call_of_hers(log: Log) -> None:
    def reported(t: Transaction) -> None:
        dila = t.state.get(Agent, "dila")
        assert dila is not None
        mine, before = by(t), record(t)
        said = ReportCall(
            call="v", direction="in", number="601", started_at=1, answered_at=2, ended_at=9,
            correlation=mine.id, codec="PCMA",
        )  # fmt: skip
        calls.report(Work(t, dila, viewer_of(dila), "x"), said)
        assert record(t) == before and t.state.get(CallRecord, "v") is None
        by(t, mode="take_over")
        supervision.taken_over(t, mine.id, "o")
        calls.report(Work(t, dila, viewer_of(dila), "x"), said)
        assert record(t).codec == "PCMA" and t.state.get(CallRecord, "v") is None

    await log.transact(reported)


async def test_of_a_call_that_waits_nobody_is_listened_to(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "other.db"))

    def waits(t: Transaction) -> None:
        begun(t)
        with pytest.raises(Refused, match="conflict"):
            by(t)

    await log.transact(waits)
    log.close()
