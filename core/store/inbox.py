"""The rows of the inbox: which a view shows, in which order, and how one is put together.

Knows SQL but no SQLAlchemy, so that `first_page` paints the same rows before it is imported.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from core.entities import Contact, Conversation
from core.rows import Draft, InboxFilter, InboxRow, Person, View
from core.store import bodies

Ask = Callable[[str, tuple[Any, ...]], Sequence[Any]]
"""Runs one SELECT and returns all its rows."""

Condition = tuple[str, tuple[Any, ...]]
"""SQL over `conversations`, and its values."""

DRAFT_WORDS = 160
_VIEWS = {
    "unassigned": "status = 'open' AND assignee IS NULL",
    "bot": "status = 'pending'",
    "snoozed": "status = 'snoozed'",
    "all": "1",
}
_ROWS = """
SELECT c.key, c.body, p.body, d.body, (SELECT group_concat(name, ', ') FROM (
SELECT name FROM draft_files f WHERE f.conversation = c.id ORDER BY position)) FROM conversations c
LEFT JOIN contacts p ON p.id = c.contact LEFT JOIN drafts d ON d.conversation = c.id
WHERE c.key IN (SELECT value FROM json_each(?))
"""
_WAITING = """
SELECT conversation, type, failed IS NOT NULL,
CASE WHEN type IN ('message.send', 'note.add') THEN body END FROM outbox
WHERE conversation IS NOT NULL AND acknowledged IS NULL ORDER BY position
"""


class _Named(msgspec.Struct):
    name: str


class _Said(msgspec.Struct):
    """What a row shows of a message or note that waits."""

    text: str = ""
    attachments: tuple[_Named, ...] = ()


class _Command(NamedTuple):
    type: str
    failed: bool
    said: bytes | None


_said = msgspec.json.Decoder(_Said).decode


def person(ask: Ask) -> Person | None:
    """Who was welcomed last, with the teams they are in now; None before the first welcome."""
    rows = ask("SELECT value FROM meta WHERE name = 'person'", ())
    if not rows:
        return None
    known = bodies.person(rows[0][0])
    agents = ask("SELECT body FROM records WHERE kind = 'agent' AND id = ?", (known.id,))
    teams = bodies.agent(agents[0][0]).teams if agents else ()
    return Person(
        id=known.id, name=known.name, email=known.email, role=known.role, account=known.account,
        demonstration=known.demonstration, permissions=known.permissions, teams=teams,
    )  # fmt: skip


def listed(which: InboxFilter, me: Person | None) -> Condition:
    """A SELECT of key and last_at of the whole list, in its order."""
    parts = _parts(which, me)
    selects = (f"SELECT key, last_at FROM conversations WHERE {sql}" for sql, _ in parts)
    way = "ASC" if which.oldest_first else "DESC"
    sql = f"{' UNION ALL '.join(selects)} ORDER BY last_at {way}, key {way}"
    return sql, tuple(value for _, values in parts for value in values)


def condition(which: InboxFilter, me: Person | None) -> Condition:
    """What a conversation must be to stand in the list."""
    parts = _parts(which, me)
    sql = " OR ".join(f"({sql})" for sql, _ in parts)
    return f"({sql})", tuple(value for _, values in parts for value in values)


def _parts(which: InboxFilter, me: Person | None) -> list[Condition]:
    """What the list consists of; no conversation is in two of them.

    SQLite reads each from its own index and merges them in order; with one condition of both it
    would sort the whole list.
    """
    narrow, narrowing = _narrowed(which)
    return [(sql + narrow, (*values, *narrowing)) for sql, values in _view(which.view, me)]


def _view(view: View, me: Person | None) -> list[Condition]:
    teams = me.teams if me else ()
    among = f"team IN ({', '.join('?' * len(teams))})"
    if view == "team":
        return [(f"status = 'open' AND {among}", teams)]
    if view != "mine":
        return [(_VIEWS[view], ())]
    if me is None:
        return [("0", ())]
    mine: Condition = ("status = 'open' AND assignee = ?", (me.id,))
    return [mine, (f"handover AND (team IS NULL OR {among})", teams)]


def _narrowed(which: InboxFilter) -> Condition:
    sql, values = "", list[Any]()
    for column, value in (("channel", which.channel), ("priority", which.priority)):
        if value is not None:
            sql, values = f"{sql} AND {column} = ?", [*values, value]
    if which.unread:
        sql += " AND unread > 0"
    if which.label is not None:
        # The plus keeps the walk on the view's own index instead of one jump per labelled row
        sql += " AND +key IN (SELECT conversation FROM labelled WHERE label = ?)"
        values.append(which.label)
    return sql, tuple(values)


def first_keys(ask: Ask, which: InboxFilter, me: Person | None, limit: int) -> list[int]:
    sql, values = listed(which, me)
    return [row[0] for row in ask(f"{sql} LIMIT ?", (*values, limit))]


def rows(ask: Ask, keys: Sequence[int]) -> dict[int, InboxRow]:
    """Those of `keys` that exist, ready to paint."""
    found = ask(_ROWS, (json.dumps(list(keys)),))
    labels = label_names(ask)
    waiting: dict[str, list[_Command]] = defaultdict(list)
    for conversation, type_, failed, said in ask(_WAITING, ()):
        waiting[conversation].append(_Command(type_, bool(failed), said))
    return {
        key: _row(key, bodies.conversation(body), contact, _draft(*drafted), labels, waiting)
        for key, body, contact, *drafted in found
    }


def label_names(ask: Ask) -> dict[str, str]:
    found = ask("SELECT id, body FROM records WHERE kind = 'label'", ())
    return {id: bodies.label(body).name for id, body in found}


def draft_words(draft: Draft) -> str:
    """What the list shows of it, on one line."""
    return _first_words(draft.reply or draft.note)


def _draft(words: bytes | None, files: str | None) -> str:
    """Its words, or else the names of its files."""
    return (draft_words(bodies.draft(words)) if words else "") or _first_words(files or "")


def _waiting_words(commands: Sequence[_Command]) -> str:
    """Of what was refused, where there is such: it needs the person most."""
    told = [command for command in commands if command.said is not None]
    chosen = [command for command in told if command.failed] or told
    if not chosen:
        return ""
    said = _said(chosen[-1].said or b"")
    return _first_words(said.text or ", ".join(file.name for file in said.attachments))


def _first_words(text: str) -> str:
    return " ".join(text[: DRAFT_WORDS * 2].split())[:DRAFT_WORDS]


def _row(
    key: int, of: Conversation, contact: bytes | None, draft: str,
    labels: dict[str, str], waiting: dict[str, list[_Command]],
) -> InboxRow:  # fmt: skip
    person = bodies.contact(contact) if contact else Contact(id=of.contact, name="")
    mine = waiting.get(of.id, [])
    return InboxRow(
        key=key, id=of.id, contact=of.contact, name=person.name, channel=of.channel,
        status=of.status, preview=of.preview, last_kind=of.last_kind, last_author=of.last_author,
        last_at=of.last_at, unread=of.unread, priority=of.priority,
        labels=tuple(labels[id] for id in of.labels if id in labels), assignee=of.assignee,
        due_at=of.due_at, waiting_since=of.waiting_since, snoozed_until=of.snoozed_until,
        bot=of.bot.phase if of.bot else None, vip=is_vip(person),
        draft=draft,
        waiting=tuple(command.type for command in mine if not command.failed),
        waiting_text=_waiting_words(mine), failed=any(command.failed for command in mine),
        preview_file=of.preview_file, preview_ms=of.preview_ms,
    )  # fmt: skip


def is_vip(contact: Contact) -> bool:
    return any(tag.casefold() == "vip" for tag in contact.tags)
