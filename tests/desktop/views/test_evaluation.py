"""A contact is evaluated by keys alone, half of it outlives a crash, and the state is said in words."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from core.evaluation import Answer, Evaluation, EvaluationForm, Mark, Question, Section
from core.quality import Subject
from core.rows import Line
from desktop import translate
from desktop.theme import Theme
from desktop.views.evaluation import EvaluationColumn
from tests.desktop import sample
from tests.desktop.fake_review import DENIZ, FakeReview
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown

FORM = EvaluationForm(
    id="service.2", form="service", edition=2, name="Hizmet",
    sections=(
        Section(id="open", title="Açılış", questions=(
            Question(id="greet", text="Selamladı mı?", lowest=0, highest=1, help="İlk iletide"),
            Question(id="ask", text="Anladı mı?", may_skip=False),
        )),
        Section(id="safe", title="Güvenlik", questions=(
            Question(id="identity", text="Kimlik?", lowest=0, highest=1, critical=True),
        )),
    ),
)  # fmt: skip
SUBJECT = Subject(
    agent="a-selim", conversation="v-0", interaction="i-1", drawn="s-1", form="service"
)
WHOLE = {"greet": Answer(value=1), "ask": Answer(value=4), "identity": Answer(value=1)}


def evaluation(by: str, **more: Any) -> Evaluation:
    given: dict[str, Any] = {
        "id": f"x-{by}", "form": "service.2", "agent": "a-selim", "evaluator": by, "at": 1,
        "conversation": "v-0", "interaction": "i-1", "answers": WHOLE, "state": "signed",
        "signed_at": sample.NOW,
    }  # fmt: skip
    return Evaluation(**{**given, **more})


class Stage:
    def __init__(self, theme: Theme, desk: FakeReview) -> None:
        self.desk = desk
        self.parts = parts_over(theme, desk)
        self.column = EvaluationColumn(self.parts)
        self.column.resize(400, 720)

    async def evaluate(self, subject: Subject = SUBJECT) -> None:
        await self.column.begin_with(subject)
        await shown(self.column)

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = self.column.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    @property
    def state(self) -> str:
        return self.column.foot.state.text()

    def answers(self) -> dict[str, int | None]:
        of = self.column.evaluating.of
        assert of is not None
        return {id: answer.value for id, answer in of.answers.items()}

    async def again(self, theme: Theme) -> "Stage":
        """The desk died: nothing was closed, and another one opens on the same store."""
        stage = Stage(theme, self.desk)
        await stage.evaluate()
        return stage


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    desk = FakeReview()
    desk.forms = (FORM, replace(FORM, id="service.1", edition=1))
    stage = Stage(theme, desk)
    await turns()
    yield stage
    stage.column.close_down()
    await stage.parts.tasks.close()
    stage.column.deleteLater()


async def test_it_is_answered_by_number_keys_alone(stage: Stage) -> None:
    await stage.evaluate()
    assert stage.state == "Not begun" and stage.column.head.form.whole() == "Hizmet, edition 2"
    stage.column.begin()
    stage.keys(Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_N)
    assert stage.answers() == {"greet": 1, "ask": 4, "identity": None}
    assert stage.column.sheet.comment.hasFocus(), "after the last one comes the comment on all"
    assert stage.state == "Draft, on this machine only"
    assert stage.column.head.figure.text() == "88%"
    assert stage.column.head.progress.text() == "3 of 3 answered"


async def test_zero_and_n_say_that_it_does_not_apply_where_that_may_be_said(stage: Stage) -> None:
    await stage.evaluate()
    stage.column.begin()
    stage.keys(Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_N)
    assert stage.answers() == {"greet": None}, "one question must be answered"
    stage.keys(Qt.Key.Key_9)
    assert "ask" not in stage.answers(), "no such step"
    stage.keys(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert stage.answers()["ask"] == 1
    stage.keys(Qt.Key.Key_Delete)
    assert "ask" not in stage.answers()
    stage.keys(Qt.Key.Key_Up, Qt.Key.Key_2)
    assert stage.answers()["greet"] == 0, "the second of yes and no"


async def test_what_fails_it_is_said_in_words(stage: Stage) -> None:
    await stage.evaluate()
    stage.column.begin()
    stage.keys(Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_2)
    head = stage.column.head
    assert (head.figure.text(), head.verdict.text()) == ("0%", "Fails as a whole: “Kimlik?”")
    row = stage.column.sheet.rows["identity"]
    assert row._fails.isVisible() and row.accessibleName() == "Kimlik?: No"


async def test_help_and_comments_by_key(stage: Stage) -> None:
    await stage.evaluate()
    stage.column.begin()
    row = stage.column.sheet.rows["greet"]
    stage.keys(Qt.Key.Key_H)
    assert row.help.isVisible() and row.help.text() == "İlk iletide"
    stage.keys(Qt.Key.Key_C)
    assert not row.comment.isVisible(), "a comment belongs to an answer"
    stage.keys(Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_C)
    QTest.keyClicks(row.comment, "Good")
    of = stage.column.evaluating.of
    assert of is not None and of.answers["greet"] == Answer(value=1, comment="Good")


async def test_with_the_mouse(stage: Stage) -> None:
    await stage.evaluate()
    scale = stage.column.sheet.rows["ask"].scale
    pick = next(box for value, box in scale._boxes() if value == 3)
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=pick.center().toPoint())
    assert stage.answers() == {"ask": 3}
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(395, 10))
    assert stage.answers() == {"ask": 3}


async def test_a_crash_loses_nothing(stage: Stage, theme: Theme) -> None:
    await stage.evaluate()
    stage.column.begin()
    stage.keys(Qt.Key.Key_1)
    stage.column.sheet.comment.setPlainText("yarım")
    stage.column.mark(Mark(message="m", start=1, end=3))
    await until(lambda: stage.desk.saves)
    after = await stage.again(theme)
    of = after.column.evaluating.of
    assert of is not None and (of.comment, of.answers) == ("yarım", {"greet": Answer(value=1)})
    assert of.marks == (Mark(message="m", start=1, end=3),)
    assert after.state == "Draft, on this machine only"
    after.column.close_down()
    await after.parts.tasks.close()


async def test_tab_goes_down_the_sheet_to_signing(stage: Stage) -> None:
    await stage.evaluate()
    column, at = stage.column, list[object]()
    column.begin()
    while column.focusWidget() is not column.foot.sign:
        at.append(column.focusWidget())
        QTest.keyClick(column.focusWidget(), Qt.Key.Key_Tab)
        assert len(at) < 20, "what is to be done comes after what is asked"
    assert [each for each in at if each in column.sheet.rows.values()] == [
        *column.sheet.rows.values()
    ]
    assert at[-1] is column.sheet.comment


async def test_signed_without_a_line_released_and_answered(stage: Stage) -> None:
    stage.desk.set_line(Line(state="offline", since=1))
    await stage.evaluate()
    stage.column.begin()
    stage.keys(Qt.Key.Key_1, Qt.Key.Key_4)
    column = stage.column
    QTest.keyClick(column, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert column.foot.why.text() == "1 question has no answer yet."
    assert column.focusWidget() is column.sheet.rows["identity"]
    stage.keys(Qt.Key.Key_1)
    focused = column.focusWidget()
    assert focused is column.sheet.comment
    signed = QSignalSpy(column.signed)
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: stage.state == "Signed, waits for the line")
    await until(lambda: column.foot.correct.hasFocus())
    assert signed.count() == 1 and not column.evaluating.editable and stage.desk.mine == {}
    stage.desk.set_line(Line(state="live", since=1))
    stage.desk.deliver()
    await until(lambda: stage.state.endswith("not released yet"))
    column.foot.release.click()
    await until(lambda: stage.desk.handed.released)
    await until(lambda: stage.state == "Being released…")
    stage.desk.deliver()
    await until(lambda: stage.state.startswith("Released to Selim"))
    assert not column.foot.correct.isVisible()
    (of,) = stage.desk.platform.values()
    stage.desk.put_evaluation(replace(of, reply="Teşekkürler", replied_at=1))
    await until(lambda: column.answer.isVisible())
    assert stage.state == "Released, and Selim has answered"
    assert column.answer.said.text() == "Teşekkürler" and not column.answer.words.isVisible()


async def test_before_its_release_it_is_signed_again(stage: Stage) -> None:
    mine = evaluation(DENIZ.id, id="a-deniz:service:a-selim:i-1")
    stage.desk.platform[mine.id] = mine
    await stage.evaluate()
    assert not stage.column.foot.sign.isVisible() and stage.column.foot.correct.isVisible()
    stage.column.foot.correct.click()
    await until(lambda: stage.desk.saves)
    await turns()
    assert stage.state == "Draft, on this machine only", "though it reads as what is signed"
    stage.column.begin()
    stage.keys(Qt.Key.Key_2)
    stage.column.sign()
    await until(lambda: stage.desk.handed.signed)
    stage.desk.deliver()
    await until(lambda: stage.state.startswith("Signed"))
    assert stage.desk.platform[mine.id].answers["greet"].value == 0


async def test_what_the_platform_did_not_take_is_kept_until_it_is_discarded(stage: Stage) -> None:
    mine = evaluation(DENIZ.id, id="a-deniz:service:a-selim:i-1", comment="früher")
    stage.desk.handed.signed[mine.id] = mine
    stage.desk.platform[mine.id] = replace(mine, comment="später")
    stage.desk.refuse(mine.id, "conflict")
    await stage.evaluate()
    foot = stage.column.foot
    assert stage.state == "Signed, and not taken by the platform"
    assert foot.why.text().startswith("You signed it later on another machine")
    of = stage.column.evaluating.of
    assert of is not None and of.comment == "früher"
    foot.discard.click()
    await until(lambda: stage.state.startswith("Signed") and not foot.why.isVisible())
    of = stage.column.evaluating.of
    assert of is not None and of.comment == "später"


async def test_a_discarded_draft_is_gone(stage: Stage) -> None:
    await stage.evaluate()
    stage.column.begin()
    stage.keys(Qt.Key.Key_1)
    await until(lambda: stage.desk.saves)
    stage.column.foot.discard.click()
    await until(lambda: stage.state == "Not begun")
    assert stage.desk.mine == {} and stage.answers() == {}


async def test_a_marked_sentence_stands_with_its_words(stage: Stage) -> None:
    await stage.evaluate()
    told = QSignalSpy(stage.column.marks_changed)
    message = next(m for m in stage.desk.timelines[1] if m.text.startswith("Merhaba, 3 gün"))
    assert stage.column.mark(Mark(message=message.id, start=0, end=7))
    await until(lambda: stage.column.sheet.marks.rows())
    (row,) = stage.column.sheet.marks.rows()
    await until(
        lambda: row.quote.whole() == "“Merhaba”" or stage.column.sheet.marks.rows()[0] is not row
    )
    (row,) = stage.column.sheet.marks.rows()
    assert row.quote.whole() == "“Merhaba”" and row.accessibleName() == "Good: “Merhaba”"
    asked = QSignalSpy(stage.column.place_asked)
    row.go.click()
    assert asked.at(0)[0].message == message.id
    QTest.keyClicks(row.words, "Warm")
    row.liked.click()
    of = stage.column.evaluating.of
    assert of is not None
    assert of.marks == (Mark(message=message.id, start=0, end=7, text="Warm", liked=False),)
    assert told.at(told.count() - 1)[0] == of.marks
    row.drop.click()
    assert stage.column.evaluating.of is not None and stage.column.evaluating.of.marks == ()
    await turns()
    assert stage.column.sheet.marks.rows() == []


async def test_nobody_sees_anothers_before_signing_their_own(stage: Stage) -> None:
    stage.desk.platform["x"] = evaluation("a-ece", answers={**WHOLE, "ask": Answer(value=1)})
    await stage.evaluate()
    column = stage.column
    assert column.evaluating.others == () and not column.head.compare.isVisible()
    column.begin()
    stage.keys(Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_1)
    column.sign()
    await until(lambda: stage.desk.handed.signed)
    stage.desk.deliver()
    await until(lambda: column.head.compare.isVisible())
    column.head.compare.click()
    assert column._stack.currentWidget() is column.compared
    assert not column.grab().isNull()
    column.head.compare.click()
    assert column._stack.currentWidget() is not column.compared


async def test_the_agent_reads_and_answers_once(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    desk = FakeReview(sample.ME)
    desk.forms = (FORM,)
    of = evaluation("a-deniz", agent=sample.ME.id, state="released", released_at=sample.NOW)
    desk.platform[of.id] = of
    stage = Stage(theme, desk)
    stage.column.read(of)
    await shown(stage.column)
    await until(lambda: stage.column.answer.isVisible())
    column = stage.column
    assert not column.foot.sign.isVisible() and not column.head.choice.isVisible()
    assert not column.answer.give.isEnabled()
    column.answer.words.setFocus()
    column.answer.words.setPlainText("Teşekkürler")
    QTest.keyClick(column.answer.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: desk.handed.answers)
    await until(lambda: not column.answer.words.isVisible())
    assert column.answer.said.text() == "Teşekkürler"
    assert column.answer.said.hasFocus(), "the keyboard stays where the person wrote"
    desk.deliver()
    await until(lambda: desk.platform[of.id].reply)
    await turns()
    assert ("answer_evaluation", 0, (of.id, "Teşekkürler")) in desk.calls
    column.close_down()
    await stage.parts.tasks.close()
    column.deleteLater()


async def test_nobody_evaluates_their_own_work(stage: Stage) -> None:
    await stage.evaluate(Subject(agent=DENIZ.id, conversation="v-0"))
    assert stage.state == "This is your own work: somebody else evaluates it."
    assert not stage.column.sheet.isVisible()


async def test_without_a_form_it_says_where_one_is_made(stage: Stage) -> None:
    stage.desk.forms = (replace(FORM, retired=True),)
    await stage.evaluate()
    assert stage.state.startswith("There is no form yet")
