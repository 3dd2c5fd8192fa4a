"""Wide places: the supervisor's live view, the review library and the reports, beside the inbox.

Each is built when it is first gone to: who never goes there pays nothing for it.
"""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.main_window import MainWindow
from desktop.panels.rail import Destination
from desktop.parts import Parts
from desktop.views.offer_stack import OfferStack
from desktop.views.toast import Stack


class WidePanel(Protocol):
    """What every wide panel is, besides a QWidget."""

    opened: SignalInstance
    """(key, order or None): a conversation is to be shown in the inbox."""

    @property
    def notices(self) -> QWidget | None:
        """The column of it at whose foot notices cover nothing anybody writes in; None: it has none."""

    def close_down(self) -> None: ...


class Place:
    """`needs`: the permission without which it does not exist for a person; empty: it always does."""

    def __init__(self, build: Callable[[Parts], QWidget], needs: str = "") -> None:
        self.build, self.needs = build, needs


def _live(parts: Parts) -> QWidget:
    from desktop.panels.live import Live

    return Live(parts)


def _review(parts: Parts) -> QWidget:
    from desktop.panels.review import Review

    return Review(parts)


def _quality(parts: Parts) -> QWidget:
    from desktop.panels.quality import Quality

    return Quality(parts)


def _reports(parts: Parts) -> QWidget:
    from desktop.panels.reports import Reports

    return Reports(parts)


PLACES: dict[Destination, Place] = {
    "review": Place(_review),
    "quality": Place(_quality),
    "live": Place(_live, "agent.force_state"),
    "reports": Place(_reports, "report_schedule.save"),
}


class WidePlaces(QObject):
    """`opened` as the panels' own."""

    opened = Signal(int, object)
    built = Signal(str, QWidget)
    """A place was gone to for the first time: what others add to it comes now."""

    def __init__(
        self, parts: Parts, window: MainWindow, actions: Actions, notices: Stack, offers: OfferStack
    ) -> None:
        super().__init__(window)
        self._parts, self._window, self._actions = parts, window, actions
        self._notices, self._offers = notices, offers
        self._built: dict[Destination, QWidget] = {}
        self._stop = parts.desk.on_line(lambda _: self.offer())
        self.offer()

    def offer(self) -> None:
        """Those the person's role permits; it may change while they are here."""
        possible = self.possible()
        self._window.panels.rail.show_wide(possible)
        self._actions.set_places(possible)
        self._actions.permit("export", self._parts.desk.may("export.note"))

    def possible(self) -> list[Destination]:
        may = self._parts.desk.may
        return [at for at, place in PLACES.items() if not place.needs or may(place.needs)]

    def show(self, at: Destination) -> bool:
        """False where it does not exist for this person, or is none of these."""
        if at not in self.possible():
            return False
        panel = self._built.get(at) or self._build(at)
        self._window.show_wide(panel)
        self._stand_in(panel)
        self._actions.set_conversation(False)  # it is there, and not in sight
        panel.setFocus()
        return True

    def leave(self) -> bool:
        """Back to list, conversation and customer; False where they were there."""
        if self._window.stage.currentWidget() is self._window.splitter:
            return False
        self._window.show_wide(None)
        self._stand_in(None)
        return True

    def _stand_in(self, wide: QWidget | None) -> None:
        """Notices and what waits for an answer are seen wherever one is."""
        column = cast(WidePanel, wide).notices if wide else None
        self._notices.move_to(wide or self._window.places, column)
        self._offers.stand_in(wide)

    def _build(self, at: Destination) -> QWidget:
        panel = PLACES[at].build(self._parts)
        cast(WidePanel, panel).opened.connect(self.opened)
        self._built[at] = panel
        self.built.emit(at, panel)
        return panel

    def close_down(self) -> None:
        self._stop()
        for panel in self._built.values():
            cast(WidePanel, panel).close_down()
