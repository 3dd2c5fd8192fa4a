"""ReviewReader: one contact, whole and read-only: its head, its timeline, its recordings."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from core.entities import Attachment
from core.evaluation import Mark
from core.library import LibraryHit, LibraryQuery
from desktop.models.review_contact import ReviewContact
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.rows.timeline_said import Second
from desktop.rows.timeline_shape import Spot
from desktop.translate import tr
from desktop.views.face import Face
from desktop.views.review_head import ReviewHead
from desktop.views.review_player import ReviewPlayer
from desktop.views.review_transcript import ReviewTranscript
from desktop.views.review_windows import ReviewWindows

NEAR = 3
"""Messages around a time among which a call's own is looked for."""


class ReviewReader(QFrame):
    opened = Signal(int, object)
    """Key and order: to be shown in the inbox."""
    side_asked = Signal()
    remark_pressed = Signal(str)
    """Id of the remark whose mark was pressed."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.model = TranscriptModel(parts.desk, parts.tasks, self)
        self.contact = ReviewContact(parts.desk, parts.tasks, self.model)
        self.head = ReviewHead(parts, self.contact)
        self.transcript = ReviewTranscript(parts, self.contact, self)
        self.player = ReviewPlayer(parts, self.transcript.player)
        self.windows = ReviewWindows(parts, self.transcript, self)
        self.face = Face(parts.theme)
        self._place = 0
        """Which of the hits was gone to last, from 1 on."""
        self._first: LibraryHit | None = None
        """Where the list led to; gone to once the contact was read."""
        self.setProperty("kind", "surface")
        self._lay_out()
        self._connect()
        self._show_face()

    def _lay_out(self) -> None:
        self._whole = QWidget(self)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.head, 0), (self.transcript, 1), (self.player, 0)):
            column.addWidget(part, stretch)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.face)
        self._stack.addWidget(self._whole)

    def _connect(self) -> None:
        self.model.reset.connect(self._reset)
        self.model.facts.connect(self._show_head)
        self.contact.changed.connect(self._show_recording)
        self.contact.hits_changed.connect(self._show_hits)
        self.contact.place_asked.connect(self.go_to)
        self.contact.place_here = self.place_here
        self.head.steps.stepped.connect(self.step)
        self.head.open_asked.connect(self.open_in_inbox)
        self.head.side_asked.connect(self.side_asked)
        self.transcript.keys = self.key
        self.transcript.pressed.connect(self._pressed)
        self.transcript.remark_asked.connect(self.contact.remark_asked)
        self.transcript.player.changed.connect(self._heard)
        self.transcript.player.failed.connect(self.player.say_trouble)
        self.player.remark_asked.connect(self.remark)

    # Opening

    def show_hit(
        self, hit: LibraryHit, query: LibraryQuery, meant: dict[str, tuple[str, ...]]
    ) -> None:
        """Opens its contact at it; what is looked for is marked."""
        self._first, self._place = hit, 0
        self.contact.look_for(query, meant)
        if hit.conversation == self.model.key and self.model.state == "ready":
            self.contact.look_again()
            self._go(hit)
        else:
            self.model.open(hit.conversation)

    def show_conversation(self, key: int | None) -> None:
        """Opens one that no search led to, at its end; None: none."""
        self._first, self._place = None, 0
        self.contact.look_for(LibraryQuery(), {})
        if key is None:
            self.model.close()
        elif key != self.model.key:
            self.model.open(key)

    @property
    def hit(self) -> LibraryHit | None:
        """Where the list led to, or the steps through the hits."""
        return self._first

    def close_down(self) -> None:
        self.transcript.player.stop()
        self.contact.close_down()
        self.model.stop()

    def _reset(self) -> None:
        if self.model.state == "gone" or self.model.key is None:
            self._show_face()
            return
        self._stack.setCurrentWidget(self._whole)
        self.player.show_recording(None)
        self._show_head()
        if self.model.state == "ready" and self._first is not None and self.contact.sought:
            self._go(self._first)

    def _show_head(self) -> None:
        if self.model.opened is not None:
            self.head.show_opened(self.model.opened)

    def _show_face(self) -> None:
        if self.model.state == "gone":
            self.face.say(
                "library", tr("Review", "This contact is not here any more"),
                tr("Review", "It was erased, or taken off this machine by its policy."),
            )  # fmt: skip
        else:
            self.face.say(
                "library", tr("Review", "Choose a contact"),
                tr("Review", "It is read here whole: messages, the bot's turns, waits, calls and notes."),
            )  # fmt: skip
        self._stack.setCurrentWidget(self.face)

    # Hits

    def _show_hits(self) -> None:
        hits = self.contact.hits
        if self._first is not None and hits:
            self._place = 1 + next((i for i, h in enumerate(hits) if _same(h, self._first)), -1)
        self.head.steps.show_hits(self._place, len(hits))

    def step(self, by: int) -> None:
        """To the next hit, or the one before; round at the ends."""
        hits = self.contact.hits
        if not hits:
            return
        at = self._place - 1 + by if self._place or by > 0 else len(hits) - 1
        self._place = at % len(hits) + 1
        self._first = hits[self._place - 1]
        self._go(self._first)
        self.head.steps.show_hits(self._place, len(hits))

    def _go(self, hit: LibraryHit) -> None:
        if hit.order:
            self.transcript.show_order(hit.order)
        else:
            self._parts.tasks.start(self._find(hit.at, hit.source, hit.at_ms), "review.place")

    def go_to(self, place: Mark) -> None:
        """Of a remark, or of an evaluation's."""
        order = self.model.order_of(place.message) if place.message else None
        if order is not None and not place.call:
            self.transcript.show_order(order)
            return
        call = self.model.calls.get(place.call)
        if call is not None:
            begun = call.started_at
            self._parts.tasks.start(self._find(begun, call.id, place.at_ms), "review.place")
        elif place.message:
            self._parts.tasks.start(self._find_message(place.message), "review.place")

    async def _find(self, at: int, source: str, at_ms: int) -> None:
        """The row of a call, or of whatever happened at a time."""
        key = self.model.key
        low, high = self.model.first, self.model.last
        while key is not None and low < high:
            middle = (low + high) // 2
            found = await self._parts.desk.messages(key, middle, middle)
            low, high = (low, middle) if found and found[0].at >= at else (middle + 1, high)
        if key is None or key != self.model.key:
            return
        near = await self._parts.desk.messages(key, low - NEAR, low + NEAR)
        order = next((m.order for m in near if m.call == source), low)
        self.transcript.show_second(order, at_ms)

    async def _find_message(self, id: str) -> None:
        """One whose page was not read: the pages are read one after the other."""
        key, at = self.model.key, self.model.last
        while key is not None and at >= self.model.first:
            found = await self._parts.desk.messages(key, at - 255, at)
            order = next((m.order for m in found if m.id == id), None)
            if order is not None:
                self.transcript.show_order(order)
                return
            at -= 256

    # Listening

    def _show_recording(self) -> None:
        """The one that is heard, else the first of the contact's."""
        heard = self.transcript.player.file
        calls = [(call.id, file) for call in self.contact.calls if (file := self._of(call.id))]
        found = next(((id, file) for id, file in calls if heard and file.id == heard.id), None)
        id, file = found or (calls[0] if calls else ("", heard))
        places = (r.place for r in self.contact.remarks)
        marks = tuple(p.at_ms for p in places if id and p.call == id and (p.at_ms or p.until_ms))
        self.player.show_recording(file, id, marks)

    def _of(self, call: str) -> Attachment | None:
        record = self.model.calls.get(call)
        return self._parts.recordings.of(record) if record else None

    def _heard(self, id: str) -> None:
        if self.player.file is None or self.player.file.id != id:
            self._show_recording()

    def _pressed(self, spot: Spot) -> None:
        if spot.what == "remark":
            self.remark_pressed.emit(spot.value)
        elif isinstance(spot.value, Second) and spot.value.file is not None:
            self.transcript.player.seek_ms(spot.value.file, spot.value.at_ms)

    # What a person does

    def key(self, event: QKeyEvent) -> bool:
        if event.text() in ("m", "M"):
            self.remark()
            return True
        return self.player.key(event)

    def remark(self) -> None:
        place = self.place_here()
        if place is not None:
            self.contact.remark_asked.emit(place)

    def place_here(self) -> Mark | None:
        """The second that is heard, else the sentence or row the person is at, as a hit that was gone to."""
        row, hit = self.transcript.place_here(), self._first
        selected = self.transcript.hands.selected_text()
        listens = row is None or bool(row.call) or self._is_playing()
        if self.player.begun and self.player.call and not selected and listens:
            return self._second(self.player.call, self.player.at_ms)
        if row is not None and row.call and hit is not None and hit.source == row.call:
            return self._second(row.call, hit.at_ms)
        return row

    def _is_playing(self) -> bool:
        file = self.player.file
        return file is not None and self.transcript.player.playing(file.id)

    def _second(self, id: str, at: int) -> Mark:
        """With the words that are said there, where somebody wrote them down."""
        call = self.model.calls.get(id)
        said = next(
            (s for s in (call.transcript if call else ()) if s.at_ms <= at < s.until_ms), None
        )
        return Mark(call=id, at_ms=at, until_ms=said.until_ms if said else at + 1_000)

    def open_in_inbox(self) -> None:
        if self.model.key is not None:
            order = self._first.order if self._first and self._first.order else None
            self.opened.emit(self.model.key, order)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_head()
            if self.model.key is None:
                self._show_face()


def _same(one: LibraryHit, other: LibraryHit) -> bool:
    return (one.order, one.source, one.at_ms) == (other.order, other.source, other.at_ms)
