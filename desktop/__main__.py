"""python -m desktop [--data DIR] [--demonstration FILE] [--lang tr|en] …

python -m desktop verify FILE: whether what was taken out is still what it was. Needs no display.
python -m desktop read FILE: opens a package that somebody took with them.
"""

import gc
import sys

# A start makes much and throws nothing away; from then on `desktop/loop.py` decides when to look
gc.disable()

from desktop.lean_imports import import_msgspec, import_qt  # noqa: E402

import_qt()
import_msgspec()


def run(argv: list[str]) -> int:
    """A word that is no desk is done without one: no window, and nothing of a profile."""
    match argv:
        case ["verify", *rest]:
            from desktop.verifying import main as verify

            return verify(rest)
        case ["read", *rest]:
            from desktop.reading import main as read

            return read(rest)
        case ["write-export"]:  # core.export.process.WORD, of a packed desk
            from core.export.worker import main as write

            gc.enable()

            write()
            return 0
        case ["play-sounds"]:  # desktop.loudspeaker.loudspeaker.WORD
            from desktop.loudspeaker.process import main as play

            gc.enable()
            return play()
    from desktop.app import main

    return main(argv)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
