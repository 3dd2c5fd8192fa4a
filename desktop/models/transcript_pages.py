"""Pages of messages kept in memory: the ones looked at last, never the whole conversation."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from core.entities import Message

PAGE = 64
"""Messages read at once."""
KEPT = 24
"""Pages kept: 1,536 messages, some 3 MiB."""


class Pages:
    """Messages by order. A page is there whole or not at all."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, dict[int, Message]] = OrderedDict()
        self._orders: dict[str, int] = {}

    def get(self, order: int) -> Message | None:
        page = self._pages.get(order // PAGE)
        return page.get(order) if page else None

    def order_of(self, message: str) -> int | None:
        """Order of a message by its id, where its page is here."""
        return self._orders.get(message)

    def missing(self, first: int, last: int) -> list[int]:
        """Numbers of the pages that `first` to `last` need and that are not here."""
        wanted = pages_of(first, last)
        for page in wanted:
            if page in self._pages:
                self._pages.move_to_end(page)
        return [page for page in wanted if page not in self._pages]

    def put(self, page: int, messages: Sequence[Message]) -> set[int]:
        """Takes a page as read and returns the orders whose message is new or differs."""
        before = self._pages.get(page, {})
        after = {message.order: message for message in messages}
        self._pages[page] = after
        self._pages.move_to_end(page)
        self._orders.update({message.id: message.order for message in messages})
        self._trim()
        return {
            order for order in after.keys() | before.keys() if after.get(order) != before.get(order)
        }

    def keep_only(self, pages: Iterable[int]) -> None:
        """Drops what may be stale: everything but `pages`."""
        for page in self._pages.keys() - set(pages):
            self._drop(page)

    def clear(self) -> None:
        self._pages.clear()
        self._orders.clear()

    def _trim(self) -> None:
        while len(self._pages) > KEPT:
            self._drop(next(iter(self._pages)))

    def _drop(self, page: int) -> None:
        for message in self._pages.pop(page).values():
            self._orders.pop(message.id, None)


def pages_of(first: int, last: int) -> list[int]:
    return list(range(max(0, first) // PAGE, last // PAGE + 1)) if last >= first else []


def bounds(page: int) -> tuple[int, int]:
    """First and last order of a page."""
    return page * PAGE, page * PAGE + PAGE - 1
