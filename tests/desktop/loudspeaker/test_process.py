"""The real process on a real sound server, which hangs in the middle of a ring."""

import array
import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from desktop.loudspeaker import loudspeaker as source
from desktop.loudspeaker.loudspeaker import PATIENCE_MS, Loudspeaker
from tests.desktop.grabs import until
from tests.voip.pulse import Pulse

AUDIBLE = 300
PIECE = 1_600


@pytest.fixture
def speaker(qapp: QApplication, pulse: Pulse) -> Iterator[Loudspeaker]:
    speaker = Loudspeaker()
    yield speaker
    speaker.close()


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    with Pulse() as pulse:
        pulse.speaker("Talk")
        pulse.speaker("Bell")
        for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR", "HOME"):
            monkeypatch.setenv(name, pulse.env[name])
        yield pulse


@contextmanager
def heard_at(pulse: Pulse, device: str) -> Iterator["subprocess.Popen[bytes]"]:
    listening = pulse.listen(device)
    try:
        yield listening
    finally:
        listening.kill()
        listening.communicate()


async def loud(listening: "subprocess.Popen[bytes]", within_s: float = 30) -> bool:
    """Whether anything is heard from now on."""
    assert listening.stdout is not None
    end = monotonic() + within_s
    while monotonic() < end:
        piece = await asyncio.to_thread(listening.stdout.read, PIECE)
        if max(abs(sample) for sample in array.array("h", piece)) > AUDIBLE:
            return True
    return False


async def silent(listening: "subprocess.Popen[bytes]") -> None:
    """After what is on its way: nothing for half a second."""
    end = monotonic() + 30
    while await loud(listening, within_s=0.5):
        assert monotonic() < end, "it rings on"


async def test_it_rings_where_it_should_until_it_is_silenced(
    speaker: Loudspeaker, pulse: Pulse
) -> None:
    with heard_at(pulse, "Bell") as bell, heard_at(pulse, "Talk") as talk:
        assert speaker.ring("ring", "Bell", 1.0)
        assert await loud(bell)
        assert speaker.devices is not None
        assert {"Bell", "Talk"} <= set(speaker.devices)
        await silent(talk)
        speaker.silence()
        await silent(bell)


async def test_a_sound_server_that_hangs_does_not_hang_the_desk(
    speaker: Loudspeaker, pulse: Pulse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "AGAIN_MS", (10,))
    speaker.ring("ring", "Bell", 1.0)
    with heard_at(pulse, "Bell") as bell:
        assert await loud(bell)
    os.kill(pulse.pid, signal.SIGSTOP)
    speaker._patience.setInterval(2_000)  # only now: to begin may take longer
    try:
        speaker.ring("bell", "Bell", 1.0)  # this very call hung, and the desk with it
        await until(lambda: speaker._falls >= 1, 30)
        speaker._patience.setInterval(PATIENCE_MS)
    finally:
        os.kill(pulse.pid, signal.SIGCONT)
    await until(lambda: speaker._falls == 0, 60)
    with heard_at(pulse, "Bell") as bell:
        assert await loud(bell), "it rings on"


async def test_it_ends_with_the_desk(speaker: Loudspeaker) -> None:
    speaker.wake()
    await until(lambda: speaker.devices is not None, 30)
    assert speaker._process is not None
    speaker._process.closeWriteChannel()
    await until(lambda: speaker._process is None, 30)
