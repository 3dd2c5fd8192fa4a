"""Who is told what, and how loudly: a sound, the system's own notice, or a card in the window."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Changes
from core.rows import InboxFilter, InboxRow, Line, View
from core.settings import Settings
from desktop.parts import Parts

Kind = Literal["handover", "message"]
PAUSE_MS = 250
"""Changes are gathered this long, so that a flood costs four reads a second."""
AT_ONCE = 40
"""Conversations looked at in one go; a flood is not read aloud."""
KEPT = 30
_AUDIENCES: Mapping[str, tuple[View, ...]] = {
    "mine": ("mine",), "team": ("mine", "team"), "all": ("all",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    kind: Kind
    row: InboxRow
    at: int


@dataclass(frozen=True, slots=True)
class Means:
    sound: bool
    native: bool
    card: bool


def means(kind: Kind, settings: Settings, *, active: bool, looking: bool) -> Means:
    """How to tell it. `active`: the window has the focus; `looking`: the conversation is open in it."""
    quiet = active and looking
    sound = settings.get("sounds") and settings.get(f"sound_{kind}")
    return Means(
        sound=bool(sound) and not quiet,
        native=bool(settings.get("notifications")) and not active,
        card=kind == "handover" and not quiet,
    )


def kind_of(row: InboxRow, after: int) -> Kind | None:
    """What is new in it since `after` (ms), None for nothing a person must hear of."""
    if row.status != "open":
        return None
    if row.is_nobodys and (row.waiting_since or 0) > after:
        return "handover"
    came_in = row.last_kind == "in" and row.unread > 0 and row.last_at > after
    return "message" if came_in else None


def views_for(kind: Kind, audience: str) -> tuple[View, ...]:
    """The views one of which must hold the conversation for this person to be told."""
    if kind == "handover":
        return ("mine", "team", "unassigned")
    return _AUDIENCES[audience]


class Notifications(QObject):
    """Watches the desk and says `told` once for each thing that concerns this person."""

    told = Signal(object, object)
    """Notice, Means."""
    settled = Signal(object)
    """Key of a hand-over somebody has taken: its card may go."""

    def __init__(
        self, parts: Parts, is_active: Callable[[], bool], open_key: Callable[[], int | None]
    ) -> None:
        super().__init__()
        self._parts = parts
        self._is_active, self._open_key = is_active, open_key
        self._live_since: int | None = None
        self._last_told: dict[int, int] = {}
        self._changed: dict[int, None] = {}
        self._handovers: set[int] = set()
        self._busy = False
        self.recent: list[Notice] = []
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._stops = [
            parts.desk.on_changes(self._on_changes), parts.desk.on_line(self._on_line)
        ]  # fmt: skip
        self._on_line(parts.desk.line)

    def close(self) -> None:
        self._timer.stop()
        for stop in self._stops:
            stop()
        self._stops = []

    def _on_line(self, line: Line) -> None:
        """What came while we were away is in the list; only what happens now is announced."""
        if line.state != "live":
            self._live_since = None
        elif self._live_since is None:
            self._live_since = self._parts.desk.now()

    def _on_changes(self, changes: Changes) -> None:
        if self._live_since is None or changes.everything:
            return
        self._changed.update(dict.fromkeys(changes.conversations))
        if self._changed and not self._timer.isActive() and not self._busy:
            self._timer.start()

    def _look(self) -> None:
        keys = list(self._changed)[-AT_ONCE:]
        self._changed.clear()
        self._busy = True
        self._parts.tasks.start(self._tell(keys), "notifications")

    async def _tell(self, keys: list[int]) -> None:
        try:
            rows = await self._parts.desk.inbox_rows(keys)
            self._settle(rows.values())
            for notice in await self._worth_telling(rows.values()):
                self._say(notice)
        finally:
            self._busy = False
            if self._changed:
                self._timer.start()

    def _settle(self, rows: Iterable[InboxRow]) -> None:
        for row in rows:
            if row.key in self._handovers and (row.bot != "handoff" or row.assignee):
                self._handovers.discard(row.key)
                self.settled.emit(row.key)

    async def _worth_telling(self, rows: Iterable[InboxRow]) -> list[Notice]:
        found = [notice for row in rows if (notice := self._notice(row)) is not None]
        worth = []
        for kind in ("handover", "message"):
            keys = [notice.row.key for notice in found if notice.kind == kind]
            mine = await self._mine(keys, kind)
            worth += [n for n in found if n.kind == kind and n.row.key in mine]
        return worth

    def _notice(self, row: InboxRow) -> Notice | None:
        after = max(self._live_since or 0, self._last_told.get(row.key, 0))
        kind = kind_of(row, after) if self._live_since is not None else None
        if kind == "handover" and self._parts.desk.directory.queue_rules:
            return None  # the platform routes: it comes as an offer, and to one person
        return Notice(kind, row, max(row.last_at, row.waiting_since or 0)) if kind else None

    async def _mine(self, keys: list[int], kind: Kind) -> set[int]:
        audience = self._parts.settings.get("notifications_for")
        held: set[int] = set()
        for view in views_for(kind, audience) if keys else ():
            held |= (await self._parts.desk.belongs(keys, InboxFilter(view=view))).keys()
        return held

    def _say(self, notice: Notice) -> None:
        key = notice.row.key
        self._last_told[key] = notice.at
        if notice.kind == "handover":
            self._handovers.add(key)
        self.recent = [notice, *(n for n in self.recent if n.row.key != key)][:KEPT]
        looking = self._open_key() == key
        how = means(notice.kind, self._parts.settings, active=self._is_active(), looking=looking)
        self.told.emit(notice, how)
