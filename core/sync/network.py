"""The network thread: a plain asyncio loop of its own, so that no flood reaches the screen."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from core.errors import UserError
from core.sync.failures import Refusal, SignedOut, Unreachable

T = TypeVar("T")


class NetworkThread:
    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="network", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def call(self, what: Callable[[], object]) -> None:
        """From any thread; nothing happens once it was stopped."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    def run(self, what: Coroutine[Any, Any, T]) -> "Future[T]":
        return asyncio.run_coroutine_threadsafe(what, self._loop)

    def stop(self) -> None:
        """Ends what still runs there and waits for the thread; never call it from there."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        elif not self._loop.is_closed():
            self._loop.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(_end_all())
        finally:
            self._loop.close()


async def off_thread(work: Callable[[], T]) -> T:
    """Runs what blocks on a daemon thread of its own, so that nobody who leaves has to wait for
    a platform that keeps silent. For requests, which are few; not for work by the thousand.

    What the platform does wrong is raised here; a bug goes to the threads' own hook, and here
    it is an Unreachable.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()
    threading.Thread(target=_answer, args=(work, loop, answer), name="request", daemon=True).start()
    return await answer


def _answer(
    work: Callable[[], T], loop: asyncio.AbstractEventLoop, answer: "asyncio.Future[T]"
) -> None:
    outcome: Future[T] = Future()
    try:
        outcome.set_result(work())
    except (UserError, Unreachable, SignedOut, Refusal) as error:
        outcome.set_exception(error)
    finally:
        if not outcome.done():
            outcome.set_exception(Unreachable("the request died"))
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits any more
            loop.call_soon_threadsafe(_hand_over, outcome, answer)


def _hand_over(outcome: "Future[T]", answer: "asyncio.Future[T]") -> None:
    if answer.done():
        return
    error = outcome.exception()
    if error is not None:
        answer.set_exception(error)
    else:
        answer.set_result(outcome.result())


async def _end_all() -> None:
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
