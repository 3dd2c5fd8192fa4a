"""One call with baresip: mute, hold by either side and by both, its reports, the recording and its
pause."""

import os
from array import array
from pathlib import Path

from tests.peers.baresip import Baresip
from tests.voip.peers.conftest import Desks
from tests.voip.phone_with_tone import CONSENT_HZ, MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ
from tests.voip.sides import DeskSide, tones
from tests.voip.sounds import lasting
from voip import commands as c
from voip import events as e
from voip.frames import RATE
from voip.recording_file import Reader
from voip.values import Policy

BARE_HZ, QUIET = 800, 16
ALL = (MICROPHONE_HZ, MUSIC_HZ, CONSENT_HZ, BARE_HZ)


def hears(desk: DeskSide, *hz: int) -> None:
    desk.until(lambda: tones(desk.heard, ALL) == set(hz))


def bare_hears(desk: DeskSide, bare: Baresip, *hz: int) -> None:
    desk.until(lambda: tones(bare.heard, ALL, 8_000) == set(hz))


def called(desk: DeskSide, bare: Baresip) -> str:
    bare.order("dial", desk.contact())
    id = desk.call(state="ringing_in").id
    desk.send(c.Answer(call=id))
    bare.until("CALL_ESTABLISHED")
    desk.call(id, state="talking")
    hears(desk, BARE_HZ)
    bare_hears(desk, bare, MICROPHONE_HZ)
    return id


def test_muted_the_customer_hears_nothing_and_then_us_again(desks: Desks, tmp_path: Path) -> None:
    desk = desks()
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        id = called(desk, bare)
        desk.send(c.Mute(call=id, on=True))
        bare_hears(desk, bare)
        size = bare.heard.stat().st_size
        desk.until(lambda: bare.heard.stat().st_size > size + 16_000)  # the line is not dead
        bare_hears(desk, bare)
        hears(desk, BARE_HZ)
        desk.send(c.Mute(call=id, on=False))
        bare_hears(desk, bare, MICROPHONE_HZ)


def test_held_by_the_customer_by_us_and_by_both(desks: Desks, tmp_path: Path) -> None:
    desk = desks()
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        id = called(desk, bare)
        bare.order("hold")
        desk.call(id, hold="theirs")
        hears(desk)
        desk.send(c.SetHold(call=id, on=True))
        desk.call(id, hold="both")
        bare.until_reinvited(1)
        bare.order("resume")
        desk.call(id, hold="ours")
        desk.send(c.SetHold(call=id, on=False))
        desk.call(id, state="talking", hold="none")
        hears(desk, BARE_HZ)


def test_both_are_told_and_recorded_each_on_a_channel_of_its_own(
    desks: Desks, tmp_path: Path
) -> None:
    key, folder = os.urandom(32), tmp_path / "recordings"
    folder.mkdir()
    desk = desks(Policy(consent_file="any.wav", recordings=str(folder)), key)
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        id = called(desk, bare)
        desk.send(c.Record(call=id, on=True))
        desk.was(id, recording="consent")
        desk.until(lambda: CONSENT_HZ in tones(bare.heard, ALL, 8_000))
        desk.until(lambda: CONSENT_HZ in tones(desk.heard, ALL))
        desk.call(id, recording="on")
        measured = desk.until(lambda: [m for m in desk.of(e.Measured) if m.sending][-1:])[0]
        bare.order("hangup")
        ended = desk.call(id, state="ended")
    assert measured.sending is not None  # baresip's own report of what it hears of us
    assert measured.sending.loss == 0
    assert measured.sending.mos is not None and measured.sending.mos > 4
    assert ended.sending is not None and ended.receiving is not None
    assert ended.recorded is not None and ended.recorded.duration_ms > 1_000
    us, them = channels(Path(ended.recorded.path), key)
    assert lasting(us, RATE, MICROPHONE_HZ) >= 0.5 and lasting(us, RATE, BARE_HZ) == 0
    assert lasting(them, RATE, BARE_HZ) >= 0.5 and lasting(them, RATE, MICROPHONE_HZ) == 0


def test_a_pause_for_a_card_number_is_heard_by_nobody_and_silent_on_the_recording(
    desks: Desks, tmp_path: Path
) -> None:
    key, folder = os.urandom(32), tmp_path / "recordings"
    folder.mkdir()
    desk = desks(Policy(record=True, recordings=str(folder)), key)
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        id = called(desk, bare)
        desk.call(id, recording="on")
        goes_on(desk, bare, 0.5)
        before = bare.heard.stat().st_size
        desk.send(c.PauseRecording(call=id, most_s=1))
        desk.was(id, recording="paused")
        desk.call(id, recording="on")
        meanwhile = array("h", bare.heard.read_bytes()[before // 2 * 2 :])
        goes_on(desk, bare, 1.5)
        bare.order("hangup")
        ended = desk.call(id, state="ended")
    assert lasting(meanwhile, 8_000, MICROPHONE_HZ) >= 0.5
    assert not any(lasting(meanwhile, 8_000, hz) for hz in (MUSIC_HZ, CONSENT_HZ, RING_BACK_HZ))
    assert ended.recorded is not None
    ((begin, end),) = ended.recorded.pauses
    assert end - begin >= 700
    with Reader(Path(ended.recorded.path), key) as reader:
        silence, after = (
            array("h", reader.pcm(*of)) for of in ((begin + 100, end - begin - 200), (end + 100,))
        )
    assert max(map(abs, silence)) < QUIET
    for side, hz in ((after[0::2], MICROPHONE_HZ), (after[1::2], BARE_HZ)):
        assert lasting(side, RATE, hz) >= 0.5, "it went on by itself"


def goes_on(desk: DeskSide, bare: Baresip, seconds: float) -> None:
    """The talk, for so long as baresip hears it."""
    size = bare.heard.stat().st_size
    desk.until(lambda: bare.heard.stat().st_size > size + 16_000 * seconds)


def channels(path: Path, key: bytes) -> "tuple[array[int], array[int]]":
    """The second in the middle: (left, right)."""
    with Reader(path, key) as reader:
        samples = array("h", reader.pcm())
    begin = len(samples) // 4 * 2 - RATE
    both = samples[begin : begin + 2 * RATE]
    return both[0::2], both[1::2]
