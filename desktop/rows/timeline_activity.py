"""Activity codes in words: one sentence for each thing that happens in a conversation."""

from collections.abc import Callable, Mapping
from typing import get_args

from core.entities import Activity, HandoffReason
from desktop.rows.timeline_terms import priority_name, readable, reason_words, resume_name, towards
from desktop.translate import tr

Args = Mapping[str, str]


def activity_words(activity: Activity) -> str:
    """The sentence; a code newer than this desk is shown readable rather than not at all."""
    rule = _RULES.get(activity.code)
    return rule(activity.args) if rule else readable(activity.code)


def _created(args: Args) -> str:
    return tr("Activity", "The conversation began")


def _assigned(args: Args) -> str:
    to, by = args.get("to", ""), args.get("by", "")
    if not to:
        return _to_team(args)
    if by and by == to:
        return tr("Activity", "{by} took the conversation", by=by)
    if by:
        return tr("Activity", "{by} assigned it to {to}", by=by, to=towards(to))
    return tr("Activity", "Assigned to {to}", to=towards(to))


def _to_team(args: Args) -> str:
    team = args.get("team") or args.get("queue", "")
    return tr("Activity", "Given to the team {team}", team=team) if team else _unassigned(args)


def _unassigned(args: Args) -> str:
    by = args.get("by", "")
    if args.get("reason") == "reclaimed":
        name = args.get("to", "")
        return tr("Activity", "{name} was not there any more: back in the queue", name=name)
    if by:
        return tr("Activity", "{by} gave it back to the team", by=by)
    return tr("Activity", "Given back to the team")


def _status(args: Args) -> str:
    by, to = args.get("by", ""), args.get("to", args.get("status", ""))
    if by:
        return {
            "open": tr("Activity", "{by} opened it again", by=by),
            "resolved": tr("Activity", "{by} resolved it", by=by),
            "snoozed": tr("Activity", "{by} snoozed it", by=by),
            "pending": tr("Activity", "{by} gave it to the bot", by=by),
        }.get(to, readable(to))
    return {
        "open": tr("Activity", "Opened again"),
        "resolved": tr("Activity", "Resolved"),
        "snoozed": tr("Activity", "Snoozed"),
        "pending": tr("Activity", "With the bot"),
    }.get(to, readable(to))


def _labels(args: Args) -> str:
    added, removed = (
        args.get("added", args.get("add", "")),
        args.get("removed", args.get("remove", "")),
    )
    parts = [tr("Activity", "Label added: {names}", names=added)] if added else []
    parts += [tr("Activity", "Label removed: {names}", names=removed)] if removed else []
    return " · ".join(parts) or tr("Activity", "Labels changed")


def _priority(args: Args) -> str:
    to = args.get("to", args.get("priority", ""))
    return tr("Activity", "Priority: {priority}", priority=priority_name(to))


def _bot_started(args: Args) -> str:
    return tr("Activity", "The bot answers")


def _mail_failed(args: Args) -> str:
    return tr("Activity", "The answer could not be sent to {address}", address=args.get("to", ""))


def _handoff(args: Args) -> str:
    reason = args.get("reason")
    known = next((each for each in get_args(HandoffReason) if each == reason), None)
    text = tr("Activity", "The bot asks for a person")
    return f"{text} · {reason_words(known)}" if known else text


def _handed_off(args: Args) -> str:
    to = args.get("to", args.get("by", ""))
    return tr("Activity", "The bot handed over to {to}", to=towards(to))


def _taken_over(args: Args) -> str:
    return tr("Activity", "{by} took over from the bot", by=args.get("by", args.get("to", "")))


def _returned(args: Args) -> str:
    text = tr("Activity", "{by} gave it back to the bot", by=args.get("by", ""))
    resume = args.get("resume", "")
    return f"{text} · {resume_name(resume)}" if resume else text


def _wrap_up(args: Args) -> str:
    """Who said what it was about, and what they noted of it."""
    about, by = args.get("disposition", ""), args.get("by", "")
    what = about or tr("Activity", "wrapped up")
    parts = (f"{by}: {what}" if by else what, args.get("note", ""))
    return " · ".join(part for part in parts if part)


def _call(args: Args) -> str:
    return tr("Activity", "Call")


_RULES: Mapping[str, Callable[[Args], str]] = {
    "created": _created,
    "assigned": _assigned,
    "unassigned": _unassigned,
    "status": _status,
    "labels": _labels,
    "priority": _priority,
    "bot_started": _bot_started,
    "handoff": _handoff,
    "mail_failed": _mail_failed,
    "handed_off": _handed_off,
    "taken_over": _taken_over,
    "returned": _returned,
    "wrap_up": _wrap_up,
    "call": _call,
}
