"""Words of the audit list: what was done, to whom, and why it was refused, from an entry's codes."""

import json

from core.entities import AgentState
from core.errors import UserError
from core.rows import Directory
from core.supervision import AuditEntry, TakenOut
from desktop.exporting_words import taken_words
from desktop.models.alert_words import subject_words
from desktop.translate import tr, words
from desktop.views.state_words import state_name

NAMED = 6
"""Of what was taken out: the others are found by searching."""


def act_words(entry: AuditEntry, known: Directory) -> str:
    """One sentence, without anybody's words of the contact itself."""
    facts, act = entry.facts, entry.act
    match act:
        case "supervision.start":
            return _supervised(entry)
        case "agent.force_state":
            return tr("Audit", "Set the state: {state}", state=_state(facts.get("state", "")))
        case "work.transfer":
            return tr("Audit", "Gave work to {name}", name=_target(facts, known))
        case "export":
            return tr("Audit", "Took out: {what}", what=_taken(entry))
        case "customer.erase":
            talks, left = facts.get("conversations", ""), facts.get("taken_out", "")
            erased = tr("Audit", "Erased a customer with {count} conversations", count=talks)
            if left in ("", "0"):
                return erased
            return tr("Audit", "{erased}; taken out before: {count}", erased=erased, count=left)
        case "profile.set":
            return tr("Audit", "Changed {what}", what=_changed(facts))
    return PLAIN.get(act, lambda: act)()


def _taken(entry: AuditEntry) -> str:
    facts = entry.facts
    count = facts.get("count", "")
    return taken_words(
        TakenOut(
            at=entry.at, by=entry.by, what=facts.get("what", ""), format=facts.get("format", ""),
            count=int(count) if count.isdecimal() else 0,
        )
    )  # fmt: skip


def _supervised(entry: AuditEntry) -> str:
    mode, call = entry.facts.get("mode", ""), entry.subject.startswith("call:")
    said = {
        "monitor": tr("Audit", "Listened to a call") if call else tr("Audit", "Read along"),
        "whisper": tr("Audit", "Whispered in a call") if call else tr("Audit", "Wrote notes"),
        "barge": tr("Audit", "Joined a call") if call else tr("Audit", "Wrote to the customer too"),
        "take_over": tr("Audit", "Took over a call")
        if call
        else tr("Audit", "Took over a conversation"),
    }.get(mode, mode)
    if entry.facts.get("visible") == "false":
        return tr("Audit", "{mode}, the agent was not told", mode=said)
    return said


def _state(word: str) -> str:
    known: tuple[AgentState, ...] = ("offline", "available", "busy", "not_ready", "wrap_up")
    return next((state_name(state) for state in known if state == word), word)


def _target(facts: dict[str, str], known: Directory) -> str:
    for field, kind in (("queue", "queue"), ("team", "team"), ("to", "agent")):
        if facts.get(field):
            return subject_words(f"{kind}:{facts[field]}", known) or facts[field]
    return tr("Audit", "somebody else")


def _changed(facts: dict[str, str]) -> str:
    names = {
        "queues": tr("Audit", "queues"),
        "skills": tr("Audit", "skills"),
        "capacity": tr("Audit", "capacity"),
    }
    said = [name for field, name in names.items() if _says(facts.get(field, ""))]
    return ", ".join(said) or tr("Audit", "how somebody works")


def _says(value: str) -> bool:
    """Nothing, as it is written, stands for what was left as it is."""
    try:
        return json.loads(value) is not None
    except ValueError:
        return bool(value)


PLAIN = {
    "supervision.stop": lambda: tr("Audit", "Stopped being with it"),
    "work.close": lambda: tr("Audit", "Closed a piece of work"),
    "wrap_up.complete": lambda: tr("Audit", "Completed a wrap-up"),
    "announcement.publish": lambda: tr("Audit", "Announced something"),
    "alert_rule.save": lambda: tr("Audit", "Changed a rule of alerts"),
    "alert.acknowledge": lambda: tr("Audit", "Looks after an alert"),
    "report_schedule.save": lambda: tr("Audit", "Changed a scheduled report"),
    "evaluation_form.save": lambda: tr("Audit", "Changed a form of evaluation"),
    "evaluation.sign": lambda: tr("Audit", "Signed an evaluation"),
    "evaluation.release": lambda: tr("Audit", "Released an evaluation"),
    "remark.save": lambda: tr("Audit", "Commented on a contact"),
    "sampling_rule.save": lambda: tr("Audit", "Changed a sampling rule"),
    "package": lambda: tr("Audit", "Took a package along"),
    "verify_failed": lambda: tr("Audit", "A file did not verify"),
}
"""Acts of which one sentence says all."""


def whom_words(entry: AuditEntry, known: Directory) -> str:
    """Whom or what it was about; of what was taken out, which conversations or which report."""
    names = list(filter(None, entry.facts.get("names", "").split("\n")))
    if names:
        return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    kind = entry.subject.partition(":")[0]
    agent = known.agents.get(entry.facts.get("agent", ""))
    found = subject_words(entry.subject, known) if kind != "interaction" else ""
    return found or (agent.name if agent is not None else KINDS.get(kind, str)())


KINDS = {
    "call": lambda: tr("Audit", "A call"),
    "conversation": lambda: tr("Audit", "A conversation"),
    "interaction": lambda: tr("Audit", "A contact"),
    "supervision": lambda: tr("Audit", "A supervision"),
    "alert": lambda: tr("Audit", "An alert"),
    "rule": lambda: tr("Audit", "A rule"),
    "evaluation": lambda: tr("Audit", "An evaluation"),
    "schedule": lambda: tr("Audit", "A report"),
    "form": lambda: tr("Audit", "A form"),
    "contact": lambda: tr("Audit", "A customer"),
}
"""What nobody is named of."""


def refused_words(entry: AuditEntry) -> str:
    """Empty where it was done."""
    if not entry.refused:
        return ""
    return tr("Audit", "refused: {why}", why=words(UserError(entry.refused))[0])
