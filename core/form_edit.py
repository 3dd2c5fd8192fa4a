"""What a form is built by: sections and questions put in, moved, doubled and taken away, and what each weighs.

All of it is pure: each gives another form. A place is that of `core.form_file`: (section,) or
(section, question), from 0.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from core.evaluation import EvaluationForm, Question, Section
from core.form_file import Place

T = TypeVar("T")
QUESTION_DEPTH = 2


class Edited(NamedTuple):
    form: EvaluationForm
    place: Place
    """Where one goes on; () where nothing is left."""


def section_at(form: EvaluationForm, place: Place) -> Section:
    return form.sections[place[0]]


def question_at(form: EvaluationForm, place: Place) -> Question:
    return form.sections[place[0]].questions[place[1]]


def is_question(place: Place) -> bool:
    return len(place) == QUESTION_DEPTH


def places(form: EvaluationForm) -> tuple[Place, ...]:
    """As they are read: each section, then its questions."""
    found: list[Place] = []
    for number, section in enumerate(form.sections):
        found += [(number,), *((number, each) for each in range(len(section.questions)))]
    return tuple(found)


def ends_section(form: EvaluationForm, place: Place) -> bool:
    """Nothing of its section comes after it."""
    asked = section_at(form, place).questions
    return place[-1] == len(asked) - 1 if is_question(place) else not asked


def with_section(form: EvaluationForm, place: Place, section: Section) -> EvaluationForm:
    return replace(form, sections=_put(form.sections, place[0], section))


def with_question(form: EvaluationForm, place: Place, question: Question) -> EvaluationForm:
    section = section_at(form, place)
    return with_section(
        form, place, replace(section, questions=_put(section.questions, place[1], question))
    )


def add_section(form: EvaluationForm, after: Place) -> Edited:
    """With its first question, after that section; at the end where there is none."""
    at = after[0] + 1 if after else len(form.sections)
    section = Section(id="", title="", questions=(Question(id="", text=""),))
    return Edited(replace(form, sections=_insert(form.sections, at, section)), (at,))


def add_question(form: EvaluationForm, after: Place) -> Edited:
    """After that question, or as the last of that section; alike to the one before it in its scale."""
    if not after:
        return add_section(form, after)
    asked = section_at(form, after).questions
    at = after[1] + 1 if is_question(after) else len(asked)
    like = asked[at - 1] if at else Question(id="", text="")
    fresh = Question(id="", text="", lowest=like.lowest, highest=like.highest)
    return _asked(form, after[0], _insert(asked, at, fresh), (after[0], at))


def doubled(form: EvaluationForm, place: Place) -> Edited:
    """The copy stands after it, with names of its own to come."""
    if not is_question(place):
        section = section_at(form, place)
        asked = tuple(replace(question, id="") for question in section.questions)
        copy = replace(section, id="", questions=asked)
        at = place[0] + 1
        return Edited(replace(form, sections=_insert(form.sections, at, copy)), (at,))
    asked = section_at(form, place).questions
    copied = _insert(asked, place[1] + 1, replace(asked[place[1]], id=""))
    return _asked(form, place[0], copied, (place[0], place[1] + 1))


def removed(form: EvaluationForm, place: Place) -> Edited:
    if not is_question(place):
        left = replace(form, sections=_without(form.sections, place[0]))
        last = len(left.sections) - 1
        return Edited(left, (min(place[0], last),) if last >= 0 else ())
    asked = _without(section_at(form, place).questions, place[1])
    at = (place[0], min(place[1], len(asked) - 1)) if asked else (place[0],)
    return _asked(form, place[0], asked, at)


def moved(form: EvaluationForm, place: Place, by: int) -> Edited:
    """One step up (-1) or down (1); a question leaves its section at the edge of it."""
    if not is_question(place):
        return _moved_section(form, place[0], by)
    number, asked = place[0], section_at(form, place).questions
    at = place[1] + by
    if 0 <= at < len(asked):
        rest = _without(asked, place[1])
        return _asked(form, number, _insert(rest, at, asked[place[1]]), (number, at))
    return _into(form, place, number + by, at_end=by < 0)


def _moved_section(form: EvaluationForm, number: int, by: int) -> Edited:
    if not 0 <= number + by < len(form.sections):
        return Edited(form, (number,))
    rest = _without(form.sections, number)
    placed = _insert(rest, number + by, form.sections[number])
    return Edited(replace(form, sections=placed), (number + by,))


def _into(form: EvaluationForm, place: Place, section: int, *, at_end: bool) -> Edited:
    """Into the neighbouring section, where there is one."""
    if not 0 <= section < len(form.sections):
        return Edited(form, place)
    question = question_at(form, place)
    left = removed(form, place).form
    there = left.sections[section].questions
    at = len(there) if at_end else 0
    return _asked(left, section, _insert(there, at, question), (section, at))


# What each weighs


def share_of_section(form: EvaluationForm, section: int) -> Fraction | None:
    """Of the whole, where every question applies; None: nothing weighs anything. A section whose
    questions weigh nothing counts neither for nor against, as the score has it."""
    weights = [each.weight if _weighs(each) else 0 for each in form.sections]
    return Fraction(weights[section], sum(weights)) if sum(weights) else None


def share_of_question(form: EvaluationForm, place: Place) -> Fraction | None:
    """Of the whole."""
    of, asked = share_of_section(form, place[0]), section_at(form, place).questions
    whole = sum(question.weight for question in asked)
    if of is None:
        return None
    return of * Fraction(asked[place[1]].weight, whole) if whole else Fraction(0)


def _weighs(section: Section) -> bool:
    return any(question.weight for question in section.questions)


def _asked(
    form: EvaluationForm, section: int, questions: tuple[Question, ...], place: Place
) -> Edited:
    changed = replace(form.sections[section], questions=questions)
    return Edited(with_section(form, (section,), changed), place)


def _put(of: Sequence[T], at: int, value: T) -> tuple[T, ...]:
    return (*of[:at], value, *of[at + 1 :])


def _insert(of: Sequence[T], at: int, value: T) -> tuple[T, ...]:
    return (*of[:at], value, *of[at:])


def _without(of: Sequence[T], at: int) -> tuple[T, ...]:
    return (*of[:at], *of[at + 1 :])
