"""`python -m tests.end_to_end.stories NAME [--lang tr|en] [--theme light|dark]`, or `--list`."""

import argparse
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path
from subprocess import run

from tests.end_to_end import stories
from tests.end_to_end.stage import Stage
from tests.end_to_end.window_manager import missing

OUT = Path(__file__).resolve().parents[3] / "out"

CALLS = (
    "a_call",
    "a_call_out",
    "a_call_through_the_queue",
    "a_morning",
    "half_past_ten",
    "in_the_train",
)
"""Stories that are not possible where the phone's library does not exist."""

OVER_OTHERS = ("over_another_program",)
"""Those that need a window manager."""


def names() -> list[str]:
    return sorted(m.name for m in pkgutil.iter_modules(stories.__path__) if m.name != "__main__")


def play(name: str, language: str, out: Path, theme: str = "") -> int:
    story = importlib.import_module(f"tests.end_to_end.stories.{name}")
    print(f"▸ {(story.__doc__ or name).strip()}", flush=True)
    if why := impossible(name):
        say(f"  not on this machine: {why}")
        out.mkdir(parents=True, exist_ok=True)
        (out / "steps.json").write_text("[]", encoding="utf-8")
        return 0
    with tempfile.TemporaryDirectory(prefix="santral-") as place:
        with Stage(Path(place), out, language, told=say, theme=theme) as stage:  # type: ignore[arg-type]
            try:
                story.play(stage)
            except AssertionError as failed:
                print(failed, file=sys.stderr, flush=True)
        done = bool(stage.steps) and all(step.ok for step in stage.steps)
    print(f"  pictures and steps.json: {out.relative_to(OUT.parent)}", flush=True)
    return 0 if done else 1


def impossible(name: str) -> str:
    """Why this machine cannot play it; empty where it can."""
    if name in CALLS:
        return no_phone()
    return missing() if name in OVER_OTHERS else ""


def no_phone() -> str:
    """Why; empty where there is one. Asked of another process: the library starts threads."""
    tried = run([sys.executable, "-c", "import pjsua2"], capture_output=True, text=True)
    return (tried.stderr.strip().splitlines() or ["it fell"])[-1] if tried.returncode else ""


def say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py story")
    parser.add_argument("name", nargs="?", choices=names())
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--lang", choices=["tr", "en"], default="tr")
    parser.add_argument("--theme", choices=["light", "dark"], default="")
    options = parser.parse_args()
    if options.list or not options.name:
        say("\n".join(names()))
        return 0
    out = OUT / "stories" / options.name
    return play(options.name, options.lang, out, options.theme)


if __name__ == "__main__":
    sys.exit(main())
