"""A desk that calls somebody over the platform's line: two legs, and nothing in between.

It holds no process of its own, as `caller`. The desk hears ringing until the other side answers, and
reports the call itself, as over any account of its own.
"""

from collections.abc import Callable

from voip import orders
from voip.orders import AnyNews, Order, Told

DESK, FAR = "desk", "far"


class Outgoing:
    """`to`: a SIP address; `over` is called once, when nobody is on the line any more."""

    def __init__(self, to: str, give: Callable[[Order], None], over: Callable[[], None]) -> None:
        self._to, self._give, self._over = to, give, over
        self._ours = DESK
        """Who talks with the other side: the desk, or whom it has handed the other side on to."""
        self._there: set[str] = set()
        """Legs that are not over."""

    def heard(self, news: AnyNews) -> None:
        if isinstance(news, Told):
            self._told(news)
        elif isinstance(news, orders.Silent) and news.call in self._there:
            self._give(orders.HangUp(call=news.call))

    def _told(self, news: Told) -> None:
        new = news.call not in self._there and news.state != "ended"
        if new:
            self._there.add(news.call)
        if news.call == DESK and new:
            self._give(orders.Invite(call=FAR, to=self._to))
            self._there.add(FAR)
        elif news.call == FAR and news.state == "talking":
            self._give(orders.Take(call=DESK))
        if news.state == "talking" and news.call in (DESK, self._heir):
            self._ours = news.call
            self._give(orders.Mix(hears={news.call: (FAR,), FAR: (news.call,)}))
        if news.state == "ended":
            self._ended(news)

    @property
    def _heir(self) -> str:
        return f"{self._ours}>"

    def _ended(self, news: Told) -> None:
        self._there.discard(news.call)
        if news.call == FAR:
            # Whoever waits for an answer hears why there is none
            for leg in sorted(self._there):
                self._give(orders.HangUp(call=leg, status=news.status))
        elif news.call == self._ours and self._heir not in self._there and FAR in self._there:
            self._give(orders.HangUp(call=FAR))
        if not self._there:
            self._over()

    def fell(self) -> None:
        self._there.clear()
        self._over()
