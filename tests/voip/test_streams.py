"""Streams over a PortAudio that is not there: which device is asked for, and how a failure is told."""

import os
import sys
import types
from typing import Any

import pytest

pytest.importorskip("pjsua2")

from voip import priority
from voip.devices import Device
from voip.streams import NoDevice, Stream

HEADSET = Device("Headset", "alsa_output.usb-headset")
WINDOWS = [
    {"name": "Headset", "max_output_channels": 2, "max_input_channels": 0, "hostapi": 0},
    {"name": "Headset", "max_output_channels": 2, "max_input_channels": 0, "hostapi": 1},
    {"name": "Headset", "max_output_channels": 0, "max_input_channels": 1, "hostapi": 1},
]


class PortAudio(types.ModuleType):
    """What of sounddevice is used; `opened` is what was asked of it."""

    class PortAudioError(Exception):
        pass

    def __init__(self, devices: list[dict[str, Any]]) -> None:
        super().__init__("sounddevice")
        self.devices, self.opened, self.broken = devices, [], False  # type: ignore[var-annotated]

    def query_devices(self) -> list[dict[str, Any]]:
        return self.devices

    def query_hostapis(self, index: int) -> dict[str, str]:
        return {"name": ("MME", "Windows WASAPI")[index]}

    def WasapiSettings(self, **settings: bool) -> dict[str, bool]:
        return settings

    def RawInputStream(self, **asked: Any) -> "Opened":
        return self._open("in", asked)

    def RawOutputStream(self, **asked: Any) -> "Opened":
        return self._open("out", asked)

    def _open(self, way: str, asked: dict[str, Any]) -> "Opened":
        if self.broken:
            raise self.PortAudioError("device unavailable")
        self.opened.append({"way": way, **asked})
        return Opened()


class Opened:
    def start(self) -> None:
        pass

    def abort(self, ignore_errors: bool) -> None:
        pass

    def close(self, ignore_errors: bool) -> None:
        pass


def use(monkeypatch: pytest.MonkeyPatch, platform: str, devices: list[dict[str, Any]]) -> PortAudio:
    library = PortAudio(devices)
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(priority, "put_first", lambda threads: None)
    for name in ("PULSE_SINK", "PULSE_SOURCE"):
        monkeypatch.delenv(name, raising=False)
    return library


def test_the_threads_that_a_device_brings_are_put_before_other_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, threads = use(monkeypatch, "linux", [{"name": "pulse"}]), {1, 2}
    put: list[frozenset[int]] = []
    monkeypatch.setattr(priority, "put_first", put.append)
    monkeypatch.setattr(priority, "threads", lambda: frozenset(threads))
    monkeypatch.setattr(Opened, "start", lambda _: threads.update({3, 4}))
    Stream("speaker", HEADSET, lambda length: bytes(length))
    assert library.opened and put == [{3, 4}]


def test_a_stream_is_torn_for_as_long_as_no_piece_of_it_is_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, now = use(monkeypatch, "linux", [{"name": "pulse"}]), [10.0]
    monkeypatch.setattr("voip.streams.time", types.SimpleNamespace(monotonic=lambda: now[0]))
    stream = Stream("speaker", HEADSET, lambda length: bytes(length), 0.08)
    assert library.opened[0]["latency"] == 0.08
    for late, torn_s in ((True, 0.1), (True, 0.2), (False, 0.0), (True, 0.1)):
        now[0] += 0.1
        library.opened[0]["callback"](bytearray(640), 320, None, late)
        assert stream.torn_s == pytest.approx(torn_s)


def test_on_linux_a_device_is_named_to_the_sound_server(monkeypatch: pytest.MonkeyPatch) -> None:
    library = use(monkeypatch, "linux", [{"name": "pulse"}, {"name": "default"}])
    Stream("speaker", HEADSET, lambda length: bytes(length))
    assert library.opened[0]["device"] == "pulse"
    assert os.environ["PULSE_SINK"] == HEADSET.id
    Stream("speaker", None, lambda length: bytes(length)).close()
    assert "PULSE_SINK" not in os.environ, "the default again"


def test_without_a_sound_server_it_is_what_alsa_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    library = use(monkeypatch, "linux", [{"name": "default"}])
    Stream("microphone", HEADSET, lambda sound: None)
    assert library.opened[0]["device"] is None


def test_on_windows_the_quickest_interface_of_that_name_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = use(monkeypatch, "win32", WINDOWS)
    Stream("speaker", HEADSET, lambda length: bytes(length))
    Stream("microphone", HEADSET, lambda sound: None)
    assert [each["device"] for each in library.opened] == [1, 2]
    assert library.opened[0]["extra_settings"] == {"auto_convert": True}


def test_a_device_that_is_not_listed_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "darwin", WINDOWS)
    with pytest.raises(NoDevice):
        Stream("speaker", Device("Gone", "g"), lambda length: bytes(length))


def test_a_device_that_is_taken_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "linux", []).broken = True
    with pytest.raises(NoDevice, match="unavailable"):
        Stream("speaker", None, lambda length: bytes(length))


def test_a_machine_without_portaudio_has_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(NoDevice):
        Stream("speaker", None, lambda length: bytes(length))


def test_sound_goes_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    library = use(monkeypatch, "linux", [])
    heard: list[bytes] = []
    Stream("microphone", None, heard.append)
    Stream("speaker", None, lambda length: b"\x01" * length)
    library.opened[0]["callback"](b"abcd", 2, None, None)
    played = bytearray(4)
    library.opened[1]["callback"](played, 2, None, None)
    assert heard == [b"abcd"] and played == b"\x01\x01\x01\x01"
