"""Words of reports: their figures, what they are by, and over which time."""

from core.metrics.measures import Group
from core.supervision import ReportSpec
from desktop.models.live_words import media_name
from desktop.rows.timeline_terms import intent_name
from desktop.translate import tr

BYS = ("queue", "agent", "channel", "disposition", "bot", "interval")
PERIODS = ("today", "yesterday", "week", "month", "dates")
AGAINST = ("", "before", "dates")
STEPS = (0, 15, 30, 60, 1440)


def by_name(by: str) -> str:
    return {
        "queue": tr("Reports", "Queue"),
        "agent": tr("Reports", "Agent"),
        "channel": tr("Reports", "Channel"),
        "disposition": tr("Reports", "Outcome"),
        "bot": tr("Reports", "Reason for the hand-over"),
        "interval": tr("Reports", "Interval"),
    }[by]


def title(spec: ReportSpec) -> str:
    return {
        "queue": tr("Reports", "Queues"),
        "agent": tr("Reports", "Agents"),
        "channel": tr("Reports", "Channels"),
        "disposition": tr("Reports", "Outcomes"),
        "bot": tr("Reports", "Hand-overs of the bot"),
        "interval": tr("Reports", "Intervals"),
    }[spec.by]


def period_name(period: str) -> str:
    return {
        "today": tr("Reports", "Today"),
        "yesterday": tr("Reports", "Yesterday"),
        "week": tr("Reports", "This week"),
        "month": tr("Reports", "This month"),
    }.get(period, tr("Reports", "From – to"))


def against_name(against: str) -> str:
    return {
        "": tr("Reports", "Nothing"),
        "before": tr("Reports", "As long before"),
    }.get(against, tr("Reports", "From – to"))


def step_name(step_min: int) -> str:
    if step_min == 0:
        return tr("Reports", "One for the whole time")
    if step_min == 1440:
        return tr("Reports", "One a day")
    return tr("Reports", "One per {minutes} minutes", minutes=step_min)


def group_name(group: Group) -> str:
    return {
        "demand": tr("Reports", "Demand"),
        "offering": tr("Reports", "Offers"),
        "handling": tr("Reports", "Handling"),
        "replies": tr("Reports", "Replies"),
        "time": tr("Reports", "Time"),
        "bot": tr("Reports", "Bot"),
        "quality": tr("Reports", "Quality"),
    }[group]


def reason_name(reason: str) -> str:
    """Why the bot handed over."""
    return {
        "asked": tr("Reports", "Asked for a person"),
        "low_confidence": tr("Reports", "Not understood"),
        "policy": tr("Reports", "For a person to decide"),
        "error": tr("Reports", "Error"),
    }.get(reason) or intent_name(reason)


def subject_word(by: str, id: str = "") -> str:
    """Of a medium; without an id of a row that has no subject."""
    if by == "channel":
        return media_name(id)
    return tr("Reports", "All sessions") if by == "bot" else tr("Reports", "Without")


def measure_name(name: str) -> str:
    """Short enough for the head of a column; one that this version does not know by its own."""
    return _demand(name) or _offered(name) or _handled(name) or _people(name) or _bots(name) or name


def _demand(name: str) -> str:
    return {
        "offered": tr("Reports", "Came"),
        "answered": tr("Reports", "Answered"),
        "abandoned": tr("Reports", "Gave up"),
        "flow_outs": tr("Reports", "Flowed out"),
        "waiting": tr("Reports", "Waiting"),
        "answer_rate": tr("Reports", "Answered %"),
        "abandon_rate": tr("Reports", "Gave up %"),
        "service_level": tr("Reports", "Service level"),
        "asa": tr("Reports", "Until answered"),
        "hand_off_reply": tr("Reports", "After hand-over"),
    }.get(name, "")


def _offered(name: str) -> str:
    return {
        "offers": tr("Reports", "Offers"),
        "accepted": tr("Reports", "Accepted"),
        "declined": tr("Reports", "Declined"),
        "not_answered": tr("Reports", "Unanswered"),
        "rona": tr("Reports", "Unanswered %"),
        "rona_without_gone": tr("Reports", "… without gone"),
    }.get(name, "")


def _handled(name: str) -> str:
    return {
        "handled": tr("Reports", "Handled"),
        "aht": tr("Reports", "Handle time"),
        "talk_ms": tr("Reports", "Talk"),
        "hold_ms": tr("Reports", "Hold"),
        "wrap_up_ms": tr("Reports", "Wrap-up"),
        "transferred": tr("Reports", "Transferred"),
        "transfers": tr("Reports", "Transferred %"),
        "first_reply": tr("Reports", "First reply"),
        "next_reply": tr("Reports", "Next replies"),
        "first_resolution": tr("Reports", "First resolution"),
        "last_resolution": tr("Reports", "Last resolution"),
    }.get(name, "")


def _people(name: str) -> str:
    return {
        "signed_in_ms": tr("Reports", "Signed in"),
        "on_queue_ms": tr("Reports", "On queue"),
        "interacting_ms": tr("Reports", "In contact"),
        "communicating_ms": tr("Reports", "Other calls"),
        "idle_ms": tr("Reports", "Idle"),
        "occupancy": tr("Reports", "Occupancy"),
        "utilisation": tr("Reports", "Utilisation"),
    }.get(name, "")


def _bots(name: str) -> str:
    return {
        "bot_sessions": tr("Reports", "Bot sessions"),
        "containment": tr("Reports", "Containment"),
        "hand_off_rate": tr("Reports", "Handed over %"),
        "bot_contained": tr("Reports", "Settled by the bot"),
        "bot_handed_over": tr("Reports", "Handed over"),
        "bot_taken_over": tr("Reports", "Taken over"),
        "bot_hand_overs": tr("Reports", "Hand-overs"),
        "surveys": tr("Reports", "Surveys"),
        "csat": tr("Reports", "Satisfied"),
        "evaluations": tr("Reports", "Evaluations"),
        "quality": tr("Reports", "Score"),
    }.get(name, "")
