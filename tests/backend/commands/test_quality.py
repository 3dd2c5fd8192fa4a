from typing import Any, TypeVar

from core.entities import Entity
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from tests.backend.floor import START, Floor
from tests.backend.sample import AYSE, CEM, DILA

T = TypeVar("T", bound=Entity)
QUESTIONS = [
    {"id": "greeted", "text": "Selamladı mı?", "lowest": 0, "highest": 1},
    {"id": "solved", "text": "Çözdü mü?", "may_skip": False},
]
FORM = {
    "id": "service.1", "form": "service", "edition": 1, "name": "Hizmet",
    "sections": [{"id": "s", "title": "Görüşme", "questions": QUESTIONS}],
}  # fmt: skip
ANSWERS = {"greeted": {"value": 1}, "solved": {"value": 4, "comment": "Hızlı"}}


async def every(floor: Floor, kind: type[T]) -> list[T]:
    return await floor.log.transact(lambda t: t.state.all(kind))


def evaluation(**more: Any) -> dict[str, Any]:
    made = {
        "id": "e1", "form": "service.1", "agent": "ayse", "evaluator": "dila", "at": START,
        "answers": ANSWERS,
    }  # fmt: skip
    return {"evaluation": {**made, **more}}


async def with_form(floor: Floor) -> None:
    await floor.do(DILA, "evaluation_form.save", form=FORM)


async def test_an_edition_is_never_changed_but_retired(floor: Floor) -> None:
    await with_form(floor)
    changed = await floor.refused(DILA, "evaluation_form.save", form={**FORM, "name": "Başka"})
    assert changed == ("conflict", "edition")
    await floor.do(DILA, "evaluation_form.save", form={**FORM, "retired": True})
    (form,) = await every(floor, EvaluationForm)
    assert form.retired
    empty = {**FORM, "id": "empty.1", "form": "empty", "sections": []}
    assert await floor.refused(DILA, "evaluation_form.save", form=empty) == ("bad_request", "form")


async def test_signed_released_and_answered(floor: Floor) -> None:
    await with_form(floor)
    await floor.do(DILA, "evaluation.sign", **evaluation(state="released", evaluator="cem"))
    (signed,) = await every(floor, Evaluation)
    assert (signed.evaluator, signed.state, signed.signed_at) == ("dila", "signed", START)
    early = await floor.refused(AYSE, "evaluation.answer", evaluation="e1", text="Peki")
    assert early == ("not_found", "evaluation")
    await floor.do(DILA, "evaluation.release", evaluation="e1")
    other = await floor.refused(CEM, "evaluation.answer", evaluation="e1", text="Peki")
    assert other == ("not_found", "evaluation")
    await floor.do(AYSE, "evaluation.answer", evaluation="e1", text="Teşekkürler")
    (answered,) = await every(floor, Evaluation)
    assert (answered.reply, answered.replied_at) == ("Teşekkürler", START)
    twice = await floor.refused(AYSE, "evaluation.answer", evaluation="e1", text="Bir de")
    assert twice == ("conflict", "reply")
    assert await floor.refused(DILA, "evaluation.sign", **evaluation()) == ("conflict", "released")


async def test_of_what_one_signed_twice_the_later_signing_stands(floor: Floor) -> None:
    """Two machines without a line: which of them comes back first decides nothing."""
    await with_form(floor)
    late = evaluation(signed_at=START - 1_000, comment="später")
    await floor.do(DILA, "evaluation.sign", **late)
    early = evaluation(signed_at=START - 2_000, comment="früher")
    assert await floor.refused(DILA, "evaluation.sign", **early) == ("conflict", "signed_at")
    (stands,) = await every(floor, Evaluation)
    assert (stands.comment, stands.signed_at) == ("später", START - 1_000)
    ahead = evaluation(signed_at=START + 9_000)
    await floor.do(DILA, "evaluation.sign", **ahead)
    (stands,) = await every(floor, Evaluation)
    assert stands.signed_at == START, "no clock that is ahead keeps out what is signed after it"


async def test_answers_are_those_of_the_form(floor: Floor) -> None:
    await with_form(floor)
    for answers in (
        {},
        {**ANSWERS, "more": {"value": 1}},
        {**ANSWERS, "solved": {"value": 6}},
        {**ANSWERS, "solved": {}},
    ):
        refused = await floor.refused(DILA, "evaluation.sign", **evaluation(answers=answers))
        assert refused == ("bad_request", "answers")
    await floor.do(DILA, "evaluation.sign", **evaluation(answers={**ANSWERS, "greeted": {}}))


async def test_a_remark_is_its_writers(floor: Floor) -> None:
    remark = {"id": "r1", "by": "x", "at": START, "place": {"message": "m", "text": "Güzel"}}
    await floor.do(DILA, "remark.save", remark=remark)
    await floor.do(DILA, "remark.save", remark={**remark, "deleted": True})
    (saved,) = await every(floor, Remark)
    assert (saved.by, saved.deleted) == ("dila", True)
    assert await floor.refused(AYSE, "remark.save", remark=remark) == ("forbidden", None)


async def test_how_many_are_drawn_a_week(floor: Floor) -> None:
    rule = {"id": "s1", "form": "service", "per_week": 5}
    await floor.do(DILA, "sampling_rule.save", rule=rule)
    (saved,) = await every(floor, SamplingRule)
    assert saved.per_week == 5
    none = await floor.refused(DILA, "sampling_rule.save", rule={**rule, "per_week": 0})
    assert none == ("bad_request", "per_week")
