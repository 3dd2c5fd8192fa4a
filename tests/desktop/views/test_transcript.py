from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.entities import Attachment, Message
from desktop.models.transcript import TranscriptModel
from desktop.rows.timeline_shape import Spot
from desktop.theme import Theme
from desktop.views.transcript import Transcript
from desktop.views.transcript_placing import PAD
from tests.desktop import sample
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import AGENT, CUSTOMER, DAY, Said, TalkDesk, until


class Rig:
    def __init__(self, theme: Theme) -> None:
        self.desk = TalkDesk()
        self.parts = parts_over(theme, self.desk)
        self.model = TranscriptModel(self.desk, self.parts.tasks)
        self.view = Transcript(self.parts, self.model)
        self.view.resize(743, 560)
        self.view.show()

    async def open(self, key: int = 1) -> Transcript:
        self.model.open(key)
        await until(lambda: self.model.state == "ready")
        return self.view

    async def talk(self, said: list[Said], **changed: object) -> Transcript:
        self.desk.talk(1, said, **changed)
        return await self.open()

    def arrive(self, text: str = "yeni", **fields: object) -> None:
        conversation = self.desk.conversations[1]
        order = conversation.last_order + 1
        message = Message(
            id=f"n-{order}", conversation=conversation.id, order=order, kind="in",
            author=CUSTOMER, at=sample.NOW, text=text,
        )  # fmt: skip
        self.desk.arrive(1, replace(message, **fields))

    def tops(self) -> dict[int, int]:
        return dict(self.view.where.rows)

    def spot(self, what: str) -> tuple[Spot, QPoint]:
        """A place to click in sight, and where it is."""
        for index, top in self.view.where.rows:
            for spot in self.view.shapes.get(index).spots:
                if spot.what == what:
                    return spot, (spot.rect.center() + QPointF(0, top)).toPoint()
        raise AssertionError(f"no {what} in sight")

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
async def rig(theme: Theme) -> AsyncIterator[Rig]:
    rig = Rig(theme)
    yield rig
    rig.view.hide()
    rig.model.stop()
    await rig.parts.tasks.close()


async def test_opens_at_the_newest_message(rig: Rig) -> None:
    rig.desk.long(1, 3_000)
    view = await rig.open()
    assert view.at_end
    assert view.where.rows[-1][0] == 2_999
    assert len(view.where.rows) < 20


async def test_says_what_is_in_sight(rig: Rig) -> None:
    view = await rig.talk(DAY)
    said = "\n".join(view.visible_texts())
    assert "Kargom hâlâ gelmedi" in said
    assert "Today" in said
    assert "internal note" in said


async def test_a_short_talk_stands_at_the_top(rig: Rig) -> None:
    view = await rig.talk(DAY[:1])
    assert view.where.rows[0] == (0, PAD)


async def test_stays_at_the_bottom_when_something_comes(rig: Rig) -> None:
    rig.desk.long(1, 500)
    view = await rig.open()
    rig.arrive("a" * 300)
    await until(lambda: view.where.rows[-1][0] == 500)
    assert view.at_end
    assert not view.pill.button.isVisible()


async def test_reading_further_up_nothing_moves_and_a_pill_counts(rig: Rig) -> None:
    rig.desk.long(1, 500)
    view = await rig.open()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 900)
    before = rig.tops()
    rig.arrive()
    rig.arrive()
    await until(lambda: rig.model.last == 502)
    assert rig.tops() == before
    assert view.pill.button.isVisible()
    assert "2" in view.pill.button.text()
    view.pill.button.click()
    assert view.at_end
    assert not view.pill.button.isVisible()


async def test_pages_that_arrive_keep_the_anchor_still(rig: Rig) -> None:
    rig.desk.long(1, 5_000)
    view = await rig.open()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    index, top = view.where.rows[0]
    assert view.shapes.entry(index).kind is None
    await until(lambda: view.shapes.entry(index).kind is not None)
    await until(lambda: not rig.model._reading)
    assert rig.tops()[index] == top


async def test_scrolling_up_never_jumps(rig: Rig) -> None:
    rig.desk.long(1, 2_000)
    view = await rig.open()
    bar = view.verticalScrollBar()
    for _ in range(60):
        before = rig.tops()
        bar.setValue(bar.value() - 50)
        after = rig.tops()
        assert {after[i] - before[i] for i in after.keys() & before.keys()} == {50}
        await until(lambda: not rig.model._reading)


async def test_a_new_width_keeps_the_first_row(rig: Rig) -> None:
    rig.desk.long(1, 2_000)
    view = await rig.open()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 5_000)
    await until(lambda: not rig.model._reading)
    index, top = view.where.rows[0]
    view.resize(560, 560)
    assert rig.tops()[index] == top


async def test_a_lower_window_at_the_end_stays_at_the_end(rig: Rig) -> None:
    rig.desk.long(1, 200)
    view = await rig.open()
    view.resize(743, 300)
    assert view.at_end
    last, top = view.where.rows[-1]
    assert top + view.heights.get(last) == view.viewport().height() - PAD


async def test_unread_that_does_not_fit_begins_at_its_first_message(rig: Rig) -> None:
    rig.desk.long(1, 200)
    rig.desk.put(1, read_up_to=150, unread=30)
    view = await rig.open()
    assert not view.at_end
    assert rig.tops()[150] == PAD
    assert "New since you looked" in view.shapes.get(150).spoken


async def test_what_waits_turns_sent_in_its_place(rig: Rig) -> None:
    view = await rig.talk(DAY)
    command = await rig.desk.send_message(1, "gidiyor")
    await until(lambda: "Waiting to be sent" in view.visible_texts()[-1])
    before = view.where.rows[-1]
    rig.arrive("gidiyor", kind="out", author=AGENT, client_id=command)
    await until(lambda: "Sent" in view.visible_texts()[-1])
    assert view.where.rows[-1] == before


async def test_refused_offers_to_try_again_and_to_discard(rig: Rig) -> None:
    view = await rig.talk(DAY)
    command = await rig.desk.send_message(1, "olmadı")
    rig.desk.refuse(1, "command.forbidden")
    await until(lambda: "Not sent" in view.visible_texts()[-1])
    asked: list[tuple[str, str]] = []
    view.retry_asked.connect(lambda id: asked.append(("retry", id)))
    view.discard_asked.connect(lambda id: asked.append(("discard", id)))
    rig.click(rig.spot("retry")[1])
    rig.click(rig.spot("discard")[1])
    assert asked == [("retry", command), ("discard", command)]


async def test_only_an_address_is_a_link_and_it_is_only_asked_for(rig: Rig) -> None:
    view = await rig.talk(
        [("in", CUSTOMER, "javascript:x https://a.example/b?c. file:///etc", 1, {})]
    )
    asked: list[str] = []
    view.link_asked.connect(asked.append)
    (words,) = [w for w in view.shapes.get(0).words if w.selectable]
    top = view.where.rows[0][1]
    for column in range(0, int(words.width), 4):
        rig.click(QPoint(int(words.x) + column, int(words.y) + top + 8))
    assert set(asked) == {"https://a.example/b?c"}


async def test_words_are_selected_and_copied(rig: Rig) -> None:
    view = await rig.talk([("in", CUSTOMER, "birinci ikinci", 1, {})])
    (words,) = [w for w in view.shapes.get(0).words if w.selectable]
    at = QPoint(int(words.x) + 4, int(words.y) + view.where.rows[0][1] + 8)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.hands.selected_text() == "birinci"
    QTest.keySequence(view, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "birinci"


async def test_dragging_selects_across_words(rig: Rig) -> None:
    view = await rig.talk([("in", CUSTOMER, "birinci ikinci", 1, {})])
    (words,) = [w for w in view.shapes.get(0).words if w.selectable]
    y = int(words.y) + view.where.rows[0][1] + 8
    left, right = QPoint(int(words.x), y), QPoint(int(words.x + words.width) + 1, y)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=left + QPoint(1, 0))
    view.hands._drag(QPointF(right))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=right)
    assert view.hands.selected_text() == "birinci ikinci"


async def test_keys_walk_the_rows_and_act(rig: Rig) -> None:
    view = await rig.talk(DAY)
    await rig.desk.send_message(1, "olmadı")
    rig.desk.refuse(1, "command.forbidden")
    await until(lambda: "Not sent" in view.visible_texts()[-1])
    asked: list[tuple[str, object]] = []
    view.discard_asked.connect(lambda command: asked.append(("discard", command)))
    view.retry_asked.connect(lambda command: asked.append(("retry", command)))
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.hands.current == len(DAY)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [what for what, _ in asked] == ["retry"], "Enter never discards"
    links: list[str] = []
    view.link_asked.connect(links.append)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert links == ["https://kargo.example/TR48213"]
    QTest.keyClick(view, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == DAY[-1][2]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.hands.current == 0 and 0 in rig.tops()


async def test_the_ring_is_for_the_keyboard_and_a_reply_by_key_quotes_its_row(rig: Rig) -> None:
    view = await rig.talk(DAY)
    view.activateWindow()
    await until(view.isActiveWindow)
    rig.click(QPoint(300, view.where.rows[1][1] + 10))
    assert (view.hands.current, view.hands.by_keyboard) == (1, False)
    assert view.hands.answerable() is None
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.hands.by_keyboard
    entry = view.hands.answerable()
    assert entry is not None and entry.text == DAY[1][2]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.hands.current == 2
    view.hands.current = 3
    assert view.hands.answerable() is None, "a call is not answered"


async def test_a_picture_is_shown_and_a_file_is_saved(rig: Rig) -> None:
    picture = Attachment(id="p", name="a.png", mime="image/png", size=9, width=80, height=60)
    page = Attachment(id="f", name="a.pdf", mime="application/pdf", size=9)
    view = await rig.talk([("in", CUSTOMER, "bak", 1, {"attachments": (picture, page)})])
    shown: list[tuple[object, int]] = []
    saved: list[object] = []
    view.picture_asked.connect(lambda file, order: shown.append((file, order)))
    view.file_asked.connect(saved.append)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert shown == [(picture, 1)]
    for spot in view.shapes.get(0).spots:
        rig.click((spot.rect.center() + QPointF(0, view.where.rows[0][1])).toPoint())
    assert (shown[1:], saved) == ([(picture, 1)], [page])


async def test_a_text_longer_than_anybody_reads_here_opens_apart(rig: Rig) -> None:
    """One word of 300,000 letters: a document would lay it out for eight seconds."""
    view = await rig.talk([("in", CUSTOMER, "x" * 300_000, 1, {})])
    asked: list[int] = []
    view.whole_asked.connect(asked.append)
    _, at = rig.spot("unfold")
    rig.click(at)
    view.to_end()
    assert 19_000 < len(view.shapes.entry(0).text) < 21_000
    _, at = rig.spot("whole")
    rig.click(at)
    assert asked == [1]
    assert len(view.whole(0)) == 300_000


async def test_a_search_hit_comes_into_sight_and_flashes(rig: Rig) -> None:
    rig.desk.long(1, 4_000)
    view = await rig.open()
    view.show_order(700)
    assert 699 in rig.tops()
    assert view.flash.row == 699
    await until(lambda: view.shapes.entry(699).kind is not None)
    assert "700 Merhaba" in view.shapes.get(699).spoken


async def test_theme_language_and_width_lay_out_again(rig: Rig, theme: Theme) -> None:
    view = await rig.talk(DAY)
    shape = view.shapes.get(0)
    theme.choose("dark")
    assert view.shapes.get(0) is not shape


async def test_a_row_is_laid_out_once(rig: Rig) -> None:
    rig.desk.long(1, 500)
    view = await rig.open()
    shape = view.shapes.get(499)
    rig.arrive()
    await until(lambda: rig.model.last == 501)
    assert view.shapes.get(498) is not None
    assert view.shapes.get(497).spoken
    view.settle()
    assert view.shapes.get(499) is view.shapes.get(499)
    assert shape.height > 0


async def test_folded_text_opens(rig: Rig) -> None:
    view = await rig.talk([("in", CUSTOMER, "Tamam\n\n> eski söz", 1, {})])
    rig.click(rig.spot("unfold")[1])
    assert "eski söz" in view.visible_texts()[0]


async def test_loading_shows_outlines_and_gone_shows_nothing_broken(rig: Rig) -> None:
    rig.model.open(1)
    assert not rig.view.grab().isNull()
    rig.desk.conversations.pop(1)
    await until(lambda: rig.model.state == "gone")
    assert rig.view.visible_texts() == []


async def test_the_menu_offers_what_a_row_can(rig: Rig) -> None:
    from desktop.views.transcript_menu import menu_of

    view = await rig.talk(DAY)
    menu = menu_of(view, 3)
    offered = ["Notes and figures of the call", "Save gorusme.wav…"]
    assert [a.text() for a in menu.actions()] == offered
    texts = [a.text() for a in menu_of(view, 0).actions()]
    assert texts == ["Copy", "Reply to this"]


async def test_tells_what_is_seen_only_in_an_active_window(rig: Rig) -> None:
    seen: list[int] = []
    rig.view.seen.connect(seen.append)
    rig.view.activateWindow()
    await until(rig.view.isActiveWindow)
    await rig.talk(DAY)
    assert seen and seen[-1] == len(DAY)
    seen.clear()
    rig.view.hide()
    rig.arrive()
    await until(lambda: rig.model.last == len(DAY) + 1)
    assert not seen


async def test_one_never_read_begins_at_its_newest(rig: Rig) -> None:
    rig.desk.long(1, 200)
    rig.desk.put(1, read_up_to=0, unread=130)
    view = await rig.open()
    assert view.at_end
