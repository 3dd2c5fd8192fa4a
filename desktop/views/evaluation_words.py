"""Words of an evaluation: where it stands, what it comes to, and what failed it."""

from typing import Literal, NamedTuple

from core.evaluation import Answer, Evaluation, EvaluationForm, Question
from core.metrics.evaluation import Score
from core.metrics.ratio import Ratio
from desktop.numbers import percent
from desktop.times import moment
from desktop.translate import tr

State = Literal[
    "none", "own", "no_form", "new", "draft", "waiting", "refused", "signed", "releasing",
    "released", "answered",
]  # fmt: skip
"""none: nothing is looked at; own: nobody evaluates their own work."""
Tone = Literal["second", "ok", "warning", "bad"]
NOTHING = "–"
ICONS: dict[State, str] = {
    "draft": "pencil", "waiting": "cloud-off", "refused": "circle-alert", "signed": "badge-check",
    "releasing": "cloud-off", "released": "send", "answered": "message-square-quote",
}  # fmt: skip


class Said(NamedTuple):
    words: str
    tone: Tone = "second"


def state_words(state: State, of: Evaluation | None, agent: str, now: int, live: bool) -> str:
    """`agent`: their first name. `live`: there is a line, so that waiting is a matter of moments."""
    signed = moment(of.signed_at, now) if of and of.signed_at else ""
    released = moment(of.released_at, now) if of and of.released_at else ""
    match state:
        case "own":
            return tr("Evaluation", "This is your own work: somebody else evaluates it.")
        case "no_form":
            return tr("Evaluation", "There is no form yet. One is made under Forms.")
        case "new":
            return tr("Evaluation", "Not begun")
        case "draft":
            return tr("Evaluation", "Draft, on this machine only")
        case "waiting":
            if live:
                return tr("Evaluation", "Being handed in…")
            return tr("Evaluation", "Signed, waits for the line")
        case "refused":
            return tr("Evaluation", "Signed, and not taken by the platform")
        case "signed":
            return tr("Evaluation", "Signed {when}, not released yet", when=signed)
        case "releasing":
            if live:
                return tr("Evaluation", "Being released…")
            return tr("Evaluation", "Its release waits for the line")
        case "released":
            return tr("Evaluation", "Released to {agent}, {when}", agent=agent, when=released)
        case "answered":
            return tr("Evaluation", "Released, and {agent} has answered", agent=agent)
    return ""


def refused_words(code: str) -> str:
    """Why the platform did not take it, and what can be done."""
    if code == "conflict":
        return tr(
            "Evaluation",
            "You signed it later on another machine, or it is released already. What stands there stays; what you wrote here is kept until you discard it.",
        )
    return tr(
        "Evaluation", "What you wrote is kept here. Correct it and sign again, or discard it."
    )


def figure(points: Ratio) -> str:
    return percent(points.part / points.over) if points.over else NOTHING


def verdict(form: EvaluationForm, of: Evaluation, score: Score) -> Said:
    """What it comes to in words; what failed it is named."""
    failed = failing(form, of)
    if failed:
        first = failed[0].text
        return Said(tr("Evaluation", "Fails as a whole: “{question}”", question=first), "bad")
    if not score.points.over:
        return Said(tr("Evaluation", "Nothing scored yet"))
    least = percent(form.pass_at / 100)
    if score.passed:
        return Said(tr("Evaluation", "Passes: {least} is enough", least=least), "ok")
    return Said(tr("Evaluation", "Does not pass: {least} are needed", least=least), "warning")


def failing(form: EvaluationForm, of: Evaluation) -> list[Question]:
    """Critical questions that had their lowest answer."""
    asked = (question for section in form.sections for question in section.questions)
    return [
        question for question in asked
        if question.critical and of.answers.get(question.id, Answer()).value == question.lowest
    ]  # fmt: skip


def missing(form: EvaluationForm, of: Evaluation) -> list[Question]:
    """Those that have no answer, "not applicable" included."""
    asked = (question for section in form.sections for question in section.questions)
    return [question for question in asked if question.id not in of.answers]


def progress(form: EvaluationForm, of: Evaluation) -> str:
    whole = sum(len(section.questions) for section in form.sections)
    done = whole - len(missing(form, of))
    return tr("Evaluation", "{done} of {whole} answered", done=done, whole=whole)


def value_words(question: Question, answer: Answer | None) -> str:
    """What was answered, as it is said of one."""
    if answer is None:
        return NOTHING
    if answer.value is None:
        return tr("Evaluation", "Not applicable")
    if is_yes_or_no(question):
        return tr("Evaluation", "Yes") if answer.value else tr("Evaluation", "No")
    return tr("Evaluation", "{value} of {most}", value=answer.value, most=question.highest)


def is_yes_or_no(question: Question) -> bool:
    return (question.lowest, question.highest) == (0, 1)
