"""Shell: the panels of one window joined with each other, and everything that is not a panel."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from core.errors import UserError
from core.rows import Refused
from desktop import translate
from desktop.actions import (
    ACTIONS,
    Actions,
    ConversationDoer,
    DeskDoer,
    InboxDoer,
    PhoneDoer,
    WorkDoer,
    shown_keys,
)  # fmt: skip
from desktop.dialogs.about import About, AboutDialog, Fact
from desktop.dialogs.keeping import KeepingPage
from desktop.dialogs.link import Link
from desktop.dialogs.palette import Palette
from desktop.dialogs.settings import SettingsDialog
from desktop.dialogs.shortcuts import ShortcutHelp
from desktop.evaluation_notices import EvaluationNotices
from desktop.herald import Herald
from desktop.hot_keys.deeds import HotKeyDeeds
from desktop.loop import ask
from desktop.main_window import MainWindow
from desktop.panels.conversation import Conversation
from desktop.panels.customer import Customer
from desktop.panels.inbox import Inbox
from desktop.panels.phone import Phone
from desktop.panels.rail import Destination
from desktop.parts import Parts
from desktop.phone_side import PhoneSide
from desktop.sounds import Sounds
from desktop.supervising import Supervising
from desktop.switchboard import Switchboard
from desktop.undoing import Undoing
from desktop.views.conversation_doing import Done
from desktop.views.menu import Menu
from desktop.views.offer_stack import OfferStack
from desktop.views.toast import Toast, Toasts
from desktop.wide import WidePlaces
from desktop.wishes import Wish, filled
from desktop.workday import Workday

MY_MENU = (
    "available", "break", "state", "my_day", "", "settings", "help", "about", "", "sign_out", "quit",
)  # fmt: skip
"""Ids of ACTIONS; empty: a line between."""
ROW_MENU = ("reply", "note", "assign", "snooze", "label", "priority", "take_over", "resolve")


class Shell(QObject):
    """`quit` and `sign_out` belong to the application; `facts` are what About shows."""

    def __init__(
        self,
        parts: Parts,
        window: MainWindow,
        sounds: Sounds,
        facts: Callable[[], list[Fact]],
        quit: Callable[[], None],
        sign_out: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._parts, self._window, self._sounds = parts, window, sounds
        self._facts, self._quit, self._sign_out = facts, quit, sign_out
        panels = window.panels
        assert isinstance(panels.inbox, Inbox)
        assert isinstance(panels.conversation, Conversation)
        assert isinstance(panels.customer, Customer)
        assert isinstance(panels.phone, Phone)
        self._inbox, self._conversation = panels.inbox, panels.conversation
        self._customer, self._bar = panels.customer, panels.top_bar
        self._phone_panel = panels.phone
        self.actions = Actions(window, self, parts.settings)
        self._palette = Palette(parts, self.actions, window)
        self.toasts = Toasts(parts.theme, window.places)
        self._undoing = Undoing(parts, self.toasts, self.actions["undo"], self.open)
        stack = OfferStack(parts.theme, self._customer, window.places, self.toasts.stack)
        self.switchboard = Switchboard(parts, stack, self.toasts)
        ringer = self.switchboard.ringer
        self._phone_side = PhoneSide(parts, window, ringer, lambda: parts.telephone.given)
        self._workday = Workday(
            parts, window, self.actions, self._phone_side, self.toasts.say, self._rest
        )
        self.wide = WidePlaces(parts, window, self.actions, self.toasts.stack, stack)
        self._open_key: int | None = None
        self._reply_in: int | None = None
        self.herald = Herald(
            parts, window, self._bar, stack, self.switchboard, self.toasts, sounds,
            lambda: self._open_key,
        )  # fmt: skip
        self.supervising = Supervising(
            parts, window, self.switchboard, self.wide, self.herald.system, self.toasts, sounds
        )
        self._hot_keys = HotKeyDeeds(
            parts, window, self.switchboard, self.herald.arrivals, self.herald.system, self.toasts
        )
        self._evaluations = EvaluationNotices(parts, self.toasts)
        self._join_panels()
        self._join_phone()
        self._join_the_rest()
        self.actions.set_conversation(False)

    # Who an action calls

    @property
    def conversation(self) -> ConversationDoer:
        return self._conversation

    @property
    def inbox(self) -> InboxDoer:
        """Whoever asks something of the list sees it."""
        self.go("inbox")
        return self._inbox

    @property
    def telephone(self) -> PhoneDoer:
        return self.switchboard

    @property
    def workday(self) -> WorkDoer:
        return self._workday

    @property
    def desk_window(self) -> DeskDoer:
        return self

    # Joining

    def _join_panels(self) -> None:
        rail, bar = self._window.panels.rail, self._bar
        self._inbox.opened.connect(self.open)
        self._inbox.hit_opened.connect(self.open)
        self._inbox.menu_asked.connect(self._row_menu)
        self._conversation.done.connect(self._done)
        self._conversation.composer.sent.connect(self._sent)
        self._conversation.key_changed.connect(self._follow)
        self._conversation.link_asked.connect(self._open_link)
        self._customer.opened.connect(self.open)
        self._palette.conversation_chosen.connect(self.open)
        self._palette.search_asked.connect(self._search)
        rail.inbox_asked.connect(lambda: self.go("inbox"))
        rail.phone_asked.connect(lambda: self.go("phone"))
        rail.theme_asked.connect(self.toggle_theme)
        rail.settings_asked.connect(self.settings)
        bar.palette_asked.connect(self.palette)
        rail.wide_asked.connect(self.go)
        self.wide.opened.connect(self.open)
        self._evaluations.counted.connect(rail.show_quality)
        self._evaluations.asked.connect(lambda: self.go("quality"))
        self.supervising.opened.connect(self.open)
        self.supervising.live_asked.connect(lambda: self.go("live"))
        for asked in (self._workday.day_asked, self.herald.day_asked):
            asked.connect(lambda: self.go("day"))
        self._workday.opened.connect(self.open)
        bar.notices_asked.connect(self.notices)
        bar.my_actions = [self.actions[id] if id else None for id in MY_MENU]

    def _join_phone(self) -> None:
        board, panel = self.switchboard, self._phone_panel
        board.join(panel, self._bar)
        board.popped.connect(self.open)
        board.phone_asked.connect(lambda: self.go("phone"))
        panel.missed_changed.connect(self._window.panels.rail.show_missed)
        board.possible_changed.connect(self.actions.set_phone)
        panel.opened.connect(self.open)
        panel.refused.connect(self.show_error)
        panel.accounts_asked.connect(lambda: self.open_settings("phone"))
        self._phone_side.settings_asked.connect(self.open_settings)
        self._hot_keys.settings_asked.connect(lambda: self.open_settings("phone"))
        self._customer.called.connect(board.call)
        self._palette.called.connect(board.call)
        self._palette.number_chosen.connect(self._fill)
        self._palette.nowhere.connect(
            lambda name: self.show_error(UserError("number.none", name=name))
        )
        self.actions.set_phone(board.possible())

    def go(self, to: Destination) -> None:
        """Shows one of the places, with the keyboard in it."""
        self._window.panels.rail.mark(to)
        if self.wide.show(to):
            return
        if self.wide.leave():
            self.actions.set_conversation(self._open_key is not None)
        panel = {"phone": self._phone_panel, "day": self._workday.day}.get(to, self._inbox)
        self._window.places.setCurrentWidget(panel)
        panel.setFocus()
        self.toasts.stack.place()

    def _join_the_rest(self) -> None:
        desk = self._parts.desk
        self.herald.opened.connect(self.open)
        self.herald.taken.connect(self._take)
        self.herald.tray.quit_asked.connect(self._quit)
        self.herald.arrivals.offers.changed.connect(self._say_possible)
        self.herald.arrivals.to_call.connect(self._fill)
        self._say_possible()
        self.actions.changed.connect(self._say_keys)
        self._say_keys()
        self._stops = [desk.on_refused(self._refused), self.actions.stop]
        self._window.installEventFilter(self)

    def close(self) -> None:
        for stop in self._stops:
            stop()
        for part in (
            self._hot_keys, self.supervising, self.herald, self.switchboard, self._phone_side,
            self._workday,
        ):  # fmt: skip
            part.close()
        self.wide.close_down()
        self._evaluations.close()
        for panel in (self._bar, self._customer, self._phone_panel):
            panel.close_down()

    # Opening

    def open(self, key: int, order: int | None = None) -> None:
        """Shows a conversation, at one message where `order` names it."""
        if self.wide.leave():
            self.go("inbox")
        self._conversation.open(key, order, self._inbox.model.row(key))
        self._inbox.mark(key)

    def _rest(self) -> None:
        """The keyboard goes back to where the work is."""
        if self._open_key is not None:
            self._conversation.rest()
        elif (place := self._window.places.currentWidget()) is not None:
            place.setFocus()

    def _follow(self, key: int | None) -> None:
        """Everything beside the conversation goes with the one that is open."""
        self._open_key = key
        self._inbox.mark(key)
        row = self._inbox.model.row(key) if key is not None else None
        self._customer.show_conversation(key, row)
        self.actions.set_conversation(key is not None)
        if key is not None and key == self._reply_in:
            self._conversation.reply()
        self._reply_in = None

    def _done(self, done: Done) -> None:
        self._undoing.did(done)
        resolved = done.what == "resolved" and self._open_key == done.before.key
        if resolved and self._parts.settings.get("next_after_resolve"):
            self._inbox.open_next()

    def _sent(self) -> None:
        """Heard only where it goes out at once; what waits for the line says so in its place."""
        if self._parts.desk.line.state == "live":
            self._sounds.play("sent")

    def _row_menu(self, key: int, at: QPoint) -> None:
        self.open(key)
        menu = Menu(self._inbox)
        for id in ROW_MENU:
            self.actions[id].setIcon(self._parts.theme.icon(ACTIONS[id].icon, "second", 16))
            menu.addAction(self.actions[id])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _open_link(self, address: str) -> None:
        self._parts.tasks.start(self._ask_link(address), "link")

    async def _ask_link(self, address: str) -> None:
        """Where a stranger's link leads is shown before anything is opened."""
        if await ask(Link(self._parts.theme, address, self._window)):
            QDesktopServices.openUrl(QUrl(address))

    # What a person does with the desk

    def palette(self) -> None:
        self._palette.toggle()

    def settings(self) -> None:
        self.open_settings("general")

    def open_settings(self, page: str) -> None:
        parts, first = self._parts, self._phone_side.pages()
        about = About(parts.theme, self._facts)
        last = {**self._phone_side.last(), "sounds": self.herald.arrivals.choices()}
        last["keeping"] = KeepingPage(parts)
        dialog = SettingsDialog(
            parts.theme, parts.settings, self._sounds, about, self._window, first, last
        )
        dialog.open_page(page)
        self._show(dialog)

    def help(self) -> None:
        self._show(ShortcutHelp(self._parts.theme, self._parts.settings, self._window))

    def about(self) -> None:
        about = About(self._parts.theme, self._facts)
        self._show(AboutDialog(self._parts.theme, about, self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def toggle_theme(self) -> None:
        other = "light" if self._parts.theme.name == "dark" else "dark"
        self._parts.settings.put("theme", other)

    def toggle_language(self) -> None:
        turkish = QLocale().language() == QLocale.Language.Turkish
        self._parts.settings.put("language", "en" if turkish else "tr")

    def toggle_customer(self) -> None:
        shown = bool(self._parts.settings.get("customer_panel"))
        self._parts.settings.put("customer_panel", not shown)

    def accept_offer(self) -> None:
        self.herald.arrivals.accept_first()

    def decline_offer(self) -> None:
        self.herald.arrivals.decline_first()

    def look_at_offer(self) -> None:
        self.herald.arrivals.look_at_first()

    def wish(self, wish: Wish) -> bool:
        """Of a link or a command line: a number is only filled in, never dialled. False: there is no
        call it could be about."""
        if wish.do == "fill":
            self._fill(wish.text)
            return True
        return self.switchboard.obey(wish.do)

    def _fill(self, number: str) -> None:
        self.go("phone")
        self._phone_panel.fill(filled(number, self._parts.telephone.policy.country))

    def _search(self, words: str) -> None:
        self.go("inbox")
        self._inbox.search_for(words)

    def call_person(self) -> None:
        if self._open_key is not None:
            self.switchboard.call_conversation(self._open_key)

    def undo(self) -> None:
        self._undoing.undo()

    def read_package(self) -> None:
        from desktop.dialogs.package_opening import ask_for_package  # only who has one needs it

        ask_for_package(self._parts, self._window)

    def reconnect(self) -> None:
        self._parts.desk.reconnect()

    def sign_out(self) -> None:
        self._sign_out()

    def quit(self) -> None:
        self._quit()

    def notices(self) -> None:
        self.herald.look()

    # What the desk tells a person

    def _say_possible(self) -> None:
        self.actions.set_offered(bool(self.herald.arrivals.offers.all))

    def _say_keys(self) -> None:
        self.herald.say_keys(shown_keys(self.actions.keys("available")))

    def _take(self, key: int) -> None:
        """What was accepted is opened with the composer under the hands."""
        self._reply_in = key
        self.open(key)
        if key == self._open_key:
            self._conversation.reply()

    def show_error(self, error: UserError) -> None:
        title, detail = translate.words(error)
        self._sounds.play("problem")
        self.toasts.say(Toast(title, detail, "bad", seconds=12))

    def _refused(self, refused: Refused) -> None:
        parts = (self.herald.refused, self._workday.refused, self.switchboard.platform_refused)
        if not any(said(refused) for said in parts):
            self.show_error(UserError(refused.code))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.actions.retranslate()
        return False
