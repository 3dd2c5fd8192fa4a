"""Watching somebody's work and stepping into it: chats here, calls by the switch that follows the log."""

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from backend.rules import known
from backend.telephony import supervision
from core.ids import uuid7
from core.protocol.commands import StopSupervising, Supervise
from core.protocol.events import BotTakenOver, ConversationAssigned, SupervisionUpserted
from core.supervision import Supervision


def start(work: Work, body: Supervise) -> Done:
    """One supervisor has one supervision of a piece of work; asked for again, its mode changes."""
    if (body.conversation is None) == (body.call is None):
        raise Refused("bad_request", "conversation")
    body = _as_decided(work, body)
    if body.call is not None:
        return _call(work, body.call, body)
    agent = _agent_of_chat(work, body)
    if agent == work.agent.id:
        raise Refused("conflict", "agent")
    before = _running(work, body)
    if before and (before.mode, before.visible) == (body.mode, body.visible):
        return Done(None, {"supervision": before.id})
    of = Supervision(
        id=before.id if before else uuid7(), supervisor=work.agent.id, agent=agent, mode=body.mode,
        since=work.log.now, conversation=body.conversation, visible=body.visible,
    )  # fmt: skip
    if body.conversation and body.mode == "take_over":
        of = _taken(work, of, body.conversation)
    return Done(work.emit(SupervisionUpserted(supervision=of)).seq, {"supervision": of.id})


def _as_decided(work: Work, body: Supervise) -> Supervise:
    """Whether the agent sees it is for the company to say, where it has said."""
    supervised = known(work.log).supervised
    return body if supervised == "chosen" else replace(body, visible=supervised == "seen")


def stop(work: Work, body: StopSupervising) -> Done:
    before = work.log.state.get(Supervision, body.supervision)
    if before is None or before.supervisor != work.agent.id:
        raise Refused("not_found", "supervision")
    if before.ended_at is not None:
        return Done()
    if before.call is not None:
        supervision.stop(work.log, before.id, work.agent.id, by=work.by, cause=work.id)
        return Done(work.log.seq)
    over = replace(before, ended_at=work.log.now, end="stopped")
    return Done(work.emit(SupervisionUpserted(supervision=over)).seq)


def _call(work: Work, call: str, body: Supervise) -> Done:
    of = supervision.supervise(
        work.log, call, work.agent.id, body.mode, visible=body.visible, by=work.by, cause=work.id
    )
    return Done(of.version, {"supervision": of.id})


def _agent_of_chat(work: Work, body: Supervise) -> str:
    """Empty where the bot has it, which can be read along with and taken over."""
    of = work.conversation(body.conversation or "")
    if of.status == "resolved":
        raise Refused("conflict", "status")
    return of.assignee or ""


def _running(work: Work, body: Supervise) -> Supervision | None:
    known = work.log.state.supervisions(work.agent.id)
    of = (s for s in known if s.call is None and s.conversation == body.conversation)
    return next(of, None)


def _taken(work: Work, of: Supervision, conversation: str) -> Supervision:
    """The supervisor has the customer from here on: there is nothing left to watch."""
    before = work.conversation(conversation)
    if before.bot and before.bot.phase == "active":
        work.emit(BotTakenOver(conversation=before.id, by=work.agent.id))
        work.tell(before.id, "taken_over", to=work.agent.name)
    else:
        work.emit(
            ConversationAssigned(
                conversation=before.id, from_=before.assignee, to=work.agent.id, reason="taken"
            )
        )
        work.tell(before.id, "assigned", to=work.agent.name)
    return replace(of, ended_at=work.log.now, end="taken")
