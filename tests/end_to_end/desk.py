"""The desk as a process of its own, on a screen of its own, with hands and eyes."""

import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any, cast

from tests.end_to_end.processes import LONGEST_S, Child, NotSeen, until

FAILED = "it failed; the desk's own output says why"
STILL_S, STILL_TRIES = 0.15, 20
ANSWERS_S = 60
"""A desk that does not answer so long hangs."""
MOUSE = frozenset({"click", "click_row", "choose", "compose", "fill", "drop_files"})
"""What the hands need a mouse for; `fill` and `compose` go to a field that no key led to."""


class DeskProcess(Child):
    """The desk on a screen, with hands and eyes: `click`, `write`, `key`, `sees`, `grab`."""

    def __init__(self, data: Path, env: dict[str, str]) -> None:
        super().__init__("tests.end_to_end.driven", data / "desk.log", env)
        self.data = data
        self.has_mouse = True
        """False: whoever reaches for it fails."""

    def start(self, *words: str) -> None:
        address = str(Path(tempfile.mkdtemp(prefix="santral-")) / "hands")
        self.launch(address, "--data", str(self.data), *words)
        until(lambda: self._reached(address), "the desk starts", 60, self.check)
        until(lambda: bool(self.ask("up")), "the desk opens its window", 60, self.check)

    def _reached(self, address: str) -> bool:
        """The socket's file is there a moment before anybody listens on it."""
        try:
            self._line = Client(address)
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        return True

    def check(self) -> None:
        if not self.alive():
            raise NotSeen(f"the desk ended:\n{self.said()[-3000:]}")

    def ask(self, name: str, *args: Any) -> Any:
        assert self.has_mouse or name not in MOUSE, f"there is no mouse to {name} {args} with"
        try:
            self._line.send((name, args))
            if not self._line.poll(ANSWERS_S):
                raise NotSeen(f"the desk does not answer to {name}:\n{self.said()[-3000:]}")
            ok, answer = self._line.recv()
        except (EOFError, OSError) as gone:
            raise NotSeen(f"the desk is gone ({gone!r}):\n{self.said()[-3000:]}") from gone
        if not ok:
            raise NotSeen(answer if answer != FAILED else f"{answer}:\n{self.said()[-3000:]}")
        return answer

    def texts(self) -> list[str]:
        return cast("list[str]", self.ask("texts"))

    def ready(self, name: str) -> None:
        """Waits until a button may be pressed."""
        self._retry(lambda: self.ask("ready", name), LONGEST_S)

    def timeline(self) -> list[str]:
        """The messages in sight."""
        return cast("list[str]", self.ask("timeline"))

    def click(self, *names: str, seconds: float = LONGEST_S) -> None:
        self._retry(lambda: self.ask("click", *names), seconds)

    def click_row(self, words: str, seconds: float = LONGEST_S) -> None:
        self._retry(lambda: self.ask("click_row", words), seconds)

    def choose(self, *names: str) -> None:
        self._retry(lambda: self.ask("choose", *names), LONGEST_S)

    def compose(self, text: str) -> None:
        """Clicks into the composer and types."""
        self._retry(lambda: self.ask("compose"), LONGEST_S)
        self.write(text)

    def write(self, text: str) -> None:
        self._retry(lambda: self.ask("write", text), LONGEST_S)

    def key(self, sequence: str) -> None:
        self._retry(lambda: self.ask("key", sequence), LONGEST_S)

    def keys(self, *sequences: str) -> None:
        for sequence in sequences:
            self.key(sequence)

    def goes_to(self, words: str, by: str = "Down", seconds: float = LONGEST_S) -> None:
        """By arrow keys, to the row or the entry of a menu that says so."""

        def there() -> None:
            before = self.ask("marked")
            if words in before:
                return
            self.key(by)
            if self.ask("marked") == before:
                self.key("Home")
            if words not in self.ask("marked"):
                raise NotSeen(f"no row or entry says {words}")

        self._retry(there, seconds)

    def tabs_to(self, name: str, by: str = "Tab") -> None:
        """By Tab, to what is called so."""
        for _ in range(60):
            if any(name in called for called in self.ask("focus")):
                return
            self.key(by)
        raise NotSeen(f"Tab does not come to {name}")

    def row(self, *words: str) -> dict[str, str]:
        """The first row in sight that says all of that, by the captions of its columns."""
        found = self.ask("tables")
        holds = (r for r in found if all(any(w in v for v in r.values()) for w in words))
        return cast("dict[str, str]", next(holds, {}))

    def picks(self, *path: str) -> None:
        """In the open menu, by arrow keys and Enter: an entry, one within it, and so on."""
        for words in path:
            self.goes_to(words)
            self.key("Return")

    def fill(self, name: str, text: str) -> None:
        """Writes into the field of that name, in place of what is in it."""
        self._retry(lambda: self.ask("fill", name, text), LONGEST_S)

    def paste_files(self, *paths: Path) -> None:
        self.ask("paste_files", [str(path) for path in paths])

    def drop_files(self, *paths: Path) -> None:
        self.ask("drop_files", [str(path) for path in paths])

    def ground(self) -> str:
        """The colour of the window's ground, as #rrggbb."""
        return str(self.ask("ground"))

    def spoken(self) -> list[str]:
        """Every word of the screen: also hints, tool tips and what a screen reader says."""
        return cast("list[str]", self.ask("spoken"))

    def grab(self, path: Path) -> None:
        """Once everything stands where it stays: a picture in the middle of that shows it cut."""
        path.parent.mkdir(parents=True, exist_ok=True)
        before = None
        for _ in range(STILL_TRIES):
            now = self.ask("places")
            if now == before:
                break
            before = now
            time.sleep(STILL_S)
        self.ask("grab", str(path))

    def sees(self, *words: str, seconds: float = LONGEST_S) -> str:
        """Waits until one text on the screen holds one of `words`; returns that text."""
        found: list[str] = []

        def look() -> bool:
            found[:] = [text for text in self.texts() if any(word in text for word in words)]
            return bool(found)

        until(look, f"the desk shows {' or '.join(words)}", seconds, self.check, self.texts)
        return found[0]

    def says(self, *words: str, seconds: float = LONGEST_S) -> None:
        """Waits until one thing on the screen, painted or for a screen reader, holds all `words`."""

        def look() -> bool:
            return any(all(word in said for word in words) for said in self.spoken())

        until(look, f"the desk says {' and '.join(words)}", seconds, self.check, self.spoken)

    def sees_in_timeline(self, words: str, seconds: float = LONGEST_S) -> None:
        def look() -> bool:
            return any(words in said for said in self.timeline())

        until(look, f"the timeline shows {words}", seconds, self.check, self.timeline)

    def sees_on_top(self, *words: str, seconds: float = LONGEST_S) -> None:
        """Waits until the first row of the inbox holds all of `words`."""
        self._first_row(("Konuşmalar", "Conversations"), words, seconds)

    def sees_first(self, called: str, *words: str, seconds: float = LONGEST_S) -> None:
        """Waits until the first row of the list of that name holds all of `words`."""
        self._first_row((called,), words, seconds)

    def _first_row(self, called: tuple[str, ...], words: tuple[str, ...], seconds: float) -> None:
        def look() -> bool:
            first = self.ask("first_row", *called)
            return all(word in first for word in words)

        until(look, f"on top is {' and '.join(words)}", seconds, self.check, self.texts)

    def has_open(self, *names: str, seconds: float = LONGEST_S) -> str:
        """Waits until the conversation with one of them is on the screen; returns whose it is."""
        self._retry(lambda: self.ask("ready", "talks_with"), seconds)
        found: list[str] = []

        def open_() -> bool:
            found[:] = self.ask("said_at", "talks_with")
            return found[0] in names and bool(self.timeline())

        what = f"the conversation with {' or '.join(names)}"
        until(open_, what, seconds, self.check, self.texts)
        return found[0]

    def writes_in(self, *names: str) -> None:
        """Waits until the keyboard is in the field of one of these names."""

        def here() -> bool:
            return bool(self.ask("writing")) and not set(names).isdisjoint(self.ask("focus"))

        until(
            here,
            f"the keyboard in {' or '.join(names)}",
            LONGEST_S,
            self.check,
            lambda: self.ask("focus"),
        )

    def puts_the_pen_down(self) -> None:
        """Escape, until no field takes letters any more."""

        def free() -> bool:
            if writing := self.ask("writing"):
                self.key("Escape")
            return not writing

        until(free, "letters are keys", LONGEST_S, self.check, self.texts)

    def sees_not(self, *words: str, seconds: float = LONGEST_S) -> None:
        def gone() -> bool:
            return not any(word in text for text in self.texts() for word in words)

        until(
            gone, f"the desk no longer shows {' or '.join(words)}", seconds, self.check, self.texts
        )

    def _retry(self, work: Callable[[], Any], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                work()
                return
            except NotSeen as absent:
                if time.monotonic() > deadline:
                    raise NotSeen(f"{absent}; on the screen:\n" + "\n".join(self.texts())) from None
                time.sleep(0.1)
