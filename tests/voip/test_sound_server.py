"""What a real sound server says of devices that go."""

import shutil
import time
from collections.abc import Callable, Iterator

import pytest

from tests.voip.pulse import Pulse
from voip.sound_server import SoundServer


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    if not shutil.which("pulseaudio"):
        pytest.skip("there is no pulseaudio here")
    with Pulse() as pulse:
        monkeypatch.setenv("PULSE_SERVER", pulse.env["PULSE_SERVER"])
        yield pulse


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def test_what_was_there_and_went_is_gone_and_nothing_else_is(pulse: Pulse) -> None:
    for name in ("Desk", "Mouth"):
        pulse.speaker(name)
    ear = pulse.microphone("Ear", hears="Mouth")
    told: list[bool] = []
    server = SoundServer(lambda: told.append(server.is_gone("Ear")))
    try:
        until(lambda: {"Ear", "Desk"} <= server._ever)
        assert not server.is_gone("Ear") and not told, "what comes, Qt tells"
        pulse.unplug(ear)
        until(lambda: told)
        assert told == [True]
        assert not any(map(server.is_gone, ("Desk", "Mouth", "of another system")))
        pulse.microphone("Ear", hears="Mouth")
        until(lambda: not server.is_gone("Ear"))
    finally:
        server.close()


def test_a_server_that_ended_has_told_nothing(pulse: Pulse) -> None:
    pulse.speaker("Desk")
    server = SoundServer(lambda: None)
    until(lambda: "Desk" in server._ever)
    pulse._server.kill()
    until(lambda: not server._thread.is_alive())
    assert not server.is_gone("Desk")
    server.close()
