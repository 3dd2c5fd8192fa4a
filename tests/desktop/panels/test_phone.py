import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from core.call_rows import CallRow
from core.changes import Changes
from core.entities import CallRecord
from desktop import translate
from desktop.panels.phone import Phone
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import FakePhone
from voip import commands as c
from voip import events as e
from voip.values import Account, Registration

CALLED = CallRecord(
    id="c", contact="k", direction="in", started_at=sample.NOW, number="+905332147708",
    cause="missed", ended_at=sample.NOW,
)  # fmt: skip


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.desk.call_rows = [CallRow(CALLED, "Ayşe Şahin", 3)]
        for place, id in enumerate(self.desk.directory.agents):
            self.desk.put_agent(id, extension=str(600 + place))
        self.parts = parts_over(theme, self.desk)
        self.phone = FakePhone(self.parts.telephone)
        self.panel = Phone(self.parts)
        self.dialled = QSignalSpy(self.panel.dialled)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    stage.panel.start()
    await asyncio.sleep(0.02)
    yield stage
    stage.panel.close_down()
    stage.panel.deleteLater()
    await stage.parts.tasks.close()


async def test_what_is_typed_is_dialled(stage: Stage) -> None:
    for digit in "603":
        stage.panel.keypad.keys[digit].click()
    stage.panel.field.call.click()
    assert stage.dialled.at(0) == ["603"]


async def test_a_number_from_elsewhere_is_only_looked_at(stage: Stage) -> None:
    stage.panel.choose("history")
    stage.panel.fill("+905332147708")
    assert stage.panel.field.number() == "+905332147708"
    assert stage.dialled.count() == 0
    assert stage.panel._tabs["keypad"].isChecked()


async def test_the_history_opens_and_calls_back(stage: Stage) -> None:
    opened = QSignalSpy(stage.panel.opened)
    line = stage.panel.history.lines()[0]
    line.click()
    line.called.emit()
    assert opened.at(0) == [3]
    assert stage.dialled.at(0) == ["+905332147708"]


async def test_missed_is_counted_until_somebody_looks(stage: Stage) -> None:
    missed = QSignalSpy(stage.panel.missed_changed)
    later = replace(CALLED, id="later", started_at=stage.desk.now() + 60_000)
    stage.desk.call_rows.insert(0, CallRow(later, "Ayşe Şahin", 3))
    stage.panel.start()
    await asyncio.sleep(0.02)
    stage.desk.clock += 120_000
    stage.panel.choose("history")
    assert [missed.at(place)[0] for place in range(missed.count())] == [1, 0]


async def test_an_old_history_is_no_news(stage: Stage) -> None:
    assert stage.parts.settings.get("phone_looked") == str(stage.desk.now())


async def test_a_name_finds_the_colleague(stage: Stage) -> None:
    name = stage.desk.colleagues()[0].name
    QTest.keyClicks(stage.panel.field.field, name.split()[0].lower())
    assert [line.data.title for line in stage.panel.colleagues.lines()] == [name]
    assert stage.panel._tabs["colleagues"].isChecked()


async def test_a_search_without_a_find_says_so(stage: Stage) -> None:
    face = stage.panel.colleagues.face
    stage.panel.field.field.setText("qqq")
    assert stage.panel.colleagues.lines() == []
    assert face.words() == "Nobody matches “qqq” Clear it to see everyone."
    stage.panel.field.field.clear()
    assert face.words().startswith("Nobody to call inside")


def _details(stage: Stage) -> str:
    agent = stage.desk.colleagues()[0]
    lines = stage.panel.colleagues.lines()
    return next(line.data.detail for line in lines if line.data.title == agent.name)


async def test_what_colleagues_do_follows_where_it_is_seen(stage: Stage) -> None:
    agent = stage.desk.colleagues()[0]
    before = _details(stage)
    stage.desk.put_agent(agent.id, state="offline")
    assert _details(stage) == before  # nobody looks
    stage.panel.show()
    gone = _details(stage)
    assert gone != before
    stage.desk.put_agent(agent.id, state=agent.state)
    assert _details(stage) == before


async def test_what_is_written_in_chats_does_not_read_the_history(stage: Stage) -> None:
    """It was read, and 50 numbers put into words, four times a second of a busy day."""
    stage.panel._changed(Changes(conversations={1: 5}, messages={1: {2}}, people={"a"}))
    assert not stage.panel._again.isActive()
    stage.panel._changed(Changes(calls={"c"}))
    assert stage.panel._again.isActive()


async def test_do_not_disturb_is_a_setting(stage: Stage) -> None:
    stage.panel.quiet.click()
    assert stage.parts.settings.get("phone_do_not_disturb") is True
    assert stage.panel.quiet.accessibleName() == "Do not disturb is on"


async def test_voicemail_only_where_there_is_a_box(stage: Stage) -> None:
    assert stage.panel.voicemail.isHidden()
    box = Account(id="office", user="201", domain="pbx.ornek", voicemail="*97")
    stage.parts.telephone.set_accounts([box])
    stage.panel._show_phone()
    assert not stage.panel.voicemail.isHidden()


async def test_a_mailbox_is_called_on_its_own_account(stage: Stage) -> None:
    first = Account(id="office", user="201", domain="pbx.ornek")
    box = Account(id="home", user="7", domain="other.ornek", voicemail="*97")
    telephone = stage.parts.telephone
    telephone.set_accounts([first, box])
    telephone.chosen = "office"
    stage.panel._show_phone()
    stage.panel.voicemail.click()
    asked = stage.phone.last
    assert isinstance(asked, c.Dial) and (asked.account, asked.number) == ("home", "*97")


async def test_of_several_mailboxes_the_one_with_news_is_called(stage: Stage) -> None:
    boxes = [
        Account(id=id, user=id, domain="pbx.ornek", voicemail=f"*{number}")
        for number, id in enumerate(("office", "home", "sales"))
    ]
    stage.parts.telephone.set_accounts(boxes)
    for id, new in (("home", 1), ("sales", 4)):
        told = Registration(account=id, state="ready", voicemails=new)
        stage.phone.say(e.Registered(registration=told))
    assert stage.panel.voicemail.accessibleName() == "Voicemail: 5 new"
    stage.panel.voicemail.click()
    asked = stage.phone.last
    assert isinstance(asked, c.Dial) and (asked.account, asked.number) == ("sales", "*2")


async def test_the_last_number_again(stage: Stage) -> None:
    assert stage.panel.redial.isHidden()  # the only call of the history came in
    stage.parts.telephone.dial("603")
    stage.panel._show_phone()
    stage.panel.redial.click()
    assert stage.dialled.at(0) == ["603"]


async def test_who_was_called_before_this_start_can_be_called_again(stage: Stage) -> None:
    stage.desk.call_rows.append(CallRow(replace(CALLED, id="o", direction="out"), "Ayşe Şahin"))
    stage.panel.start()
    await asyncio.sleep(0.02)
    assert stage.panel.redial.text() == "Call 0533 214 77 08 again"
