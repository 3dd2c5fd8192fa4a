from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)

from core.errors import UserError
from core.rows import Line, Refused
from desktop import translate
from desktop.dialogs.call_audio import CallAudio
from desktop.dialogs.phone_accounts import PhoneAccountList
from desktop.dialogs.phone_reach import PhoneReach
from desktop.dialogs.settings import SettingsDialog
from desktop.panels.phone import Phone
from desktop.views.conversation_doing import Done
from desktop.views.toast import ToastCard
from desktop.wishes import Do, Wish
from tests.desktop import sample_work
from tests.desktop.grabs import until
from tests.desktop.stage import Stage, settled
from tests.desktop.telephone.fake_phone import FakePhone, ringing
from voip import commands as c
from voip import events as e
from voip.values import Call, Registration

READY = Registration(account="a", state="ready")
CALL = Call(id="c", account="a", direction="in", state="ringing_in", number="1002", started_at=1)
pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu or alert."""


async def test_opening_a_conversation_opens_all_that_is_beside_it(stage: Stage) -> None:
    assert not stage.action("reply").isEnabled()
    await stage.open(1)
    assert stage.action("reply").isEnabled()
    assert stage.scene.window.panels.customer._name.whole() == "Ayşe Şahin"  # type: ignore[attr-defined]


async def test_a_key_steps_through_the_list(stage: Stage) -> None:
    stage.scene.inbox.list.setFocus()
    QTest.keyClick(stage.scene.inbox.list, Qt.Key.Key_J)
    await until(lambda: stage.shell._open_key is not None)


async def test_resolving_goes_to_the_next(stage: Stage) -> None:
    await stage.open(1)
    stage.scene.inbox.list.step(0)
    before = stage.shell._open_key
    stage.shell._done(Done("resolved", await stage.desk.open_conversation(1)))
    await until(lambda: stage.shell._open_key != before)
    stage.settings.put("next_after_resolve", False)
    here = stage.shell._open_key
    stage.shell._done(Done("resolved", await stage.desk.open_conversation(here or 0)))
    await settled()
    assert stage.shell._open_key == here


async def test_answering_shows_the_customer_and_loses_no_draft(stage: Stage) -> None:
    await stage.open(2)
    stage.scene.window.panels.conversation.composer.editor.set_text("Hemen")  # type: ignore[attr-defined]
    phone = FakePhone(stage.scene.parts.telephone)
    ring = phone.change(ringing(number=stage.desk.contacts["k-0"].phone))
    await settled()
    assert stage.shell._open_key == 2
    stage.action("answer_call").trigger()
    phone.change(ring, state="talking", answered_at=ring.started_at)
    await settled()
    assert stage.shell._open_key == 1
    assert stage.desk.drafts[2].reply == "Hemen"


async def test_the_palette_leads_to_the_messages_and_to_the_dialler(stage: Stage) -> None:
    panels = stage.scene.window.panels
    stage.shell._palette.search_asked.emit("kargo")
    assert panels.inbox._field.text() == "kargo"  # type: ignore[attr-defined]
    stage.shell._palette.number_chosen.emit("+905320000001")
    assert stage.scene.window.places.currentWidget() is panels.phone
    assert isinstance(panels.phone, Phone)
    assert "532" in panels.phone.field.field.text()


async def test_who_cannot_be_reached_at_all_is_said(stage: Stage) -> None:
    stage.shell._palette.nowhere.emit("Ali")
    toasts = [card for card in stage.window.findChildren(ToastCard) if card.isVisible()]
    assert toasts[0].toast.title == translate.words(UserError("number.none", name="Ali"))[0]


async def test_what_goes_out_at_once_is_heard(stage: Stage) -> None:
    await stage.open(1)
    composer = stage.scene.window.panels.conversation.composer  # type: ignore[attr-defined]
    for state in ("offline", "live"):
        stage.desk.set_line(Line(state=state, since=0))
        composer.editor.insertPlainText(state)
        composer.send()
        await until(lambda: not composer.editor.toPlainText())
    assert stage.sounds.played == ["sent"]


async def test_what_was_refused_is_said(stage: Stage) -> None:
    stage.shell._refused(Refused("c", "conversation.assign", "v-0", "forbidden"))
    toasts = [card for card in stage.window.findChildren(ToastCard) if card.isVisible()]
    title, _ = translate.words(UserError("forbidden"))
    assert toasts[0].toast.title == title
    assert stage.sounds.played == ["problem"]


async def test_what_may_end_it_is_asked_for(stage: Stage) -> None:
    stage.action("quit").trigger()
    stage.action("sign_out").trigger()
    assert stage.ends == ["quit", "sign_out"]


async def test_the_theme_and_the_language_are_settings(stage: Stage) -> None:
    stage.action("theme").trigger()
    stage.action("language").trigger()
    assert (stage.settings.get("theme"), stage.settings.get("language")) == ("dark", "tr")


async def test_resolving_is_said_and_taken_back_by_key(stage: Stage) -> None:
    await stage.open(1)
    assert not stage.action("undo").isEnabled()
    stage.shell.conversation.resolve()
    await settled()
    (card,) = stage.shell.toasts.stack.cards()
    assert isinstance(card, ToastCard)
    assert (card.toast.title, card.toast.seconds) == ("Ayşe Şahin — resolved", 6)
    await stage.open(2)
    stage.scene.inbox.list.setFocus()
    QTest.keyClick(stage.scene.inbox.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await settled()
    assert [call[1] for call in stage.desk.calls if call[0] == "reopen"] == [1]
    assert stage.shell._open_key == 1
    assert not stage.shell.toasts.stack.cards()
    assert not stage.action("undo").isEnabled()


class Wire:
    """A phone that remembers what it was asked for."""

    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand, /) -> None:
        self.sent.append(command)


async def test_a_link_only_ever_fills_the_dialler(stage: Stage) -> None:
    line = Wire()
    telephone = stage.scene.parts.telephone
    telephone.arrive(line)
    telephone.heard(e.Welcome(version="2", registrations=(READY,)))
    stage.scene.wish(Wish("fill", "tel:+90-532-111-22-33"))
    assert isinstance(stage.scene.window.panels.phone, Phone)
    assert stage.scene.window.places.currentWidget() is stage.scene.window.panels.phone
    assert "532" in stage.scene.window.panels.phone.field.number()
    assert not [sent for sent in line.sent if isinstance(sent, c.Dial)]


async def test_a_call_back_that_is_taken_stands_ready_in_the_dialler(stage: Stage) -> None:
    back = sample_work.offer_row(
        3, expires_at=stage.desk.clock + 20_000, media="callback", number="+905321112233"
    )
    stage.desk.put_offer(back)
    await settled()
    stage.shell.accept_offer()
    stage.desk.end_offer("offer-3")
    await settled()
    panel = stage.scene.window.panels.phone
    assert isinstance(panel, Phone)
    assert stage.scene.window.places.currentWidget() is panel
    assert panel.field.number() == "+905321112233"
    assert QApplication.focusWidget() is panel.field.field, "Enter calls"


async def test_a_call_is_answered_muted_and_ended_from_the_command_line(stage: Stage) -> None:
    line = Wire()
    telephone = stage.scene.parts.telephone
    telephone.arrive(line)
    telephone.heard(e.Welcome(version="2", registrations=(READY,)))
    for state, wish, sent in (
        ("ringing_in", "hang_up", c.Reject(call="c")),
        ("ringing_in", "answer", c.Answer(call="c")),
        ("talking", "mute", c.Mute(call="c", on=True)),
        ("talking", "hang_up", c.HangUp(call="c")),
    ):
        telephone.heard(e.Changed(call=replace(CALL, state=state)))
        stage.shell.wish(Wish(cast(Do, wish)))
        assert line.sent[-1] == sent
    telephone.heard(e.Changed(call=replace(CALL, state="ended", cause=200)))
    await settled()


async def test_the_phones_pages_stand_in_the_settings(stage: Stage) -> None:
    stage.shell.open_settings("phone")
    dialog = stage.window.findChild(SettingsDialog)
    assert dialog is not None
    for kind in (PhoneAccountList, PhoneReach, CallAudio):
        assert dialog.findChild(kind) is not None
    dialog.accept()
    await settled()
