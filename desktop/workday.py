"""Workday: what the window has of a day's work beside the offers: states, wrap-up, my own day."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.entities import AgentState
from core.rows import Refused
from desktop.actions import Actions, shown_keys
from desktop.availability import Availability
from desktop.away import Away
from desktop.main_window import MainWindow
from desktop.my_state import COMMAND
from desktop.panels.day import Day
from desktop.parts import Parts
from desktop.phone_side import PhoneSide
from desktop.translate import tr
from desktop.views.toast import Toast
from desktop.views.wrap_up import WrapUp

OVERTAKEN_S = 10
WRAP_UP = "wrap_up.complete"


class Workday(QObject):
    """`say` shows a notice; `rest` gives the keyboard back to where the work is."""

    opened = Signal(int)
    day_asked = Signal()

    def __init__(
        self, parts: Parts, window: MainWindow, actions: Actions, phone: PhoneSide,
        say: Callable[[Toast], object], rest: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._parts, self._window, self._actions = parts, window, actions
        self._phone, self._say = phone, say
        self._bar = window.panels.top_bar
        self.state = self._bar.my_state
        self.availability = Availability(
            parts, self.state, phone.run.checks, say, phone.preflight, self
        )
        self.away = Away(parts, self.state, window, say, self)
        self.away.start()
        self.day = Day(parts, self.state.day)
        self.wraps = WrapUp(parts)
        window.places.addWidget(self.day)
        window.dock(self.wraps)
        self.wraps.left.connect(rest)
        self._join()
        self._show_keys()

    def _join(self) -> None:
        bar = self._bar
        bar.state_chosen.connect(self._chosen)
        bar.day_asked.connect(self.day_asked)
        self._window.panels.rail.day_asked.connect(self.day_asked)
        self.state.overtaken.connect(self._say_overtaken)
        self.day.opened.connect(self.opened)
        self._actions.changed.connect(self._show_keys)

    def close(self) -> None:
        self.away.close()
        self.wraps.close_down()
        self.day.close_down()

    def _show_keys(self) -> None:
        self.wraps.show_keys(shown_keys(self._actions.keys("wrap_up")))
        self.availability.keys = shown_keys(self._actions.keys("available"))
        self._bar.day_keys = shown_keys(self._actions.keys("my_day"))

    # What a person does by key

    def set_state(self, state: AgentState, reason: str = "") -> None:
        # Who only did not answer was available, and is looked at no second time
        if state == "available" and not self.state.me.not_responding:
            self.availability.become()
        else:
            self.state.choose(state, reason)

    def choose_state(self) -> None:
        self._bar.open_state_menu()

    def take_break(self) -> None:
        self.set_state("not_ready", "break")

    def my_day(self) -> None:
        self.day_asked.emit()

    def wrap_up(self) -> None:
        self.wraps.begin()

    def finish_wrap_up(self) -> None:
        self.wraps.finish()

    def more_time(self) -> None:
        self.wraps.more_time()

    def preflight(self) -> None:
        self._phone.preflight()

    def _chosen(self, state: AgentState, reason: str) -> None:
        self.set_state(state, reason)

    # What the platform refused

    def refused(self, refused: Refused) -> bool:
        """True: it was about work, and is told of in its own words."""
        if refused.type == WRAP_UP:
            self.wraps.came_back(refused.id)
            # Ended by the platform meanwhile: nothing is left to be done
            return refused.code in ("gone", "not_found")
        return refused.type == COMMAND and refused.code == "conflict"

    def _say_overtaken(self, state: str) -> None:
        title = tr("States", "You are {state}: it was changed meanwhile", state=state)
        detail = tr("States", "What you chose came after that. Choose again if you still want it.")
        self._say(Toast(title, detail, seconds=OVERTAKEN_S))
