import pytest
from PySide6.QtWidgets import QApplication

from core.rows import Budget, MyDay
from core.work import Task
from desktop import translate
from desktop.views.day_words import averages, budget_line, figures, length, task_when
from tests.desktop import sample

MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


def test_each_figure_has_its_formula() -> None:
    day = MyDay(
        handled=14, talk_ms=HOUR + 5 * MINUTE, wrap_up_ms=12 * MINUTE, aht_ms=330_000,
        offered=16, not_answered=1,
    )  # fmt: skip
    assert [each.value for each in figures(day)] == ["14", "1 / 16", "1 h 05 min", "12:00"]
    assert all(each.formula for each in figures(day))


def test_the_figures_of_a_short_day_add_up() -> None:
    day = MyDay(handled=1, talk_ms=290_000, wrap_up_ms=48_000, aht_ms=338_000)
    assert [each.value for each in figures(day)][2:] == ["4:50", "0:48"]
    assert averages(day)[0].value == "5:38"


def test_mail_that_lies_open_is_no_talk() -> None:
    day = MyDay(handled=2, talk_ms=290_000, mail_ms=19 * HOUR)
    assert [(each.name, each.value) for each in figures(day)][2:] == [
        ("Talk", "4:50"), ("Wrap-up", "0:00"), ("E-mail open", "19 h 00 min"),
    ]  # fmt: skip
    assert len(figures(MyDay())) == 4


def test_a_zero_denominator_is_a_dash() -> None:
    assert figures(MyDay())[1].value == "–"
    own, team, formula = averages(MyDay())
    assert (own.value, team.value) == ("–", "–") and "/ handled" in formula
    assert averages(MyDay(aht_ms=330_000))[0].value == "5:30"


def test_lengths_and_budgets() -> None:
    assert [length(ms) for ms in (45_000, 90_000, 3_900_000)] == ["45 s", "1 min", "1 h 05 min"]
    line = budget_line(Budget("break", 0, 30 * MINUTE), 11 * MINUTE)
    assert (line.value, line.over) == ("11 min left", False)
    assert line.share == pytest.approx(19 / 30)
    assert line.formula == "19 min of 30 min used today."
    assert budget_line(Budget("break", 0, 30 * MINUTE), -MINUTE).over


def test_when_a_task_is_due() -> None:
    late = Task(id="t", agent="a", title="x", due_at=sample.NOW)
    assert task_when(late, sample.NOW).startswith("due ")
    assert task_when(Task(id="t", agent="a", title="x"), sample.NOW) == ""
