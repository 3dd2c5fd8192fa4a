"""What the library knows of a contact, from each record alone: what it is found by, and its words.

Pure: a record says the same whenever it is asked, so what it said before can be taken back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from core.entities import CallRecord, Conversation, Message, Survey
from core.evaluation import Evaluation, EvaluationForm
from core.folding import fold
from core.library import Who
from core.metrics.evaluation import score
from core.work import Interaction

WHO: tuple[Who, ...] = ("customer", "agent", "bot", "note")
"""By the number that stands in the table `said`, and in the order of the columns of `told_words`."""
KINDS = frozenset({"call", "interaction", "survey", "evaluation"})
"""Of records that say something of a conversation."""
Facet = tuple[str, str | int]
"""Kind and value. channel, queue, agent, disposition: ids; duration: s; rating; score: per cent;
recorded, handed_over: 1."""


class Piece(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one side said at once. `at_ms`: of a recording."""

    who: Who
    text: str
    at_ms: int = 0


class About(NamedTuple):
    """What one record says of its conversation."""

    conversation: str | None
    facets: frozenset[Facet] = frozenset()
    pieces: tuple[Piece, ...] = ()
    at: int = 0


Names = Callable[[str], str]
"""What a disposition is called, by its id."""
Forms = Mapping[str, EvaluationForm]
NOTHING = About(None)


def who_says(message: Message) -> int | None:
    """The number of WHO; None where nobody said anything."""
    if message.kind == "activity":
        return None
    if message.kind != "out":
        return 0 if message.kind == "in" else 3
    return 2 if message.author.kind == "bot" else 1


def of_conversation(of: Conversation) -> frozenset[Facet]:
    handed = of.bot is not None and of.bot.asked_at is not None
    named = (("channel", of.channel), ("queue", of.queue), ("agent", of.assignee))
    return frozenset([*_named(named), *([("handed_over", 1)] if handed else [])])


def of_record(record: Any, names: Names, forms: Forms) -> About:
    match record:
        case CallRecord():
            return _of_call(record, names)
        case Interaction():
            return _of_interaction(record, names)
        case Survey(conversation=conversation, agent=agent, score=rating, comment=comment, at=at):
            pieces = (Piece("customer", comment),) if comment else ()
            rated = [("rating", rating)] if rating else []
            found = frozenset([*_named([("agent", agent)]), *rated])
            return About(conversation, found, pieces, at)
        case Evaluation(conversation=conversation):
            return About(conversation, frozenset(_scored(record, forms)))
    return NOTHING


def columns(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The folded words of each of WHO."""
    said = {who: [fold(piece.text) for piece in pieces if piece.who == who] for who in WHO}
    return tuple("\n".join(said[who]) for who in WHO)


def _of_call(call: CallRecord, names: Names) -> About:
    talkers = [leg.who for leg in call.legs if leg.kind == "agent" and leg.answered_at]
    found: list[Facet] = [*_named(("agent", a) for a in (call.agent, *talkers))]
    found += _named((("queue", call.queue), ("disposition", call.disposition)))
    if call.recording or any(leg.recording for leg in call.legs):
        found.append(("recorded", 1))
    found += _lasted(call.answered_at, call.ended_at)
    pieces = [Piece(said.who, said.text, said.at_ms) for said in call.transcript if said.text]
    noted = " · ".join(part for part in (names(call.disposition), call.notes) if part)
    pieces += [Piece("note", noted)] if noted else []
    return About(call.conversation, frozenset(found), tuple(pieces), call.started_at)


def _of_interaction(of: Interaction, names: Names) -> About:
    named = (("queue", of.queue), ("agent", of.agent), ("disposition", of.disposition))
    found: list[Facet] = [*_named(named), *_lasted(of.answered_at, of.ended_at)]
    found += [("handed_over", 1)] if of.handover else []
    noted = " · ".join(part for part in (names(of.disposition), of.note) if part)
    pieces = (Piece("note", noted),) if noted else ()
    at = of.completed_at or of.ended_at or of.entered_at
    return About(of.conversation, frozenset(found), pieces, at)


def _scored(of: Evaluation, forms: Forms) -> Iterator[Facet]:
    form = forms.get(of.form)
    if form is not None and of.state != "draft" and (points := score(form, of).points).over:
        yield "score", round(100 * points.part / points.over)


def _lasted(answered: int | None, ended: int | None) -> list[Facet]:
    if answered is None or ended is None:
        return []
    return [("duration", max(0, ended - answered) // 1_000)]


def _named(facets: Iterable[tuple[str, str | None]]) -> Iterator[Facet]:
    return ((kind, value) for kind, value in facets if value)
