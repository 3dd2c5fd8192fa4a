"""What was found, ready to be shown: names, places, snippets with their marks."""

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from core.entities import Contact, Conversation, Message
from core.library import HITS_COUNTED, Facets, HitKind, LibraryHit
from core.store import bodies, library_scores
from core.store.keys import SHIFT
from core.store.library_facets import WHO, Piece, who_says
from core.store.library_ingest import pieces_of
from core.store.library_walk import Found
from core.store.search import Term, marks_in, snippet_of

SNIPPET = 160
_MESSAGES = """
SELECT m.key, m.body FROM json_each(?) j CROSS JOIN messages m ON m.key = j.value
"""
_TOLD = (
    "SELECT t.key, t.kind, t.id, t.body FROM json_each(?) j CROSS JOIN told t ON t.key = j.value"
)
_CONVERSATIONS = """
SELECT c.key, c.body, p.body FROM json_each(?) j CROSS JOIN conversations c ON c.key = j.value
LEFT JOIN contacts p ON p.id = c.contact
"""
_FACETS = """
SELECT f.conversation, f.source, f.kind, f.value FROM json_each(?) j
CROSS JOIN facets f ON f.conversation = j.value
"""
_KINDS: dict[str, HitKind] = {"call": "call", "interaction": "wrap_up", "survey": "survey"}
_NAMED = {"queue": "queues", "agent": "agents", "disposition": "dispositions"}


class Head(NamedTuple):
    """What a hit says of its conversation."""

    conversation: Conversation
    name: str
    facets: Facets


class _Told(NamedTuple):
    kind: str
    id: str
    pieces: tuple[Piece, ...]


def heads(connection: Connection, keys: Collection[int]) -> dict[int, Head]:
    listed = json.dumps(list(keys))
    facets = _facets(connection, listed)
    found: dict[int, Head] = {}
    for key, body, contact in connection.exec_driver_sql(_CONVERSATIONS, (listed,)):
        of = bodies.conversation(body)
        person = bodies.contact(contact) if contact else Contact(id=of.contact, name="")
        found[key] = Head(of, person.name, facets.get(key, Facets()))
    return found


def hits(
    connection: Connection, found: Sequence[Found], wanted: Sequence[Term],
    heads: dict[int, Head], counts: dict[int, int],
) -> tuple[LibraryHit, ...]:  # fmt: skip
    """In the order of `found`; what went meanwhile is left out."""
    messages = _messages(connection, [each.key for each in found if not each.told])
    told = _told(connection, [each.key for each in found if each.told])
    shown = list[LibraryHit]()
    for each in found:
        head, count = heads.get(each.conversation), counts.get(each.conversation, 1)
        if head is None:
            continue
        if not each.told and each.key in messages:
            shown.append(_said_hit(each, messages[each.key], head, wanted, count))
        elif each.told and each.key in told:
            shown.append(_told_hit(each, told[each.key], head, wanted, count))
    return tuple(shown)


def listed(key: int, head: Head) -> LibraryHit:
    """A conversation that filters alone let through."""
    of = head.conversation
    who = {"in": "customer", "note": "note"}.get(of.last_kind, "agent")
    return LibraryHit(
        conversation=key, id=of.id, name=head.name, channel=of.channel, subject=of.subject,
        labels=of.labels, at=of.last_at, kind="conversation",
        who=who,  # type: ignore[arg-type]  # one of Who, by the dict
        snippet=of.preview, marks=(), facets=head.facets, order=of.last_order, hits=0,
    )  # fmt: skip


def _said_hit(
    found: Found, of: Message, head: Head, wanted: Sequence[Term], count: int
) -> LibraryHit:
    snippet, marks = snippet_of(of, wanted)
    kind: HitKind = "mail" if head.conversation.channel == "email" else "message"
    return _hit(
        found, head, count, at=of.at, kind="note" if of.kind == "note" else kind,
        who=WHO[who_says(of) or 0], snippet=snippet, marks=marks, order=of.order,
    )  # fmt: skip


def _told_hit(
    found: Found, told: _Told, head: Head, wanted: Sequence[Term], count: int
) -> LibraryHit:
    """Of what was said in turn, the piece that holds most of the words."""
    best = max(told.pieces, key=lambda piece: _weight(piece, wanted))
    snippet, marks = snippet_of(_as_message(best), wanted)
    return _hit(
        found, head, count, at=found.key >> SHIFT, kind=_KINDS[told.kind], who=best.who,
        snippet=snippet, marks=marks, source=told.id, at_ms=best.at_ms,
    )  # fmt: skip


def _hit(found: Found, head: Head, count: int, **more: Any) -> LibraryHit:
    of = head.conversation
    return LibraryHit(
        conversation=found.conversation, id=of.id, name=head.name, channel=of.channel,
        subject=of.subject, labels=of.labels, facets=head.facets,
        hits=min(max(count, 1), HITS_COUNTED), **more,
    )  # fmt: skip


def _weight(piece: Piece, wanted: Sequence[Term]) -> int:
    marks = marks_in(piece.text, wanted)
    return len({piece.text[at : at + length] for at, length in marks})


def _as_message(piece: Piece) -> Any:
    return _Text(piece.text)


class _Text(msgspec.Struct):
    text: str
    attachments: tuple[Any, ...] = ()


def _messages(connection: Connection, keys: Sequence[int]) -> dict[int, Message]:
    rows = connection.exec_driver_sql(_MESSAGES, (json.dumps(list(keys)),))
    return {key: bodies.message(body) for key, body in rows}


def _told(connection: Connection, keys: Sequence[int]) -> dict[int, _Told]:
    rows = connection.exec_driver_sql(_TOLD, (json.dumps(list(keys)),))
    return {key: _Told(kind, id, pieces_of(body)) for key, kind, id, body in rows}


def _facets(connection: Connection, listed: str) -> dict[int, Facets]:
    found: dict[int, dict[str, Any]] = {}
    rows = connection.exec_driver_sql(_FACETS, (listed,)).all()
    scored = any(kind == "score" for _, _, kind, _ in rows)
    seen = library_scores.seen(connection) if scored else frozenset()
    for conversation, source, kind, value in rows:
        if kind == "score" and source not in seen:
            continue
        known = found.setdefault(conversation, {})
        if kind in _NAMED:
            known[_NAMED[kind]] = (*known.get(_NAMED[kind], ()), value)
        elif kind == "duration":
            known["duration_s"] = max(value, known.get("duration_s", 0))
        elif kind in ("rating", "score"):
            known[kind] = min(value, known.get(kind, value))
        elif kind != "channel":
            known[kind] = True
    return {key: _once(known) for key, known in found.items()}


def _once(known: dict[str, Any]) -> Facets:
    """Several records may say the same."""
    for name in _NAMED.values():
        known[name] = tuple(dict.fromkeys(known.get(name, ())))
    return Facets(**known)
