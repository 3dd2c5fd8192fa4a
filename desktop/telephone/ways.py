"""Ways: the way of each account to its operator, measured while a line is bad."""

from PySide6.QtCore import QObject

from desktop.telephone.telephone import Telephone
from desktop.telephone.way import Way, with_trips
from voip.events import WayMeasured

MOST_TIMES = 12
"""So often for one bad spell: a hundred messages tell 3 % from none."""


class Ways(QObject):
    """Of all accounts, for one bad spell: nothing is asked while every line is good."""

    def __init__(self, phone: Telephone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phone = phone
        self._known: dict[str, Way] = {}
        self._times = 0
        phone.way_measured.connect(self._measured)

    def look(self) -> None:
        """Once more, unless enough was seen."""
        if self._times < MOST_TIMES:
            self._times += 1
            self._phone.measure_way()

    def forget(self) -> None:
        """All lines are good: the next spell is another one."""
        self._known.clear()
        self._times = 0

    def of(self, call: str) -> Way:
        """Of the account that a call goes by; where nothing was measured, the way its registration
        went."""
        here = self._phone.call(call)
        account = here.account if here else ""
        if known := self._known.get(account):
            return known
        trips = (r.round_trip_ms for r in self._phone.registrations if r.account == account)
        return Way(round_trip_ms=next(trips, None))

    def _measured(self, way: WayMeasured) -> None:
        if self._times:
            known = self._known.get(way.account, Way())
            now = with_trips(known, way.round_trips_ms, way.unanswered)
            if now is not known:
                self._known[way.account] = now
