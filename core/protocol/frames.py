"""Every frame of ADP/1, as tagged structs; `codec` turns bytes into them and back."""

from typing import Literal

import msgspec

from core.entities import (
    Agent,
    CallRecord,
    Canned,
    Company,
    Contact,
    Conversation,
    Deal,
    Label,
    Message,
    Order,
    Queue,
    Role,
    Survey,
    Team,
    Ticket,
)
from core.erasure import Erasure
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.protocol.events import By
from core.supervision import (
    Alert,
    AlertRule,
    Announcement,
    AuditEntry,
    ReportSchedule,
    Supervision,
)
from core.work import (
    Calendar,
    CompanyRules,
    Disposition,
    Interaction,
    Offer,
    Profile,
    QueueRules,
    Reason,
    StateSpan,
    Task,
)

SUBPROTOCOL = "adp.v1.json"
VERSION = 1
MAX_CLIENT_FRAME = 64 * 1024
MAX_SERVER_FRAME = 1024 * 1024

ErrorCode = Literal[
    "bad_request", "unauthenticated", "forbidden", "not_found", "conflict", "gone",
    "rate_limited", "payload_too_large", "idempotency_mismatch", "expired", "offer_taken",
    "window_closed", "entitlement_required", "trial_expired", "terms_required",
    "upgrade_required", "unavailable", "internal",
]  # fmt: skip

CLOSE_PROTOCOL = 4400
"""Final: one side spoke rubbish."""
CLOSE_TOKEN_EXPIRED = 4401
CLOSE_REVOKED = 4403
"""Final: the person may not be here any more; purge when the reason says so."""
CLOSE_VERSION = 4406
"""Final: the desk must be updated."""
CLOSE_HEARTBEAT = 4408
CLOSE_REPLACED = 4409
CLOSE_EPOCH = 4410
CLOSE_TOO_SLOW = 4429
CLOSE_DRAINING = 4503


class Frame(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="t", gc=False):
    """Base of every frame; `t` names it."""


# Client to server


class ClientInfo(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    name: str
    version: str
    os: str


class Resume(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    epoch: str
    seq: int


class Hello(Frame, tag="hello", frozen=True, kw_only=True):
    versions: tuple[int, ...]
    token: str
    device_id: str
    client: ClientInfo
    caps: tuple[str, ...] = ()
    resume: Resume | None = None
    topics: tuple[str, ...] = ()
    locale: str = ""


class Cmd(Frame, tag="cmd", frozen=True, kw_only=True):
    id: str
    type: str
    body: msgspec.Raw
    if_version: int | None = None
    expires: int | None = None


class Query(Frame, tag="query", frozen=True, kw_only=True):
    id: str
    type: str
    body: msgspec.Raw


class Sub(Frame, tag="sub", frozen=True, kw_only=True):
    topics: tuple[str, ...]


class Unsub(Frame, tag="unsub", frozen=True, kw_only=True):
    topics: tuple[str, ...]


class Ack(Frame, tag="ack", frozen=True, kw_only=True):
    """Everything up to `seq` is committed here."""

    seq: int


class Ping(Frame, tag="ping", frozen=True, kw_only=True):
    id: int


class AuthRefresh(Frame, tag="auth.refresh", frozen=True, kw_only=True):
    """A fresh access token for the open session; answered by `res` with the same id."""

    id: str
    token: str


ClientFrame = Hello | Cmd | Query | Sub | Unsub | Ack | Ping | AuthRefresh


# Server to client


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    id: str
    name: str
    email: str = ""


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    id: str
    name: str
    demonstration: bool = False


class Limits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    max_frame: int = MAX_CLIENT_FRAME
    max_upload: int = 25 * 1024 * 1024
    max_recording: int = 512 * 1024 * 1024
    """Of a recorded call: four hours of what the phone writes."""
    commands_per_second: int = 50


class HelloOk(Frame, tag="hello_ok", frozen=True, kw_only=True):
    version: int
    session: str
    epoch: str
    head: int
    mode: Literal["resume", "snapshot", "too_old"]
    """too_old: the log no longer reaches back to the cursor; a snapshot follows as well."""
    heartbeat_ms: int
    server_time: int
    user: Person
    account: Account
    role: Role
    limits: Limits = Limits()
    permissions: tuple[str, ...] = ()
    entitlements: tuple[str, ...] = ()


class Rows(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Entities of a snapshot page, all as they stand at the snapshot's `seq`."""

    conversations: tuple[Conversation, ...] = ()
    messages: tuple[Message, ...] = ()
    contacts: tuple[Contact, ...] = ()
    companies: tuple[Company, ...] = ()
    deals: tuple[Deal, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    orders: tuple[Order, ...] = ()
    surveys: tuple[Survey, ...] = ()
    calls: tuple[CallRecord, ...] = ()
    agents: tuple[Agent, ...] = ()
    teams: tuple[Team, ...] = ()
    queues: tuple[Queue, ...] = ()
    labels: tuple[Label, ...] = ()
    canned: tuple[Canned, ...] = ()
    profiles: tuple[Profile, ...] = ()
    queue_rules: tuple[QueueRules, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    reasons: tuple[Reason, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    company_rules: tuple[CompanyRules, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    """Of the last day and a half, and all that are not done; of an agent only those offered to them."""
    offers: tuple[Offer, ...] = ()
    """As the interactions."""
    tasks: tuple[Task, ...] = ()
    states: tuple[StateSpan, ...] = ()
    """The person's own of the last day and a half, and the one that held when it began."""
    supervisions: tuple[Supervision, ...] = ()
    alert_rules: tuple[AlertRule, ...] = ()
    alerts: tuple[Alert, ...] = ()
    audit_entries: tuple[AuditEntry, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    report_schedules: tuple[ReportSchedule, ...] = ()
    evaluation_forms: tuple[EvaluationForm, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sampling_rules: tuple[SamplingRule, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    """All there ever were: a desk may have been away when it happened."""


class Snap(Frame, tag="snap", frozen=True, kw_only=True):
    """One page. Pages count from 1; the newest conversations come first, each with its messages."""

    seq: int
    page: int
    pages: int
    rows: Rows


class Ev(Frame, tag="ev", frozen=True, kw_only=True):
    seq: int
    prev: int
    id: str
    type: str
    at: int
    by: By
    body: msgspec.Raw
    cause: str | None = None
    v: int = 1


class Sig(Frame, tag="sig", frozen=True, kw_only=True):
    key: str
    type: str
    body: msgspec.Raw


class Failure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    code: ErrorCode
    retry: bool = False
    after_ms: int | None = None
    field: str | None = None


class Res(Frame, tag="res", frozen=True, kw_only=True):
    """Answer to `cmd`, `query` or `auth.refresh`. `seq`: the event it made, where it made one."""

    id: str
    ok: bool
    seq: int | None = None
    # By a factory, because a schema cannot show a raw value as a default
    result: msgspec.Raw = msgspec.field(default_factory=lambda: msgspec.Raw(b"null"))
    error: Failure | None = None
    dup: bool = False


class Pong(Frame, tag="pong", frozen=True, kw_only=True):
    """`head`: the newest event this session could see; a cursor behind it has lost something."""

    id: int
    head: int
    server_time: int


class GoAway(Frame, tag="goaway", frozen=True, kw_only=True):
    """Leave within `after_ms` and come again; nothing is lost."""

    after_ms: int


class Error(Frame, tag="error", frozen=True, kw_only=True):
    code: ErrorCode
    purge: bool = False
    """With unauthenticated or forbidden: the cache on this machine must go."""


ServerFrame = HelloOk | Snap | Ev | Sig | Res | Pong | GoAway | Error
