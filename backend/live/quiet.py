"""Quiet hours of a rule, by the company's clock."""

from datetime import datetime, time
from zoneinfo import ZoneInfo


def is_quiet(spans: tuple[str, ...], now: int, zone: str) -> bool:
    """Spans as "22:00-07:00", also over midnight. One that makes no sense keeps no alert away."""
    if not spans:
        return False
    clock = datetime.fromtimestamp(now / 1_000, ZoneInfo(zone)).time()
    return any(_within(span, clock) for span in spans)


def is_span(text: str) -> bool:
    try:
        _ends(text)
    except ValueError:
        return False
    return True


def _within(span: str, clock: time) -> bool:
    if not is_span(span):
        return False
    start, end = _ends(span)
    if start < end:
        return start <= clock < end
    return clock >= start or clock < end


def _ends(span: str) -> tuple[time, time]:
    """Raises ValueError where it is no span: one that ends as it begins may mean a day or nothing."""
    start, _, end = (each.strip() for each in span.partition("-"))
    if start == end:
        raise ValueError(span)
    return time.fromisoformat(start), time.fromisoformat("00:00" if end == "24:00" else end)
