"""Strangers who call without end, at every port of the phone, while a call is up.

    outcome = run(seconds=30)       # 500 INVITEs a second to each port

The far side of the call listens for the phone's voice, so a gap in it is seen.
"""

import socket
import threading
import time
from pathlib import Path
from typing import NamedTuple

from tests.voip.registrar import LOOPBACK, Registrar
from tests.voip.sip_samples import SDP, request
from tests.voip.station import Station

A_SECOND = 500


class Outcome(NamedTuple):
    sent: int
    rings: int
    """Beside the one call that is up."""
    ended: bool
    """The call did not live through it."""
    longest_gap_ms: float
    """Between two packets of the voice."""


def run(seconds: float, a_second: int = A_SECOND) -> Outcome:
    with (
        Registrar() as registrar,
        Station(registrar.account()) as station,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far,
    ):
        far.bind((LOOPBACK, 0))
        contact = registrar.contact()
        station.ready("wrong")
        body = SDP.replace(b"m=audio 4000", b"m=audio %d" % far.getsockname()[1])
        registrar.say(request("INVITE", f"sip:1000@{contact}", body=body))
        tag = registrar.answer_to("call-1").value("To").partition("tag=")[2]
        registrar.say(request("ACK", f"sip:1000@{contact}", to_tag=tag, branch="z9hG4bKack"))
        station.wait("call", lambda said: said["state"] == "CONFIRMED")
        ear = Ear(far)
        sent = flood(udp_ports(station.process.pid), contact, seconds, a_second)
        gap = ear.stop()
        assert station.is_alive()
        states = [said["state"] for said in station.heard("call")]
        return Outcome(sent, len(station.heard("rang")) - 1, "DISCONNECTED" in states, gap)


class Ear:
    """Hears packets, and how long there was none."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._line.settimeout(1)
        self._done = False
        self._gap = 0.0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        last = 0.0
        while not self._done:
            try:
                self._line.recv(2_000)
            except TimeoutError:
                continue
            now = time.monotonic()
            self._gap = max(self._gap, now - last if last else 0.0)
            last = now

    def stop(self) -> float:
        """The longest gap in ms."""
        self._done = True
        self._thread.join()
        return self._gap * 1_000


def flood(
    ports: list[int], contact: str, seconds: float, a_second: int = A_SECOND, host: str = LOOPBACK
) -> int:
    """From a port that belongs to nobody, to each of `ports`; how many were sent to each."""
    count = round(seconds * a_second)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.bind((host, 0))
        began = time.monotonic()
        for number in range(count):
            message = invite(contact, f"stranger-{number}")
            for port in ports:
                stranger.sendto(message, (LOOPBACK, port))
            ahead = number / a_second - (time.monotonic() - began)
            if ahead > 0:
                time.sleep(ahead)
    return count


def invite(contact: str, call_id: str) -> bytes:
    branch = f"z9hG4bK{call_id}"
    return request("INVITE", f"sip:1000@{contact}", body=SDP, call_id=call_id, branch=branch)


def udp_ports(process: int) -> list[int]:
    """All that it listens on, those of the voice and the inner ones too (Linux)."""
    places = [str(entry.readlink()) for entry in Path(f"/proc/{process}/fd").iterdir()]
    lines = [line.split() for line in Path("/proc/net/udp").read_text().splitlines()[1:]]
    return [int(line[1][-4:], 16) for line in lines if f"socket:[{line[9]}]" in places]
