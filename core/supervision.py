"""Values of a supervisor's desk: watching and stepping in, alerts, the audit list, news, reports.

Each is sent whole whenever it changes. All but announcements and visible supervisions are told to
supervisors only.
"""

from typing import Literal

import msgspec

from core.entities import Entity

Mode = Literal["monitor", "whisper", "barge", "take_over"]
"""monitor: hears or reads and is not heard; whisper: only the agent hears or reads it; barge: everybody
does; take_over: the agent leaves and the supervisor has the customer."""
SupervisionEnd = Literal["stopped", "over", "phone", "taken"]
"""stopped: by the supervisor; over: the talk with that agent was; phone: the supervisor's could not be
reached or did not answer; taken: the supervisor has the customer."""
Comparison = Literal["above", "below"]
Figure = Literal[
    "waiting", "longest_wait_s", "service_level", "abandon_rate", "free", "not_responding",
    "wrap_up_s", "occupancy", "rona", "handover_wait_s",
]  # fmt: skip
"""What a rule may look at. service_level, abandon_rate, occupancy and rona in percent of today;
wrap_up_s: of whoever is in wrap-up for longest; handover_wait_s: of the hand-over that waits longest."""


class Supervision(Entity, frozen=True, kw_only=True):
    """One supervisor with one conversation or call of one agent; many may listen, one may take over."""

    id: str
    supervisor: str
    agent: str
    mode: Mode
    since: int
    """Since when in this mode."""
    conversation: str | None = None
    call: str | None = None
    """Id of the CallRecord."""
    visible: bool = True
    """The agent is told."""
    answered_at: int | None = None
    """Of a call: since when the supervisor's phone is in it; None as long as it rings."""
    ended_at: int | None = None
    end: SupervisionEnd | None = None
    """Why, where it has ended."""
    version: int = 0


class AlertRule(Entity, frozen=True, kw_only=True):
    """`figure` `above` or `below` `threshold` for `for_s` raises; it clears only once it is back at
    `clear_at` for as long, so that nothing flaps around the threshold."""

    id: str
    name: str
    figure: Figure
    comparison: Comparison
    threshold: float
    clear_at: float | None = None
    """None: the threshold itself."""
    for_s: int = 30
    queue: str = ""
    """Id; empty: every queue for itself."""
    team: str = ""
    """Id; only this team's queues or agents."""
    quiet: tuple[str, ...] = ()
    """Spans of a day as "22:00-07:00" by the company's clock, within which none is raised."""
    sound: bool = True
    enabled: bool = True
    deleted: bool = False
    version: int = 0


class Sample(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    at: int
    value: float | None = None
    """None: there was nothing to measure."""


class Alert(Entity, frozen=True, kw_only=True):
    """A rule came true of one subject."""

    id: str
    rule: str
    name: str
    """The rule's when it was raised: a rule that changes does not change the past."""
    figure: Figure
    subject: str
    """"queue:ID", "team:ID", "agent:ID" or "interaction:ID"."""
    value: float
    threshold: float
    raised_at: int
    before: tuple[Sample, ...] = ()
    """The minutes before it, oldest first."""
    cleared_at: int | None = None
    acknowledged_by: str = ""
    """Id of the agent who said that they look after it."""
    acknowledged_at: int | None = None
    sound: bool = True
    version: int = 0


COMMAND_LINE = "cli:"
"""Before the name of the system's user who did something without a desk."""


class AuditEntry(Entity, frozen=True, kw_only=True):
    """What somebody did to somebody else's work, or took out. Written once, never changed."""

    id: str
    at: int
    by: str
    """Id of the agent, or COMMAND_LINE and a name."""
    act: str
    """A command's type, or export, verify_failed, package."""
    subject: str = ""
    """As in Alert, or "conversation:ID", "call:ID", "evaluation:ID"."""
    facts: dict[str, str] = {}
    """What was asked for, without anybody's words."""
    refused: str = ""
    """Error code; empty: it was done."""
    version: int = 0


class AuditFetched(msgspec.Struct, frozen=True, kw_only=True):
    """How far back asking the platform for older entries of the audit list has come."""

    back_to: int
    """All from then on is on this machine, in ms; 0: all there ever was."""
    entries: int = 0
    """So many came."""
    left: int = 0
    """So many are older still."""


class TakenOut(Entity, frozen=True, kw_only=True):
    """That something left this platform as a file: an erasure cannot reach it and must name it."""

    at: int
    """By the clock of the desk that did it."""
    by: str
    """Id of the agent."""
    what: str
    """As `NoteExport.what`."""
    format: str
    redacted: bool = False
    manifest: str = ""
    """SHA-256 of the manifest that went with it."""
    waiting: bool = False
    """The platform has not heard of it yet."""
    count: int = 0
    """How many conversations, or rows, were in it."""


class Announcement(Entity, frozen=True, kw_only=True):
    """A supervisor's word to one, a team or all."""

    id: str
    at: int
    by: str
    text: str
    agent: str = ""
    team: str = ""
    """Both empty: everybody."""
    version: int = 0


class ReportSpec(Entity, frozen=True, kw_only=True):
    """What a report shows; with its data it is worked out by `core.metrics.report`."""

    by: Literal["queue", "agent", "channel", "disposition", "bot", "interval"] = "queue"
    period: str = "today"
    """today, yesterday, week, month, or "2026-11-01/2026-11-23" (half open, by the company's clock)."""
    against: str = ""
    """A second period to compare with, as `period`, or "before" for as long before it."""
    step_min: Literal[0, 15, 30, 60, 1440] = 0
    """Rows per so many minutes; 0: one for the whole period."""
    queues: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    variant: str = "default"
    """Of the service level: a name of `core.metrics.service_level`."""


class ReportSchedule(Entity, frozen=True, kw_only=True):
    """A report the platform makes by itself and keeps for its owner to open."""

    id: str
    name: str
    owner: str
    spec: ReportSpec
    every: Literal["day", "week", "month"] = "day"
    at: str = "07:00"
    """By the company's clock."""
    format: Literal["pdf", "xlsx", "csv"] = "pdf"
    language: Literal["en", "tr"] = "tr"
    """Of its words: whoever saves it says in which they read."""
    last_at: int | None = None
    last_file: str = ""
    """Id under which the newest is served; empty: none was made."""
    last_size: int = 0
    """Bytes of it: what is fetched is proven whole by them."""
    deleted: bool = False
    version: int = 0
