"""A call that rings: who it is, what they asked last, which queue; and the ways to take it."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout

from core.call_rows import Caller
from core.clock import wall_ms
from desktop.telephone.callers import name_of
from desktop.theme import Theme
from desktop.times import clock_of
from desktop.translate import tr
from desktop.views.call_face import CallFace
from desktop.views.card import ChipLabel, ElidedLabel
from desktop.views.menu import Menu
from desktop.views.offer_preview import Preview
from desktop.views.toast import Floating
from voip.values import Call, Decline

AVATAR = 44
CHEVRON = 30
MOST_CHIPS = 2
REPEATED = 2
"""Calls on one day from which on it is worth a chip."""


class Incoming(Floating):
    """Stays as long as it rings; whoever shows it closes it then. It never takes the focus."""

    stays = True
    answered = Signal(str)
    declined = Signal(str, str)
    """Id of the call, reason."""

    def __init__(
        self, theme: Theme, call: Call, caller: Caller, *, today: int = 0, account: str = ""
    ) -> None:
        super().__init__(theme)
        self.call, self.caller, self._today = call, caller, today
        self._account = account
        """By which it came, where there are several; else empty."""
        self._busy = self._can_divert = False
        self._face, self._name = CallFace(AVATAR), ElidedLabel(kind="title")
        self._detail, self._asked = ElidedLabel(kind="second"), Preview(theme)
        self._rings = QLabel()
        self._chips, self._hint = QHBoxLayout(), QLabel()
        self.answer, self.decline, self.reasons = QPushButton(), QPushButton(), QPushButton()
        self._build()
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._say_detail)
        self._second.start()
        self.retranslate()

    def _build(self) -> None:
        for words in (self._detail, self._rings):
            words.setFont(self.theme.font("small", tabular=True))
        self._rings.setProperty("kind", "second")
        self._rings.setTextFormat(Qt.TextFormat.PlainText)
        for words in (self._name, self._detail):
            words.setProperty("may_end_early", True)
        self._hint.setProperty("kind", "caption")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._chips.setSpacing(6)
        self.body.addLayout(self._head())
        self.body.addWidget(self._asked)
        self.body.addLayout(self._chips)
        self.body.addSpacing(2)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self._hint)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._face)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addLayout(self._where_and_how_long())
        row.addLayout(names, 1)
        return row

    def _where_and_how_long(self) -> QHBoxLayout:
        """Which queue it is goes before that it is a call; how long it rings is always to be seen."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._detail)
        row.addWidget(self._rings)
        row.addStretch()
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, kind, icon in (
            (self.answer, "ok", "phone"), (self.decline, "danger", "phone-off"),
            (self.reasons, "quiet", "chevron-down"),
        ):  # fmt: skip
            button.setProperty("kind", kind)
            # Gone with the card: a click must not leave the focus with it
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.theme.set_icon(button, icon, "second" if kind == "quiet" else "on_accent", 16)
            row.addWidget(button)
        self.reasons.setFixedWidth(CHEVRON)
        self.answer.clicked.connect(lambda: self.answered.emit(self.call.id))
        self.decline.clicked.connect(lambda: self._decline("declined"))
        self.reasons.clicked.connect(self.open_reasons)
        row.addStretch()
        return row

    def _decline(self, reason: Decline) -> None:
        self.declined.emit(self.call.id, reason)

    # What it shows

    @property
    def rank(self) -> tuple[int, bool, int, int, str]:
        """Among what is offered: a ring goes before what is only written."""
        return 0, False, 1 << 62, self.call.started_at, self.call.id

    def show_caller(self, call: Call, caller: Caller, today: int) -> None:
        """More is known a moment after it began to ring."""
        if (call, caller, today) != (self.call, self.caller, self._today):
            self.call, self.caller, self._today = call, caller, today
            self._say()

    def show_around(self, *, busy: bool, can_divert: bool) -> None:
        """`busy`: a call is talked on, which answering puts on hold; `can_divert`: to voicemail."""
        self._busy, self._can_divert = busy, can_divert
        self._hint.setVisible(busy)

    def name(self) -> str:
        return name_of(self.caller, self.call.name)

    def _say(self) -> None:
        self._face.show_name(self.name())
        self._name.say(self.name())
        self._asked.say(f"“{self.caller.asked}”" if self.caller.asked else "")
        self._say_detail()
        self._say_chips()
        spoken = (
            tr("Incoming", "Incoming call"), self.name(), self.where(), self._account,
            self.caller.asked,
        )  # fmt: skip
        self.setAccessibleName(" · ".join(part for part in spoken if part))

    def where(self) -> str:
        """Which queue it came through; else the number, where the name does not say it."""
        if self.caller.queue is not None:
            return tr("Incoming", "{queue} queue", queue=self.caller.queue.name)
        if self.caller.colleague is not None:
            return tr("Incoming", "Colleague")
        return self.caller.shown if self.caller.shown != self.name() else ""

    def _say_detail(self) -> None:
        parts = (tr("Incoming", "Incoming call"), self.where(), self._account)
        self._detail.say(" · ".join(part for part in parts if part), self.where())
        self._rings.setText(f" · {clock_of(wall_ms() - self.call.started_at)}")

    def _say_chips(self) -> None:
        while (taken := self._chips.takeAt(0)) is not None:
            if (chip := taken.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for chip in self._chips_now()[:MOST_CHIPS]:
            self._chips.addWidget(chip)
            chip.show()  # at once: the card's height is asked for before a layout would show it
        self._chips.addStretch()

    def _chips_now(self) -> list[ChipLabel]:
        subject = self.caller.subject
        said = bool(subject) and self.caller.asked.startswith(subject)
        found = [ChipLabel(self.theme, subject, "accent")] if subject and not said else []
        if self._today >= REPEATED:
            again = tr("Incoming", "Call {number} today", number=self._today)
            found.append(ChipLabel(self.theme, again, "warning"))
        tags = self.caller.contact.tags if self.caller.contact else ()
        return found + [ChipLabel(self.theme, tag, "strong") for tag in tags]

    # What is done with it

    def reason_menu(self) -> QMenu:
        menu = Menu(self)
        for reason, words, icon in (
            ("busy", tr("Incoming", "I am busy"), "phone-off"),
            ("unavailable", tr("Incoming", "Not available"), "bell-off"),
            ("voicemail", tr("Incoming", "To voicemail"), "voicemail"),
        ):
            action = menu.addAction(self.theme.icon(icon, "second", 16), words)
            action.triggered.connect(partial(self.declined.emit, self.call.id, reason))
            action.setEnabled(reason != "voicemail" or self._can_divert)
        return menu

    def open_reasons(self) -> None:
        menu = self.reason_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.reasons.mapToGlobal(self.reasons.rect().topLeft())
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.answer.setText(tr("Incoming", "Answer"))
        self.decline.setText(tr("Incoming", "Decline"))
        for button in (self.answer, self.decline):
            button.setAccessibleName(f"{button.text()} · {self.name()}")
        self.reasons.setAccessibleName(tr("Incoming", "Decline with a reason"))
        self.reasons.setToolTip(tr("Incoming", "Decline with a reason"))
        self._hint.setText(tr("Incoming", "The call you are on is put on hold."))
        self._hint.setVisible(self._busy)
        self._say()
