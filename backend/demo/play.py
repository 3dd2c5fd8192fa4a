"""Play: moments performed on a stage, with everything the platform itself adds to them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast as as_type
from typing import get_args

from backend.demo.clock import MINUTE, SECOND
from backend.demo.compose import Cast, Moment
from backend.demo.props import attachment, call_record, talked
from backend.demo.script import span
from backend.demo.stage import Stage
from core.channels import CHANNELS
from core.entities import (
    Activity,
    Agent,
    Attachment,
    Author,
    BotTurn,
    CallRecord,
    Delivery,
    HandoffReason,
    Status,
)
from core.protocol import events as e

CONTACT = Author(kind="contact")
_BOT = Author(kind="bot", id="bot", name="Çıra")
_REPLY_WITHIN = {
    "chat": 5, "whatsapp": 30, "instagram": 60, "messenger": 60, "sms": 120, "email": 480, "call": 60,
}  # fmt: skip
"""Minutes in which a customer of a channel is to be answered; half for VIPs."""


@dataclass
class Play:
    """Performs moments; afterwards `stage` holds the conversation and `calls` its calls."""

    cast: Cast
    stage: Stage
    calls: list[CallRecord] = field(default_factory=list)
    deadlines: bool = True
    """False where what the customer wrote last wants no answer."""
    _heard_last: int = 0
    _tail: Delivery = "delivered"

    def run(self, moments: list[Moment]) -> None:
        self._heard_last = max((m.at for m in moments if m.code in "CF"), default=0)
        self._tail = self.cast.rng.choice(("read", "read", "delivered"))
        self._begin(moments)
        for moment in moments:
            _DO[moment.code](self, moment)

    def _begin(self, moments: list[Moment]) -> None:
        at = moments[0].at
        self.stage.tells(at, "created", channel=self.cast.channel)
        if any(moment.code == "B" for moment in moments):
            self.stage.happens(at, e.BotStarted(conversation=self._id))
            self.stage.tells(at, "bot_started")

    @property
    def _id(self) -> str:
        return self.stage.conversation.id

    def _just_before(self, at: int) -> int:
        return max(self.stage.messages[-1].at, at - 12 * SECOND)

    def _customer(self, moment: Moment, *attachments: Attachment) -> None:
        if self.stage.conversation.status in ("resolved", "snoozed"):
            self._set_status(moment.at, "open", by="")
        person = self.cast.person.contact
        author = Author(kind="contact", id=person.id, name=person.name)
        self.stage.say(
            "in", author, moment.at, moment.text, html=moment.html, attachments=attachments
        )
        if self.deadlines and self.stage.conversation.due_at is None:
            minutes = _REPLY_WITHIN[self.cast.channel] // (1 + ("VIP" in person.tags))
            self.stage.due(moment.at + minutes * MINUTE)

    def _file(self, moment: Moment) -> None:
        self._customer(moment, attachment(self.cast, moment.arg))

    def _who(self, moment: Moment) -> Agent:
        short = moment.arg.split(",")[0]
        return self.cast.staff.agents.get(short, self.cast.agent)

    def _agent(self, moment: Moment, *attachments: Attachment) -> None:
        agent = self._who(moment)
        self._own(self._just_before(moment.at), agent)
        self.stage.say(
            "out", _author(agent), moment.at, moment.text, attachments=attachments,
            status=self._delivery(moment.at),
        )  # fmt: skip

    def _agents_file(self, moment: Moment) -> None:
        self._agent(moment, attachment(self.cast, moment.arg))

    def _own(self, at: int, agent: Agent) -> None:
        """Whoever answers has it: after a hand-over, from the bot, or because nobody else does."""
        now, id = self.stage.conversation, self._id
        phase = now.bot.phase if now.bot else None
        if phase == "handoff":
            self.stage.happens(at, e.BotHandedOff(conversation=id, to=agent.id))
            self.stage.tells(at, "handed_off", to=agent.name)
        elif phase == "active" and now.status == "pending":
            self.stage.happens(at, e.BotTakenOver(conversation=id, by=agent.id))
            self.stage.tells(at, "taken_over", by=agent.name)
        elif now.assignee is None:
            self._assign(at, agent)

    def _assign(self, at: int, agent: Agent) -> None:
        self.stage.happens(
            at, e.ConversationAssigned(conversation=self._id, from_=self.stage.conversation.assignee, to=agent.id)
        )  # fmt: skip
        self.stage.tells(at, "assigned", to=agent.name)

    def _assigned(self, moment: Moment) -> None:
        self._own(moment.at, self._who(moment))
        if self.stage.conversation.assignee != self._who(moment).id:
            self._assign(moment.at, self._who(moment))

    def _bot(self, moment: Moment) -> None:
        turn = _turn(moment.arg)
        self.stage.say(
            "out", _BOT, moment.at, moment.text, turn=turn, status=self._delivery(moment.at)
        )
        learned = e.BotLearned(
            conversation=self._id, intent=turn.intent, score=turn.score, slots=turn.slots
        )
        self.stage.happens(moment.at, learned)

    def _handoff(self, moment: Moment) -> None:
        reason, _, rest = moment.arg.partition(",")
        turn, queue = _turn(rest), self.cast.staff.queues[self.cast.scenario.queue]
        if reason not in get_args(HandoffReason):
            raise ValueError(moment.arg)
        self.stage.happens(
            moment.at,
            e.BotHandoffRequested(
                conversation=self._id, reason=as_type(HandoffReason, reason), summary=moment.text,
                intent=turn.intent, score=turn.score, slots=turn.slots, queue=queue.id,
            ),
        )  # fmt: skip
        self.stage.tells(moment.at, "handoff", reason=reason, queue=queue.name)
        self.stage.due(moment.at + _REPLY_WITHIN[self.cast.channel] * MINUTE)

    def _note(self, moment: Moment) -> None:
        mentions = self.cast.staff.named(moment.text)
        self.stage.say(
            "note", _author(self._who(moment)), moment.at, moment.text, mentions=mentions
        )

    def _label(self, moment: Moment) -> None:
        label, now = self.cast.staff.labels[moment.arg], self.stage.conversation
        if label.id in now.labels:
            return
        after = (*now.labels, label.id)
        body = e.ConversationLabelsChanged(conversation=self._id, labels=after, added=(label.id,))
        self.stage.happens(moment.at, body)
        self.stage.tells(moment.at, "labels", by=self.cast.agent.name, added=label.name, removed="")

    def _status(self, moment: Moment) -> None:
        status, _, ahead = moment.arg.partition(",")
        until = moment.at + span(ahead) if ahead else None
        person = self.stage.conversation.assignee is not None
        self._set_status(
            moment.at, as_type(Status, status), self.cast.agent.name if person else "", until
        )
        bot = self.stage.conversation.bot
        if status == "resolved" and bot is not None and bot.phase == "active":
            self.stage.happens(moment.at, e.BotClosed(conversation=self._id))

    def _set_status(self, at: int, to: Status, by: str, until: int | None = None) -> None:
        before = self.stage.conversation.status
        body = e.ConversationStatusChanged(
            conversation=self._id, from_=before, to=to, snoozed_until=until
        )
        self.stage.happens(at, body)
        self.stage.tells(at, "status", **{"by": by, "from": before, "to": to})

    def _call(self, moment: Moment) -> None:
        call = call_record(self.cast, self._id, len(self.calls) + 1, moment)
        self.calls.append(call)
        args = {
            "direction": call.direction, "cause": call.cause, "seconds": str(talked(call) // SECOND),
            "by": self.cast.agent.name if call.agent else "",
        }  # fmt: skip
        more = {
            "call": call.id, "attachments": (call.recording,) if call.recording else (),
            "activity": Activity(code="call", args=args),
        }  # fmt: skip
        if call.direction == "out":
            self._own(self._just_before(moment.at), self.cast.agent)
            self.stage.say("out", _author(self.cast.agent), moment.at, moment.text, **more)
            return
        person = self.cast.person.contact
        self.stage.say(
            "in",
            Author(kind="contact", id=person.id, name=person.name),
            moment.at,
            moment.text,
            **more,
        )
        if call.cause == "answered":
            self._own(moment.at, self.cast.agent)
        else:
            self.stage.due(moment.at + _REPLY_WITHIN["call"] * MINUTE)

    def _delivery(self, at: int) -> Delivery:
        """How far an answer got: read where the customer wrote again, else as the channel tells."""
        channel = CHANNELS[self.cast.channel]
        if not channel.can_read:
            return "sent" if channel.id == "email" else "delivered"
        return "read" if at <= self._heard_last else self._tail


def _author(agent: Agent) -> Author:
    return Author(kind="agent", id=agent.id, name=agent.name)


def _turn(arg: str) -> BotTurn:
    """`intent,0.91,order=TR-1` as the bot understood it."""
    intent, score, *slots = arg.split(",")
    pairs = (slot.partition("=") for slot in slots)
    return BotTurn(intent=intent, score=float(score), slots={key: value for key, _, value in pairs})


_DO: dict[str, Callable[[Play, Moment], None]] = {
    "C": Play._customer,
    "A": Play._agent,
    "B": Play._bot,
    "N": Play._note,
    "F": Play._file,
    "G": Play._agents_file,
    "H": Play._handoff,
    "O": Play._assigned,
    "T": Play._assigned,
    "K": Play._call,
    "S": Play._status,
    "L": Play._label,
}
