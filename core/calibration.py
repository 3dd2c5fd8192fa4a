"""Calibration: evaluations of one contact by several people, side by side, and how far they are apart.

Only what was asked alike is compared: each has the score of its own edition, a question that another edition
words or measures otherwise is another question, and another form is no comparison at all. Nobody sees what others found before they have signed their own: it would no longer be their own.
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
    """None: not applicable, or not asked like this by that edition."""
    apart: int | None
    """Steps of the scale between the highest and the lowest; None where fewer than two answered."""


class Part(NamedTuple):
    title: str
    lines: tuple[Line, ...]


class Comparison(NamedTuple):
    evaluations: tuple[Evaluation, ...]
    editions: tuple[int, ...]
    """Of the form, that each of them used."""
    scores: tuple[Score, ...]
    """Each by its own edition."""
    parts: tuple[Part, ...]
    elsewhere: tuple[Line, ...]
    """Questions that the edition of `parts` does not ask, or not like this."""
    apart: Ratio
    """Of the whole, in points."""
    left_out: int
    """Evaluations by another form, or by an edition that is not known here."""


def to_be_seen(found: Iterable[Evaluation], me: str) -> tuple[Evaluation, ...]:
    """In their order: one's own, those of one's own work, and of contacts one has signed oneself."""
    known = tuple(found)
    mine = [of for of in known if of.evaluator == me and of.state != "draft"]
    return tuple(
        of for of in known
        if me in (of.evaluator, of.agent) or any(same_contact(of, own) for own in mine)
    )  # fmt: skip


def compared(
    form: EvaluationForm, evaluations: Sequence[Evaluation], forms: Iterable[EvaluationForm] = ()
) -> Comparison:
    """`form`: the edition whose questions are the rows. `forms`: the editions that are known."""
    known = {of.id: of for of in (*forms, form) if of.form == form.form}
    found = tuple(of for of in evaluations if of.form in known)
    asked = [_asked(known[of.form]) for of in found]
    scores = tuple(score(known[of.form], of) for of in found)
    parts = tuple(
        Part(section.title, tuple(_line(question, found, asked) for question in section.questions))
        for section in form.sections
    )
    here = set(map(_alike, _asked(form).values()))
    others = {
        _alike(each): each for of in asked for each in of.values() if _alike(each) not in here
    }
    return Comparison(
        evaluations=found, editions=tuple(known[of.form].edition for of in found), scores=scores,
        parts=parts, elsewhere=tuple(_line(each, found, asked) for each in others.values()),
        apart=spread(scores), left_out=len(evaluations) - len(found),
    )  # fmt: skip


def _asked(form: EvaluationForm) -> dict[str, Question]:
    return {question.id: question for section in form.sections for question in section.questions}


def _alike(of: Question) -> tuple[str, str, int, int]:
    """What makes two questions one: neither weight nor help changes what is answered."""
    return of.id, of.text, of.lowest, of.highest


def _line(
    question: Question, evaluations: Sequence[Evaluation], asked: Sequence[dict[str, Question]]
) -> Line:
    values = tuple(_value(question, of, each) for of, each in zip(evaluations, asked, strict=True))
    said = [value for value in values if value is not None]
    return Line(question, values, max(said) - min(said) if len(said) > 1 else None)


def _value(question: Question, of: Evaluation, asked: dict[str, Question]) -> int | None:
    own, answer = asked.get(question.id), of.answers.get(question.id)
    alike = own is not None and _alike(own) == _alike(question)
    return answer.value if answer is not None and alike else None
