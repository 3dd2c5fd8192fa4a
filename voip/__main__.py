"""`python -m voip PLACE`: the phone's process. The pipe's secret comes on stdin."""

import sys
from pathlib import Path

from voip import pipe, starting


def main(place: Path) -> int:
    secret = sys.stdin.buffer.read(pipe.SECRET)
    try:
        from voip.process import run
    except (ImportError, OSError) as why:
        sys.stderr.write(f"{why}\n")
        return starting.NO_LIBRARY
    return run(place, secret)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
