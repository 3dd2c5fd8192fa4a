"""What is kept of a call's figures when it ends."""

from collections.abc import Callable, Sequence
from statistics import fmean

from voip.values import Quality


def mean(figures: Sequence[tuple[Quality, Quality]]) -> tuple[Quality | None, Quality | None]:
    """(sending, receiving) over the whole call; None for a call too short to be measured."""
    if not figures:
        return None, None
    return _mean([sending for sending, _ in figures]), _mean([received for _, received in figures])


def _mean(qualities: Sequence[Quality]) -> Quality:
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
