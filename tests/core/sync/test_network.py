import asyncio
import threading

import pytest

from core.sync.failures import Unreachable
from core.sync.network import NetworkThread, off_thread


def test_it_runs_beside_us_and_ends_what_still_runs() -> None:
    thread = NetworkThread()
    ended = threading.Event()

    async def for_ever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def name() -> str:
        return threading.current_thread().name

    thread.start()
    thread.run(for_ever())
    assert thread.run(name()).result(5) == "network"
    thread.stop()
    assert ended.is_set()
    thread.call(lambda: None)
    thread.stop()


async def test_what_blocks_blocks_nobody() -> None:
    gate = threading.Event()

    def work() -> str:
        gate.wait(5)
        return threading.current_thread().name

    waiting = asyncio.create_task(off_thread(work))
    await asyncio.sleep(0)
    gate.set()
    assert await waiting == "request"


async def test_what_goes_wrong_is_raised_to_whoever_waits() -> None:
    def work() -> None:
        raise Unreachable("no")

    with pytest.raises(Unreachable, match="no"):
        await off_thread(work)


async def test_a_bug_goes_to_the_hook_of_the_threads_and_hangs_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hooked = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda bug: hooked.set())

    def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(Unreachable):
        await off_thread(work)
    assert await asyncio.to_thread(hooked.wait, 5)


def test_leaving_does_not_wait_for_a_silent_platform() -> None:
    thread, gate = NetworkThread(), threading.Event()
    thread.start()
    thread.run(off_thread(lambda: gate.wait(30)))
    thread.stop()
    gate.set()
