from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.log import Log
from backend.routing import intake
from core.work import Interaction
from tests.bench.routing_floor import PEOPLE, TEAMS, Watch, arrives, rows


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log.open(tmp_path / "log.db")
    log.obey(intake.follow)
    log.load([rows()])
    yield log
    log.close()


async def test_what_arrives_is_work_of_every_team_and_every_fifth_a_call(log: Log) -> None:
    watch = Watch()
    log.listen(watch.heard)
    for number in range(2 * TEAMS):
        await log.transact(lambda t, n=number: arrives(t, n))  # type: ignore[misc]  # a loop's own
    work = await log.transact(lambda t: t.state.unfinished(Interaction))
    assert sorted({each.queue for each in work}) == sorted(f"q{n}" for n in range(TEAMS))
    assert sum(each.media == "call" for each in work) == 2 * TEAMS / 5
    assert len(watch.began) == len(work) == 2 * TEAMS
    assert len(rows().agents) == PEOPLE + 1
