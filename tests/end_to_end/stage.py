"""The stage of a story: platform, line, desk and customer, and the steps that are seen on it."""

import contextlib
import functools
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from playwright.sync_api import Error as BrowserError

from tests.end_to_end.desk import DeskProcess
from tests.end_to_end.display import VirtualDisplay
from tests.end_to_end.processes import NotSeen, PlatformProcess
from tests.end_to_end.proxy import Proxy
from tests.end_to_end.visitor import Visitor, Visitors

Language = Literal["tr", "en"]


@dataclass(frozen=True)
class Step:
    step: str
    seconds: float
    ok: bool
    picture: str


def set_up(desk: DeskProcess, **settings: Any) -> None:
    """What is set on it before it starts."""
    if settings:
        desk.data.mkdir(parents=True, exist_ok=True)
        (desk.data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


class Stage:
    """Everything a story needs, real; closed again whatever happened.

    `place` is for the processes' data; pictures and steps.json go to `out` where it is given.
    `company`: data of a platform that holds the sample company already, to begin from.
    """

    def __init__(
        self, place: Path, out: Path | None = None, language: Language = "tr",
        size: str = "1440x900", told: Callable[[str], None] = lambda _: None,
        company: Path | None = None, theme: str = "",
    ) -> None:  # fmt: skip
        self.place, self.out, self.language, self.told = place, out, language, told
        self.size, self.company = size, company
        self.user, self.theme = "selim", theme
        """Who sits at the desk; empty: the theme that is set."""
        self.steps: list[Step] = []
        self.platform = PlatformProcess(place / "platform")
        self._open = contextlib.ExitStack()

    def __enter__(self) -> "Stage":
        self.place.mkdir(parents=True, exist_ok=True)
        if self.out:
            shutil.rmtree(self.out, ignore_errors=True)
            self.out.mkdir(parents=True)
        self.display = self._open.enter_context(VirtualDisplay(self.size))
        self.desk = DeskProcess(self.place / "desk", self.display.env)
        self._open.callback(self.platform.stop)
        self._open.callback(self.desk.stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._open.close()

    # What there is

    def found_company(self) -> Path:
        """The sample company's data, served by nobody yet: a past can be written into it."""
        if self.company:
            shutil.copytree(self.company, self.platform.data)
        else:
            self.platform.start()
            self.platform.stop()
        return self.platform.data

    def start_platform(self, *, demonstration: bool = True) -> None:
        if demonstration and self.company and not self.platform.data.exists():
            self.found_company()
        self.platform.start(demonstration=demonstration)
        self.line = Proxy(("127.0.0.1", self.platform.port)).start()
        self._open.callback(self.line.stop)
        if demonstration:
            place = self.place / "demonstration.json"
            self.key = self.platform.credentials(self.line.port, place, self.user)

    def start_desk(self, *words: str) -> None:
        self.desk.start("--demonstration", str(self.key), *self._looks(), *words)

    def start_plain_desk(self, *words: str) -> None:
        """As anybody starts it: nothing signs in by itself."""
        self.desk.start("--geometry", self.size, "--lang", self.language, *words)

    def another_desk(self, user: str, env: Mapping[str, str] = {}, **settings: Any) -> DeskProcess:
        """A colleague's: its own screen, its own data, the same platform."""
        display = self._open.enter_context(VirtualDisplay(self.size))
        desk = DeskProcess(self.place / f"desk-{user}", {**display.env, **env})
        self._open.callback(desk.stop)
        set_up(desk, **settings)
        port = self.platform.port
        key = self.platform.credentials(port, self.place / f"{user}.json", user)
        desk.start("--demonstration", str(key), *self._looks())
        return desk

    def _looks(self) -> list[str]:
        words = ["--geometry", self.size, "--lang", self.language]
        return [*words, "--theme", self.theme] if self.theme else words

    def visitor(self) -> Visitor:
        """A customer on the company's page; comes straight to the platform, not over our line."""
        return self._visitors.comes(self.platform.chat, self.language)

    @functools.cached_property
    def _visitors(self) -> Visitors:
        return self._open.enter_context(Visitors())

    @property
    def colleague(self) -> tuple[str, str]:
        """User and name of one of Selim's team who speaks the customers' language."""
        return {"tr": ("derya", "Derya Koç"), "en": ("hannah", "Hannah Reed")}[self.language]

    def words(self, turkish: str, english: str) -> str:
        return turkish if self.language == "tr" else english

    # What is seen

    @contextlib.contextmanager
    def step(self, name: str, camera: Callable[[Path], None] | None = None) -> Iterator[None]:
        """One step; it is ok only where its body saw what it was to see."""
        began, ok = time.monotonic(), False
        try:
            yield
            ok = True
        finally:
            picture = self._picture(name, camera or self.desk.grab)
            self._note(Step(name, round(time.monotonic() - began, 2), ok, picture))
            if not ok:
                self._picture("what the desk showed", self.desk.grab)

    def _picture(self, name: str, camera: Callable[[Path], None]) -> str:
        if not self.out:
            return ""
        words = re.findall(r"\w+", name)[:8]
        path = self.out / f"{len(self.steps) + 1:02}-{'-'.join(words)}.png"
        with contextlib.suppress(NotSeen, BrowserError, OSError, AttributeError):
            camera(path)
        return path.name if path.exists() else ""

    def _note(self, step: Step) -> None:
        self.steps.append(step)
        mark = "ok    " if step.ok else "FAILED"
        self.told(f"  {mark} {step.seconds:6.2f} s  {step.step}")
        if self.out:
            rows = [asdict(one) for one in self.steps]
            text = json.dumps(rows, indent=1, ensure_ascii=False)
            (self.out / "steps.json").write_text(text, encoding="utf-8")
