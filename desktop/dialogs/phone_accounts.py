"""The accounts of the phone in the settings: what the company gave, and what was typed by hand."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.changes import Changes
from core.ids import uuid7
from desktop.dialogs.phone_account import PhoneAccountSheet
from desktop.dialogs.sheet import words
from desktop.parts import Parts
from desktop.telephone.account_fields import typed
from desktop.telephone.presets import Preset, as_account, as_kept
from desktop.telephone.words import registration_words
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from voip.values import Account, Registration

TOKENS = {"ready": "ok", "trying": "warning", "failed": "bad", "off": "strong"}
DOT = 9
SURE_MS = 5_000
"""How long the second press is waited for."""


class AccountRow(QFrame):
    """One account: its state as a dot and in words, and what may be done with it."""

    removed = Signal()
    """Pressed twice: its password goes with it, and nobody here can bring it back."""

    def __init__(self, theme: Theme, account: Account, *, own: bool) -> None:
        super().__init__()
        self.account, self.own, self._theme = account, own, theme
        self._state = "off"
        self.setProperty("kind", "sunken")
        self.dot = QLabel()
        self.dot.setFixedSize(DOT, DOT)
        self.name = ElidedLabel(typed(account))
        self.detail = ElidedLabel(kind="third")
        self.edit, self.remove = self._button("pencil"), self._button("trash-2")
        self.look = self._button("eye")
        for button in (self.edit, self.remove):
            button.setVisible(own)
        self.look.setVisible(not own)
        self._registration: Registration | None = None
        self._sure = QTimer(self, singleShot=True, interval=SURE_MS)
        self._sure.timeout.connect(self._show_state)
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        theme.changed.connect(self._paint)
        self.retranslate()

    def _button(self, icon: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        button.setAutoDefault(False)
        self._theme.set_icon(button, icon, "second", 15)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 6, 7)
        row.setSpacing(10)
        row.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.detail)
        row.addLayout(column, 1)
        row.addWidget(self.look)
        row.addWidget(self.edit)
        row.addWidget(self.remove)

    def _remove(self) -> None:
        if self._sure.isActive():
            self.removed.emit()
            return
        self._sure.start()
        self._show_state()

    def show_state(self, registration: Registration | None) -> None:
        self._registration = registration
        self._show_state()

    def _show_state(self) -> None:
        registration, asks = self._registration, self._sure.isActive()
        state = (
            registration_words(registration) if registration else tr("PhoneSettings", "Not in use")
        )
        self._state = registration.state if registration else "off"
        source = "" if self.own else tr("PhoneSettings", "given by your company")
        sure = tr("PhoneSettings", "Press again to remove it with its password.")
        self.detail.say(sure if asks else " · ".join(part for part in (state, source) if part))
        self._theme.set_icon(self.remove, "trash-2", "bad" if asks else "second", 15)
        self.setAccessibleName(f"{self.name.whole()}: {self.detail.whole()}")
        self._paint()

    def _paint(self) -> None:
        colour = self._theme.color(TOKENS[self._state]).name()
        self.dot.setStyleSheet(f"background: {colour}; border-radius: {DOT // 2}px;")

    def retranslate(self) -> None:
        for button, name in (
            (self.look, tr("PhoneSettings", "Look at this account and try it")),
            (self.edit, tr("PhoneSettings", "Change this account")),
            (self.remove, tr("PhoneSettings", "Remove this account")),
        ):
            button.setAccessibleName(f"{name}: {typed(self.account)}")
            button.setToolTip(name)


class PhoneAccountList(QWidget):
    """`start` reads them; what changes meanwhile is followed until it is hidden for good."""

    def __init__(self, parts: Parts, presets: Callable[[], Sequence[Preset]] = tuple) -> None:
        super().__init__()
        self._parts, self._presets = parts, presets
        self.rows: list[AccountRow] = []
        self.sheet: PhoneAccountSheet | None = None
        self.empty = words("", "second")
        self.add = QPushButton()
        self.add.setAutoDefault(False)
        parts.theme.set_icon(self.add, "plus", "second", 15)
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._lay_out()
        parts.telephone.registrations_changed.connect(self._show_states)
        stop = parts.desk.on_changes(self._changed)
        self.destroyed.connect(lambda: stop())
        self.retranslate()
        self.start()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addLayout(self._column)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch()
        column.addLayout(line)

    # What there is

    def start(self) -> None:
        self._parts.tasks.start(self._read(), "phone accounts")

    def _changed(self, changes: Changes) -> None:
        if changes.phone or changes.everything:
            self.start()

    async def _read(self) -> None:
        kept = await self._parts.desk.phone_accounts()
        own = {account.id for account in await self._parts.desk.own_phone_accounts()}
        self.show_accounts([as_account(account) for account in kept], own)

    def show_accounts(self, accounts: Sequence[Account], own: set[str]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [AccountRow(self._parts.theme, one, own=one.id in own) for one in accounts]
        for row in self.rows:
            self._column.addWidget(row)
            row.edit.clicked.connect(partial(self._edit, row.account))
            row.look.clicked.connect(partial(self._look_at, row.account))
            row.removed.connect(partial(self._remove, row.account))
        self.empty.setVisible(not self.rows)
        self._show_states()

    def _show_states(self) -> None:
        states = {each.account: each for each in self._parts.telephone.registrations}
        for row in self.rows:
            row.show_state(states.get(row.account.id))

    # What a person does

    def _add(self) -> None:
        self._open(Account(id=uuid7(), user="", domain=""))

    def _edit(self, account: Account) -> None:
        self._open(account)

    def _look_at(self, account: Account) -> None:
        self._open(account, given=True)

    def _open(self, account: Account, *, given: bool = False) -> None:
        parts = self._parts
        self.sheet = PhoneAccountSheet(
            parts.theme, parts.telephone, account, others=[row.account for row in self.rows],
            presets=self._presets(), given=given, parent=self.window(),
        )  # fmt: skip
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not given:
            self.sheet.accepted.connect(partial(self._save, self.sheet))
        self.sheet.open()

    def _save(self, sheet: PhoneAccountSheet) -> None:
        desk = self._parts.desk
        self._parts.tasks.start(desk.save_phone_account(as_kept(sheet.account)), "phone account")

    def _remove(self, account: Account) -> None:
        self._parts.tasks.start(self._parts.desk.delete_phone_account(account.id), "phone account")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.empty.setText(
            tr("PhoneSettings", "No account yet: your company gives you one, or you type it in.")
        )
        self.add.setText(tr("PhoneSettings", "Add an account…"))
        for row in self.rows:
            row.retranslate()
        self._show_states()
