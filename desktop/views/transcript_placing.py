"""Where rows stand in the viewport: laid out from an anchor row that never moves by itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.views.transcript_heights import Heights

PAD = 10
"""Px above the first and below the last row."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The row everything else is laid out from. `end`: stays at the newest row instead."""

    index: int = 0
    y: int = 0
    """Px from the top of the viewport to the top of the row."""
    end: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """`rows` are (index, y) of the visible rows, top down; `anchor` is what to keep."""

    rows: tuple[tuple[int, int], ...]
    anchor: Anchor
    value: int
    """Px of the list above the viewport."""
    maximum: int


def place(heights: Heights, measure: Callable[[int], int], anchor: Anchor, height: int) -> Placed:
    """Lays rows out around `anchor` in a viewport `height` px high.

    `measure` returns a row's true height and must have put it into `heights`; it is asked for
    visible rows only. The list never ends above the bottom edge while it is longer than the
    viewport, and a short one stands at the top.
    """
    if not heights.count:
        return Placed((), anchor, 0, 0)
    if not anchor.end:
        placed = _from_row(heights, measure, anchor, height)
        if placed is not None:
            return _told(heights, placed, anchor, height)
    return _told(heights, _from_end(heights, measure, height), replace(anchor, end=True), height)


Rows = list[tuple[int, int]]


def _from_row(
    heights: Heights, measure: Callable[[int], int], anchor: Anchor, height: int
) -> Rows | None:
    """None: the rows end above the bottom edge, so they are laid out from the end."""
    index = min(anchor.index, heights.count - 1)
    up = _upwards(measure, index - 1, anchor.y)
    top = up[0] if up else (index, anchor.y)
    if top[0] == 0 and top[1] > PAD:
        up, index, y = [], 0, PAD
    else:
        y = anchor.y
    down, bottom = _downwards(heights, measure, index, y, height)
    return None if bottom + PAD <= height and down else up + down


def _upwards(measure: Callable[[int], int], index: int, y: int) -> Rows:
    rows: Rows = []
    while index >= 0 and y > 0:
        y -= measure(index)
        rows.append((index, y))
        index -= 1
    rows.reverse()
    return rows


def _downwards(
    heights: Heights, measure: Callable[[int], int], index: int, y: int, height: int
) -> tuple[Rows, int]:
    rows: Rows = []
    while index < heights.count and y < height:
        rows.append((index, y))
        y += measure(index)
        index += 1
    return rows, y if index == heights.count else height


def _from_end(heights: Heights, measure: Callable[[int], int], height: int) -> Rows:
    rows = _upwards(measure, heights.count - 1, height - PAD)
    if rows[0][0] == 0 and rows[0][1] > PAD:
        shift = rows[0][1] - PAD
        return [(index, y - shift) for index, y in rows]
    return rows


def _told(heights: Heights, rows: Rows, anchor: Anchor, height: int) -> Placed:
    visible = tuple((i, y) for i, y in rows if y < height and y + heights.get(i) > 0)
    first = visible[0] if visible else (rows[0] if rows else (0, 0))
    maximum = max(0, heights.total + 2 * PAD - height)
    value = min(maximum, max(0, heights.top(first[0]) + PAD - first[1]))
    if anchor.end:
        return Placed(visible, Anchor(*_last(visible), end=True), maximum, maximum)
    return Placed(visible, Anchor(first[0], first[1], end=False), value, maximum)


def _last(visible: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    return visible[-1] if visible else (0, 0)


def scrolled(
    heights: Heights, anchor: Anchor, dy: int, value: int, maximum: int, height: int
) -> Anchor:
    """The anchor after the person scrolled by `dy` px (positive: towards newer) to `value`.

    A small step keeps the anchor row, so that a height that becomes known above it moves
    nothing; a leap starts from the estimate.
    """
    if value >= maximum:
        return replace(anchor, end=True)
    if value <= 0:
        return Anchor(0, PAD, end=False)
    if abs(dy) <= height and not _far(anchor, dy, height):
        return Anchor(anchor.index, anchor.y - dy, end=False)
    index = heights.at(value - PAD)
    return Anchor(index, heights.top(index) + PAD - value, end=False)


def _far(anchor: Anchor, dy: int, height: int) -> bool:
    return not -2 * height < anchor.y - dy < 2 * height
