"""Recording while calling: from the first word or by order, with a pause and an announcement."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.voip.phone_with_tone import CONSENT_HZ, MICROPHONE_HZ
from tests.voip.sides import DeskSide, FarSide, tones
from tests.voip.test_calls import FAR_HZ, answered
from voip import commands as c
from voip.frames import RATE
from voip.recording_file import Reader
from voip.values import Policy

Fars = Callable[..., FarSide]
KEY = bytes(range(32))


@pytest.fixture
def recorded(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[DeskSide]:
    (tmp_path / "recordings").mkdir()
    values = {"recordings": str(tmp_path / "recordings"), **request.param}
    side = DeskSide(tmp_path / "phone", policy=Policy(**values), key=KEY)
    yield side
    side.close()


def talk_until(far: FarSide, more: int) -> None:
    size = far.heard().stat().st_size
    far.until(lambda: far.heard().stat().st_size > size + more)


@pytest.mark.parametrize("recorded", [{"record": True}], indirect=True)
def test_a_call_is_recorded_by_policy_in_two_channels_and_encrypted(
    recorded: DeskSide, far: Fars, tmp_path: Path
) -> None:
    customer = far(FAR_HZ)
    id = answered(recorded, customer)
    recorded.call(id, recording="on")
    talk_until(customer, 32_000)
    recorded.send(c.HangUp(call=id))
    recording = recorded.call(id, state="ended").recorded
    assert recording is not None
    assert recording.duration_ms >= 800
    path = Path(recording.path)
    assert path.parent == tmp_path / "recordings"
    assert b"RIFF" not in path.read_bytes()
    assert heard(path, tmp_path) == ({MICROPHONE_HZ}, {FAR_HZ})


@pytest.mark.parametrize("recorded", [{}], indirect=True)
def test_a_recording_pauses_and_goes_on_and_its_pause_is_known(
    recorded: DeskSide, far: Fars
) -> None:
    customer = far(FAR_HZ)
    id = answered(recorded, customer)
    assert recorded.calls[id].recording == "off"
    recorded.send(c.Record(call=id, on=True))
    recorded.call(id, recording="on")
    recorded.send(c.PauseRecording(call=id, most_s=1))
    recorded.call(id, recording="paused")
    recorded.call(id, recording="on")
    recorded.send(c.Record(call=id, on=False))
    recording = recorded.call(id, recording="off").recorded
    assert recording is not None
    assert len(recording.pauses) == 1
    assert recorded.calls[id].state == "talking"


@pytest.mark.parametrize("recorded", [{"record": True, "consent_file": "x.wav"}], indirect=True)
def test_both_hear_the_announcement_before_a_recording_begins(
    recorded: DeskSide, far: Fars
) -> None:
    customer = far(FAR_HZ)
    id = answered(recorded, customer)
    recorded.call(id, recording="consent")
    customer.until(lambda: CONSENT_HZ in tones(customer.heard(), (CONSENT_HZ,)))
    recorded.call(id, recording="on")


@pytest.mark.parametrize("recorded", [{"record": True}], indirect=True)
def test_a_call_that_cannot_be_recorded_is_still_a_call(
    recorded: DeskSide, far: Fars, tmp_path: Path
) -> None:
    (tmp_path / "recordings").rmdir()
    id = answered(recorded, far(FAR_HZ))
    assert recorded.refused("recording.failed").call == id
    assert recorded.call(id).state == "talking"


def heard(path: Path, folder: Path) -> tuple[set[int], set[int]]:
    """What sounds on the left and on the right, early in the recording."""
    with Reader(path, KEY) as reader:
        sound = reader.pcm(300, 300)
    left, right = folder / "left", folder / "right"
    for side, file in ((0, left), (1, right)):
        channel = b"".join(sound[i : i + 2] for i in range(2 * side, len(sound), 4))
        file.write_bytes(b"\0" * 44 + channel)
    among = (MICROPHONE_HZ, FAR_HZ)
    return tones(left, among, RATE), tones(right, among, RATE)
