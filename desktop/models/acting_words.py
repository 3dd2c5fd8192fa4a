"""Words of acting: what each way of being with somebody's work is called, and what it means."""

from core.supervision import Mode, Supervision
from core.work import Media
from desktop.translate import tr

MODES: tuple[Mode, ...] = ("monitor", "whisper", "barge", "take_over")
MODE_ICONS: dict[Mode, str] = {
    "monitor": "ear", "whisper": "message-square-quote", "barge": "users", "take_over": "hand",
}  # fmt: skip
MEDIA_WITHOUT_TALK: tuple[Media, ...] = ("mail", "callback")
"""Nobody can be with it while it goes on."""


def mode_name(mode: Mode, *, call: bool) -> str:
    if call:
        return {
            "monitor": tr("Acting", "Listen"),
            "whisper": tr("Acting", "Whisper"),
            "barge": tr("Acting", "Join in"),
            "take_over": tr("Acting", "Take over"),
        }[mode]
    return {
        "monitor": tr("Acting", "Read along"),
        "whisper": tr("Acting", "Notes"),
        "barge": tr("Acting", "Write too"),
        "take_over": tr("Acting", "Take over"),
    }[mode]


def mode_means(mode: Mode, agent: str, *, call: bool) -> str:
    """What happens, in one sentence."""
    if call:
        return {
            "monitor": tr("Acting", "You hear both; nobody hears you."),
            "whisper": tr("Acting", "Only {agent} hears you.", agent=agent),
            "barge": tr("Acting", "Both hear you."),
            "take_over": tr("Acting", "{agent} leaves the call and you have it.", agent=agent),
        }[mode]
    return {
        "monitor": tr("Acting", "You read both; nothing can be written."),
        "whisper": tr("Acting", "Only {agent} reads your notes.", agent=agent),
        "barge": tr("Acting", "The customer reads what you write."),
        "take_over": tr("Acting", "The conversation becomes yours."),
    }[mode]


def doing(of: Supervision, agent: str) -> str:
    """The supervisor's own bar: what goes on."""
    call = of.call is not None
    if not agent:
        return tr("Acting", "You read along with the bot")
    return {
        "monitor": tr("Acting", "You listen to {agent}", agent=agent)
        if call
        else tr("Acting", "You read along with {agent}", agent=agent),
        "whisper": tr("Acting", "You whisper to {agent}", agent=agent)
        if call
        else tr("Acting", "Your notes are for {agent}", agent=agent),
        "barge": tr("Acting", "You talk with {agent} and the customer", agent=agent)
        if call
        else tr("Acting", "You write beside {agent}", agent=agent),
        "take_over": tr("Acting", "You take over from {agent}", agent=agent),
    }[of.mode]


def told(of: Supervision, supervisor: str) -> str:
    """What the agent is told of it."""
    call = of.call is not None
    return {
        "monitor": tr("Acting", "{name} listens to your call", name=supervisor)
        if call
        else tr("Acting", "{name} reads along", name=supervisor),
        "whisper": tr(
            "Acting", "{name} whispers to you: the customer does not hear it", name=supervisor
        )
        if call
        else tr(
            "Acting", "{name} writes notes for you: the customer does not see them", name=supervisor
        ),
        "barge": tr("Acting", "{name} is in your call: both of you hear them", name=supervisor)
        if call
        else tr("Acting", "{name} writes to your customer too", name=supervisor),
        "take_over": tr("Acting", "{name} takes over", name=supervisor),
    }[of.mode]


def ended(of: Supervision) -> str:
    """Why it is over, where the supervisor did not end it; empty where there is nothing to say."""
    return {
        "over": tr("Acting", "The talk is over"),
        "phone": tr("Acting", "Your phone could not be reached"),
        "taken": tr("Acting", "The customer is yours now"),
    }.get(of.end or "", "")
