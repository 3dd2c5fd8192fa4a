"""The quality place: what is to be evaluated, what was said of one's own work, and the forms."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.changes import Changes
from core.evaluation import Evaluation
from core.quality import DrawnContact, Subject
from desktop.models.quality import QualityModel
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.evaluation_forms import Forms
from desktop.views.evaluation_lists import QualityList, drawn_id, drawn_rows, own_rows
from desktop.views.evaluation_quality_head import QualityHead
from desktop.views.evaluation_tab import EvaluationTab
from desktop.views.review_reader import ReviewReader

LIST = 320
READER = 420
SIDE = 400
PAGES = {"drawn": "evaluation.sign", "mine": "", "forms": "evaluation_form.save"}
"""Tabs in their order, with the permission each needs."""


class Looked(NamedTuple):
    """What the reader shows: a contact that was drawn, or an evaluation."""

    id: str
    key: int | None
    subject: Subject | None = None
    evaluation: Evaluation | None = None


class Quality(QFrame):
    """A wide panel: see `desktop/wide.py`."""

    opened = Signal(int, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.setProperty("kind", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.model = QualityModel(parts, self)
        may = parts.desk.may
        self.tabs = [id for id, needs in PAGES.items() if not needs or may(needs)]
        self.head = QualityHead(parts, self.tabs)
        self.drawn, self.mine = QualityList(parts.theme), QualityList(parts.theme)
        self.reader = ReviewReader(parts)
        self.side = EvaluationTab(parts, self.reader.contact)
        self.forms = Forms(parts) if "forms" in self.tabs else None
        self._looked: Looked | None = None
        self._lay_out()
        self._connect()
        self.show_tab(self.tabs[0])
        self._say()

    def _lay_out(self) -> None:
        self.notices = self._lists = QStackedWidget()
        for page in (self.drawn, self.mine):
            self._lists.addWidget(page)
        self._lists.setMinimumWidth(LIST - 30)
        self.reader.setMinimumWidth(READER)
        self.side.setFixedWidth(SIDE)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self._lists, self.reader, self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LIST, 1_000, SIDE])
        self._body = QStackedWidget()
        self._body.addWidget(self.splitter)
        if self.forms is not None:
            self._body.addWidget(self.forms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.head.tab_chosen.connect(self.show_tab)
        self.head.week_moved.connect(self.model.move_week)
        self.model.changed.connect(self._show)
        self.drawn.picked.connect(self._open_drawn)
        self.mine.picked.connect(self._open_mine)
        self.drawn.face.pressed.connect(lambda: self.show_tab("forms"))
        self.reader.opened.connect(self.opened)
        self.side.signed.connect(self.open_next)
        self._stop = self._parts.desk.on_changes(self._on_changes)
        for number, id in enumerate(self.tabs, 1):
            self._key(f"Alt+{number}", partial(self.show_tab, id))
        self._key("Ctrl+Down", self.open_next)

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(keys), self, context=context).activated.connect(act)

    def close_down(self) -> None:
        self._stop()
        self.side.close_down()
        self.reader.close_down()
        if self.forms is not None:
            self.forms.close_down()

    # Its tabs

    def show_tab(self, id: str) -> None:
        self.head.mark_tab(id)
        if id == "forms" and self.forms is not None:
            self._body.setCurrentWidget(self.forms)
            self.forms.setFocus()
            return
        self._body.setCurrentWidget(self.splitter)
        page = self.drawn if id == "drawn" else self.mine
        self._lists.setCurrentWidget(page)
        page.setFocus()

    @property
    def _page(self) -> QWidget:
        if self.head.at == "forms" and self.forms is not None:
            return self.forms
        return self.drawn if self.head.at == "drawn" else self.mine

    def _show(self) -> None:
        model, desk = self.model, self._parts.desk
        now = desk.now()
        self.head.show_week(model.week, model.done, model.whole)
        self.head.show_unread(model.unread)
        self.drawn.show_rows(
            drawn_rows(model.drawn, desk.directory, now),
            (
                tr("Quality", "Nothing is drawn for this week"),
                tr("Quality", "A rule under Forms says how many contacts of each agent are drawn."),
                tr("Quality", "Forms") if self.forms is not None else "",
            ),
        )
        self.mine.show_rows(
            own_rows(model.mine, model.forms, model.read, desk.directory, now),
            (
                tr("Quality", "No evaluation yet"),
                tr("Quality", "What is released to you of your own work comes here."),
            ),
        )

    def _on_changes(self, changes: Changes) -> None:
        if changes.reviews or changes.outbox or changes.work or changes.everything:
            self.model.ask()

    # Opening

    def _open_drawn(self, id: str) -> None:
        for drawn in self.model.drawn:
            for contact in drawn.contacts:
                if drawn_id(drawn, contact) == id:
                    subject = _subject(drawn.rule.id, drawn.rule.form, contact)
                    self._look(Looked(id, contact.key, subject))
                    return

    def _open_mine(self, id: str) -> None:
        found = next((of for of in self.model.mine if of.id == id), None)
        if found is not None:
            self.model.mark_read(id)
            self._parts.tasks.start(self._look_at(found), "own evaluation")

    async def _look_at(self, of: Evaluation) -> None:
        key = await self._parts.desk.key_of(of.conversation) if of.conversation else None
        self._look(Looked(of.id, key, evaluation=of))

    def _look(self, looked: Looked) -> None:
        self._looked = looked
        if looked.subject is not None:
            self.side.evaluate(looked.subject)
            self._parts.tasks.start(self._begin(), "evaluate")
        elif looked.evaluation is not None:
            self.side.read(looked.evaluation)
        self.reader.show_conversation(looked.key)

    async def _begin(self) -> None:
        """The keyboard goes to the first question."""
        await self.side.column.evaluating.settled()
        self.side.column.begin()

    def open_next(self) -> None:
        """The next that nobody evaluated, after the one that is open; the first one at the end."""
        left = [
            drawn_id(drawn, contact)
            for drawn in self.model.drawn
            for contact in drawn.contacts
            if not contact.done or (self._looked and drawn_id(drawn, contact) == self._looked.id)
        ]
        here = self._looked.id if self._looked else ""
        place = left.index(here) + 1 if here in left else 0
        others = [id for id in (*left[place:], *left[:place]) if id != here]
        if others and self.head.at == "drawn":
            self.drawn.list.show_choices(self.drawn.list.choices, chosen=others[0])
            self._open_drawn(others[0])

    # The keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._page.hasFocus():
            self._page.setFocus()
        elif not self.reader.key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(tr("Quality", "Quality"))
        self.drawn.name(tr("Quality", "To evaluate"))
        self.mine.name(tr("Quality", "My evaluations"))
        self._show()


def _subject(rule: str, form: str, contact: DrawnContact) -> Subject:
    of = contact.interaction
    return Subject(
        agent=of.agent or "", conversation=of.conversation, call=of.call, interaction=of.id,
        drawn=rule, form=form,
    )  # fmt: skip


if __name__ == "__main__":
    from desktop.preview import preview

    preview(Quality, 1223, 663, supervisor=True)
