"""What the phone is measured against: SIPp, which answers every call, and baresip, which dials."""

import contextlib
import os
import socket
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.stage import Failed
from tests.peers import sipp
from tests.peers.ports import LOOPBACK, free_port, spawn
from tests.peers.scenario import Scenario, sdp


class Sipp(sipp.Sipp):
    """Rings and answers every call at once; voice is to come to `rtp_port`."""

    def __init__(self, place: Path, rtp_port: int) -> None:
        super().__init__(place, _answers(place, rtp_port).path)

    def __enter__(self) -> Self:
        super().__enter__()
        if self._process.poll() is not None:
            raise Failed("sipp did not start")
        return self

    @property
    def address(self) -> str:
        return f"sip:answers@{LOOPBACK}:{self.port}"

    def confirmed_ms(self) -> list[float]:
        """From INVITE to ACK of each call so far, as SIPp saw them."""
        found: list[float] = []
        invited: dict[str, float] = {}
        for at, message in self.received():
            if message.start.startswith("INVITE "):
                invited.setdefault(message.call_id, at)
            elif message.start.startswith("ACK ") and message.call_id in invited:
                found.append(1_000 * (at - invited.pop(message.call_id)))
        return found


def _answers(place: Path, rtp_port: int) -> Scenario:
    """Also to as many new offers as come in a call."""
    voice = sdp("8", port=rtp_port)
    answers = Scenario(place, f"answers-{rtp_port}").receives("INVITE").answers("180 Ringing")
    answers.answers("200 OK", voice).receives("ACK")
    answers.label(1).receives("BYE", optional=True, next=2).receives("INVITE")
    answers.answers("200 OK", voice).receives("ACK", next=1)
    return answers.label(2).answers("200 OK")


class Baresip:
    """Dials over UDP, with the microphone and loudspeaker that ours has."""

    def __init__(self, place: Path, env: dict[str, str]) -> None:
        folder = place / "baresip"
        folder.mkdir(exist_ok=True)
        self._control = free_port()
        (folder / "accounts").write_text(
            "<sip:bench@127.0.0.1>;regint=0;audio_codecs=PCMA\n", encoding="ascii"
        )
        (folder / "contacts").write_text("", encoding="ascii")
        (folder / "config").write_text(self._config(), encoding="ascii")
        command: list[str | Path] = ["env", *told(env), "baresip", "-f", folder]
        self._process = spawn(command, place / "baresip.log", place)
        self._line = self._connected()

    def __enter__(self) -> "Baresip":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._line.close()
        self._process.kill()
        self._process.wait()

    def call(self, address: str, seconds: float) -> None:
        self._say("dial", address)
        time.sleep(seconds)
        self._say("hangup", "")
        time.sleep(0.2)

    def _say(self, command: str, words: str) -> None:
        order = f'{{"command":"{command}","params":"{words}","token":"b"}}'
        self._line.sendall(f"{len(order)}:{order},".encode())

    def _connected(self) -> socket.socket:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                return socket.create_connection((LOOPBACK, self._control), 5)
            time.sleep(0.05)
        raise Failed("baresip did not start")

    def _config(self) -> str:
        """Sound as baresip itself sets it up on Linux: through ALSA."""
        modules = ("account", "g711", "alsa", "ctrl_tcp", "uuid", "menu")
        lines = ["module_path /usr/lib/baresip/modules"]
        lines += [
            f"{'module_app' if name in ('account', 'ctrl_tcp', 'menu') else 'module'} {name}.so"
            for name in modules
        ]
        lines += [f"audio_{end} alsa,default" for end in ("source", "player", "alert")]
        lines += [f"sip_listen {LOOPBACK}:0", f"ctrl_tcp_listen {LOOPBACK}:{self._control}"]
        return "\n".join(lines) + "\n"


def told(env: dict[str, str]) -> list[str]:
    """What of it is another than ours, as words for `env`."""
    return [f"{name}={value}" for name, value in env.items() if os.environ.get(name) != value]
