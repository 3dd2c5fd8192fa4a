"""One chaos run: writing on both sides while both are killed and the line misbehaves."""

import contextlib
import queue
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.end_to_end.chaos.history import History, Truth, Written
from tests.end_to_end.chaos.platform import CONVERSATIONS
from tests.end_to_end.processes import ROOT, NotSeen
from tests.end_to_end.proxy import Proxy


class Side:
    """One of the two processes; what it says is heard by a thread and kept in order."""

    def __init__(self, module: str, log: Path) -> None:
        self._module, self._log = module, log
        self.heard: queue.Queue[list[str]] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None

    def start(self, *words: str) -> None:
        with self._log.open("a") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module, *words], cwd=ROOT, text=True, bufsize=1,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
        self._ear = threading.Thread(target=self._hear, args=(self._process,), daemon=True)
        self._ear.start()

    def ask(self, *words: str) -> None:
        process = self._process
        if process and process.stdin and process.poll() is None:
            try:
                process.stdin.write(" ".join(words) + "\n")
                process.stdin.flush()
            except BrokenPipeError:
                return

    def kill(self) -> None:
        """kill -9, and everything it had said by then is heard."""
        if self._process and self._process.stdin:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._ear.join(5)
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
            self._process = None

    def answer(self, word: str, seconds: float, note: Callable[[list[str]], None]) -> list[str]:
        """Waits for a line that begins with `word`; every other line goes to `note`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                words = self.heard.get(timeout=0.2)
            except queue.Empty:
                if self._process and self._process.poll() is not None and self.heard.empty():
                    raise NotSeen(
                        f"{self._module} ended:\n{self._log.read_text()[-3000:]}"
                    ) from None
                continue
            if words[0] == word:
                return words
            note(words)
        raise NotSeen(f"{self._module} did not say {word!r} within {seconds:.0f} s")

    def _hear(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        with process.stdout as said:
            for line in said:
                if line.endswith("\n"):
                    self.heard.put(line.split(maxsplit=3))


class Chaos:
    """`run(cycles)` returns the violations it found; the same seed asks for the same."""

    def __init__(self, place: Path, seed: int, bug: str = "", patience: float = 40.0) -> None:
        self.place, self.bug = place, bug
        self.patience = patience
        """Seconds the two sides have to agree once nothing goes wrong any more."""
        self.random = random.Random(seed)
        self.history = History()
        self.proxy: Proxy | None = None
        self.platform = Side("tests.end_to_end.chaos.platform", place / "platform.log")
        self.desk = Side("tests.end_to_end.chaos.desk", place / "desk.log")
        self.port = 0
        self.count = 0
        self.bugs_reported: list[str] = []

    def run(self, cycles: int, told: Callable[[int], None] = lambda _: None) -> list[str]:
        for folder in ("platform", "desk"):
            (self.place / folder).mkdir(parents=True, exist_ok=True)
        self.start_platform()
        self.proxy = Proxy(("127.0.0.1", self.port)).start()
        try:
            self.start_desk()
            self.converge()
            for cycle in range(cycles):
                self.cycle()
                told(cycle)
            return [*self.bugs_reported, *self.verdict()]
        finally:
            self.platform.kill()
            self.desk.kill()
            self.proxy.stop()

    def cycle(self) -> None:
        assert self.proxy
        self.proxy.fragment = self.random.choice([0, 0, 0, 1])
        self.write()
        self.pause()
        self.random.choice(
            [self.kill_desk, self.kill_platform, self.new_epoch, self.cut, self.silence]
        )()
        self.write()
        self.pause()
        self.listen()

    # What people do

    def write(self) -> None:
        for _ in range(self.random.randrange(1, 5)):
            self.count += 1
            conversation, text = self.random.choice(CONVERSATIONS), f"text-{self.count}"
            self.history.tried.add(text)
            side, verb = self.random.choice([(self.desk, "send"), (self.platform, "say")])
            side.ask(verb, conversation, text)

    def pause(self) -> None:
        time.sleep(self.random.choice([0, 0.01, 0.05, 0.2]))

    # What goes wrong

    def kill_desk(self) -> None:
        self.desk.kill()
        self.listen()
        self.pause()
        self.start_desk()

    def kill_platform(self, *words: str) -> None:
        self.platform.kill()
        self.listen()
        self.pause()
        self.start_platform(*words)

    def new_epoch(self) -> None:
        self.kill_platform("new-epoch")

    def cut(self) -> None:
        assert self.proxy
        self.proxy.cut()
        self.write()
        self.pause()
        self.proxy.restore()

    def silence(self) -> None:
        assert self.proxy
        self.proxy.silence()
        self.write()
        self.pause()
        self.proxy.restore()

    # The two sides

    def start_platform(self, *words: str) -> None:
        self.platform.start(str(self.place / "platform"), str(self.port), *words)
        url = self.platform.answer("ready", 30, self.note)[1]
        self.port = int(url.rsplit(":", 1)[1])

    def start_desk(self) -> None:
        assert self.proxy
        bug = [self.bug] if self.bug else []
        self.desk.start(str(self.place / "desk"), f"http://127.0.0.1:{self.proxy.port}", *bug)
        self.desk.answer("up", 30, self.note)

    def listen(self) -> None:
        for side in (self.platform, self.desk):
            while not side.heard.empty():
                self.note(side.heard.get())

    def note(self, words: list[str]) -> None:
        if words[0] == "sent":
            self.history.sent.append(Written(words[2], words[3].strip(), words[1]))
        elif words[0] == "said":
            self.history.received.append(Written(words[1], words[2]))
        elif words[0] == "bug":
            self.bugs_reported.append(" ".join(words))

    # The end

    def verdict(self) -> list[str]:
        assert self.proxy
        self.proxy.fragment = 0
        late = self.converge()
        platform = self.truth(self.platform)
        return [*late, *self.history.violations(platform, self.truth(self.desk))]

    def converge(self) -> list[str]:
        """Until the desk is live, has nothing to send, and has what the platform has."""
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            self.desk.ask("settled")
            if self.desk.answer("settled", 10, self.note)[1] == "yes" and self.equal():
                return []
            time.sleep(0.1)
        return [f"the desk did not settle within {self.patience:.0f} s"]

    def equal(self) -> bool:
        return self.truth(self.platform).messages == self.truth(self.desk).messages

    def truth(self, side: Side) -> Truth:
        side.ask("truth")
        words = side.answer("truth", 30, self.note)
        return msgspec.json.decode(" ".join(words[1:]), type=Truth)
