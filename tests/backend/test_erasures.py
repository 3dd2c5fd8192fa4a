"""An erasure goes through the log in pieces: nobody is told anything meanwhile, and no kill leaves half of it."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from backend import erasing, erasures
from backend.entries import Entry
from backend.erasing import Erasing
from backend.erasures import UnderWay
from backend.log import Log
from core.entities import Author, Contact
from core.erasure import Erasure
from core.protocol import events as e
from tests.backend import sample
from tests.backend.floor import START, Floor, floor_at
from tests.backend.test_erasing import ECE, OTHER, SECRET, everything_on_disk, files_of, lived


@pytest.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    async with floor_at(tmp_path) as floor:
        yield floor


async def erased(floor: Floor, place: Path) -> None:
    """Nothing of it has been done but what is done at once."""
    await lived(floor, files_of(floor, place))
    await floor.do(ECE, "customer.erase", contact="ali")


async def under_way(log: Log) -> tuple[UnderWay, ...]:
    return await log.database.read(erasures.under_way)


async def receipt(log: Log) -> Erasure:
    (of,) = await log.transact(lambda t: t.state.all(Erasure))
    return of


def words(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if SECRET.encode() in entry.data]


async def test_from_the_first_moment_nobody_is_told_a_word(floor: Floor, tmp_path: Path) -> None:
    await lived(floor, files_of(floor, tmp_path))
    assert words(floor.log.recent(0))
    await floor.do(ECE, "customer.erase", contact="ali")
    assert SECRET.encode() in everything_on_disk(tmp_path), "the log still has it"
    assert words(await floor.log.after(0, 1_000)) == []
    assert words(floor.log.recent(0)) == [], "nor is it in memory"
    assert (await receipt(floor.log)).finished_at is None
    await Erasing(floor.log, files_of(floor, tmp_path)).finish()
    assert SECRET.encode() not in everything_on_disk(tmp_path)
    done = await receipt(floor.log)
    assert done.finished_at == START and done.entries > 5
    assert await under_way(floor.log) == ()


async def test_in_pieces_it_says_the_same_as_at_once(
    floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "PIECE", 3)
    monkeypatch.setattr(erasing, "REST_S", 0)
    await erased(floor, tmp_path)
    filtered = await floor.log.after(0, 1_000)
    await Erasing(floor.log, files_of(floor, tmp_path)).finish()
    floor.log._tail.clear()
    assert list(await floor.log.after(0, 1_000))[: len(filtered)] == list(filtered)
    assert OTHER.encode() in everything_on_disk(tmp_path)


async def test_the_platform_serves_between_two_pieces(
    floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command waits for one piece at most: a whole log in one transaction would let none in."""
    monkeypatch.setattr(erasing, "PIECE", 1)
    monkeypatch.setattr(erasing, "REST_S", 0)
    await erased(floor, tmp_path)
    (begun,) = await under_way(floor.log)
    finishing = asyncio.create_task(Erasing(floor.log, files_of(floor, tmp_path)).finish())
    seen = set[int]()
    while not finishing.done():
        await floor.put(e.AgentUpserted(agent=ECE))
        seen |= {each.at for each in await under_way(floor.log)}
    assert await finishing
    assert len(seen - {0, begun.up_to}) > 3, "commands got in while it was on its way"


async def test_what_was_stopped_in_the_middle_is_finished_by_the_next_start(
    floor: Floor, tmp_path: Path
) -> None:
    await erased(floor, tmp_path)
    (of,) = await under_way(floor.log)
    database = floor.log.database
    piece = await database.read(lambda c: erasures.next_piece(c, of, of.up_to // 2))
    await database.write(lambda c: erasures.came(c, of, piece))
    log = Log.open(database.path, lambda: START)
    try:
        assert words(await log.after(0, 1_000)) == [], (
            "and nobody who comes meanwhile hears of them"
        )
        (half,) = await under_way(log)
        assert (half.at, half.entries) == (of.up_to // 2, len(piece.changed))
        assert await log.transact(lambda t: t.contact("ali")) is None
        database.close()
        await Erasing(log, files_of(floor, tmp_path)).finish()
        assert SECRET.encode() not in everything_on_disk(tmp_path)
        assert (await receipt(log)).entries > half.entries
    finally:
        log.close()


async def test_who_comes_anew_meanwhile_is_not_meant(floor: Floor, tmp_path: Path) -> None:
    await erased(floor, tmp_path)

    def again(log: Any) -> None:
        sample.create(log, "c1", contact=Contact(id="ali", name="Ali"))
        log.post("c1", "in", Author(kind="contact", id="ali", name="Ali"), "Merhaba")

    await floor.log.transact(again)
    assert await told_of_merhaba(floor) == ["message.created"]
    await Erasing(floor.log, files_of(floor, tmp_path)).finish()
    assert (await floor.conversation("c1")).preview == "Merhaba"
    assert await told_of_merhaba(floor) == ["message.created"]
    assert floor.log.access("c1") is not None


async def told_of_merhaba(floor: Floor) -> list[str]:
    """From the file."""
    floor.log._tail.clear()
    found = await floor.log.after(0, 1_000)
    return [entry.type for entry in found if b"Merhaba" in entry.data]


async def test_a_log_that_is_read_beside_is_cut_later(
    floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overheard: list[str]
) -> None:
    await erased(floor, tmp_path)
    cut = floor.log.database.cut_log
    monkeypatch.setattr(floor.log.database, "cut_log", lambda: False)
    worker = Erasing(floor.log, files_of(floor, tmp_path))
    assert not await worker.finish()
    assert (await receipt(floor.log)).finished_at is None
    monkeypatch.setattr(floor.log.database, "cut_log", cut)
    assert await worker.finish()
    assert (await receipt(floor.log)).finished_at is not None
    overheard.clear()


KILLED = """
import asyncio, sys
from pathlib import Path
from backend import erasing
from backend.erasures import came
from backend.log import Log

class Quiet:
    def path(self, id):
        return Path("/nowhere") / id

def told(connection, of, piece):
    further = came(connection, of, piece)
    print(further.at, flush=True)
    return further

async def main():
    erasing.erasures.came, erasing.PIECE, erasing.REST_S = told, 2, 0.05
    await erasing.Erasing(Log.open(Path(sys.argv[1])), Quiet()).finish()

asyncio.run(main())
"""


async def test_a_platform_that_was_killed_leaves_nothing_half(floor: Floor, tmp_path: Path) -> None:
    """With SIGKILL, a few pieces after it began; what was committed is there, and the rest follows."""
    await erased(floor, tmp_path)
    (of,) = await under_way(floor.log)
    command = [sys.executable, "-c", KILLED, str(floor.log.database.path)]
    child = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    for _ in range(3):
        assert await child.stdout.readline(), "it has begun"
    os.kill(child.pid, signal.SIGKILL)
    await child.wait()
    (left,) = await under_way(floor.log)
    assert of.at < left.at < of.up_to
    assert SECRET.encode() in everything_on_disk(tmp_path)
    assert words(await floor.log.after(0, 1_000)) == []
    await Erasing(floor.log, files_of(floor, tmp_path)).finish()
    assert SECRET.encode() not in everything_on_disk(tmp_path)
