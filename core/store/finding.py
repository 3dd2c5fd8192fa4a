"""What the palette finds: customers, colleagues and conversations by a few letters, newest first."""

import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from core.entities import Agent
from core.rows import Found
from core.store import bodies, inbox, search

FEW = 500
"""Matches that are all put in order of time; of more, those of the newest conversations are."""
NEWEST = 1_000
"""Conversations looked through where there are more; 10 ms at most."""

MATCHING = "SELECT rowid FROM {0} WHERE {0} MATCH ? ORDER BY rowid DESC LIMIT ?"
LATELY_SEEN = f"""
SELECT DISTINCT p.key
FROM (SELECT contact FROM conversations ORDER BY last_at DESC, key DESC LIMIT {NEWEST}) c
CROSS JOIN contacts p ON p.id = c.contact
WHERE +p.key IN (SELECT rowid FROM contact_words WHERE contact_words MATCH ?)
"""
"""The plus: found by its key, each contact would be looked for in all matches anew."""
LATELY_MOVED = f"""
SELECT c.key FROM (SELECT key FROM conversations ORDER BY last_at DESC, key DESC LIMIT {NEWEST}) c
WHERE c.key IN (SELECT rowid FROM conversation_words WHERE conversation_words MATCH ?)
"""
PEOPLE = """
SELECT p.body, n.conversation FROM (
  SELECT p.key AS person, c.key AS conversation, max(c.last_at) AS at
  FROM json_each(?) j CROSS JOIN contacts p ON p.key = j.value
  LEFT JOIN conversations c ON c.contact = p.id
  GROUP BY p.key ORDER BY at DESC, p.key DESC LIMIT ?
) n CROSS JOIN contacts p ON p.key = n.person ORDER BY n.at DESC, n.person DESC
"""
CONVERSATIONS = """
SELECT n.key, c.body, p.body FROM (
  SELECT c.key, c.last_at FROM json_each(?) j CROSS JOIN conversations c ON c.key = j.value
  ORDER BY c.last_at DESC, c.key DESC LIMIT ?
) n CROSS JOIN conversations c ON c.key = n.key LEFT JOIN contacts p ON p.id = c.contact
ORDER BY n.last_at DESC, n.key DESC
"""


def find(connection: Connection, text: str, limit: int = 8) -> list[Found]:
    """Customers, colleagues, conversations: by name, phone, e-mail, extension, reference or subject.

    The newest of each kind is there before any kind has a second: many of one hide none of another.
    """
    terms = search.name_terms(text)
    match = search.expression(terms, lambda _: [])
    if not match:
        return []
    return _shared(
        [
            _people(connection, match, limit),
            _colleagues(connection, terms, limit),
            _conversations(connection, match, limit),
        ],
        limit,
    )


def _shared(groups: Sequence[list[Found]], limit: int) -> list[Found]:
    """The best of each before the second of any; then each kind together again."""
    turns = sorted((place, kind) for kind, one in enumerate(groups) for place in range(len(one)))
    room = Counter(kind for _, kind in turns[:limit])
    return [found for kind, one in enumerate(groups) for found in one[: room[kind]]]


def _people(connection: Connection, match: str, limit: int) -> list[Found]:
    keys = _candidates(connection, "contact_words", LATELY_SEEN, match, limit)
    rows = connection.exec_driver_sql(PEOPLE, (keys, limit))
    return [_person(body, newest) for body, newest in rows]


def _conversations(connection: Connection, match: str, limit: int) -> list[Found]:
    keys = _candidates(connection, "conversation_words", LATELY_MOVED, match, limit)
    rows = connection.exec_driver_sql(CONVERSATIONS, (keys, limit))
    return [_conversation(*row) for row in rows]


def _candidates(connection: Connection, words: str, lately: str, match: str, limit: int) -> str:
    """A list of keys; where a few letters begin thousands of names, not each is asked how new it is."""
    matching = connection.exec_driver_sql(MATCHING.format(words), (match, FEW + 1))
    keys = list(matching.scalars())
    if len(keys) > FEW:
        recent = connection.exec_driver_sql(lately, (match,)).scalars()
        keys = list(dict.fromkeys([*recent, *keys[:limit]]))
    return json.dumps(keys)


def _colleagues(connection: Connection, terms: Sequence[search.Term], limit: int) -> list[Found]:
    """There are few enough of them to be read one by one."""
    me = inbox.person(lambda sql, values: connection.exec_driver_sql(sql, values).fetchall())
    rows = connection.exec_driver_sql("SELECT body FROM records WHERE kind = 'agent'").scalars()
    agents: list[Agent] = [bodies.record("agent", body) for body in rows]
    called = [of for of in agents if _is_called(of, terms) and (me is None or of.id != me.id)]
    called.sort(key=lambda of: of.name)
    return [_colleague(of) for of in called[:limit]]


def _is_called(agent: Agent, terms: Sequence[search.Term]) -> bool:
    words = search.words_of(f"{agent.name} {agent.email} {agent.extension}")
    begun = (part for term in terms for part in term.words)
    return all(any(word.startswith(part) for word in words) for part in begun)


def _person(body: bytes, newest: int | None) -> Found:
    of = bodies.contact(body)
    detail = of.phone or of.email or of.city
    return Found(
        kind="contact", id=of.id, conversation=newest, title=of.name, detail=detail, number=of.phone
    )  # fmt: skip


def _colleague(of: Agent) -> Found:
    return Found(
        kind="agent", id=of.id, conversation=None, title=of.name,
        detail=of.extension or of.email, number=of.extension,
    )  # fmt: skip


def _conversation(key: int, body: bytes, contact: bytes | None) -> Found:
    of = bodies.conversation(body)
    name = bodies.contact(contact).name if contact else ""
    detail = " · ".join(part for part in (of.reference, of.subject) if part)
    return Found(kind="conversation", id=of.id, conversation=key, title=name, detail=detail)
