"""A survey that was sent counts when it was asked, answered or not; the answer when it came."""

from core.entities import Survey
from core.metrics.counted import of_survey
from core.metrics.measures import BY_NAME
from core.metrics.report import figure
from core.metrics.tally import Counts, Key, Tally, between, total

ASKED, LATER = 1_000, 90_000_000


def survey(score: int = 0, at: int = ASKED, asked_at: int | None = ASKED) -> Survey:
    return Survey(id="s", contact="c", score=score, at=at, asked_at=asked_at, agent="a1")


def whole(counts: Counts) -> Tally:
    return total(tally for _, tally in counts)


def test_one_that_nobody_answered_was_sent_and_is_no_opinion() -> None:
    tally = whole(of_survey(survey()))
    assert tally == Tally(surveys_sent=1)
    assert (tally.response_rate.part, tally.response_rate.over) == (0, 1)
    assert figure(BY_NAME["csat"], tally) is None


def test_an_answer_belongs_to_the_day_it_was_asked_and_the_opinion_to_the_day_it_came() -> None:
    counts = of_survey(survey(5, LATER))
    assert [key for key, _ in counts] == [Key(ASKED, agent="a1"), Key(LATER, agent="a1")]
    assert between(counts, 0, LATER).response_rate.percent == 100
    assert between(counts, 0, LATER).surveys == 0
    assert between(counts, LATER, LATER + 1) == Tally(surveys=1, satisfied=1)


def test_of_one_of_which_nobody_said_when_it_was_asked_only_the_answer_counts() -> None:
    tally = whole(of_survey(survey(3, LATER, None)))
    assert tally == Tally(surveys=1)
    assert figure(BY_NAME["response_rate"], tally) is None, "a dash, and not a hundred percent"


def test_three_of_four_that_were_sent_came_back() -> None:
    scores = (5, 2, 0, 4)
    tally = total(whole(of_survey(survey(score))) for score in scores)
    assert tally.response_rate.percent == 75
    assert round(tally.csat.percent or 0, 2) == 66.67
