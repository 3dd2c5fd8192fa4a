from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from core.work import QueueRules
from core.wrap_up import WrapUpDraft, WrapUpsKept
from desktop import translate
from desktop.theme import Theme
from desktop.views.wrap_up import WrapUp
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from tests.desktop.sample_work import work_row
from tests.desktop.test_actions import shown

SECOND = 1_000


class Stage:
    """The panel beside a field that stands for the composer."""

    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.host, self.composer = QWidget(), QLineEdit()
        self.wraps = WrapUp(self.parts)
        column = QVBoxLayout(self.host)
        column.addWidget(self.composer)
        column.addWidget(self.wraps)
        self.host.resize(332, 500)

    def put(self, number: int = 0, left_s: int = 34, **changed: object) -> None:
        ended = sample.NOW - 26 * SECOND + number
        until_ = sample.NOW + left_s * SECOND
        given = {"state": "wrap_up", "ended_at": ended, "wrap_until": until_, **changed}
        self.desk.put_work(work_row(number, **given))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.wraps.form.about, text)

    def enter(self, field: QWidget) -> None:
        QTest.keyClick(field, Qt.Key.Key_Return)

    async def done(self) -> list[tuple[object, ...]]:
        await turns()
        return [said for name, _, said in self.desk.calls if name == "complete_wrap_up"]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    await shown(stage.host)
    stage.composer.setFocus()
    yield stage
    stage.wraps.close_down()
    await stage.parts.tasks.close()
    stage.host.deleteLater()


async def test_it_comes_folded_and_leaves_the_keyboard_where_it_is(stage: Stage) -> None:
    assert not stage.wraps.isVisible()
    stage.put()
    assert stage.wraps.isVisible() and stage.composer.hasFocus()
    assert not stage.wraps.form.note.isVisible() and stage.wraps._time.text() == "0:34"
    assert stage.wraps._head.whole() == "Ayşe Şahin"


async def test_two_keys_a_note_and_done(stage: Stage) -> None:
    stage.put()
    stage.wraps.begin()
    assert stage.wraps.form.about.hasFocus() and stage.wraps.form.list.isVisible()
    stage.type("ka")
    stage.enter(stage.wraps.form.about)
    assert stage.wraps.form.about.text() == "Kargo bilgisi verildi"
    assert stage.wraps.form.note.hasFocus()
    QTest.keyClicks(stage.wraps.form.note, "iki gun sonra")
    stage.enter(stage.wraps.form.note)
    assert await stage.done() == [("work-0", "sent", "iki gun sonra", "", None)]
    assert not stage.wraps.isVisible(), "though the platform has not said so yet"


async def test_the_queues_come_first_then_mine_then_all(stage: Stage) -> None:
    stage.put()
    stage.wraps.begin()
    ids = [choice.id for choice in stage.wraps.form.list.choices]
    assert ids == ["sent", "lost", "refund", "solved", "wrong"]
    stage.type("COZ")
    assert [choice.id for choice in stage.wraps.form.list.choices] == ["solved"]


async def test_what_is_required_is_asked_for(stage: Stage) -> None:
    stage.put()
    stage.wraps.finish()
    assert await stage.done() == [] and stage.wraps.form.about.hasFocus()
    assert not stage.wraps.done.isEnabled()


async def test_what_is_required_is_not_where_nothing_is_on_offer(stage: Stage) -> None:
    stage.desk.known = replace(stage.desk.known, dispositions={})
    stage.put()
    stage.wraps.finish()
    assert await stage.done() == [("work-0", "", "", "", None)]


async def test_what_is_optional_is_not(stage: Stage) -> None:
    row = work_row(0, state="wrap_up", ended_at=sample.NOW)
    stage.desk.put_work(replace(row, rules=QueueRules(id="q", wrap="optional")))
    assert not stage.wraps.extend.isVisible(), "it has no limit"
    stage.wraps.finish()
    assert await stage.done() == [("work-0", "", "", "", None)]


async def test_one_after_the_other_and_none_pushes_another_away(stage: Stage) -> None:
    stage.put(2)
    stage.wraps.begin()
    stage.type("ka")
    stage.put(0)
    assert stage.wraps.row and stage.wraps.row.interaction.id == "work-2"
    assert stage.wraps._more.text == "+1"
    stage.enter(stage.wraps.form.about)
    stage.wraps.finish()
    assert stage.wraps.row and stage.wraps.row.interaction.id == "work-0"
    assert stage.wraps.form.about.text() == ""
    stage.desk.end_work("work-2")
    stage.desk.end_work("work-0")
    assert not stage.wraps.isVisible()


async def test_more_time_by_a_key_and_by_the_outcome(stage: Stage) -> None:
    stage.put()
    stage.wraps.begin()
    stage.wraps.more_time()
    stage.wraps.form.choose("lost")
    await turns()
    said = [said for name, _, said in stage.desk.calls if name == "extend_wrap_up"]
    assert said == [("work-0", ""), ("work-0", "lost")]


async def test_what_was_written_is_handed_in_before_its_time_is_over(stage: Stage) -> None:
    stage.put()
    stage.wraps.form.choose("sent")
    stage.desk.clock += 33 * SECOND
    stage.wraps._show_time()
    assert await stage.done() == [("work-0", "sent", "", "", None)]


async def test_nothing_is_handed_in_where_nothing_was_written(stage: Stage) -> None:
    stage.put()
    stage.desk.clock += 60 * SECOND
    stage.wraps._show_time()
    assert await stage.done() == [] and stage.wraps._time.text() == "0:00"
    assert not stage.wraps.grab().isNull()


async def test_a_follow_up_goes_along(stage: Stage) -> None:
    stage.put()
    stage.wraps.begin()
    stage.wraps.form.choose("solved")
    at = sample.NOW + 7_200_000
    stage.wraps.form._due(at)
    assert stage.wraps.form.title.isVisible() and stage.wraps.form.title.hasFocus()
    stage.enter(stage.wraps.form.title)
    said = await stage.done()
    assert said == [("work-0", "solved", "", "Get back to Ayşe Şahin", at)]


async def test_a_refusal_brings_it_back(stage: Stage) -> None:
    stage.put()
    stage.wraps.form.choose("sent")
    stage.wraps.finish()
    await until(lambda: stage.wraps._commands)
    stage.wraps.came_back(next(iter(stage.wraps._commands)))
    assert stage.wraps.isVisible()


async def test_escape_gives_the_keyboard_back_and_it_folds(stage: Stage) -> None:
    left = QSignalSpy(stage.wraps.left)
    stage.put()
    stage.wraps.begin()
    QTest.keyClick(stage.wraps.form.about, Qt.Key.Key_Escape)
    assert left.count() == 1
    stage.composer.setFocus()
    assert not stage.wraps.form.note.isVisible()


async def test_control_enter_is_done_wherever_one_is(stage: Stage) -> None:
    stage.put()
    stage.wraps.begin()
    stage.wraps.form.choose("sent")
    QTest.keyClick(stage.wraps.form.about, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(await stage.done()) == 1


async def test_a_call_back_is_finished_by_who_made_it(stage: Stage) -> None:
    stage.desk.put_work(work_row(0, state="active", media="callback", number="+905332147708"))
    assert stage.wraps.isVisible(), "nobody else can see that it is over"
    assert stage.wraps.accessibleName() == "Call-back · 0533 214 77 08"
    assert stage.wraps.form.about.placeholderText().startswith(
        "Call-back · 0533 214 77 08: how did it go?"
    )
    stage.put(1)
    stage.wraps.form.choose("sent")
    stage.wraps.finish()
    assert (await stage.done())[0][0] == "work-0"
    assert stage.wraps.row and stage.wraps.row.interaction.id == "work-1"


async def test_what_the_platform_keeps_of_it_is_there_after_a_restart(stage: Stage) -> None:
    stage.put(disposition="lost", note="aranacak")
    stage.wraps.begin()
    assert stage.wraps.form.about.text() == "Kayıp kargo"
    assert stage.wraps.form.note.text() == "aranacak"
    stage.wraps.form.choose("lost")
    stage.wraps.form.choose("lost")
    await turns()
    said = [said for name, _, said in stage.desk.calls if name == "extend_wrap_up"]
    assert said == [("work-0", "lost")], "its time is added once"


async def test_asked_for_just_before_it_comes_it_has_the_keyboard(stage: Stage) -> None:
    stage.wraps.begin()
    stage.put()
    assert stage.wraps.form.about.hasFocus()
    stage.desk.end_work("work-0")
    stage.composer.setFocus()
    stage.wraps.begin()
    stage.wraps.clock = lambda: 1e12
    stage.put(1)
    assert stage.composer.hasFocus(), "long ago it was meant for something else"


async def test_what_is_half_written_is_kept_at_every_pause(stage: Stage) -> None:
    stage.put()
    stage.wraps.begin()
    stage.wraps.form.choose("sent")
    QTest.keyClicks(stage.wraps.form.note, "iki gun")
    stage.wraps.form._due(sample.NOW + 60_000)
    await until(lambda: stage.desk.half_written.drafts)
    written = WrapUpDraft("sent", "iki gun", "Get back to Ayşe Şahin", sample.NOW + 60_000)
    assert stage.desk.half_written.drafts == {"work-0": written}


async def test_what_an_ended_desk_wrote_is_there_again(qapp: QApplication, theme: Theme) -> None:
    """But not what it had handed in: that waits in the outbox, and is not asked for twice."""
    written = WrapUpDraft("lost", "aranacak", "Ara", sample.NOW + 60_000)
    stage = Stage(theme)
    stage.desk.half_written = WrapUpsKept({"work-1": written}, frozenset({"work-0"}))
    stage.put(0)
    stage.put(1)
    await until(lambda: stage.wraps.form.record() == written)
    assert stage.wraps.row and stage.wraps.row.interaction.id == "work-1"
    assert stage.wraps.form.about.text() == "Kayıp kargo"
    assert not stage.wraps._more.isVisible()
    stage.wraps.close_down()
    await stage.parts.tasks.close()
    stage.host.deleteLater()


async def test_what_is_written_before_the_store_was_read_stays(stage: Stage) -> None:
    stage.desk.half_written = WrapUpsKept({"work-0": WrapUpDraft(note="alt")})
    stage.put()
    stage.wraps.form.note.setText("yeni")
    await turns()
    assert stage.wraps.form.note.text() == "yeni"


async def test_refused_it_is_as_it_was_written_and_kept_again(stage: Stage) -> None:
    stage.put()
    stage.wraps.form.choose("sent")
    stage.wraps.form.note.setText("iki gün")
    stage.wraps.finish()
    stage.wraps._drafts.save()
    await until(lambda: stage.wraps._commands)
    assert not stage.desk.half_written.drafts, "never both waiting and drafted"
    stage.wraps.came_back(next(iter(stage.wraps._commands)))
    assert stage.wraps.form.note.text() == "iki gün"
    await until(lambda: stage.desk.half_written.drafts)


async def test_the_list_of_outcomes_takes_only_the_room_there_is(stage: Stage) -> None:
    """On a low screen it lay over the note and the follow-up."""
    stage.composer.setMinimumHeight(160)
    stage.host.resize(332, 500)
    stage.put()
    stage.wraps.begin()
    await turns()
    form = stage.wraps.form
    rows = [form.about, form.list, form.note, form.follow]
    assert form.list.isVisible()
    for above, below in pairwise(rows):
        assert above.geometry().bottom() < below.geometry().top()
    assert stage.composer.height() >= 160 and stage.host.height() == 500


async def test_nothing_typed_as_the_outcome_is_dropped_without_a_word(stage: Stage) -> None:
    rules = QueueRules(id="q-order", wrap="optional", wrap_s=60)
    ends = {"ended_at": sample.NOW - 26 * SECOND, "wrap_until": sample.NOW + 34 * SECOND}
    stage.desk.put_work(replace(work_row(0, state="wrap_up", **ends), rules=rules))
    stage.wraps.begin()
    stage.type("zzzz")
    assert stage.wraps._may_finish(), "an outcome is not required"
    QTest.keyClick(stage.wraps.form.about, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert await stage.done() == []
    assert stage.wraps.form.about.hasFocus() and stage.wraps.form.unknown.isVisible()
    stage.desk.clock += 33 * SECOND
    stage.wraps._show_time()
    ((_, _, note, *_),) = await stage.done()
    assert note == "zzzz", "its time was over: it is kept"
