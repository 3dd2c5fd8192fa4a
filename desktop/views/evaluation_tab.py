"""EvaluationTab: the reader's tab in which the contact that is read is evaluated, or one's own is read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.evaluation import Evaluation, Mark
from core.quality import Subject
from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.evaluation import EvaluationColumn
from desktop.views.face import Face

SIGN = "evaluation.sign"


class EvaluationTab(QWidget):
    """Whose work it is about is asked only where several had it."""

    signed = Signal()

    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self._given: Subject | Evaluation | None = None
        """What a list led to, rather than the contact's own."""
        self._shown: object = None
        self.column, self.face = EvaluationColumn(parts), Face(parts.theme)
        self.agents = QComboBox()
        self._whose = QFrame()
        self._lay_out()
        self._connect()
        self._show_face()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._whose)
        row.setContentsMargins(20, 10, 20, 0)
        row.addWidget(self.agents)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._whose)
        column.addWidget(self.column, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.face)
        self._stack.addWidget(page)
        self._whose.hide()

    def _connect(self) -> None:
        self._contact.changed.connect(self._follow)
        self._contact.model.reset.connect(self._follow)
        self.agents.activated.connect(lambda _: self._evaluate(self._agent()))
        self.column.marks_changed.connect(self._contact.show_marks)
        self.column.place_asked.connect(self._contact.place_asked)
        self.column.mark_asked.connect(self.attach)
        self.column.signed.connect(self.signed)

    def close_down(self) -> None:
        self.column.close_down()

    # What it is about

    def evaluate(self, subject: Subject) -> None:
        """What was drawn; the reader shows its conversation."""
        self._given = subject
        self._whose.hide()
        self._show(subject)

    def read(self, of: Evaluation) -> None:
        self._given = of
        self._whose.hide()
        self._show(of)

    def _follow(self) -> None:
        """The contact that is read now, by whoever had it."""
        if self._given is not None:
            return
        if self._contact.model.state != "ready":
            self._show(None)
        elif not self._parts.desk.may(SIGN):
            self._parts.tasks.start(self._read_own(self._contact.id), "own evaluation")
        else:
            self._show_agents()

    def _show_agents(self) -> None:
        agents = self._worked()
        before = self._agent()
        if agents != [self.agents.itemData(place) for place in range(self.agents.count())]:
            known = self._parts.desk.directory.agents
            self.agents.clear()
            for agent in agents:
                self.agents.addItem(known[agent].name if agent in known else agent, agent)
            self.agents.setCurrentIndex(max(0, self.agents.findData(before)))
        self._whose.setVisible(len(agents) > 1)
        self._evaluate(self._agent())

    def _agent(self) -> str:
        return str(self.agents.currentData() or "")

    def _worked(self) -> list[str]:
        """Whoever had it, the last one first; else who it was given to."""
        visits = (visit.agent for visit in reversed(self._contact.visits) if visit.agent)
        calls = (call.agent for call in reversed(self._contact.calls) if call.agent)
        opened = self._contact.model.opened
        given = (opened.conversation.assignee,) if opened else ()
        return list(dict.fromkeys(each for each in (*visits, *calls, *given) if each))

    def _evaluate(self, agent: str) -> None:
        if not agent:
            self._show(None)
            return
        visits = [visit.id for visit in self._contact.visits if visit.agent == agent]
        self._show(Subject(
            agent=agent, conversation=self._contact.id,
            interaction=visits[0] if len(visits) == 1 else None,
        ))  # fmt: skip

    async def _read_own(self, conversation: str) -> None:
        desk = self._parts.desk
        found = await desk.evaluations(conversation=conversation, agent=desk.me.id)
        if self._given is None and conversation == self._contact.id:
            released = (of for of in found if of.state == "released")
            self._show(next(released, None))

    def _show(self, what: Subject | Evaluation | None) -> None:
        if what == self._shown and what is not None:
            return
        self._shown = what
        self._stack.setCurrentIndex(0 if what is None else 1)
        if isinstance(what, Subject):
            self.column.evaluate(what)
        elif what is not None:
            self.column.read(what)
        else:
            self.column.evaluate(None)
            self._show_face()

    def _show_face(self) -> None:
        if self._parts.desk.may(SIGN):
            self.face.say(
                "clipboard-check", tr("Evaluation", "Nothing to evaluate here"),
                tr("Evaluation", "Choose a contact that somebody worked on."),
            )  # fmt: skip
        else:
            self.face.say(
                "clipboard-check", tr("Evaluation", "No evaluation"),
                tr("Evaluation", "None of your work here was evaluated and released to you."),
            )  # fmt: skip

    def attach(self, liked: bool) -> None:
        """The sentence or the second the person is at."""
        place = self._contact.place_here()
        if place is not None:
            self.column.mark(Mark(
                message=place.message, start=place.start, end=place.end, call=place.call,
                at_ms=place.at_ms, until_ms=place.until_ms, liked=liked,
            ))  # fmt: skip
