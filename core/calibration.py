"""Calibration: evaluations of one contact by several people, side by side, and how far they are apart.

Nobody sees what others found before they have signed their own: it would no longer be their own.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.evaluation import Evaluation, EvaluationForm, Question, same_contact
from core.metrics.evaluation import Score, score, spread
from core.metrics.ratio import Ratio


class Line(NamedTuple):
    """One question, and what each answered to it, in the order of the evaluations."""

    question: Question
    values: tuple[int | None, ...]
    """None: not applicable, or not asked by that edition."""
    apart: int | None
    """Steps of the scale between the highest and the lowest; None where fewer than two answered."""


class Part(NamedTuple):
    title: str
    lines: tuple[Line, ...]


class Comparison(NamedTuple):
    evaluations: tuple[Evaluation, ...]
    scores: tuple[Score, ...]
    parts: tuple[Part, ...]
    apart: Ratio
    """Of the whole, in points."""


def to_be_seen(found: Iterable[Evaluation], me: str) -> tuple[Evaluation, ...]:
    """In their order: one's own, those of one's own work, and of contacts one has signed oneself."""
    known = tuple(found)
    mine = [of for of in known if of.evaluator == me and of.state != "draft"]
    return tuple(
        of for of in known
        if me in (of.evaluator, of.agent) or any(same_contact(of, own) for own in mine)
    )  # fmt: skip


def compared(form: EvaluationForm, evaluations: Sequence[Evaluation]) -> Comparison:
    """`form`: the edition whose questions are the rows. Who used another edition has no value at
    what it did not ask."""
    scores = tuple(score(form, of) for of in evaluations)
    parts = tuple(
        Part(section.title, tuple(_line(question, evaluations) for question in section.questions))
        for section in form.sections
    )
    return Comparison(tuple(evaluations), scores, parts, spread(scores))


def _line(question: Question, evaluations: Sequence[Evaluation]) -> Line:
    given = (of.answers.get(question.id) for of in evaluations)
    values = tuple(answer.value if answer else None for answer in given)
    said = [value for value in values if value is not None]
    return Line(question, values, max(said) - min(said) if len(said) > 1 else None)
