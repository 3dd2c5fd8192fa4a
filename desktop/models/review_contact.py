"""ReviewContact: what is read of the contact under review besides its messages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from core.entities import CallRecord
from core.evaluation import Mark, Remark
from core.library import LibraryHit, LibraryQuery
from core.work import Interaction
from desktop.models.review_story import story
from desktop.models.transcript import TranscriptModel
from desktop.rows.sought import Sought, sought
from desktop.rows.timeline_entry import Happening, Remarked

if TYPE_CHECKING:
    from core.desk import Desk
    from desktop.loop import Tasks


class ReviewContact(QObject):
    """One conversation at a time; the transcript's model says which."""

    changed = Signal()
    """Remarks, visits or calls."""
    hits_changed = Signal()
    place_asked = Signal(object)
    """Mark: whoever shows the timeline goes there."""
    remark_asked = Signal(object)
    """Mark somebody wants to remark on."""

    def __init__(self, desk: "Desk", tasks: "Tasks", model: TranscriptModel) -> None:
        super().__init__(model)
        self._desk, self._tasks, self._model = desk, tasks, model
        self.place_here: Callable[[], Mark | None] = lambda: None
        """The sentence or the second that is marked or heard right now."""
        self._query = LibraryQuery()
        self.sought = Sought()
        self.hits: tuple[LibraryHit, ...] = ()
        self.remarks: tuple[Remark, ...] = ()
        self.visits: tuple[Interaction, ...] = ()
        self.story: tuple[Happening, ...] = ()
        self._told: object = None
        self.marks: tuple[Mark, ...] = ()
        """Of the evaluation that is written or read beside it."""
        model.reset.connect(self._reset)
        model.facts.connect(self._tell_story)
        self._stop = desk.on_changes(self._on_changes)

    def close_down(self) -> None:
        self._stop()

    @property
    def model(self) -> TranscriptModel:
        return self._model

    @property
    def id(self) -> str:
        """The conversation's, as the platform calls it; empty where none is open."""
        opened = self._model.opened
        return opened.conversation.id if opened else ""

    @property
    def calls(self) -> list[CallRecord]:
        """Of this conversation, oldest first."""
        mine = (call for call in self._model.calls.values() if call.conversation == self.id)
        return sorted(mine, key=lambda call: call.started_at)

    # What is looked for

    def look_for(self, query: LibraryQuery, meant: dict[str, tuple[str, ...]]) -> None:
        """In whatever is opened next; `look_again` for what is open."""
        self._query, self.sought = query, sought(query.text, meant)
        self.hits = ()

    def look_again(self) -> None:
        self.changed.emit()
        self._tasks.start(self._read_hits(), "review.hits")

    def _reset(self) -> None:
        self.hits, self.remarks, self.visits, self.story = (), (), (), ()
        self.hits_changed.emit()
        if self._model.state != "ready":
            if self._model.state != "loading":
                self.changed.emit()
            return  # what stands beside it is told once it was read, after the first paint
        if self._model.opened is not None:
            self._tasks.start(self._read_hits(), "review.hits")
            self._tasks.start(self._read_rest(), "review.contact")

    async def _read_hits(self) -> None:
        key, query = self._model.key, self._query
        if key is None or not self.sought:
            return
        hits = await self._desk.library_hits(key, query)
        if key == self._model.key and query is self._query:
            self.hits = hits
            self.hits_changed.emit()

    async def _read_rest(self) -> None:
        id, key = self.id, self._model.key
        visits = await self._desk.visits(key) if key is not None else ()
        remarks = await self._desk.remarks(id)
        if id == self.id:
            self.visits, self.remarks = visits, remarks
            self._tell_story()

    def _tell_story(self) -> None:
        calls = {call.id: call for call in self.calls}
        self.story = story(self.visits, calls, self._desk.directory)
        now = (self._model.opened, self.story, self.remarks, tuple(self.calls))
        if now != self._told:  # each time it is told, the timeline is laid out anew
            self._told = now
            self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        touched = changes.everything or changes.reviews or changes.work or changes.outbox
        if touched and self._model.state == "ready":
            self._tasks.start(self._read_rest(), "review.contact")

    # Remarks

    def of_message(self, id: str) -> tuple[Remarked, ...]:
        marked = tuple(_placed(mark) for mark in self.marks if id and mark.message == id)
        return marked + tuple(_marked(each) for each in self.remarks if each.place.message == id)

    def of_call(self, id: str) -> tuple[Remarked, ...]:
        marked = tuple(_placed(mark) for mark in self.marks if id and mark.call == id)
        return marked + tuple(
            _marked(each) for each in self.remarks if id and each.place.call == id
        )

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Of an evaluation, in their place."""
        if marks != self.marks:
            self.marks = marks
            self.changed.emit()

    def quote(self, place: Mark) -> str:
        """The words a place is about; empty where they are not here, or nobody wrote them down."""
        call = self._model.calls.get(place.call)
        for said in call.transcript if call and place.at_ms else ():
            if said.at_ms <= place.at_ms < said.until_ms:
                return said.text
        order = self._model.order_of(place.message) if place.message and not place.call else None
        message = self._model.message(order) if order else None
        text = message.text if message else ""
        return text[place.start : place.end] if place.end else text

    def may_delete(self, remark: Remark) -> bool:
        return remark.by == self._desk.me.id

    def save(self, remark: Remark) -> None:
        """Stands at once; the platform's word follows."""
        others = tuple(each for each in self.remarks if each.id != remark.id)
        kept = () if remark.deleted else (remark,)
        self.remarks = tuple(sorted((*others, *kept), key=lambda each: (each.at, each.id)))
        self.changed.emit()
        self._tasks.start(self._desk.save_remark(remark), "remark")


def _marked(remark: Remark) -> Remarked:
    place = remark.place
    return Remarked(remark.id, place.text, place.start, place.end)


def _placed(mark: Mark) -> Remarked:
    return Remarked("", mark.text, mark.start, mark.end)
