"""python -m desktop [--data DIR] [--demonstration FILE] [--lang tr|en] …"""

import gc
import sys

# A start makes much and throws nothing away; from then on `desktop/loop.py` decides when to look
gc.disable()

from desktop.lean_imports import import_msgspec, import_qt  # noqa: E402

import_qt()
import_msgspec()

from desktop.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
