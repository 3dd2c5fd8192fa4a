"""baresip as the customer or the colleague: a phone that nobody here wrote.

    with Baresip(folder, hz=700) as phone:
        phone.order("dial", "sip:desk@127.0.0.1:5062;transport=tcp")
        phone.until("CALL_ESTABLISHED")

It plays a tone of HZ and records what it hears (until a re-INVITE: then its recorder is left out of
the new stream; a `speaker` goes on), answers by itself unless told otherwise, and follows a REFER. Debian's 1.0.0 knows
no Replaces.
"""

import json
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.peers.first import before_others
from tests.peers.ports import LOOPBACK, free_port, free_room, spawn

_MODULES = Path("/usr/lib/baresip/modules")
_CONFIG = """\
poll_method epoll
sip_listen {host}:{sip}
rtp_ports {rtp}-{rtp_end}
net_interface {host}
{sound}
audio_player {player}
audio_alert aubridge,alert
auplay_channels 1
call_local_timeout 60
call_max_calls 4
snd_path {folder}
ctrl_tcp_listen {host}:{control}
module_path {modules}
module srtp.so
{more}
module account.so
module menu.so
module g711.so
module g722.so
module ausine.so
module aufile.so
module aubridge.so
module sndfile.so
module_app ctrl_tcp.so
"""
_TONE = "audio_source ausine,{}\nausrc_srate 48000\nausrc_channels 2"
_SOURCE = "audio_source {}\nausrc_srate 16000\nausrc_channels 1\nauplay_srate 16000"
_PATIENCE_S, _RTP = 30.0, 16
"""`_RTP`: ports for its voice, two a call and of four calls at most."""
ECHO = "aubridge,heard"


class Baresip:
    def __init__(
        self,
        folder: Path,
        hz: int,
        *,
        user: str = "bare",
        answers: bool = True,
        account: str = "",
        source: str = "",
        speaker: str = "",
        ice: bool = False,
    ) -> None:
        """`account`: a line of baresip's file of accounts. `source`: what it says in place of the
        tone, as module and device, 16,000 mono samples a second; ECHO: what it hears. `speaker`: of
        a sound server, through which it is heard. `ice`: for accounts with `medianat=ice`; it says
        every message then."""
        self.folder, self.hz, self.user = folder, hz, user
        self._speaker, self._ice = speaker, ice
        # It takes the port beside its own for TLS.
        self.sip, self.control, rtp = free_port(beside=True), free_port(), free_room(_RTP)
        folder.mkdir(parents=True, exist_ok=True)
        config = _CONFIG.format(
            host=LOOPBACK,
            sip=self.sip,
            control=self.control,
            sound=_SOURCE.format(source) if source else _TONE.format(hz),
            folder=folder,
            player="portaudio,default" if speaker else "aubridge,heard",
            modules=_MODULES,
            more=_more(*["portaudio"] * bool(speaker), *["stun", "ice"] * ice),
            rtp=rtp,
            rtp_end=rtp + _RTP,
        )
        (folder / "config").write_text(config)
        mode = "auto" if answers else "manual"
        own = account or f"<sip:{user}@{LOOPBACK}>;regint=0"
        (folder / "accounts").write_text(f"{own};answermode={mode}\n")
        (folder / "contacts").write_text("")
        self.events: list[dict[str, Any]] = []
        self._left = b""

    @property
    def address(self) -> str:
        return f"sip:{self.user}@{LOOPBACK}:{self.sip};transport=tcp"

    @property
    def heard(self) -> Path:
        """What it hears in its newest call, 8,000 samples a second."""
        found = sorted(self.folder.glob("dump-*-dec.wav"))
        return found[-1] if found else self.folder / "nothing.wav"

    def __enter__(self) -> Self:
        command: list[str | Path] = [*before_others(), "env", f"PULSE_SINK={self._speaker}"]
        command += ["baresip", "-f", self.folder, *["-s"] * self._ice]
        self._child = spawn(command, self.folder / "output.txt", self.folder)
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                self._line = socket.create_connection((LOOPBACK, self.control), 1)
                return self
            except OSError:
                if self._child.poll() is not None or time.monotonic() > end:
                    self._end()
                    raise AssertionError(self.said) from None
                time.sleep(0.02)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._line.close()
        self._end()

    def _end(self) -> None:
        self._child.terminate()
        try:
            self._child.wait(2)
        except subprocess.TimeoutExpired:
            self._child.kill()
        self._child.wait()

    def order(self, command: str, parameters: str = "") -> None:
        frame = json.dumps({"command": command, "params": parameters}).encode()
        self._line.sendall(b"%d:%s," % (len(frame), frame))

    def until(self, kind: str, count: int = 1, most_s: float = _PATIENCE_S) -> dict[str, Any]:
        """The `count`th event of that kind, as soon as it came."""
        end = time.monotonic() + most_s
        while True:
            found = [event for event in self.events if event.get("type") == kind]
            if len(found) >= count:
                return found[count - 1]
            assert time.monotonic() < end, self.events
            self._read(end)

    def until_registered(self) -> None:
        """It may have happened before anybody could listen to events."""
        self.until_it_says("200 OK")

    def until_reinvited(self, count: int) -> None:
        """So many re-INVITEs came. Before it asks for a hold of its own, ours must have: where two
        cross, it is asked again before it asks again itself, and then it never does."""
        self.until_it_says("got re-INVITE", count)

    @property
    def said(self) -> str:
        return (self.folder / "output.txt").read_text(errors="replace")

    def until_it_says(self, words: str, count: int = 1) -> None:
        end = time.monotonic() + _PATIENCE_S
        while self.said.count(words) < count:
            assert time.monotonic() < end, self.said
            time.sleep(0.02)

    def _read(self, end: float) -> None:
        self._line.settimeout(max(0.05, end - time.monotonic()))
        try:
            came = self._line.recv(65_536)
        except TimeoutError:
            return
        assert came, f"it ended: {self.said[-2_000:]}"
        self._left += came
        while b":" in self._left:
            length, _, rest = self._left.partition(b":")
            if len(rest) <= int(length):
                return
            self.events.append(json.loads(rest[: int(length)]))
            self._left = rest[int(length) + 1 :]


def _more(*modules: str) -> str:
    return "\n".join(f"module {name}.so" for name in modules)
