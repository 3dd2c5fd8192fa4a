"""`python -m tests.end_to_end.screens [NAME…]`: every screen and state as a picture, in out/screens.

Light and dark, Turkish and English; the main ones also at other sizes and scales. Each
combination is a process with a virtual display of its own, two at a time. A contact sheet of
each lies beside them. What is blank or cut is named, and makes the exit code 1.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.end_to_end.display import VirtualDisplay

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "out" / "screens"
FILES = ROOT / "out" / "demo-files"
USUAL, SMALL, LARGE = (1440, 900), (1280, 720), (1920, 1080)
SCALES = (1.25, 1.5, 2.0)
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Look:
    """One combination; `size` is in px at 100 %."""

    theme: str
    language: str
    size: tuple[int, int] = USUAL
    scale: float = 1.0

    @property
    def name(self) -> str:
        parts = [self.theme, self.language]
        if self.size != USUAL:
            parts.append(f"{self.size[0]}x{self.size[1]}")
        if self.scale != 1:
            parts.append(f"{round(self.scale * 100)}%")
        return "-".join(parts)

    @property
    def whole(self) -> bool:
        """All screens, not only the main ones."""
        return self.size == USUAL and self.scale == 1


def looks() -> list[Look]:
    both = list(product(("light", "dark"), ("tr", "en")))
    usual = [Look(theme, language) for theme, language in both]
    sizes = [Look("light", language, size) for language in ("tr", "en") for size in (SMALL, LARGE)]
    scaled = [Look("light", "tr", SMALL, scale) for scale in SCALES]
    return [*usual, *sizes, *scaled, Look("dark", "en", SMALL, 1.5)]


def draw(look: Look, names: Sequence[str], out: Path) -> dict[str, list[str]]:
    """Draws in a process of its own; returns what is wrong, by screen."""
    width, height = (round(edge * look.scale) for edge in look.size)
    with VirtualDisplay(f"{width}x{height}") as display:
        env = {**os.environ, **display.env, "QT_SCALE_FACTOR": str(look.scale), "PYTHONUTF8": "1"}
        words = ["--theme", look.theme, "--lang", look.language, "--out", str(out)]
        words += ["--size", f"{look.size[0]}x{look.size[1]}", *names]
        command = [sys.executable, "-m", "tests.end_to_end.screens_draw", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=300
        )
    try:
        found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        return {"drawing": [f"ended with {done.returncode}: {done.stderr[-2000:]}"]}
    return found


def prepare() -> None:
    """Recordings and pictures of the sample company, made once."""
    from backend.demo.load import files

    files(FILES)


def main() -> int:
    options = _options()
    prepare()
    wanted = [look for look in looks() if not options.look or look.name in options.look]
    print(f"▸ drawing {len(wanted)} looks, {AT_ONCE} at a time", flush=True)
    with ThreadPoolExecutor(AT_ONCE) as crew:
        wrong = sum(crew.map(lambda look: _drawn(look, options.names), wanted))
    print(f"  pictures and contact sheets: {OUT.relative_to(ROOT)}", flush=True)
    return 1 if wrong else 0


def _drawn(look: Look, names: Sequence[str]) -> int:
    began = time.monotonic()
    found = draw(look, names, OUT / look.name)
    objections = [f"    {name}: {why}" for name, whys in found.items() for why in whys]
    print(f"  {look.name}: {time.monotonic() - began:.0f} s", *objections, sep="\n", flush=True)
    return len(objections)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py screens")
    parser.add_argument("names", nargs="*", help="beginnings of names; none: all")
    parser.add_argument("--look", action="append", help="such as light-tr; may be given again")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
