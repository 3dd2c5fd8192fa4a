"""DeskLibrary: the Desk's part about the library: everything a person may see, found without a line."""

import asyncio
from collections.abc import Callable
from functools import partial

from core.contents import Content
from core.desk_base import DeskBase
from core.entities import Attachment
from core.library import (
    Fetched,
    Fetching,
    FilesKept,
    Keeping,
    KeepingEffect,
    Kept,
    LibraryCount,
    LibraryHit,
    LibraryPage,
    LibraryQuery,
    Place,
    Wait,
)
from core.store import ahead, library, library_keeping
from core.store.store import Superseded


class DeskLibrary(DeskBase):
    """`Changes.conversations`, `.messages`, `.calls` and `.reviews` say that what was found may be
    out of date; nothing has to be read again for it."""

    async def library(
        self, query: LibraryQuery, after: Place | None = None, limit: int = 50
    ) -> LibraryPage:
        """One page, the first without `after`. A question that a newer one overtook comes back `overtaken` and empty."""
        work = partial(library.page, query=query, after=after, limit=limit)
        try:
            return await asyncio.wrap_future(self._store.read(work, "search"))
        except Superseded:
            return LibraryPage(overtaken=True)

    async def library_count(self, query: LibraryQuery) -> LibraryCount:
        """How many there are, or about how many where counting them all would take too long."""
        return await self._read(partial(library.count, query=query))

    async def library_keys(self, query: LibraryQuery) -> tuple[int, ...]:
        """Of every conversation that is found, in its order; it may take a second, and holds up no
        search meanwhile."""
        work = partial(library.keys, query=query)
        return await asyncio.wrap_future(self._store.read(work, "report"))

    async def library_hits(
        self, key: int, query: LibraryQuery, limit: int = 500
    ) -> tuple[LibraryHit, ...]:
        """Every place of one conversation that holds the words, oldest first: what the reader marks
        and steps through."""
        return await self._read(partial(library.within, key=key, query=query, limit=limit))

    # What is kept on this machine

    async def kept(self) -> Kept:
        return await self._read(library_keeping.kept)

    async def keeping_effect(self, policy: Keeping) -> KeepingEffect:
        """What `set_keeping` would take away, before anybody says so."""
        work = partial(library_keeping.would_go, policy=policy, now=self.now())
        return await asyncio.wrap_future(self._store.read(work, "report"))

    async def set_keeping(self, policy: Keeping) -> None:
        """Holds from now on; what goes beyond it is taken away in small steps."""
        await asyncio.wrap_future(self._store.write(partial(library_keeping.put, policy=policy)))
        self._client.prune()

    async def files_kept(self) -> FilesKept:
        """How many files of what is kept are here, recordings among them; they are fetched ahead,
        newest first."""
        return await asyncio.wrap_future(self._store.read(ahead.kept, "report"))

    @property
    def fetching_ahead(self) -> Fetching:
        """What of them is on its way just now, or why nothing is."""
        return self._client.fetching_ahead

    async def is_here(self, file: Attachment) -> bool:
        """Whether it can be opened without a line."""
        return await self._read(partial(ahead.has, file=file))

    async def open_file(self, file: Attachment) -> Content:
        """One too large to be whole in memory; for worker threads. Its `read` raises UserError
        file.offline, file.gone."""
        return self._client.open(file)

    def hold_ahead(self, why: Wait) -> None:
        """Until it is empty nothing is fetched before somebody opens it: there is a call, or the line
        is paid by the byte."""
        self._client.hold_ahead(why)

    async def fetch_older(
        self, until: int, on_progress: Callable[[Fetched], None] = lambda _: None
    ) -> Fetched:
        """Brings what the platform has and this machine has not, from the newest of it back to
        `until` (ms); what came stays for a week whatever the policy says. `on_progress` is called on
        the thread that awaits this. Cancelling it stops after the page that is on its way; what
        came until then is kept.

        Raises UserError: history.offline, history.unknown (a platform that cannot be asked).
        """
        loop = asyncio.get_running_loop()

        def told(far: Fetched) -> None:
            loop.call_soon_threadsafe(on_progress, far)

        return await asyncio.wrap_future(self._client.fetch_older(until, told))
