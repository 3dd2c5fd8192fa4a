"""ReviewTranscript: the timeline read again: keys that listen and remark, and lines that are heard."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from core.evaluation import Mark
from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.rows.timeline_said import AFTER_MS
from desktop.rows.timeline_shape import Spot
from desktop.translate import tr
from desktop.views.conversation_act import act
from desktop.views.review_entries import ReviewEntries
from desktop.views.transcript import Transcript
from desktop.views.transcript_placing import Anchor

NOWHERE = (-1, -1)


class ReviewTranscript(Transcript):
    """Read-only. `keys` is asked for keys that the rows leave alone; True: it did something."""

    remark_asked = Signal(object)
    """Mark."""
    read_only = True

    def __init__(self, parts: Parts, contact: ReviewContact, parent: QWidget) -> None:
        entries = ReviewEntries(parts, contact.model, contact)
        super().__init__(parts, contact.model, parent, entries)
        self._contact = contact
        self.keys: Callable[[QKeyEvent], bool] = lambda _: False
        self._heard = NOWHERE
        """Row and beginning of the line that was heard last; NOWHERE: nothing plays."""
        self._wanted: tuple[int, int] | None = None
        """Order and second that come into sight once their row was read."""
        self._led = -1
        """The row that was led to last; keys and mouse go on from there to another."""
        contact.changed.connect(self._refresh)
        self.player.changed.connect(lambda _: self._follow())
        self.placed.connect(self._place_wanted)

    def _reset(self) -> None:
        self._wanted, self._heard, self._led = None, NOWHERE, -1
        super()._reset()

    # Places

    def show_order(self, order: int) -> None:
        """Whoever is led to a row is there: what they attach or remark on is about it."""
        super().show_order(order)
        self._led, self.hands.current = self.entries.index(order), -1

    def show_second(self, order: int, at_ms: int) -> None:
        """Brings a line of a call into sight."""
        self.show_order(order)
        self.flash.stop()  # of a whole call it would be a wall of colour
        self._wanted = (order, at_ms)
        self._place_wanted()

    def _place_wanted(self) -> None:
        if self._wanted is None:
            return
        order, at_ms = self._wanted
        index = self.entries.index(order)
        spot = self._line(index, at_ms)
        if spot is not None:
            self._wanted = None
            self._bring(index, spot)

    def _line(self, index: int, at_ms: int) -> Spot | None:
        if not 0 <= index < self.heights.count:
            return None
        spots = (spot for spot in self.shapes.get(index).spots if spot.what == "said")
        return next(
            (s for s in spots if s.value.at_ms <= at_ms < s.value.until_ms + AFTER_MS), None
        )

    def _bring(self, index: int, spot: Spot) -> None:
        y = self.viewport().height() // 3 - round(spot.rect.y())
        self._anchor = Anchor(index, y, end=False)
        self.settle()

    def _follow(self) -> None:
        """The line that is heard stays in sight, unless the person looks elsewhere."""
        file = self.player.file
        at = self.player.position_ms(file.id) if file else None
        if at is None or file is None or not self.player.playing(file.id):
            self._heard = NOWHERE
            return
        for index, top in self.where.rows:
            spot = self._line(index, at)
            if spot is not None and spot.value.file is not None and spot.value.file.id == file.id:
                self._keep(index, top, spot)

    def _keep(self, index: int, top: int, spot: Spot) -> None:
        here, before = (index, spot.value.at_ms), self._heard
        self._heard = here
        upper, lower = top + spot.rect.top(), top + spot.rect.bottom()
        height = self.viewport().height()
        just_below = height - 8 < lower < height + 3 * spot.rect.height() + 60
        begins = before == NOWHERE and (upper < 0 or lower > height - 8)
        if begins or (here != before and before[0] == index and just_below):
            self._bring(index, spot)

    # What a remark would be about

    def place_here(self) -> Mark | None:
        """The selected words, else the row the keyboard or the mouse was on last, or a hit led to."""
        index = self.hands.current if self.hands.current >= 0 else self._led
        if not 0 <= index < self.model.messages:
            return None
        message = self.model.message(self.entries.order(index))
        if message is None:
            return None
        if message.call:
            return Mark(call=message.call, message=message.id)
        words, whole = self.hands.selected_text(), self.whole(index)
        start = whole.find(words) if words else -1
        if start < 0:
            return Mark(message=message.id)
        return Mark(message=message.id, start=start, end=start + len(words))

    def more_in_menu(self, menu: QMenu, index: int) -> None:
        place = self.place_here()
        if place is not None:
            menu.addSeparator()
            said = tr("Review", "Remark on this…") + "\tM"
            act(menu, said, lambda: self.remark_asked.emit(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hands.key(event) and not self.keys(event):
            QAbstractScrollArea.keyPressEvent(self, event)
