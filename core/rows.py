"""What the screen reads: values prepared by the store for one list, row or card.

They exist only on this machine; nothing here is ever sent.
"""

from array import array
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from core.entities import (
    Agent,
    BotPhase,
    BotState,
    CallRecord,
    Canned,
    Company,
    Contact,
    Conversation,
    Deal,
    Label,
    MessageKind,
    Order,
    PreviewKind,
    Priority,
    Queue,
    Status,
    Survey,
    Team,
    Ticket,
)
from core.work import (
    Calendar,
    CompanyRules,
    Disposition,
    Interaction,
    Media,
    MediumNow,
    Offer,
    Profile,
    QueueRules,
    Reason,
    Task,
)  # fmt: skip

View = Literal["mine", "team", "unassigned", "bot", "snoozed", "all"]
VIEWS: tuple[View, ...] = ("mine", "team", "unassigned", "bot", "snoozed", "all")
"""mine, team, unassigned: open ones; bot: pending; all: whatever its status.

mine also holds what the bot handed over and nobody has taken, where it is for one of this
person's teams or for none: it must not wait in a list that nobody looks at.
"""


class InboxFilter(msgspec.Struct, frozen=True, gc=False):
    """Which conversations a list shows, and in which order."""

    view: View = "mine"
    channel: str | None = None
    label: str | None = None
    """Id of a label."""
    priority: Priority | None = None
    unread: bool = False
    oldest_first: bool = False


class Skeleton(msgspec.Struct, frozen=True, gc=False):
    """The whole order of a list without its contents: 16 bytes a row.

    `keys[i]` is the conversation key of row i and `times[i]` its `last_at`, sorted by
    (last_at, key) descending, or ascending when the filter says oldest first.
    """

    keys: "array[int]"
    times: "array[int]"


class InboxRow(msgspec.Struct, frozen=True, gc=False):
    """One conversation of the list, ready to paint."""

    key: int
    id: str
    contact: str
    name: str
    channel: str
    status: Status
    preview: str
    """Words, or the name of a file where `preview_file` says what it is."""
    last_kind: MessageKind
    last_author: str
    last_at: int
    unread: int
    priority: Priority
    labels: tuple[str, ...]
    """Names, not ids."""
    assignee: str | None
    due_at: int | None
    waiting_since: int | None
    snoozed_until: int | None
    bot: BotPhase | None
    vip: bool = False
    draft: str = ""
    """First words of an unsent draft."""
    preview_file: PreviewKind | None = None
    preview_ms: int = 0
    """Length of that file, where it has one."""
    waiting: tuple[str, ...] = ()
    """Types of commands for it that the platform has not acknowledged."""
    waiting_text: str = ""
    """First words of the newest message or note among them, or of the one that was refused."""
    failed: bool = False

    @property
    def is_nobodys(self) -> bool:
        """The bot asked for a person, and no person has it."""
        return self.bot == "handoff" and self.status == "open" and self.assignee is None


class Waiting(msgspec.Struct, frozen=True, gc=False):
    """A message or note of ours that the platform has not acknowledged."""

    id: str
    conversation: int
    kind: Literal["out", "note"]
    text: str
    at: int
    files: tuple[str, ...] = ()
    failed: str | None = None
    """Error code once the platform refused it; then Retry and Discard are offered."""


class Opened(msgspec.Struct, frozen=True, gc=False):
    """A conversation as it stands when it is opened."""

    key: int
    conversation: Conversation
    contact: Contact
    first_order: int
    """Oldest message kept on this machine; 1 unless retention took some."""
    waiting: tuple[Waiting, ...]
    pending: tuple[str, ...]
    """Types of other commands for it that are not acknowledged."""
    draft: "Draft"


class Draft(msgspec.Struct, frozen=True, gc=False):
    reply: str = ""
    note: str = ""
    kind: Literal["reply", "note"] = "reply"
    files: tuple["DraftFile", ...] = ()
    """What was added and not sent yet; they come and go by Desk.add_draft_file and
    remove_draft_file, never by saving a draft."""


class DraftFile(msgspec.Struct, frozen=True, gc=False):
    """A file in the encrypted store that belongs to a draft; `size` in bytes."""

    id: str
    name: str
    mime: str
    size: int
    sha256: str


class SearchHit(msgspec.Struct, frozen=True, gc=False):
    """One message that holds the words. `marks` are (start, length) in `snippet`."""

    conversation: int
    message: int
    order: int
    name: str
    channel: str
    at: int
    snippet: str
    marks: tuple[tuple[int, int], ...]


class Found(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something for the palette."""

    kind: Literal["contact", "agent", "conversation"]
    id: str
    conversation: int | None
    """Key of the conversation to open; for a contact the newest one."""
    title: str
    detail: str
    number: str = ""
    """A contact's telephone or a colleague's extension."""


class Customer(msgspec.Struct, frozen=True, gc=False):
    """Everything the customer panel shows."""

    contact: Contact
    company: Company | None = None
    deals: tuple[Deal, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    orders: tuple[Order, ...] = ()
    surveys: tuple[Survey, ...] = ()
    calls: tuple[CallRecord, ...] = ()
    conversations: tuple[InboxRow, ...] = ()
    """Newest first, at most 20."""


class Directory(msgspec.Struct, frozen=True, gc=False):
    """Everybody and everything a conversation can be given to or marked with, by id."""

    agents: dict[str, Agent] = msgspec.field(default_factory=dict)
    teams: dict[str, Team] = msgspec.field(default_factory=dict)
    queues: dict[str, Queue] = msgspec.field(default_factory=dict)
    labels: dict[str, Label] = msgspec.field(default_factory=dict)
    canned: dict[str, Canned] = msgspec.field(default_factory=dict)
    reasons: dict[str, Reason] = msgspec.field(default_factory=dict)
    dispositions: dict[str, Disposition] = msgspec.field(default_factory=dict)
    queue_rules: dict[str, QueueRules] = msgspec.field(default_factory=dict)
    """By the queue's id."""
    profiles: dict[str, Profile] = msgspec.field(default_factory=dict)
    """By the agent's id."""
    calendars: dict[str, Calendar] = msgspec.field(default_factory=dict)
    company_rules: dict[str, CompanyRules] = msgspec.field(default_factory=dict)

    @property
    def company(self) -> CompanyRules:
        return next(iter(self.company_rules.values()), CompanyRules())


class OfferRow(msgspec.Struct, frozen=True, gc=False):
    """Work that waits for this person's answer, ready to paint."""

    offer: Offer
    name: str
    """The customer's; empty where they are not known."""
    channel: str
    """Of its conversation; `call` for calls and call-backs."""
    queue: Queue | None = None
    key: int | None = None
    """Of its conversation, where this machine has it."""
    by: str = ""
    """Name of the colleague who transferred it."""
    vip: bool = False
    asked: str = ""
    """The customer's last words on any channel, on one line."""
    number: str = ""
    """Of a call-back: where the customer wants to be called."""


class Missed(msgspec.Struct, frozen=True, gc=False):
    """The offer this person did not answer last, and what became of its work."""

    offer: Offer
    name: str
    """The customer's; empty where they are not known."""
    channel: str
    queue: Queue | None = None
    interaction: Interaction | None = None
    """As it is now; None: nobody says."""
    by: str = ""
    """Name of the colleague who has it."""
    besides: tuple["Missed", ...] = ()
    """What else was taken off this person in that moment, because they did not answer."""


class WorkRow(msgspec.Struct, frozen=True, gc=False):
    """Something this person has accepted and not finished: active, or in wrap-up."""

    interaction: Interaction
    name: str
    key: int | None
    queue: Queue | None
    rules: QueueRules
    """Of its queue; the usual ones where the platform named none."""


class BotTalk(msgspec.Struct, frozen=True, gc=False):
    """A conversation that the bot has, or has asked a person for and nobody came yet."""

    key: int
    id: str
    name: str
    """The customer's; empty where they are not known."""
    channel: str
    bot: BotState
    last_kind: MessageKind
    last_at: int
    preview: str = ""


class QueueNow(msgspec.Struct, frozen=True, gc=False):
    """A queue right now, as the platform said last."""

    queue: str
    waiting: int = 0
    oldest_at: int | None = None
    free: int = 0
    """Who could take one more now."""
    there: int = 0
    """Who is available at all."""
    estimated_wait_s: int | None = None
    """For one more; None: nobody can say."""
    open: bool = True
    media: dict[Media, MediumNow] = {}
    """`free` and `estimated_wait_s` of each; without it they are of what the queue mostly has."""

    def of(self, media: Media) -> "QueueNow":
        """As it stands for one more of this medium."""
        now = self.media.get(media)
        if now is None:
            return self
        return replace(self, free=now.free, estimated_wait_s=now.estimated_wait_s)


class Budget(msgspec.Struct, frozen=True, gc=False):
    """How much of a reason's time for a day is used; may pass its budget."""

    reason: str
    used_ms: int
    budget_ms: int


class MyDay(msgspec.Struct, frozen=True, gc=False):
    """This person's day since the company's midnight, by the formulas of `core.metrics`."""

    handled: int = 0
    talk_ms: int = 0
    """Talk, chat and hold of calls and chats; several at once count once."""
    mail_ms: int = 0
    """How long e-mail was open with this person, counted alike."""
    wrap_up_ms: int = 0
    aht_ms: int | None = None
    """None: nothing was handled yet."""
    team_aht_ms: int | None = None
    """Of this person's teams together; None: nobody handled anything, or no line says so."""
    offered: int = 0
    not_answered: int = 0
    budgets: tuple[Budget, ...] = ()
    """Of the reasons that have one, in their order."""
    next_task: Task | None = None
    """The one that is due first, or was."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """How fresh everything on the screen is."""

    state: Literal["offline", "connecting", "catching_up", "live", "ended"]
    since: int
    """offline, connecting: when the line was lost, so everything is stale since then; 0 where it
    was never up."""
    done: int = 0
    total: int = 0
    """catching_up: events or pages; total 0 where it is not known yet."""
    reason: str = ""
    """ended: revoked, version, protocol, replaced or signed_out, final until somebody acts;
    offline: a code for the words: cut, unreachable, not_trusted, not_santral, heartbeat …
    Each but live and ended may have a UserError's code, store.full: nothing new can be kept."""
    retry_at: int | None = None


class Refused(msgspec.Struct, frozen=True, gc=False):
    """A command that ended without being done, so that somebody is told."""

    id: str
    type: str
    conversation: str | None
    """The platform's id."""
    code: str
    """`expired`, or the platform's error code."""


class Typist(msgspec.Struct, frozen=True, gc=False):
    id: str
    name: str
    contact: bool
    kind: Literal["reply", "note"]


class Person(msgspec.Struct, frozen=True, gc=False):
    """Who is signed in, where, and what they may do."""

    id: str
    name: str
    email: str
    role: str
    account: str
    demonstration: bool
    permissions: frozenset[str]
    teams: tuple[str, ...] = ()


class NewFile(msgspec.Struct, frozen=True, gc=False):
    """A file a person adds to a draft: one that lies somewhere, or bytes that were pasted."""

    content: Path | bytes
    mime: str
    name: str
