from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from core.rows import InboxFilter
from desktop.models.inbox import InboxModel
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.tokens import ROW, ROW_COMPACT
from desktop.views.conversation_list import ConversationList
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns
from tests.desktop.parts import parts_over


@pytest.fixture
async def parts(theme: Theme) -> AsyncIterator[Parts]:
    base = sample.conversations()[0]
    many = (replace(base, id=f"v-{i}", last_at=sample.NOW - i * 60_000) for i in range(300))
    made = parts_over(theme, FakeDesk(many))
    yield made
    await made.tasks.close()


@pytest.fixture
async def rows(parts: Parts) -> AsyncIterator[ConversationList]:
    model = InboxModel(parts)
    view = ConversationList(parts, model)
    view.resize(332, 720)
    view.show()
    model.show(InboxFilter(view="all"))
    await turns()
    yield view
    view.close()
    view.deleteLater()


def desk_of(parts: Parts) -> FakeDesk:
    assert isinstance(parts.desk, FakeDesk)
    return parts.desk


def key_at_top(rows: ConversationList) -> int | None:
    model = rows.model()
    assert isinstance(model, InboxModel)
    return model.key_at(rows.first_visible())


async def test_what_is_read_does_not_move_under_the_reader(
    rows: ConversationList, parts: Parts
) -> None:
    rows.scroll_to(100, 30)
    await turns()
    before = key_at_top(rows), rows.offset()
    desk_of(parts).clock += 1
    desk_of(parts).receive(250, "x")
    desk_of(parts).remove(3)
    desk_of(parts).remove(4)
    await turns()
    assert (key_at_top(rows), rows.offset()) == before


async def test_at_the_top_the_newest_comes_into_sight(rows: ConversationList, parts: Parts) -> None:
    desk_of(parts).clock += 1
    desk_of(parts).receive(250, "x")
    await turns()
    assert key_at_top(rows) == 250


async def test_the_open_conversation_stays_marked(rows: ConversationList, parts: Parts) -> None:
    opened: list[int] = []
    rows.opened.connect(opened.append)
    rows.mark(5)
    desk_of(parts).clock += 1
    desk_of(parts).receive(250, "x")
    await turns()
    assert rows.currentIndex().row() == rows._rows.row_of(5) and opened == []
    rows.step(1, at_once=True)
    assert opened == [6]


async def test_density_is_a_setting(rows: ConversationList, parts: Parts) -> None:
    assert rows.row_rect(0).height() == ROW
    parts.settings.put("density", "compact")
    assert rows.row_rect(0).height() == ROW_COMPACT


async def test_a_row_is_drawn_before_it_comes_into_sight(
    rows: ConversationList, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(rows._delegate, "draw_ahead", lambda row, *_: drawn.append(row.key))
    desk_of(parts).put(250, last_at=sample.NOW + 1)
    await turns()
    assert drawn[0] == 250
    assert key_at_top(rows) == 250


async def test_what_comes_next_is_drawn_while_nothing_happens(
    rows: ConversationList, monkeypatch: pytest.MonkeyPatch
) -> None:
    await turns()
    drawn: list[int] = []
    monkeypatch.setattr(rows._delegate, "draw_ahead", lambda row, *_: drawn.append(row.key))
    first = rows.visible_rows()
    rows.scroll_to(len(first))
    await turns()
    seen, model = rows.visible_rows(), rows.model()
    assert isinstance(model, InboxModel)
    beside = {model.key_at(row) for row in (seen.start - 1, seen.stop)}
    assert beside <= set(drawn)
    assert drawn[0] == model.key_at(seen.stop)
