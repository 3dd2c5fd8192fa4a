"""The whole phone on a real sound server, in a call with baresip: a headset that is pulled out."""

import math
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.voip.pulse import Pulse
from tests.voip.sides import ACCOUNT, DeskSide, tones
from tests.voip.test_sound import loud
from voip import commands as c
from voip import events as e
from voip.frames import RATE
from voip.values import Devices

BARE_HZ, MOUTH_HZ = 800, 1_200


@pytest.fixture
def desk(in_turn: None, pulse: Pulse, tmp_path: Path) -> Iterator[DeskSide]:
    side = DeskSide(tmp_path / "phone", accounts=(ACCOUNT,), program="voip")
    yield side
    side.close()


def test_the_call_lives_and_goes_on_over_what_is_left(
    pulse: Pulse, desk: DeskSide, tmp_path: Path
) -> None:
    pulse.speaker("Desk")
    pulse.speaker("Mouth")
    headset = pulse.speaker("Headset")
    pulse.microphone("Ear", hears="Mouth")
    pulse.prefer("Desk")
    desk.send(c.SetDevices(devices=Devices(speaker="Headset", microphone="Ear", cancel_echo=False)))
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        bare.order("dial", desk.contact())
        id = desk.call(state="ringing_in").id
        desk.send(c.Answer(call=id))
        desk.call(id, state="talking")
        assert loud(pulse, "Headset")
        pulse.unplug(headset)
        lost = desk.until(lambda: [x for x in desk.of(e.DevicesChanged) if x.lost])
        assert lost[-1].speaker == "Desk" and lost[-1].missing == ("speaker",)
        assert loud(pulse, "Desk")
        assert desk.calls[id].state == "talking"
        size = bare.heard.stat().st_size
        desk.until(lambda: bare.heard.stat().st_size > size + 8_000)
        bare.order("hangup")
        assert desk.call(id, state="ended").ended_by == "them"


def test_the_microphone_that_is_pulled_out_is_replaced_too(
    pulse: Pulse, desk: DeskSide, tmp_path: Path
) -> None:
    for name in ("Desk", "Mouth", "Other"):
        pulse.speaker(name)
    ear = pulse.microphone("Ear", hears="Other")
    pulse.microphone("Spare", hears="Mouth")
    pulse.prefer("Desk")
    pulse.hear("Spare")  # Qt does not tell of a device that was not the system's own choice
    desk.send(
        c.SetDevices(devices=Devices(microphone="Ear", cancel_echo=False, suppress_noise=False))
    )
    sound = tmp_path / "tone.raw"
    sound.write_bytes(tone(MOUTH_HZ, seconds=60))
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        bare.order("dial", desk.contact())
        id = desk.call(state="ringing_in").id
        desk.send(c.Answer(call=id))
        desk.call(id, state="talking")
        with pulse.play("Mouth", sound) as playing:
            try:
                assert MOUTH_HZ not in tones(bare.heard, (MOUTH_HZ,), 8_000)
                pulse.unplug(ear)
                desk.until(lambda: tones(bare.heard, (MOUTH_HZ,), 8_000) == {MOUTH_HZ})
            finally:
                playing.kill()
        assert desk.calls[id].state == "talking"
        gone = desk.until(lambda: [each for each in desk.of(e.DevicesChanged) if each.lost])[-1]
        assert gone.missing == ("microphone",) and gone.microphone == "Spare"
        assert "Ear" not in gone.microphones


def tone(hz: int, *, seconds: int) -> bytes:
    """Raw samples as the sound server plays them."""
    turn = 2 * math.pi * hz / RATE
    return array("h", (int(9_000 * math.sin(turn * n)) for n in range(RATE * seconds))).tobytes()
