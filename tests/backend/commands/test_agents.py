from core.entities import Agent
from tests.backend.commands.conftest import Office
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
