"""The tour: the first conversation and a call, with a picture of every step, in out/tour."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.end_to_end.stories.__main__ import OUT, play

STORIES = {"first_conversation": OUT / "tour", "a_call": OUT / "tour" / "call"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py run --tour")
    parser.add_argument("--lang", choices=["tr", "en"], default="tr")
    language = parser.parse_args().lang
    failed = max([play(name, language, place) for name, place in STORIES.items()])
    (OUT / "tour" / "steps.json").write_text(gathered(), encoding="utf-8")
    return failed


def gathered() -> str:
    """The steps of every story in one list; pictures are named from out/tour."""
    steps = [step for place in STORIES.values() for step in _steps(place)]
    return json.dumps(steps, ensure_ascii=False, indent=1)


def _steps(place: Path) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = json.loads((place / "steps.json").read_text(encoding="utf-8"))
    for step in steps:
        if step["picture"]:
            step["picture"] = (place / step["picture"]).relative_to(OUT / "tour").as_posix()
    return steps


if __name__ == "__main__":
    sys.exit(main())
