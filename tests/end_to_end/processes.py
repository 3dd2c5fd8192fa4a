"""Processes that are started, watched and killed: the platform is one, the desk another (`desk`)."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 30.0
"""Nothing takes so long, but on a busy machine."""


class NotSeen(AssertionError):
    """What should have come on the screen did not."""


class Child:
    """A Python module as a child process; its output goes to a file beside its data."""

    def __init__(self, module: str, log: Path, env: dict[str, str] | None = None) -> None:
        self.module, self.log = module, log
        self.env = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
        self.process: subprocess.Popen[bytes] | None = None

    def launch(self, *words: str) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            command = [sys.executable, "-m", self.module, *words]
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=output, stderr=output
            )

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """kill -9: no chance to tidy up."""
        if self.process and self.alive():
            self.process.kill()
        self._reap()

    def sleep(self) -> None:
        """As a machine that is closed: nothing of it goes on."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> int:
        if self.process and self.alive():
            self.process.send_signal(signal.SIGCONT)
            self.process.send_signal(signal.SIGTERM)
        return self._reap()

    def _reap(self) -> int:
        if self.process is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.process.wait(timeout=20)
        self.process.kill()
        return self.process.wait()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""


class PlatformProcess(Child):
    """The reference platform with its sample company; keeps its port across restarts."""

    def __init__(self, data: Path) -> None:
        super().__init__("backend", data / "platform.log")
        self.data, self.port, self.chat = data, 0, ""
        self.heartbeat_ms = 0
        """0: the platform's own."""
        self.grace_s = 0.0
        """0: the platform's own."""
        self.trunk: Path | None = None
        """The line to an operator, as `serve --trunk` takes it."""
        self.bot: Path | None = None
        """Folder of a flow of one's own."""
        self.zone = ""
        """Empty: the platform's own."""

    def start(self, *, demonstration: bool = True) -> None:
        ready = self.data / "ready.json"
        ready.unlink(missing_ok=True)
        words = ["--demo", "--offer-after", "0"] if demonstration else []
        words += ["--heartbeat-ms", str(self.heartbeat_ms)] if self.heartbeat_ms else []
        words += ["--grace-seconds", str(self.grace_s)] if self.grace_s else []
        words += ["--trunk", str(self.trunk)] if self.trunk else []
        words += ["--bot", str(self.bot)] if self.bot else []
        words += ["--zone", self.zone] if self.zone else []
        words += ["--data", str(self.data), "--port", str(self.port), "--ready", str(ready)]
        self.launch("serve", *words)
        until(ready.exists, "the platform listens", 240, self.check)
        content = json.loads(ready.read_text(encoding="utf-8"))
        self.port = urlsplit(content["url"]).port or 0
        self.chat = content["chat"]

    def check(self) -> None:
        if not self.alive():
            raise NotSeen(f"the platform ended:\n{self.said()[-3000:]}")

    def let_in(self, password: str, **who: str) -> None:
        """`python -m backend user add`, the password on its standard input."""
        words = [word for name, value in who.items() for word in (f"--{name}", value)]
        command = [sys.executable, "-m", "backend", "user", "add", "--data", str(self.data), *words]
        subprocess.run(
            command, cwd=ROOT, env=self.env, input=f"{password}\n", text=True, check=True,
            capture_output=True, timeout=60,
        )  # fmt: skip

    def rules(self, queue: str, **rules: int) -> None:
        """`python -m backend queue`, while it serves."""
        words = [
            word
            for name, value in rules.items()
            for word in (f"--{name.replace('_', '-')}-seconds", str(value))
        ]
        command = [sys.executable, "-m", "backend", "queue", "--data", str(self.data)]
        subprocess.run(
            [*command, "--queue", queue, *words], cwd=ROOT, env=self.env, check=True,
            capture_output=True, timeout=60,
        )  # fmt: skip

    def credentials(self, port: int, place: Path, user: str = "selim") -> Path:
        """The demonstration's sign-in file for one user, with the server behind another port."""
        content = json.loads((self.data / "demo.json").read_text(encoding="utf-8"))
        content["server"] = f"http://127.0.0.1:{port}"
        content["users"] = [each for each in content["users"] if each["user"] == user]
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file)
        return place


def until(
    look: Callable[[], bool], what: str, seconds: float,
    check: Callable[[], None] = lambda: None, picture: Callable[[], object] = lambda: "",
) -> None:  # fmt: skip
    """Waits for something to be seen; says what was not, and what was there instead."""
    deadline = time.monotonic() + seconds
    while not look():
        check()
        if time.monotonic() > deadline:
            raise NotSeen(f"not seen within {seconds:.0f} s: {what}\n{picture()}")
        time.sleep(0.05)
