"""How long customers wait for words of a person. The bot does not count, nor do notes."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from core.entities import Message
from core.work import Interaction


class Said(NamedTuple):
    """Of a conversation's timeline, what figures are made of."""

    order: int
    at: int
    what: Literal["asked", "answered", "resolved"]
    by: str = ""
    """The agent who answered."""


class Reply(NamedTuple):
    at: int
    by: str
    ms: int
    """How long the customer waited for it."""


class Exchange(NamedTuple):
    """One conversation: what its customer waited for, and when it was resolved."""

    created_at: int
    queue: str = ""
    media: str = ""
    first: Reply | None = None
    """From the conversation's creation to the first public human reply."""
    next: tuple[Reply, ...] = ()
    """For each run of customer messages that was answered: from its first to the reply."""
    resolved: tuple[int, ...] = ()
    """Each time it was, in order."""


def said(message: Message) -> Said | None:
    """None: nothing that a figure is made of."""
    order, at, activity = message.order, message.at, message.activity
    if message.kind == "in" and message.call is None:
        return Said(order, at, "asked")
    if human_reply(message):
        return Said(order, at, "answered", message.author.id)
    if activity and activity.code == "status" and activity.args.get("status") == "resolved":
        return Said(order, at, "resolved")
    return None


def exchange_of(
    created_at: int, timeline: Iterable[Said], queue: str = "", media: str = ""
) -> Exchange:
    """Entries may come in any order and doubled: a later edit of one is the same entry."""
    found: list[Reply] = []
    first: Reply | None = None
    since: int | None = None
    resolved: list[int] = []
    for _, each in sorted({each.order: each for each in timeline}.items()):
        if each.what == "resolved":
            resolved.append(each.at)
        elif each.what == "asked":
            since = each.at if since is None else since
        else:
            first = first or Reply(each.at, each.by, max(0, each.at - created_at))
            if since is not None:
                found.append(Reply(each.at, each.by, max(0, each.at - since)))
            since = None
    return Exchange(created_at, queue, media, first, tuple(found), tuple(sorted(resolved)))


def hand_off_reply_ms(visit: Interaction) -> int | None:
    """From the bot's hand-off to the first public human reply; None: there was no hand-off or no
    reply."""
    if visit.handover is None or visit.first_reply_at is None:
        return None
    return max(0, visit.first_reply_at - visit.entered_at)


def human_reply(message: Message) -> bool:
    return message.kind == "out" and message.author.kind == "agent" and message.call is None
