"""A form is built in steps that lose nothing, and what each question weighs is what the score makes of it."""

from fractions import Fraction
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section
from core.form_edit import (
    add_question,
    add_section,
    doubled,
    ends_section,
    moved,
    places,
    question_at,
    removed,
    section_at,
    share_of_question,
    share_of_section,
    with_question,
    with_section,
)
from core.form_file import checked, read, write
from core.metrics.evaluation import FULL, score


def form(*weights: tuple[int, tuple[int, ...]]) -> EvaluationForm:
    sections = tuple(
        Section(
            id=f"s{n}", title=f"Section {n}", weight=weight,
            questions=tuple(
                Question(id=f"q{n}{m}", text=f"Question {n}.{m}", weight=each)
                for m, each in enumerate(asked)
            ),
        )
        for n, (weight, asked) in enumerate(weights)
    )  # fmt: skip
    return EvaluationForm(id="f.0", form="f", edition=0, name="F", sections=sections)


def ids(of: EvaluationForm) -> list[list[str]]:
    return [[question.id for question in section.questions] for section in of.sections]


FORM = form((1, (1, 1)), (3, (2, 1)))
forms = st.lists(
    st.tuples(st.integers(0, 4), st.lists(st.integers(0, 3), max_size=3).map(tuple)), max_size=4
).map(lambda found: form(*found))


def test_a_question_goes_up_and_down_and_into_the_section_beside_it() -> None:
    down = moved(FORM, (0, 0), 1)
    assert ids(down.form) == [["q01", "q00"], ["q10", "q11"]] and down.place == (0, 1)
    over = moved(down.form, down.place, 1)
    assert ids(over.form) == [["q01"], ["q00", "q10", "q11"]] and over.place == (1, 0)
    back = moved(over.form, over.place, -1)
    assert back == down
    assert moved(FORM, (0, 0), -1) == (FORM, (0, 0)), "there is nothing above the first"


def test_a_section_goes_with_its_questions() -> None:
    turned = moved(FORM, (1,), -1)
    assert ids(turned.form) == [["q10", "q11"], ["q00", "q01"]] and turned.place == (0,)
    assert moved(FORM, (1,), 1).form == FORM


@given(forms, st.data())
def test_what_was_moved_comes_back(of: EvaluationForm, data: st.DataObject) -> None:
    every = places(of)
    if not every:
        return
    place = data.draw(st.sampled_from(every))
    by = data.draw(st.sampled_from((-1, 1)))
    there = moved(of, place, by)
    assert sorted(chain(*ids(there.form))) == sorted(chain(*ids(of)))
    if there.form != of:
        assert moved(there.form, there.place, -by) == (of, place)


def test_what_is_new_stands_after_and_is_scored_as_what_is_before_it() -> None:
    yes = with_question(FORM, (0, 0), Question(id="q00", text="?", lowest=0, highest=1))
    added = add_question(yes, (0, 0))
    fresh = question_at(added.form, added.place)
    assert added.place == (0, 1) and (fresh.lowest, fresh.highest, fresh.id) == (0, 1, "")
    assert add_question(FORM, (1,)).place == (1, 2), "as the last of its section"
    section = add_section(FORM, (0, 1))
    assert section.place == (1,) and len(section_at(section.form, (1,)).questions) == 1
    empty = form()
    assert add_question(empty, ()).place == (0,)
    twice = doubled(FORM, (0, 1))
    assert ids(twice.form)[0] == ["q00", "q01", ""] and twice.place == (0, 2)
    assert [len(each) for each in ids(doubled(FORM, (1,)).form)] == [2, 2, 2]


def test_after_what_is_taken_away_the_next_is_in_hand() -> None:
    assert removed(FORM, (0, 0)).place == (0, 0)
    last = removed(FORM, (0, 1))
    assert last.place == (0, 0) and ids(last.form)[0] == ["q00"]
    assert removed(last.form, (0, 0)).place == (0,)
    assert removed(FORM, (1,)).place == (0,)
    assert removed(form((1, ())), (0,)) == (form(), ())


def test_a_section_ends_with_its_last_question_or_with_itself() -> None:
    of = form((1, (1, 1)), (3, ()))
    assert [place for place in places(of) if ends_section(of, place)] == [(0, 1), (1,)]


def test_what_is_said_of_one_changes_nothing_else() -> None:
    other = with_section(FORM, (1,), Section(id="s1", title="Renamed"))
    assert other.sections[0] == FORM.sections[0] and other.sections[1].title == "Renamed"


@given(forms)
def test_a_share_is_what_the_score_loses_by_it(of: EvaluationForm) -> None:
    every = [place for place in places(of) if len(place) == 2]
    best = {question_at(of, place).id: Answer(value=5) for place in every}
    for place in every:
        share = share_of_question(of, place)
        answers = {**best, question_at(of, place).id: Answer(value=1)}
        scored = score(
            of, Evaluation(id="", form="", agent="", evaluator="", at=0, answers=answers)
        )
        if share is None:
            assert not scored.points.over
        else:
            assert scored.points.part == round((1 - share) * FULL)
    sections = [share_of_section(of, n) for n in range(len(of.sections))]
    assert None in sections or not sections or sum(filter(None, sections), Fraction(0)) == 1


def test_what_has_no_name_yet_is_given_one_and_what_is_wrong_says_where() -> None:
    added = add_question(FORM, (0, 0))
    mistake, *none = checked(added.form)
    assert (mistake.code, mistake.what, mistake.place) == ("empty", "text", (0, 1)) and not none
    named = with_question(added.form, (0, 1), Question(id="", text="Did they listen?"))
    assert read(write(named)).sections[0].questions[1].id == "did-they-listen"
