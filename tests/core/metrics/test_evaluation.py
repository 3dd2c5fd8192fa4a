from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section
from core.metrics.counted import of_evaluation
from core.metrics.evaluation import FULL, average, score, spread
from core.metrics.ratio import Ratio
from core.metrics.tally import Tally, total

FORM = EvaluationForm(
    id="f.1", form="f", edition=1, name="Hizmet", pass_at=75,
    sections=(
        Section(
            id="talk", title="Görüşme", weight=3,
            questions=(
                Question(id="greeted", text="", lowest=0, highest=1, weight=1),
                Question(id="solved", text="", weight=3),
            ),
        ),
        Section(
            id="rules", title="Kurallar", weight=1,
            questions=(Question(id="identity", text="", lowest=0, highest=1, critical=True),),
        ),
    ),
)  # fmt: skip


def of(**values: int | None) -> Evaluation:
    answers = {id: Answer(value=value) for id, value in values.items()}
    return Evaluation(id="e", form="f.1", agent="a", evaluator="b", at=1, answers=answers)


def test_by_hand() -> None:
    """(1*1 + 3*0.5)/4 = 0.625 of the talk, all of the rules: (3*0.625 + 1)/4 = 0.71875."""
    found = score(FORM, of(greeted=1, solved=3, identity=1))
    assert found.points == Ratio(7_188, FULL)
    assert found.sections == (Ratio(6_250, FULL), Ratio(FULL, FULL))
    assert (found.failed, found.passed) == (False, False)
    assert score(FORM, of(greeted=1, solved=4, identity=1)).passed


def test_a_critical_question_fails_the_whole() -> None:
    found = score(FORM, of(greeted=1, solved=5, identity=0))
    assert (found.points, found.failed, found.passed) == (Ratio(0, FULL), True, False)
    assert found.sections[0] == Ratio(FULL, FULL), "what was good is still to be seen"


def test_what_does_not_apply_counts_neither_way() -> None:
    assert score(FORM, of(greeted=None, solved=5, identity=None)).points == Ratio(FULL, FULL)
    nothing = score(FORM, of(greeted=None, solved=None, identity=None))
    assert nothing.points == Ratio() and not nothing.passed
    assert nothing.points.percent is None, "a dash, and not a nought"


def test_averages_are_added_up_and_a_spread_needs_two() -> None:
    best, worst = score(FORM, of(solved=5)), score(FORM, of(solved=3))
    assert average([best, worst]).percent == 75
    assert average([best, score(FORM, of())]) == Ratio(FULL, FULL), (
        "one without points adds nothing"
    )
    assert spread([best, worst]).percent == 50
    assert spread([best]) == Ratio()


@given(st.dictionaries(st.sampled_from(["greeted", "identity"]), st.sampled_from([None, 0, 1])))
def test_it_is_never_less_than_nothing_nor_more_than_all(values: dict[str, Any]) -> None:
    points = score(FORM, of(**values)).points
    assert 0 <= points.part <= points.over <= FULL


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "greeted": st.sampled_from([None, 0, 1]),
                "identity": st.sampled_from([None, 0, 1]),
                "solved": st.sampled_from([None, 1, 3, 5]),
            },
        ),
        max_size=8,
    )
)
def test_a_report_says_what_the_scores_say(given: list[dict[str, int | None]]) -> None:
    """One engine: the sums a report is made of are these scores added up, and nothing else."""
    found = [
        msgspec.structs.replace(of(**each), id=f"e{number}", state="signed", signed_at=number)
        for number, each in enumerate(given)
    ]
    sums = [tally for each in found for _, tally in of_evaluation(each, FORM)]
    counted = total([Tally(), *sums])
    scores = [score(FORM, each) for each in found]
    assert Ratio(counted.evaluation_points, counted.evaluations * FULL) == average(scores)
    assert counted.evaluations_failed == sum(s.failed for s in scores if s.points.over)
    assert of_evaluation(of(greeted=1), FORM) == (), "a draft is nobody's figure"
