"""The header of a conversation in words: where it stands, who has it, what is on its way."""

from collections.abc import Mapping, Sequence

from core.entities import Conversation
from core.rows import Directory, Opened, Person
from desktop.channel_names import channel_name
from desktop.rows.chip import Chip, ChipKind
from desktop.rows.inbox_words import RISK, WARN
from desktop.rows.timeline_terms import priority_name, towards
from desktop.times import DAY, countdown, until
from desktop.translate import tr

MOST_LABELS = 2
VIP = "VIP"


MOST_SPARED = 4


def second_line(opened: Opened, directory: Directory, now: int, spare: int = 0) -> str:
    """“WhatsApp · TR-48213 · assigned to Selim Işık”.

    `spare`, up to MOST_SPARED, leaves out what matters least: team, channel, number, all.
    """
    if spare == MOST_SPARED:
        return ""
    conversation = opened.conversation
    channel = channel_name(conversation.channel) if spare < 2 else ""
    reference = conversation.reference if spare < 3 else ""
    where = _where(conversation, directory, now, with_team=not spare)
    return " · ".join(part for part in (channel, reference, where) if part)


def _where(conversation: Conversation, directory: Directory, now: int, *, with_team: bool) -> str:
    if conversation.status == "resolved":
        return tr("Conversation", "resolved")
    if conversation.status == "pending":
        return tr("Conversation", "with the bot")
    if conversation.status == "snoozed" and conversation.snoozed_until:
        return tr(
            "Conversation", "snoozed until {time}", time=until(conversation.snoozed_until, now)
        )
    agent = directory.agents.get(conversation.assignee or "")
    if agent is not None:
        return tr("Conversation", "assigned to {name}", name=towards(agent.name))
    team = directory.teams.get(conversation.team or "")
    named = f" ({team.name})" if team and with_team else ""
    return tr("Conversation", "nobody has it") + named


def chips(opened: Opened, directory: Directory, now: int) -> list[Chip]:
    conversation = opened.conversation
    vip = any(tag.upper() == VIP for tag in opened.contact.tags)
    found = [Chip(VIP, "accent")] if vip else []
    due = due_chip(conversation, now)
    found += [due] if due else []
    if conversation.priority in ("urgent", "high"):
        found.append(Chip(priority_name(conversation.priority), "strong", "flag"))
    labels = [directory.labels[id].name for id in conversation.labels if id in directory.labels]
    named = [name for name in labels if name != VIP or not vip]
    found += [Chip(name) for name in named[:MOST_LABELS]]
    if len(named) > MOST_LABELS:
        found.append(Chip(f"+{len(named) - MOST_LABELS}"))
    return found


def due_chip(conversation: Conversation, now: int) -> Chip | None:
    """When the next reply is due: coloured only once it is at risk."""
    if conversation.due_at is None or conversation.status in ("resolved", "snoozed"):
        return None
    left = conversation.due_at - now
    if left >= DAY:
        return None
    if left < 0:
        return Chip(tr("Conversation", "SLA −{time}", time=countdown(-left)), "bad")
    kind: ChipKind = "bad" if left < RISK else "warning" if left < WARN else "plain"
    return Chip(tr("Conversation", "SLA {time}", time=countdown(left)), kind)


def pending_words(pending: Sequence[str], said: Mapping[str, str], live: bool) -> str:
    """What the person asked for and the platform has not answered yet; empty for nothing.

    `said` are the words for a command type as it was asked for last.
    """
    known = {
        "conversation.assign": tr("Conversation", "Assigning"),
        "work.transfer": tr("Conversation", "Transferring"),
        "conversation.set_status": tr("Conversation", "Changing the status"),
        "conversation.label": tr("Conversation", "Changing labels"),
        "conversation.set_attributes": tr("Conversation", "Changing the priority"),
        "bot.take_over": tr("Conversation", "Taking over"),
        "bot.return": tr("Conversation", "Giving it back to the bot"),
    }
    words = [said.get(each) or known[each] for each in dict.fromkeys(pending) if each in known]
    if not words:
        return ""
    line = ", ".join(words)
    return line if live else tr("Conversation", "{what} – waiting for the line", what=line)


def viewers_words(viewers: Sequence[Person]) -> str:
    names = [viewer.name.split(" ")[0] for viewer in viewers]
    if not names:
        return ""
    if len(names) == 1:
        return tr("Conversation", "{name} is looking too", name=names[0])
    return tr("Conversation", "{names} are looking too", names=", ".join(names))
