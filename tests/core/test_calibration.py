"""Two on one contact: side by side per question, and nobody sees what another found before."""

from typing import Any

from msgspec.structs import replace

from core.calibration import compared, to_be_seen
from core.evaluation import (
    Answer,
    Evaluation,
    EvaluationForm,
    Question,
    Section,
    evaluation_id,
    same_contact,
)
from core.metrics.evaluation import score
from core.metrics.ratio import Ratio

FORM = EvaluationForm(
    id="f.2", form="f", edition=2, name="F",
    sections=(
        Section(id="s", title="S", questions=(Question(id="a", text="A"), Question(id="b", text="B"))),
    ),
)  # fmt: skip


def evaluation(by: str, a: int | None, b: int | None, **more: Any) -> Evaluation:
    given: dict[str, Any] = {
        "id": by, "form": "f.2", "agent": "ayse", "evaluator": by, "at": 1, "state": "signed",
        "conversation": "c1", "answers": {"a": Answer(value=a), "b": Answer(value=b)},
    }  # fmt: skip
    return Evaluation(**{**given, **more})


def test_side_by_side_with_the_spread() -> None:
    found = compared(FORM, [evaluation("x", 5, 5), evaluation("y", 3, None), evaluation("z", 1, 2)])
    (part,) = found.parts
    assert [(line.values, line.apart) for line in part.lines] == [((5, 3, 1), 4), ((5, None, 2), 3)]
    assert found.apart == Ratio(10_000 - 1_250, 10_000)
    alone = compared(FORM, [evaluation("x", 5, 5)])
    assert alone.apart == Ratio() and alone.parts[0].lines[0].apart is None


def test_another_edition_has_no_value_at_what_it_did_not_ask() -> None:
    older = evaluation("y", 3, 3, form="f.1", answers={"a": Answer(value=3)})
    first = replace(
        FORM,
        id="f.1",
        edition=1,
        sections=(
            replace(
                FORM.sections[0],
                questions=(Question(id="a", text="A"), Question(id="o", text="Old")),
            ),
        ),
    )
    older = replace(older, answers={"a": Answer(value=3), "o": Answer(value=4)})
    found = compared(FORM, [evaluation("x", 5, 5), older], (first, FORM))
    (part,) = found.parts
    assert part.lines[1].values == (5, None) and part.lines[1].apart is None
    assert found.editions == (2, 1)
    assert [(line.question.id, line.values) for line in found.elsewhere] == [("o", (None, 4))]
    assert found.scores[1].points == score(first, older).points != score(FORM, older).points


def test_a_question_on_another_scale_is_another_question() -> None:
    older = evaluation("y", 3, 3, form="f.1")
    wide = Question(id="a", text="A", highest=10)
    section = replace(FORM.sections[0], questions=(wide, FORM.sections[0].questions[1]))
    first = replace(FORM, id="f.1", edition=1, sections=(section,))
    found = compared(FORM, [evaluation("x", 5, 5), older], (first,))
    (part,) = found.parts
    assert [(line.values, line.apart) for line in part.lines] == [((5, None), None), ((5, 3), 2)]
    assert [line.values for line in found.elsewhere] == [(None, 3)]


def test_another_form_is_no_comparison() -> None:
    other = replace(FORM, id="g.1", form="g")
    found = compared(FORM, [evaluation("x", 5, 5), evaluation("y", 1, 1, form="g.1")], (other,))
    assert (len(found.evaluations), found.left_out, found.apart) == (1, 1, Ratio())
    unknown = compared(FORM, [evaluation("x", 5, 5), evaluation("y", 1, 1, form="f.9")])
    assert unknown.left_out == 1


def test_nobody_sees_anothers_before_signing_their_own() -> None:
    theirs, elsewhere = evaluation("y", 3, 3), evaluation("z", 3, 3, conversation="c2")
    draft = evaluation("x", 5, 5, state="draft")
    assert to_be_seen([theirs, elsewhere], "x") == ()
    assert to_be_seen([draft, theirs, elsewhere], "x") == (draft,)
    mine = evaluation("x", 5, 5)
    assert to_be_seen([mine, theirs, elsewhere], "x") == (mine, theirs)
    assert to_be_seen([theirs], "ayse") == (theirs,), "of one's own work"


def test_the_same_contact() -> None:
    one = evaluation("x", 1, 1, interaction="i1")
    assert same_contact(one, evaluation("y", 1, 1)), "one came from the draw, one from the library"
    assert not same_contact(one, evaluation("y", 1, 1, interaction="i2")), "another visit"
    assert not same_contact(one, evaluation("y", 1, 1, agent="bora"))
    assert not same_contact(one, evaluation("y", 1, 1, conversation=None, call="k"))


def test_one_record_for_each_evaluator_and_contact() -> None:
    one = evaluation_id("x", "f", "ayse", conversation="c1")
    assert one == evaluation_id("x", "f", "ayse", conversation="c1")
    others = {
        evaluation_id("y", "f", "ayse", conversation="c1"),
        evaluation_id("x", "g", "ayse", conversation="c1"),
        evaluation_id("x", "f", "bora", conversation="c1"),
        evaluation_id("x", "f", "ayse", conversation="c1", interaction="i1"),
    }
    assert one not in others and len(others) == 4
