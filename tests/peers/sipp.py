"""SIPp: the many and the odd.

    with Sipp(folder, "uas") as far:              # answers every call to 127.0.0.1:far.port
        ...
    with Sipp(folder, "uac", towards=port, rate=500, calls=1_500) as flood:
        flood.wait()

The scenario is one of SIPp's own (`sipp -sd`), or the path of an XML file.
"""

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.peers.ports import LOOPBACK, free_port, spawn


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
    ) -> None:
        """`calls` 0: until it is left. `transport`: u1 for UDP, t1 for TCP."""
        self.port = free_port()
        self.log = folder / f"sipp-{self.port}.log"
        self._folder = folder
        known = ("-sn", scenario) if isinstance(scenario, str) else ("-sf", scenario)
        self._words: list[str | Path] = ["sipp", *known, "-i", LOOPBACK, "-p", str(self.port)]
        self._words += ["-mp", str(free_port()), "-nostdin", "-t", transport, *more]
        if calls:
            self._words += ["-m", str(calls)]
        if towards is not None:
            self._words += ["-s", user, "-r", str(rate), f"{LOOPBACK}:{towards}"]

    def __enter__(self) -> Self:
        self._process = spawn(self._words, self.log, self._folder)
        return self

    def wait(self, timeout_s: float = 30) -> int:
        """Its exit code: 0 where every call went as the scenario says, 1 where one did not."""
        return self._process.wait(timeout_s)

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
