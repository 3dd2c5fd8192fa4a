"""A supervisor on somebody's call, by programs that nobody here wrote: who hears whom, by tones."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from backend.commands.work import Refused
from backend.telephony import caller as callers
from backend.telephony import supervised
from backend.telephony import visit as visits
from core.protocol.events import SupervisionUpserted
from core.supervision import Supervision
from core.work import Interaction
from tests.backend.telephony.hall import Hall, furnish
from tests.peers.baresip import Baresip
from tests.peers.kamailio import Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ as AGENT
from tests.voip.sides import DeskSide, tones
from voip import commands as c

CUSTOMER, BOSS, OTHER = 700, 1_100, 1_500
ALL = (CUSTOMER, AGENT, BOSS, OTHER)


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


class Talk(NamedTuple):
    """Ayşe talks with a customer, and Dila's phone is there."""

    hall: Hall
    work: Interaction
    customer: Baresip
    agent: DeskSide
    boss: Baresip
    id: str
    """Of the call, at the agent's desk."""

    @property
    def call(self) -> str:
        return self.work.call or ""

    async def supervise(self, mode: str, who: str = "dila", **more: bool) -> Supervision:
        return await self.hall.exchange.supervise(self.call, who, mode, **more)  # type: ignore[arg-type]

    async def hear(self, customer: set[int], agent: set[int], **others: set[int]) -> None:
        """As soon as each hears these tones, and no other, of the four."""
        await self.hall.until(lambda: tones(self.customer.heard, ALL, 8_000) == customer)
        await self.hall.until(lambda: tones(self.agent.heard, ALL) == agent)
        for name, wanted in others.items():
            phone = self.hall.supervisors[name]
            await self.hall.until(lambda: tones(phone.heard, ALL, 8_000) == wanted)  # noqa: B023

    def said(self) -> list[Supervision]:
        """Every supervision as it was told, one after the other."""
        bodies = [event.body for event in self.hall.events]
        return [one.supervision for one in bodies if isinstance(one, SupervisionUpserted)]

    async def ended(self, why: str) -> Supervision:
        return (await self.hall.until(lambda: [one for one in self.said() if one.end == why]))[-1]


@pytest.fixture
async def talk(
    tmp_path: Path, kamailio: Kamailio, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Talk]:
    monkeypatch.setattr(visits, "_GRACE_S", 0.2)
    monkeypatch.setattr(callers, "_SILENT_S", 4)
    async with Hall(tmp_path, kamailio) as hall:
        agent, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER)
        boss = await hall.supervisor("dila", BOSS)
        hall.dials(customer)
        work = await hall.waits()
        id = await hall.in_talk("ayse", agent, work)
        yield Talk(hall, work, customer, agent, boss, id)


async def test_who_hears_whom(talk: Talk) -> None:
    begun = await talk.supervise("monitor")
    assert (begun.agent, begun.supervisor, begun.mode, begun.visible) == (
        "ayse", "dila", "monitor", True
    )  # fmt: skip
    await talk.hear({AGENT}, {CUSTOMER}, dila={CUSTOMER, AGENT})
    await talk.supervise("whisper")
    await talk.hear({AGENT}, {CUSTOMER, BOSS}, dila={CUSTOMER, AGENT})
    await talk.supervise("barge")
    await talk.hear({AGENT, BOSS}, {CUSTOMER, BOSS}, dila={CUSTOMER, AGENT})
    await talk.supervise("monitor")
    await talk.hear({AGENT}, {CUSTOMER}, dila={CUSTOMER, AGENT})
    await talk.hall.exchange.stop_supervising(begun.id, "dila")
    await asyncio.to_thread(talk.boss.until, "CALL_CLOSED")
    modes = [one.mode for one in talk.said()]
    assert modes == ["monitor", "monitor", "whisper", "barge", "monitor", "monitor"]
    assert talk.said()[1].answered_at and talk.said()[-1].end == "stopped"
    assert {one.id for one in talk.said()} == {begun.id}
    [record] = talk.hall.records()
    assert [leg.who for leg in record.legs if leg.kind == "agent"] == ["ayse"]  # nothing of her


async def test_several_listen_and_one_takes_over(talk: Talk) -> None:
    await talk.hall.supervisor("cem", OTHER)
    await talk.supervise("monitor")
    await talk.supervise("barge", "cem")
    await talk.hear(
        {AGENT, OTHER}, {CUSTOMER, OTHER}, dila={CUSTOMER, AGENT, OTHER}, cem={CUSTOMER, AGENT}
    )
    with pytest.raises(Refused, match="unavailable"):
        await talk.supervise("monitor", "bora")  # no phone of theirs is there
    await talk.supervise("take_over")
    await asyncio.to_thread(talk.agent.call, talk.id, state="ended")
    await talk.hear({BOSS, OTHER}, {CUSTOMER, OTHER}, dila={CUSTOMER, OTHER}, cem={CUSTOMER, BOSS})
    taken = await talk.ended("taken")
    assert (taken.supervisor, taken.mode) == ("dila", "take_over")
    assert [one.agent for one in talk.said() if one.supervisor == "cem"][-1] == "dila"
    [record] = talk.hall.records()
    assert record.agent == "dila" and record.legs[-1].who == "dila"
    assert talk.hall.work(id=talk.work.id, end="handled", agent="ayse")
    [hers] = talk.hall.work(before=talk.work.id)
    assert (hers.state, hers.agent, hers.call) == ("active", "dila", talk.call)
    with pytest.raises(Refused, match="conflict"):
        await talk.supervise("monitor")  # it is her own call now
    talk.customer.order("hangup")
    await talk.hall.until(lambda: talk.hall.work(before=talk.work.id, end="handled"))
    assert (await talk.ended("over")).supervisor == "cem"


async def test_taking_over_at_once_waits_for_the_phone(talk: Talk) -> None:
    await talk.supervise("take_over")
    await talk.ended("taken")
    await talk.hear({BOSS}, set(), dila={CUSTOMER})


async def test_it_ends_with_the_talk(talk: Talk) -> None:
    await talk.supervise("whisper", visible=False)
    await talk.hear({AGENT}, {CUSTOMER, BOSS}, dila={CUSTOMER, AGENT})
    talk.agent.send(c.HangUp(call=talk.id))
    over = await talk.ended("over")
    assert (over.visible, over.mode) == (False, "whisper")
    await asyncio.to_thread(talk.boss.until, "CALL_CLOSED")


async def test_a_supervisor_hangs_up_and_the_two_talk_on(talk: Talk) -> None:
    await talk.supervise("barge")
    await talk.hear({AGENT, BOSS}, {CUSTOMER, BOSS}, dila={CUSTOMER, AGENT})
    talk.boss.order("hangup")
    await talk.ended("stopped")
    await talk.hear({AGENT}, {CUSTOMER})


async def test_a_phone_that_does_not_answer(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervised, "ANSWERS_S", 0.3)
    await talk.hall.supervisor("cem", OTHER, answers=False)
    await talk.supervise("monitor", "cem")
    assert (await talk.ended("phone")).answered_at is None
    await talk.hear({AGENT}, {CUSTOMER})


async def test_the_process_of_the_call_falls_and_nobody_listens_any_more(
    talk: Talk, overheard: list[str]
) -> None:
    await talk.supervise("monitor")
    await talk.hear({AGENT}, {CUSTOMER}, dila={CUSTOMER, AGENT})
    os.kill(talk.hall.exchange.visits[0].actor.pid, signal.SIGSEGV)
    await talk.ended("over")
    await asyncio.to_thread(talk.boss.until, "CALL_CLOSED")
    overheard.clear()


async def test_her_own_desk_knows_the_call_that_it_asked_for(talk: Talk) -> None:
    """Our phone: it rings with the supervision's id and the agent's name, and answers as it is told."""
    desk = await talk.hall.desk("cem")
    begun = await talk.supervise("monitor", "cem")
    ringing = await asyncio.to_thread(desk.call, state="ringing_in")
    assert (ringing.correlation, ringing.number, ringing.name) == (begun.id, "601", "Ayşe Kaya")
    desk.send(c.Answer(call=ringing.id))
    await asyncio.to_thread(desk.until, lambda: tones(desk.heard, ALL) == {CUSTOMER, AGENT})
    await talk.hear({AGENT}, {CUSTOMER})
    desk.send(c.HangUp(call=ringing.id))
    assert (await talk.ended("stopped")).id == begun.id
