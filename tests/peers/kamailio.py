"""Kamailio as registrar and proxy: digest authentication, UDP, TCP and TLS.

    with Kamailio(folder) as server:
        server.udp, server.tls, server.authority, server.restart()

Users are in `PASSWORDS`. MWI: a `SUBSCRIBE` to message-summary is accepted and `server` says the
figures of `VOICEMAILS` to everyone who registers. "9999" answers 503, "4880" 488.
"""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.peers import certificates
from tests.peers.ports import LOOPBACK, free_port, has_ipv6, spawn

DOMAIN = "santral.test"
PASSWORDS = {"1000": "eins", "1001": "zwei", "1002": "drei", "1003": "vier", "2000": "fünf"}
VOICEMAILS = {"1001": 3, "1003": 5}
_READY_S = 30.0

_CONFIG = Path(__file__).with_name("kamailio.cfg")

_TLS = """\
[server:default]
method = TLSv1.2+
verify_certificate = no
require_certificate = no
private_key = {files.key}
certificate = {files.certificate}
"""


class Kamailio:
    """`targets`: numbers that lead to a SIP address, or to another user of DOMAIN; `people`: users
    and passwords besides PASSWORDS."""

    def __init__(
        self, folder: Path, targets: dict[str, str] | None = None,
        people: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self._passwords = {**PASSWORDS, **(people or {})}
        self._folder = folder
        self.targets = targets or {}
        self._process: subprocess.Popen[bytes] | None = None
        self.udp = free_port()
        self.tls = free_port()
        self.log = folder / "kamailio.log"

    @property
    def authority(self) -> Path:
        return self._folder / "ca.pem"

    def __enter__(self) -> Self:
        files = certificates.make(self._folder)
        (self._folder / "tls.cfg").write_text(_TLS.format(files=files), encoding="utf-8")
        (self._folder / "kamailio.cfg").write_text(self._config(), encoding="utf-8")
        (self._folder / "run").mkdir(exist_ok=True)
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        command: list[str | Path] = [
            "kamailio",
            "-DD",
            "-E",
            "-m",
            "32",
            "-M",
            "8",
            "-w",
            self._folder,
        ]
        command += ["-f", self._folder / "kamailio.cfg", "-Y", self._folder / "run"]
        self._process = spawn(command, self.log, self._folder)
        deadline = time.monotonic() + _READY_S
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError(self.log.read_text(encoding="utf-8", errors="replace")[-2000:])

    def stop(self) -> None:
        """Everything it knew of who is registered is gone."""
        if self._process:
            children = _children(self._process.pid)
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
                for child in children:  # a parent that was killed leaves them behind
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Takes what comes and says nothing, as a machine does that lost its network."""
        assert self._process
        children = [self._process.pid, *_children(self._process.pid)]
        for child in children:
            os.kill(child, signal.SIGSTOP)
        try:
            yield
        finally:
            for child in children:
                os.kill(child, signal.SIGCONT)

    def _config(self) -> str:
        lines = [
            f'    $sht(passwords=>{user}) = "{word}";' for user, word in self._passwords.items()
        ]
        lines += [f'    $sht(mail=>{user}) = "{count}";' for user, count in VOICEMAILS.items()]
        lines += [f'    $sht(targets=>{user}) = "{uri}";' for user, uri in self.targets.items()]
        places = {
            "domain": DOMAIN,
            "udp": str(self.udp),
            "tls": str(self.tls),
            "folder": str(self._folder),
            "ipv6": self._ipv6() if has_ipv6() else "",
            "tables": "\n".join(lines),
        }
        text = _CONFIG.read_text(encoding="utf-8")
        for name, value in places.items():
            text = text.replace(f"@{name}@", value)
        return text

    def _ipv6(self) -> str:
        """The same ports of ::1."""
        ports = (("udp", self.udp), ("tcp", self.udp), ("tls", self.tls))
        return "\n".join(f"listen={kind}:[::1]:{port}" for kind, port in ports)

    def _answers(self) -> bool:
        """One OPTIONS, until it is answered."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.settimeout(0.05)
            line.connect((LOOPBACK, self.udp))
            here = f"{LOOPBACK}:{line.getsockname()[1]}"
            ask = (
                f"OPTIONS sip:{LOOPBACK}:{self.udp} SIP/2.0\r\n"
                f"Via: SIP/2.0/UDP {here};branch=z9hG4bKready;rport\r\nMax-Forwards: 5\r\n"
                f"From: <sip:ready@{LOOPBACK}>;tag=1\r\nTo: <sip:{LOOPBACK}>\r\n"
                f"Call-ID: ready\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
            )
            with contextlib.suppress(OSError):
                line.send(ask.encode())
                return line.recv(4096).startswith(b"SIP/2.0 200")
            time.sleep(0.02)
        return False


def _children(parent: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in found.stdout.split()]
