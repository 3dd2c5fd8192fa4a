from core.entities import Message
from core.work import Interaction
from tests.backend.commands.conftest import Office
from tests.backend.floor import Floor
from tests.backend.sample import AYSE, BORA, CEM, DILA, create

TO_QUEUE = {"conversation": "c1", "queue": "q2", "note": "Montaj sorusu"}


async def _notes(floor: Floor) -> list[Message]:
    return [m for m in await floor.messages() if m.kind == "note"]


async def test_to_another_queue(floor: Floor) -> None:
    before = await floor.accepted(AYSE)
    floor.pass_s(30)
    await floor.do(AYSE, "work.transfer", **TO_QUEUE)
    first, second = await floor.visits()
    assert (first.id, first.state, first.agent) == (before.id, "wrap_up", "ayse")
    assert (second.queue, second.before, second.transferred_by) == ("q2", first.id, "ayse")
    assert (second.transfer_note, second.entered_at) == ("Montaj sorusu", floor.log.clock())
    of = await floor.conversation()
    assert (of.assignee, of.queue, of.team, of.status) == (None, "q2", "support", "open")
    assert [m.text for m in await _notes(floor)] == ["Montaj sorusu"]
    await floor.settle()
    offer = await floor.offered()
    assert (offer.agent, offer.transferred_by, offer.preview) == ("bora", "ayse", "Montaj sorusu")
    await floor.do(BORA, "offer.accept", offer=offer.id)
    assert (await floor.conversation()).assignee == "bora"
    assert (await floor.visit()).state == "active"


async def test_to_a_person_who_alone_is_asked_until_they_pass(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(CEM, "agent.set_state", state="available")
    await floor.do(AYSE, "work.transfer", conversation="c1", to="cem")
    await floor.settle()
    offer = await floor.offered()
    assert offer.agent == "cem"
    assert (await floor.visit()).to_agent == "cem"
    await floor.do(CEM, "offer.decline", offer=offer.id)
    assert (await floor.visit()).to_agent is None


async def test_to_a_team_without_a_queue_it_only_changes_hands(office: Office) -> None:
    await office.do(AYSE, "work.transfer", conversation="c1", team="support")
    of = await office.conversation()
    assert (of.team, of.assignee) == ("support", None)
    assert not await office.log.transact(lambda t: t.state.all(Interaction))


async def test_what_nobody_had_accepted_flows_out(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    await floor.do(DILA, "work.transfer", **TO_QUEUE)
    first, second = await floor.visits()
    assert (first.end, second.queue, second.state) == ("flow_out", "q2", "waiting")
    (taken_back,) = await floor.offers("rescinded")
    assert taken_back.reason == "gone"


async def test_an_old_conversation_becomes_work(floor: Floor) -> None:
    await floor.log.transact(lambda t: create(t, "c1"))
    await floor.do(AYSE, "work.transfer", **TO_QUEUE)
    (only,) = await floor.visits()
    assert (only.queue, only.transferred_by, only.before) == ("q2", "ayse", None)


async def test_what_cannot_be(floor: Floor) -> None:
    await floor.accepted(AYSE)

    async def refused(**body: str) -> tuple[str, str | None]:
        return await floor.refused(AYSE, "work.transfer", **body)

    assert await refused(conversation="c1") == ("bad_request", "queue")
    assert await refused(conversation="c1", queue="q", to="cem") == ("bad_request", "queue")
    assert await refused(queue="q") == ("bad_request", "conversation")
    assert await refused(conversation="c1", queue="no") == ("not_found", "queue")
    assert await refused(conversation="c1", team="no") == ("not_found", "team")
    assert await refused(conversation="c1", to="no") == ("not_found", "to")
    assert await refused(conversation="c1", to="ayse") == ("bad_request", "to")
    assert await refused(call="no", queue="q") == ("not_found", "call")
    assert await refused(conversation="c1", queue="q2", note="x" * 2_001) == (
        "payload_too_large", "note",
    )  # fmt: skip
    assert await floor.refused(CEM, "work.transfer", **TO_QUEUE) == ("forbidden", "agent")
