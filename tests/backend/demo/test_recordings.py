"""Recordings sound, last as long as they say, and are made once."""

import hashlib
import wave
from array import array
from pathlib import Path

import pytest

from backend.demo import recordings
from backend.demo.files import File

FEW = ("rec-tr-late", "voice-tr-noise")


def samples(file: File) -> "array[int]":
    with wave.open(file.path, "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 8_000)
        return array("h", sound.readframes(sound.getnframes()))


def test_every_recording_is_what_it_says(made: dict[str, File]) -> None:
    sounds = [file for file in made.values() if file.mime == "audio/wav"]
    assert len(sounds) == 16
    for file in sounds:
        content = Path(file.path).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        heard = samples(file)
        assert abs(file.duration_ms - len(heard) / 8) < 2
        loud = sum(abs(sample) > 500 for sample in heard)
        assert loud > len(heard) / 10, "silent"
        assert (
            len(file.waveform) == 60 and max(file.waveform) == 100 and len(set(file.waveform)) > 10
        )


def test_without_a_synthesiser_it_still_sounds(directory: Path) -> None:
    made = recordings.prepare(directory, synthesiser=None)
    for id in FEW:
        heard = samples(made[id])
        assert sum(abs(sample) > 500 for sample in heard) > len(heard) / 10
        assert made[id].duration_ms > 5_000


def test_a_second_call_makes_nothing(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = recordings.prepare(directory, synthesiser=None)
    monkeypatch.setattr(recordings, "_made", lambda *_: pytest.fail("made again"))
    assert recordings.prepare(directory, synthesiser=None) == first


def test_a_lost_file_is_made_again(directory: Path) -> None:
    first = recordings.prepare(directory, synthesiser=None)
    Path(first[FEW[0]].path).unlink()
    again = recordings.prepare(directory, synthesiser=None)
    assert again == first and Path(again[FEW[0]].path).exists()


def test_peaks_are_shares_of_the_loudest() -> None:
    wave_ = array("h", [0] * 60 + [100] * 60)
    assert recordings.peaks(wave_, 2) == (0, 100)
    assert recordings.peaks(array("h"), 3) == (0, 0, 0)


def test_what_is_said_is_known_by_the_recordings_own_clock(tmp_path: Path) -> None:
    for file in recordings.prepare(tmp_path, None).values():
        assert all(line.at_ms < line.until_ms <= file.duration_ms for line in file.spoken)
        begins = [line.at_ms for line in file.spoken]
        assert begins == sorted(begins) and all(line.text for line in file.spoken)
    whole = recordings.prepare(tmp_path, None)["rec-tr-late"]
    assert [line.who for line in whole.spoken] == ["agent", "customer"] * 4
    assert whole.spoken[1].text.startswith("Merhaba, perde siparişim")
