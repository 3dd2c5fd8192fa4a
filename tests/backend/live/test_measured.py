from typing import Any

from backend.live.feed import Picture
from backend.live.measured import Measured, concerns, measured
from backend.routing.change import changed
from backend.routing.world import World
from core.entities import Agent, Queue
from core.metrics.tally import Tally
from core.protocol.signals import AgentLive, QueueLive
from core.supervision import AlertRule, Figure
from core.work import Interaction

NOW = 1_780_308_000_000
Q = Queue(id="q", name="Q", team="t")
AGENTS = [Agent(id=id, name=id, teams=("t",), state="available") for id in ("a", "b")]
TODAY = Tally(
    offered=10, answered=6, answered_within=3, abandoned=2, offers=8, not_answered=2,
    on_queue_ms=1_000, interacting_ms=250,
)  # fmt: skip


def work(id: str, **more: Any) -> Interaction:
    return Interaction(
        id=id, media="chat", queue="q", contact="c", **{"entered_at": NOW - 60_000, **more}
    )


def of(figure: Figure, *values: Any, **live: Any) -> list[tuple[str, float | None, bool]]:
    world = changed(World(), Q, *AGENTS, *values)
    agents = {
        agent.id: AgentLive(agent=agent.id, at=NOW, today=TODAY, routing="not_responding")
        for agent in AGENTS
    }
    queue = QueueLive(queue="q", target_s=20, **live)
    picture = Picture(NOW, {"q": queue}, agents, {})
    return [(each.subject, each.value, each.urgent) for each in measured(figure, picture, world)]


def test_of_queues() -> None:
    assert of("waiting", waiting=4) == [("queue:q", 4, False)]
    assert of("longest_wait_s", oldest_at=NOW - 220_000) == [("queue:q", 220.0, False)]
    assert of("longest_wait_s") == [("queue:q", None, False)]
    assert of("service_level") == of("abandon_rate") == [("queue:q", None, False)]
    assert of("service_level", today=TODAY) == [("queue:q", 37.5, False)]
    assert of("abandon_rate", today=TODAY) == [("queue:q", 20.0, False)]
    assert of("rona", today=TODAY) == [("queue:q", 25.0, False)]
    assert of("free", agents={"idle": 3, "off": 1}) == [("queue:q", 3, False)]


def test_of_teams() -> None:
    assert of("not_responding") == [("team:t", 2, False)]
    assert of("occupancy") == [("team:t", 25.0, False)]


def test_of_whoever_is_in_wrap_up_for_longest() -> None:
    def over(id: str, seconds: int) -> Interaction:
        return work(
            id, state="wrap_up", agent="a", answered_at=NOW - 900_000,
            ended_at=NOW - seconds * 1_000,
        )  # fmt: skip

    assert of("wrap_up_s", over("i1", 540), over("i2", 30)) == [("agent:a", 540.0, False)]
    assert of("wrap_up_s") == []


def test_of_hand_overs_that_wait() -> None:
    handed = [
        work("i1", handover="asked", state="waiting"),
        work("i2", handover="asked", state="waiting", level=2),
        work("i3", state="waiting"),
        work("i4", handover="asked", state="active", agent="a", answered_at=NOW),
    ]
    assert of("handover_wait_s", *handed) == [
        ("interaction:i1", 60.0, False),
        ("interaction:i2", 60.0, True),
    ]


def test_whom_a_rule_is_for() -> None:
    rule = AlertRule(
        id="r", name="r", figure="waiting", comparison="above", threshold=1, queue="q", team="t"
    )
    assert concerns(rule, Measured("queue:q", 1, frozenset("q"), frozenset("t")))
    assert not concerns(rule, Measured("queue:q", 1, frozenset("q"), frozenset()))
    assert not concerns(rule, Measured("queue:x", 1, frozenset("x"), frozenset("t")))
