"""`santral verify FILE`: whether what was taken out is still what it was. Needs no display.

Ends with 0 where it is whole, 1 where it is not, 2 where nothing can be said.
"""

import argparse
import getpass
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core.clock import wall_ms
from core.errors import UserError
from core.export.verify import Verified, verify, verify_package
from desktop import translate
from desktop.translate import tr, words
from desktop.verifying_words import in_words, is_good, lines

WHOLE, CHANGED, UNKNOWN = 0, 1, 2
DAMAGED = "package.damaged"
"""The passphrase is right, and what follows is not what was written, or ends too early."""


def main(argv: list[str]) -> int:
    said = _parser().parse_args(argv)
    application = QCoreApplication.instance() or QCoreApplication([])
    translate.use(said.lang or "system")
    found, name = verify(said.file), str(said.file)
    if found.verdict == "sealed":
        try:
            found = _look_into(said.file)
        except UserError as error:
            sys.stdout.write("\n".join([name, *(f"  {line}" for line in words(error))]) + "\n")
            return CHANGED if error.code == DAMAGED else UNKNOWN
    sys.stdout.write("\n".join([name, *(f"  {line}" for line in lines(found, said.key))]) + "\n")
    sys.stdout.flush()
    del application
    if is_good(found, said.key):
        return WHOLE
    return UNKNOWN if found.verdict in ("missing", "unreadable", "sealed") else CHANGED


def _look_into(file: Path) -> Verified:
    """The passphrase comes from the keyboard or the standard input, never from an argument, which
    everybody on the machine could read. Raises UserError package.*."""
    if sys.stdin is not None and sys.stdin.isatty():
        passphrase = getpass.getpass(tr("Verify", "Passphrase of the package: "))
    else:
        passphrase = sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""
    if not passphrase:
        return Verified("sealed")
    try:
        return verify_package(file, passphrase, wall_ms())
    except UserError as error:
        raise in_words(error) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "santral verify", description="Whether what was taken out is still what it was."
    )
    parser.add_argument("file", type=Path, help="a file, a folder, a ZIP, or a manifest")
    parser.add_argument("--lang", choices=("tr", "en"))
    parser.add_argument("--key", default="", help="the fingerprint it must be signed with")
    return parser
