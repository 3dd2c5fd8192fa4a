"""EvaluationColumn: evaluating one contact beside its transcript, and reading what was found of it.

It stands in the reader's right column. Alone, on sample data: `python -m desktop.views.evaluation`.
"""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.evaluation import Evaluation, Mark
from core.metrics.evaluation import score
from core.quality import Subject
from desktop.parts import Parts
from desktop.views.evaluation_answer import AgentAnswer
from desktop.views.evaluation_compared import Compared
from desktop.views.evaluation_desk import Evaluating
from desktop.views.evaluation_foot import Foot
from desktop.views.evaluation_head import EvaluationHead
from desktop.views.evaluation_marks import quoted
from desktop.views.evaluation_sheet import Sheet
from desktop.views.evaluation_words import missing

WIDTH = 400
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvaluationColumn(QFrame):
    """The reader says what is looked at, and hands in what is marked there."""

    marks_changed = Signal(object)
    """tuple[Mark, ...] that stand in the transcript now; also where another evaluation is shown."""
    place_asked = Signal(object)
    """Mark whose place is to be shown."""
    mark_asked = Signal(bool)
    """The place the reader is at is to be attached; True: it is liked."""
    signed = Signal()
    """Handed in: whoever goes through a list opens the next."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._desk = parts, parts.desk
        self.setProperty("kind", "surface")
        self.evaluating = Evaluating(parts, self)
        self.head, self.sheet = EvaluationHead(parts.theme), Sheet(parts.theme)
        self.compared, self.answer = Compared(parts.theme), AgentAnswer(parts.theme)
        self.foot = Foot(parts.theme)
        self._marks: tuple[Mark, ...] | None = None
        self._quotes: dict[Mark, str] = {}
        self._texts: tuple[str, dict[str, str]] = ("", {})
        """Id of a conversation, and the words of its messages by their ids."""
        self._build()
        self._join()
        self._show()

    def _build(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.sheet, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(20, 10, 20, 12)
        beside.addWidget(self.answer)
        inner.addLayout(beside)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(page)
        self._stack.addWidget(self.compared)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(holder, 1)
        column.addWidget(self.foot)
        self.setMinimumWidth(WIDTH - 60)

    def _join(self) -> None:
        one = self.evaluating
        one.shown.connect(self._show)
        one.written.connect(self._show_written)
        self.sheet.answered.connect(one.answer)
        self.sheet.commented.connect(one.comment)
        self.sheet.marks_changed.connect(one.put_marks)
        self.sheet.place_asked.connect(self.place_asked)
        self.sheet.mark_asked.connect(self.mark_asked)
        self.head.chosen.connect(one.choose)
        self.head.compare_asked.connect(self.show_compared)
        self.answer.given.connect(one.reply)
        self.foot.sign_asked.connect(self.sign)
        self.foot.release_asked.connect(one.release)
        self.foot.correct_asked.connect(one.correct)
        self.foot.discard_asked.connect(one.discard)

    def close_down(self) -> None:
        self.evaluating.close()

    # What the reader says

    def evaluate(self, subject: Subject | None) -> None:
        """This person evaluates it; None: nothing."""
        self._stack.setCurrentIndex(0)
        self.evaluating.about(subject)

    async def begin_with(self, subject: Subject) -> None:
        """The same, and it stands there."""
        self.evaluate(subject)
        await self.evaluating.settled()

    def read(self, of: Evaluation) -> None:
        """To be read, and answered by whose work it is about."""
        self._stack.setCurrentIndex(0)
        self.evaluating.look_at(of)

    def mark(self, mark: Mark) -> bool:
        """Attaches a place; False where nothing is being written."""
        if not self.evaluating.editable:
            return False
        self.evaluating.mark(mark)
        self._read_quotes()
        return True

    def begin(self) -> None:
        """The keyboard goes to the first question without an answer."""
        one = self.evaluating
        if one.form is None or one.of is None or not one.editable:
            self.setFocus()
            return
        first = (missing(one.form, one.of) or [q for s in one.form.sections for q in s.questions])[
            0
        ]
        self.sheet.go_to(first.id)

    # What it shows

    def _show(self) -> None:
        """The keyboard stays in here where it was, also where what had it is gone."""
        held = self._held()
        self._show_all()
        if held and not self._held() and not self.foot.begin():
            self.setFocus()

    def _order(self) -> None:
        """Questions and marks are made long after what stands below them."""
        foot = (self.foot.discard, self.foot.correct, self.foot.sign, self.foot.release)
        answer = (self.answer.said, self.answer.words, self.answer.give)
        for one, after in pairwise((*self.sheet.stops(), *answer, *foot)):
            QWidget.setTabOrder(one, after)

    def _held(self) -> bool:
        at = QApplication.focusWidget()
        return at is not None and self.isAncestorOf(at)

    def _show_all(self) -> None:
        one = self.evaluating
        form, of = one.form, one.of
        there = form is not None and of is not None and one.state not in ("own", "no_form", "none")
        self.sheet.setVisible(there)
        self.head.setVisible(there)
        if there and form is not None and of is not None:
            self.sheet.show_form(form, of, editable=one.editable)
            self._show_head()
            self._show_answer(of)
            self._read_quotes()
        else:
            self.answer.hide()
        if not one.others or one.form is None:
            self._stack.setCurrentIndex(0)
        self._show_foot()
        self._tell_marks()

    def _show_written(self) -> None:
        one = self.evaluating
        if one.form is not None and one.of is not None:
            self.sheet.show_form(one.form, one.of, editable=one.editable)
            self.sheet.show_marks(one.of.marks, self._quotes, editable=one.editable)
            self._order()
        self._show_head()
        self._show_foot()
        self._tell_marks()

    def _show_head(self) -> None:
        one = self.evaluating
        if one.form is None or one.of is None:
            return
        found = score(one.form, one.of)
        compares = len(one.others) > 0 and self._stack.currentIndex() == 0
        self.head.show_choices(one.choices() if one.editable else (), one.form)
        self.head.show_score(one.form, one.of, found, editable=one.editable)
        self.head.show_others(len(one.others), compares=compares)
        self.sheet.show_scores(found)

    def _show_foot(self) -> None:
        one, desk = self.evaluating, self._desk
        live = desk.line.state == "live"
        name = self._first_name(one.of.agent) if one.of else ""
        self.foot.show_state(
            one.state, one.of, name, desk.now(), live=live, refusal=one.refusal, mine=one.mine
        )  # fmt: skip

    def _show_answer(self, of: Evaluation) -> None:
        mine = of.agent == self._desk.me.id
        waits = self.evaluating.answer_waiting()
        self.answer.show_answer(
            of.reply or waits, possible=mine and of.state == "released" and not of.reply,
            waits=bool(waits) and self._desk.line.state != "live", name="" if mine else self._first_name(of.agent),
        )  # fmt: skip

    def show_compared(self) -> None:
        """Side by side, or back to one's own."""
        one = self.evaluating
        if self._stack.currentIndex() == 1 or one.form is None or one.of is None:
            self._stack.setCurrentIndex(0)
        else:
            found = (one.of, *one.others)
            names = {of.evaluator: self._first_name(of.evaluator) for of in found}
            self.compared.show_evaluations(one.form, found, names, one.forms)
            self._stack.setCurrentIndex(1)
        self._show_head()

    def _first_name(self, agent: str) -> str:
        known = self._desk.directory.agents.get(agent)
        return known.name.split()[0] if known and known.name else agent

    # Marks

    def _tell_marks(self) -> None:
        of = self.evaluating.of
        marks = of.marks if of else ()
        if marks != self._marks:
            self._marks = marks
            self.marks_changed.emit(marks)

    def _read_quotes(self) -> None:
        self._parts.tasks.start(self._quote(), "marked words")

    async def _quote(self) -> None:
        """The words that are marked, out of the conversation as it is kept here."""
        one = self.evaluating
        of = one.of
        if of is None:
            return
        if of.conversation and any(mark.message for mark in of.marks):
            if self._texts[0] != of.conversation:
                self._texts = of.conversation, await self._messages(of.conversation)
            texts = self._texts[1]
            places = {
                Mark(message=m.message, start=m.start, end=m.end): quoted(texts[m.message], m)
                for m in of.marks if m.message in texts
            }  # fmt: skip
            self._quotes = places
        if one.of is of:
            self.sheet.show_marks(of.marks, self._quotes, editable=one.editable)
            self._order()

    async def _messages(self, conversation: str) -> dict[str, str]:
        key = await self._desk.key_of(conversation)
        if key is None:
            return {}
        try:
            opened = await self._desk.open_conversation(key)
        except UserError:
            return {}
        said = await self._desk.messages(key, 1, opened.conversation.last_order)
        return {message.id: message.text for message in said}

    # What is done

    def sign(self) -> None:
        """What has no answer yet comes first."""
        one = self.evaluating
        if one.form is None or one.of is None or not one.editable:
            return
        left = missing(one.form, one.of)
        if left:
            self.foot.say_missing(len(left))
            self.sheet.go_to(left[0].id)
            return
        one.sign()
        self.signed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.evaluating.save()

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _is_sign(event):
            event.accept()  # else the window sends what stands in a composer
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_sign(event):
            super().keyPressEvent(event)
        elif self.answer.give.isVisible():
            self.answer.give.click()
        elif self.evaluating.state == "signed":
            self.evaluating.release()
        else:
            self.sign()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.head.retranslate()
            self.sheet.retranslate()
            self._show()


def _is_sign(event: QKeyEvent) -> bool:
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return with_ctrl and event.key() in ENTER


if __name__ == "__main__":
    from desktop.preview import preview
    from desktop.views.evaluation_preview import sample

    preview(sample, WIDTH, 720, supervisor=True)
