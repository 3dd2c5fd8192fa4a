"""What a person says of themselves."""

from backend.commands.work import Done, Refused, Work
from backend.routing.steps import Steps
from core.protocol.commands import SetAgentState

MAX_REASON = 200


def set_state(work: Work, body: SetAgentState) -> Done:
    """Whoever still has work becomes what they want once it is finished, unless `now`; until then
    they are given nothing more. Whoever says anything of themselves is there again."""
    if len(body.reason) > MAX_REASON:
        raise Refused("payload_too_large", "reason")
    agent = work.agent
    if body.version and agent.version > body.version:
        raise Refused("conflict", "version")
    if _later(work, body):
        return _next(work, body)
    known = (body.state, body.reason) == (agent.state, agent.reason)
    if known and not agent.next_state and not agent.not_responding:
        return Done()
    since = agent.since if known and not agent.not_responding else work.log.now
    return _say(
        work, state=body.state, reason=body.reason, since=since or work.log.now, next_state=None,
        next_reason="", not_responding=False,
    )  # fmt: skip


def _later(work: Work, body: SetAgentState) -> bool:
    if body.now or body.state == "available" or work.agent.state != "available":
        return False
    return bool(work.log.state.in_hand(work.agent.id))


def _next(work: Work, body: SetAgentState) -> Done:
    agent = work.agent
    known = (body.state, body.reason) == (agent.next_state, agent.next_reason)
    if known and not agent.not_responding:
        return Done()
    # From now on: an interval that kept its beginning would take back that they did not answer
    since = work.log.now if agent.not_responding else agent.since or work.log.now
    return _say(
        work, next_state=body.state, next_reason=body.reason, since=since, not_responding=False
    )


def _say(work: Work, **changed: object) -> Done:
    Steps(work.log, work.by, work.id).say(work.agent, **changed)
    return Done(work.log.seq)
