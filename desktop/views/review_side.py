"""ReviewSide: the column beside the reader, with a tab for each thing there is to say of a contact."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.evaluation import Mark
from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.evaluation_tab import EvaluationTab
from desktop.views.review_about import AboutContact
from desktop.views.review_remarks import Remarks

WIDTH = 400


class Tab(NamedTuple):
    """`build` is handed what is read now; `needs`: a permission without which it is not there."""

    id: str
    name: Callable[[], str]
    build: Callable[[Parts, ReviewContact], QWidget]
    needs: str = ""


TABS: tuple[Tab, ...] = (
    Tab("contact", lambda: tr("Review", "Contact"), AboutContact),
    Tab("remarks", lambda: tr("Review", "Remarks"), Remarks),
    Tab("evaluation", lambda: tr("Review", "Evaluation"), EvaluationTab),
)


class ReviewSide(QFrame):
    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._contact = contact
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        self._stack.setAutoFillBackground(False)
        self._stack.setProperty("kind", "side")
        self.tabs: dict[str, QPushButton] = {}
        self.pages: dict[str, QWidget] = {}
        self._row = QHBoxLayout()
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(2)
        for tab in TABS:
            if not tab.needs or parts.desk.may(tab.needs):
                self._add(parts, tab)
        self._row.addStretch()
        head = QFrame()
        head.setProperty("kind", "side")
        head.setFixedHeight(HEADER - 9)
        head.setLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        contact.remark_asked.connect(self.remark)
        contact.changed.connect(self._say)
        self.show_tab("contact")
        self._say()

    def _add(self, parts: Parts, tab: Tab) -> None:
        button, page = QPushButton(), tab.build(parts, self._contact)
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFont(parts.theme.font("body", 600, tabular=True))
        button.clicked.connect(lambda: self.show_tab(tab.id))
        self._group.addButton(button)
        self._row.addWidget(button)
        self._stack.addWidget(page)
        self.tabs[tab.id], self.pages[tab.id] = button, page

    def close_down(self) -> None:
        """What is half written in it is kept."""
        page = self.pages["evaluation"]
        assert isinstance(page, EvaluationTab), "the tab is one of TABS"
        page.close_down()

    def show_tab(self, id: str) -> None:
        self.tabs[id].setChecked(True)
        self._stack.setCurrentWidget(self.pages[id])

    def step(self, by: int) -> None:
        """To the next tab, round at the ends; in an evaluation the keyboard goes to what is asked."""
        ids = list(self.tabs)
        here = next(i for i, id in enumerate(ids) if self.tabs[id].isChecked())
        self.show_tab(ids[(here + by) % len(ids)])
        page = self._stack.currentWidget()
        if isinstance(page, EvaluationTab) and self.isVisible():
            page.column.begin()

    @property
    def remarks(self) -> Remarks:
        page = self.pages["remarks"]
        assert isinstance(page, Remarks), "the tab is one of TABS"
        return page

    def remark(self, mark: Mark) -> None:
        self.show()
        self.show_tab("remarks")
        self.remarks.begin(mark)

    def show_remark(self, id: str) -> None:
        self.show()
        self.show_tab("remarks")
        self.remarks.show_remark(id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.remarks.say()

    def _say(self) -> None:
        """The number of remarks stands beside their name."""
        for tab in TABS:
            if tab.id in self.tabs:
                many = len(self._contact.remarks) if tab.id == "remarks" else 0
                self.tabs[tab.id].setText(f"{tab.name()}  {many}" if many else tab.name())
