"""What a figure is measured on: a virtual screen, a platform, and desks on copies of a cache."""

import compileall
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.bench.cache import PLACE, ROOT, Cache
from tests.end_to_end.display import VirtualDisplay

SIZE = "1440x900"
PATIENCE_S = 180.0


class Failed(RuntimeError):
    """A measured process did not do what it was started for."""


class Stage:
    """One desk's data on a copy of `cache`; several processes may use it one after the other."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._open = contextlib.ExitStack()
        self._number = 0

    def __enter__(self) -> "Stage":
        PLACE.mkdir(parents=True, exist_ok=True)
        self.display = self._open.enter_context(VirtualDisplay(SIZE))
        self.data = Path(tempfile.mkdtemp(prefix="run-", dir=PLACE))
        self._open.callback(shutil.rmtree, self.data, ignore_errors=True)
        self.url = f"http://127.0.0.1:{self._start_platform()}"
        self._key = self._cache.lay(self.data, self.url)
        compile_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._open.close()

    @property
    def store(self) -> Path:
        return next(self.data.glob("profiles/*/desk.db"))

    def desk_words(self) -> list[str]:
        """The real desk's arguments: this data, signed in by itself."""
        words = ["--data", str(self.data), "--demonstration", str(self._key)]
        return [*words, "--geometry", SIZE, "--lang", "en", "--theme", "light"]

    def run(self, module: str, *words: str, seconds: float = PATIENCE_S) -> tuple[Any, int]:
        """What a module wrote into the file that is its first argument, and when it was started."""
        child = self.start(module, *words)
        return child.result(seconds), child.began

    def start(self, module: str, *words: str) -> "Child":
        self._number += 1
        return Child(self.data / f"{self._number}", module, words, child_env(self.display.env))

    def tell_platform(self, path: str, value: object = None) -> Any:
        data = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(f"{self.url}/control/{path}", data)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def _start_platform(self) -> int:
        command = [sys.executable, "-m", "tests.bench.server", str(self._cache.targets())]
        platform = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=child_env()
        )
        self._open.callback(_end, platform)
        assert platform.stdout
        return int(platform.stdout.readline())


class Child:
    """A measured process; `began` is when it was started, in ns of the monotonic clock."""

    def __init__(
        self, place: Path, module: str, words: tuple[str, ...], env: dict[str, str]
    ) -> None:
        self._result, self._log = place.with_suffix(".json"), place.with_suffix(".log")
        command = [sys.executable, "-m", module, str(self._result), *words]
        with self._log.open("wb") as log:
            self.began = time.monotonic_ns()
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=env)

    def result(self, seconds: float = PATIENCE_S) -> Any:
        """Waits for its end. Raises Failed."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(self.process)
            raise Failed(f"not done within {seconds:.0f} s\n{self.said()}") from None
        if code or not self._result.exists():
            raise Failed(f"ended with {code}\n{self.said()}")
        return json.loads(self._result.read_text(encoding="utf-8"))

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-4000:]


def compile_all() -> None:
    """An installed desk is compiled; so is the one that is measured."""
    for name in ("core", "desktop", "tests", "backend"):
        compileall.compile_dir(ROOT / name, quiet=2)


def child_env(more: dict[str, str] | None = None) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "PYTHONUTF8": "1", **(more or {})}


def _end(process: "subprocess.Popen[Any]") -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()
