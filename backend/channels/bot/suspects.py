"""What somebody probably meant by a name that does not exist."""

from collections.abc import Iterable

from rapidfuzz import process

_NEAR = 70


def meant(name: str, known: Iterable[str]) -> str:
    """` (order_number?)`, or nothing where no known name comes near."""
    found = process.extractOne(name, list(known), score_cutoff=_NEAR)
    return f" ({found[0]}?)" if found else ""
