from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.changes import Changes
from core.errors import UserError
from core.evaluation import Mark, Remark
from core.library import Keeping, Kept
from core.rows import Line
from desktop import translate
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.grabs import turns, until
from tests.desktop.panels.reviewing import Stage, reviewing

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    async with reviewing(theme) as stage:
        yield stage


async def test_everything_is_there_before_anything_is_asked(stage: Stage) -> None:
    assert stage.panel.results.model.rowCount() == len(stage.desk.conversations)
    assert stage.panel.results.number.text() == f"{len(stage.desk.conversations)} conversations"
    assert "Choose a contact" in stage.panel.reader.face.words()


async def test_words_without_their_dots_find_at_once(stage: Stage) -> None:
    await stage.search("kargom hala gelmedi")
    hits = stage.panel.results.model.hits
    assert hits and all("Kargom" in hit.snippet for hit in hits)


async def test_the_hit_is_open_by_one_key_and_stepped_through_by_another(stage: Stage) -> None:
    await stage.read("kargo")
    reader = stage.panel.reader
    whole = len(reader.contact.hits)
    steps = reader.head.steps
    assert not steps.isHidden() and steps.words.text().endswith(f"of {whole}")
    before = reader._place
    stage.press(Qt.Key.Key_F3)
    assert reader._place == before % whole + 1
    stage.press(Qt.Key.Key_F3, SHIFT)
    assert reader._place == before


async def test_filters_come_and_go_by_keyboard(stage: Stage) -> None:
    stage.panel.search.focus()
    picker = stage.panel.search.chips.ask()
    QTest.keyClicks(picker.field, "e-mail")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    await until(lambda: stage.desk.asked[-1].filters.channels == ("email",))
    chips = stage.panel.search.chips
    assert [chip.text() for chip in chips.chips] == ["Channel: E-mail"]
    stage.panel.search.field.setFocus()
    QTest.keyClick(stage.panel.search.field, Qt.Key.Key_Backspace)
    await until(lambda: not stage.desk.asked[-1].filters.channels)
    assert not chips.chips


async def test_a_chip_goes_by_delete_and_the_keyboard_stays(stage: Stage) -> None:
    chips = stage.panel.search.chips
    stage.panel.search.take(
        stage.panel.search.now.having("channel", "chat").having("recorded", True)
    )
    chips.chips[0].setFocus()
    QTest.keyClick(chips.chips[0], Qt.Key.Key_Delete)
    assert [chip.kind for chip in chips.chips] == ["recorded"]
    QTest.keyClick(chips.chips[0], Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is stage.panel.search.field


async def test_a_customer_is_looked_for_by_name(stage: Stage) -> None:
    picker = stage.panel.search.chips.ask("customer")
    QTest.keyClicks(picker.field, "ayse")
    await until(lambda: any("Ayşe" in each.title for each in picker.list.choices))
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert stage.panel.search.chips.chips[0].text() == "Customer: Ayşe Şahin"


async def test_a_search_is_kept_asked_again_and_taken_away(stage: Stage) -> None:
    search = stage.panel.search
    search.take(replace(search.now.having("time", "last_week"), text="iade"))
    naming = search.saved.keep()
    assert naming.field.text() == "iade · Last week"
    QTest.keyClick(naming.field, Qt.Key.Key_Return)
    await turns()
    assert list(await stage.desk.kept_own("search")) == ["iade · Last week"]
    search.take(search.now.without("time"))
    menu = search.saved.menu_now()
    menu.actions()[0].trigger()
    assert search.now.period == "last_week" and search.field.text() == "iade"
    search.saved.forget("iade · Last week")
    await turns()
    assert not await stage.desk.kept_own("search")


async def test_every_row_comes_as_it_is_scrolled_to(stage: Stage) -> None:
    model = stage.panel.results.model
    stage.panel.search.take(replace(stage.panel.search.now, text="a", grouped=False))
    await until(lambda: model.query.text == "a" and model.state == "ready")
    while not model.whole:
        stage.panel.results.list.scrollToBottom()
        await until(lambda: not model._reading)
    assert model.rowCount() == model.count.number  # type: ignore[union-attr]  # counted above


async def test_nothing_found_says_what_could_be_done(stage: Stage) -> None:
    await stage.search("zzzz")
    face = stage.panel.results.face
    assert "Nothing found" in face.words()
    stage.panel.search.take(stage.panel.search.now.having("channel", "chat"))
    await until(lambda: "with these filters" in face.words())
    face.pressed.emit()
    assert not stage.panel.search.now.narrow


async def test_what_was_meant_is_said_and_taken(stage: Stage) -> None:
    stage.desk.meant = {"kargoo": "kargo"}
    await stage.search("kargoo")
    mended = stage.panel.results.mended
    assert mended.isVisible() and "kargoo" in mended.text()
    mended.click()
    assert stage.panel.search.field.text() == "kargo"


async def test_a_name_that_is_typed_leads_to_all_of_that_customer(stage: Stage) -> None:
    results = stage.panel.results
    await stage.search("kargo")
    assert not results.named.isVisible()
    await stage.search("ayse SAHIN")
    await until(results.named.isVisible)
    assert results.named.text() == "Everything of Ayşe Şahin"
    results.named.click()
    now = stage.panel.search.now
    assert (now.text, len(now.filters.contacts)) == ("", 1)
    assert not results.named.isVisible()


async def test_an_error_is_said_and_tried_again(stage: Stage) -> None:
    stage.desk.failing = UserError("store.full")
    stage.panel.search.take(replace(stage.panel.search.now, text="iade"))
    model, face = stage.panel.results.model, stage.panel.results.face
    await until(lambda: model.state == "failed")
    assert face.isVisible() or model.hits
    stage.desk.failing = None
    model.again()
    await until(lambda: model.state == "ready")


async def test_the_foot_says_honestly_what_is_here_and_fetches_the_rest(stage: Stage) -> None:
    foot = stage.panel.foot
    assert foot.words.text() == "Everything you may see is on this machine."
    since = sample.NOW - 90 * 86_400_000
    stage.desk.has = Kept(False, since, ("t-support",), 30, 5_000, Keeping(days=90))
    foot.read()
    await until(lambda: "Destek" in foot.words.text())
    assert foot.button.isVisible() and foot.button.text() == "Fetch older…"
    foot.menu_now().actions()[0].trigger()
    await until(lambda: "7 conversations so far" in foot.words.text())
    assert foot.button.text() == "Stop" and foot.bar.isVisible()
    stage.desk.fetching.set()
    await until(lambda: "12 conversations were fetched." in foot.words.text())
    assert not foot.bar.isVisible()


async def test_fetching_can_be_stopped_and_waits_for_a_line(stage: Stage) -> None:
    foot = stage.panel.foot
    stage.desk.has = Kept(False, sample.NOW, (), 30, 5_000, Keeping(days=1))
    foot.fetch(0)
    await until(lambda: foot.button.text() == "Stop")
    foot.button.click()
    await until(lambda: "Stopped" in foot.words.text())
    stage.desk.set_line(Line(state="offline", since=sample.NOW))
    assert not foot.button.isEnabled() and "once there is a line" in foot.words.text()
    assert stage.panel.fresh.isVisible()


async def test_where_a_hit_led_is_what_is_marked(stage: Stage) -> None:
    await stage.read("kargo")
    reader = stage.panel.reader
    stage.press(Qt.Key.Key_F3)
    message = reader.model.message(reader.contact.hits[reader._place - 1].order)
    assert message is not None
    assert reader.place_here() == Mark(message=message.id)


async def test_a_remark_on_a_sentence_stands_in_the_margin_and_can_be_deleted(stage: Stage) -> None:
    await stage.read("kargo")
    reader, side = stage.panel.reader, stage.panel.side
    reader.transcript.hands.current = reader.transcript.entries.index(reader.contact.hits[0].order)
    reader.transcript.show_order(reader.contact.hits[0].order)
    reader.transcript.setFocus()
    stage.press(Qt.Key.Key_M)
    editor = side.remarks.editor
    assert editor.isVisible() and editor.text.hasFocus()
    QTest.keyClicks(editor.text, "Well said")
    editor.shared.setChecked(True)
    QTest.keyClick(editor.text, Qt.Key.Key_Return, CTRL)
    await until(lambda: stage.desk.marked)
    remark = stage.desk.marked[0]
    assert remark.shared and remark.place.text == "Well said" and remark.by == stage.desk.me.id
    assert remark.place.message and remark.conversation == reader.contact.id
    await until(lambda: len(side.remarks.cards) == 1)
    spots = [
        s.what
        for i, _ in reader.transcript.where.rows
        for s in reader.transcript.shapes.get(i).spots
    ]
    assert "remark" in spots
    card = side.remarks.cards[0]
    assert card.delete is not None
    card.delete.click()
    await until(lambda: stage.desk.marked[0].deleted)
    assert not side.remarks.cards


async def test_somebody_elses_remark_is_read_and_not_deleted(stage: Stage) -> None:
    await stage.read("kargo")
    contact = stage.panel.reader.contact
    place = Mark(message=stage.desk.timelines[stage.key][0].id, text="Iyi")
    stage.desk.marked = [
        Remark(id="r", by="a-derya", at=1, place=place, conversation=contact.id, shared=True)
    ]
    stage.desk.tell(Changes(reviews={"r"}))
    await until(lambda: stage.panel.side.remarks.cards)
    assert stage.panel.side.remarks.cards[0].delete is None


async def test_it_is_read_and_never_answered(stage: Stage) -> None:
    await stage.read("kargo")
    from desktop.views.transcript_menu import menu_of

    names = [a.text() for a in menu_of(stage.panel.reader.transcript, 0).actions()]
    assert "Reply to this" not in names
    assert not any(name in ("mark_read", "typing") for name, *_ in stage.desk.calls)


async def test_to_the_inbox_at_the_very_place(stage: Stage) -> None:
    await stage.read("kargo")
    asked: list[tuple[int, object]] = []
    stage.panel.opened.connect(lambda key, order: asked.append((key, order)))
    stage.press(Qt.Key.Key_Return, CTRL)
    hit = stage.panel.reader.hit
    assert hit is not None and asked == [(stage.key, hit.order)]


async def test_escape_goes_back_step_by_step(stage: Stage) -> None:
    await stage.read("kargo")
    stage.panel.reader.transcript.setFocus()
    stage.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is stage.panel.results.list
    stage.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is stage.panel.search.field


@pytest.mark.parametrize("language", ["tr", "en"])
async def test_it_fits_the_smallest_screen_in_both_languages(
    stage: Stage, language: translate.Language
) -> None:
    translate.use(language)
    stage.panel.resize(1_223, 663)
    await stage.read("kargo")
    assert stage.panel.minimumSizeHint().width() <= 1_223
    column: QWidget = stage.panel.side
    assert column.isVisible() and column.width() == 400
