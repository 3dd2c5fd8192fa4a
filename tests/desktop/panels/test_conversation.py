import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from core.entities import Attachment, BotState
from core.errors import UserError
from core.rows import Line, Opened, Person, Typist
from core.work import CompanyRules, ResumePoint
from desktop.actions import ConversationDoer
from desktop.dialogs.transfer import Transfer
from desktop.dialogs.whole_text import WholeText
from desktop.panels.conversation import Conversation
from desktop.theme import Theme
from desktop.translate import use
from desktop.views.attachment_viewer import Viewer
from desktop.views.conversation_doing import Done
from desktop.views.conversation_menus import can_return
from tests.desktop import sample, sample_work
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import BOT_TALK, CUSTOMER, DAY, HANDED, TalkDesk, until


class Rig:
    def __init__(self, theme: Theme) -> None:
        self.desk = TalkDesk()
        self.desk.talk(1, DAY)
        self.parts = parts_over(theme, self.desk)
        self.panel = Conversation(self.parts)
        self.panel.resize(743, 843)
        self.panel.show()
        self.panel.activateWindow()

    async def open(self, key: int = 1, order: int | None = None) -> Conversation:
        self.panel.open(key, order)
        await until(lambda: self.panel.model.state in ("ready", "gone"))
        await until(lambda: not self.panel.model._refreshing)
        return self.panel

    def did(self, name: str) -> list[tuple[str, int, tuple[object, ...]]]:
        return [call for call in self.desk.calls if call[0] == name]


@pytest.fixture
async def rig(theme: Theme) -> AsyncIterator[Rig]:
    rig = Rig(theme)
    yield rig
    await rig.panel.stop()
    rig.panel.hide()
    await rig.parts.tasks.close()


async def test_with_none_open_it_says_how_to_begin(rig: Rig) -> None:
    assert rig.panel.face.isVisible()
    assert rig.panel.key is None


async def test_opening_shows_who_where_and_what(rig: Rig) -> None:
    told: list[object] = []
    rig.panel.key_changed.connect(told.append)
    rig.panel.customer_changed.connect(told.append)
    panel = await rig.open()
    assert panel.header.name.whole() == "Ayşe Şahin"
    assert panel.header.line.whole().startswith("WhatsApp · TR-48213 · assigned to Selim Işık")
    assert told == [1, "k-0"]
    assert rig.did("viewing") == [("viewing", 0, ("v-0",))]


async def test_while_it_is_read_nothing_of_the_one_before_stays(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.desk.talk(1, BOT_TALK, bot=HANDED, assignee=None)
    panel = await rig.open()
    read, may_go_on = rig.desk.open_conversation, asyncio.Event()

    async def slowly(key: int) -> Opened:
        await may_go_on.wait()
        return await read(key)

    monkeypatch.setattr(rig.desk, "open_conversation", slowly)
    panel.open(2, known=rig.desk.row(2))
    assert panel.header.name.whole() == rig.desk.row(2).name
    assert not panel.header.resolve.isEnabled()
    assert panel.header.chips.visible_texts() == []
    panel.composer.editor.insertPlainText("erken")
    await until(lambda: not panel.handover.isVisible())
    may_go_on.set()
    await until(lambda: panel.model.state == "ready" and panel.header.resolve.isEnabled())
    assert panel.composer.editor.toPlainText() == "erken", "what was typed early stays"
    await panel.composer.flush()
    assert rig.desk.drafts[2].reply == "erken" and 1 not in rig.desk.drafts


async def test_a_search_hit_is_shown_at_once(rig: Rig) -> None:
    rig.desk.long(1, 2_000)
    panel = await rig.open(1, 300)
    assert panel.transcript.flash.row == 299


async def test_one_that_is_gone_has_its_face(rig: Rig) -> None:
    rig.desk.conversations.pop(1)
    panel = await rig.open()
    assert panel.face.isVisible()
    assert "not here" in panel.face._title.text()


async def test_leaving_tells_that_nobody_looks(rig: Rig) -> None:
    panel = await rig.open()
    panel.close_conversation()
    assert rig.did("viewing")[-1] == ("viewing", 0, (None,))
    assert panel.face.isVisible()


async def test_the_newest_in_sight_is_marked_read(rig: Rig) -> None:
    await until(rig.panel.isActiveWindow)
    rig.desk.put(1, read_up_to=5, unread=1)
    await rig.open()
    await until(lambda: rig.did("mark_read"))
    assert rig.did("mark_read") == [("mark_read", 1, (len(DAY),))]


async def test_nothing_is_marked_read_that_was_read(rig: Rig) -> None:
    await until(rig.panel.isActiveWindow)
    panel = await rig.open()
    assert not panel.reading.resting


async def test_resolving_is_told_once_it_is_committed(rig: Rig) -> None:
    panel = await rig.open()
    done: list[Done] = []
    panel.done.connect(done.append)
    panel.header.resolve.click()
    await until(lambda: done)
    assert rig.did("resolve") == [("resolve", 1, ())]
    assert (done[0].what, done[0].before.conversation.status) == ("resolved", "open")


@pytest.mark.parametrize("act", ["resolve", "snooze_till_tomorrow"])
async def test_who_waits_for_a_person_is_put_aside_by_nobody(rig: Rig, act: str) -> None:
    """By key as by mouse: no person would ever come."""
    rig.desk.put(1, status="open", assignee=None, bot=BotState(phase="handoff"))
    panel = await rig.open()
    done: list[Done] = []
    panel.done.connect(done.append)
    getattr(panel, act)()
    await until(panel.composer.problem.isVisible)
    assert "still waits for a person" in panel.composer.problem.label.text()
    assert not done and not rig.did("resolve") and not rig.did("snooze")
    rig.desk.put(1, assignee=sample.ME.id, bot=BotState(phase="silent"))
    panel.resolve()
    await until(lambda: done)


async def test_what_cannot_be_done_is_said_in_place(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> str:
        raise UserError("store.full")

    monkeypatch.setattr(rig.desk, "resolve", full)
    panel = await rig.open()
    done: list[Done] = []
    panel.done.connect(done.append)
    panel.resolve()
    await until(panel.composer.problem.isVisible)
    assert not done


async def test_what_was_asked_for_while_it_is_still_being_read_is_done(rig: Rig) -> None:
    panel = await rig.open()
    panel.open(2)
    assert panel.model.opened is None
    panel.resolve()
    await until(lambda: rig.did("resolve"))
    assert rig.did("resolve") == [("resolve", 2, ())]


async def test_what_waits_for_the_line_is_said(rig: Rig) -> None:
    panel = await rig.open()
    rig.desk.set_line(Line(state="offline", since=0))
    rig.desk.pending[1] = ("conversation.set_status",)
    panel.resolve()
    rig.desk.put(1, priority="high")
    await until(lambda: "Resolving – waiting for the line" in panel.header.line.whole())


async def test_a_resolved_one_can_be_opened_again(rig: Rig) -> None:
    rig.desk.put(1, status="resolved")
    panel = await rig.open()
    panel.header.resolve.click()
    await until(lambda: rig.did("reopen"))


async def test_who_writes_and_who_looks(rig: Rig) -> None:
    panel = await rig.open()
    rig.desk.typing_now["v-0"] = (Typist("k-0", "Ayşe Şahin", True, "reply"),)
    rig.desk.viewing_now["v-0"] = (Person("d", "Derya Koç", "", "agent", "", True, frozenset()),)
    rig.desk.presence("v-0")
    assert panel.typing.text() == "Ayşe is writing…"
    assert "Derya is looking too" in panel.header.line.whole()


async def test_the_card_says_what_the_bot_learned(rig: Rig) -> None:
    rig.desk.talk(1, BOT_TALK, bot=HANDED, assignee=None)
    panel = await rig.open()
    said = [label.text() for label in panel.handover.findChildren(type(panel.handover.summary))]
    assert any("6 gündür" in text for text in said)
    assert {"Late order", "86% · Sure", "TR-48213"} <= set(said)
    assert not panel.handover._facts.isHidden()


async def test_taking_over_by_button_or_key(rig: Rig) -> None:
    rig.desk.talk(1, BOT_TALK, bot=HANDED, assignee=None)
    panel = await rig.open()
    panel.handover.take.click()
    await until(lambda: rig.did("take_over"))
    assert panel.composer.editor.isEnabled()
    rig.desk.pending[1] = ("bot.take_over",)
    rig.desk.put(1, priority="high")
    await until(lambda: not panel.handover.take.isEnabled())
    panel.take_over()
    assert len(rig.did("take_over")) == 1


async def test_a_strip_while_the_bot_answers_and_a_line_once_it_is_silent(rig: Rig) -> None:
    rig.desk.put(1, bot=BotState(phase="active"), status="pending")
    panel = await rig.open()
    assert panel.handover.take.isVisible()
    assert panel.handover._facts.isHidden()
    rig.desk.put(1, bot=BotState(phase="silent", summary="s", intent="return"), status="open")
    await until(lambda: not panel.handover.take.isVisible())
    assert panel.handover.summary.isHidden()
    panel.handover.fold.click()
    assert panel.handover.summary.isVisible()
    opened = panel.model.opened
    assert opened is not None and can_return(opened)


async def test_menus_do_what_they_say(rig: Rig) -> None:
    panel = await rig.open()
    menus = panel.menus
    menus._assigned("agent:a-derya")
    menus._assigned("nobody:")
    menus._assigned("team:t-sales")
    menus._labelled("l-vip", ("l-vip",))
    menus._labelled("l-bill", ("l-vip",))
    menus.snooze_till_tomorrow()
    await until(lambda: rig.did("snooze"))
    assert [a for _, _, a in rig.did("assign")] == [
        ("a-derya", None), (None, None), (None, "t-sales")
    ]  # fmt: skip
    assert [a for _, _, a in rig.did("label")] == [((), ("l-vip",)), (("l-bill",), ())]
    until_ms = rig.did("snooze")[0][2][0]
    assert isinstance(until_ms, int) and until_ms > sample.NOW


async def test_the_bot_goes_on_where_its_own_flow_says(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = await rig.open()
    usual, own = QMenu(), QMenu()
    panel.menus._add_resumes(usual)
    assert usual.actions()[0].text() == "From the greeting"
    point = ResumePoint(id="table", tr="Masadan", en="From the table")
    rules = CompanyRules(resume=(point, ResumePoint(id="order_number")))
    told = msgspec.structs.replace(rig.desk.directory, company_rules={"company": rules})
    monkeypatch.setattr(type(rig.desk), "directory", told)
    panel.menus._add_resumes(own)
    assert [each.text() for each in own.actions()] == ["From the table", "From the order number"]
    own.actions()[0].trigger()
    await until(lambda: rig.did("return_to_bot"))
    assert rig.did("return_to_bot")[0][2] == ("table",)


@pytest.mark.warns  # the screen of the tests cannot raise a popup
async def test_colleagues_are_offered_with_me_first(rig: Rig) -> None:
    rig.desk.put(1, assignee="a-derya")
    panel = await rig.open()
    panel.menus.assign()
    dialog = panel.findChild(Transfer)
    assert dialog is not None
    choices = dialog.list.choices
    assert (choices[0].title, choices[-1].title) == ("Me", "Nobody, back to the team")
    assert [c.id for c in choices if c.icon == "check"] == ["agent:a-derya"]
    dialog.close()


async def test_work_is_transferred_and_what_is_none_is_assigned(rig: Rig) -> None:
    panel = await rig.open()
    panel.menus._assigned("agent:a-derya")
    panel.menus._assigned("queue:q-order", "bekliyor")
    panel.menus._assigned("team:t-sales", "satış sorusu")
    rig.desk.put_work(sample_work.work_row(0))
    panel.menus._assigned("agent:a-derya")
    await until(lambda: len(rig.did("transfer")) == 3)
    assert [a for _, _, a in rig.did("assign")] == [("a-derya", None)]
    assert [a[0] for _, _, a in rig.did("transfer")] == [
        {"queue": "q-order", "note": "bekliyor"},
        {"team": "t-sales", "note": "satış sorusu"},
        {"to": "a-derya"},
    ]


async def test_actions_find_their_methods(rig: Rig) -> None:
    doer: ConversationDoer = rig.panel
    names = [name for name in vars(ConversationDoer) if not name.startswith("_")]
    for name in names:
        getattr(doer, name)()
    assert not rig.did("resolve")


async def test_everything_has_a_name_and_speaks_turkish(rig: Rig) -> None:
    panel = await rig.open()
    use("tr")
    try:
        await until(lambda: panel.header.resolve.text() == "Çöz")
        assert "Selim Işık'a atandı" in panel.header.line.whole()
        assert panel.composer.tabs.note.text() == "İç not"
        assert any("Bugün" in text for text in panel.transcript.visible_texts())
    finally:
        use("en")
    buttons = panel.findChildren(QAbstractButton)
    assert all(b.text() or b.accessibleName() for b in buttons if b.isVisible())


def is_shown(panel: QWidget, name: str) -> bool:
    buttons = panel.findChildren(QAbstractButton)
    return any(b.isVisible() and b.accessibleName() == name for b in buttons)


async def test_tab_goes_through_it_as_it_stands_on_the_screen(rig: Rig, tmp_path: Path) -> None:
    panel = await rig.open()
    await until(rig.panel.isActiveWindow)
    (tmp_path / "a.txt").write_bytes(b"x")
    panel.composer.files.add([tmp_path / "a.txt"])
    await until(lambda: panel.composer.files.files)
    await until(lambda: is_shown(panel, "Remove a.txt"))
    panel.header.assign.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[str] = []
    while len(met) < 14:
        widget = QApplication.focusWidget()
        assert widget is not None
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        met.append(widget.accessibleName() or text)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert met == [
        "Assign", "Snooze", "More", "Resolve", "Messages", "Reply", "Reply", "Remove a.txt",
        "Insert an emoji", "Attach a file", "Attach a picture", "Insert a canned answer", "Send",
        "Assign",
    ]  # fmt: skip


async def test_a_click_on_a_button_leaves_the_keyboard_where_it_was(
    rig: Rig, theme: Theme, qapp: QApplication
) -> None:
    panel = await rig.open()
    await until(rig.panel.isActiveWindow)
    panel.setStyleSheet(theme.sheet())
    panel.composer.editor.setFocus()
    QTest.mouseClick(panel.composer.tabs.note, Qt.MouseButton.LeftButton)
    assert qapp.focusWidget() is panel.composer.editor


async def test_pictures_and_long_texts_open_over_the_window(rig: Rig) -> None:
    picture = Attachment(id="p", name="a.png", mime="image/png", size=9)
    rig.desk.talk(1, [("in", CUSTOMER, "x" * 30_000, 1, {"attachments": (picture,)})])
    panel = await rig.open()
    panel.transcript.picture_asked.emit(picture, 1)
    viewer = panel.window().findChild(Viewer)
    assert viewer is not None
    await until(lambda: "not on this machine" in viewer.canvas.visible_texts()[0])
    viewer.reject()
    panel.transcript.whole_asked.emit(1)
    whole = panel.window().findChild(WholeText)
    assert whole is not None and len(whole.field.toPlainText()) >= 30_000
    whole.reject()


async def test_escape_leaves_the_composer_so_that_letters_are_shortcuts(rig: Rig) -> None:
    panel = await rig.open()
    panel.reply()
    await until(panel.composer.editor.hasFocus)
    QTest.keyClick(panel.composer.editor, Qt.Key.Key_Escape)
    await until(panel.transcript.hasFocus)


async def test_nothing_of_another_conversation_flashes_or_stands_there(rig: Rig) -> None:
    rig.desk.long(1, 2_000)
    panel = await rig.open(1, 300)
    panel.open(2)
    assert panel.transcript.flash.row == -1
    assert panel.transcript.visible_texts() == []
