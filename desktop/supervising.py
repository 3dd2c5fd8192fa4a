"""Supervising: stepping in, alerts and announcements joined with the window.

An agent's desk has of it what agents are told: who is with their work, and what was announced.
"""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from core.supervision import Alert, Announcement, Mode, Supervision
from desktop.company_settings import CompanySettings
from desktop.main_window import MainWindow
from desktop.models.acting_words import MODE_ICONS, ended, told
from desktop.models.alert_words import alert_title
from desktop.models.live_values import EMPTY, Floor
from desktop.models.supervision import SupervisionNow
from desktop.panels.conversation import Conversation
from desktop.parts import Parts
from desktop.sounds import Sounds
from desktop.supervision_legs import SupervisionLegs
from desktop.switchboard import Switchboard
from desktop.system_notices import SystemNotices
from desktop.translate import tr
from desktop.views.acting import Acting
from desktop.views.alert_banner import AlertBanner
from desktop.views.news_card import NewsCard, news_toast
from desktop.views.supervising_bar import SupervisedLine, SupervisingBar
from desktop.views.toast import Toast, Toasts
from desktop.wide import WidePlaces

if TYPE_CHECKING:
    from desktop.panels.live import Live

ALERT = "alert:"
"""Ids of notices of alerts begin so."""
STANDS_S = 12


class Supervising(QObject):
    opened = Signal(int, object)
    live_asked = Signal()

    def __init__(
        self, parts: Parts, window: MainWindow, board: Switchboard, wide: WidePlaces,
        system: SystemNotices, toasts: Toasts, sounds: Sounds,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._parts, self._window, self._board = parts, window, board
        self._system, self._toasts, self._sounds = system, toasts, sounds
        self._live: Live | None = None
        self._before: dict[str, Supervision] = {}
        self.now = SupervisionNow(parts, self)
        self.bar, self.line = SupervisingBar(parts, window), SupervisedLine(parts)
        self.banner: AlertBanner | None = None
        self.acting = Acting(parts, window, self._floor, toasts.say)
        self.decided = CompanySettings(parts, self)
        self.legs = SupervisionLegs(parts.telephone, self.now, board, self)
        window.band(self.line)
        window.band(self.bar)
        self._join(wide)

    def _join(self, wide: WidePlaces) -> None:
        self.now.changed.connect(self._show)
        self.now.raised.connect(self._alarm)
        self.now.announced.connect(self._announce)
        self.acting.opened.connect(self.opened)
        self.acting.asked.connect(self.legs.expect)
        self.bar.mode_asked.connect(self._change)
        self.bar.stopped.connect(self._stop)
        self.bar.opened.connect(self._open)
        self.bar.muted.connect(self._parts.telephone.mute)
        self.legs.changed.connect(self._show_microphone)
        self._system.pressed.connect(self._pressed)
        wide.built.connect(self._built)
        panel = self._window.panels.conversation
        assert isinstance(panel, Conversation)
        self._conversation = panel
        panel.key_changed.connect(lambda _: self._lock())

    def close(self) -> None:
        self.now.close()
        self.decided.close()
        self.legs.close()

    # Its place in the live view

    def _built(self, at: str, panel: QWidget) -> None:
        if at != "live":
            return
        live = self._live = cast("Live", panel)
        live.actions_for = self.acting.actions_for
        banner = self.banner = AlertBanner(self._parts)
        cast(QBoxLayout, live.layout()).insertWidget(1, banner)
        banner.taken.connect(self._tend)
        banner.looked.connect(lambda: live.show_tab("alerts"))
        banner.show_alerts(self.now.untended)
        self._keys_of(live)

    def _keys_of(self, live: "Live") -> None:
        """A: what can be done with the marked row. Shift+A: announce to everybody."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("A"), live, context=here).activated.connect(self._act)
        if self._parts.desk.may("announcement.publish"):
            shortcut = QShortcut(QKeySequence("Shift+A"), live, context=here)
            shortcut.activated.connect(self.acting.announce)

    def _act(self) -> None:
        grid = getattr(self._live.page, "grid", None) if self._live is not None else None
        id = grid.current() if grid is not None else None
        if grid is not None and id is not None:
            place = grid.visualRect(grid.currentIndex()).center()
            grid.menu_asked.emit(id, grid.viewport().mapToGlobal(place))

    def _floor(self) -> Floor:
        return self._live.watch.floor if self._live is not None else EMPTY

    # A supervision that goes on

    def _show(self) -> None:
        self._say_ends()
        mine = next(iter(self.now.mine), None)
        agent = self._name(mine.agent) if mine else ""
        self.bar.show_supervision(mine, agent, self._customer(mine) if mine else "")
        self._show_microphone()
        self._show_told()
        self.legs.look()
        self._lock()
        if self.banner is not None:
            self.banner.show_alerts(self.now.untended)
        self._window.panels.rail.show_alerts(len(self.now.untended))
        for id in [a.id for a in self.now.alerts if a.acknowledged_by or a.cleared_at is not None]:
            self._system.withdraw(f"{ALERT}{id}")

    def _say_ends(self) -> None:
        """What ended by itself is said; what this person stopped is not."""
        going = {of.id: of for of in self.now.mine}
        for id in self._before.keys() - going.keys():
            gone = self.now.known(id)
            words = ended(gone) if gone is not None else ""
            if words:
                self._toasts.say(Toast(words, seconds=STANDS_S))
        self._before = going

    def _customer(self, of: Supervision) -> str:
        for row in self._floor().tasks:
            work = row.work.interaction
            same = work.call == of.call if of.call else work.conversation == of.conversation
            if same:
                return row.work.name
        return ""

    def _show_told(self) -> None:
        of = next(iter(self.now.of_me), None)
        icon = MODE_ICONS[of.mode] if of is not None else "ear"
        self.line.say(icon, told(of, self._name(of.supervisor)) if of is not None else "")

    def _show_microphone(self) -> None:
        self.bar.show_microphone(self.legs.muted)

    def _change(self, mode: Mode) -> None:
        of = self.bar.of
        if of is not None:
            self._parts.tasks.start(self._changed(of, mode), "another way of supervising")

    async def _changed(self, of: Supervision, mode: Mode) -> None:
        desk = self._parts.desk
        if of.call is not None:
            if mode != "take_over" or await self.acting.sure_to_take(self._name(of.agent)):
                await desk.supervise(mode, call=of.call, visible=of.visible)
            return
        key = await desk.key_of(of.conversation or "")
        if key is None:
            return
        await desk.supervise(mode, key=key, visible=of.visible)
        self.opened.emit(key, None)
        if mode == "whisper":
            self._conversation.note()
        elif mode != "monitor":
            self._conversation.reply()

    def _stop(self) -> None:
        if self.bar.of is not None:
            work = self._parts.desk.stop_supervising(self.bar.of)
            self._parts.tasks.start(work, "stop supervising")

    def _open(self) -> None:
        if self.bar.of is not None and self.bar.of.conversation:
            self._parts.tasks.start(self._open_it(self.bar.of.conversation), "what is supervised")

    async def _open_it(self, conversation: str) -> None:
        key = await self._parts.desk.key_of(conversation)
        if key is not None:
            self.opened.emit(key, None)

    def _lock(self) -> None:
        """What is only read along cannot be written in."""
        of = self.bar.of
        reads = of is not None and of.call is None and of.mode == "monitor"
        if reads and of is not None and of.conversation:
            self._parts.tasks.start(self._lock_it(of), "read along")
        else:
            self._conversation.composer.setEnabled(True)

    async def _lock_it(self, of: Supervision) -> None:
        key = await self._parts.desk.key_of(of.conversation or "")
        same = self.bar.of is not None and self.bar.of.id == of.id and self.bar.of.mode == of.mode
        self._conversation.composer.setEnabled(not (same and key == self._conversation.key))

    def _name(self, agent: str) -> str:
        known = self._parts.desk.directory.agents.get(agent)
        return known.name if known is not None else ""

    # Alerts

    def _alarm(self, alert: Alert) -> None:
        settings = self._parts.settings
        if alert.sound and settings.get("notifications_alerts"):
            self._sounds.play("alarm")
        if not (settings.get("notifications") and settings.get("notifications_alerts")):
            return
        title = alert_title(alert, self._parts.desk.directory)
        deeds = (("open", tr("Notices", "Open")), ("tend", tr("Alerts", "I look after it")))
        self._system.show(f"{ALERT}{alert.id}", title, alert.name, deeds, urgent=True)
        QApplication.alert(self._window)

    def _pressed(self, id: str, deed: str) -> None:
        if not id.startswith(ALERT):
            return
        if deed == "tend":
            self._tend(id.removeprefix(ALERT))
        else:
            self._window.come_forward()
            self.live_asked.emit()
            QTimer.singleShot(0, self, self._show_alerts)

    def _show_alerts(self) -> None:
        if self._live is not None:
            self._live.show_tab("alerts")

    def _tend(self, alert: str) -> None:
        self._parts.tasks.start(self._parts.desk.acknowledge(alert), "acknowledge an alert")

    # Announcements

    def _announce(self, of: Announcement) -> None:
        toast = news_toast(self._parts, of)
        card = NewsCard(self._parts, of, toast)
        card.closed.connect(partial(self._read, of))
        self._toasts.stack.add(card)
        self._sounds.play("message")

    def _read(self, of: Announcement) -> None:
        self._parts.tasks.start(self.now.mark_read(of), "an announcement was read")
