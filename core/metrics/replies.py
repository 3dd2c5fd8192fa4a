"""How long customers wait for words of a person. The bot does not count, nor do notes."""

from collections.abc import Iterable, Sequence

from core.entities import Message
from core.work import Interaction


def first_reply_ms(created_at: int, messages: Iterable[Message]) -> int | None:
    """From a conversation's creation to the first public human reply; None: there was none yet."""
    first = min((message.at for message in messages if human_reply(message)), default=None)
    return None if first is None else max(0, first - created_at)


def hand_off_reply_ms(visit: Interaction) -> int | None:
    """From the bot's hand-off to the first public human reply; None: there was no hand-off or no
    reply."""
    if visit.handover is None or visit.first_reply_at is None:
        return None
    return max(0, visit.first_reply_at - visit.entered_at)


def next_reply_ms(messages: Iterable[Message]) -> list[int]:
    """For each run of customer messages that was answered: from its first to the reply."""
    found: list[int] = []
    since: int | None = None
    for message in _in_order(messages):
        if message.kind == "in" and message.call is None:
            since = message.at if since is None else since
        elif human_reply(message) and since is not None:
            found.append(max(0, message.at - since))
            since = None
    return found


def resolution_ms(created_at: int, resolved_at: Iterable[int]) -> tuple[int, int] | None:
    """To the first and to the last time it was resolved; None: it never was."""
    times = sorted(resolved_at)
    return (times[0] - created_at, times[-1] - created_at) if times else None


def human_reply(message: Message) -> bool:
    return message.kind == "out" and message.author.kind == "agent" and message.call is None


def _in_order(messages: Iterable[Message]) -> Sequence[Message]:
    """Each once: a later edit of one is the same message."""
    return [each for _, each in sorted({each.order: each for each in messages}.items())]
