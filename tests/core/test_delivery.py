import queue
from collections.abc import Callable
from typing import Any, cast

from core.changes import Changes
from core.delivery import Callbacks, Delivery, News
from core.rows import Line
from core.store.work import Mine


def test_a_callback_may_leave_while_it_is_told() -> None:
    callbacks: Callbacks[int] = Callbacks()
    heard: list[str] = []

    def first(number: int) -> None:
        heard.append(f"first {number}")
        leave_second()

    callbacks.add(first)
    leave_second = callbacks.add(lambda number: heard.append(f"second {number}"))
    callbacks.tell(1)
    callbacks.tell(2)
    assert heard == ["first 1", "first 2"]


def test_what_came_together_is_told_together() -> None:
    told: list[News] = []
    screen: queue.Queue[Callable[[], None]] = queue.Queue()
    delivery = Delivery(screen.put, told.append)
    delivery.gather(lambda news: news.changes.merge(Changes(contacts={"a"})))
    posted = screen.get(timeout=5)
    delivery.gather(lambda news: news.changes.merge(Changes(contacts={"b"})))
    delivery.gather(lambda news: setattr(news, "line", Line(state="live", since=1)))
    posted()
    delivery.close()
    [news] = told
    assert news.changes.contacts == {"a", "b"}
    assert news.line == Line(state="live", since=1)


def test_what_hurries_is_told_alone_and_the_newest_of_it_only_once() -> None:
    told: list[News] = []
    screen: queue.Queue[Callable[[], None]] = queue.Queue()
    delivery = Delivery(screen.put, told.append)
    delivery.gather(lambda news: news.changes.merge(Changes(contacts={"a"})))
    rest = screen.get(timeout=5)
    old, new = Mine(), Mine(work=(cast(Any, "row"),))
    delivery.hurry(old)
    delivery.hurry(new)
    screen.get(timeout=5)()
    screen.get(timeout=5)()
    [news] = told
    assert news.mine is new and not news.changes
    rest()
    screen.get(timeout=5)()
    delivery.close()
    assert told[1].mine is None and told[1].changes.contacts == {"a"}
