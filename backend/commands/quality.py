"""Quality work: forms, evaluations, remarks, and what is drawn to be evaluated."""

from typing import TypeVar

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from core.entities import Agent, Entity
from core.evaluation import Evaluation, EvaluationForm, Remark
from core.protocol import commands as c
from core.protocol import events as e

T = TypeVar("T", bound=Entity)
MAX_TEXT = 10_000
MAX_QUESTIONS = 200


def save_form(work: Work, body: c.SaveEvaluationForm) -> Done:
    form = body.form
    before = work.log.state.get(EvaluationForm, form.id)
    if before is not None and replace(before, retired=form.retired, version=0) != replace(
        form, version=0
    ):
        raise Refused("conflict", "edition")
    questions = [question for section in form.sections for question in section.questions]
    if form.id != f"{form.form}.{form.edition}" or not 0 < len(questions) <= MAX_QUESTIONS:
        raise Refused("bad_request", "form")
    if any(question.lowest >= question.highest for question in questions):
        raise Refused("bad_request", "questions")
    return Done(work.emit(e.EvaluationFormUpserted(evaluation_form=form)).seq)


def sign(work: Work, body: c.SignEvaluation) -> Done:
    """Each evaluator's record is their own, so nothing of anybody else's is ever written over; of
    what one signed on two machines without a line, the later signing stands, not the later to come."""
    of = body.evaluation
    at = min(of.signed_at or work.log.now, work.log.now)
    before = work.log.state.get(Evaluation, of.id)
    if before is not None and before.evaluator != work.agent.id:
        raise Refused("forbidden", "evaluator")
    if before is not None and before.state == "released":
        raise Refused("conflict", "released")
    if before is not None and at < (before.signed_at or 0):
        raise Refused("conflict", "signed_at")
    form = _known(work, EvaluationForm, of.form, "form")
    _known(work, Agent, of.agent, "agent")
    _check_answers(form, of)
    signed = replace(
        of, evaluator=work.agent.id, state="signed", signed_at=at, released_at=None,
        reply="", replied_at=None,
    )  # fmt: skip
    return Done(work.emit(e.EvaluationUpserted(evaluation=signed)).seq)


def release(work: Work, body: c.ReleaseEvaluation) -> Done:
    before = _known(work, Evaluation, body.evaluation, "evaluation")
    if before.state == "released":
        return Done()
    released = replace(before, state="released", released_at=work.log.now)
    return Done(work.emit(e.EvaluationUpserted(evaluation=released)).seq)


def answer(work: Work, body: c.AnswerEvaluation) -> Done:
    before = _known(work, Evaluation, body.evaluation, "evaluation")
    if before.state != "released" or before.agent != work.agent.id:
        raise Refused("not_found", "evaluation")  # nobody learns of one that was not released
    if before.reply:
        raise Refused("conflict", "reply")
    if not 0 < len(body.text) <= MAX_TEXT:
        raise Refused("bad_request", "text")
    replied = replace(before, reply=body.text, replied_at=work.log.now)
    return Done(work.emit(e.EvaluationUpserted(evaluation=replied)).seq)


def save_remark(work: Work, body: c.SaveRemark) -> Done:
    before = work.log.state.get(Remark, body.remark.id)
    if before is not None and before.by != work.agent.id:
        raise Refused("forbidden", "by")
    if len(body.remark.place.text) > MAX_TEXT:
        raise Refused("payload_too_large", "text")
    remark = replace(body.remark, by=work.agent.id)
    return Done(work.emit(e.RemarkUpserted(remark=remark)).seq)


def save_rule(work: Work, body: c.SaveSamplingRule) -> Done:
    if not 0 < body.rule.per_week <= 100:
        raise Refused("bad_request", "per_week")
    if body.rule.shortest_s < 0:
        raise Refused("bad_request", "shortest_s")
    return Done(work.emit(e.SamplingRuleUpserted(sampling_rule=body.rule)).seq)


def _check_answers(form: EvaluationForm, of: Evaluation) -> None:
    """All of the form, each within its scale."""
    questions = {q.id: q for section in form.sections for q in section.questions}
    if of.answers.keys() != questions.keys():
        raise Refused("bad_request", "answers")
    for id, given in of.answers.items():
        asked = questions[id]
        if given.value is None and not asked.may_skip:
            raise Refused("bad_request", "answers")
        if given.value is not None and not asked.lowest <= given.value <= asked.highest:
            raise Refused("bad_request", "answers")


def _known(work: Work, kind: type[T], id: str, field: str) -> T:
    found = work.log.state.get(kind, id)
    if found is None:
        raise Refused("not_found", field)
    return found
