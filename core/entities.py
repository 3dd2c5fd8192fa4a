"""Frozen values the whole desk speaks in; on the wire, in the store and on the screen.

Every time is an int: milliseconds since 1970 in UTC. Every `id` is the platform's own string.
Text from people is plain text, whatever it looks like; only `Message.html` is markup, and it
is untrusted.
"""

from typing import Literal

import msgspec

Status = Literal["open", "pending", "snoozed", "resolved"]
"""pending: the bot has it."""
Priority = Literal["low", "normal", "high", "urgent"]
MessageKind = Literal["in", "out", "note", "activity"]
Delivery = Literal["sent", "delivered", "read", "failed"]
AuthorKind = Literal["contact", "agent", "bot", "system"]
HandoffReason = Literal[
    "asked", "low_confidence", "policy", "error", "complaint", "legal", "cancel", "angry", "late"
]
"""Why the bot asks for a person. policy: what it was about is for a person to decide, and none of
the finer words says why; late: an order that did not come when it was promised."""
FileKind = Literal["photo", "voice", "video", "file"]
PreviewKind = Literal["photo", "voice", "video", "file", "deleted", "call", "missed_call"]
"""What a preview stands for where there are no words; deleted: they were taken back; call: nothing
was noted of one; missed_call: nobody spoke."""
BotPhase = Literal["active", "handoff", "silent", "closed"]
"""active: the bot answers; handoff: it asked for a person; silent: a person owns the
conversation; closed: ended with no person (contained)."""
AgentState = Literal["offline", "available", "busy", "not_ready", "wrap_up"]
Role = Literal["agent", "supervisor", "admin"]
CallCause = Literal["answered", "missed", "busy", "failed", "voicemail"]
CallPhase = Literal["ringing", "talking", "ended"]


class Entity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of every value: immutable, keyword only, defaults left out on the wire.

    None ever holds itself, so Python's garbage collector need not look at them (`gc=False`).
    """


LOCAL = "local:"
"""Ids of attachments that are on this machine and not on the platform begin so."""


class Attachment(Entity, frozen=True, kw_only=True):
    """A file that belongs to a message. `id` is what the platform serves it under."""

    id: str
    name: str
    mime: str
    size: int
    sha256: str = ""
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    waveform: tuple[int, ...] = ()
    """Peaks from 0 to 100, evenly spaced over the duration; empty where there is no sound."""


class Author(Entity, frozen=True, kw_only=True):
    kind: AuthorKind
    id: str = ""
    name: str = ""


class BotTurn(Entity, frozen=True, kw_only=True):
    """What the bot understood of the customer's words; stands on the bot's answer."""

    intent: str = ""
    score: float = 0.0
    """Confidence from 0 to 1."""
    slots: dict[str, str] = {}


class Activity(Entity, frozen=True, kw_only=True):
    """Something that happened in a conversation, as a code; the desk puts it into words.

    code: created, assigned, unassigned, status, labels, priority, bot_started, handoff,
    handed_off, taken_over, returned, wrap_up, call. `args` are names and values for the sentence.

    On a message that stands for a call (`Message.call`, kind `in` or `out`) it is always `call`
    with direction (in, out), cause (answered, missed …), seconds spoken and by (an agent's name).
    """

    code: str
    args: dict[str, str] = {}


class Message(Entity, frozen=True, kw_only=True):
    """One entry of a conversation's timeline. `order` counts from 1 without holes."""

    id: str
    conversation: str
    order: int
    kind: MessageKind
    author: Author
    at: int
    text: str = ""
    html: str | None = None
    client_id: str | None = None
    """Id of the command that made it, where a desk made it."""
    attachments: tuple[Attachment, ...] = ()
    reply_to: str | None = None
    mentions: tuple[str, ...] = ()
    status: Delivery = "sent"
    edited_at: int | None = None
    deleted: bool = False
    turn: BotTurn | None = None
    activity: Activity | None = None
    call: str | None = None
    """Id of the CallRecord, where the entry stands for a call."""


class BotState(Entity, frozen=True, kw_only=True):
    """What the bot knows of a conversation; at hand-over it goes to the agent whole."""

    phase: BotPhase
    intent: str = ""
    score: float = 0.0
    slots: dict[str, str] = {}
    summary: str = ""
    reason: HandoffReason | None = None
    asked_at: int | None = None
    """When the bot asked for a person."""
    language: str = ""
    """What the customer writes in, of tr and en; empty where their words did not tell."""
    resume: str = ""
    """The point the bot goes on from after it was given the conversation back."""
    suggestion: str = ""
    """What it would answer now that a person has it; gone with the next public reply."""
    sources: tuple[str, ...] = ()
    """Titles of the articles the suggestion is from."""


class Conversation(Entity, frozen=True, kw_only=True):
    id: str
    channel: str
    contact: str
    status: Status
    created_at: int
    last_at: int
    """Time of the newest message or call; the list is ordered by it."""
    reference: str = ""
    """Short number people say aloud, such as TR-48213."""
    subject: str = ""
    assignee: str | None = None
    team: str | None = None
    queue: str | None = None
    priority: Priority = "normal"
    labels: tuple[str, ...] = ()
    last_order: int = 0
    last_kind: MessageKind = "in"
    last_author: str = ""
    """Name of who wrote `preview`; empty for the customer."""
    preview: str = ""
    """First 160 characters of the newest message that is not an activity, on one line.

    Where it has no text, the name of its first file.
    """
    preview_file: PreviewKind | None = None
    """What that file is, so that the desk can say it in the person's language."""
    preview_ms: int = 0
    """Length of that file, where it is voice or video."""
    read_up_to: int = 0
    """Order of the newest message the signed-in person has seen."""
    unread: int = 0
    """Customer messages after `read_up_to`."""
    waiting_since: int | None = None
    """Time of the first customer message that no person has answered."""
    due_at: int | None = None
    """When the next reply is due."""
    snoozed_until: int | None = None
    bot: BotState | None = None
    attributes: dict[str, str] = {}
    version: int = 0
    """Sequence number of the newest event that changed it."""


class Contact(Entity, frozen=True, kw_only=True):
    id: str
    name: str
    phone: str = ""
    email: str = ""
    city: str = ""
    language: str = ""
    zone: str = ""
    """Time zone (IANA) of the clock they look at; empty: not known."""
    company: str | None = None
    since: int | None = None
    balance: str = ""
    """Money as the platform writes it: amount, space, ISO 4217 currency ("1248.90 TRY")."""
    tags: tuple[str, ...] = ()
    attributes: dict[str, str] = {}
    version: int = 0


class Company(Entity, frozen=True, kw_only=True):
    id: str
    name: str
    sector: str = ""
    city: str = ""
    version: int = 0


class Deal(Entity, frozen=True, kw_only=True):
    id: str
    contact: str
    title: str
    stage: Literal["lead", "offer", "negotiation", "won", "lost"]
    amount: str
    at: int
    company: str | None = None
    version: int = 0


class Ticket(Entity, frozen=True, kw_only=True):
    id: str
    contact: str
    number: str
    title: str
    status: Literal["open", "waiting", "closed"]
    at: int
    priority: Priority = "normal"
    version: int = 0


class Order(Entity, frozen=True, kw_only=True):
    """Something the customer bought; the history card shows it."""

    id: str
    contact: str
    number: str
    title: str
    amount: str
    status: Literal["preparing", "shipped", "delivered", "returned", "cancelled"]
    at: int
    version: int = 0


class Survey(Entity, frozen=True, kw_only=True):
    """Told when it is asked, and again when it is answered."""

    id: str
    contact: str
    score: int
    """1 to 5; 0 as long as nobody answered."""
    at: int
    """When it was answered; until then, when it was asked."""
    asked_at: int | None = None
    """None: nobody said when; then it counts among the answers, and not among those that were sent."""
    comment: str = ""
    conversation: str | None = None
    """What it was asked about."""
    agent: str | None = None
    version: int = 0


class CallQuality(Entity, frozen=True, kw_only=True):
    """One direction of a whole call. `None`: nobody knows.

    loss: share of packets lost or too late, 0 to 1; mos: ITU-T G.107, 1 to 4.5.
    """

    loss: float = 0.0
    jitter_ms: float = 0.0
    round_trip_ms: float | None = None
    mos: float | None = None


class CallLeg(Entity, frozen=True, kw_only=True):
    """One party's part of a call through the switch, from its first ring to its end."""

    id: str
    kind: Literal["customer", "agent", "outside"]
    who: str = ""
    """Id of the agent, or a number."""
    started_at: int
    answered_at: int | None = None
    ended_at: int | None = None
    sip: int = 0
    """SIP status of its end; 0: not known."""
    lost: bool = False
    """It fell silent, or what carried it fell: nobody hung up."""
    recording: Attachment | None = None
    """What this agent's desk recorded of it."""


class Spoken(Entity, frozen=True, kw_only=True):
    """What one side said without a pause, by the recording's clock."""

    at_ms: int
    until_ms: int
    who: Literal["customer", "agent", "bot"]
    text: str


class CallRecord(Entity, frozen=True, kw_only=True):
    """A call from its first ring on; `ended_at` None while it rings or is talked on.

    `contact` is empty for calls between colleagues; such a call has no conversation either.
    """

    id: str
    contact: str
    direction: Literal["in", "out"]
    started_at: int
    conversation: str | None = None
    agent: str | None = None
    queue: str | None = None
    number: str = ""
    """The customer's, as it came or was dialled."""
    answered_at: int | None = None
    ended_at: int | None = None
    cause: CallCause = "answered"
    """How it ended; means nothing while `ended_at` is None."""
    recording: Attachment | None = None
    disposition: str = ""
    correlation: str = ""
    """What its INVITE says in X-ADP-Call."""
    ended_by: Literal["us", "them", "network", "phone"] | None = None
    """phone: the agent's own phone fell, and the call with it."""
    sip: int = 0
    """SIP status of its end; 0: not known."""
    q850: int = 0
    """Cause of its end by ITU-T Q.850; 0: none was given."""
    codec: str = ""
    sending: CallQuality | None = None
    """Our voice, as the other side got it."""
    receiving: CallQuality | None = None
    notes: str = ""
    transcript: tuple[Spoken, ...] = ()
    """Of its recording, where the platform made one."""
    legs: tuple[CallLeg, ...] = ()
    """Of a call through the queue, in the order in which they began; each change of one is told."""
    taped: bool = False
    """The platform records it itself, where it carries it."""
    untaped_until: int | None = None
    """Its agent has paused that recording until then; past: it goes on."""
    version: int = 0

    @property
    def phase(self) -> CallPhase:
        if self.ended_at is not None:
            return "ended"
        return "ringing" if self.answered_at is None else "talking"


class Agent(Entity, frozen=True, kw_only=True):
    id: str
    name: str
    email: str = ""
    role: Role = "agent"
    teams: tuple[str, ...] = ()
    state: AgentState = "offline"
    reason: str = ""
    since: int | None = None
    next_state: AgentState | None = None
    """What they become once their work is finished; nothing new is given until then."""
    next_reason: str = ""
    not_responding: bool = False
    """They did not answer an offer: nothing is given until they say that they are there."""
    extension: str = ""
    """The short number colleagues reach this person under."""
    version: int = 0


class Team(Entity, frozen=True, kw_only=True):
    id: str
    name: str
    default: bool = False
    """Gets the new conversations that name no department."""
    version: int = 0


class Queue(Entity, frozen=True, kw_only=True):
    id: str
    name: str
    team: str | None = None
    version: int = 0


class Label(Entity, frozen=True, kw_only=True):
    id: str
    name: str
    version: int = 0


class Canned(Entity, frozen=True, kw_only=True):
    """A ready-made answer; `shortcut` is what is typed after the slash."""

    id: str
    shortcut: str
    title: str
    text: str
    language: str = ""
    version: int = 0
