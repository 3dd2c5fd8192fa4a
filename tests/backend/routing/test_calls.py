from msgspec.structs import replace

from backend.log import Transaction
from backend.routing import calls
from core.entities import CallRecord
from core.protocol.events import CallUpserted
from core.work import Interaction
from tests.backend.floor import START, Floor
from tests.backend.sample import AYSE, SYSTEM, call


async def _calls(floor: Floor) -> Interaction:
    def work(log: Transaction) -> Interaction:
        record: CallRecord = replace(call("k1", None), started_at=log.now)
        log.emit(CallUpserted(call=record), SYSTEM)
        return calls.enqueue_call(log, record, "q")

    return await floor.log.transact(work)


async def _now(floor: Floor) -> Interaction:
    found = await floor.log.transact(lambda t: t.state.work_of_call("k1"))
    assert found
    return found


async def test_a_caller_waits_once(floor: Floor) -> None:
    first, again = await _calls(floor), await _calls(floor)
    assert first == again
    assert (first.media, first.call, first.state) == ("call", "k1", "waiting")


async def test_accepted_talked_and_wrapped_up(floor: Floor) -> None:
    work = await _calls(floor)
    await floor.settle()
    offer = await floor.offered()
    assert (offer.call, offer.media) == ("k1", "call")
    await floor.do(AYSE, "offer.accept", offer=offer.id)
    floor.pass_s(60)
    await floor.log.transact(lambda t: calls.call_ended(t, work.id))
    after = await _now(floor)
    assert (after.state, after.ended_at) == ("wrap_up", START + 60_000)
    await floor.log.transact(lambda t: calls.call_ended(t, work.id))
    assert (await _now(floor)).version == after.version, "said twice it is said once"


async def test_whoever_hangs_up_before_has_abandoned_it(floor: Floor) -> None:
    work = await _calls(floor)
    await floor.settle()
    await floor.log.transact(lambda t: calls.call_ended(t, work.id))
    assert (await _now(floor)).end == "abandoned"
    assert [o.reason for o in await floor.offers("rescinded")] == ["gone"]


async def test_a_call_back_instead(floor: Floor) -> None:
    work = await _calls(floor)

    def instead(log: Transaction) -> Interaction:
        calls.call_left(log, work.id)
        return calls.enqueue_callback(log, "ali", "q", due_at=START + 60_000)

    wanted = await floor.log.transact(instead)
    assert ((await _now(floor)).end, wanted.media) == ("flow_out", "callback")
    await floor.settle()
    assert not await floor.offers(), "not before it is due"
    floor.pass_s(60)
    await floor.settle()
    assert (await floor.offered()).interaction == wanted.id


async def test_a_call_can_be_handed_on(floor: Floor) -> None:
    await _calls(floor)
    await floor.settle()
    await floor.do(AYSE, "offer.accept", offer=(await floor.offered()).id)
    floor.pass_s(5)
    await floor.do(AYSE, "work.transfer", call="k1", queue="q2", note="Arıza")
    after = await _now(floor)
    assert (after.queue, after.state, after.call) == ("q2", "waiting", "k1")
