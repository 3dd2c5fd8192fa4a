import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.rows import InboxRow
from desktop.rows.inbox_row import KEPT, InboxDelegate
from desktop.theme import Theme
from desktop.tokens import DARK, LIGHT, ROW, ROW_COMPACT
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import colours
from tests.desktop.sample import ME, NOW

WIDTH = 320


class Bench:
    """A delegate and what it painted."""

    def __init__(self, theme: Theme, row: InboxRow | None) -> None:
        self.theme, self.row = theme, row
        self.delegate = InboxDelegate(theme, lambda _: self.row, lambda: NOW, lambda: ME.name)
        self._model = QStandardItemModel(1, 1)

    def paint(self, state: QStyle.StateFlag = QStyle.StateFlag.State_None) -> QImage:
        image = QImage(WIDTH, self.delegate.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(self.theme.color("surface"))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, WIDTH, self.delegate.height)
        option.state = state
        painter = QPainter(image)
        self.delegate.paint(painter, option, self._model.index(0, 0))
        painter.end()
        return image


@pytest.fixture
def bench(theme: Theme) -> Bench:
    return Bench(theme, FakeDesk().row(1))


def test_a_row_shows_unread_risk_and_selection(bench: Bench) -> None:
    plain = colours(bench.paint())
    assert {LIGHT.accent.lower(), LIGHT.bad_soft.lower()} <= plain
    assert LIGHT.selection.lower() not in plain
    assert LIGHT.selection.lower() in colours(bench.paint(QStyle.StateFlag.State_Selected))


def test_read_rows_have_no_colour_but_the_avatar(bench: Bench) -> None:
    assert bench.row is not None
    bench.row = replace(bench.row, unread=0, due_at=None)
    seen = colours(bench.paint())
    assert not {LIGHT.accent.lower(), LIGHT.bad_soft.lower(), LIGHT.warning_soft.lower()} & seen


def test_only_who_moves_by_keyboard_sees_the_ring(bench: Bench) -> None:
    focus = QStyle.StateFlag.State_HasFocus
    edge = QRect(100, 1, 100, 3)
    assert LIGHT.accent.lower() in colours(bench.paint(focus), edge)
    bench.delegate.rings = lambda: False
    assert LIGHT.accent.lower() not in colours(bench.paint(focus), edge)


def test_a_row_that_is_still_read_is_never_blank(bench: Bench) -> None:
    bench.row = None
    assert LIGHT.pressed.lower() in colours(bench.paint())


def test_the_theme_reaches_prepared_rows(bench: Bench, theme: Theme) -> None:
    bench.paint()
    theme.choose("dark")
    assert DARK.bad_soft.lower() in colours(bench.paint())


def test_compact_rows_keep_the_risk(bench: Bench) -> None:
    bench.delegate.compact = True
    assert bench.delegate.height == ROW_COMPACT < ROW
    assert LIGHT.bad_soft.lower() in colours(bench.paint())


@pytest.mark.parametrize("compact", [False, True])
def test_a_hand_over_is_seen_in_every_density(bench: Bench, compact: bool) -> None:
    assert bench.row is not None
    bench.row = replace(bench.row, bot="handoff", assignee=None, unread=0, due_at=None)
    bench.delegate.compact = compact
    assert LIGHT.accent_soft.lower() in colours(bench.paint())


def test_a_row_is_measured_once(bench: Bench) -> None:
    assert bench.row is not None
    bench.paint()
    first = bench.delegate._kept[1]
    bench.paint()
    assert bench.delegate._kept[1] is first
    bench.row = replace(bench.row, preview="Yeni")
    bench.paint()
    assert bench.delegate._kept[1] is not first


def test_a_second_that_passes_leaves_the_picture(bench: Bench) -> None:
    first = bench.paint()
    picture = bench.delegate._pictures._kept[1]
    bench.delegate._now = lambda: NOW + 1_000
    assert bench.paint() != first  # the chip counts
    assert bench.delegate._pictures._kept[1] is picture


def test_the_oldest_measures_are_dropped(bench: Bench) -> None:
    assert bench.row is not None
    for key in range(KEPT + 10):
        bench.row = replace(bench.row, key=key)
        bench.paint()
    assert len(bench.delegate._kept) == KEPT


def test_hostile_words_are_only_words(bench: Bench) -> None:
    assert bench.row is not None
    bench.row = replace(bench.row, preview="<b style='font-size:90px'>x</b>" * 9, unread=0)
    made = bench.delegate._prepared(bench.row, WIDTH)
    assert made.preview.startswith("<b style")
    assert QColor(bench.paint().pixel(5, 5)).name() == LIGHT.surface.lower()
