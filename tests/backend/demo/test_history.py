from collections.abc import Iterator

import pytest

from backend.demo.company import generate
from backend.demo.history import DAYS
from backend.demo.reviewed import COUNT, FIRST, SECOND
from backend.demo.staff import DESK
from core.metrics.days import day_of
from core.metrics.evaluation import score
from core.metrics.live import Ledger
from core.protocol.frames import Rows

NOW = 1_795_428_000_000
"""A Monday, 13:00 in Istanbul."""


@pytest.fixture(scope="module")
def pages() -> list[Rows]:
    return list(generate(2026, 1_500, NOW))


def every(pages: list[Rows], name: str) -> Iterator[object]:
    return (value for page in pages for value in getattr(page, name))


def test_the_last_days_have_work_that_is_over_and_in_order(pages: list[Rows]) -> None:
    works = [work for page in pages for work in page.interactions]
    assert len(works) > 50 and len({work.id for work in works}) == len(works)
    for work in works:
        assert work.state == "done" and work.completed_at and work.completed_at < NOW
        times = [work.entered_at, work.answered_at, work.ended_at, work.completed_at]
        known = [at for at in times if at is not None]
        assert known == sorted(known), work.id
        assert work.entered_at > NOW - (DAYS + 20) * 86_400_000
    assert {work.end for work in works} == {"handled", "abandoned"}
    offers = [offer for page in pages for offer in page.offers]
    assert {offer.state for offer in offers} == {"accepted", "timed_out"}
    accepted = [offer.interaction for offer in offers if offer.state == "accepted"]
    assert set(accepted) == {work.id for work in works if work.agent}


def test_the_day_of_whose_desk_it_is_has_not_begun(pages: list[Rows]) -> None:
    today = day_of(NOW).start
    assert not [
        w for p in pages for w in p.interactions if w.agent == DESK and w.entered_at > today
    ]
    assert not [s for s in pages[0].states if s.agent == DESK and s.since > today]


def test_everybody_else_stands_as_they_say_they_do(pages: list[Rows]) -> None:
    ledger = Ledger()
    for name in ("agents", "queues", "queue_rules", "profiles", "states", "interactions", "offers"):
        for value in every(pages, name):
            ledger.put(value)
    seen = ledger.agents(NOW)
    for agent in pages[0].agents:
        if agent.id != DESK:
            assert (seen[agent.id].state, seen[agent.id].since) == (agent.state, agent.since)
            assert seen[agent.id].today.signed_in_ms > 0 or agent.state == "offline"


def test_evaluations_are_whole_and_some_contacts_have_two(pages: list[Rows]) -> None:
    forms = {form.id: form for form in pages[0].evaluation_forms}
    made = [each for page in pages for each in page.evaluations]
    agents = {agent.id: agent.role for agent in pages[0].agents}
    assert {each.state for each in made} == {"signed", "released"}
    for each in made:
        questions = {q.id for section in forms[each.form].sections for q in section.questions}
        assert each.answers.keys() == questions
        assert agents[each.evaluator] != "agent" and agents[each.agent] == "agent"
        assert (each.signed_at or 0) < NOW and score(forms[each.form], each).points.over
    by_first = {each.conversation for each in made if each.evaluator == FIRST}
    by_second = {each.conversation for each in made if each.evaluator == SECOND}
    assert len(by_first) == COUNT and by_second and by_second < by_first


def test_surveys_name_whom_they_are_about(pages: list[Rows]) -> None:
    named = [survey for page in pages for survey in page.surveys if survey.agent]
    assert named and all(survey.conversation for survey in named)
