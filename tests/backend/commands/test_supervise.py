import pytest

from backend.rules import decide
from core.entities import CallRecord
from core.supervision import AuditEntry, Supervision
from core.work import Supervised
from tests.backend.floor import START, Floor
from tests.backend.sample import ALI, AYSE, DILA
from tests.backend.telephony.test_legs import talked


async def watched(floor: Floor) -> list[Supervision]:
    return await floor.log.transact(lambda t: t.state.all(Supervision))


async def test_a_chat_is_read_along_with_and_stepped_into(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(DILA, "supervision.start", conversation="c1", mode="monitor", visible=False)
    (first,) = await watched(floor)
    assert (first.supervisor, first.agent, first.visible) == ("dila", "ayse", False)
    floor.pass_s(5)
    await floor.do(DILA, "supervision.start", conversation="c1", mode="whisper")
    (second,) = await watched(floor)
    assert (second.id, second.mode, second.since) == (first.id, "whisper", START + 5_000)
    await floor.do(DILA, "supervision.stop", supervision=first.id)
    (over,) = await watched(floor)
    assert (over.end, over.ended_at) == ("stopped", START + 5_000)
    acts = [entry.act for entry in await floor.log.transact(lambda t: t.state.all(AuditEntry))]
    assert sorted(acts) == ["supervision.start", "supervision.start", "supervision.stop"]


@pytest.mark.parametrize(("decided", "seen"), [("seen", True), ("unseen", False)])
async def test_whether_the_agent_sees_it_is_for_the_company_to_say(
    floor: Floor, decided: Supervised, seen: bool
) -> None:
    await floor.log.transact(lambda t: decide(t, decided))
    await floor.accepted(AYSE)
    await floor.do(DILA, "supervision.start", conversation="c1", mode="monitor", visible=not seen)
    (one,) = await watched(floor)
    assert one.visible is seen


async def test_the_same_asked_twice_is_one(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(DILA, "supervision.start", conversation="c1", mode="monitor")
    again = await floor.do(DILA, "supervision.start", conversation="c1", mode="monitor")
    assert again.seq is None and len(await watched(floor)) == 1


async def test_taken_over_the_customer_is_the_supervisors(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(DILA, "supervision.start", conversation="c1", mode="take_over")
    assert (await floor.conversation()).assignee == "dila"
    (over,) = await watched(floor)
    assert (over.end, over.agent) == ("taken", "ayse")
    assert await floor.told() == ("assigned", {"by": "Dila Er", "to": "Dila Er"})


async def test_what_cannot_be_watched(floor: Floor) -> None:
    await floor.accepted(AYSE)
    start = "supervision.start"
    assert await floor.refused(DILA, start, mode="monitor") == ("bad_request", "conversation")
    assert await floor.refused(DILA, start, mode="monitor", call="x") == ("not_found", "call")
    refused = await floor.refused(DILA, start, mode="monitor", conversation="no")
    assert refused == ("not_found", "conversation")
    assert await floor.refused(AYSE, start, mode="monitor", conversation="c1") == (
        "forbidden",
        None,
    )
    stopped = await floor.refused(DILA, "supervision.stop", supervision="x")
    assert stopped == ("not_found", "supervision")
    await floor.do(DILA, "supervision.start", conversation="c1", mode="take_over")
    refused = await floor.refused(DILA, start, mode="monitor", conversation="c1")
    assert refused == ("conflict", "agent"), "one's own work is not watched"


async def test_a_call_no_switch_carries_cannot_be_watched(floor: Floor) -> None:
    call = CallRecord(
        id="k1", contact=ALI.id, direction="in", started_at=START, answered_at=START, agent="ayse"
    )
    await floor.log.transact(lambda t: t.state.put(call))
    refused = await floor.refused(DILA, "supervision.start", call="k1", mode="monitor")
    assert refused == ("unavailable", "call")


async def test_a_call_that_is_carried_is_listened_to_until_it_is_stopped(floor: Floor) -> None:
    await floor.log.transact(talked)
    await floor.do(DILA, "supervision.start", call="k", mode="monitor", visible=False)
    await floor.do(DILA, "supervision.start", call="k", mode="whisper", visible=False)
    (one,) = await watched(floor)
    assert (one.agent, one.call, one.mode, one.visible) == ("ayse", "k", "whisper", False)
    await floor.do(DILA, "supervision.stop", supervision=one.id)
    (over,) = await watched(floor)
    assert over.end == "stopped"
    refused = await floor.refused(AYSE, "supervision.start", call="k", mode="monitor")
    assert refused[0] == "forbidden"
