"""What the customer hears on hold and after it, from baresip's own loudspeaker on a sound server.

The phone is the real one, with its microphone and with the music that people have.
"""

from array import array
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from desktop.telephone.keeper import HOLD_MUSIC
from tests.peers.baresip import Baresip
from tests.voip.music import Music
from tests.voip.peers.test_headset import tone
from tests.voip.pulse import Pulse
from tests.voip.sides import ACCOUNT, DeskSide
from tests.voip.sounds import goertzel
from voip import commands as c
from voip.frames import RATE
from voip.values import Devices, Policy, Srtp

VOICE_HZ, BARE_HZ = 1_200, 800
_PIECE = RATE // 5
_QUIET = 30
Kind = Literal["voice", "music", "silence", "other"]


class Ear:
    """What came out of a loudspeaker, told by pieces of 200 ms."""

    def __init__(self, recorded: Path) -> None:
        self._recorded, self._known = recorded, Music(HOLD_MUSIC, _PIECE)
        self._heard: list[Kind] = []

    @property
    def heard(self) -> list[Kind]:
        sound = self._recorded.read_bytes()[len(self._heard) * 2 * _PIECE :]
        for at in range(0, len(sound) - 2 * _PIECE + 1, 2 * _PIECE):
            self._heard.append(self._kind(sound[at : at + 2 * _PIECE]))
        return self._heard

    def since(self, at: int, kind: Kind, pieces: int = 3) -> int:
        """After how many pieces in all so many of the kind were heard since `at`; 0: not yet."""
        found = [place for place, one in enumerate(self.heard) if place >= at and one == kind]
        return found[pieces - 1] if len(found) >= pieces else 0

    def _kind(self, sound: bytes) -> Kind:
        samples = array("h", sound)
        if max(map(abs, samples)) < _QUIET:
            return "silence"
        if goertzel(samples, RATE, VOICE_HZ) > 0.5:
            return "voice"
        return "music" if self._known.likeness(sound) > 0.7 else "other"


@pytest.mark.parametrize("srtp", ["off", "mandatory"])
def test_the_customer_hears_music_and_none_of_us_and_then_us_again(
    in_turn: None, pulse: Pulse, tmp_path: Path, srtp: Srtp
) -> None:
    for name in ("Desk", "Mouth", "Customer"):
        pulse.speaker(name)
    pulse.microphone("Ear", hears="Mouth")
    line, policy = replace(ACCOUNT, srtp=srtp), Policy(hold_music=str(HOLD_MUSIC))
    desk = DeskSide(tmp_path / "phone", accounts=(line,), policy=policy, program="voip")
    plain = Devices(speaker="Desk", microphone="Ear", cancel_echo=False, suppress_noise=False)
    desk.send(c.SetDevices(devices=plain))
    said, recorded = tmp_path / "said.raw", tmp_path / "customer.raw"
    said.write_bytes(tone(VOICE_HZ, seconds=40))
    own = "<sip:bare@127.0.0.1>;regint=0" + ";mediaenc=srtp-mand" * (srtp == "mandatory")
    try:
        with (
            recorded.open("wb") as into,
            Baresip(tmp_path / "bare", BARE_HZ, account=own, speaker="Customer") as bare,
            pulse.listen("Customer", into) as listening,
            pulse.play("Mouth", said) as speaking,
        ):
            try:
                bare.order("dial", desk.contact())
                desk.send(c.Answer(call=desk.call(state="ringing_in").id))
                id = desk.call(state="talking", encrypted=srtp == "mandatory").id
                ear = Ear(recorded)
                talked = desk.until(lambda: ear.since(0, "voice"))
                desk.send(c.SetHold(call=id, on=True))
                desk.call(id, hold="ours")
                began = desk.until(lambda: ear.since(talked, "music"))
                rested = desk.until(lambda: ear.since(began, "music"))
                assert "voice" not in ear.heard[began:rested]
                desk.send(c.SetHold(call=id, on=False))
                desk.call(id, hold="none")
                back = desk.until(lambda: ear.since(rested, "voice"))
                ended = desk.until(lambda: ear.since(back, "voice"))
                assert "music" not in ear.heard[back:ended]
            finally:
                listening.kill()
                speaking.kill()
    finally:
        desk.close()
