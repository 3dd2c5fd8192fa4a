"""Values of work: what arrives, to whom it is offered, how it ends, and by which rules.

An interaction is one piece of work on one channel and one visit to one queue; a transfer to another
queue ends it and begins the next. An offer shows it to one agent and awaits the answer. Both are
sent whole whenever they change, so whoever has the newest `version` has all there is to know, and
every figure of a day is worked out from them (`core.metrics`). The words are `metrics.md`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from core.entities import Agent, AgentState, Entity, HandoffReason, Queue

Media = Literal["chat", "message", "mail", "call", "callback"]
"""What capacity is counted by. message: social channels; callback: a customer wants to be called."""
InteractionState = Literal["waiting", "offered", "active", "wrap_up", "done"]
InteractionEnd = Literal["handled", "abandoned", "flow_out", "cancelled"]
"""handled: an agent accepted it and it is finished; abandoned: the customer gave up before; flow_out:
left the queue neither answered nor abandoned (overflow, a closed queue, a wait limit, transferred
before an answer); cancelled: taken out by a person (resolved, merged) before anybody accepted."""
OfferState = Literal["open", "accepted", "declined", "timed_out", "rescinded"]
Rescinded = Literal["taken", "gone", "state", "overflow"]
"""taken: somebody else has it; gone: the customer left; state: the agent went away."""
Routing = Literal["off", "idle", "offered", "interacting", "wrap_up", "not_responding"]
"""What routing sees of an agent, apart from what they say of themselves. off: nothing is given."""
Wrap = Literal["none", "optional", "required"]
TaskKind = Literal["follow_up", "callback", "appointment"]

CAPACITY: dict[Media, int] = {"chat": 3, "message": 5, "mail": 5, "call": 1, "callback": 1}
"""How many of each at once, where a profile says nothing else."""
COMPANY_ZONE = "Europe/Istanbul"
"""Where the company's day begins, as long as its platform says nothing else."""
ESCALATES_AFTER: dict[Media, tuple[int, int]] = {"mail": (4 * 3600, 8 * 3600)}
"""Seconds to levels 1 and 2 of media that nobody waits for at a screen, where a queue says nothing
else."""


class Interaction(Entity, frozen=True, kw_only=True):
    """Times are the platform's. It was offered (in the sense of the figures) when it entered."""

    id: str
    media: Media
    queue: str
    contact: str
    entered_at: int
    """Queue entry: T of the service level, and the longest wait, start here."""
    conversation: str | None = None
    call: str | None = None
    """Id of the CallRecord, which is also what X-ADP-Call says."""
    handover: HandoffReason | None = None
    """The bot asked for a person, and why."""
    skills: dict[str, int] = {}
    """Needed besides the queue's: skill -> level from 1 to 5. Languages are skills (tr, en)."""
    priority: int = 0
    """Added to the queue's; higher first."""
    prefers: str | None = None
    """The agent the customer knows (sticky), while they are there and free."""
    before: str | None = None
    """The interaction this one was transferred from."""
    through: tuple[str, ...] = ()
    """Queues it overflowed from, so that none gets it twice."""
    transferred_by: str | None = None
    transfer_note: str = ""
    to_agent: str | None = None
    """Transferred to this person: nobody else is offered it until they did not answer."""
    due_at: int | None = None
    """Of a callback: not before then."""
    number: str = ""
    """Of a callback: where the customer wants to be called."""
    state: InteractionState = "waiting"
    level: int = 0
    """How far it escalated: 0 one agent after the other, 1 louder, 2 everybody able and the
    supervisors at once."""
    rona: int = 0
    """How often it was offered and nobody answered."""
    agent: str | None = None
    """Who accepted it."""
    answered_at: int | None = None
    """When it was accepted."""
    first_reply_at: int | None = None
    """First public human reply after it entered."""
    hold_ms: int = 0
    ended_at: int | None = None
    """When talk or chat ended: the wrap-up begins."""
    wrap_until: int | None = None
    """When the wrap-up's time is over; None: it has no limit, or there is none."""
    completed_at: int | None = None
    """End of the wrap-up, or of all where there was none: the stamp handle time counts to."""
    completed_by: str = ""
    """Who completed a stuck wrap-up, where it was not the agent."""
    end: InteractionEnd | None = None
    disposition: str = ""
    note: str = ""
    version: int = 0


class Offer(Entity, frozen=True, kw_only=True):
    """Told to `agent` and to supervisors only."""

    id: str
    interaction: str
    agent: str
    at: int
    expires_at: int
    """By the platform's clock: the desk counts down with `Desk.now()`."""
    media: Media
    queue: str
    contact: str
    conversation: str | None = None
    call: str | None = None
    level: int = 0
    entered_at: int = 0
    """Since when the customer waits."""
    skills: tuple[str, ...] = ()
    """Why this agent: the skills that matched."""
    today: int = 0
    """The customer's how manieth contact today, this one included."""
    prefers: bool = False
    """The agent is the one the customer knows."""
    handover: HandoffReason | None = None
    transferred_by: str | None = None
    preview: str = ""
    """The bot's summary, the transfer's note, or the customer's last words."""
    state: OfferState = "open"
    ended_at: int | None = None
    reason: str = ""
    """declined: the reason given; rescinded: one of Rescinded."""
    taken_by: str | None = None
    version: int = 0


class Profile(Entity, frozen=True, kw_only=True):
    """What routing knows of an agent; `id` is the agent's."""

    id: str
    skills: dict[str, int] = {}
    """Skill -> level from 1 to 5."""
    queues: tuple[str, ...] = ()
    """Those they work for; empty: the queues of their teams."""
    capacity: dict[Media, int] = {}
    """In place of CAPACITY where it says something."""
    chat_in_call: bool = False
    """New chats may come while they talk."""
    dispositions: tuple[str, ...] = ()
    version: int = 0


class QueueRules(Entity, frozen=True, kw_only=True):
    """How a queue works; `id` is the queue's. Seconds everywhere."""

    id: str
    priority: int = 0
    skills: dict[str, int] = {}
    relax_after_s: int = 30
    """After each so long a wait every needed level falls by one; at 0 a skill is no longer needed.
    0: never."""
    choose: Literal["longest_idle", "least_loaded"] = "longest_idle"
    alert_s: int = 20
    """How long one agent is asked."""
    sticky_s: int = 20
    """So long the agent the customer knows is waited for; 0: not at all."""
    target_s: int = 20
    """T of the service level."""
    louder_after_s: int = 45
    everybody_after_s: int = 90
    """A wait after which it escalates to level 1 and 2."""
    escalates: dict[Media, tuple[int, int]] = {}
    """Both of them for a medium of its own, in place of these and of ESCALATES_AFTER."""
    max_wait_s: int = 0
    """After it the work overflows, or ends as flow_out where there is nowhere to; 0: never."""
    overflow: str | None = None
    """Id of a queue."""
    calendar: str = ""
    """Id of a Calendar; empty: always open."""
    wrap: Wrap = "optional"
    wrap_s: int = 60
    """0: no limit."""
    dispositions: tuple[str, ...] = ()
    """Ids, the queue's own; after them the profile's, then those of no queue and no profile."""
    version: int = 0


class Calendar(Entity, frozen=True, kw_only=True):
    """Business hours by the wall clock of `zone`."""

    id: str
    name: str
    zone: str = "Europe/Istanbul"
    week: tuple[tuple[str, ...], ...] = ((), (), (), (), (), (), ())
    """From Monday on: spans of a day as "09:00-18:00"; to 24:00 at most."""
    holidays: dict[str, tuple[str, ...]] = {}
    """"2026-10-29" -> its own spans; none: closed."""
    archived: bool = False
    """Not chosen any more; what it was chosen for keeps its name."""
    version: int = 0


class Reason(Entity, frozen=True, kw_only=True):
    """Why somebody is not ready: break, meal, meeting, training (the desk names these itself), away
    (the machine was left), or the company's own."""

    id: str
    name: str = ""
    state: AgentState = "not_ready"
    budget_s: int = 0
    """A day; 0: none."""
    order: int = 0
    archived: bool = False
    """Not chosen any more; what it was chosen for keeps its name."""
    version: int = 0


class Disposition(Entity, frozen=True, kw_only=True):
    """An outcome code. `name` in the company's language."""

    id: str
    name: str
    group: str = ""
    extra_s: int = 0
    """What choosing it adds to the wrap-up's time."""
    general: bool = True
    """Offered everywhere; else only where a queue or a profile names it."""
    archived: bool = False
    """Not chosen any more; what it was chosen for keeps its name."""
    version: int = 0


class ResumePoint(Entity, frozen=True, kw_only=True):
    """Where the bot may go on from when a person gives it a conversation back."""

    id: str
    tr: str = ""
    en: str = ""
    """What it is called in each language; empty: the desk has its own word."""


Supervised = Literal["chosen", "seen", "unseen"]
"""Whether agents see who is with their work: as each supervisor chooses, always, or never."""


class CompanyRules(Entity, frozen=True, kw_only=True):
    """What holds for everybody; there is one of them."""

    id: str = "company"
    zone: str = COMPANY_ZONE
    """By whose midnight a day begins, in every figure of the platform and of the desks."""
    resume: tuple[ResumePoint, ...] = ()
    """Of a bot's flow that is the company's own; none: greeting, order_number and feedback."""
    supervised: Supervised = "chosen"
    version: int = 0


class StateSpan(Entity, frozen=True, kw_only=True):
    """What an agent said of themselves from `since` on, until the next of theirs begins.

    Worked out from `agent.state_changed` alone, on both sides alike; told to nobody but the agent.
    """

    id: str
    """Sorts by agent and time."""
    agent: str
    state: AgentState
    since: int
    reason: str = ""
    not_responding: bool = False


class Task(Entity, frozen=True, kw_only=True):
    """Something to do at a time: a follow-up from a wrap-up, an appointment."""

    id: str
    agent: str
    title: str
    kind: TaskKind = "follow_up"
    due_at: int | None = None
    contact: str = ""
    conversation: str | None = None
    done_at: int | None = None
    version: int = 0


class MediumNow(Entity, frozen=True, kw_only=True):
    """How a queue stands right now for one more of a medium."""

    free: int = 0
    """Agents who could take it now."""
    estimated_wait_s: int | None = None
    """None: nobody can say."""


def capacity_of(profile: Profile | None, media: Media) -> int:
    """How many of a medium this agent takes at once."""
    return (profile.capacity if profile else {}).get(media, CAPACITY[media])


def queue_of_team(team: str | None, queues: Iterable[Queue]) -> Queue | None:
    """Where what is given to a team waits; None: it has no queue, and there it waits nowhere."""
    own = (queue for queue in queues if team and queue.team == team)
    return min(own, key=lambda queue: queue.id, default=None)


def outcomes(
    rules: QueueRules | None, profile: Profile | None, known: Mapping[str, Disposition]
) -> tuple[Disposition, ...]:
    """What work may end with: its queue's, then its agent's, then the general ones. What is archived
    is offered nowhere, whoever still names it."""
    known = {id: each for id, each in known.items() if not each.archived}
    named = (rules.dispositions if rules else ()) + (profile.dispositions if profile else ())
    general = [each for each in known.values() if each.general]
    from core.folding import fold  # its tables are no part of a start

    general.sort(key=lambda each: (fold(each.group), fold(each.name)))
    ids = dict.fromkeys((*named, *(each.id for each in general)))
    return tuple(known[id] for id in ids if id in known)


def needs_outcome(rules: QueueRules, offered: Sequence[Disposition]) -> bool:
    """`offered`: its `outcomes`. Where there is none, a required one could never be given."""
    return rules.wrap == "required" and bool(offered)


def lacks_outcome(
    work: Interaction, rules: QueueRules, profile: Profile | None, known: Mapping[str, Disposition]
) -> bool:
    """Its time may be over, but only a person can say what it was about."""
    return not work.disposition and needs_outcome(rules, outcomes(rules, profile, known))


def escalates_after(rules: QueueRules, media: Media) -> tuple[int, int]:
    """Seconds of waiting to levels 1 and 2; 0: never. Where nothing escalates, mail does not either."""
    if media in rules.escalates:
        return rules.escalates[media]
    usual = rules.louder_after_s, rules.everybody_after_s
    own = ESCALATES_AFTER.get(media, usual)
    return own[0] if usual[0] else 0, own[1] if usual[1] else 0


def routing_of(agent: Agent, offered: bool, work: Iterable[Interaction]) -> Routing:
    """What routing sees of `agent`; `offered`: an offer to them is open; `work`: what they accepted
    and have not finished."""
    if agent.state != "available":
        return "off"
    if agent.not_responding:
        return "not_responding"
    if offered:
        return "offered"
    states = {interaction.state for interaction in work}
    if "active" in states:
        return "interacting"
    return "wrap_up" if "wrap_up" in states else "idle"
