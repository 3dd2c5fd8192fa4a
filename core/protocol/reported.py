"""What the platform answers who asks it for a report of a time that the desk does not have: the sums
it is made of, so that it is built by the same `core.metrics.report` as every other."""

import msgspec

from core.metrics.report import Grouped
from core.metrics.tally import Tally


class ReportedSums(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Rows: subject, beginning of the row's interval, and its sums."""

    zone: str
    now: int
    sums: tuple[tuple[str, int, Tally], ...] = ()
    against: tuple[tuple[str, int, Tally], ...] | None = None


def sent(sums: Grouped) -> tuple[tuple[str, int, Tally], ...]:
    return tuple((who, at, tally) for (who, at), tally in sorted(sums.items()))


def received(rows: tuple[tuple[str, int, Tally], ...]) -> Grouped:
    return {(who, at): tally for who, at, tally in rows}
