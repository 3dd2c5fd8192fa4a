import asyncio
import inspect
from typing import cast

from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.desk import Desk
from core.errors import UserError
from core.rows import InboxFilter, Line
from desktop.loop import Tasks
from desktop.opening import OpeningDesk, OpeningTasks
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk


def test_nothing_is_missing_that_a_desk_has() -> None:
    """A new method of the desk is a coroutine, or has to be said here."""
    for name in dir(Desk):
        member = inspect.getattr_static(Desk, name)
        if not name.startswith("_") and not asyncio.iscoroutinefunction(member):
            assert name in vars(OpeningDesk) or name in ("changed",), name


async def test_nothing_is_missing_that_a_part_asks_its_tasks(qapp: QApplication) -> None:
    """Parts are handed OpeningTasks for good: scheduled reports once found no `show_error` there."""
    theirs = {*vars(Tasks), *vars(Tasks())} - {"quit", "until_quit"}  # these are of the house
    assert {name for name in theirs if not name.startswith("_")} <= {*vars(OpeningTasks)}


async def test_what_goes_wrong_is_shown_by_the_real_ones(qapp: QApplication) -> None:
    early, real, shown = OpeningTasks(), Tasks(), list[UserError]()
    real.show_error = shown.append
    early.show_error(UserError("too.early"))
    early.arrive(real)
    early.show_error(UserError("report.none"))
    assert [error.code for error in shown] == ["report.none"]
    await real.close()


async def test_reads_wait_for_the_real_one(qapp: QApplication) -> None:
    desk = OpeningDesk()
    reading = asyncio.ensure_future(cast(Desk, desk).skeleton(InboxFilter()))
    await asyncio.sleep(0.01)
    assert not reading.done()
    real = FakeDesk()
    desk.arrive(real)
    assert await reading == await real.skeleton(InboxFilter())


def test_a_call_before_its_coming_holds_fetching_back(qapp: QApplication) -> None:
    desk, real = OpeningDesk(), FakeDesk()
    desk.hold_ahead("call")
    desk.arrive(real)
    desk.hold_ahead("")
    assert real.holds == ["call", ""]


async def test_whoever_listens_is_told_to_read_all(qapp: QApplication) -> None:
    desk, real = OpeningDesk(), FakeDesk()
    changes: list[Changes] = []
    lines: list[Line] = []
    stop = desk.on_changes(changes.append)
    desk.on_line(lines.append)
    desk.arrive(real)
    assert changes[0].everything and lines == [real.line]
    real.receive(1, "Merhaba")
    assert 1 in changes[1].conversations
    stop()
    real.receive(1, "Merhaba?")
    assert len(changes) == 2


async def test_after_it_left_nothing_comes_through(qapp: QApplication) -> None:
    desk, real = OpeningDesk(), FakeDesk()
    changes: list[Changes] = []
    desk.on_changes(changes.append)
    desk.arrive(real)
    desk.leave()
    real.receive(1, "Merhaba")
    assert len(changes) == 1
    assert not desk.here


def test_what_is_known_without_it() -> None:
    desk = OpeningDesk(sample.ME)
    assert desk.me is sample.ME
    assert desk.line.state == "connecting"
    assert (desk.typists("v"), desk.viewers("v"), desk.contact_online("v")) == ((), (), None)
    desk.typing("v", "reply")
    desk.viewing("v")
    desk.reconnect()
    assert desk.now() > sample.NOW


async def test_early_tasks_begin_when_the_loop_turns(qapp: QApplication) -> None:
    early, done = OpeningTasks(), asyncio.Event()

    async def work() -> None:
        done.set()

    early.start(work(), "early")
    early.arrive(Tasks())
    await asyncio.wait_for(done.wait(), 1)


async def test_a_window_that_goes_starts_nothing(qapp: QApplication) -> None:
    early, late = OpeningTasks(), asyncio.sleep(0)
    early.arrive(Tasks())
    early.close()
    assert early.start(late, "late") is None
    assert inspect.getcoroutinestate(late) == inspect.CORO_CLOSED


async def test_tasks_that_never_began_are_closed(qapp: QApplication) -> None:
    early = OpeningTasks()
    early.start(asyncio.sleep(0), "never")
    early.close()
