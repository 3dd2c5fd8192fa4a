"""What a person says of themselves."""

from backend.commands.work import Done, Refused, Work
from core.protocol.commands import SetAgentState
from core.protocol.events import AgentStateChanged

MAX_REASON = 200


def set_state(work: Work, body: SetAgentState) -> Done:
    if len(body.reason) > MAX_REASON:
        raise Refused("payload_too_large", "reason")
    if (body.state, body.reason) == (work.agent.state, work.agent.reason):
        return Done()
    changed = AgentStateChanged(
        agent=work.agent.id, state=body.state, reason=body.reason, since=work.log.now
    )
    return Done(work.emit(changed).seq)
