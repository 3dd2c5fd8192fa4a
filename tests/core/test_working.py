import pytest

from core.changes import Changes
from core.protocol.signals import AgentHere, QueueFigures, Signal, SignalBody, TeamDay, Typing
from core.rows import OfferRow, QueueNow, WorkRow
from core.store.work import Mine
from core.work import QueueRules
from core.working import Working, shows
from tests.core.store.samples import START, interaction, offer

MINE = Mine(
    (OfferRow(offer(1), "Işıl", "chat", key=1), OfferRow(offer(2, conversation=None), "", "call")),
    (WorkRow(interaction(3), "Can", 3, None, QueueRules(id="q1")),),
)


def working() -> Working:
    found = Working()
    found.mine = MINE
    return found


def signal(body: SignalBody) -> Signal:
    return Signal(key="k", type="t", body=body)


def test_an_offer_is_there_until_its_time_is_over() -> None:
    known = working()
    assert known.offers(START) == MINE.offers
    assert known.due(START) == START + 21_000
    assert known.offers(START + 21_000) == MINE.offers[1:]
    assert known.due(START + 21_000) == START + 22_000
    assert known.offers(START + 22_000) == ()
    assert known.due(START + 22_000) is None
    assert known.offer("f1") == MINE.offers[0], "what was pressed a moment late has its end"


def test_what_is_over_does_not_come_back_with_the_next_measurement() -> None:
    known = working()
    ends = START + 21_000
    known.settle(ends)
    assert known.offers(ends - 5) == MINE.offers[1:]
    assert known.due(ends - 5) == ends + 1_000
    known.settle(ends - 3_000)
    assert known.offers(ends - 3_000) == MINE.offers, "a clock that was wrong hides nothing"
    assert known.offers(ends - 1) == MINE.offers


def test_queues_and_teams_are_known_as_long_as_the_line_stands() -> None:
    known = working()
    told = QueueFigures(queue="q1", waiting=3, oldest_at=START, free=1, estimated_wait_s=40)
    assert known.hear(signal(told)) == ("q1", "")
    assert known.queues["q1"] == QueueNow("q1", 3, START, 1, 0, 40, True)
    assert known.hear(signal(TeamDay(team="t1", handled=1, talk_ms=1))) == ("", "t1")
    writes = Typing(conversation="c1", author_kind="contact", author="p1", kind="none")
    assert known.hear(signal(writes)) == ("", "")
    assert known.can_reach("a1"), "nobody says"
    known.hear(signal(AgentHere(agent="a2", here=True)))
    assert known.can_reach("a2") and not known.can_reach("a1")
    known.hear(signal(AgentHere(agent="a2", here=False)))
    assert not known.can_reach("a2")
    assert known.forget() == {"q1"} and known.can_reach("a1")
    assert not known.queues and not known.teams


def test_the_teams_average_is_of_sums() -> None:
    known = working()
    known.hear(signal(TeamDay(team="t1", handled=1, talk_ms=100, wrap_up_ms=20)))
    known.hear(signal(TeamDay(team="t2", handled=3, talk_ms=30, wrap_up_ms=10)))
    known.hear(signal(TeamDay(team="t3", handled=9, talk_ms=9_000)))
    assert known.team_aht_ms(("t1", "t2", "t9")) == 40
    assert known.team_aht_ms(("t9",)) is None
    known.hear(signal(TeamDay(team="t9")))
    assert known.team_aht_ms(("t9",)) is None, "nothing by nothing is no figure"


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        (Changes(work={"i9"}), True),
        (Changes(directory=True), True),
        (Changes(everything=True), True),
        (Changes(contacts={"p1"}), True),
        (Changes(contacts={"p3"}), True),
        (Changes(contacts={"p9"}), False),
        (Changes(messages={1: {7}}), True),
        (Changes(messages={9: {7}}), False),
        (Changes(conversations={9: None}), False),
        (Changes(outbox={"x"}), False),
    ],
)  # fmt: skip
def test_which_changes_it_shows(changes: Changes, shown: bool) -> None:
    assert shows(MINE, changes) is shown


def test_a_conversation_that_comes_after_its_offer_is_shown() -> None:
    early = Mine((OfferRow(offer(1), "", "chat"),))
    assert shows(early, Changes(conversations={9: None}))
