from dataclasses import dataclass

from desktop.views.transcript_heights import Heights
from desktop.views.transcript_placing import PAD, Anchor, Placed, place, scrolled

VIEW = 500


@dataclass
class Rows:
    """Rows of a known height that are measured only when asked for."""

    heights: Heights
    height: int = 90
    asked: int = 0

    def measure(self, index: int) -> int:
        self.asked += 1
        self.heights.put(index, self.height)
        return self.height

    def place(self, anchor: Anchor, view: int = VIEW) -> Placed:
        return place(self.heights, self.measure, anchor, view)


def bottom(rows: Rows, placed: Placed) -> int:
    index, y = placed.rows[-1]
    return y + rows.heights.get(index)


def test_opens_at_the_end_and_measures_only_what_is_seen() -> None:
    rows = Rows(Heights(100_000))
    placed = rows.place(Anchor())
    assert placed.rows[-1][0] == 99_999
    assert bottom(rows, placed) == VIEW - PAD
    assert placed.value == placed.maximum
    assert rows.asked < 10


def test_a_short_list_stands_at_the_top() -> None:
    rows = Rows(Heights(2))
    placed = rows.place(Anchor())
    assert placed.rows == ((0, PAD), (1, PAD + 90))
    assert placed.maximum == 0


def test_an_empty_list_has_no_rows() -> None:
    assert Rows(Heights(0)).place(Anchor()).rows == ()


def test_scrolling_up_through_unseen_rows_never_jumps() -> None:
    rows = Rows(Heights(10_000), height=131)
    placed = rows.place(Anchor())
    for _ in range(200):
        before = dict(placed.rows)
        value = placed.value - 40
        anchor = scrolled(rows.heights, placed.anchor, -40, value, placed.maximum, VIEW)
        placed = rows.place(anchor)
        after = dict(placed.rows)
        shared = before.keys() & after.keys()
        assert shared
        assert {after[i] - before[i] for i in shared} == {40}


def test_the_anchor_stays_when_heights_above_become_known() -> None:
    rows = Rows(Heights(1_000))
    placed = rows.place(Anchor(500, 100, end=False))
    index, y = placed.anchor.index, placed.anchor.y
    for above in range(100, 400):
        rows.heights.put(above, 300)
    again = rows.place(placed.anchor)
    assert dict(again.rows)[index] == y
    assert again.value > placed.value


def test_a_taller_viewport_at_the_end_keeps_the_last_row_at_the_bottom() -> None:
    rows = Rows(Heights(1_000))
    placed = rows.place(rows.place(Anchor()).anchor, 700)
    assert bottom(rows, placed) == 700 - PAD


def test_scrolled_to_the_last_pixel_stays_at_the_end_from_then_on() -> None:
    rows = Rows(Heights(100))
    placed = rows.place(Anchor(50, 0, end=False))
    anchor = scrolled(rows.heights, placed.anchor, 9_999, placed.maximum, placed.maximum, VIEW)
    rows.heights.resize(101)
    assert rows.place(anchor).rows[-1][0] == 100


def test_an_anchor_too_low_is_pushed_up_to_the_first_row() -> None:
    rows = Rows(Heights(100))
    placed = rows.place(Anchor(2, 400, end=False))
    assert placed.rows[0] == (0, PAD)


def test_a_leap_lands_where_the_bar_says() -> None:
    rows = Rows(Heights(1_000))
    placed = rows.place(Anchor())
    anchor = scrolled(
        rows.heights, placed.anchor, -30_000, placed.value - 30_000, placed.maximum, VIEW
    )
    landed = rows.place(anchor)
    assert not landed.anchor.end
    assert abs(landed.value - (placed.value - 30_000)) < 200


def test_the_first_row_is_reached_at_value_zero() -> None:
    rows = Rows(Heights(1_000))
    anchor = scrolled(rows.heights, Anchor(3, 10, end=False), -60, 0, 9_000, VIEW)
    assert rows.place(anchor).rows[0] == (0, PAD)
