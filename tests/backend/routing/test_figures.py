import asyncio

from msgspec.structs import replace

from backend.hub import Hub
from backend.routing.figures import Figures
from core.protocol.signals import QueueFigures, Signal, TeamDay
from core.work import MediumNow
from tests.backend.floor import START, Floor
from tests.backend.sample import AYSE


class Heard:
    """The figures as a desk hears them."""

    def __init__(self, floor: Floor) -> None:
        hub = Hub()
        self.signals: list[Signal] = []
        hub.listen(self.signals.append)
        self.figures = Figures(floor.log, hub, lambda: floor.router.world)

    def newest(self) -> dict[str, object]:
        """Of each key, once everything had its turn."""
        for _ in range(10):
            self.figures._tell()
        return {signal.key: signal.body for signal in self.signals}


async def test_a_queue_right_now(floor: Floor) -> None:
    heard = Heard(floor)
    for number in range(4):
        await floor.hand_over(f"c{number}")
    await floor.settle()
    body = heard.newest()["queue:q"]
    assert isinstance(body, QueueFigures)
    assert replace(body, media={}) == QueueFigures(
        queue="q", waiting=4, oldest_at=START, free=0, there=1, open=True
    )  # fmt: skip
    assert body.media["call"] == MediumNow(free=0), "three chats are offered: no ear is free either"
    assert body.media["mail"] == MediumNow(free=1, estimated_wait_s=0)


async def test_what_did_not_change_is_not_told_again(floor: Floor) -> None:
    heard = Heard(floor)
    heard.newest()
    told = len(heard.signals)
    heard.newest()
    assert told == len(heard.signals) == 2


async def test_a_teams_day_counts_each_piece_of_work_once(floor: Floor) -> None:
    heard = Heard(floor)
    work = await floor.accepted(AYSE)
    floor.pass_s(100)
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    floor.pass_s(20)
    await floor.do(AYSE, "wrap_up.complete", interaction=work.id)
    await heard.figures._begin()
    await heard.figures._begin()
    assert heard.newest()["team:sales"] == TeamDay(
        team="sales", handled=1, talk_ms=100_000, wrap_up_ms=20_000, agents=1
    )
    floor.pass_s(24 * 3_600)
    heard.figures._begin_day()
    assert "team:sales" not in heard.figures._turns()


async def test_what_ends_around_midnight_is_counted_on_its_own_day(floor: Floor) -> None:
    heard = Heard(floor)
    yesterday = await floor.accepted(AYSE)
    heard.figures._begin_day()
    floor.pass_s(24 * 3_600)
    ended = floor.log.clock()
    done = replace(yesterday, state="done", end="handled", agent="ayse", answered_at=ended - 9_000,
                   ended_at=ended - 4_000, completed_at=ended)  # fmt: skip
    late = replace(done, id="late", completed_at=START)
    heard.figures._count([late, done])
    heard.figures._begin_day()
    assert heard.newest()["team:sales"] == TeamDay(
        team="sales", handled=1, talk_ms=5_000, wrap_up_ms=4_000, agents=1
    )


async def test_it_runs_until_it_is_stopped(floor: Floor) -> None:
    heard = Heard(floor)
    task = asyncio.create_task(heard.figures.run())
    async with asyncio.timeout(10):
        while not heard.signals:  # noqa: ASYNC110  # its own pace
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
