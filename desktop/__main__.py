"""python -m desktop [--data DIR] [--demonstration FILE] [--lang tr|en] …"""

import builtins
import gc
import sys

# A start makes much and throws nothing away; from then on `desktop/loop.py` decides when to look
gc.disable()

# PySide puts an import of its own in this one's place, which reads the source of every module and
# keeps it, for a feature that is not used here: a fifth of the start, and 20 MiB
plain = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = plain

from desktop.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
