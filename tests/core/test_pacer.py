import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.clock import monotonic_ms
from core.pacer import BUSY_MS, FRAME_MS, REST, STEADY, Pacer

PATIENCE = 5.0


class Screen:
    """The screen's thread, which does what waits only when it is told to."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[Callable[[], None]] = queue.Queue()
        self.delivered: list[int] = []

    def deliver(self) -> None:
        self.delivered.append(monotonic_ms())

    def work(self) -> None:
        self.waiting.get(timeout=PATIENCE)()


@contextmanager
def paced() -> Iterator[tuple[Pacer, Screen]]:
    screen = Screen()
    pacer = Pacer(screen.waiting.put, screen.deliver)
    yield pacer, screen
    pacer.close()


def test_however_often_it_is_poked_a_busy_screen_gets_one_delivery() -> None:
    with paced() as (pacer, screen):
        pacer.poke()
        first = screen.waiting.get(timeout=PATIENCE)
        for _ in range(100):
            pacer.poke()
        assert screen.waiting.empty()
        first()
        assert len(screen.delivered) == 1


def test_deliveries_are_a_frame_apart() -> None:
    with paced() as (pacer, screen):
        for _ in range(3):
            pacer.poke()
            screen.work()
        pairs = zip(screen.delivered, screen.delivered[1:], strict=False)
        assert all(later - earlier >= FRAME_MS - 1 for earlier, later in pairs)


def test_in_a_flood_frames_are_longer_and_after_it_they_are_not() -> None:
    with paced() as (pacer, screen):
        for _ in range(STEADY + 3):
            pacer.poke()
            screen.work()
        *_, before, last = screen.delivered
        assert last - before >= BUSY_MS - 1
        pacer._not_before = 0  # nothing came for a while
        for _ in range(2):
            pacer.poke()
            screen.work()
        assert pacer._not_before - screen.delivered[-1] <= FRAME_MS + 1


def test_what_hurries_waits_for_no_frame_and_not_for_a_screen_that_is_left_alone() -> None:
    with paced() as (pacer, screen):
        pacer.poke()
        screen.work()
        pacer._not_before = monotonic_ms() + 60_000
        hurried: list[str] = []
        pacer.hurry(lambda: hurried.append("now"))
        screen.work()
        assert hurried == ["now"] and len(screen.delivered) == 1


def test_what_was_sent_already_comes_a_frame_after_what_hurries() -> None:
    with paced() as (pacer, screen):
        pacer.poke()
        posted = screen.waiting.get(timeout=PATIENCE)
        pacer.hurry(lambda: None)
        screen.work()
        hurried = monotonic_ms()
        posted()
        assert screen.delivered == []
        screen.work()
        assert screen.delivered[0] - hurried >= FRAME_MS - 1


def test_nothing_hurries_once_it_is_closed() -> None:
    hurried: list[str] = []
    with paced() as (pacer, screen):
        pacer.hurry(lambda: hurried.append("too late"))
        pacer.close()
        screen.work()
    assert hurried == []


def test_a_later_delivery_comes_by_itself_and_does_not_delay_another() -> None:
    with paced() as (pacer, screen):
        began = monotonic_ms()
        pacer.poke(60_000)
        pacer.poke(40)
        screen.work()
        assert 40 <= screen.delivered[0] - began < 30_000


def test_nothing_is_delivered_once_it_is_closed() -> None:
    with paced() as (pacer, screen):
        pacer.poke()
        late = screen.waiting.get(timeout=PATIENCE)
        pacer.close()
        late()
        assert screen.delivered == []
        assert not any(thread.name == "pacer" for thread in threading.enumerate())


def come_late(pacer: Pacer, screen: Screen) -> int:
    """When it was told, which it heeds 25 ms too late."""
    pacer.poke()
    busy = screen.waiting.get(timeout=PATIENCE)
    posted = monotonic_ms()
    while monotonic_ms() - posted < 25:
        continue
    busy()
    return posted


def test_a_screen_that_keeps_coming_late_is_told_less_often() -> None:
    with paced() as (pacer, screen):
        come_late(pacer, screen)
        posted = come_late(pacer, screen)
        pacer.poke()
        screen.work()
        assert screen.delivered[-1] - posted >= 25 * REST - 5


def test_one_late_moment_holds_nothing_back() -> None:
    with paced() as (pacer, screen):
        come_late(pacer, screen)
        late = monotonic_ms()
        pacer.poke()
        screen.waiting.get(timeout=PATIENCE)
        assert pacer._not_before - late <= FRAME_MS + 1
