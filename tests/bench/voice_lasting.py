"""Two hundred calls in a row, and an hour's recording: what is left behind.

The clock of a call cannot be hurried: the long call is ten minutes, or as long as one says, and what it
grew by is told by the hour, as if it went on so. Its numbers of packets begin anew within 22 minutes,
so only a call of an hour shows that. A recording can be hurried: an hour's frames are put into it as
fast as it takes them.

The 200 leave memory behind that the long call may use again. `fresh`: the long call alone, in a phone
that made none before, so that all it takes is seen.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it has no types

from tests.bench import voice_rig as rig
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.voice_peers import Sipp
from tests.peers.ports import free_port
from voip import frames
from voip.recording import Track
from voip.recording_file import Writer

CALLS = 200
WARM = 40
"""Pools, threads and ports of the first calls stay, and are used again."""
TALK_S = 0.05
COLLECTED_S = 12.0
"""The phone collects what is left of its calls every ten seconds."""
LONG_S, LONG_WARM_S = 600.0, 20.0
MOST_MIB, MOST_MIB_AN_HOUR = 5.0, 30.0
MIB = 1024 * 1024


def figures(call_seconds: float = LONG_S, fresh: bool = False) -> Iterator[Figure]:
    with (
        rig.place() as place,
        rig.sounding() as env,
        Sipp(place, free_port()) as sipp,
        rig.BenchPhone(place, env=env) as phone,
    ):
        phone.contact("line")
        if not fresh:
            yield from in_a_row(phone, sipp.address)
        yield from long_call(phone, sipp.address, call_seconds)
    if not fresh:
        yield from hour_recorded()


def in_a_row(phone: rig.BenchPhone, address: str) -> Iterator[Figure]:
    progress, handles, memory = Progress("calls in a row", CALLS), 0, 0
    for number in range(CALLS):
        if number == WARM:
            time.sleep(COLLECTED_S)
            handles, memory = held(phone)
        phone.talk(f"row-{number}", address)
        time.sleep(TALK_S)
        phone.end(f"row-{number}")
        phone.news.clear()  # ours to forget: the bench's own list is no leak of the phone
        progress.at(number)
    time.sleep(COLLECTED_S)
    handles_after, memory_after = held(phone)
    progress.done("made and ended")
    yield Figure("voice: handles more after 200 calls", handles_after - handles, "", 0)
    grown = (memory_after - memory) / MIB
    yield Figure("voice: memory more after 200 calls", grown, "MiB", MOST_MIB)


def long_call(phone: rig.BenchPhone, address: str, seconds: float) -> Iterator[Figure]:
    progress = Progress("one long call", round(seconds))
    phone.talk("long", address)
    time.sleep(LONG_WARM_S)
    cpu, (handles, memory), began = cpu_s(phone.process), held(phone), time.monotonic()
    talked(began, seconds / 2, progress)
    half = held(phone)[1]
    gone = talked(began, seconds, progress)
    used = (cpu_s(phone.process) - cpu) / gone
    handles_after, memory_after = held(phone)
    phone.end("long")
    progress.done("talked")
    yield Figure("voice: seconds of the long call", gone, "s")
    yield Figure("voice: the phone's processor time in a call", used, "of a core")
    yield Figure("voice: handles more in it", handles_after - handles, "", 0)
    grown = (memory_after - memory) / MIB * 3_600 / gone
    yield Figure("voice: memory more in it, told by the hour", grown, "MiB", MOST_MIB_AN_HOUR)
    yield Figure("voice: of that in its second half", (memory_after - half) / MIB, "MiB")


def talked(began: float, seconds: float, progress: Progress) -> float:
    """Returns once it went on for so long, with how long it did."""
    while (gone := time.monotonic() - began) < seconds:
        progress.at(gone)
        time.sleep(0.5)
    return gone


def hour_recorded() -> Iterator[Figure]:
    progress, me = Progress("an hour's recording, hurried", 180_000), psutil.Process()
    with rig.place() as place:
        path = place / "hour.rec"
        track = Track(Writer(path, os.urandom(32), 0), lambda: None)
        fill(track, 3_000, progress, 0)
        memory = me.memory_info().rss
        fill(track, 177_000, progress, 3_000)
        grown = (me.memory_info().rss - memory) / MIB
        ending = track.close()
        size = path.stat().st_size / MIB
    progress.done("written")
    yield Figure("voice: seconds an hour's recording has", ending.samples / frames.RATE, "s")
    yield Figure("voice: memory more after an hour recorded", grown, "MiB", MOST_MIB)
    yield Figure("voice: size of an hour's recording", size, "MiB")


def fill(track: Track, count: int, progress: Progress, done: int) -> None:
    us, them = os.urandom(frames.BYTES), os.urandom(frames.BYTES)
    for number in range(count):
        track.us(us)
        track.them(them)
        while track.waiting > 500:  # a real clock would not hurry ahead of the disk
            time.sleep(0.01)
        progress.at(done + number)


def held(phone: rig.BenchPhone) -> tuple[int, int]:
    """(handles, bytes of memory of its own)"""
    process = phone.process
    return rig.handles(process), written(process)


def written(process: psutil.Process) -> int:
    """Bytes of memory that it alone has written to, where the system tells. What it has only read, as
    of libraries, becomes its own or shared as other programs come and go, by tens of MiB."""
    about = Path(f"/proc/{process.pid}/smaps_rollup")
    if not about.exists():
        return int(process.memory_full_info().uss)
    sizes = dict(line.split(":", 1) for line in about.read_text().splitlines()[1:])
    return sum(int(sizes[name].split()[0]) * 1024 for name in ("Private_Dirty", "Swap"))


def cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
