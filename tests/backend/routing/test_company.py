from collections import Counter
from random import Random

from backend.routing.calendar import hours
from backend.routing.company import CLOSES, OPENS, company, newcomers
from core.entities import Agent, Queue
from core.work import Calendar, Profile


def test_a_company_of_so_many_people_each_with_a_profile() -> None:
    _, people = company(Random(1), 60)
    assert Counter(type(each) for each in people) == {Agent: 60, Profile: 60}
    roles = Counter(each.role for each in people if isinstance(each, Agent))
    assert roles == {"agent": 57, "supervisor": 3}


def test_three_people_are_enough_for_every_queue() -> None:
    directory, people = company(Random(1), 3)
    queues = {each.id for each in directory if isinstance(each, Queue)}
    worked = [each.queues for each in people if isinstance(each, Profile)]
    assert queues == {name for names in worked for name in names}


def test_its_day_is_that_of_its_calendar() -> None:
    directory, _ = company(Random(1), 1)
    [day] = [each for each in directory if isinstance(each, Calendar)]
    assert hours(day, OPENS) == (True, OPENS, CLOSES)


def test_customers_come_on_every_channel_also_after_closing() -> None:
    came = list(newcomers(Random(1), 2_000))
    assert len(came) == 2_000
    assert len({each.media for each in came}) == 5
    assert min(each.at for each in came) >= OPENS
    assert any(each.at >= CLOSES for each in came)
