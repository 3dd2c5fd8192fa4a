from core.entities import Agent
from tests.backend.commands.conftest import Office
from tests.backend.floor import Floor
from tests.backend.sample import AYSE


async def test_ones_own_state(office: Office) -> None:
    await office.do(AYSE, "agent.set_state", state="not_ready", reason="Mola")
    agent = await office.log.transact(lambda t: t.state.get(Agent, "ayse"))
    assert agent and (agent.state, agent.reason) == ("not_ready", "Mola")
    assert agent.since and agent.version == office.log.head
    same = await office.do(AYSE, "agent.set_state", state="not_ready", reason="Mola")
    assert same.seq is None


async def test_states_that_cannot_be(office: Office) -> None:
    assert await office.refused(AYSE, "agent.set_state", state="asleep") == ("bad_request", "body")
    assert await office.refused(AYSE, "agent.set_state", state="busy", reason="x" * 201) == (
        "payload_too_large", "reason",
    )  # fmt: skip


async def test_what_one_wants_while_one_works_begins_when_it_is_done(floor: Floor) -> None:
    work = await floor.accepted(AYSE)
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")
    agent = await floor.agent("ayse")
    assert (agent.state, agent.next_state, agent.next_reason) == ("available", "not_ready", "break")
    assert (await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")).seq is None
    await floor.hand_over("c2")
    await floor.settle()
    assert not await floor.offers(), "nothing new until then"
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    assert (await floor.agent("ayse")).state == "available", "she wraps up"
    floor.pass_s(10)
    await floor.do(AYSE, "wrap_up.complete", interaction=work.id)
    agent = await floor.agent("ayse")
    assert (agent.state, agent.reason, agent.since) == ("not_ready", "break", floor.log.clock())
    assert agent.next_state is None


async def test_at_once_where_it_must_be_and_back_again(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="meal")
    await floor.do(AYSE, "agent.set_state", state="available")
    assert (await floor.agent("ayse")).next_state is None
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="meal", now=True)
    assert (await floor.agent("ayse")).state == "not_ready"
    assert (await floor.visit()).state == "active", "the chat is still hers"


async def test_offers_are_taken_back_from_whoever_goes(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")
    (offer,) = await floor.offers("rescinded")
    assert (offer.reason, (await floor.visit()).state) == ("state", "waiting")
    assert (await floor.agent("ayse")).state == "not_ready", "nothing keeps her"


async def test_a_proposal_older_than_what_is_known_is_refused(floor: Floor) -> None:
    seen = (await floor.agent("ayse")).version
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")
    stale = {"state": "available", "version": seen or 1}
    assert await floor.refused(AYSE, "agent.set_state", **stale) == ("conflict", "version")
    newest = (await floor.agent("ayse")).version
    await floor.do(AYSE, "agent.set_state", state="available", version=newest)


async def test_whoever_did_not_answer_is_there_again_once_they_say_so(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    floor.pass_s(21)
    await floor.settle()
    agent = await floor.agent("ayse")
    assert (agent.state, agent.not_responding) == ("available", True)
    assert (await floor.visit()).rona == 1
    floor.pass_s(20)
    await floor.settle()
    assert not await floor.offers()
    await floor.do(AYSE, "agent.set_state", state="available")
    await floor.settle()
    assert (await floor.offered()).agent == "ayse"


async def test_asking_for_a_break_is_being_there_again(floor: Floor) -> None:
    """The break that was asked for while an offer had run out begins after the work, and counts."""
    work = await floor.accepted(AYSE)
    await floor.hand_over("c2")
    await floor.settle()
    floor.pass_s(21)
    await floor.settle()
    unanswered = await floor.agent("ayse")
    assert unanswered.not_responding
    floor.pass_s(5)
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")
    agent = await floor.agent("ayse")
    assert (agent.next_state, agent.not_responding) == ("not_ready", False)
    assert agent.since == floor.log.clock(), "how long she did not answer is kept"
    await floor.settle()
    assert not await floor.offers(), "nothing new before her break"
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    await floor.do(AYSE, "wrap_up.complete", interaction=work.id)
    agent = await floor.agent("ayse")
    assert (agent.state, agent.reason, agent.not_responding) == ("not_ready", "break", False)
