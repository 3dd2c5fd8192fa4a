"""`santral verify FILE`: whether what was taken out is still what it was. Needs no display.

Ends with 0 where it is whole, 1 where it is not, 2 where nothing can be said.
"""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core.export.verify import verify
from desktop import translate
from desktop.verifying_words import is_good, lines

WHOLE, CHANGED, UNKNOWN = 0, 1, 2


def main(argv: list[str]) -> int:
    said = _parser().parse_args(argv)
    application = QCoreApplication.instance() or QCoreApplication([])
    translate.use(said.lang or "system")
    found = verify(said.file)
    name = str(said.file)
    sys.stdout.write("\n".join([name, *(f"  {line}" for line in lines(found, said.key))]) + "\n")
    sys.stdout.flush()
    del application
    if is_good(found, said.key):
        return WHOLE
    return UNKNOWN if found.verdict in ("missing", "unreadable") else CHANGED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "santral verify", description="Whether what was taken out is still what it was."
    )
    parser.add_argument("file", type=Path, help="a file, a folder, a ZIP, or a manifest")
    parser.add_argument("--lang", choices=("tr", "en"))
    parser.add_argument("--key", default="", help="the fingerprint it must be signed with")
    return parser
