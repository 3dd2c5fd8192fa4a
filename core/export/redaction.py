"""Redaction: what must not be seen is gone from the value itself, before any writer gets it.

So it is in no format, no text layer and no file's name. Each sign gives way to a black one: how
long it was may be seen, and nothing else. What a recording says there is silent in its copy.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from core.export.document import Call, Dossier, Entry
from core.export.patterns import Kind, Place, places
from core.folding import fold

BLACK = "█"
BEFORE_MS, AFTER_MS = 250, 350
"""A transcript's clock is not to the syllable."""
_NO_WORDS = frozenset(
    ("id", "kind", "code", "channel", "mime", "status", "who", "direction", "cause", "reference",
     "blacked_out", "path")
)  # fmt: skip
"""Fields that hold nothing anybody wrote."""
_WHOLE: dict[str, Kind] = {"phone": "phone", "number": "phone", "email": "email"}
"""Fields that are such a thing whatever they look like."""
_SHORTEST_NAME = 3
T = TypeVar("T")
Words = Callable[[str, str, str], str]
"""(place, field, text) -> text."""


class Hand(msgspec.Struct, frozen=True):
    """Chosen by a person: a piece of one text. `place` as in `Finding`."""

    place: str
    start: int
    end: int


class Seconds(msgspec.Struct, frozen=True):
    """Chosen by a person: a piece of a call's recording, in ms."""

    call: str
    start_ms: int
    end_ms: int


class Plan(msgspec.Struct, frozen=True):
    """What is blacked out. `words`: wherever they stand. `spared`: findings somebody unticked."""

    kinds: frozenset[Kind] = frozenset()
    name: bool = False
    words: tuple[str, ...] = ()
    hands: tuple[Hand, ...] = ()
    seconds: tuple[Seconds, ...] = ()
    spared: frozenset[str] = frozenset()
    region: str = "TR"

    def __bool__(self) -> bool:
        return bool(self.kinds or self.name or self.words or self.hands or self.seconds)


class Finding(msgspec.Struct, frozen=True):
    """One place that will be black. For the eyes of who takes it out; never written anywhere."""

    id: str
    """For `Plan.spared`."""
    place: str
    """"ENTRY/field" or "field": which text it is in."""
    kind: Kind
    text: str
    start: int
    before: str = ""
    after: str = ""


def findings(of: Dossier, plan: Plan) -> list[Finding]:
    """In the order of the document, also those that are spared."""
    found: list[Finding] = []
    everything = replace(plan, spared=frozenset())

    def look(place: str, field: str, text: str) -> str:
        for at in _places(place, field, text, of, everything):
            around = text[max(0, at.start - 40) : at.start], text[at.end : at.end + 40]
            said = text[at.start : at.end]
            id = _id(of, place, at)
            found.append(Finding(id, place, at.kind, said, at.start, *around))
        return text

    _mapped(of, look)
    return found


def redacted(of: Dossier, plan: Plan) -> Dossier:
    """A copy without it, that says how many places of each kind there were."""
    if not plan:
        return of
    counts: dict[str, int] = {}

    def blacken(place: str, field: str, text: str) -> str:
        for at in _places(place, field, text, of, plan):
            counts[at.kind] = counts.get(at.kind, 0) + 1
            text = text[: at.start] + _bars(text[at.start : at.end]) + text[at.end :]
        return text

    done = _mapped(of, blacken)
    entries = tuple(_silenced(entry, plan) for entry in done.entries)
    by_hand = sum(len(e.call.silenced) for e in entries if e.call)
    if by_hand:
        counts["seconds"] = by_hand
    return replace(done, entries=entries, blacked_out=dict(sorted(counts.items())))


def _silenced(entry: Entry, plan: Plan) -> Entry:
    """What is black in the transcript is silent in the recording, and what somebody chose."""
    call = entry.call
    if call is None:
        return entry
    chosen = [(s.start_ms, s.end_ms) for s in plan.seconds if s.call == call.id]
    black = [
        (max(0, said.at_ms - BEFORE_MS), said.until_ms + AFTER_MS)
        for said in call.transcript
        if BLACK in said.text
    ]
    return replace(entry, call=_hushed(call, merged([*chosen, *black]), chosen))


def _hushed(call: Call, silent: tuple[tuple[int, int], ...], chosen: list[tuple[int, int]]) -> Call:
    """Words that lie in seconds somebody chose are not read either."""
    transcript = tuple(
        replace(said, text=_bars(said.text))
        if any(said.at_ms < end and start < said.until_ms for start, end in chosen)
        else said
        for said in call.transcript
    )
    return replace(call, silenced=silent, transcript=transcript)


def merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


# Where


def _places(place: str, field: str, text: str, of: Dossier, plan: Plan) -> list[Place]:
    found = [
        Place(hand.start, min(hand.end, len(text)), "hand")
        for hand in plan.hands
        if hand.place == place and hand.start < len(text)
    ]
    found += _words(text, plan.words, "hand")
    found += _words(text, _names(of), "name") if plan.name else []
    found += places(text, plan.kinds, plan.region)
    if text and _WHOLE.get(field) in plan.kinds:
        found.insert(0, Place(0, len(text), _WHOLE[field]))
    return [at for at in _apart(found) if _id(of, place, at) not in plan.spared]


def _names(of: Dossier) -> tuple[str, ...]:
    """Whole, and each part that is long enough to mean somebody."""
    name = of.customer.name.strip()
    return (name, *(part for part in name.split() if len(part) >= _SHORTEST_NAME)) if name else ()


def _words(text: str, words: tuple[str, ...], kind: Kind) -> list[Place]:
    """However they are written, with or without an ending behind an apostrophe."""
    plain, found = _folded(text), []
    for word in words:
        if sought := _folded(word.strip()):
            pattern = rf"(?<!\w){re.escape(sought)}(?!\w)"
            found += [Place(*match.span(), kind) for match in re.finditer(pattern, plain)]
    return found


def _folded(text: str) -> str:
    """Sign by sign, so that places stay what they are."""
    return "".join(map(_folded_sign, text))


@lru_cache(maxsize=4_000)
def _folded_sign(sign: str) -> str:
    folded = fold(sign)
    return folded if len(folded) == 1 else sign


def _apart(found: list[Place]) -> Iterator[Place]:
    """Left to right; the earlier in the list has what two want."""
    kept: list[Place] = []
    for at in found:
        if not any(at.start < other.end and other.start < at.end for other in kept):
            kept.append(at)
        elif rest := _beyond(at, kept):
            kept.append(rest)
    yield from sorted(kept)


def _beyond(at: Place, kept: list[Place]) -> Place | None:
    """What of it nobody has, so that half a number is never left to be read."""
    ends = [other for other in kept if at.start < other.end and other.start < at.end]
    start = max((o.end for o in ends if o.start <= at.start), default=at.start)
    end = min((o.start for o in ends if o.start > at.start), default=at.end)
    return Place(start, end, at.kind) if start < end else None


def _id(of: Dossier, place: str, at: Place) -> str:
    return f"{of.id}|{place}|{at.start}|{at.end}|{at.kind}"


def _bars(text: str) -> str:
    return "".join(sign if sign == "\n" else BLACK for sign in text)


# Through every text of a value


def _mapped(value: T, words: Words, place: str = "") -> T:
    """The same value, each text that somebody may have written given to `words`."""
    changes: dict[str, Any] = {}
    for field in value.__struct_fields__:  # type: ignore[attr-defined]  # every T here is a Struct
        old = getattr(value, field)
        if field not in _NO_WORDS and old:
            changes[field] = _new(old, words, _path(value, place, field), field)
    return replace(value, **changes)  # type: ignore[type-var]


def _new(old: Any, words: Words, place: str, field: str) -> Any:
    if isinstance(old, str):
        return words(place, field, old)
    if isinstance(old, msgspec.Struct):
        return _mapped(old, words, place)
    if isinstance(old, dict):
        return {name: _new(each, words, f"{place}.{name}", field) for name, each in old.items()}
    if isinstance(old, tuple):
        return tuple(_new(each, words, f"{place}.{at}", field) for at, each in enumerate(old))
    return old


def _path(value: object, place: str, field: str) -> str:
    """An entry is named by its id: its number changes when notes are left out."""
    if isinstance(value, Entry):
        return f"{value.id}/{field}"
    return f"{place}.{field}" if place else field
