from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from backend.hub import Hub
from backend.live.alerts import Alerts
from backend.live.default_rules import default_rules
from backend.live.feed import Feed
from core.protocol import events as e
from core.supervision import Alert, AlertRule, AuditEntry
from tests.backend.floor import RULES as RULES_OF_Q
from tests.backend.floor import Floor, floor_at
from tests.backend.sample import AYSE, DILA

RULES = {rule.figure: rule for rule in default_rules()}
WAITING = AlertRule(
    id="w", name="Dolu", figure="waiting", comparison="above", threshold=1, clear_at=0, for_s=20
)


class Watch:
    """`second` lets one pass: what routing does at it, and what is alarming then."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.feed = Feed(floor.log, Hub())
        self.alerts = Alerts(floor.log, lambda: floor.router.world)
        self.stops = [floor.log.listen(each._heard) for each in (self.feed, self.alerts)]

    async def seconds(self, count: int) -> None:
        for _ in range(count):
            self.floor.pass_s(1)
            await self.floor.settle()
            await self.feed.tick()
            await self.alerts.look(self.feed.picture(self.floor.log.clock()))

    async def all(self) -> list[Alert]:
        found = await self.floor.log.transact(lambda log: log.state.all(Alert))
        return sorted(found, key=lambda alert: alert.id)

    async def one(self) -> Alert:
        (alert,) = await self.all()
        return alert

    async def rule(self, rule: AlertRule) -> None:
        await self.floor.put(e.AlertRuleUpserted(alert_rule=rule))

    def close(self) -> None:
        for stop in self.stops:
            stop()


@pytest.fixture
async def watch(tmp_path: Path) -> AsyncIterator[Watch]:
    async for floor in _floors(tmp_path):
        watch = Watch(floor)
        yield watch
        watch.close()


async def _floors(place: Path) -> AsyncIterator[Floor]:
    async with floor_at(place) as floor:
        yield floor


async def fill(floor: Floor, count: int = 3) -> None:
    """So many wait, and nobody is there."""
    away: dict[str, Any] = {"state": "not_ready", "since": floor.log.clock()}
    await floor.put(*(e.AgentStateChanged(agent=a, **away) for a in ("ayse", "dila")))
    for number in range(count):
        await floor.hand_over(f"c{number}")


async def test_raised_after_as_long_as_the_rule_says_with_the_minutes_before(watch: Watch) -> None:
    await watch.rule(WAITING)
    await watch.seconds(60)
    await fill(watch.floor)
    await watch.seconds(20)
    assert await watch.all() == []
    await watch.seconds(1)
    alert = await watch.one()
    assert (alert.rule, alert.subject, alert.value, alert.threshold) == ("w", "queue:q", 3.0, 1)
    assert [sample.value for sample in alert.before] == [0.0] * 6 + [3.0] * 3
    assert {b.at - a.at for a, b in zip(alert.before, alert.before[1:], strict=False)} == {10_000}
    await watch.seconds(60)
    assert await watch.one() == alert


async def test_cleared_after_as_long_and_who_acknowledged_it_stays(watch: Watch) -> None:
    await watch.rule(WAITING)
    await fill(watch.floor)
    await watch.seconds(30)
    alert = await watch.one()
    await watch.floor.do(DILA, "alert.acknowledge", alert=alert.id)
    for work in [(await watch.floor.visit(f"c{n}")).id for n in range(3)]:
        await watch.floor.do(DILA, "work.close", interaction=work, reason="öğretici")
    await watch.seconds(20)
    assert (await watch.one()).cleared_at is None
    await watch.seconds(2)
    alert = await watch.one()
    assert alert.cleared_at is not None
    assert alert.acknowledged_by == "dila"


async def test_after_a_restart_it_stands_once_and_is_still_cleared(watch: Watch) -> None:
    await watch.rule(WAITING)
    await fill(watch.floor)
    await watch.seconds(30)
    watch.close()
    again = Watch(watch.floor)
    await again.alerts.begin()
    await again.seconds(60)
    assert (await again.one()).cleared_at is None
    for n in range(3):
        of = await again.floor.visit(f"c{n}")
        await again.floor.do(DILA, "work.close", interaction=of.id, reason="x")
    await again.seconds(22)
    assert (await again.one()).cleared_at is not None
    again.close()


@pytest.mark.parametrize("change", [{"enabled": False}, {"deleted": True}])
async def test_a_rule_that_holds_no_more_leaves_nothing_standing(
    watch: Watch, change: dict[str, bool]
) -> None:
    await watch.rule(WAITING)
    await fill(watch.floor)
    await watch.seconds(30)
    await watch.rule(replace(WAITING, **change))
    await watch.seconds(1)
    assert (await watch.one()).cleared_at is not None


async def test_a_rule_of_another_queue_or_team_looks_at_nothing_else(watch: Watch) -> None:
    for number, of in enumerate(({"queue": "q2"}, {"team": "support"}, {"queue": "q"})):
        await watch.rule(replace(WAITING, id=f"w{number}", **of))
    await fill(watch.floor)
    await watch.seconds(30)
    assert (await watch.one()).rule == "w2"


async def test_the_hand_over_that_nobody_took_escalates_to_here(watch: Watch) -> None:
    await watch.rule(replace(RULES["handover_wait_s"], threshold=3_600))
    await fill(watch.floor, 1)
    await watch.seconds(91)
    work = await watch.floor.visit("c0")
    assert work.level == 2
    alert = await watch.one()
    assert alert.subject == f"interaction:{work.id}"
    await watch.floor.put(
        e.AgentStateChanged(agent="ayse", state="available", since=watch.floor.log.clock())
    )
    await watch.seconds(1)
    (offer,) = [offer for offer in await watch.floor.offers() if offer.agent == "ayse"]
    await watch.floor.do(AYSE, "offer.accept", offer=offer.id)
    await watch.seconds(1)
    assert (await watch.one()).cleared_at is not None


async def test_a_stuck_wrap_up_is_told_of_and_a_supervisor_completes_it(watch: Watch) -> None:
    """What no time limit ends: a queue that demands an outcome and gives all the time for it."""
    floor = watch.floor
    rules = replace(RULES_OF_Q, wrap="required", wrap_s=0)
    await floor.put(e.QueueRulesUpserted(queue_rules=rules))
    await watch.rule(RULES["wrap_up_s"])
    work = await floor.accepted(AYSE)
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    assert (await floor.visit()).state == "wrap_up"
    await watch.seconds(300)
    assert await watch.all() == []
    await watch.seconds(2)
    assert (await watch.one()).subject == "agent:ayse"
    await floor.do(DILA, "wrap_up.complete", interaction=work.id, disposition="returned")
    await watch.seconds(1)
    assert (await watch.one()).cleared_at is not None
    assert (await floor.visit()).completed_by == "dila"
    entries = await floor.log.transact(lambda log: log.state.all(AuditEntry))
    assert [entry.act for entry in entries] == ["wrap_up.complete"]
