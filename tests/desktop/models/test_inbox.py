import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.changes import Changes
from core.errors import UserError
from core.rows import InboxFilter, InboxRow
from desktop.models.inbox import InboxModel
from desktop.parts import Parts
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over

MANY = 500
ALL = InboxFilter(view="all")


def many(count: int = MANY) -> FakeDesk:
    base = sample.conversations()[0]
    from msgspec.structs import replace as with_

    return FakeDesk(
        with_(base, id=f"v-{i}", last_at=sample.NOW - i * 60_000, due_at=None) for i in range(count)
    )


@pytest.fixture
async def parts(theme: Theme) -> AsyncIterator[Parts]:
    made = parts_over(theme, many())
    yield made
    await made.tasks.close()


@pytest.fixture
async def model(parts: Parts) -> InboxModel:
    model = InboxModel(parts)
    model.setObjectName("watched")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show(ALL)
    await settled(model)
    return model


async def settled(model: InboxModel) -> None:
    for _ in range(200):
        await asyncio.sleep(0)
        if not model._working:
            return
    raise AssertionError("the model never came to rest")


def desk_of(parts: Parts) -> FakeDesk:
    assert isinstance(parts.desk, FakeDesk)
    return parts.desk


def keys(model: InboxModel) -> list[int]:
    return [key for row in range(model.rowCount()) if (key := model.key_at(row)) is not None]


async def truth(parts: Parts, which: InboxFilter) -> list[int]:
    return list((await parts.desk.skeleton(which)).keys)


async def test_it_shows_the_order_and_reads_only_what_is_near(model: InboxModel) -> None:
    assert model.rowCount() == MANY and model.state == "ready"
    assert model.row_at(0) is not None
    assert model.row_at(300) is None
    model.want(300, 310)
    await settled(model)
    assert model.row_at(300) is not None


async def test_a_message_moves_its_conversation_to_the_top(model: InboxModel, parts: Parts) -> None:
    desk_of(parts).clock += 1
    desk_of(parts).receive(400, "Merhaba")
    await settled(model)
    row = model.row_at(0)
    assert row is not None and (row.key, row.preview) == (400, "Merhaba")
    assert model.rowCount() == MANY


async def test_selection_stays_on_its_conversation(model: InboxModel, parts: Parts) -> None:
    held = QPersistentModelIndex(model.index(MANY - 1, 0))
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(3, 0), QItemSelectionModel.SelectionFlag.SelectCurrent)
    desk_of(parts).clock += 1
    desk_of(parts).receive(100, "x")
    desk_of(parts).remove(200)
    await settled(model)
    assert model.key_at(selection.currentIndex().row()) == 4
    assert [index.row() for index in selection.selectedRows()] == [4]
    assert model.key_at(held.row()) == MANY
    desk_of(parts).remove(4)
    await settled(model)
    assert not selection.hasSelection()


async def test_what_leaves_the_view_goes_and_what_enters_comes(parts: Parts) -> None:
    model = InboxModel(parts)
    model.show(InboxFilter(view="mine", unread=True))
    await settled(model)
    desk_of(parts).put(7, unread=0)
    desk_of(parts).put(9, status="resolved")
    await settled(model)
    assert 7 not in keys(model) and 9 not in keys(model)
    desk_of(parts).put(9, status="open")
    await settled(model)
    assert 9 in keys(model)


@pytest.mark.parametrize("oldest_first", [False, True])
async def test_any_storm_ends_like_a_fresh_read(theme: Theme, oldest_first: bool) -> None:
    parts = parts_over(theme, many(80))
    which, chance, desk = (
        InboxFilter(view="mine", oldest_first=oldest_first),
        random.Random(7),
        desk_of(parts),
    )
    model = InboxModel(parts)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show(which)
    for _ in range(250):
        key = chance.choice(list(desk.conversations))
        act: Callable[[], None] = chance.choice(
            [
                lambda key=key: desk.receive(key, "x"),
                lambda key=key: desk.put(key, status=chance.choice(["open", "resolved"])),
                lambda key=key: desk.put(key, assignee=chance.choice([sample.ME.id, None])),
                lambda key=key: desk.remove(key),
            ]
        )
        desk.clock += chance.choice([0, 1, 50])
        act()
        if chance.random() < 0.5:
            await asyncio.sleep(0)
    await settled(model)
    assert keys(model) == await truth(parts, which)
    await parts.tasks.close()


async def test_two_moves_read_as_one_leave_no_double(model: InboxModel, parts: Parts) -> None:
    """The list may learn the newest place from the first of two changes."""
    desk = desk_of(parts)
    first = desk.conversations[50].last_at
    desk.conversations[50] = with_last_at(desk, 50, sample.NOW + 20)
    desk.tell(Changes(conversations={50: first}))
    await settled(model)
    desk.conversations[50] = with_last_at(desk, 50, sample.NOW + 30)
    desk.tell(Changes(conversations={50: sample.NOW + 10}))
    await settled(model)
    assert keys(model) == await truth(parts, ALL)


def with_last_at(desk: FakeDesk, key: int, at: int):  # type: ignore[no-untyped-def]
    from msgspec.structs import replace as with_

    return with_(desk.conversations[key], last_at=at)


async def test_rows_read_before_the_store_stay_until_the_rest_is_there(parts: Parts) -> None:
    model = InboxModel(parts)
    first = [desk_of(parts).row(key) for key in (1, 2, 3)]
    model.show_first(first, ALL)
    assert keys(model) == [1, 2, 3] and model.row_at(2) == first[2]
    model.show(ALL)
    await settled(model)
    assert model.rowCount() == MANY


async def test_a_snapshot_reads_all_again(model: InboxModel, parts: Parts) -> None:
    for key in range(1, 101):
        desk_of(parts).conversations.pop(key)
    desk_of(parts).tell(Changes.all())
    await settled(model)
    assert keys(model) == await truth(parts, ALL)


async def test_a_row_that_is_gone_is_not_asked_for_for_ever(
    model: InboxModel, parts: Parts
) -> None:
    desk_of(parts).conversations.pop(300)
    model.want(295, 305)
    await settled(model)
    assert keys(model) == await truth(parts, ALL)


async def test_an_unread_store_is_told_and_can_be_tried_again(
    theme: Theme, overheard: list[str]
) -> None:
    class Broken(FakeDesk):
        broken = True

        async def inbox_rows(self, keys: Sequence[int]) -> dict[int, InboxRow]:
            if self.broken:
                raise UserError("store.damaged")
            return await super().inbox_rows(keys)

    desk = Broken()
    parts, told = parts_over(theme, desk), list[str]()
    parts.tasks.show_error = lambda error: told.append(error.code)
    model = InboxModel(parts)
    model.show(ALL)
    await settled(model)
    await asyncio.sleep(0)
    assert (model.state, told) == ("failed", ["store.damaged"])
    desk.broken = False
    model.reload()
    await settled(model)
    assert model.state == "ready" and model.rowCount() == len(desk.conversations)


async def test_a_row_speaks(model: InboxModel) -> None:
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Ayşe Şahin" in said and "WhatsApp" in said
    assert replace(ALL, unread=True) != ALL


async def test_what_comes_into_sight_is_announced_before_the_order_changes(
    model: InboxModel, parts: Parts
) -> None:
    model.want(0, 9)
    await settled(model)
    told: list[int | str] = []
    model.arriving.connect(lambda row: told.append(row.key))
    model.rearranging.connect(lambda: told.append("moves"))
    desk_of(parts).put(400, last_at=sample.NOW + 1)
    await settled(model)
    assert told == [400, "moves"]


async def test_a_flood_is_looked_up_in_slices_and_leaves_the_order_true(
    model: InboxModel, parts: Parts
) -> None:
    model.want(0, 9)
    await settled(model)
    for key in random.Random(3).sample(range(1, MANY), 200):
        desk_of(parts).put(key, last_at=sample.NOW + key)
    await settled(model)
    assert keys(model) == await truth(parts, ALL)
    assert all(model.row_at(row) for row in range(10))
