"""Callers who are handed on to a number outside by `work.transfer`."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from backend.commands.transfer import transfer
from backend.commands.work import Refused, Work
from backend.log import Transaction
from backend.permissions import viewer_of
from backend.policy import Decision
from backend.telephony import outside
from backend.telephony import visit as visits
from core.entities import Agent
from core.protocol.commands import TransferWork
from core.work import Interaction
from tests.backend.telephony.hall import OUTSIDE, Hall, furnish
from tests.end_to_end.telephone import Sound
from tests.peers.baresip import Baresip
from tests.peers.kamailio import Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.places import bare
from tests.voip.sides import DeskSide, tones
from voip import commands as c

CUSTOMER_HZ, OUTSIDE_HZ = 700, 1_500
NUMBER = f"0{OUTSIDE[1:4]} {OUTSIDE[4:7]} {OUTSIDE[7:9]} {OUTSIDE[9:]}"


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


class Talk(NamedTuple):
    hall: Hall
    work: Interaction
    customer: Baresip
    desk: DeskSide
    id: str

    async def hands_on(self, number: str) -> None:
        def do(log: Transaction) -> None:
            who = log.state.get(Agent, "ayse")
            assert who is not None
            body = TransferWork(call=self.work.call, number=number)
            transfer(Work(log, who, viewer_of(who), "k"), body)

        await self.hall.log.transact(do)

    async def back(self) -> None:
        """The two hear each other again."""
        await self.hall.until(lambda: self.hall.records()[0].legs[-1].ended_at)
        await self.hall.hears(self.customer, MICROPHONE_HZ)
        await asyncio.to_thread(
            self.desk.until, lambda: tones(self.desk.heard, (CUSTOMER_HZ,)) == {CUSTOMER_HZ}
        )
        assert self.hall.work(state="active", agent="ayse")


@pytest.fixture
async def talk(
    tmp_path: Path, kamailio: Kamailio, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Talk]:
    monkeypatch.setattr(visits, "_GRACE_S", 0.2)
    async with Hall(tmp_path, kamailio) as hall:
        desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
        hall.dials(customer)
        work = await hall.waits()
        id = await hall.in_talk("ayse", desk, work)
        await hall.hears(customer, MICROPHONE_HZ)
        yield Talk(hall, work, customer, desk, id)


async def test_somebody_outside_answers_and_has_the_caller(talk: Talk) -> None:
    phone = await talk.hall.outside(OUTSIDE_HZ)
    await talk.hands_on(NUMBER)
    await talk.hall.hears(talk.customer, OUTSIDE_HZ)
    await talk.hall.hears(phone, CUSTOMER_HZ)
    await asyncio.to_thread(talk.desk.call, talk.id, state="ended")
    await talk.hall.until(lambda: talk.hall.work(state="done", end="handled"))
    customer, agent, other = talk.hall.records()[0].legs
    assert (other.kind, other.who) == ("outside", "+905321112233")
    assert agent.ended_at and other.answered_at and customer.ended_at is None
    phone.order("hangup")
    await asyncio.to_thread(talk.customer.until, "CALL_CLOSED")
    await talk.hall.until(lambda: talk.hall.records()[0].ended_at)


@pytest.fixture
async def rings(talk: Talk) -> AsyncIterator[Baresip]:
    """Somebody outside who does not answer by herself."""
    account = bare(talk.hall.kamailio, "1003")
    with Baresip(talk.hall.place / "rings", OUTSIDE_HZ, answers=False, account=account) as phone:
        await asyncio.to_thread(phone.until_registered)
        await talk.hands_on(NUMBER)
        await asyncio.to_thread(phone.until, "CALL_INCOMING")
        yield phone


async def test_while_it_rings_there_is_music_and_the_agent_can_return(
    talk: Talk, rings: Baresip
) -> None:
    moved = Sound.of(Path(talk.hall.prompt("moved")))
    await talk.hall.hears_words(talk.customer, moved)
    assert tones(talk.customer.heard, (MICROPHONE_HZ,), 8_000) == set()
    with pytest.raises(Refused, match="conflict"):
        await talk.hands_on("0212 333 44 55")
    await talk.hands_on("")
    await talk.back()
    await asyncio.to_thread(rings.until, "CALL_CLOSED")
    with pytest.raises(Refused, match="conflict"):
        await talk.hands_on("")
    talk.customer.order("hangup")
    await talk.hall.until(lambda: not talk.hall.exchange.visits)


async def test_nobody_there_and_the_caller_is_back_with_the_agent(talk: Talk) -> None:
    await talk.hands_on("0212 999 88 77")
    await talk.back()
    assert talk.hall.records()[0].legs[-1].sip == 404


async def test_the_agent_hangs_up_meanwhile_and_in_vain_the_caller_waits_for_another(
    talk: Talk, rings: Baresip
) -> None:
    talk.desk.send(c.HangUp(call=talk.id))
    await talk.hall.until(lambda: talk.hall.records()[0].legs[1].ended_at)
    assert len(talk.hall.exchange.visits) == 1
    rings.order("hangup")
    again = await talk.hall.waits(before=talk.work.id)
    assert again.priority > talk.work.priority


@pytest.mark.parametrize(
    ("number", "role", "decided", "code"),
    [
        ("0532 111 22 33", "agent", Decision(), ""),
        ("0532 111 22 33", "agent", Decision(outside="supervisors"), "forbidden"),
        ("0532 111 22 33", "supervisor", Decision(outside="supervisors"), ""),
        ("0532 111 22 33", "admin", Decision(outside="nobody"), "forbidden"),
        ("+49 30 901820", "agent", Decision(), "forbidden"),
        ("+49 30 901820", "agent", Decision(abroad=True), ""),
        ("112", "agent", Decision(), "bad_request"),
        ("601", "agent", Decision(), "bad_request"),
        ("sip:a@b.example", "agent", Decision(), "bad_request"),
        ("hello", "agent", Decision(), "bad_request"),
    ],
)
def test_who_may_call_which_number(number: str, role: str, decided: Decision, code: str) -> None:
    if code:
        with pytest.raises(Refused, match=code):
            outside.dialled(number, role, decided)
    else:
        assert outside.dialled(number, role, decided).startswith("+")
