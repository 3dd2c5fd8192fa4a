"""Two hundred signed-in desks and fifty new pieces of work a second: how long a decision takes, from
the commit of the work to the commit of its offer, and that each ends accepted exactly once."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench import day
from tests.bench.cache import ROOT
from tests.bench.figure import Figure, percentile
from tests.bench.stage import Failed, child_env, compile_all

RATE = 50.0
SECONDS = 60.0
LIMIT_MS = 50.0


def figures(seconds: float = SECONDS) -> Iterator[Figure]:
    compile_all()
    with tempfile.TemporaryDirectory(prefix="routing-") as place:
        found = played(Path(place), RATE, seconds)
    took, count = found["took_ms"], found["count"]
    yield Figure("routing: decision p50", percentile(took, 0.5), "ms")
    yield Figure("routing: decision p99", percentile(took, 0.99), "ms", LIMIT_MS)
    yield Figure("routing: decision, the slowest", max(took), "ms")
    yield Figure("routing: new pieces of work", count, "")
    yield Figure("routing: not accepted", count - found["accepted"], "", 0)
    yield Figure("routing: accepted twice", found["doubled"], "", 0)
    yield Figure("routing: not ended as handled", count - found["ended"].get("handled", 0), "", 0)
    yield Figure("routing: processor time for one piece of work", found["busy"], "ms")
    yield Figure("routing: the bench itself late by", found["behind_s"] * 1000, "ms")
    yield from day.figures()


def played(place: Path, rate: float, seconds: float) -> dict[str, Any]:
    """What the platform's process found. Raises Failed."""
    result = place / "result.json"
    words = [str(place / "data"), str(result), str(rate), str(seconds)]
    floor = _child("routing_floor", *words, stdout=subprocess.PIPE)
    desks = _child("routing_desks", stdin=subprocess.PIPE)
    try:
        assert floor.stdout and desks.stdin
        desks.stdin.write(floor.stdout.readline())
        desks.stdin.flush()
        code = floor.wait(seconds + 180)
    except subprocess.TimeoutExpired:
        raise Failed("the work did not end") from None
    finally:
        for child in (floor, desks):
            child.kill()
            child.communicate()
    if code or not result.exists():
        raise Failed(f"the platform ended with {code}")
    found: dict[str, Any] = json.loads(result.read_text())
    return found


def _child(module: str, *words: str, **pipes: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", f"tests.bench.{module}", *words]
    return subprocess.Popen(command, cwd=ROOT, text=True, env=child_env(), **pipes)  # type: ignore[call-overload,no-any-return]  # pipes by name
