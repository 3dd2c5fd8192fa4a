from collections.abc import Mapping
from pathlib import Path

import pytest

from backend.hub import Hub
from backend.live.feed import Feed
from core.entities import Agent
from core.metrics.live import as_of
from core.protocol.events import AgentUpserted
from core.protocol.signals import AgentLive, BotLive, QueueLive, Signal
from core.work import Media
from tests.backend.live.a_day import SYSTEM, Day, by_hand

HOUR = 3_600_000


async def heard(feed: Feed) -> None:
    """What was committed is told on the loop, after the commit."""
    await feed._log.transact(lambda log: None)
    await feed.tick()


async def equal(feed: Feed, day: Day) -> None:
    await heard(feed)
    seen, made = feed.picture(day.now), by_hand(day.log)
    assert seen.queues == made.queues(day.now)
    agents = made.agents(day.now)
    assert {id: as_of(live, day.now) for id, live in seen.agents.items()} == agents
    assert some(seen.bots) == some(made.bots(day.now))


def some(bots: Mapping[Media, BotLive]) -> dict[Media, BotLive]:
    """Without the media in which there is nothing at all."""
    return {media: live for media, live in bots.items() if live != BotLive(media=media)}


@pytest.mark.parametrize("seed", range(6))
async def test_the_figures_are_those_of_core_metrics_over_the_same_events(
    seed: int, tmp_path: Path
) -> None:
    day = Day(seed, tmp_path)
    feed = Feed(day.log, Hub())
    stop = day.log.listen(feed._heard)
    await day.until(day.of.start + HOUR)
    await equal(feed, day)
    await day.until(day.of.start + 14 * HOUR)
    await equal(feed, day)
    again = Feed(day.log, Hub())  # the platform was started anew
    await equal(again, day)
    await day.until(day.of.end + HOUR)
    await equal(feed, day)
    await equal(again, day)
    stop()
    day.log.close()


async def test_only_what_changed_is_told(tmp_path: Path) -> None:
    day, hub = Day(1, tmp_path), Hub()
    feed, told = Feed(day.log, hub), list[Signal]()
    stop = day.log.listen(feed._heard)
    hub.listen(told.append, "live")
    everybody = list[Signal]()
    hub.listen(everybody.append)
    await day.until(day.of.start + 12 * HOUR)
    await heard(feed)
    assert {signal.type for signal in told} >= {"queue_live", "agent_live"}
    told.clear()
    await heard(feed)
    assert told == []
    agent = await day.log.transact(lambda log: log.state.get(Agent, "a1"))
    assert agent
    await day.log.transact(lambda log: log.emit(AgentUpserted(agent=agent), SYSTEM))
    day.now += 1_000
    await heard(feed)
    assert [signal.key for signal in told] == ["live:agent:a1"]
    assert isinstance(told[0].body, AgentLive) and told[0].body.at == day.now
    assert everybody == []
    newest = {signal.key: signal.body for signal in hub.current("live")}
    assert isinstance(newest["live:queue:q1"], QueueLive)
    stop()
    day.log.close()
