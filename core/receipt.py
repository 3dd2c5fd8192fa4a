"""Receipt: what was erased from a machine, and what an erasure cannot reach. It holds nobody's words."""

from pathlib import Path

import msgspec

from core.erasure import Erasure
from core.supervision import TakenOut


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Of one profile. `at` in ms."""

    at: int
    conversations: int = 0
    messages: int = 0
    calls: int = 0
    files: int = 0
    """Attachments and recordings that lay here."""
    unsent: int = 0
    """Commands that the platform never heard."""
    taken_out: tuple[TakenOut, ...] = ()
    """Each that this machine knows of, newest first."""


class CustomerReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """Of one customer, everywhere."""

    erasure: Erasure
    taken_out: tuple[TakenOut, ...] = ()
    """What this machine's audit list knows of, newest first."""


def keep(receipt: Receipt, folder: Path, of: str) -> Path:
    """Writes it as JSON where no later erasure reaches it. `of`: id of the profile.

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / f"{receipt.at}-{of}.json"
    place.write_bytes(msgspec.json.format(msgspec.json.encode(receipt), indent=1) + b"\n")
    return place
