"""The desk and the tasks before they are there: what the first paint is built on.

The window is painted before the event loop, SQLAlchemy and the store are loaded. Its panels
hold an OpeningDesk, whose reads wait for the real one and which then hands everything through.
"""

import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from core.changes import Changes
from core.rows import Directory, Line, Person, Refused, Typist

if TYPE_CHECKING:
    import asyncio

    from core.contents import Recordings
    from core.desk import Desk
    from core.entities import Agent
    from core.errors import UserError
    from core.figure_rows import Live
    from core.library import Fetching, Wait
    from core.rows import OfferRow, QueueNow, WorkRow
    from core.work import Disposition, Interaction, Media, Routing
    from desktop.loop import Tasks

Stop = Callable[[], None]
NOBODY = Person(
    id="", name="", email="", role="agent", account="", demonstration=False,
    permissions=frozenset(),
)  # fmt: skip

KNOWN = {"on_line": "line", "on_offers": "offers", "on_work": "work", "on_live": "live"}
"""Callbacks that are told at once what is so, by what it is called."""


class OpeningDesk:
    """Everything a Desk is; calls that read or do something wait until `arrive` was called."""

    def __init__(self, me: Person = NOBODY) -> None:
        self._real: Desk | None = None
        self._me = me
        self._arrived: asyncio.Event | None = None
        self._callbacks: list[tuple[str, Callable[[Any], None], list[Stop]]] = []
        self._watches = False
        self._held: Wait = ""

    def arrive(self, desk: "Desk") -> None:
        """From here on it is `desk`; everybody is told to read all again."""
        self._real = desk
        if self._watches:
            desk.watch_live()
        if self._held:
            desk.hold_ahead(self._held)
        for name, callback, stops in self._callbacks:
            stops.append(getattr(desk, name)(callback))
        if self._arrived:
            self._arrived.set()
        for name, callback, _ in tuple(self._callbacks):
            if name == "on_changes":
                callback(Changes.all())
            elif name in KNOWN:
                callback(getattr(desk, KNOWN[name]))

    def leave(self) -> None:
        """The desk is being taken down: nothing is handed through any more."""
        for _, _, stops in self._callbacks:
            while stops:
                stops.pop()()
        self._real = None

    @property
    def here(self) -> bool:
        return self._real is not None

    # Known without a read

    @property
    def me(self) -> Person:
        return self._real.me if self._real else self._me

    def may(self, command: str) -> bool:
        return command in self.me.permissions

    def hold_ahead(self, why: "Wait") -> None:
        """A call that was on before the desk was there holds it back from then on."""
        self._held = why
        if self._real:
            self._real.hold_ahead(why)

    @property
    def fetching_ahead(self) -> "Fetching":
        from core.library import Fetching  # the first paint has no need of it

        return self._real.fetching_ahead if self._real else Fetching()

    @property
    def line(self) -> Line:
        return self._real.line if self._real else Line(state="connecting", since=0)

    @property
    def directory(self) -> Directory:
        return self._real.directory if self._real else Directory()

    def now(self) -> int:
        return self._real.now() if self._real else time.time_ns() // 1_000_000

    def typists(self, conversation: str) -> tuple[Typist, ...]:
        return self._real.typists(conversation) if self._real else ()

    def viewers(self, conversation: str) -> tuple[Person, ...]:
        return self._real.viewers(conversation) if self._real else ()

    def contact_online(self, conversation: str) -> bool | None:
        return self._real.contact_online(conversation) if self._real else None

    def colleagues(self) -> "tuple[Agent, ...]":
        return self._real.colleagues() if self._real else ()

    @property
    def offers(self) -> "tuple[OfferRow, ...]":
        return self._real.offers if self._real else ()

    @property
    def work(self) -> "tuple[WorkRow, ...]":
        return self._real.work if self._real else ()

    @property
    def routing(self) -> "Routing":
        return self._real.routing if self._real else "off"

    def queue_now(self, queue: str, media: "Media | None" = None) -> "QueueNow | None":
        return self._real.queue_now(queue, media) if self._real else None

    def can_reach(self, agent: str) -> bool:
        return self._real.can_reach(agent) if self._real else True

    def dispositions_for(self, of: "Interaction") -> "tuple[Disposition, ...]":
        return self._real.dispositions_for(of) if self._real else ()

    @property
    def live(self) -> "Live":
        from core.figure_rows import Live  # nobody looks before the first paint

        return self._real.live if self._real else Live()

    # Callbacks

    def on_changes(self, callback: Callable[[Changes], None]) -> Stop:
        return self._keep("on_changes", callback)

    def on_line(self, callback: Callable[[Line], None]) -> Stop:
        return self._keep("on_line", callback)

    def on_presence(self, callback: Callable[[frozenset[str]], None]) -> Stop:
        return self._keep("on_presence", callback)

    def on_refused(self, callback: Callable[[Refused], None]) -> Stop:
        return self._keep("on_refused", callback)

    def on_purge(self, callback: Callable[[None], None]) -> Stop:
        return self._keep("on_purge", callback)

    def on_offers(self, callback: "Callable[[tuple[OfferRow, ...]], None]") -> Stop:
        return self._keep("on_offers", callback)

    def on_work(self, callback: "Callable[[tuple[WorkRow, ...]], None]") -> Stop:
        return self._keep("on_work", callback)

    def on_queues(self, callback: Callable[[frozenset[str]], None]) -> Stop:
        return self._keep("on_queues", callback)

    def on_day(self, callback: Callable[[None], None]) -> Stop:
        return self._keep("on_day", callback)

    def on_live(self, callback: "Callable[[Live], None]") -> Stop:
        return self._keep("on_live", callback)

    def watch_live(self, on: bool = True) -> None:
        self._watches = on
        if self._real:
            self._real.watch_live(on)

    def _keep(self, name: str, callback: Callable[[Any], None]) -> Stop:
        entry: tuple[str, Callable[[Any], None], list[Stop]] = (name, callback, [])
        self._callbacks.append(entry)
        if self._real:
            entry[2].append(getattr(self._real, name)(callback))
        return lambda: self._drop(entry)

    def _drop(self, entry: tuple[str, Callable[[Any], None], list[Stop]]) -> None:
        while entry[2]:
            entry[2].pop()()
        if entry in self._callbacks:
            self._callbacks.remove(entry)

    # Volatile: dropped while nobody is there

    def typing(self, conversation: str, kind: Any) -> None:
        if self._real:
            self._real.typing(conversation, kind)

    def viewing(self, conversation: str | None) -> None:
        if self._real:
            self._real.viewing(conversation)

    def phone_at(self, address: str, calls: tuple[str, ...] = ()) -> None:
        if self._real:
            self._real.phone_at(address, calls)

    def recordings_from(self, recordings: "Recordings | None") -> None:
        if self._real:
            self._real.recordings_from(recordings)

    def reconnect(self) -> None:
        if self._real:
            self._real.reconnect()

    # Everything else is a coroutine

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def later(*args: Any, **kwargs: Any) -> Any:
            return await getattr(await self._there(), name)(*args, **kwargs)

        return later

    async def _there(self) -> "Desk":
        import asyncio  # not before the first paint

        while self._real is None:
            if self._arrived is None or self._arrived.is_set():
                self._arrived = asyncio.Event()
            await self._arrived.wait()
        return self._real


class OpeningTasks:
    """Tasks before the event loop turns: what is started is started once it does."""

    def __init__(self) -> None:
        self._real: Tasks | None = None
        self._early: list[tuple[Coroutine[Any, Any, Any], str]] = []
        self._closed = False

    def arrive(self, tasks: "Tasks") -> None:
        self._real = tasks
        early, self._early = self._early, []
        for coroutine, name in early:
            tasks.start(coroutine, name)

    def start(self, coroutine: Coroutine[Any, Any, Any], name: str) -> Any:
        if self._closed:
            coroutine.close()
            return None
        if self._real is not None:
            return self._real.start(coroutine, name)
        self._early.append((coroutine, name))
        return None

    def show_error(self, error: "UserError") -> None:
        if self._real is not None:
            self._real.show_error(error)

    def close(self) -> None:
        """What never began, or is asked for by a window that goes, is not reported as forgotten."""
        self._closed = True
        for coroutine, _ in self._early:
            coroutine.close()
        self._early.clear()
