import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from desktop import translate
from desktop.panels.customer import Customer
from desktop.theme import Theme
from desktop.views.card import Card, ItemRow
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.panel = Customer(parts_over(theme, self.desk))
        self.panel.resize(308, 900)
        self.panel.show()

    async def open(self, key: int | None) -> None:
        self.panel.show_conversation(key)
        await asyncio.sleep(0.05)

    def cards(self) -> list[str]:
        return [card.data.title for card in self.panel.findChildren(Card) if card.isVisible()]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.panel.close_down()
    stage.panel.deleteLater()


async def test_nobody_is_a_calm_face(stage: Stage) -> None:
    assert stage.panel._empty.isVisible() and stage.cards() == []


async def test_a_customer_with_all_there_is(stage: Stage) -> None:
    await stage.open(1)
    assert stage.panel._name.whole() == "Ayşe Şahin"
    assert {"Details", "What the bot learned", "Open tickets", "Orders", "Deals"} <= set(
        stage.cards()
    )
    await stage.open(None)
    assert stage.panel._empty.isVisible() and stage.cards() == []


async def test_the_newest_one_asked_for_wins(stage: Stage) -> None:
    stage.panel.show_conversation(1)
    await stage.open(2)
    assert stage.panel._name.whole() == "Işık Öğüt"


async def test_only_what_changed_is_built_anew(stage: Stage) -> None:
    await stage.open(1)
    before = {card.data.title: card for card in stage.panel.findChildren(Card)}
    contact = stage.desk.contacts["k-0"]
    stage.desk.contacts["k-0"] = replace(contact, city="Ankara")
    stage.desk.tell(Changes(contacts={"k-0"}))
    await asyncio.sleep(0.25)
    after = {card.data.title: card for card in stage.panel.findChildren(Card) if card.isVisible()}
    assert after["Orders"] is before["Orders"]
    assert after["Details"] is not before["Details"]


async def test_what_can_be_copied_is_copied(stage: Stage) -> None:
    await stage.open(1)
    stage.panel._email.click()
    assert QGuiApplication.clipboard().text() == "ayse.sahin@ornek.example"
    assert stage.panel._email.text() == "Copied"
    stage.desk.contacts["k-1"] = replace(stage.desk.contacts["k-1"], phone="")
    await stage.open(2)
    assert not stage.panel._phone.isVisible() and stage.panel._email.isVisible()


async def test_one_press_calls(stage: Stage) -> None:
    called = QSignalSpy(stage.panel.called)
    await stage.open(1)
    stage.panel._phone.click()
    assert called.at(0) == ["+90 533 214 77 08"]


async def test_an_earlier_conversation_opens(stage: Stage) -> None:
    stage.desk.conversations[2] = replace(stage.desk.conversations[2], contact="k-0")
    spy = QSignalSpy(stage.panel.opened)
    await stage.open(1)
    rows = [row for row in stage.panel.findChildren(ItemRow) if row.isEnabled()]
    rows[0].click()
    assert [spy.at(i) for i in range(spy.count())] == [[2]]


async def test_a_conversation_that_is_gone_is_a_calm_face(stage: Stage) -> None:
    await stage.open(999)
    assert stage.panel._empty.isVisible()


async def test_a_conversation_that_opens_is_never_blank(stage: Stage) -> None:
    panel = stage.panel
    panel.show_conversation(2, stage.desk.row(2))
    assert panel._unread.isVisible() and panel._name.whole() == "Işık Öğüt"
    await asyncio.sleep(0.05)
    assert not panel._unread.isVisible() and "Details" in stage.cards()
    panel.show_conversation(1)
    assert panel._unread.isVisible() and stage.cards() == [], "nothing of the one before"
    assert not panel._name.isVisible()
    panel.show_conversation(None)
    assert panel._empty.isVisible() and not panel._unread.isVisible()


async def test_another_conversation_of_the_same_customer_changes_little(stage: Stage) -> None:
    stage.desk.conversations[2] = replace(stage.desk.conversations[2], contact="k-0")
    await stage.open(1)
    stage.panel.show_conversation(2, stage.desk.row(2))
    assert "Details" in stage.cards() and not stage.panel._unread.isVisible()
