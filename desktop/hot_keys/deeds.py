"""HotKeyDeeds: what each of the keys does, and what is said of it while nobody looks at the window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.actions import shown_keys
from desktop.arrivals import Arrivals
from desktop.hot_keys.keys import HOT_KEYS, HotKey
from desktop.main_window import MainWindow
from desktop.parts import Parts
from desktop.switchboard import Switchboard
from desktop.system_notices import SystemNotices
from desktop.translate import tr
from desktop.views.toast import Toast, Toasts

MUTED = "muted"
LOST_S = 12


class HotKeyDeeds(QObject):
    """A call is answered, muted and ended where the person is: the window stays behind. What is
    written is taken in the window, where it is answered."""

    settings_asked = Signal()

    def __init__(
        self, parts: Parts, window: MainWindow, board: Switchboard, arrivals: Arrivals,
        notices: SystemNotices, toasts: Toasts,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._phone, self._keys = parts.telephone, parts.hot_keys
        self._window, self._board, self._arrivals = window, board, arrivals
        self._notices, self._toasts = notices, toasts
        self._told = False
        self._keys.pressed.connect(self.do)
        self._keys.failed.connect(self._say_lost)
        self._phone.calls_changed.connect(self._follow)
        self._keys.start()

    def close(self) -> None:
        self._keys.pressed.disconnect(self.do)
        self._keys.failed.disconnect(self._say_lost)
        self._phone.calls_changed.disconnect(self._follow)
        self._withdraw()

    def do(self, id: HotKey) -> None:
        match id:
            case "answer":
                self.answer()
            case "hang_up":
                self.hang_up()
            case "mute":
                self._mute()
            case "front":
                self.come_forward()

    def answer(self) -> None:
        """The most urgent of what waits, whatever it is."""
        first = next(iter(self._arrivals.offers.all), None)
        if first is None:
            self._board.answer()
        elif first.rings:
            self._arrivals.offers.accept(first.id)
        else:
            self.come_forward()
            self._arrivals.offers.accept(first.id)

    def hang_up(self) -> None:
        there_is_one = self._phone.current is not None
        self._board.hang_up() if there_is_one else self._board.decline()

    def come_forward(self) -> None:
        self._window.come_forward()
        self._keys.came_forward(int(self._window.winId()))

    def _mute(self) -> None:
        """Who does not see the window must not have to guess who hears them."""
        current = self._phone.current
        self._board.mute()
        if current is not None and QApplication.activeWindow() is None and not current.muted:
            self._told = True
            title = tr("HotKeys", "Your microphone is off")
            keys = shown_keys(self._keys.keys("mute"))
            text = tr("HotKeys", "{keys} switches it on again.", keys=keys)
            self._notices.show(MUTED, title, text, urgent=False)

    def _follow(self) -> None:
        current = self._phone.current
        if self._told and (current is None or not current.muted):
            self._withdraw()

    def _withdraw(self) -> None:
        if self._told:
            self._told = False
            self._notices.withdraw(MUTED)

    def _say_lost(self, ids: Sequence[HotKey]) -> None:
        """They worked when they were chosen; nobody should find out with a customer on the line."""
        said = ", ".join(tr("HotKeys", HOT_KEYS[id]) for id in ids)
        title = tr("HotKeys", "Some keys do not work in other programs now")
        act = tr("HotKeys", "Settings"), self.settings_asked.emit
        self._toasts.say(Toast(title, said, "bad", seconds=LOST_S, act=act))
