import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from core.entities import BotState, Message
from core.errors import UserError
from core.rows import Draft
from desktop.views.composer_draft import PAUSE
from tests.desktop import sample
from tests.desktop.views.talks import CUSTOMER, DERYA, HANDED, until
from tests.desktop.views.written import Rig


async def test_ctrl_enter_sends_and_clears_only_after_the_commit(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("  Merhaba  ")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert composer.editor.toPlainText() == "  Merhaba  "
    await until(lambda: not composer.editor.toPlainText())
    assert rig.did("send_message") == [("send_message", 1, ("Merhaba",))]
    assert composer.editor.hasFocus()


async def test_what_was_refused_by_the_store_is_still_there_with_the_reason(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> str:
        raise UserError("store.full")

    monkeypatch.setattr(rig.desk, "send_message", full)
    composer = await rig.open()
    rig.type("önemli")
    composer.send()
    await until(lambda: composer.problem.isVisible())
    assert composer.editor.toPlainText() == "önemli"
    assert composer.tools.send.isEnabled()
    assert "Nothing was sent" in composer.problem.label.text()
    monkeypatch.undo()
    assert not rig.did("send_message")
    composer.send()
    await until(lambda: not composer.editor.toPlainText())
    assert rig.did("send_message") == [("send_message", 1, ("önemli",))]
    assert not composer.problem.isVisible()


async def test_words_typed_while_it_is_committed_stay(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("bir")
    composer.send()
    rig.type(" iki")
    await until(lambda: rig.did("send_message"))
    await until(lambda: composer.editor.toPlainText() == " iki")


async def test_enter_sends_where_the_person_chose_so(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert not rig.did("send_message")
    rig.parts.settings.put("send_key", "enter")
    assert composer.tools.hint.text() == "Enter"
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    await until(lambda: rig.did("send_message"))


async def test_a_draft_is_kept_at_a_pause_and_restored(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("yarım kal")
    assert composer._drafts._timer.interval() == PAUSE
    await until(lambda: 1 in rig.desk.drafts)
    assert rig.desk.drafts[1] == Draft(reply="yarım kal")
    await rig.open(2)
    assert composer.editor.toPlainText() == ""
    await rig.open(1)
    assert composer.editor.toPlainText() == "yarım kal"


async def test_leaving_keeps_the_draft_at_once(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("acele")
    await rig.open(2)
    await until(lambda: rig.desk.drafts.get(1))
    assert rig.desk.drafts[1].reply == "acele"
    composer.note()
    rig.type("not")
    await composer.flush()
    assert rig.desk.drafts[2] == Draft(note="not", kind="note")


async def test_reply_and_note_are_two_texts(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("yanıt")
    composer.note()
    assert composer.editor.toPlainText() == ""
    rig.type("@Derya bak")
    composer.send()
    await until(lambda: rig.did("add_note"))
    composer.reply()
    assert composer.editor.toPlainText() == "yanıt"


async def test_a_sent_message_is_no_draft_any_more(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a")
    await composer.flush()
    composer.send()
    await until(lambda: rig.did("send_message") and rig.desk.drafts[1] == Draft())


async def test_unseen_words_of_the_customer_hold_it_back(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a")
    await rig.arrive("in", CUSTOMER)
    composer.send()
    await until(composer.guard.isVisible)
    assert not rig.did("send_message")
    composer.guard.send.click()
    await until(lambda: rig.did("send_message"))


async def test_a_colleagues_reply_meanwhile_holds_it_back_even_when_seen(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a")
    await rig.arrive("out", DERYA)
    composer.saw(rig.model.last)
    composer.send()
    await until(composer.guard.isVisible)
    assert "Derya" in composer.guard.label.text()
    shown: list[None] = []
    composer.show_newest.connect(lambda: shown.append(None))
    composer.guard.look.click()
    assert shown
    composer.send()
    await until(lambda: rig.did("send_message"))


async def test_a_reply_the_timeline_has_not_read_yet_holds_it_back(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is told of it and shows it; the timeline is a moment behind."""
    composer = await rig.open()
    rig.type("a")
    monkeypatch.setattr(rig.desk, "tell", lambda _: None)
    order = rig.model.last + 1
    derya = Message(
        id="n-1", conversation="v-0", order=order, kind="out", author=DERYA, at=sample.NOW
    )
    rig.desk.arrive(1, derya)
    composer.send()
    await until(composer.guard.isVisible)
    assert rig.model.last < order
    assert not rig.did("send_message")
    assert composer.editor.toPlainText() == "a"


async def test_words_held_back_when_their_conversation_was_left_stay_its_draft(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a")
    await rig.arrive("out", DERYA)
    composer.send()
    await rig.open(2)
    await until(lambda: not composer._sending)
    assert not rig.did("send_message")
    assert not composer.guard.isVisible()
    assert rig.desk.drafts[1].reply == "a"


async def test_seen_words_hold_nothing_back(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a")
    await rig.arrive("in", CUSTOMER)
    composer.saw(rig.model.last)
    composer.send()
    await until(lambda: rig.did("send_message"))


async def test_while_the_bot_answers_only_notes_can_be_written(rig: Rig) -> None:
    rig.desk.put(1, bot=BotState(phase="active"), status="pending")
    composer = await rig.open()
    assert not composer.editor.isEnabled()
    assert "bot" in composer.reason.label.text()
    composer.note()
    assert composer.editor.isEnabled()
    rig.desk.pending[1] = ("bot.take_over",)
    rig.desk.put(1, priority="high")
    composer.reply()
    await rig.follow()
    assert composer.editor.isEnabled()


async def test_a_reply_at_hand_over_takes_it_first(rig: Rig) -> None:
    rig.desk.put(1, bot=HANDED)
    composer = await rig.open()
    rig.type("a")
    composer.send()
    await until(lambda: rig.did("send_message"))
    names = [name for name, _, _ in rig.desk.calls if name in ("take_over", "send_message")]
    assert names == ["take_over", "send_message"]


async def test_the_room_left_is_shown_near_the_limit_and_holds_back_beyond_it(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("a" * 100)
    assert not composer.tools.room.isVisible()
    rig.type("a" * 3_900)
    assert "96" in composer.tools.room.text()
    rig.type("a" * 200)
    assert not composer.tools.send.isEnabled()


async def test_pasted_markup_is_plain_text(rig: Rig) -> None:
    composer = await rig.open()
    data = QMimeData()
    data.setHtml("<b>kalın</b>")
    data.setText("kalın")
    composer.editor.insertFromMimeData(data)
    assert composer.editor.toPlainText() == "kalın"


async def test_a_slash_finds_an_answer_and_fills_it(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("/karg")
    completion = composer.inserting.completion
    await until(completion.isVisible)
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert composer.editor.toPlainText().startswith("Kargonuz 1-3")
    assert not completion.isVisible()


async def test_an_at_sign_names_a_colleague_in_a_note_only(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("@Der")
    assert not composer.inserting.completion.isVisible()
    composer.note()
    rig.type("@Der")
    await until(composer.inserting.completion.isVisible)
    QTest.keyClick(composer.editor, Qt.Key.Key_Tab)
    assert composer.editor.toPlainText() == "@Derya "


async def test_typing_is_told_once_and_ended(rig: Rig) -> None:
    composer = await rig.open()
    for letter in "merhaba":
        rig.type(letter)
    composer.note()
    told = [arguments for name, _, arguments in rig.desk.calls if name == "typing"]
    assert told == [("v-0", "reply"), ("v-0", "none")]


async def test_answering_a_message_quotes_it(rig: Rig) -> None:
    from desktop.rows.timeline_entry import Entry

    composer = await rig.open()
    composer.answer(Entry(id="v-0-1", kind="in", author="Ayşe", text="soru"))
    assert composer.answering.isVisible()
    assert composer._quoted() == "v-0-1"
    rig.type("yanıt")
    composer.send()
    await until(lambda: not composer.answering.isVisible())


async def test_the_editor_grows_to_a_limit(rig: Rig) -> None:
    composer = await rig.open()
    small = composer.editor.height()
    rig.type("a\n" * 6)
    grown = composer.editor.height()
    rig.type("a\n" * 60)
    assert small < grown < composer.editor.height() <= 220


async def test_every_control_has_a_name(rig: Rig) -> None:
    from PySide6.QtWidgets import QAbstractButton

    composer = await rig.open()
    assert all(b.text() or b.accessibleName() for b in composer.findChildren(QAbstractButton))
    assert composer.editor.accessibleName() == "Reply"


async def test_sending_again_while_the_first_is_committed_is_not_forgotten(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("bir")
    composer.send()
    rig.type(" iki")
    composer.send()
    composer.send()
    await until(lambda: len(rig.did("send_message")) == 2 and not composer._sending)
    assert [call[2] for call in rig.did("send_message")] == [("bir",), ("iki",)]
    assert composer.editor.toPlainText() == ""


async def test_sending_twice_sends_the_same_words_once(rig: Rig) -> None:
    composer = await rig.open()
    rig.type("bir")
    composer.send()
    composer.send()
    await until(lambda: not composer._sending)
    assert len(rig.did("send_message")) == 1


async def test_refused_words_are_not_sent_again_unasked(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[object] = []

    async def full(*told: object, **_: object) -> str:
        tries.append(told)
        raise UserError("store.full")

    monkeypatch.setattr(rig.desk, "send_message", full)
    composer = await rig.open()
    rig.type("önemli")
    composer.send()
    composer.send()
    await until(composer.problem.isVisible)
    await until(lambda: not composer._sending)
    assert len(tries) == 1


async def test_what_was_cut_of_a_pasted_text_is_said(rig: Rig) -> None:
    composer = await rig.open()
    data = QMimeData()
    data.setText("a" * 200_010)
    composer.editor.insertFromMimeData(data)
    assert composer.problem.label.text() == "Only the first 200,000 characters were pasted."
    assert composer.tools.room.text() == "195,904 characters too long"
