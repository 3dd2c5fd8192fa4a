"""The week's draw is gone through by Enter alone, and an agent finds what was said of their work."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.evaluation import Mark, Question, SamplingRule, Section
from core.form_edit import share_of_question
from core.form_file import write
from core.quality import DrawnAgent, DrawnContact
from core.rows import Person
from core.work import Interaction
from desktop import translate
from desktop.evaluation_notices import EvaluationNotices
from desktop.panels.quality import Quality
from desktop.theme import Theme
from desktop.views.evaluation_forms import Forms
from desktop.views.form_fields import SCALES, QuestionFields
from desktop.views.toast import Toasts
from tests.desktop import sample
from tests.desktop.fake_library import FakeLibrary
from tests.desktop.fake_review import DENIZ, FakeReview
from tests.desktop.grabs import colours, picture, turns, until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown
from tests.desktop.views.test_evaluation import FORM, evaluation

RULE = SamplingRule(id="s-1", form="service")


class Both(FakeReview, FakeLibrary):
    """Read and evaluated."""


def contact(number: int, *, done: bool = False) -> DrawnContact:
    of = Interaction(
        id=f"i-{number}", media="chat", queue="q-order", contact=f"k-{number}",
        conversation=f"v-{number}", entered_at=sample.NOW, agent="a-selim", state="done",
        end="handled", completed_at=sample.NOW,
    )  # fmt: skip
    return DrawnContact(of, f"Müşteri {number}", number + 1, "chat", done, mine=done)


class Stage:
    def __init__(self, theme: Theme, me: Person, **given: Any) -> None:
        self.desk = Both()
        self.desk.person = me
        self.desk.forms = (FORM,)
        for name, value in given.items():
            setattr(self.desk, name, value)
        self.parts = parts_over(theme, self.desk)
        self.panel = Quality(self.parts)
        self.panel.resize(1223, 663)

    async def close(self) -> None:
        self.panel.close_down()
        await self.parts.tasks.close()
        self.panel.deleteLater()


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    week = (DrawnAgent(RULE, "a-selim", (contact(0, done=True), contact(1), contact(2))),)
    stage = Stage(theme, DENIZ, week=week)
    await shown(stage.panel)
    await until(lambda: stage.panel.drawn.list.choices)
    yield stage
    await stage.close()


async def test_who_comes_by_keyboard_sees_where_they_are(stage: Stage, theme: Theme) -> None:
    list_, edge = stage.panel.drawn, QRect(60, 2, 100, 3)
    list_.setFocus(Qt.FocusReason.MouseFocusReason)
    assert theme.color("accent").name() not in colours(picture(list_), edge)
    list_.clearFocus()
    list_.setFocus(Qt.FocusReason.TabFocusReason)
    assert theme.color("accent").name() in colours(picture(list_), edge)


async def test_the_week_is_gone_through_by_keys(stage: Stage) -> None:
    panel = stage.panel
    rows = panel.drawn.list.choices
    assert [row.title for row in rows] == [
        "Selim Işık: 1 of 3 done", "Müşteri 0", "Müşteri 1", "Müşteri 2",
    ]  # fmt: skip
    assert rows[1].right == "Done by me" and panel.head.figure.text() == "1 of 3 done"
    QTest.keyClick(panel.drawn, Qt.Key.Key_Down)
    QTest.keyClick(panel.drawn, Qt.Key.Key_Return)
    column = panel.side.column
    await until(lambda: column.evaluating.of)
    of = column.evaluating.of
    assert of is not None and (of.interaction, of.drawn, of.agent) == ("i-1", "s-1", "a-selim")
    await until(lambda: panel.reader.model.key == 2)
    await until(lambda: column.focusWidget() is column.sheet.rows["greet"])
    for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_1):
        focused = column.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    column.sign()
    await until(lambda: panel.reader.model.key == 3)
    await until(lambda: ("sign_evaluation", 0, (of.id,)) in stage.desk.calls)


async def test_another_week_is_asked_for(stage: Stage) -> None:
    asked = [call for call in stage.desk.calls if call[0] == "drawn"]
    stage.panel.head.before.click()
    await until(lambda: [call for call in stage.desk.calls if call[0] == "drawn"] != asked)
    assert stage.panel.head.week.text() == "Week 46, 2025"


async def test_a_place_that_is_marked_is_attached(stage: Stage) -> None:
    panel = stage.panel
    panel._open_drawn(panel.drawn.list.choices[2].id)
    column = panel.side.column
    await until(lambda: column.evaluating.of and panel.reader.model.state == "ready")
    message = stage.desk.timelines[2][1]
    panel.reader.contact.place_here = lambda: Mark(message=message.id, start=0, end=4)
    column.sheet.improve.click()
    of = column.evaluating.of
    assert of is not None and of.marks == (Mark(message=message.id, start=0, end=4, liked=False),)
    assert panel.reader.contact.of_message(message.id), "it stands in the transcript"


async def built(stage: Stage) -> Forms:
    stage.panel.show_tab("forms")
    forms = stage.panel.forms
    assert forms is not None
    await until(lambda: forms.editor.builder.lines and forms.editor.head.edition.isVisible())
    return forms


async def test_a_form_is_a_new_edition_whenever_it_is_saved(stage: Stage, tmp_path: Path) -> None:
    forms = await built(stage)
    editor = forms.editor
    assert not editor.head.save.isEnabled(), "nothing was changed"
    editor.builder.open((0, 0))
    assert editor.builder.fields is not None
    QTest.keyClicks(editor.builder.fields.words, "Hos geldiniz dedi mi?")
    editor.check()
    assert editor.head.save.text() == "Save edition 3" and editor.head.save.isEnabled()
    editor.save()
    await until(lambda: len(stage.desk.forms) == 2)
    assert {form.id for form in stage.desk.forms} == {"service.2", "service.3"}
    assert FORM in stage.desk.forms, "the old one is as it was"
    saved = next(form for form in stage.desk.forms if form.edition == 3)
    assert saved.sections[0].questions[0].text == "Hos geldiniz dedi mi?"
    assert saved.sections[0].questions[0].id == FORM.sections[0].questions[0].id
    await until(lambda: len(editor.editions_of("service")) == 2)
    editor.go_on_from("service.2")
    assert editor.dirty and editor.head.save.text() == "Save edition 4"
    editor.retire()
    await until(lambda: any(form.retired for form in stage.desk.forms))
    editor.write_file(tmp_path / "form.toml")
    assert (tmp_path / "form.toml").read_text("utf-8") == write(editor.draft.form)


async def test_a_form_is_built_by_keys_alone(stage: Stage) -> None:
    forms = await built(stage)
    editor, builder = forms.editor, forms.editor.builder
    forms._pick("new:")
    await until(lambda: builder.lines[(0,)].hasFocus())
    QTest.keyClick(builder.lines[(0,)], Qt.Key.Key_Down)
    QTest.keyClick(builder.lines[(0, 0)], Qt.Key.Key_N)
    assert builder.fields is not None and builder.fields.words.hasFocus()
    editor.check()
    assert not editor.head.save.isEnabled() and builder.lines[(0, 1)].face.missing
    assert editor.head.state.whole() == "1.2: a question without words"
    QTest.keyClicks(builder.fields.words, "Did they listen?")
    QTest.keyClick(builder.fields.words, Qt.Key.Key_Escape)
    assert builder.lines[(0, 1)].hasFocus() and builder.fields is None
    QTest.keyClick(builder.lines[(0, 1)], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.draft.form.sections[0].questions[0].text == "Did they listen?"
    assert builder.lines[(0, 0)].hasFocus(), "what was moved stays in hand"
    QTest.keyClick(builder.lines[(0, 0)], Qt.Key.Key_D)
    QTest.keyClick(builder.lines[(0, 1)], Qt.Key.Key_Delete)
    QTest.keyClick(builder.lines[(0, 1)], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.draft.form.sections[0].questions) == 3, "one step back"
    QTest.keyClick(builder.lines[(0, 1)], Qt.Key.Key_Delete)
    editor.draft.say(name="Second form")
    editor.check()
    editor.save()
    await until(lambda: len(stage.desk.forms) == 2)
    assert {form.id for form in stage.desk.forms} == {"service.2", "second-form.1"}


async def test_the_preview_is_tried_out_and_shows_what_each_weighs(stage: Stage) -> None:
    forms = await built(stage)
    preview, builder = forms.editor.preview, forms.editor.builder
    row = next(iter(preview.sheet.rows.values()))
    QTest.keyClick(row, Qt.Key.Key_1)
    assert preview.head.figure.text() == "100%"
    question = FORM.sections[0].questions[0]
    builder.open((0, 0))
    assert isinstance(builder.fields, QuestionFields)
    builder.fields.weight.setValue(question.weight + 3)
    assert builder.lines[(0, 0)].face.share == share_of_question(forms.editor.draft.form, (0, 0))
    builder.fields.scale.setCurrentIndex(SCALES.index((0, 10)))
    builder.fields.scale.activated.emit(SCALES.index((0, 10)))
    changed = forms.editor.draft.form.sections[0].questions[0]
    assert (changed.lowest, changed.highest) == (0, 10)
    assert not stage.desk.platform, "nothing that was tried is kept"


async def test_nothing_that_a_file_brought_is_cut_by_a_field(stage: Stage) -> None:
    editor = (await built(stage)).editor
    asked = Question(id="q", text="Uzun " * 200, lowest=200, highest=204, weight=4_000)
    section = Section(id="s", title="Bölüm", weight=900, questions=(asked,))
    editor.draft.begin(replace(FORM, sections=(section,)))
    editor.builder.open((0, 0))
    assert isinstance(editor.builder.fields, QuestionFields)
    editor.builder.fields.critical.setChecked(True)
    assert editor.draft.form.sections[0].questions[0] == replace(asked, critical=True)
    editor.builder.open((0,))
    assert editor.builder.fields is not None
    QTest.keyClicks(editor.builder.fields.words, "S")
    assert editor.draft.form.sections[0].weight == 900


async def test_a_copy_is_a_form_of_its_own(stage: Stage) -> None:
    forms = await built(stage)
    forms.editor.copy()
    forms.editor.save()
    await until(lambda: len(stage.desk.forms) == 2)
    copied = next(form for form in stage.desk.forms if form.form != FORM.form)
    assert copied.edition == 1 and copied.name == f"{FORM.name}, copy"
    assert copied.sections == FORM.sections


async def test_mistakes_of_a_file_are_named_by_line(stage: Stage, tmp_path: Path) -> None:
    editor = (await built(stage)).editor
    file = tmp_path / "broken.toml"
    file.write_text(write(FORM).replace("critical = true", "critcal = true"), encoding="utf-8")
    editor.read_file(file)
    (row,) = editor.text.list.choices
    assert row.title == "“critcal” is not known here" and row.right.startswith("line ")
    assert not editor.head.save.isEnabled() and editor.text.list.isVisible()
    assert not editor.head.tabs["form"].isEnabled(), "it is mended where it is seen"
    editor.text.list.picked.emit(row.id)
    assert editor.text.text.textCursor().blockNumber() == int(row.id) - 1
    editor.read_file(tmp_path / "nowhere.toml")
    assert editor.head.state.whole().startswith("It cannot be read")
    file.write_text(write(FORM).replace("Selamladı mı?", "Karşıladı mı?"), encoding="utf-8")
    editor.read_file(file)
    assert editor.written() == replace(editor.draft.form, id="service.3", edition=3)
    assert editor.head.save.isEnabled() and editor.head.tabs["form"].isEnabled()


async def test_how_many_are_drawn_is_a_rule(stage: Stage) -> None:
    forms = await built(stage)
    rule = forms.sampling
    forms.editor.show_tab("draw")
    assert rule.number.value() == 0 and not rule.save.isEnabled()
    rule.number.setValue(2)
    await until(lambda: rule.model.contacts == 2)
    assert rule.total.text() == "2 contacts of 1 agent"
    rule.whom_menu().actions()[-1].setChecked(True)
    rule.of_menu().actions()[0].setChecked(True)
    rule.shortest.setValue(60)
    rule.shuffle.click()
    rule.save.click()
    await until(lambda: stage.desk.sampling)
    (kept,) = stage.desk.sampling
    assert (kept.form, kept.per_week, kept.media, kept.shortest_s) == ("service", 2, ("chat",), 60)
    assert len(kept.agents) == 1 and kept.seed == 2
    await turns()
    assert not rule.save.isEnabled()
    rule.number.setValue(0)
    rule.save.click()
    await until(lambda: not stage.desk.sampling)


async def test_an_agent_reads_what_is_released_and_nothing_else_is_there(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    mine = evaluation("a-deniz", agent=sample.ME.id, state="released", released_at=sample.NOW)
    signed = replace(mine, id="x-2", state="signed", released_at=None)
    stage = Stage(theme, sample.ME, platform={mine.id: mine, signed.id: signed})
    panel = stage.panel
    assert panel.tabs == ["mine"] and panel.forms is None
    await shown(panel)
    await until(lambda: panel.mine.list.choices)
    (row,) = panel.mine.list.choices
    assert row.sign == "dot" and row.detail.endswith("new")
    assert panel.head.tabs["mine"].text() == "My evaluations  1"
    QTest.keyClick(panel.mine, Qt.Key.Key_Return)
    await until(lambda: panel.reader.model.key == 1)
    await until(lambda: panel.side.column.answer.isVisible())
    await until(lambda: panel.mine.list.choices[0].sign == "icon")
    assert panel.head.tabs["mine"].text() == "My evaluations"
    await stage.close()


async def test_who_is_evaluated_is_told_once(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    desk = Both()
    desk.person, desk.forms = sample.ME, (FORM,)
    old = evaluation("a-derya", agent=sample.ME.id, state="released", released_at=1)
    desk.platform[old.id] = old
    parts = parts_over(theme, desk)
    host = QWidget()
    toasts = Toasts(theme, host)
    notices = EvaluationNotices(parts, toasts)
    counts: list[int] = []
    notices.counted.connect(lambda unread, _: counts.append(unread))
    await until(lambda: counts)
    assert counts == [1] and toasts.stack.cards() == (), "what was there before is no news"
    late = replace(old, id="x-late", released_at=2)
    desk.put_evaluation(late)  # the line brings what was released while nobody was here
    await until(lambda: counts[-1] == 2)
    assert toasts.stack.cards() == ()
    new = replace(old, id="x-new", released_at=desk.now())
    desk.put_evaluation(new)
    await until(lambda: toasts.stack.cards())
    desk.put_evaluation(replace(new, reply="Tamam"))
    await turns()
    assert len(toasts.stack.cards()) == 1
    await desk.keep_own("seen", new.id, b"1")
    await until(lambda: counts[-1] == 2)
    assert toasts.stack.cards() == (), "it is read"
    notices.close()
    await parts.tasks.close()
    host.deleteLater()


async def test_what_is_to_be_evaluated_is_counted_and_goes_up_with_each_begun(
    stage: Stage,
) -> None:
    host = QWidget()
    notices = EvaluationNotices(stage.parts, Toasts(stage.parts.theme, host))
    counts: list[tuple[int, int]] = []
    notices.counted.connect(lambda *both: counts.append(both))
    await until(lambda: counts)
    whole = sum(len(agent.contacts) - agent.done for agent in stage.desk.week)
    assert whole > 0 and counts[-1] == (0, whole)
    begun = evaluation("x-begun", state="draft", signed_at=None)
    await stage.desk.save_evaluation_draft(begun)
    await until(lambda: counts[-1] == (0, whole + 1))
    notices.close()
    host.deleteLater()
