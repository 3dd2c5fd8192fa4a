from random import Random

from core.metrics.day import AgentDay, agent_day, team_day
from core.metrics.intervals import Interval
from core.metrics.ratio import Ratio
from core.metrics.states import StateInterval, state_intervals
from core.work import StateSpan
from tests.core.metrics.visit import offer, visit

DAY = Interval(1_000, 2_000)
VISITS = [
    visit("1", agent="me", answered_at=1_100, ended_at=1_200, completed_at=1_230, end="handled"),
    visit("2", agent="me", answered_at=1_150, ended_at=1_250, completed_at=1_250, end="handled"),
    visit("3", agent="me", answered_at=1_900, state="active"),
    visit("4", agent="her", answered_at=1_100, ended_at=1_200, completed_at=1_230, end="handled"),
    visit("5", agent="me", answered_at=800, ended_at=990, completed_at=999, end="handled"),
    visit("6", agent="me", answered_at=900, ended_at=990, completed_at=1_000, end="handled"),
]
OFFERS = [
    offer("1", agent="me", at=1_090, state="accepted"),
    offer("2", agent="me", at=1_400, state="timed_out"),
    offer("3", agent="me", at=999, state="timed_out"),
    offer("4", agent="her", at=1_400, state="timed_out"),
    offer("5", agent="me", at=1_890, state="open"),
]
SAID = [
    StateSpan(id="me:0", agent="me", state="not_ready", reason="break", since=950),
    StateSpan(id="me:1", agent="me", state="available", since=1_050),
    StateSpan(id="me:2", agent="me", state="not_ready", reason="break", since=1_300),
    StateSpan(id="me:3", agent="me", state="available", since=1_400),
]
NOW = 1_950


def day(visits: object = VISITS, offers: object = OFFERS, said: object = SAID) -> AgentDay:
    return agent_day("me", visits, offers, state_intervals(said, NOW), DAY, NOW)  # type: ignore[arg-type]  # lists of what they are called


def test_one_agent_s_day() -> None:
    mine = day()
    assert mine.handling.handled == 3
    assert mine.handling.talk_ms == 100 + 100 + 90
    assert mine.handling.wrap_up_ms == 30 + 0 + 10
    assert mine.handling.aht == Ratio(330, 3)
    assert (mine.offered, mine.not_answered) == (3, 1)
    assert mine.used_ms == {"break": 50 + 100}


def test_two_chats_at_once_are_one_time() -> None:
    on_queue = (1_300 - 1_050) + (1_950 - 1_400)
    assert day().occupancy == Ratio((1_250 - 1_100) + (1_950 - 1_900), on_queue)


def test_a_day_never_has_more_talk_than_hours() -> None:
    """Two chats at once are one time, and so is what was open before midnight; mail is apart."""
    assert day().talk_ms == (1_250 - 1_100) + (NOW - 1_900) and day().mail_ms == 0
    over_night = {"answered_at": 300, "ended_at": 1_600, "completed_at": 1_650, "end": "handled"}
    mail = visit("7", agent="me", media="mail", **over_night)
    mine = day([*VISITS, mail])
    assert (mine.talk_ms, mine.mail_ms) == (day().talk_ms, 1_600 - 1_000)
    assert mine.handling.talk_ms == 290 + 1_300, "what a handled one took is what it took"
    both = team_day([mine, day()])
    assert (both.talk_ms, both.mail_ms) == (2 * mine.talk_ms, 600)


def test_a_day_on_which_nothing_happened() -> None:
    empty = agent_day("me", [], [], [], DAY, NOW)
    assert empty.handling.aht.mean_ms is None
    assert empty.occupancy.percent is None
    assert empty.rona.percent is None
    assert empty.used_ms == {}


def test_late_doubled_and_out_of_order_it_is_the_same() -> None:
    for seed in range(50):
        random = Random(seed)
        told = [
            [*(visit(each.id, agent=each.agent, version=-1) for each in VISITS), *VISITS, *VISITS],
            [*OFFERS, *random.choices(OFFERS, k=4)],
            [*SAID, *random.choices(SAID, k=3)],
        ]
        for values in told:
            random.shuffle(values)  # type: ignore[arg-type]  # one list after the other
        assert day(*told) == day()


def test_a_day_cut_in_two_adds_up() -> None:
    """What the live figure counts so far and what is counted of the rest are the whole."""
    states = state_intervals(SAID, NOW)
    for at in range(1_000, 2_000, 37):
        parts = [
            agent_day("me", VISITS, OFFERS, states, Interval(start, end), NOW)
            for start, end in ((1_000, at), (at, 2_000))
        ]
        assert team_day(parts) == day()


def test_a_team_is_added_up_and_not_averaged() -> None:
    hers = agent_day("her", VISITS, OFFERS, [StateInterval("available", "", 1_000, NOW)], DAY, NOW)
    team = team_day([day(), hers])
    assert team.handling.handled == 4
    assert team.handling.aht == Ratio(330 + 130, 4)
    assert team.rona == Ratio(2, 4)
    assert team.occupancy.over == day().occupancy.over + hers.occupancy.over
    assert team_day([]) == AgentDay()
