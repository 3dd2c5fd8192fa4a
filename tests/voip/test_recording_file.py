import stat
import wave
from io import BytesIO
from pathlib import Path

import pytest

from voip import companding
from voip.recording_file import SECOND, Damaged, Ending, Reader, Writer

KEY = bytes(range(32))
HEADER, SEALED = 64, 5 + SECOND + 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "call.rec"


def write(path: Path, seconds: int = 3, rest: int = 0, end: bool = True) -> None:
    """Second n is made of the byte n, so that what is read tells where it came from."""
    writer = Writer(path, KEY, 1_700_000_000_000)
    for number in range(seconds):
        writer.second(bytes([number]) * SECOND)
    if rest:
        writer.second(bytes([seconds]) * rest)
    if end:
        samples = (seconds * SECOND + rest) // 2
        writer.end(Ending(samples, pauses=((100, 200),), peaks=(1, 2, 255)))
    else:
        writer.abandon()  # as a crash would leave it


def tampered(path: Path, place: int, new: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[place : place + len(new)] = new
    path.write_bytes(data)


def read(path: Path) -> bytes:
    with Reader(path, KEY) as reader:
        return reader.pcm()


def test_what_was_said_comes_back(path: Path) -> None:
    write(path, 2, rest=SECOND // 2)
    with Reader(path, KEY) as reader:
        recorded, pcm = reader.recorded, reader.pcm()
    assert recorded.complete and recorded.started_at == 1_700_000_000_000
    assert recorded.duration_ms == 2_500
    assert recorded.pauses == ((100, 200),) and recorded.peaks == (1, 2, 255)
    codes = b"\x00" * SECOND + b"\x01" * SECOND + b"\x02" * (SECOND // 2)
    assert pcm == companding.decoded(codes).tobytes()


@pytest.mark.parametrize(("start", "length"), [(0, 10), (990, 20), (1_500, 1_000), (2_999, 500)])
def test_any_position_is_found(path: Path, start: int, length: int) -> None:
    write(path)
    with Reader(path, KEY) as reader:
        whole = reader.pcm()
        assert reader.pcm(start, length) == whole[start * 64 : (start + length) * 64]


def test_nothing_of_it_can_be_read_in_the_file(path: Path) -> None:
    write(path)
    data = path.read_bytes()
    assert b"\x01" * 16 not in data
    assert KEY not in data and KEY[:8] not in data


def test_two_recordings_of_the_same_share_no_chunk(path: Path) -> None:
    other = path.with_name("other.rec")
    write(path)
    write(other)
    assert path.read_bytes()[HEADER:SEALED] != other.read_bytes()[HEADER:SEALED]
    tampered(path, HEADER, other.read_bytes()[HEADER : HEADER + SEALED])
    with pytest.raises(Damaged):
        read(path)


def test_only_its_owner_may_read_it(path: Path) -> None:
    write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_recording_is_never_written_over(path: Path) -> None:
    write(path)
    with pytest.raises(FileExistsError):
        Writer(path, KEY, 0)


def test_another_key_opens_nothing(path: Path) -> None:
    write(path)
    with pytest.raises(Damaged):
        Reader(path, bytes(32))


@pytest.mark.parametrize("place", [0, 8, 12, 40, HEADER + 6, HEADER + SEALED + 5, HEADER + 4])
def test_a_changed_byte_is_noticed(path: Path, place: int) -> None:
    write(path)
    tampered(path, place, bytes([path.read_bytes()[place] ^ 1]))
    with pytest.raises(Damaged):
        read(path)


def test_chunks_in_another_order_are_noticed(path: Path) -> None:
    write(path)
    data = path.read_bytes()
    first, second = data[HEADER : HEADER + SEALED], data[HEADER + SEALED : HEADER + 2 * SEALED]
    tampered(path, HEADER, second + first)
    with pytest.raises(Damaged):
        read(path)


def test_a_chunk_left_out_is_noticed(path: Path) -> None:
    write(path)
    data = path.read_bytes()
    path.write_bytes(data[:HEADER] + data[HEADER + SEALED :])
    with pytest.raises(Damaged):
        read(path)


def test_what_a_crash_left_can_be_heard_up_to_the_last_second(path: Path) -> None:
    write(path, end=False)
    with path.open("r+b") as file:
        file.truncate(HEADER + 2 * SEALED + 777)
    with Reader(path, KEY) as reader:
        assert not reader.recorded.complete
        assert reader.recorded.duration_ms == 2_000
        assert len(reader.pcm()) == 2 * 64_000


def test_a_recording_cut_short_between_chunks_is_not_complete(path: Path) -> None:
    write(path)
    with path.open("r+b") as file:
        file.truncate(HEADER + 3 * SEALED)
    with Reader(path, KEY) as reader:
        assert not reader.recorded.complete


def test_sound_after_the_end_is_noticed(path: Path) -> None:
    write(path)
    path.write_bytes(path.read_bytes() + path.read_bytes()[HEADER : HEADER + SEALED])
    with pytest.raises(Damaged):
        read(path)


def test_a_recording_that_has_not_begun_is_empty(path: Path) -> None:
    write(path, 0, end=False)
    with Reader(path, KEY) as reader:
        assert reader.recorded.duration_ms == 0 and reader.pcm() == b""


def test_rubbish_is_no_recording(path: Path) -> None:
    for rubbish in (b"", b"RIFF", b"SANTRALR\x02" + bytes(90), bytes(200)):
        path.write_bytes(rubbish)
        with pytest.raises(Damaged):
            Reader(path, KEY)


def test_the_whole_call_is_a_wav_for_those_who_keep_it(path: Path) -> None:
    write(path, 1)
    with Reader(path, KEY) as reader:
        plain, companded = reader.wav(), reader.wav(companded=True)
    with wave.open(BytesIO(plain)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 16_000, 16_000)
    assert len(companded) < len(plain) / 1.9


@pytest.mark.parametrize("length", [1, 57, 1_000, SECOND, 100_000, 1 << 20])
@pytest.mark.parametrize("rest", [0, 500])
def test_the_wav_is_the_same_in_pieces(path: Path, length: int, rest: int) -> None:
    write(path, 2, rest)
    with Reader(path, KEY) as reader:
        whole, size = reader.wav(companded=True), reader.wav_size
        places = range(0, size, length) if length > 100 else range(40, 70)
        assert size == len(whole)
        assert all(reader.wav_part(at, length) == whole[at : at + length] for at in places)
