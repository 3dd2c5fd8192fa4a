"""Signals: what is only true right now. Never stored, may be dropped, newest per key wins."""

from typing import Literal

import msgspec

from core.entities import AgentState
from core.metrics.tally import NOTHING, Tally
from core.work import Media, MediumNow, Routing


class SignalBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every signal's body."""


class Typing(SignalBody, frozen=True, kw_only=True):
    """Somebody else is writing; over when `kind` is none or after 8 seconds without another."""

    conversation: str
    author_kind: Literal["contact", "agent"]
    author: str
    name: str = ""
    kind: Literal["reply", "note", "none"]


class Viewer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str


class Viewers(SignalBody, frozen=True, kw_only=True):
    """Everybody who has the conversation open, the reader included."""

    conversation: str
    viewers: tuple[Viewer, ...] = ()


class ContactPresence(SignalBody, frozen=True, kw_only=True):
    """Whether the customer has the page open."""

    conversation: str
    online: bool


class QueueFigures(SignalBody, frozen=True, kw_only=True):
    """A queue right now, for whoever would transfer to it; key `queue:ID`, at most once a second."""

    queue: str
    waiting: int = 0
    oldest_at: int | None = None
    """Entry of who waits longest."""
    free: int = 0
    """Agents who could take one more now, of the medium the queue mostly has."""
    there: int = 0
    """Agents who are available at all."""
    estimated_wait_s: int | None = None
    """For one more of that; None: nobody can say."""
    open: bool = True
    media: dict[Media, MediumNow] = {}
    """The same for each: who has room for a chat may have none for a call."""


class AgentHere(SignalBody, frozen=True, kw_only=True):
    """Whether an agent's desk can be reached, whatever they say of themselves; key `here:ID`. Of whom
    nothing is told, none is open."""

    agent: str
    here: bool


class TeamDay(SignalBody, frozen=True, kw_only=True):
    """A team's day so far, summed up for the comparison with one's own; key `team:ID`."""

    team: str
    handled: int = 0
    talk_ms: int = 0
    """Talk and hold."""
    wrap_up_ms: int = 0
    agents: int = 0
    """Who handled something."""


class Forecast(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Of the next quarter of an hour; `core.metrics.forecast` says how."""

    arrivals: int
    waiting: int
    """How many will wait at its end."""


class QueueLive(SignalBody, frozen=True, kw_only=True):
    """A queue now and today, for supervisors; key `live:queue:ID`, at most once a second."""

    queue: str
    target_s: int
    """T of the service level."""
    waiting: int = 0
    oldest_at: int | None = None
    """Entry of who waits longest."""
    handovers: int = 0
    """Of them, those the bot handed over."""
    handover_at: int | None = None
    """Entry of the one that waits longest."""
    agents: dict[Routing, int] = {}
    """Who works for it, by what routing sees of them."""
    today: Tally = NOTHING
    """Of the company's day; every rate of it is worked out from these sums."""
    forecast: Forecast | None = None
    """None: there is no ground for one."""


class AgentLive(SignalBody, frozen=True, kw_only=True):
    """An agent now and today, for supervisors; key `live:agent:ID`, at most once a second.

    Time goes on without a signal: `core.metrics.live.as_of` has the figures of any later moment.
    """

    agent: str
    at: int
    """Up to when `today` and `used_ms` count time."""
    state: AgentState = "offline"
    reason: str = ""
    since: int | None = None
    """Of state and reason."""
    routing: Routing = "off"
    routing_since: int | None = None
    load: dict[Media, int] = {}
    """How many of each they work on."""
    work: tuple[str, ...] = ()
    """Ids of those interactions, the oldest first."""
    calls: int = 0
    """They talk in so many calls of their own, which are no work from a queue."""
    today: Tally = NOTHING
    used_ms: dict[str, int] = {}
    """Reason -> how long it was said today."""


class BotLive(SignalBody, frozen=True, kw_only=True):
    """What the bot does in one medium, for supervisors; key `live:bot:MEDIA`, at most once a second."""

    media: Media
    live: int = 0
    """Conversations it answers now."""
    unsure: int = 0
    """Of them, those whose customer it understood badly."""
    stuck: int = 0
    """Of them, those whose customer's last words it has left without an answer."""
    handed_over: int = 0
    """Asked for a person, and nobody came yet."""
    oldest_at: int | None = None
    """Since when the one of these waits that waits longest."""
    confidence: int = 0
    """Percent, summed up over `understood`."""
    understood: int = 0
    today: Tally = NOTHING


LIVE = "live"
"""The topic of QueueLive, AgentLive and BotLive: they are told to whoever asked for it."""
SIGNALS: dict[str, type[SignalBody]] = {
    "typing": Typing,
    "viewers": Viewers,
    "contact_presence": ContactPresence,
    "queue_figures": QueueFigures,
    "agent_here": AgentHere,
    "team_day": TeamDay,
    "queue_live": QueueLive,
    "agent_live": AgentLive,
    "bot_live": BotLive,
}


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    type: str
    body: SignalBody
