"""Floor: everybody's work that is not finished, for whoever supervises."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from sqlalchemy import Connection

from core.entities import Conversation
from core.rows import BotTalk, WorkRow
from core.store import bodies, lookup
from core.work import Interaction, QueueRules

_OPEN = """
SELECT r.body FROM work w JOIN records r ON r.kind = w.kind AND r.id = w.id
WHERE w.kind = 'interaction' AND w.ended IS NULL
"""
_BOT = "SELECT key, body FROM conversations WHERE status = 'pending' OR handover"
_KEY = "SELECT key FROM conversations WHERE id = ?"


def unfinished(connection: Connection) -> tuple[WorkRow, ...]:
    """Waiting, offered, active or in wrap-up; who came first is first."""
    found = connection.exec_driver_sql(_OPEN).scalars()
    work = [bodies.record("interaction", body) for body in found]
    work.sort(key=lambda of: (of.entered_at, of.id))
    return tuple(_rows(connection, work))


def of(connection: Connection, ids: Sequence[str]) -> dict[str, WorkRow]:
    """Those of `ids` that are known, the finished among them too."""
    work = (lookup.record(connection, "interaction", id) for id in ids)
    return {row.interaction.id: row for row in _rows(connection, (w for w in work if w))}


def bot_talks(connection: Connection) -> tuple[BotTalk, ...]:
    """Those it answers, and those it asked a person for whom nobody has; the quietest first."""
    found = [
        talk for key, body in connection.exec_driver_sql(_BOT)
        if (talk := _bot_talk(connection, key, bodies.conversation(body)))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda talk: (talk.last_at, talk.key)))


def _bot_talk(connection: Connection, key: int, of: Conversation) -> BotTalk | None:
    if of.bot is None or of.status == "resolved" or of.bot.phase not in ("active", "handoff"):
        return None
    if of.bot.phase == "handoff" and of.assignee is not None:
        return None
    who = lookup.contact(connection, of.contact)
    return BotTalk(
        key=key, id=of.id, name=who.name if who else "", channel=of.channel, bot=of.bot,
        last_kind=of.last_kind, last_at=of.last_at, preview=of.preview,
    )  # fmt: skip


def _rows(connection: Connection, work: Iterable[Interaction]) -> Iterator[WorkRow]:
    """What many share is read once."""
    contact = cache(partial(lookup.contact, connection))
    queue = cache(partial(lookup.record, connection, "queue"))
    rules = cache(partial(lookup.record, connection, "queue_rules"))
    for each in work:
        who = contact(each.contact)
        yield WorkRow(
            interaction=each, name=who.name if who else "",
            key=_key(connection, each.conversation), queue=queue(each.queue),
            rules=rules(each.queue) or QueueRules(id=each.queue),
        )  # fmt: skip


def _key(connection: Connection, conversation: str | None) -> int | None:
    if not conversation:
        return None
    key: int | None = connection.exec_driver_sql(_KEY, (conversation,)).scalar()
    return key
