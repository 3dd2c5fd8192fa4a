"""From INVITE to confirmed, ours and baresip's, at the same SIPp and with the same sound server."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench import voice_rig as rig
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Failed
from tests.bench.voice_peers import Baresip, Sipp
from tests.peers.ports import free_port

CALLS = 20
RATIO = 1.2
TALK_S = 1.2
"""Longer than ALSA takes to open a sound server's devices."""


def figures() -> Iterator[Figure]:
    progress = Progress("calls of ours and of baresip in turn")
    with rig.place() as place, rig.sounding() as env:
        theirs = baresip_ms(place, env)
        ours, ordered = ours_ms(place, env)
    progress.done(f"{CALLS} each")
    yield Figure("voice: INVITE to confirmed, ours", ours, "ms")
    yield Figure("voice: INVITE to confirmed, baresip", theirs, "ms")
    yield Figure("voice: INVITE to confirmed, ours to baresip", ours / theirs, "", RATIO)
    yield Figure("voice: from the desk's order to talking", ordered, "ms")


def baresip_ms(place: Path, env: dict[str, str]) -> float:
    with Sipp(place, free_port()) as sipp, Baresip(place, env) as baresip:
        for _ in range(CALLS):
            baresip.call(sipp.address, TALK_S)
        return typical(sipp)


def ours_ms(place: Path, env: dict[str, str]) -> tuple[float, float]:
    """(between the messages, from the order to what the desk is told), both in the middle."""
    ordered: list[float] = []
    with Sipp(place, free_port()) as sipp, rig.BenchPhone(place, env=env) as phone:
        phone.contact("line")
        for number in range(CALLS):
            began = time.monotonic()
            phone.talk(f"{number}", sipp.address)
            ordered.append(1_000 * (time.monotonic() - began))
            time.sleep(TALK_S)
            phone.end(f"{number}")
            time.sleep(0.2)
        return typical(sipp), median(ordered)


def typical(sipp: Sipp) -> float:
    found = sipp.confirmed_ms()
    if len(found) < CALLS // 2:
        raise Failed(f"SIPp saw {len(found)} calls of {CALLS}")
    return median(found)
