"""What an evaluation comes to, by its form: a figure like any other, added up and never averaged."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section
from core.metrics.ratio import Ratio, added

FULL = 10_000
"""Points of an evaluation without fault, so that each counts the same whatever its form."""


class Score(NamedTuple):
    points: Ratio
    """Of FULL; over nothing where no question applied."""
    failed: bool = False
    """A critical question had its lowest answer: it comes to nothing, whatever else was good."""
    passed: bool = False
    sections: tuple[Ratio, ...] = ()
    """By section of the form, as if none were critical."""


def score(form: EvaluationForm, of: Evaluation) -> Score:
    """A question that does not apply, or has no answer yet, counts neither for nor against, and
    neither does a section of such questions alone."""
    shares = [_share_of_section(section, of.answers) for section in form.sections]
    whole = _weighted(
        (section.weight, share) for section, share in zip(form.sections, shares, strict=True)
    )
    failed = any(_fails(q, of.answers) for section in form.sections for q in section.questions)
    points = _points(Fraction(0) if failed and whole is not None else whole)
    passed = bool(points.over) and 100 * points.part >= form.pass_at * points.over and not failed
    return Score(points, failed, passed, tuple(map(_points, shares)))


def average(scores: Iterable[Score]) -> Ratio:
    """Of several as one."""
    return added(score.points for score in scores)


def spread(scores: Iterable[Score]) -> Ratio:
    """Of those of one contact by several people: how far the best is from the worst, in points.
    Over nothing where fewer than two have any."""
    points = [score.points.part for score in scores if score.points.over]
    return Ratio(max(points) - min(points), FULL) if len(points) > 1 else Ratio()


def _share_of_section(section: Section, answers: dict[str, Answer]) -> Fraction | None:
    return _weighted((question.weight, _share(question, answers)) for question in section.questions)


def _share(question: Question, answers: dict[str, Answer]) -> Fraction | None:
    answer = answers.get(question.id)
    if answer is None or answer.value is None:
        return None
    return Fraction(answer.value - question.lowest, question.highest - question.lowest)


def _fails(question: Question, answers: dict[str, Answer]) -> bool:
    answer = answers.get(question.id)
    return question.critical and answer is not None and answer.value == question.lowest


def _weighted(parts: Iterable[tuple[int, Fraction | None]]) -> Fraction | None:
    known = [(weight, share) for weight, share in parts if share is not None and weight > 0]
    whole = sum(weight for weight, _ in known)
    return sum((weight * share for weight, share in known), Fraction(0)) / whole if whole else None


def _points(share: Fraction | None) -> Ratio:
    return Ratio() if share is None else Ratio(round(share * FULL), FULL)
