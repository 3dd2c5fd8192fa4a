"""WrapUp: the work after the contact, one after the other, in a place of its own below the list."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.numbers import shown
from core.rows import WorkRow
from core.work import Interaction, needs_outcome
from core.wrap_up import WrapUpDraft
from desktop.parts import Parts
from desktop.times import duration
from desktop.translate import tr
from desktop.views.card import ChipLabel, ElidedLabel
from desktop.views.wrap_up_drafts import WrapUpDrafts
from desktop.views.wrap_up_form import MOST_LIST, WrapUpForm

TICK_MS = 500
SPACE = 6
LAST_MS = 1_500
"""So long before its time is over, what was written is handed in: the platform would end it."""
HURRY_MS = 10_000
SOON_S = 3.0
"""Resolving and then W is faster than the platform's answer."""
LATER = 1 << 62
"""After all that ended."""


class WrapUp(QFrame):
    """Never takes the keyboard by itself: `begin` does, by key or click."""

    finished = Signal(str)
    """Id of an interaction whose record was handed in."""
    left = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._desk = parts, parts.desk
        self._rows: tuple[WorkRow, ...] = ()
        self._drafts = WrapUpDrafts(parts, self)
        self._there: set[str] = set()
        """All that is to be finished, also what was handed in."""
        self._commands: dict[str, str] = {}
        """Command -> interaction it hands in."""
        self._extended: set[tuple[str, str]] = set()
        """Interactions and outcomes whose time was added: choosing again adds none."""
        (
            self._folded,
            self._keys,
        ) = True, ""
        self.setProperty("kind", "foot")
        self.form = WrapUpForm(parts.theme, self)
        self._head, self._time = ElidedLabel(kind="strong"), QLabel()
        self._queue = ElidedLabel(kind="third")
        self._more = ChipLabel(parts.theme)
        self.extend, self.done = QPushButton(), QPushButton()
        self._hint = QLabel()
        self.clock: Callable[[], float] = time.monotonic
        self._wanted_at: float | None = None
        self._build()
        self._join()
        self.hide()

    def _build(self) -> None:
        theme = self._parts.theme
        self._time.setFont(theme.font("body", 600, tabular=True))
        self._queue.setFont(theme.font("small"))
        self._hint.setProperty("kind", "third")
        self.extend.setProperty("kind", "tiny")
        theme.set_icon(self.extend, "plus", "second", 14)
        self.done.setProperty("kind", "primary")
        theme.set_icon(self.done, "check", "on_accent", 15)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget, stretch in (
            (self._head, 1),
            (self._more, 0),
            (self._time, 0),
            (self.extend, 0),
        ):
            head.addWidget(widget, stretch)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(self._hint)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._queue)
        column.addWidget(self.form)
        column.addLayout(foot)

    def _join(self) -> None:
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self.form.room = self._room
        self.form.changed.connect(self._written)
        self.form.disposed.connect(self._disposed)
        self.form.done_asked.connect(self.finish)
        self.form.left.connect(self._leave)
        self.done.clicked.connect(self.finish)
        self.extend.clicked.connect(self.more_time)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one
        self._drafts.known.connect(self._known)
        self._stop = self._desk.on_work(self.show_work)
        self.show_work(self._desk.work)

    def close_down(self) -> None:
        self._drafts.save()
        self._tick.stop()
        self._stop()
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    # What it shows

    @property
    def row(self) -> WorkRow | None:
        """The one whose turn it is."""
        return self._rows[0] if self._rows else None

    def show_work(self, work: Sequence[WorkRow]) -> None:
        """The one that is being written stays until it is done, whatever comes meanwhile."""
        waits = [row for row in work if _is_to_be_finished(row.interaction)]
        there = {row.interaction.id for row in waits}
        for over in self._there - there:
            self._drafts.forget(over)
        self._there = there
        waits = [row for row in waits if row.interaction.id not in self._drafts.handed_in]
        before = self.row.interaction.id if self.row else ""
        waits.sort(
            key=lambda row: (row.interaction.id != before, row.interaction.ended_at or LATER)
        )
        self._rows = tuple(waits)
        now = self.row.interaction.id if self.row else ""
        if now != before:
            self._begin()
        self._say()

    def _begin(self) -> None:
        row = self.row
        if row is None:
            if self._has_focus():
                self.left.emit()
            self.hide()
            self._tick.stop()
            return
        self._fill(row)
        self.fold(not self._has_focus())
        self.show()
        self._tick.start()
        if self._wanted_at is not None and self.clock() - self._wanted_at < SOON_S:
            self.begin()

    def _fill(self, row: WorkRow) -> None:
        of = row.interaction
        written = self._drafts.of(of.id) or WrapUpDraft(of.disposition, of.note)
        dispositions = self._desk.dispositions_for(of)
        self.form.begin(dispositions, written, now=self._desk.now(), who=row.name)

    def _known(self) -> None:
        """What was written before the desk was ended; nothing that was written since is lost."""
        if self.row is not None and not self.form.record():
            self._fill(self.row)
        self.show_work(self._desk.work)

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self.form.show_folded(folded)
        for widget in (self.done, self._hint, self._queue):
            widget.setVisible(not folded)
        self._say()

    def _room(self) -> int:
        """What is left of the column for the list, px: what stands above it is never pressed."""
        host = self.parentWidget()
        column = host.layout() if host is not None else None
        if host is None or column is None:
            return MOST_LIST
        items = [item for n in range(column.count()) if (item := column.itemAt(n)) is not None]
        others = [item.minimumSize().height() for item in items if item.widget() is not self]
        edges = column.contentsMargins()
        others += [edges.top(), edges.bottom(), max(0, column.spacing()) * (len(items) - 1)]
        taken = self.form.list.height() + SPACE if self.form.list.isVisibleTo(self.form) else 0
        return host.height() - sum(others) - (self.sizeHint().height() - taken) - SPACE

    def show_keys(self, begin: str) -> None:
        """What leads here, as it is shown."""
        self._keys = begin
        self._say()

    # What is done with it

    def begin(self) -> None:
        """The keyboard goes into it; where it was asked for just before it came, once it does."""
        self._wanted_at = None if self.row else self.clock()
        if self.row is None:
            return
        self.fold(False)
        self.form.about.setFocus()
        self.form.about.selectAll()

    def finish(self) -> None:
        """Hands it in where that is allowed; else the field that is missing has the keyboard."""
        if self.row is None or not self.form.settle():
            return
        if not self._may_finish():
            self.begin()
            return
        self._hand_in(self.row)

    def _may_finish(self) -> bool:
        row, record = self.row, self.form.record()
        if row is None:
            return False
        offered = self._desk.dispositions_for(row.interaction)
        return bool(record.disposition) or not needs_outcome(row.rules, offered)

    def _hand_in(self, row: WorkRow) -> None:
        id, record = row.interaction.id, self.form.record()
        self._drafts.hand_in(id)
        self._parts.tasks.start(self._complete(id, record), "wrap-up")
        self.show_work(self._desk.work)
        self.finished.emit(id)

    async def _complete(self, id: str, record: WrapUpDraft) -> None:
        command = await self._desk.complete_wrap_up(
            id, disposition=record.disposition, note=record.note, follow_up=record.follow_up,
            follow_up_at=record.follow_up_at,
        )  # fmt: skip
        self._commands[command] = id

    def came_back(self, command: str) -> None:
        """The platform refused it: it waits here again."""
        self._drafts.take_back(self._commands.pop(command, ""))
        self.show_work(self._desk.work)

    def more_time(self) -> None:
        if (row := self.row) is not None:
            chosen = self.form.record().disposition
            self._extend(row.interaction.id, chosen)

    def _disposed(self, disposition: str) -> None:
        """Some outcomes take longer: their time is added as they are chosen."""
        found, row = self._desk.directory.dispositions.get(disposition), self.row
        if found is None or not found.extra_s or row is None or self._left() is None:
            return
        if (longer := (row.interaction.id, disposition)) not in self._extended:
            self._extended.add(longer)
            self._extend(*longer)

    def _extend(self, interaction: str, disposition: str) -> None:
        asked = self._desk.extend_wrap_up(interaction, disposition)
        self._parts.tasks.start(asked, "more time")

    def _written(self) -> None:
        if self.row is not None:
            self._drafts.write(self.row.interaction.id, self.form.record())
        self._say()

    def _leave(self) -> None:
        self.left.emit()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if self.row is None or now is None:
            return
        inside = now is self or self.isAncestorOf(now)
        if inside and self._folded:
            self.fold(False)
        elif not inside and not self._folded and not QApplication.activePopupWidget():
            self.fold(True)

    # Time and words

    def _left(self) -> int | None:
        """Ms of its time; None: it has no limit."""
        until = self.row.interaction.wrap_until if self.row else None
        return None if until is None else until - self._desk.now()

    def _show_time(self) -> None:
        left, row = self._left(), self.row
        if row is None:
            return
        if left is not None and left <= LAST_MS and self._may_finish():
            self.form.keep_typed()
            if self.row is row and self.form.record():
                self._hand_in(row)
            if self.row is not row:  # also where keeping it came here first
                return
        self._time.setText("" if left is None else duration(max(0, left)))
        kind = "warning" if left is not None and left < HURRY_MS else "second"
        if self._time.property("kind") != kind:
            self._time.setProperty("kind", kind)
            self._time.style().unpolish(self._time)
            self._time.style().polish(self._time)
        self.extend.setVisible(left is not None)
        self.update(0, 0, self.width(), 3)

    def _say(self) -> None:
        row = self.row
        if row is None:
            return
        self._head.say(row.name or tr("WrapUp", "Unknown"))
        what = _what(row.interaction)
        self._queue.say(f"{what} · {row.queue.name}" if row.queue else what)
        self._more.setVisible(len(self._rows) > 1)
        self._more.say(f"+{len(self._rows) - 1}")
        self._more.setToolTip(tr("WrapUp", "%n more after this one", len(self._rows) - 1))
        self.extend.setToolTip(tr("WrapUp", "More time"))
        self.extend.setAccessibleName(tr("WrapUp", "More time"))
        self.done.setText(tr("WrapUp", "Done"))
        self.done.setEnabled(self._may_finish())
        self._hint.setText("Ctrl Enter")
        self.setAccessibleName(what)
        about = tr("WrapUp", "What was it about?")
        if self._folded:
            about = _folded_words(row.interaction, self._keys)
        self.form.about.setPlaceholderText(about)
        self._show_time()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line at the upper edge that runs out with the time."""
        super().paintEvent(event)
        left, row = self._left(), self.row
        if left is None or row is None:
            return
        began = row.interaction.ended_at or row.interaction.entered_at
        whole = max(1, (row.interaction.wrap_until or 0) - began)
        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            token = "warning" if left < HURRY_MS else "accent"
            painter.setBrush(self._parts.theme.color(token))
            painter.drawRect(QRectF(0, 0, self.width() * max(0.0, min(1.0, left / whole)), 2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslate()
            self._say()


def _is_to_be_finished(of: Interaction) -> bool:
    """Also a call back that goes on: only who made the call knows that it is over."""
    return of.state == "wrap_up" or _calls_back(of)


def _calls_back(of: Interaction) -> bool:
    return of.state == "active" and of.media == "callback"


def _what(of: Interaction) -> str:
    if not _calls_back(of):
        return tr("WrapUp", "Wrap-up")
    return " · ".join(part for part in (tr("WrapUp", "Call-back"), shown(of.number)) if part)


def _folded_words(of: Interaction, keys: str) -> str:
    if not _calls_back(of):
        return tr("WrapUp", "Wrap-up: what was it about?   {keys}", keys=keys)
    return tr("WrapUp", "{what}: how did it go?   {keys}", what=_what(of), keys=keys)
