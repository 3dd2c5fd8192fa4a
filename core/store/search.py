"""Search over every message: folded words in, snippets of the original text out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from sqlalchemy import Connection

from core.entities import Message
from core.folding import fold
from core.rows import SearchHit
from core.store import bodies
from core.store.words import SHORT

MOST_WORDS = 16
MOST_LETTERS = 200
MOST_CONTINUATIONS = 200
BEST_OF_NEWEST = 2_000
"""Among these, a message is the better the more of it is the words that were asked for.

bm25 would order short messages so too: each hit holds every word, mostly once, so only the length
differs. But it first counts all hits of each word, 35 to 50 ms for common words in a million messages.
"""
SNIPPET = 160
LEAD = 40
"""Characters of a snippet before its first mark."""

_PIECES = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_HITS = """
SELECT m.key, m.conversation, m.body, c.channel, p.body FROM json_each(?) j
CROSS JOIN messages m ON m.key = j.value
JOIN conversations c ON c.key = m.conversation LEFT JOIN contacts p ON p.id = c.contact
"""
_NEWEST = "SELECT rowid FROM message_words WHERE message_words MATCH ? ORDER BY rowid DESC LIMIT ?"
_BEST = f"""
SELECT n.key FROM (SELECT rowid AS key FROM message_words WHERE message_words MATCH ?
ORDER BY rowid DESC LIMIT {BEST_OF_NEWEST}) n
CROSS JOIN message_words_docsize d ON d.id = n.key ORDER BY length(d.sz), d.sz, n.key DESC LIMIT ?
"""
"""By how many words a message has (`sz`, as a varint, which sorts by its length and then its bytes)."""
_WITHIN = """
SELECT w.rowid FROM message_words w CROSS JOIN messages m ON m.key = w.rowid
WHERE w.message_words MATCH ? AND m.conversation = ?
AND w.rowid BETWEEN (SELECT min(key) FROM messages WHERE conversation = ?)
AND (SELECT max(key) FROM messages WHERE conversation = ?)
ORDER BY w.rowid DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other. `prefix`: the last may go on."""

    words: tuple[str, ...]
    prefix: bool


def terms(text: str) -> tuple[Term, ...]:
    """What a person typed: quotes make a phrase, the last word is a prefix until it is quoted."""
    return with_one_prefix(_typed(text))


def _typed(text: str) -> list[Term]:
    clean = text[:MOST_LETTERS].replace("\0", " ").encode("utf-8", "ignore").decode()
    found = []
    for quoted, closed, plain in _PIECES.findall(clean):
        words = words_of(quoted or plain)
        if words:
            found.append(Term(words, prefix=not closed))
    return found[:MOST_WORDS]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words, cut where the index cuts them: at everything but letters and digits."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())


def expression(found: Sequence[Term], continuations: Callable[[str], list[str]]) -> str:
    """As the full-text index reads it; nothing a person typed is ever its syntax.

    `continuations` gives the words that begin so, or none where the index shall find them.
    """
    return " AND ".join(_expressed(term, continuations) for term in found)


def _expressed(term: Term, continuations: Callable[[str], list[str]]) -> str:
    one = term.prefix and len(term.words) == 1
    whole = continuations(term.words[0]) if one else []
    if whole:
        return "(" + " OR ".join(f'"{word}"' for word in whole) + ")"
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


def continuations(connection: Connection, begin: str) -> list[str]:
    """A beginning would read the places of all its words before the first hit; an OR does not."""
    if len(begin) < SHORT or not begin.isalpha():
        return []
    found = connection.exec_driver_sql(
        "SELECT word FROM vocabulary WHERE word >= ? AND word < ? LIMIT ?",
        (begin, begin + "\U0010ffff", MOST_CONTINUATIONS + 1),
    )
    words = list(found.scalars())
    return words if len(words) <= MOST_CONTINUATIONS else []


def search(
    connection: Connection, text: str, by: Literal["newest", "best"] = "newest", limit: int = 50,
    conversation: int | None = None,
) -> list[SearchHit]:  # fmt: skip
    """Messages that hold every word; `conversation` is a key, within which the order is by time."""
    wanted = terms(text)
    if not wanted:
        return []
    match = expression(wanted, partial(continuations, connection))
    sql = _NEWEST if by == "newest" else _BEST
    values: tuple[str | int, ...] = (match, limit)
    if conversation is not None:
        sql, values = _WITHIN, (match, conversation, conversation, conversation, limit)
    keys = connection.exec_driver_sql(sql, values).scalars().all()
    return _hits(connection, keys, wanted)


def _hits(connection: Connection, keys: Sequence[int], wanted: Sequence[Term]) -> list[SearchHit]:
    listed = "[" + ",".join(map(str, keys)) + "]"
    return [_hit(row, wanted) for row in connection.exec_driver_sql(_HITS, (listed,))]


def _hit(row: Any, wanted: Sequence[Term]) -> SearchHit:
    message = bodies.message(row[2])
    snippet, marks = snippet_of(message, wanted)
    return SearchHit(
        conversation=row[1], message=row[0], order=message.order,
        name=bodies.contact(row[4]).name if row[4] else "", channel=row[3], at=message.at,
        snippet=snippet, marks=marks,
    )  # fmt: skip


def snippet_of(message: Message, wanted: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The place where the words stand, as it was written, on one line, and where to mark it."""
    text = " ".join([message.text, *(file.name for file in message.attachments)])
    marks = marks_in(text, wanted)
    start = max(0, marks[0][0] - LEAD) if marks and len(text) > SNIPPET else 0
    if start:
        start = text.rfind(" ", 0, start) + 1
    shown = "".join(" " if c.isspace() else c for c in text[start : start + SNIPPET])
    lead = "…" if start else ""
    tail = "…" if start + SNIPPET < len(text) else ""
    inside = [(at - start, length) for at, length in marks if at + length <= start + SNIPPET]
    return lead + shown + tail, tuple((at + len(lead), length) for at, length in inside)


def marks_in(text: str, wanted: Sequence[Term]) -> list[tuple[int, int]]:
    """(start, length) of every word of `text` that was asked for."""
    whole = {word for term in wanted for word in term.words[: -1 if term.prefix else None]}
    begun = tuple(term.words[-1] for term in wanted if term.prefix)
    found = []
    for start, end, word in _placed_words(text):
        if word in whole:
            found.append((start, end - start))
        elif begin := next((b for b in begun if word.startswith(b)), None):
            found.append((start, _end_of(text, start, end, len(begin)) - start))
    return found


def _placed_words(text: str) -> list[tuple[int, int, str]]:
    """(start, end, folded word) of every word; the places are those of the original."""
    folded = fold(text)
    if len(folded) == len(text):
        return [(found.start(), found.end(), found[0]) for found in _WORD.finditer(folded)]
    return _placed_letter_by_letter(text)


def _placed_letter_by_letter(text: str) -> list[tuple[int, int, str]]:
    """Where folding makes one letter of two, or none: slower, and still right."""
    found: list[tuple[int, int, str]] = []
    start, word = 0, ""
    for at, letter in enumerate(text):
        folded = fold(letter)
        if folded and not folded.isalnum():
            if word:
                found.append((start, at, word))
            word = ""
        elif folded:
            start = start if word else at
            word += folded
    return [*found, (start, len(text), word)] if word else found


def _end_of(text: str, start: int, end: int, letters: int) -> int:
    """Where the first `letters` folded letters of a word end in the original."""
    while start < end and letters > 0:
        letters -= len(fold(text[start]))
        start += 1
    return start


def with_one_prefix(found: list[Term]) -> tuple[Term, ...]:
    """One letter is not yet a beginning: it would ask for half of everything."""
    if len(found) > 1 and found[-1].prefix and len("".join(found[-1].words)) == 1:
        found = found[:-1]
    last = len(found) - 1
    return tuple(
        Term(term.words, term.prefix and place == last and len(term.words[-1]) > 1)
        for place, term in enumerate(found)
    )


def name_terms(text: str) -> tuple[Term, ...]:
    """For the palette: every word may be a beginning; a number is read as a phone's digits."""
    if re.fullmatch(r"[\s\d+()./-]+", text):
        digits = "".join(c for c in text if c in "0123456789")
        return (Term((digits,), prefix=True),) if digits else ()
    return tuple(Term(term.words, prefix=True) for term in _typed(text))
