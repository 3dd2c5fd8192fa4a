"""Work handed on: to a queue, a team or a person, with a note for whoever gets it."""

from typing import NamedTuple

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from backend.routing import needs
from backend.routing.steps import Steps
from backend.telephony import outside
from core.entities import Agent, Conversation, Queue, Team
from core.ids import uuid7
from core.metrics.media import media_of
from core.protocol.commands import TransferWork
from core.protocol.events import ConversationAssigned
from core.work import Interaction

MAX_NOTE = 2_000


class _Goal(NamedTuple):
    """Where it goes, and what that is called in the timeline."""

    queue: Queue | None
    team: str | None
    agent: str | None
    name: str


def transfer(work: Work, body: TransferWork) -> Done:
    """Who had it is finished with it, and it waits anew; what was never work of a queue begins to be."""
    if len(body.note) > MAX_NOTE:
        raise Refused("payload_too_large", "note")
    if body.number is not None:
        return _outside(work, body, body.number)
    before = _work(work, body)
    of = _conversation(work, body, before)
    goal = _goal(work, body, before, of)
    steps = Steps(work.log, work.by, work.id)
    new = _wait_anew(work, steps, before, of, goal, body.note)
    if of is not None:
        _move(work, of, goal, body.note)
    return Done(work.log.seq, {"interaction": new.id if new else None})


def _outside(work: Work, body: TransferWork, number: str) -> Done:
    """Who has the caller keeps them until somebody answers there."""
    if [body.conversation, body.queue, body.team, body.to].count(None) != 4 or body.call is None:
        raise Refused("bad_request", "number")
    of = _work(work, body)
    if of is None or of.state != "active":
        raise Refused("conflict", "call")
    if not number:
        outside.back(work.log, body.call, by=work.by, cause=work.id)
    else:
        outside.hand_out(work.log, body.call, number, work.viewer, by=work.by, cause=work.id)
    if number and body.note and of.conversation is not None:
        work.log.post(of.conversation, "note", work.author, body.note, cause=work.id)
    return Done(work.log.seq)


def _work(work: Work, body: TransferWork) -> Interaction | None:
    if (body.conversation is None) == (body.call is None):
        raise Refused("bad_request", "conversation")
    if body.call is not None:
        found = work.log.state.work_of_call(body.call)
        if found is None or found.state in ("wrap_up", "done"):
            raise Refused("not_found", "call")
    else:
        open_ = (w for w in work.log.state.work_in(body.conversation or "") if w.state != "wrap_up")
        found = next(open_, None)
    if found and found.agent not in (None, work.agent.id) and work.viewer.role == "agent":
        raise Refused("forbidden", "agent")
    return found


def _conversation(
    work: Work, body: TransferWork, before: Interaction | None
) -> Conversation | None:
    if body.conversation is None:
        return work.log.conversation((before.conversation if before else None) or "")
    of = work.conversation(body.conversation)
    if of.status == "pending":
        raise Refused("conflict", "bot")
    if of.status == "resolved":
        raise Refused("conflict", "status")
    if of.assignee not in (None, work.agent.id) and work.viewer.role == "agent":
        raise Refused("forbidden", "assignee")
    return of


def _goal(
    work: Work, body: TransferWork, before: Interaction | None, of: Conversation | None
) -> _Goal:
    state = work.log.state
    if [body.queue, body.team, body.to].count(None) != 2:
        raise Refused("bad_request", "queue")
    if body.to is not None:
        return _person(work, body.to, before, of)
    if body.team is not None:
        team = state.get(Team, body.team)
        if team is None:
            raise Refused("not_found", "team")
        return _Goal(needs.first_queue(work.log, team.id), team.id, None, team.name)
    queue = state.get(Queue, body.queue or "")
    if queue is None:
        raise Refused("not_found", "queue")
    return _Goal(queue, queue.team, None, queue.name)


def _person(work: Work, to: str, before: Interaction | None, of: Conversation | None) -> _Goal:
    """In the queue it is in already; nobody else is asked before they did not answer."""
    agent = work.log.state.get(Agent, to)
    if agent is None:
        raise Refused("not_found", "to")
    if agent.id == work.agent.id and (before is None or before.agent == agent.id):
        raise Refused("bad_request", "to")
    queue = work.log.state.get(Queue, before.queue) if before else None
    if queue is None and of is not None:
        queue = needs.queue_for(work.log, of, None)
    return _Goal(queue, None, agent.id, agent.name)


def _wait_anew(
    work: Work, steps: Steps, before: Interaction | None, of: Conversation | None, goal: _Goal,
    note: str,
) -> Interaction | None:  # fmt: skip
    if before is not None and before.state == "active":
        steps.finish(before)
    elif before is not None:
        steps.drop(before, "flow_out")
    if goal.queue is None:
        return None
    if before is None:
        assert of is not None
        before = Interaction(
            id=uuid7(), media=media_of(of.channel), queue=goal.queue.id, contact=of.contact,
            entered_at=work.log.now, conversation=of.id, priority=needs.priority_of(of),
            skills=needs.language_skills(work.log, of.contact, of),
        )  # fmt: skip
        return steps.put(_aimed(work, before, goal, note))
    return steps.again(
        before, queue=goal.queue.id, to_agent=goal.agent, transferred_by=work.agent.id,
        transfer_note=note, through=(),
    )  # fmt: skip


def _aimed(work: Work, new: Interaction, goal: _Goal, note: str) -> Interaction:
    return replace(
        new, to_agent=goal.agent, transferred_by=work.agent.id, transfer_note=note
    )  # fmt: skip


def _move(work: Work, of: Conversation, goal: _Goal, note: str) -> None:
    """Nobody has it until somebody accepts; where there is no queue to wait in, the person has it."""
    if note:
        work.log.post(of.id, "note", work.author, note, cause=work.id)
    to = goal.agent if goal.queue is None else None
    work.emit(
        ConversationAssigned(
            conversation=of.id, from_=of.assignee, to=to, team=goal.team,
            queue=goal.queue.id if goal.queue else None, reason="transferred",
        )
    )  # fmt: skip
    work.tell(of.id, "assigned", to=goal.name)
