"""What a row of the library has no room for is whole under the pointer."""

from PySide6.QtWidgets import QApplication

from core.library import Facets
from desktop import translate
from desktop.rows.review_row import ReviewDelegate
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_library import hit


def test_what_is_cut_short_is_said_whole(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    known = Facets(duration_s=754)
    found = hit(1, name="Ayşe Şahin", subject="The offer for next year", facets=known)
    row = ReviewDelegate(theme, lambda: [found], lambda: sample.DIRECTORY, lambda: sample.NOW)
    assert not row.cut(found, 900)
    assert row.cut(found, 240).startswith("Ayşe Şahin · The offer for next year\n")
    assert "12:34" in row.cut(found, 240)
