"""Herald: all that the desk tells a person by itself: what arrives, what was written, what was missed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.rows import Refused
from desktop.arrivals import Arrivals
from desktop.main_window import MainWindow
from desktop.notice_menu import notice_menu
from desktop.notifications import Means, Notice, Notifications
from desktop.panels.top_bar import TopBar
from desktop.parts import Parts
from desktop.reminders import Reminders
from desktop.sounds import Sounds
from desktop.switchboard import Switchboard
from desktop.system_notices import SystemNotices
from desktop.translate import tr
from desktop.tray import Tray, notice_words
from desktop.views.not_responding import NotResponding
from desktop.views.offer_stack import OfferStack
from desktop.views.toast import Toasts

MESSAGE = "message:"
"""Ids of notices of a message begin so; the key of its conversation follows."""


class Herald(QObject):
    opened = Signal(int)
    """A conversation to look at."""
    taken = Signal(int)
    """A conversation that was just accepted: the composer under the hands."""
    day_asked = Signal()
    """What is to be done, to look at."""

    def __init__(
        self, parts: Parts, window: MainWindow, bar: TopBar, stack: OfferStack, board: Switchboard,
        toasts: Toasts, sounds: Sounds, open_key: Callable[[], int | None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._parts, self._window, self._bar, self._sounds = parts, window, bar, sounds
        self.tray = Tray(parts.theme, parts.settings, window.setWindowIcon)
        self.system = SystemNotices(parts.tasks, self.tray.show_message)
        self.notifications = Notifications(parts, self.is_active, open_key)
        self.arrivals = Arrivals(parts, window, stack, board, toasts, self.tray, self.system)
        self.banner = NotResponding(parts.theme)
        self.reminders = Reminders(
            parts, toasts.say, self.system, self.is_active, self.day_asked.emit, self
        )
        self._unseen = 0
        window.setMenuWidget(self.banner)
        self._join()
        parts.tasks.start(self._count(), "count unread")

    def _join(self) -> None:
        arrivals, notices = self.arrivals, self.notifications
        notices.told.connect(self._tell)
        notices.settled.connect(arrivals.offers.settle)
        arrivals.taken.connect(self.taken)
        arrivals.looked_at.connect(self.opened)
        arrivals.raised.connect(self._window.come_forward)
        for news in (arrivals.unanswered.changed, arrivals.unanswered.told):
            news.connect(self._show_banner)
        self.banner.back_asked.connect(arrivals.unanswered.come_back)
        self.tray.raised.connect(self._window.come_forward)
        self.tray.pressed.connect(lambda id: self.system.pressed.emit(id, "default"))
        self.system.pressed.connect(self._pressed)
        self._stop = self._parts.desk.on_changes(self._changed)
        self._window.installEventFilter(self)
        self._show_banner()

    def close(self) -> None:
        self._stop()
        self.notifications.close()
        self.reminders.close()
        self.arrivals.close()
        self.tray.close()

    def is_active(self) -> bool:
        return QApplication.activeWindow() is not None

    # What was written

    def _tell(self, notice: Notice, how: Means) -> None:
        self._unseen += 1
        self._bar.bell.show_unseen(self._unseen)
        if notice.kind == "handover":
            if how.card:
                self.arrivals.hand_over(notice.row)
            return
        if how.sound:
            self._sounds.play(notice.kind)
        if how.native:
            content = bool(self._parts.settings.get("notifications_content"))
            deeds = (("open", tr("Notices", "Open")),)
            id = f"{MESSAGE}{notice.row.key}"
            self.system.show(id, *notice_words(notice, content=content), deeds, urgent=False)
            QApplication.alert(self._window)

    def _pressed(self, id: str, deed: str) -> None:
        if self.reminders.pressed(id, deed):
            self._window.come_forward()
        if id.startswith(MESSAGE):
            self._window.come_forward()
            self.opened.emit(int(id.removeprefix(MESSAGE)))

    def look(self) -> None:
        """At what came lately, newest first; looking at it makes the dot go."""
        self._unseen = 0
        self._bar.bell.show_unseen(0)
        recent, now = self.notifications.recent, self._parts.desk.now()
        menu = notice_menu(recent, now, self.opened.emit, self._bar)
        self._bar.pop_up(menu, self._bar.bell)

    def refused(self, refused: Refused) -> bool:
        """True where it is said already."""
        return self.arrivals.refused(refused)

    # Not answering

    def say_keys(self, keys: str) -> None:
        """What does the same as the banner's button."""
        self.banner.keys = keys
        self.banner.retranslate()

    def _show_banner(self) -> None:
        self.banner.say(*self.arrivals.unanswered.words())
        self.banner.setVisible(self.arrivals.unanswered.is_so)

    # How many wait to be read

    def _changed(self, changes: Changes) -> None:
        if changes.conversations or changes.everything:
            self._parts.tasks.start(self._count(), "count unread")

    async def _count(self) -> None:
        counts = await self._parts.desk.counts()
        self.tray.show_unread(counts.get("mine", (0, 0))[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.tray.retranslate()
            self.arrivals.retranslate()
            self._show_banner()
        return False
