"""`python -m tests.bench.desk RESULT NAME [ARGUMENT…] -- desk's arguments`

The real desk, with `tests.bench.inside.NAME.measure(room, *arguments)` run in it once it is
open. What that returns is written to RESULT as JSON, and the desk quits.
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import desktop.app
import desktop.visit
from desktop.session import Session
from desktop.visit import Visit
from tests.bench.room import Room


def main(argv: list[str]) -> int:
    result, name, *rest = argv
    middle = rest.index("--")
    measure = importlib.import_module(f"tests.bench.inside.{name}").measure
    _watch(measure, rest[:middle], Path(result))
    return desktop.app.main(rest[middle + 1 :])


def _watch(measure: Any, arguments: list[str], result: Path) -> None:
    begin = Visit._begin

    async def run(visit: Visit, session: Session) -> None:
        try:
            _write(result, await measure(Room(visit, session), *arguments))
        finally:
            visit.end("quit")

    async def begun(visit: Visit, session: Session) -> None:
        await begin(visit, session)
        visit._house.tasks.start(run(visit, session), "bench")

    Visit._begin = begun  # type: ignore[method-assign, assignment]  # looking on from outside


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
