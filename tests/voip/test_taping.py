"""Recording while calling: from the first word or by order, with a pause and an announcement."""

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.voip.phone_with_tone import CONSENT_HZ, MICROPHONE_HZ
from tests.voip.sides import DeskSide, FarSide, tones
from tests.voip.sounds import lasting
from tests.voip.test_calls import FAR_HZ, OTHER_HZ, answered
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


def handed_over(recorded: DeskSide, far: Fars, *, recording: str) -> tuple[str, FarSide]:
    """A colleague calls and gives the call to a customer, who is heard as call 1."""
    colleague, customer = far(FAR_HZ), far(OTHER_HZ)
    id = answered(recorded, colleague)
    recorded.call(id, recording="on")
    recorded.send(c.Record(call=id, on=recording == "on"))
    recorded.call(id, recording=recording)
    customer.do("answering 200")
    colleague.do(f"call sip:{customer.name}@127.0.0.1:{customer.port};transport=tcp")
    customer.told(state="CONFIRMED")
    colleague.told(call=1, state="CONFIRMED")
    colleague.do("join 1 0")
    recorded.call(id, number="far1000", state="talking")
    customer.until(lambda: MICROPHONE_HZ in tones(customer.heard(1), (MICROPHONE_HZ,)))
    return id, customer


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
    assert heard(path) == ({MICROPHONE_HZ}, {FAR_HZ})


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
    recorded.was(id, recording="paused")
    recorded.call(id, recording="on")
    recorded.send(c.Record(call=id, on=False))
    assert recorded.call(id, recording="off").state == "talking"
    recorded.send(c.PauseRecording(call=id, most_s=1))
    assert recorded.refused("call.state").call == id
    recorded.send(c.HangUp(call=id))
    recording = recorded.call(id, state="ended").recorded
    assert recording is not None
    assert len(recording.pauses) == 1


@pytest.mark.parametrize("recorded", [{"record": True}], indirect=True)
def test_a_recording_that_is_switched_off_and_on_is_one_without_what_was_between(
    recorded: DeskSide, far: Fars, tmp_path: Path
) -> None:
    customer = far(FAR_HZ)
    id = answered(recorded, customer)
    recorded.call(id, recording="on")
    talk_until(customer, 32_000)
    recorded.send(c.Record(call=id, on=False))
    recorded.call(id, recording="off")
    (path,) = (tmp_path / "recordings").iterdir()
    talk_until(customer, 96_000)
    recorded.send(c.Record(call=id, on=True))
    recorded.call(id, recording="on")
    talk_until(customer, 32_000)
    recorded.send(c.HangUp(call=id))
    ended = recorded.call(id, state="ended")
    assert ended.recorded is not None and ended.answered_at and ended.ended_at
    assert list((tmp_path / "recordings").iterdir()) == [path]
    assert ended.ended_at - ended.answered_at > ended.recorded.duration_ms + 2_000
    assert ended.recorded.duration_ms >= 1_600


@pytest.mark.parametrize("recorded", [{"record": True}], indirect=True)
def test_a_call_that_is_handed_to_us_is_recorded_to_its_end(
    recorded: DeskSide, far: Fars, tmp_path: Path
) -> None:
    id, customer = handed_over(recorded, far, recording="on")
    recorded.send(c.PauseRecording(call=id, most_s=1))
    recorded.was(id, recording="paused", number="far1000")
    recorded.call(id, recording="on", number="far1000")
    size = customer.heard(1).stat().st_size
    customer.until(lambda: customer.heard(1).stat().st_size > size + 32_000)
    recorded.send(c.HangUp(call=id))
    recording = recorded.call(id, state="ended").recorded
    assert recording is not None
    at = recording.duration_ms - 900
    assert heard(Path(recording.path), at) == ({MICROPHONE_HZ}, {OTHER_HZ})


@pytest.mark.parametrize("recorded", [{"record": True, "consent_file": "x.wav"}], indirect=True)
def test_whom_a_call_is_handed_to_hears_the_announcement_too(recorded: DeskSide, far: Fars) -> None:
    id, customer = handed_over(recorded, far, recording="on")
    customer.until(lambda: CONSENT_HZ in tones(customer.heard(1), (CONSENT_HZ,)))
    recorded.call(id, recording="on", number="far1000")


@pytest.mark.parametrize("recorded", [{"record": True}], indirect=True)
def test_an_order_not_to_record_outlives_being_handed_over(recorded: DeskSide, far: Fars) -> None:
    id, _ = handed_over(recorded, far, recording="off")
    assert recorded.calls[id].recording == "off"


@pytest.mark.parametrize("recorded", [{"record": True, "consent_file": "x.wav"}], indirect=True)
def test_both_hear_the_announcement_before_a_recording_begins(
    recorded: DeskSide, far: Fars
) -> None:
    customer = far(FAR_HZ)
    id = answered(recorded, customer)
    recorded.was(id, recording="consent")
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


def heard(path: Path, at: int = 0) -> tuple[set[int], set[int]]:
    """What lasts on the left and on the right, from so many ms after its beginning on."""
    with Reader(path, KEY) as reader:
        assert reader.recorded.complete
        sound = array("h", reader.pcm(at))
    return lasts(sound[0::2]), lasts(sound[1::2])


def lasts(side: "array[int]") -> set[int]:
    among = (MICROPHONE_HZ, FAR_HZ, OTHER_HZ)
    return {hz for hz in among if lasting(side, RATE, hz) >= 0.3}
