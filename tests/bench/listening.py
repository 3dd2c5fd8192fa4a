"""A supervisor who changes between listening, whispering and speaking: from the word to the ear.

The platform's whole way: the word in the log, the exchange, the process of the call, the telephones.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from core.supervision import Mode
from tests.backend.telephony.hall import Hall, furnish
from tests.bench.figure import Figure, percentile
from tests.peers.ear import Ear

_CUSTOMER, _AGENT, _BOSS = 700, 350, 1_100
_TIMES = 20
_LIMIT_MS = 200.0


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        on, off = asyncio.run(_measured(Path(folder)))
    for name, found in (("heard", on), ("heard no more", off)):
        yield Figure(f"who hears whom: {name}, median", percentile(found, 0.5), "ms")
        yield Figure(f"who hears whom: {name}, slowest", max(found), "ms", _LIMIT_MS)


async def _measured(folder: Path) -> tuple[list[float], list[float]]:
    (folder / "kamailio").mkdir()
    (folder / "hall").mkdir()
    with ExitStack() as stack:
        kamailio = stack.enter_context(furnish(folder / "kamailio"))
        agent = stack.enter_context(Ear(_AGENT, (_CUSTOMER, _BOSS)))
        boss = stack.enter_context(Ear(_BOSS, (_CUSTOMER, _AGENT)))
        async with Hall(folder / "hall", kamailio) as hall:
            hall.phones.put("ayse", "ayse", agent.address)
            hall.phones.put("dila", "dila", boss.address)
            call = await _talk(hall, agent)
            return await _switched(hall, call, agent, boss)


async def _talk(hall: Hall, agent: Ear) -> str:
    hall.dials(await hall.customer(_CUSTOMER))
    work = await hall.waits()
    await hall.offer("ayse", work)
    await asyncio.to_thread(agent.until, _CUSTOMER, on=True)
    return work.call or ""


async def _switched(
    hall: Hall, call: str, agent: Ear, boss: Ear
) -> tuple[list[float], list[float]]:
    await hall.exchange.supervise(call, "dila", "monitor")
    await asyncio.to_thread(boss.until, _AGENT, on=True)
    await asyncio.sleep(1.0)  # the telephones' jitter buffers have found their size
    on, off = [], []
    modes: tuple[Mode, ...] = ("whisper", "barge")
    for turn in range(_TIMES):
        on.append(await _after(hall, call, modes[turn % 2], agent, heard=True))
        off.append(await _after(hall, call, "monitor", agent, heard=False))
    return on, off


async def _after(hall: Hall, call: str, mode: Mode, agent: Ear, *, heard: bool) -> float:
    """Milliseconds from the word to what the agent hears."""
    begun = time.monotonic()
    await hall.exchange.supervise(call, "dila", mode)
    at = await asyncio.to_thread(agent.until, _BOSS, on=heard)
    await asyncio.sleep(0.3)
    return (at - begun) * 1_000
