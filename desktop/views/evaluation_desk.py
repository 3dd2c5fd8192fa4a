"""Evaluating: one evaluation as it stands between this machine and the platform, and what is done to it."""

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Changes
from core.evaluation import Answer, Evaluation, EvaluationForm, Mark, evaluation_id, same_contact
from core.quality import HandedIn, Subject
from desktop.parts import Parts
from desktop.views.composer_draft import PAUSE
from desktop.views.evaluation_words import State


class Evaluating(QObject):
    """Of one subject, or one that is only read. A draft is committed at every pause: a crash loses
    nothing, and it is this machine's own until it is signed."""

    shown = Signal()
    """All of it is to be shown anew."""
    written = Signal()
    """The person changed something in it."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = parts.desk, parts.tasks
        self.subject: Subject | None = None
        self.forms: tuple[EvaluationForm, ...] = ()
        """Every edition."""
        self.form: EvaluationForm | None = None
        self.of: Evaluation | None = None
        self.others: tuple[Evaluation, ...] = ()
        """What others signed of it; empty until one's own is signed."""
        self.refusal = ""
        """The platform's code."""
        self._read_only: Evaluation | None = None
        self._drafts: dict[str, Evaluation] = {}
        self._records: tuple[Evaluation, ...] = ()
        self._handed = HandedIn()
        self._known = False
        self._unsaved, self._saving = False, 0
        self._said = 0
        """How often something was written or done: what was read before that is not true any more."""
        self._reading: asyncio.Task[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.save)
        self._stops: list[Callable[[], None]] = [
            parts.desk.on_changes(self._changed), parts.desk.on_line(lambda _: self.shown.emit()),
        ]  # fmt: skip

    def close(self) -> None:
        self.save()
        for stop in self._stops:
            stop()
        self._stops = []

    # What it is about

    def about(self, subject: Subject | None) -> None:
        """To be evaluated by this person."""
        self.save()
        self.subject, self._read_only = subject, None
        self.form = None
        self.read()

    def look_at(self, of: Evaluation) -> None:
        """To be read: whoever it is about reads it, and whoever compares."""
        self.save()
        self.subject, self._read_only = None, of
        self.form = None
        self.read()

    def choose(self, form: str) -> None:
        """Another form, by its name without edition; what was written by the first one stays."""
        self.save()
        self.form = self._newest(form)
        self._settle()

    def choices(self) -> tuple[EvaluationForm, ...]:
        """The newest edition of each form that is not retired."""
        newest: dict[str, EvaluationForm] = {}
        for form in self.forms:
            known = newest.get(form.form)
            if known is None or form.edition > known.edition:
                newest[form.form] = form
        return tuple(form for form in newest.values() if not form.retired)

    # Where it stands

    @property
    def state(self) -> State:
        if self.subject is None and self._read_only is None:
            return "none"
        if self.subject is not None and self.subject.agent == self._desk.me.id:
            return "own"
        if self.form is None or self.of is None:
            return "no_form" if self._known else "none"
        return self._state_of(self.of)

    @property
    def editable(self) -> bool:
        return self.state in ("new", "draft")

    @property
    def mine(self) -> bool:
        """Written by this person, or to be."""
        return self.subject is not None

    def _state_of(self, of: Evaluation) -> State:
        if of.state == "draft":
            return "draft" if of.id in self._drafts else "new"
        if of.id in self._handed.refused and of.id in self._handed.signed:
            return "refused"
        if of.id in self._handed.signed:
            return "waiting"
        if of.state == "released":
            return "answered" if of.reply or of.id in self._handed.answers else "released"
        return "releasing" if of.id in self._handed.released else "signed"

    def answer_waiting(self) -> str:
        """What the agent answered and the platform has not said yet."""
        return self._handed.answers.get(self.of.id, "") if self.of else ""

    # What is written

    def answer(self, question: str, answer: Answer | None) -> None:
        if self.of is None:
            return
        answers = {id: each for id, each in self.of.answers.items() if id != question}
        self._write(answers={**answers, question: answer} if answer else answers)

    def comment(self, words: str) -> None:
        self._write(comment=words)

    def mark(self, mark: Mark) -> None:
        if self.of is not None:
            self._write(marks=(*self.of.marks, mark))

    def put_marks(self, marks: tuple[Mark, ...]) -> None:
        self._write(marks=marks)

    def _write(self, **changed: Any) -> None:
        if self.of is None or not self.editable:
            return
        after = replace(self.of, **changed)
        if after == self.of:
            return
        self.of = self._drafts[after.id] = after
        self._unsaved = True
        self._said += 1
        self._timer.start()
        self.written.emit()

    def save(self) -> None:
        self._timer.stop()
        if self._unsaved and self.of is not None:
            self._unsaved = False
            self._saving += 1
            self._tasks.start(self._save(self.of), "keep an evaluation")

    async def _save(self, of: Evaluation) -> None:
        try:
            await self._desk.save_evaluation_draft(of)
        finally:
            self._saving -= 1
            self._said += 1

    # What is done with it

    def sign(self) -> None:
        """Whoever calls it has seen that nothing is missing."""
        if self.of is None or not self.editable:
            return
        self._timer.stop()
        self._unsaved = False
        self._tasks.start(self._sign(self.of), "sign an evaluation")

    async def _sign(self, of: Evaluation) -> None:
        await self._desk.sign_evaluation(of)
        self._drafts.pop(of.id, None)
        self._said += 1
        await self._read()

    def release(self) -> None:
        if self.of is not None and self.state == "signed":
            self._tasks.start(self._desk.release_evaluation(self.of.id), "release an evaluation")

    def correct(self) -> None:
        """What is signed and not released becomes a draft again; the signed one stands until then."""
        if self.of is None or self.state not in ("waiting", "refused", "signed"):
            return
        refused = self._handed.refused.get(self.of.id)
        if refused is not None:
            self._tasks.start(self._desk.discard(refused[0]), "take back a signing")
        self.of = replace(self.of, state="draft", signed_at=None, at=self._desk.now())
        self._drafts[self.of.id] = self.of
        self._unsaved = True
        self.save()
        self.shown.emit()

    def discard(self) -> None:
        """The draft, or what the platform did not take."""
        if self.of is None:
            return
        refused = self._handed.refused.get(self.of.id)
        if self.state == "refused" and refused is not None:
            self._tasks.start(self._desk.discard(refused[0]), "discard a signing")
        elif self.state == "draft":
            self._timer.stop()
            self._unsaved = False
            self._tasks.start(self._drop(self.of.id), "discard a draft")

    async def _drop(self, id: str) -> None:
        await self._desk.drop_evaluation_draft(id)
        self._drafts.pop(id, None)
        self._said += 1
        await self._read()

    def reply(self, words: str) -> None:
        """The agent's, once."""
        if self.of is not None and self.state == "released" and words.strip():
            self._tasks.start(self._desk.answer_evaluation(self.of.id, words.strip()), "answer")

    # Reading

    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.outbox or changes.everything:
            self.read()

    def read(self) -> None:
        self._reading = self._tasks.start(self._read(), "evaluation")

    async def settled(self) -> None:
        """All that was asked for is read and shown."""
        if self._reading is not None:
            await self._reading

    async def _read(self) -> None:
        """Again where something was written meanwhile: an older draft would take its place."""
        said = -1
        while said != self._said:
            said = self._said
            forms, records = await self._desk.evaluation_forms(), await self._desk.evaluations()
            drafts, handed = await self._desk.evaluation_drafts(), await self._desk.handed_in()
        self.forms, self._records, self._handed = forms, records, handed
        unsaved = self._unsaved or self._saving
        here = {self.of.id: self.of} if self.of is not None and unsaved else {}
        self._drafts = {**{draft.id: draft for draft in drafts}, **here}
        self._known = True
        self._settle()

    def _settle(self) -> None:
        if not self._known:
            return
        if self._read_only is not None:
            self._settle_read_only(self._read_only)
        elif self.subject is not None:
            self._settle_mine(self.subject)
        else:
            self.of, self.others = None, ()
        refused = self._handed.refused.get(self.of.id) if self.of else None
        self.refusal = refused[1] if refused else ""
        self.shown.emit()

    def _settle_read_only(self, seen: Evaluation) -> None:
        self.of = next((each for each in self._records if each.id == seen.id), seen)
        self.form = next((form for form in self.forms if form.id == seen.form), None)
        self.others = ()

    def _settle_mine(self, subject: Subject) -> None:
        probe = self._begun(
            subject, self.form or EvaluationForm(id=".0", form="", edition=0, name="")
        )
        found = [of for of in self._mine() if same_contact(of, probe)]
        asked = self.form.form if self.form else subject.form
        if asked:
            found = [of for of in found if of.form.rpartition(".")[0] == asked]
        if found:
            self.of = found[0]
            self.form = next((form for form in self.forms if form.id == self.of.form), None)
        else:
            self.form = self._newest(asked)
            self.of = self._begun(subject, self.form) if self.form else None
        signed = self.of is not None and self.of.state != "draft"
        theirs = (of for of in self._records if of.evaluator != self._desk.me.id)
        self.others = tuple(of for of in theirs if signed and same_contact(of, probe))

    def _mine(self) -> list[Evaluation]:
        """What this person has of anything: released before drafts, drafts before what is signed."""
        records = {of.id: of for of in self._records if of.evaluator == self._desk.me.id}
        released = [of for of in records.values() if of.state == "released"]
        signed = {**records, **self._handed.signed}
        drafts = [of for of in self._drafts.values() if not _is_signed_as(of, signed.get(of.id))]
        known = {of.id for of in (*released, *drafts)}
        return [*released, *drafts, *(of for of in signed.values() if of.id not in known)]

    def _begun(self, subject: Subject, form: EvaluationForm) -> Evaluation:
        me = self._desk.me.id
        about = {
            "conversation": subject.conversation, "call": subject.call,
            "interaction": subject.interaction,
        }  # fmt: skip
        begun = Evaluation(
            id=evaluation_id(me, form.form, subject.agent, **about), form=form.id,
            agent=subject.agent, evaluator=me, at=self._desk.now(), drawn=subject.drawn,
        )  # fmt: skip
        return replace(begun, **about)

    def _newest(self, form: str) -> EvaluationForm | None:
        """The newest edition of that name, or of the first there is."""
        choices = self.choices()
        return next(
            (each for each in choices if each.form == form), choices[0] if choices else None
        )


def _is_signed_as(draft: Evaluation, signed: Evaluation | None) -> bool:
    """It was signed as it stands, and the desk ended before it was taken away."""
    if signed is None:
        return False
    said = ("form", "at", "answers", "marks", "comment")
    return all(getattr(draft, name) == getattr(signed, name) for name in said)
