"""ReviewHead: whose contact is read, the hits in it one after the other, and what to do with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.rows import Opened
from desktop.channel_names import channel_name
from desktop.models.review_contact import ReviewContact
from desktop.numbers import count
from desktop.parts import Parts
from desktop.rows.avatar import paint_avatar
from desktop.times import day, duration
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.review_out import ReviewOut, ReviewPrint

AVATAR = 34
SEPARATOR = " · "
ACTIONS: tuple[Callable[[Parts, ReviewContact], QPushButton], ...] = (
    ReviewPrint, ReviewOut,
)  # fmt: skip
"""Buttons at the right of the head, from left to right: one builder for each. Each is handed what is
read now and listens to `ReviewContact.changed`."""


class _Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.setFixedSize(AVATAR, AVATAR)

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_avatar(painter, self.rect().toRectF(), self.name)


class Facts(ElidedLabel):
    """As many of them as there is room for; what matters least is said last."""

    def __init__(self) -> None:
        self._facts: list[str] = []
        super().__init__("", "second")
        self.setProperty("may_end_early", True)

    def show_facts(self, facts: list[str]) -> None:
        self._facts = facts
        self.say(SEPARATOR.join(facts))

    def _fit(self) -> None:
        many, metrics = len(self._facts), self.fontMetrics()
        while many > 1 and metrics.horizontalAdvance(self._shown(many)) + 2 > self.width():
            many -= 1
        self.setText(self._shown(many))
        self.setToolTip(self.whole())
        self.setAccessibleName(self.whole())

    def _shown(self, many: int) -> str:
        return SEPARATOR.join(self._facts[:many])


class HitSteps(QFrame):
    """“3 of 12” with the way to the next and the one before; gone where nothing is looked for."""

    stepped = Signal(int)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.words, self.up, self.down = QLabel(), QPushButton(), QPushButton()
        self.words.setFont(parts.theme.font("small", 600, tabular=True))
        self.words.setProperty("kind", "second")
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addSpacing(4)
        for button, icon, step in ((self.up, "chevron-up", -1), (self.down, "chevron-down", 1)):
            button.setProperty("kind", "tiny")
            button.setFixedSize(28, 28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            parts.theme.set_icon(button, icon, "second", 16)
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            row.addWidget(button)
        self.setProperty("kind", "sunken")
        self.say()
        self.hide()

    def show_hits(self, place: int, whole: int) -> None:
        """`place` from 1 on; 0: none was gone to yet."""
        self.setVisible(whole > 0)
        number, of = count(place) if place else "–", count(whole)
        self.words.setText(tr("Review", "{place} of {whole}", place=number, whole=of))
        self.words.setAccessibleName(tr("Review", "Hit {place} of {whole}", place=number, whole=of))

    def say(self) -> None:
        for button, said in (
            (self.up, tr("Review", "Previous hit · Shift+F3")),
            (self.down, tr("Review", "Next hit · F3")),
        ):
            button.setToolTip(said)
            button.setAccessibleName(said)


class ReviewHead(QFrame):
    open_asked = Signal()
    """In the inbox, please."""
    side_asked = Signal()

    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self._avatar, self._name = _Avatar(), ElidedLabel("", "title")
        self._detail = Facts()
        self._detail.setFont(parts.theme.font("small", tabular=True))
        self.steps = HitSteps(parts)
        self.inbox, self.side = QPushButton(), QPushButton()
        self.doers = [build(parts, contact) for build in ACTIONS]
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEADER)
        self._lay_out()
        self._say()

    def take_out(self) -> None:
        """By key; nothing where the role does not permit it."""
        for doer in self.doers:
            if isinstance(doer, ReviewOut) and not doer.isHidden():
                doer.take_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch()
        names.addWidget(self._name)
        names.addWidget(self._detail)
        names.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._avatar)
        row.addSpacing(8)
        row.addLayout(names, 1)
        row.addWidget(self.steps)
        row.addSpacing(4)
        for button, icon in ((self.inbox, "arrow-up-right"), (self.side, "user")):
            button.setProperty("kind", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._parts.theme.set_icon(button, icon, "second", 18)
        for each in (*self.doers, self.inbox, self.side):
            row.addWidget(each)
        self.inbox.clicked.connect(self.open_asked)
        self.side.clicked.connect(self.side_asked)

    def show_opened(self, opened: Opened) -> None:
        self._avatar.name = opened.contact.name
        self._avatar.update()
        self._name.say(opened.contact.name)
        self._detail.show_facts(self._facts_of(opened))

    def _facts_of(self, opened: Opened) -> list[str]:
        of, now = opened.conversation, self._parts.desk.now()
        lasted = of.last_at - of.created_at
        length = duration(lasted) if 0 < lasted < 12 * 3_600_000 else ""
        facts = (
            channel_name(of.channel),
            day(of.created_at, now),
            of.reference,
            length,
            of.subject,
        )
        return [fact for fact in facts if fact]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.steps.say()
        for button, said in (
            (self.inbox, tr("Review", "Open in the inbox · Ctrl+Enter")),
            (self.side, tr("Review", "Contact and remarks · Ctrl+.")),
        ):
            button.setToolTip(said)
            button.setAccessibleName(said)
