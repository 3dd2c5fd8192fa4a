from collections.abc import AsyncIterator, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.entities import BotState
from core.errors import UserError
from core.rows import InboxFilter, InboxRow, Line, Waiting
from desktop import translate
from desktop.panels.inbox import Inbox
from desktop.parts import Parts
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import colours, picture, turns, until
from tests.desktop.parts import parts_over


@pytest.fixture
async def desk(theme: Theme) -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def parts(theme: Theme, desk: FakeDesk) -> AsyncIterator[Parts]:
    made = parts_over(theme, desk)
    yield made
    await made.tasks.close()


@pytest.fixture
async def inbox(parts: Parts) -> AsyncIterator[Inbox]:
    panel = await shown(parts)
    yield panel
    panel.close()
    panel.deleteLater()
    translate.use("en")


async def shown(parts: Parts) -> Inbox:
    panel = Inbox(parts)
    panel.resize(332, 760)
    panel.start()
    panel.show()
    await turns()
    return panel


async def test_choosing_opens_and_a_hit_opens_at_its_message(inbox: Inbox) -> None:
    opened: list[int] = []
    hits: list[tuple[int, int]] = []
    inbox.opened.connect(opened.append)
    inbox.hit_opened.connect(lambda key, order: hits.append((key, order)))
    QTest.mouseClick(inbox.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 100))
    assert opened == [17], "the hand-over that waits stands second"
    inbox.focus_search()
    QTest.keyClicks(inbox._field, "kupon")
    await turns()
    QTest.keyClick(inbox._field, Qt.Key.Key_Down)
    QTest.keyClick(inbox.results.list, Qt.Key.Key_Return)
    assert hits == [(15, 10)]
    QTest.keyClick(inbox._field, Qt.Key.Key_Escape)
    assert inbox._body.currentIndex() == 0 and inbox._field.text() == ""


async def test_views_show_their_own(inbox: Inbox) -> None:
    inbox.choose_view("bot")
    await turns()
    rows = [inbox.model.row_at(i) for i in range(inbox.model.rowCount())]
    assert rows and all(row is not None and row.status == "pending" for row in rows)


async def test_counts_come_with_the_changes(inbox: Inbox, desk: FakeDesk) -> None:
    await inbox._read_counts()
    assert inbox.tabs._tabs[0].text() == "Mine  13"
    desk.put(1, status="resolved")
    assert inbox._count.isActive()
    await inbox._read_counts()
    assert inbox.tabs._tabs[0].text() == "Mine  12"


async def test_every_empty_list_has_its_own_face(theme: Theme) -> None:
    parts = parts_over(theme, FakeDesk([]))
    inbox = await shown(parts)
    said = set()
    for view in ("mine", "team", "unassigned", "bot", "snoozed", "all"):
        inbox.choose_view(view)
        await turns()
        said.add(inbox.face.words())
    assert len(said) == 6 and inbox._lists.currentWidget() is inbox.face
    inbox._narrow(InboxFilter(view="mine", channel="sms"))
    await turns()
    assert "filters" in inbox.face.words() and "SMS" in inbox.face.words()
    inbox.face._button.click()
    assert inbox.model.filter == InboxFilter(view="mine")
    await parts.tasks.close()
    inbox.deleteLater()


async def test_before_the_first_connection_it_says_what_it_waits_for(theme: Theme) -> None:
    desk = FakeDesk([])
    desk.fetched = False
    parts = parts_over(theme, desk)
    inbox = await shown(parts)
    for state in ("connecting", "offline"):
        desk.set_line(Line(state=state, since=0))
        assert "Nothing has been fetched yet" in inbox.face.words()
    desk.set_line(Line(state="catching_up", since=0, done=2, total=7))
    assert "Catching up" in inbox.face.words() and "2 of 7" in inbox.face.words()
    assert [tab.text() for tab in inbox.tabs._tabs] == ["Mine", "Team", "Queue"]
    desk.set_line(Line(state="catching_up", since=0, done=2, total=7, reason="store.full"))
    assert "disk is full" in inbox.face.words() and "Free some space" in inbox.face.words()
    assert "unsent" not in inbox.face.words()
    desk.outbox[1] = [Waiting("q1", 1, "out", "Merhaba", 1)]
    await inbox._read_counts()
    assert "1 unsent reply is kept" in inbox.face.words(), "one that was saved from a hurt file"
    desk.fetched = True
    desk.set_line(Line(state="live", since=0))
    assert inbox._count.isActive() and "All done" not in inbox.face.words()
    await inbox._read_counts()
    assert "All done" in inbox.face.words() and inbox.tabs._tabs[0].text() == "Mine  0"
    await parts.tasks.close()
    inbox.deleteLater()


async def test_a_list_that_cannot_be_read_offers_another_try(theme: Theme) -> None:
    class Broken(FakeDesk):
        broken = True

        async def inbox_rows(self, keys: Sequence[int]) -> dict[int, InboxRow]:
            if self.broken:
                raise UserError("store.unreadable")
            return await super().inbox_rows(keys)

    desk = Broken()
    parts = parts_over(theme, desk)
    parts.tasks.show_error = lambda error: None
    inbox = await shown(parts)
    assert "cannot be read" in inbox.face.words()
    desk.broken = False
    inbox.face._button.click()
    await turns()
    assert inbox._lists.currentWidget() is inbox.list
    await parts.tasks.close()
    inbox.deleteLater()


async def test_it_says_quietly_how_fresh_it_is(inbox: Inbox, desk: FakeDesk) -> None:
    assert inbox.fresh.isHidden()
    desk.set_line(Line(state="offline", since=desk.clock))
    assert not inbox.fresh.isHidden() and inbox._lists.currentWidget() is inbox.list


async def test_the_next_unread_comes_round(inbox: Inbox) -> None:
    opened: list[int] = []
    inbox.opened.connect(opened.append)
    for _ in range(4):
        inbox.next_unread()
        await turns()
    assert opened == [1, 17, 3, 12]


async def test_rows_can_be_shown_before_the_rest(theme: Theme, desk: FakeDesk) -> None:
    parts = parts_over(theme, desk)
    inbox = Inbox(parts)
    inbox.resize(332, 760)
    inbox.show_first([desk.row(key) for key in (1, 2, 3)])
    assert inbox.model.rowCount() == 3
    assert theme.color("accent").name() in colours(picture(inbox))
    inbox.start()
    await turns()
    assert inbox.model.rowCount() == 13
    await parts.tasks.close()
    inbox.deleteLater()


async def test_the_language_changes_in_place(inbox: Inbox) -> None:
    translate.use("tr")
    QApplication.sendPostedEvents()
    assert inbox._title.text() == "Gelen kutusu"
    assert inbox.tabs._tabs[0].text().startswith("Benim")


async def test_the_theme_changes_in_place(inbox: Inbox, theme: Theme) -> None:
    theme.choose("dark")
    assert theme.color("surface").name() in colours(picture(inbox))
    assert "#ffffff" not in colours(picture(inbox.list), QRect(0, 0, 8, 600))


async def test_the_menu_of_a_row_names_its_conversation(inbox: Inbox) -> None:
    asked: list[int] = []
    inbox.menu_asked.connect(lambda key, at: asked.append(key))
    inbox.list.menu_asked.emit(2, QPoint())
    assert asked == [inbox.model.key_at(2)]


async def test_the_next_one_opens_at_once(inbox: Inbox) -> None:
    """Not after a rest: what was resolved leaves the list meanwhile, and the rest with it."""
    opened: list[int] = []
    inbox.opened.connect(opened.append)
    keys = [inbox.model.key_at(row) for row in range(inbox.model.rowCount())]
    inbox.mark(keys[2])
    inbox.open_next()
    inbox.mark(keys[-1])
    inbox.open_next()
    assert opened == [keys[3], keys[-2]]


async def test_the_next_one_is_nobody_who_waits_for_anybody(inbox: Inbox, desk: FakeDesk) -> None:
    """Resolved by the same key again, they would be put aside without anybody having had them."""
    opened: list[int] = []
    inbox.opened.connect(opened.append)
    keys = [key for row in range(6) if (key := inbox.model.key_at(row)) is not None]
    asks = {"status": "open", "assignee": None, "bot": BotState(phase="handoff")}
    for key in keys[3:5]:
        desk.put(key, **asks)
    await until(lambda: bool(rows := [inbox.model.row(key) for key in keys[3:5]]) and all(
        row and row.is_nobodys for row in rows
    ))  # fmt: skip
    inbox.mark(keys[2])
    inbox.open_next()
    assert opened == [keys[5]]
