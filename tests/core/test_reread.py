import threading
from concurrent.futures import Future
from typing import Any, cast

from core.reread import Reread
from core.store.store import Store


class Shelf:
    """A store whose writing thread does what it is given when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, Future[Any]]] = []

    def write(self, work: Any) -> "Future[Any]":
        self.asked.append((work, Future()))
        return self.asked[-1][1]

    def begin(self, at: int = 0) -> Any:
        work, future = self.asked[at]
        value, _ = work(None)
        return lambda: future.set_result(value)


def test_what_waits_is_read_once_and_what_has_begun_is_read_again() -> None:
    shelf, told = Shelf(), list[int]()
    numbers = iter(range(10))
    reread = Reread(cast(Store, shelf), lambda _: next(numbers), told.append)
    reread.ask()
    reread.ask()
    assert len(shelf.asked) == 1
    finish = shelf.begin()
    reread.ask()
    assert len(shelf.asked) == 2
    finish()
    shelf.begin(1)()
    assert told == [0, 1]


def test_it_is_under_way_until_it_was_told() -> None:
    shelf = Shelf()
    seen: list[bool] = []
    reread = Reread(cast(Store, shelf), lambda _: 1, lambda _: seen.append(reread.under_way))
    assert not reread.under_way
    reread.ask()
    finish = shelf.begin()
    assert reread.under_way
    finish()
    assert seen == [True] and not reread.under_way


def test_a_read_that_never_began_holds_up_no_other() -> None:
    shelf, told = Shelf(), list[int]()
    reread = Reread(cast(Store, shelf), lambda _: 1, told.append)
    reread.ask()
    shelf.asked[0][1].cancel()
    reread.ask()
    shelf.begin(1)()
    assert told == [1]


def test_a_read_that_failed_tells_nothing() -> None:
    shelf, told = Shelf(), list[int]()
    reread = Reread(cast(Store, shelf), lambda _: 1, told.append)
    asking = threading.Thread(target=reread.ask)
    asking.start()
    asking.join()
    shelf.asked[0][1].set_exception(OSError())
    assert told == []
