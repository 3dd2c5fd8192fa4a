"""ResultsModel: what the library found, read page by page as it comes into sight; no end is set."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, Signal

from core.errors import UserError
from core.library import Corrected, LibraryCount, LibraryHit, LibraryQuery, Place
from desktop.models.one_column import OneColumn
from desktop.parts import Parts
from desktop.rows.review_words import spoken

State = Literal["loading", "ready", "failed"]

PAGE = 50
AHEAD = 25
"""Rows below the last one in sight from which on the next page is read."""


class ResultsModel(OneColumn):
    """The newest question wins. What stood there stays until its first answer is here."""

    changed = Signal()
    """`state`, `count`, `corrected`, or that there are more rows."""
    answered = Signal()
    """Other rows stand there now."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = parts.desk, parts.tasks
        self.state: State = "loading"
        self.query = LibraryQuery()
        self.hits: list[LibraryHit] = []
        self.count: LibraryCount | None = None
        """None: it is still counted."""
        self.corrected: tuple[Corrected, ...] = ()
        self.problem: UserError | None = None
        self._after: Place | None = None
        self._question = 0
        self._reading = False

    # Asking

    def ask(self, query: LibraryQuery) -> None:
        self.query, self.count, self.problem = query, None, None
        self._question += 1
        self._reading = True
        self.state = "loading"
        self.changed.emit()
        self._tasks.start(self._begin(self._question), "library")

    def again(self) -> None:
        self.ask(self.query)

    def want(self, last: int) -> None:
        """Row `last` is in sight."""
        if self._after is not None and not self._reading and last + AHEAD >= len(self.hits):
            self._reading = True
            self._tasks.start(self._go_on(self._question), "library.more")

    @property
    def whole(self) -> bool:
        """All there is was read."""
        return self.state == "ready" and self._after is None

    async def _begin(self, question: int) -> None:
        try:
            hits, corrected, after, overtaken = await self._page(None)
        except UserError as error:
            self._fail(question, error)
            return
        if question != self._question or overtaken:
            return
        self.corrected = corrected
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()
        self._end(after)
        self.answered.emit()
        await self._count(question)

    async def _page(
        self, after: Place | None
    ) -> tuple[list[LibraryHit], tuple[Corrected, ...], Place | None, bool]:
        """Some hits or the end: a page that only took a rest is asked on at once."""
        query = self.query
        page = await self._desk.library(query, after, PAGE)
        corrected = page.corrected
        while not page.hits and page.after is not None and query is self.query:
            page = await self._desk.library(query, page.after, PAGE)
        return list(page.hits), corrected, page.after, page.overtaken

    async def _go_on(self, question: int) -> None:
        try:
            hits, _, after, overtaken = await self._page(self._after)
        except UserError as error:
            self._fail(question, error)
            return
        if question != self._question:
            return
        if overtaken:  # what is typed elsewhere went first: this page is asked for again
            self._reading = False
            return
        if hits:
            first = len(self.hits)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self.hits += hits
            self.endInsertRows()
        self._end(after)

    def _end(self, after: Place | None) -> None:
        self._after, self._reading, self.state = after, False, "ready"
        self.changed.emit()

    async def _count(self, question: int) -> None:
        if self._after is None:
            count = LibraryCount(len(self.hits), True)
        else:
            try:
                count = await self._desk.library_count(self.query)
            except UserError:
                return  # the list stands; only how long it is stays unsaid
        if question == self._question:
            self.count = count
            self.changed.emit()

    def _fail(self, question: int, error: UserError) -> None:
        if question == self._question:
            self.state, self.problem, self._reading = "failed", error, False
            self.changed.emit()

    # What the list asks

    def row_of(self, key: int, order: int, source: str) -> int | None:
        """Where a hit stands that was shown before; None: it is not among them."""
        wanted = (key, order, source)
        rows: Iterable[int] = range(len(self.hits))
        return next((row for row in rows if _name(self.hits[row]) == wanted), None)

    def size(self) -> int:
        return len(self.hits)

    def title(self, row: int) -> str:
        return self.hits[row].name

    def spoken(self, row: int) -> str:
        return spoken(self.hits[row], self._desk.directory, self._desk.now())


def _name(hit: LibraryHit) -> tuple[int, int, str]:
    return hit.conversation, hit.order, hit.source
