"""The two sides of a call in tests: our desk with its phone, and the far one."""

import contextlib
import json
import math
import os
import signal
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from tests.peers.ports import end
from voip import commands as c
from voip import events as e
from voip.phone import Phone
from voip.values import Account, Call, Policy

T = TypeVar("T")
SECRET = b"0123456789abcdef0123456789abcdef"
LONGEST_S = 30.0
ROOT = Path(__file__).resolve().parents[2]
ACCOUNT = Account(
    id="line", user="desk", domain="127.0.0.1", peer="127.0.0.1", transport="tcp", codecs=("PCMA",)
)


MUSIC = Policy(hold_music="any.wav")


class Side:
    """Something that tells news on a thread, which a test awaits."""

    def __init__(self) -> None:
        self.news: list[Any] = []
        self._told = threading.Condition()

    def hear(self, news: Any) -> None:
        with self._told:
            self.news.append(news)
            self._told.notify_all()

    def until(self, look: Callable[[], T | None], most_s: float = LONGEST_S) -> T:
        """What `look` gives as soon as it gives anything; looks at every news and now and then."""
        end = time.monotonic() + most_s
        with self._told:
            while not (found := look()):
                assert time.monotonic() < end, f"it never came; told were {self.news[-12:]}"
                self._told.wait(0.02)
        return found


class DeskSide(Side):
    """A desk as far as its phone sees one."""

    def __init__(
        self,
        place: Path,
        *,
        accounts: tuple[Account, ...] = (ACCOUNT,),
        policy: Policy = MUSIC,
        key: bytes = b"",
        program: str = "tests.voip.phone_with_tone",
    ) -> None:
        super().__init__()
        self.place = place
        hello = c.Hello(desk="test", policy=policy, key=key)
        run = (sys.executable, "-m", program)
        self.phone = Phone(place, SECRET, hello, self.hear, run)
        self.phone.send(c.SetAccounts(accounts=accounts))
        self.phone.start()

    def send(self, *commands: c.AnyCommand) -> None:
        for command in commands:
            self.phone.send(command)

    def contact(self, account: str = "line") -> str:
        """Where the phone can be called, as soon as it can."""
        return self.until(lambda: self._contact(account))

    def _contact(self, account: str) -> str:
        said = [x.registration for x in self.of(e.Registered) if x.registration.account == account]
        return said[-1].contact if said and said[-1].state == "ready" else ""

    def ready(self, times: int = 1) -> None:
        """An account has been so often."""
        self.until(
            lambda: [x.registration.state for x in self.of(e.Registered)].count("ready") >= times
        )

    def of(self, kind: type[T]) -> list[T]:
        return [news for news in self.news if isinstance(news, kind)]

    @property
    def calls(self) -> dict[str, Call]:
        """As last told, in the order in which they began."""
        calls: dict[str, Call] = {}
        for news in self.news:
            if isinstance(news, e.Changed):
                calls[news.call.id] = news.call
            elif isinstance(news, e.Welcome):
                calls = {call.id: call for call in news.calls}
        return calls

    def call(self, id: str = "", **what: Any) -> Call:
        """The call (the newest where none is named) as soon as it is like that."""
        return self.until(lambda: self._like(id, what))

    def was(self, id: str, **what: Any) -> Call:
        """The call as it was then, as soon as it was once: what passes may have passed before a
        busy machine looks."""

        def look() -> Call | None:
            told = (news.call for news in self.of(e.Changed))
            return next((call for call in told if call.id == id and _is(call, what)), None)

        return self.until(look)

    def talked(self, id: str) -> str:
        """As soon as it was answered."""
        return self.was(id, state="talking").id

    def _like(self, id: str, what: dict[str, Any]) -> Call | None:
        calls = self.calls
        if not calls or (id and id not in calls):
            return None
        call = calls[id or list(calls)[-1]]
        return call if _is(call, what) else None

    def refused(self, code: str) -> e.Refused:
        return self.until(
            lambda: next((each for each in self.of(e.Refused) if each.code == code), None)
        )

    def dial(self, far: "FarSide", id: str = "out", **more: Any) -> Call:
        self.contact()
        number = f"sip:{far.name}@127.0.0.1:{far.port};transport=tcp"
        self.send(c.Dial(call=id, account="line", number=number, **more))
        return self.call(id, state="talking")

    @property
    def heard(self) -> Path:
        return self.place / "heard.wav"

    @property
    def pid(self) -> int:
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                if str(self.place).encode() in entry.read_bytes().split(b"\0"):
                    return int(entry.parent.name)
        raise AssertionError("there is no phone")

    def close(self) -> None:
        self.phone.close()
        with contextlib.suppress(AssertionError):
            self.until(lambda: not _is_there(self.place / "lock"), 10.0)


def _is(call: Call, what: dict[str, Any]) -> bool:
    return all(getattr(call, name) == value for name, value in what.items())


def _is_there(path: Path) -> bool:
    """Somebody holds the lock."""
    import fcntl

    if not path.exists():
        return False
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


_OF_WHAT_COMES = ("answering", "refusing")


class FarSide(Side):
    def __init__(self, place: Path, hz: int) -> None:
        super().__init__()
        place.mkdir(parents=True, exist_ok=True)
        self.place, self.hz, self.name = place, hz, f"far{hz}"
        self._child = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", sys.executable, "-m", "tests.peers.far",
             str(place), str(hz)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.port = self.until(lambda: next((n["port"] for n in self.news if "port" in n), 0))
        except AssertionError:
            self.close()
            raise

    def _read(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            if line.startswith("{"):
                self.hear(json.loads(line))

    def do(self, order: str) -> None:
        """Returns at once, but after what decides over a call to come: that could be there first."""
        assert self._child.stdin is not None
        minds = order.partition(" ")[0] in _OF_WHAT_COMES
        before = self._minded
        self._child.stdin.write(order + "\n")
        self._child.stdin.flush()
        if minds:
            self.until(lambda: self._minded > before)

    @property
    def _minded(self) -> int:
        return sum("minds" in news for news in self.news)

    def told(self, **what: Any) -> dict[str, Any]:
        """The first news that is like that, as soon as it was told."""
        return self.until(lambda: next((n for n in self.news if what.items() <= n.items()), {}))

    def heard(self, call: int = 0) -> Path:
        return self.place / f"heard-{call}.wav"

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Says nothing and hears nothing."""
        os.kill(self._child.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self._child.pid, signal.SIGCONT)

    def fall(self) -> None:
        os.kill(self._child.pid, signal.SIGKILL)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.do("quit")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(5)
        end(self._child, self._reader)


WINDOW_S, HEADER = 0.2, 44


def tones(path: Path, among: tuple[int, ...], rate: int = 16_000, back_s: float = 0.0) -> set[int]:
    """Which of these tones sound at the end of a file that is still being written, or were
    heard so long before."""
    sound = array("h")
    data = path.read_bytes()[HEADER:] if path.exists() else b""
    data = data[: max(0, len(data) - int(rate * back_s) * 2)]
    length = int(rate * WINDOW_S) * 2
    if len(data) < length:
        return set()
    sound.frombytes(data[-(length + len(data) % 2) :][:length])
    return {hz for hz in among if loudness(sound, hz, rate) > 200}


def loudness(sound: "array[int]", hz: int, rate: int) -> float:
    """Goertzel: the amplitude of one frequency, 0 to 32,767."""
    k = 2 * math.cos(2 * math.pi * hz / rate)
    one = two = 0.0
    for sample in sound:
        one, two = sample + k * one - two, one
    return 2 * math.sqrt(max(0.0, one * one + two * two - k * one * two)) / len(sound)
