"""EvaluationNotices: tells a person that their work was evaluated, once for each; how many are unread, and how
many wait for this person's own evaluation."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from core.evaluation import Evaluation
from desktop.models.quality import evaluated_week
from desktop.one_reading import OneReading
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.toast import Toast, ToastCard, Toasts

STALE_MS = 900_000


class EvaluationNotices(QObject):
    counted = Signal(int, int)
    """Unread evaluations of one's own work; drawn contacts nobody evaluated, and drafts begun beside them."""
    asked = Signal()
    """The person wants to see them."""

    def __init__(self, parts: Parts, toasts: Toasts) -> None:
        super().__init__()
        self._desk, self._toasts = parts.desk, toasts
        self._since = parts.desk.now()
        """What was released before stands in the list, and is no news of this hour."""
        self._known: set[str] | None = None
        """Ids that were released before now; None: not read yet, so nothing is news."""
        self._cards: dict[str, ToastCard] = {}
        """By the id of the evaluation they tell of; they go once it is read."""
        self._drawn: tuple[object, int] = (None, 0)
        """How many were open, and as of what: the draw goes through a week of everybody's work."""
        self._reading = OneReading(parts.tasks, self._read, "own evaluations")
        self._stop = parts.desk.on_changes(self._changed)
        self._reading.ask()

    def close(self) -> None:
        self._stop()

    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.everything:
            self._reading.ask()

    async def _read(self) -> None:
        every = await self._desk.evaluations()
        me = self._desk.me.id  # now: before the first answer nobody may be known yet
        found = [of for of in every if of.agent == me and of.state == "released"]
        seen = await self._desk.kept_own("seen") if found else {}
        for id in seen.keys() & self._cards.keys():
            self._cards[id].close_it()
        if self._known is not None:
            for of in found:
                fresh = (of.released_at or 0) >= self._since
                if fresh and of.id not in self._known and of.id not in seen:
                    self._tell(of)
        self._known = {of.id for of in found}
        unread = sum(of.id not in seen for of in found)
        self.counted.emit(unread, await self._open(every))

    async def _open(self, every: tuple[Evaluation, ...]) -> int:
        desk = self._desk
        if not desk.may("evaluation.sign"):
            return 0
        week = evaluated_week(desk.now(), ZoneInfo(desk.directory.company.zone))
        as_of = week, len(every), await desk.sampling_rules(), desk.now() // STALE_MS
        if self._drawn[0] != as_of:
            drawn = await desk.drawn(week)
            self._drawn = as_of, sum(len(agent.contacts) - agent.done for agent in drawn)
        drafts = await desk.evaluation_drafts()
        return self._drawn[1] + sum(not draft.drawn for draft in drafts)

    def _tell(self, of: Evaluation) -> None:
        by = self._desk.directory.agents.get(of.evaluator)
        title = tr("Quality", "Your work was evaluated")
        detail = tr("Quality", "By {name}. You may answer it once.", name=by.name if by else of.evaluator)  # fmt: skip
        read = tr("Quality", "Read"), self.asked.emit
        card = self._toasts.say(Toast(title, detail, "ok", seconds=15, act=read))
        self._cards[of.id] = card
        card.closed.connect(lambda: self._cards.pop(of.id, None))
