"""What the phone is measured against: SIPp, which answers every call, and baresip, which dials."""

import contextlib
import os
import re
import socket
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from tests.bench.stage import Failed
from tests.peers.ports import LOOPBACK, free_port, spawn

_CALL_ID = re.compile(r"(?im)^Call-ID:\s*(\S+)")
_MESSAGE = re.compile(
    r"-{10,} ([0-9-]+[ T][0-9:.]+)\s+\w+ message (\w+)[^\n]*\n\s*\n(.*?)(?=\n-{10,}|\Z)", re.S
)
_ANSWER = """<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="answers">
<recv request="INVITE" rrs="true"/>
<send><![CDATA[
SIP/2.0 180 Ringing
[last_Via:]
[last_Record-Route:]
[last_From:]
[last_To:];tag=[call_number]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:answers@[local_ip]:[local_port]>
Content-Length: 0

]]></send>
<send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_Record-Route:]
[last_From:]
[last_To:];tag=[call_number]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:answers@[local_ip]:[local_port]>
Content-Type: application/sdp
Content-Length: [len]

v=0
o=answers 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio RTP_PORT RTP/AVP 8
a=rtpmap:8 PCMA/8000
]]></send>
<recv request="ACK"/>
<label id="1"/>
<recv request="BYE" optional="true" next="2"/>
<recv request="INVITE" next="3"/>
<label id="3"/>
<send next="4"><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_Record-Route:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:answers@[local_ip]:[local_port]>
Content-Type: application/sdp
Content-Length: [len]

v=0
o=answers 1 2 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio RTP_PORT RTP/AVP 8
a=rtpmap:8 PCMA/8000
]]></send>
<label id="4"/>
<recv request="ACK" next="1"/>
<label id="2"/>
<send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
</scenario>
"""


class Sipp:
    """Rings and answers every call on `port` at once; voice is to come to `rtp_port`."""

    def __init__(self, place: Path, rtp_port: int) -> None:
        self._place, self.port = place, free_port()
        scenario = place / f"answers-{self.port}.xml"
        scenario.write_text(_ANSWER.replace("RTP_PORT", str(rtp_port)), encoding="latin-1")
        command: list[str | Path] = [
            "sipp",
            "-sf",
            scenario,
            "-i",
            LOOPBACK,
            "-p",
            str(self.port),
            "-nostdin",
        ]
        self._messages = place / f"messages-{self.port}.log"
        command += ["-trace_msg", "-message_file", self._messages]
        self._process = spawn(command, place / f"sipp-{self.port}.log", place)

    def __enter__(self) -> "Sipp":
        time.sleep(0.5)
        if self._process.poll() is not None:
            raise Failed("sipp did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._process.kill()
        self._process.wait()

    @property
    def address(self) -> str:
        return f"sip:answers@{LOOPBACK}:{self.port}"

    def confirmed_ms(self) -> list[float]:
        """From INVITE to ACK of each call so far, as SIPp saw them."""
        found: list[float] = []
        invited: dict[str, float] = {}
        for at, text in self._received():
            call = _CALL_ID.search(text)
            if call is None:
                continue
            if text.startswith("INVITE "):
                invited.setdefault(call[1], at)
            elif text.startswith("ACK ") and call[1] in invited:
                found.append(1_000 * (at - invited.pop(call[1])))
        return found

    def _received(self) -> Iterator[tuple[float, str]]:
        """When, in seconds, and what."""
        text = self._messages.read_text(encoding="latin-1")
        for stamp, how, message in _MESSAGE.findall(text):
            if how == "received":
                yield datetime.fromisoformat(stamp).timestamp(), message


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
