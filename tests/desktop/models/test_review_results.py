from collections.abc import AsyncIterator
from typing import cast

import pytest

from core.desk import Desk
from core.errors import UserError
from core.library import LibraryPage, LibraryQuery, Place
from desktop.models.review_results import PAGE, ResultsModel
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.fake_library import FakeLibrary
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over


class ShelfDesk(FakeLibrary, FakeDesk):
    def __init__(self) -> None:
        FakeDesk.__init__(self)
        FakeLibrary.__init__(self)


class Shelf:
    def __init__(self, theme: Theme) -> None:
        self.desk = ShelfDesk()
        self.parts = parts_over(theme, cast(Desk, self.desk))
        self.model = ResultsModel(self.parts)

    async def ask(self, text: str = "") -> None:
        self.model.ask(LibraryQuery(text=text))
        await until(lambda: self.model.state != "loading")


@pytest.fixture
async def shelf(qapp: object, theme: Theme) -> AsyncIterator[Shelf]:
    shelf = Shelf(theme)
    yield shelf
    await shelf.parts.tasks.close()


async def test_the_next_page_is_read_before_its_rows_are_seen(shelf: Shelf) -> None:
    await shelf.ask()
    assert shelf.model.rowCount() == PAGE and not shelf.model.whole
    shelf.model.want(10)
    assert not shelf.model._reading, "nobody is near the end"
    shelf.model.want(PAGE - 20)
    await until(lambda: shelf.model.rowCount() == 2 * PAGE)
    shelf.model.want(2 * PAGE)
    await until(lambda: shelf.model.whole)
    assert shelf.model.rowCount() == len(shelf.desk.hits)
    await until(lambda: shelf.model.count is not None)
    assert shelf.model.count is not None and shelf.model.count.number == len(shelf.desk.hits)


async def test_a_page_that_only_took_a_rest_is_asked_on_at_once(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, asked = shelf.desk.library, 0

    async def resting(
        query: LibraryQuery, after: Place | None = None, limit: int = 50
    ) -> LibraryPage:
        nonlocal asked
        asked += 1
        return LibraryPage(after=Place(0)) if asked < 3 else await answer(query, None, limit)

    monkeypatch.setattr(shelf.desk, "library", resting)
    await shelf.ask()
    assert asked == 3 and shelf.model.rowCount() == PAGE


async def test_of_two_questions_the_newer_one_is_answered(shelf: Shelf) -> None:
    shelf.model.ask(LibraryQuery(text="zzz"))
    await shelf.ask("kargo")
    assert shelf.model.query.text == "kargo" and shelf.model.hits


async def test_what_cannot_be_read_is_said(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(*_: object) -> LibraryPage:
        raise UserError("store.full")

    monkeypatch.setattr(shelf.desk, "library", failing)
    await shelf.ask()
    assert shelf.model.state == "failed" and shelf.model.problem is not None


async def test_a_row_says_all_of_itself_to_a_screen_reader(shelf: Shelf) -> None:
    from PySide6.QtCore import Qt

    await shelf.ask("kargo")
    spoken = shelf.model.data(shelf.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Işıl Yılmaz 1" in spoken and "Kargo nerede" in spoken
    assert shelf.model.row_of(1, 1, "") == 0 and shelf.model.row_of(1, 9, "") is None
