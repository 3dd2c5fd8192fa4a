"""What is kept of a call's figures when it ends."""

from collections.abc import Callable, Sequence
from statistics import fmean

from voip.values import Quality

Figures = tuple[Quality | None, Quality]
"""(sending, receiving) of one measurement."""


def mean(figures: Sequence[Figures]) -> tuple[Quality | None, Quality | None]:
    """(sending, receiving) over the whole call; None for what was never known."""
    told = [sending for sending, _ in figures if sending is not None]
    return _mean(told), _mean([received for _, received in figures])


def _mean(qualities: Sequence[Quality]) -> Quality | None:
    if not qualities:
        return None
    return Quality(
        loss=round(fmean(quality.loss for quality in qualities), 4),
        jitter_ms=round(fmean(quality.jitter_ms for quality in qualities), 1),
        round_trip_ms=_known(qualities, lambda quality: quality.round_trip_ms, 1),
        mos=_known(qualities, lambda quality: quality.mos, 2),
    )


def _known(
    qualities: Sequence[Quality], figure: Callable[[Quality], float | None], digits: int
) -> float | None:
    values = [value for quality in qualities if (value := figure(quality)) is not None]
    return round(fmean(values), digits) if values else None
