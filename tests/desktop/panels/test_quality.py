"""The week's draw is gone through by Enter alone, and an agent finds what was said of their work."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.evaluation import Mark, SamplingRule
from core.form_file import write
from core.quality import DrawnAgent, DrawnContact
from core.rows import Person
from core.work import Interaction
from desktop import translate
from desktop.evaluation_notices import EvaluationNotices
from desktop.panels.quality import Quality
from desktop.theme import Theme
from desktop.views.toast import Toasts
from tests.desktop import sample
from tests.desktop.fake_library import FakeLibrary
from tests.desktop.fake_review import DENIZ, FakeReview
from tests.desktop.grabs import turns, until
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


async def test_a_form_is_a_new_edition_whenever_it_is_saved(stage: Stage, tmp_path: Path) -> None:
    panel = stage.panel
    panel.show_tab("forms")
    forms = panel.forms
    assert forms is not None
    await until(lambda: forms.editor.text.toPlainText())
    editor = forms.editor
    assert not editor.save.isEnabled(), "nothing was changed"
    editor.text.setPlainText(write(FORM).replace("Selamladı mı?", "Karşıladı mı?"))
    editor.check()
    assert editor.save.text() == "Save edition 3" and editor.save.isEnabled()
    editor.save.click()
    await until(lambda: len(stage.desk.forms) == 2)
    assert {form.id for form in stage.desk.forms} == {"service.2", "service.3"}
    assert FORM in stage.desk.forms, "the old one is as it was"
    editor.retire.click()
    await until(lambda: any(form.retired for form in stage.desk.forms))
    editor.write_file(tmp_path / "form.toml")
    assert (tmp_path / "form.toml").read_text("utf-8") == editor.text.toPlainText()


async def test_mistakes_of_a_file_are_named_by_line(stage: Stage, tmp_path: Path) -> None:
    panel = stage.panel
    panel.show_tab("forms")
    forms = panel.forms
    assert forms is not None
    await turns()
    file = tmp_path / "broken.toml"
    file.write_text(write(FORM).replace("critical = true", "critcal = true"), encoding="utf-8")
    forms.editor.read_file(file)
    (row,) = forms.editor.mistakes.choices
    assert row.title == "“critcal” is not known here" and row.right.startswith("line ")
    assert not forms.editor.save.isEnabled() and forms.editor.mistakes.isVisible()
    forms.editor.mistakes.picked.emit(row.id)
    assert forms.editor.text.textCursor().blockNumber() == int(row.id) - 1
    forms.editor.read_file(tmp_path / "nowhere.toml")
    assert forms.editor.state.text().startswith("It cannot be read")


async def test_how_many_are_drawn_is_a_rule(stage: Stage) -> None:
    panel = stage.panel
    panel.show_tab("forms")
    forms = panel.forms
    assert forms is not None
    await until(forms.drawn.isEnabled)
    forms.drawn.setValue(5)
    forms.drawn.editingFinished.emit()
    await until(lambda: stage.desk.sampling)
    assert (stage.desk.sampling[0].form, stage.desk.sampling[0].per_week) == ("service", 5)
    await turns()
    forms.drawn.setValue(0)
    forms.drawn.editingFinished.emit()
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
    notices.unread.connect(counts.append)
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
    notices.close()
    await parts.tasks.close()
    host.deleteLater()
