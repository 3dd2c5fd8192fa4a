"""SIPp: the many and the odd.

    with Sipp(folder, "uas") as far:              # answers every call to 127.0.0.1:far.port
        ...
    with Sipp(folder, "uac", towards=port, rate=500, calls=1_500) as flood:
        flood.wait()

The scenario is one of SIPp's own (`sipp -sd`), or the path of an XML file (`tests.peers.scenario`).
"""

import re
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.peers.ports import LOOPBACK, free_port, is_bound, spawn
from voip.place import joined
from voip.sip_text import Message, parse

_PATIENCE_S = 30.0
_MESSAGE = re.compile(
    rb"^-{10,} ([0-9-]+ [0-9:.]+)\n[A-Z]+ message (received|sent) [^\n]*:\n\n(.*?)(?=^-{10,} |\Z)",
    re.DOTALL | re.MULTILINE,
)


class Sipp:
    def __init__(
        self,
        folder: Path,
        scenario: str | Path,
        *,
        towards: int | None = None,
        user: str = "1000",
        rate: int = 10,
        calls: int = 0,
        transport: str = "u1",
        more: tuple[str, ...] = (),
        port: int = 0,
        host: str = LOOPBACK,
    ) -> None:
        """`port` 0: any. `calls` 0: until it is left. `transport`: u1 for UDP, t1 for TCP."""
        self.port, self.media = port or free_port(), free_port()
        self.messages = folder / f"messages-{self.port}.log"
        self.log = folder / f"sipp-{self.port}.log"
        self._folder = folder
        known = ("-sn", scenario) if isinstance(scenario, str) else ("-sf", scenario)
        self._words: list[str | Path] = ["sipp", *known, "-i", host, "-p", str(self.port)]
        self._words += ["-mp", str(self.media), "-nostdin", "-t", transport, *more]
        if not isinstance(scenario, str):
            self._words += ["-trace_msg", "-message_file", self.messages]
        if calls:
            self._words += ["-m", str(calls)]
        if towards is not None:
            self._words += ["-s", user, "-r", str(rate), joined(host, towards)]

    def __enter__(self) -> Self:
        self._process = spawn(self._words, self.log, self._folder)
        end = time.monotonic() + _PATIENCE_S
        while not is_bound(self.port) and self._process.poll() is None:
            if time.monotonic() > end:
                self.__exit__(None, None, None)
                raise AssertionError(self.said)
            time.sleep(0.01)
        return self

    def wait(self, timeout_s: float = 60) -> int:
        """Its exit code: 0 where every call went as the scenario says, 1 where one did not."""
        return self._process.wait(timeout_s)

    def went_well(self, timeout_s: float = 60) -> None:
        """Waits for its end, and fails with what it says where something came otherwise."""
        assert self.wait(timeout_s) == 0, self.said

    def until(self, what: str, count: int = 1, most_s: float = _PATIENCE_S) -> Message:
        """The `count`th of what `heard` gives, as soon as it came."""
        end = time.monotonic() + most_s
        while True:
            goes_on = self._process.poll() is None and time.monotonic() < end
            if len(found := self.heard(what)) >= count:
                return found[count - 1]
            assert goes_on, self.said
            time.sleep(0.02)

    @property
    def said(self) -> str:
        """The reason first: its screen would hide it."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return text.partition("------------------------------ Scenario Screen")[0][-3_000:]

    def heard(self, what: str) -> list[Message]:
        """Of a scenario of ours: requests of that method, or answers with that status. What was sent
        again, because the machine was slow to answer it, is no further one."""
        came = (message for _, message in self.received())
        wanted = (one for one in came if what in (str(one.status), one.is_request and one.method))
        return _once(wanted)

    def received(self) -> Iterator[tuple[float, Message]]:
        """When, in seconds, and what."""
        said = self.messages.read_bytes() if self.messages.exists() else b""
        for stamp, way, text in _MESSAGE.findall(said):
            if way == b"received":
                at = datetime.fromisoformat(stamp.decode()).timestamp()
                yield at, parse(text.replace(b"\r\n\r\n\n", b"\r\n\r\n"))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _once(messages: Iterator[Message]) -> list[Message]:
    """By the transaction: the topmost Via and the CSeq."""
    first: dict[tuple[str, str], Message] = {}
    for one in messages:
        first.setdefault((one.value("Via"), one.value("CSeq")), one)
    return list(first.values())
