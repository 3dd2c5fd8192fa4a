"""What a person typed into the library, as the full-text index reads it, with small errors mended."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from sqlalchemy import Connection

from core.library import Corrected, Who
from core.store.search import (
    MOST_LETTERS,
    MOST_WORDS,
    Term,
    continuations,
    expression,
    with_one_prefix,
    words_of,
)
from core.store.words import SHORT

TWO_ERRORS = 8
"""Words of that many letters may have two; shorter ones of SHORT letters or more one."""
MOST_MEANT = 8
_PIECES = re.compile(r'(-?)"([^"]*)("?)|([^\s"]+)')
_BEGINS = "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1"
_LONG = "SELECT json_group_array(word) FROM vocabulary WHERE length(word) BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Asked:
    """`match`: for the index, empty where no words are asked for; `marked`: what is marked in what
    is found."""

    match: str = ""
    apart: tuple[str, ...] = ()
    """The same of each word alone, where there are several."""
    marked: tuple[Term, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    never: str = ""
    """`match` for what must not be there."""

    def by(self, whose: Sequence[Who]) -> str:
        """The same for the words of some alone, where the index keeps them apart."""
        return f"{{{' '.join(whose)}}} : ({self.match})" if whose else self.match


def asked(connection: Connection, text: str) -> Asked:
    parsed, unwanted = _parsed(text)
    begin = cache(partial(continuations, connection))
    unwelcome = " OR ".join(_either([term], begin) for term in unwanted)
    if not parsed:
        return Asked(never=unwelcome)
    wanted = tuple(_narrowed(connection, term, begin, last=term is parsed[-1]) for term in parsed)
    meant = {term: _meant(connection, term) for term in wanted}
    parts = [_either(meant[term] or [term], begin) for term in wanted]
    never = f" NOT ({unwelcome})" if unwelcome else ""
    match, *apart = (
        f"({part}){never}" if never else part for part in (" AND ".join(parts), *parts)
    )
    marked = tuple(each for term in wanted for each in meant[term] or [term])
    corrected = tuple(
        Corrected(term.words[0], tuple(each.words[0] for each in found))
        for term, found in meant.items()
        if found
    )
    return Asked(match, tuple(apart) if len(parts) > 1 else (), marked, corrected, unwelcome)


def _either(terms: Sequence[Term], begin: Callable[[str], list[str]]) -> str:
    each = [expression([term], begin) for term in terms]
    return each[0] if len(each) == 1 else f"({' OR '.join(each)})"


def _parsed(text: str) -> tuple[tuple[Term, ...], list[Term]]:
    """What must be there and what must not. A word that is not in quotes may go on: the last, which is
    still being typed, however short it is; the others where they are long enough to mean something."""
    clean = text[:MOST_LETTERS].replace("\0", " ").encode("utf-8", "ignore").decode()
    wanted, unwanted, typing = list[Term](), list[Term](), False
    for minus, quoted, closed, plain in _PIECES.findall(clean):
        words = words_of(quoted or plain)
        if not words:
            continue
        typing = not (minus or plain.startswith("-"))
        if typing:
            wanted.append(Term(words, prefix=not closed))
        else:
            unwanted.append(_whole_or_begun(words, prefix=not quoted))
    return _begun(wanted[:MOST_WORDS], typing), unwanted[:MOST_WORDS]


def _begun(wanted: list[Term], typing: bool) -> tuple[Term, ...]:
    kept = with_one_prefix(wanted)
    return tuple(
        replace(term, prefix=(typing and term.prefix) or (typed.prefix and _is_long(typed)))
        for typed, term in zip(wanted, kept, strict=False)
    )


def _whole_or_begun(words: tuple[str, ...], *, prefix: bool) -> Term:
    """What hides a word hides what begins with it, as what looks for the word finds it."""
    term = Term(words, prefix=prefix)
    return term if _is_long(term) else replace(term, prefix=False)


def _is_long(term: Term) -> bool:
    return len(term.words) == 1 and len(term.words[0]) >= SHORT and term.words[0].isalpha()


def _narrowed(
    connection: Connection, term: Term, begin: Callable[[str], list[str]], *, last: bool
) -> Term:
    """What very many words begin with stands for itself, once the next word is typed: to look at all
    the places of them would take longer than a blink."""
    word = term.words[-1]
    if last or not term.prefix or begin(word) or not _stands(connection, term):
        return term
    return replace(term, prefix=False)


def _stands(connection: Connection, term: Term) -> bool:
    """Whether anybody wrote it, or something that begins so."""
    word = term.words[0]
    end = word + "\U0010ffff" if term.prefix else word + "\0"
    return connection.exec_driver_sql(_BEGINS, (word, end)).first() is not None


def _meant(connection: Connection, term: Term) -> list[Term]:
    """What may have been meant by a word that stands nowhere; nothing where it stands somewhere."""
    word = term.words[0]
    if len(term.words) > 1 or len(word) < SHORT or not word.isalpha():
        return []
    if _stands(connection, term):
        return []
    reach = 2 if len(word) >= TWO_ERRORS else 1
    found = _near(word, _of_length(connection, len(word) - reach, len(word) + reach), reach)
    if found or not term.prefix:
        return [Term((each,), prefix=False) for each in found]
    longer = _of_length(connection, len(word) + reach, 24)
    begun = _near(word, sorted({each[: len(word)] for each in longer}), reach)
    return [Term((each,), prefix=True) for each in begun]


def _of_length(connection: Connection, shortest: int, longest: int) -> list[str]:
    listed = connection.exec_driver_sql(_LONG, (shortest, longest)).scalar_one()
    return list(json.loads(listed))


def _near(word: str, choices: Sequence[str], reach: int) -> list[str]:
    """The nearest, and only those: letters that changed places are one error."""
    from rapidfuzz import process  # not at the start: most days nothing is misspelt in the library
    from rapidfuzz.distance import OSA

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=reach, limit=None)
    nearest = min((distance for _, distance, _ in found), default=0)
    return sorted(each for each, distance, _ in found if distance == nearest)[:MOST_MEANT]
