"""The phone: what can be dialled, who called, who can be asked, and whether it can be called."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.call_rows import CallRow
from core.changes import Changes
from core.folding import fold
from core.numbers import shown
from desktop.numbers import pill
from desktop.parts import Parts
from desktop.telephone.several import pick_up_number, with_mailbox
from desktop.telephone.telephone import NO_ACCOUNT
from desktop.times import day
from desktop.tokens import LIST
from desktop.translate import tr
from desktop.views.account_choice import AccountChoice
from desktop.views.account_line import AccountLine
from desktop.views.call_face import name_button
from desktop.views.dial_field import DialField
from desktop.views.keypad import Keypad
from desktop.views.menu import Menu
from desktop.views.phone_data import LineData, call_line, colleague_line, is_missed
from desktop.views.phone_list import PhoneList

Page = Literal["keypad", "history", "colleagues"]
PAGE = 50
"""Calls read at a time."""
READ_MS = 250
"""The history is read at most four times a second, however many events come."""


class Phone(QFrame):
    """`dialled` carries a number as it is to be dialled."""

    dialled = Signal(str)
    picked_up = Signal(str)
    opened = Signal(int)
    accounts_asked = Signal()
    missed_changed = Signal(int)
    """Calls nobody took since the history was last looked at, also before this start."""
    refused = Signal(object)
    """UserError: what was typed cannot be called."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts, self._phone = parts, parts.telephone
        self.setProperty("kind", "surface")
        self.setMinimumWidth(LIST - 60)
        theme = parts.theme
        self.field, self.keypad = (
            DialField(theme, lambda: parts.telephone.policy.country),
            Keypad(theme),
        )
        self.history, self.colleagues = PhoneList(theme), PhoneList(theme)
        self.account = AccountLine(theme)
        self.choice = AccountChoice(theme, parts.telephone, parts.settings)
        self.quiet, self.voicemail, self.redial = QPushButton(), QPushButton(), QPushButton()
        self.setFocusProxy(self.field.field)
        self._title, self._pages = QLabel(), QStackedWidget()
        self._tabs: dict[Page, QPushButton] = {}
        self._calls: list[CallRow] = []
        self._typed = ""
        self._unseen = False
        """Colleagues changed while nobody looked."""
        self._said: tuple[object, ...] = ()
        """What the history was put into words of."""
        self._build()
        self._connect()
        self._retranslate()
        self.choose("keypad")

    # What the window asks for

    def start(self) -> None:
        self._read()
        self._show_colleagues()

    def fill(self, number: str) -> None:
        """A number to look at before it is called; nothing is dialled."""
        self.choose("keypad")
        self.field.show_number(number)

    def choose(self, page: Page) -> None:
        places: dict[Page, QWidget] = {
            "keypad": self._dial_page, "history": self.history, "colleagues": self.colleagues,
        }  # fmt: skip
        self._pages.setCurrentWidget(places[page])
        for name, tab in self._tabs.items():
            tab.setChecked(name == page)
        if page == "history":
            self._looked()

    def close_down(self) -> None:
        self._again.stop()
        for stop in self._stops:
            stop()

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(18, 0, 18, 10)
        top.setSpacing(10)
        top.addLayout(self._head())
        top.addWidget(self.account)
        top.addWidget(self.field)
        top.addWidget(self.choice)
        top.addLayout(self._tab_row())
        column.addLayout(top)
        self._dial_page = self._built_dial_page()
        for page in (self._dial_page, self.history, self.colleagues):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._title.setProperty("kind", "title")
        row.addWidget(self._title, 1)
        for button, icon in ((self.voicemail, "voicemail"), (self.quiet, "bell-off")):
            button.setProperty("kind", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._parts.theme.set_icon(button, icon, "second", 18)
            row.addWidget(button)
        self.quiet.setCheckable(True)
        return row

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.setContentsMargins(0, 0, 0, 0)
        pages: tuple[Page, ...] = ("keypad", "history", "colleagues")
        for page in pages:
            tab = self._tabs[page] = QPushButton()
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.clicked.connect(lambda _=False, page=page: self.choose(page))
            row.addWidget(tab)
        row.addStretch()
        return row

    def _built_dial_page(self) -> QWidget:
        page = QFrame()
        page.setProperty("kind", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 4, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.keypad)
        self.redial.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._parts.theme.set_icon(self.redial, "rotate-ccw", "second", 16)
        column.addWidget(self.redial)
        column.addStretch()
        return page

    def _connect(self) -> None:
        phone, desk = self._phone, self._parts.desk
        self.keypad.pressed.connect(self.field.press)
        self.field.called.connect(self.dialled)
        self.field.refused.connect(self.refused)
        self.field.searched.connect(self._searched)
        self.redial.clicked.connect(lambda: self.dialled.emit(phone.last_number))
        self.quiet.clicked.connect(lambda on: self._parts.settings.put("phone_do_not_disturb", on))
        self.voicemail.clicked.connect(self._hear_voicemail)
        self.account.pressed.connect(self._account_pressed)
        for each in (self.history, self.colleagues):
            each.called.connect(lambda data: self.dialled.emit(data.number))
            each.menu_asked.connect(self._menu)
        self.history.chosen.connect(self._chosen)
        self.colleagues.chosen.connect(self._chosen)
        self.history.ended.connect(self._read_more)
        for changed in (phone.available_changed, phone.registrations_changed, phone.calls_changed):
            changed.connect(self._show_phone)
        self._again = QTimer(self, singleShot=True, interval=READ_MS)
        self._again.timeout.connect(self._read)
        self._stops = [
            desk.on_changes(self._changed), self._parts.settings.on_change(self._setting_changed)
        ]  # fmt: skip

    # What it shows

    def _show_phone(self) -> None:
        self.account.show_phone(self._phone)
        waiting = self._phone.voicemails
        self.voicemail.setVisible(bool(waiting or with_mailbox(self._phone)))
        self.voicemail.setText(f" {pill(waiting)}" if waiting else "")
        token = "accent_text" if waiting else "second"
        self._parts.theme.set_icon(self.voicemail, "voicemail", token, 18)
        name_button(self.voicemail, tr("Phone", "Voicemail: %n new", waiting))
        self.redial.setVisible(bool(self._phone.last_number))
        last = shown(self._phone.last_number, self._phone.policy.country)
        self.redial.setText(tr("Phone", "Call {number} again", number=last))

    def _setting_changed(self, name: str) -> None:
        if name == "phone_do_not_disturb":
            self._show_quiet()

    def _show_quiet(self) -> None:
        on = bool(self._parts.settings.get("phone_do_not_disturb"))
        self.quiet.setChecked(on)
        self._parts.theme.set_icon(self.quiet, "bell-off", "warning" if on else "second", 18)
        said = tr("Phone", "Do not disturb is on") if on else tr("Phone", "Do not disturb")
        name_button(self.quiet, said)

    def _colleagues_changed(self) -> None:
        """Two hundred who come and go all day are not put in order for nobody."""
        self._unseen = not self.isVisible()
        if not self._unseen:
            self._show_colleagues()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()  # a call of this morning was yesterday's by now
        if self._unseen:
            self._colleagues_changed()

    def _show_colleagues(self) -> None:
        wanted = fold(self._typed).split()
        lines = [
            colleague_line(agent)
            for agent in self._parts.desk.colleagues()
            if all(word in fold(f"{agent.name} {agent.extension}") for word in wanted)
        ]
        self.colleagues.show_lines(lines)
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        if self._typed:
            title = tr("Phone", "Nobody matches “{typed}”", typed=self._typed)
            self.colleagues.face.say("search", title, tr("Phone", "Clear it to see everyone."))
            return
        self.colleagues.face.say(
            "users", tr("Phone", "Nobody to call inside"),
            tr("Phone", "Colleagues with an extension stand here, with what they are doing."),
        )  # fmt: skip

    def _searched(self, typed: str) -> None:
        """Letters are a colleague's name: the list answers while they are typed."""
        if typed != self._typed:
            self._typed = typed
            self._show_colleagues()
            if typed:
                self.choose("colleagues")

    # The history

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.directory or changes.people:
            self._colleagues_changed()
        if _tells_of_calls(changes) and not self._again.isActive():
            self._again.start()

    def _read(self) -> None:
        self._parts.tasks.start(self._load(), "call history")

    async def _load(self) -> None:
        self._calls = await self._parts.desk.call_history(limit=max(PAGE, len(self._calls)))
        self._show_history()
        self._remember_last()

    def _remember_last(self) -> None:
        """Who was called last before this start can be called again too."""
        dialled = (row.call.number for row in self._calls if row.call.direction == "out")
        if not self._phone.last_number and (number := next(dialled, "")):
            self._phone.last_number = number
            self._show_phone()

    def _read_more(self) -> None:
        if len(self._calls) >= PAGE:
            self._parts.tasks.start(self._load_more(), "older calls")

    async def _load_more(self) -> None:
        last = self._calls[-1].call
        self._calls += await self._parts.desk.call_history(before=last, limit=PAGE)
        self._show_history()

    def _show_history(self) -> None:
        now, country = self._parts.desk.now(), self._phone.policy.country
        said = (tuple(self._calls), country, day(now, now))
        if said != self._said:  # a number as people write it costs 0.3 ms
            self._said = said
            self.history.show_lines([call_line(row, now, country) for row in self._calls])
        if self._pages.currentWidget() is self.history and self.isVisible():
            self._looked()
        else:
            self._count_missed()

    def _looked(self) -> None:
        self._parts.settings.put("phone_looked", str(self._parts.desk.now()))
        self._count_missed()

    def _count_missed(self) -> None:
        """Nothing before the first look: an old history is no news."""
        looked = self._parts.settings.get("phone_looked")
        if not looked.isdecimal():
            self._parts.settings.put("phone_looked", str(self._parts.desk.now()))
            return
        since, calls = int(looked), (row.call for row in self._calls)
        missed = sum(is_missed(call) and call.started_at > since for call in calls)
        self.missed_changed.emit(missed)

    # What is done with it

    def _chosen(self, data: LineData) -> None:
        """A press shows whose it was; without a conversation it fills the field."""
        if data.opens is not None:
            self.opened.emit(data.opens)
        elif data.number:
            self.field.show_number(data.number)

    def _menu(self, data: LineData, at: QPoint) -> None:
        menu, theme = Menu(self), self._parts.theme
        if data.number:
            call = menu.addAction(theme.icon("phone", "second", 16), tr("Phone", "Call"))
            call.triggered.connect(lambda: self.dialled.emit(data.number))
        if data.dot and (number := pick_up_number(self._phone, data.number)):
            words = tr("Phone", "Pick up their call (dials {number})", number=number)
            pick = menu.addAction(theme.icon("phone-incoming", "second", 16), words)
            pick.triggered.connect(lambda: self.picked_up.emit(data.number))
        opens = data.opens
        if opens is not None:
            words = tr("Phone", "Open the conversation")
            shown = menu.addAction(theme.icon("message-square", "second", 16), words)
            shown.triggered.connect(lambda: self.opened.emit(opens))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _hear_voicemail(self) -> None:
        """On the account whose mailbox it is: on another one its number is somebody else's."""
        if (account := with_mailbox(self._phone)) is not None:
            self._phone.dial(account.voicemail, account=account.id)

    def _account_pressed(self) -> None:
        if self._phone.why_not == NO_ACCOUNT:
            self.accounts_asked.emit()
        else:
            self._phone.register_now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Phone", "Phone"))
        self._title.setText(tr("Phone", "Phone"))
        names: dict[Page, str] = {
            "keypad": tr("Phone", "Keypad"), "history": tr("Phone", "History"),
            "colleagues": tr("Phone", "Colleagues"),
        }  # fmt: skip
        for page, tab in self._tabs.items():
            tab.setText(names[page])
        self.history.face.say(
            "history", tr("Phone", "No calls yet"),
            tr("Phone", "Whoever calls or is called stands here, newest first."),
        )  # fmt: skip
        self._show_phone()
        self._show_quiet()
        self._said = ()
        self._show_history()
        self._show_colleagues()


def _tells_of_calls(changes: Changes) -> bool:
    """Whether a line of the history may say something else; most of what comes is no call's."""
    come = any(before is None for before in changes.conversations.values())
    told = changes.calls or changes.contacts or changes.outbox
    return bool(told or come or changes.directory or changes.everything)


if __name__ == "__main__":
    from desktop.preview import preview

    preview(Phone, 332, 760)
