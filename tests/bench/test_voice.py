"""What the figures of voice are worked out with; the figures themselves need a quiet machine."""

import array
import socket
import time
from pathlib import Path

import pytest

pytest.importorskip("pjsua2")
pytest.importorskip("psutil")

from tests.bench import voice_heard, voice_line, voice_sent
from tests.bench.voice_peers import Sipp
from tests.peers.ports import LOOPBACK
from voip.frames import BYTES, SILENCE


def logged(at: str, way: str, start: str, method: str) -> str:
    """As SIPp writes it down."""
    message = (
        f"{start}\r\nVia: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK{at}\r\nFrom: <sip:a@b>;tag=1\r\n"
        f"To: <sip:c@d>\r\nCall-ID: one\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
    )
    return f"{'-' * 47} 2026-01-02 10:00:00.{at}\nUDP message {way} [20] bytes :\n\n{message}\n"


LOG = (
    logged("100000", "received", "INVITE sip:answers@127.0.0.1:5060 SIP/2.0", "INVITE")
    + logged("101000", "sent", "SIP/2.0 200 OK", "INVITE")
    + logged("102500", "received", "ACK sip:answers@127.0.0.1:5060 SIP/2.0", "ACK")
)


def test_set_up_is_from_the_first_invite_to_the_ack_of_that_call(tmp_path: Path) -> None:
    sipp = Sipp.__new__(Sipp)
    sipp.messages = tmp_path / "messages.log"
    sipp.messages.write_bytes(LOG.encode())
    assert sipp.confirmed_ms() == pytest.approx([2.5], abs=0.01)


def test_the_longest_gap_between_packets_is_found() -> None:
    with voice_sent.Ear() as ear:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as voice:
            for wait in (0.0, 0.01, 0.06, 0.01):
                time.sleep(wait)
                voice.sendto(b"voice", (LOOPBACK, ear.port))
        while len(ear.came) < 4:
            time.sleep(0.01)
        assert ear.longest_ms >= 60


def test_delay_is_where_what_was_heard_is_most_like_what_was_said() -> None:
    burst = array.array("h", [(n * 7_919) % 20_000 - 10_000 for n in range(320)]).tobytes()
    ear = voice_line.Ear()
    for sound in [SILENCE, SILENCE, SILENCE, burst, SILENCE]:
        ear.hear(sound)
    began = ear.began - 0.005
    assert len(burst) == BYTES
    assert voice_line.delay_ms([SILENCE, burst, SILENCE], began, ear) == pytest.approx(45, abs=1)


def test_of_what_two_loudspeakers_played_the_same_moments_are_heard() -> None:
    """One recording began before the other, and came in lumps: the first was the quickest."""
    mouth, ear = (voice_heard.Tape.__new__(voice_heard.Tape) for _ in range(2))
    burst = [(n * 7_919) % 20_000 - 10_000 for n in range(320)]
    for tape, began, silent in ((mouth, 10.0, 3_200), (ear, 10.1, 3_200)):
        tape._began = began
        tape._sound = bytearray(array.array("h", [0] * silent + burst + [0] * 3_200).tobytes())
    said, heard = (tape.between(10.15, 10.38) for tape in (mouth, ear))
    assert voice_line.later(said, heard) == 1_600, "100 ms"


def test_a_stranger_keeps_his_rate_and_never_calls_twice_under_one_name() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        phone.bind((LOOPBACK, 0))
        sent = voice_sent.annoy([phone.getsockname()[1]], 0.1, 200)
        assert 1 <= sent <= 21
        invites = {phone.recv(2_048) for _ in range(sent)}
    assert len(invites) == sent and all(one.startswith(b"INVITE ") for one in invites)
