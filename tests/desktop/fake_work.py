"""FakeWork: the Desk's part about work, set by tests: offers, one's work, queues and the day."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec.structs import replace

from core.changes import Changes
from core.delivery import Callbacks, Unsubscribe
from core.entities import AgentState
from core.rows import Directory, Missed, MyDay, OfferRow, QueueNow, WorkRow
from core.work import (
    Disposition,
    Interaction,
    Media,
    Offer,
    Routing,
    Task,
    TaskKind,
    outcomes,
    routing_of,
)
from core.wrap_up import WrapUpDraft, WrapUpsKept
from tests.desktop import sample, sample_work
from tests.desktop.fake_acting import FakeActing


class FakeWork(FakeActing):
    """`calls` has what a person did, with key 0 where it is about no conversation."""

    clock: int
    calls: list[tuple[str, int, tuple[Any, ...]]]

    def __init__(self) -> None:
        super().__init__()
        self.known = replace(
            sample.DIRECTORY, reasons=sample_work.REASONS, dispositions=sample_work.DISPOSITIONS,
            queue_rules=sample_work.RULES, profiles=sample_work.PROFILES,
            calendars=sample_work.CALENDARS,
        )  # fmt: skip
        self.offered: dict[str, OfferRow] = {}
        """Also those whose time is over: `offers` leaves them out."""
        self.ended: dict[str, Offer] = {}
        self.working: dict[str, WorkRow] = {}
        self.figures: dict[str, QueueNow] = {}
        self.gone: set[str] = set()
        """Agents without a desk."""
        self.to_do: tuple[Task, ...] = ()
        self.half_written = WrapUpsKept()
        """What an earlier run of the desk wrote; `save_wrap_up` adds to it."""
        self.not_answered: Missed | None = None
        self.day = MyDay()
        self._offers: Callbacks[tuple[OfferRow, ...]] = Callbacks()
        self._work: Callbacks[tuple[WorkRow, ...]] = Callbacks()
        self._queues: Callbacks[frozenset[str]] = Callbacks()
        self._days: Callbacks[None] = Callbacks()

    def tell(self, changes: Changes) -> None:
        raise NotImplementedError

    def _did(self, name: str, key: int, *arguments: Any) -> str:
        raise NotImplementedError

    # What a test does to it

    def put_offer(self, row: OfferRow) -> None:
        """It came or changed."""
        self.offered[row.offer.id] = row
        self._offers.tell(self.offers)

    def end_offer(self, id: str, **ended: Any) -> None:
        """Accepted, declined, timed out or rescinded: the platform's word came."""
        if (row := self.offered.pop(id, None)) is not None:
            self.ended[id] = replace(row.offer, **{"state": "accepted", **ended})
        self._offers.tell(self.offers)

    def pass_time(self, ms: int) -> None:
        """Offers whose time is over go without a word of the platform."""
        before, self.clock = self.offers, self.clock + ms
        if self.offers != before:
            self._offers.tell(self.offers)

    def put_work(self, row: WorkRow) -> None:
        self.working[row.interaction.id] = row
        self._work.tell(self.work)
        self._days.tell(None)

    def end_work(self, id: str) -> None:
        self.working.pop(id, None)
        self._work.tell(self.work)
        self._days.tell(None)

    def put_agent(self, id: str = sample.ME.id, **changed: Any) -> None:
        """Fields of an agent changed; own ones where none is named."""
        agents = {**self.known.agents, id: replace(self.known.agents[id], **changed)}
        self.known = replace(self.known, agents=agents)
        self.tell(Changes(directory=True, people={id}))

    def put_queue(self, now: QueueNow) -> None:
        self.figures[now.queue] = now
        self._queues.tell(frozenset({now.queue}))

    def set_day(self, day: MyDay) -> None:
        self.day = day
        self._days.tell(None)

    # What is so right now

    @property
    def directory(self) -> Directory:
        return self.known

    @property
    def offers(self) -> tuple[OfferRow, ...]:
        rows = (row for row in self.offered.values() if row.offer.expires_at > self.clock)
        return tuple(sorted(rows, key=lambda row: row.offer.at))

    def on_offers(self, callback: Callable[[tuple[OfferRow, ...]], None]) -> Unsubscribe:
        return self._offers.add(callback)

    @property
    def work(self) -> tuple[WorkRow, ...]:
        return tuple(self.working.values())

    def on_work(self, callback: Callable[[tuple[WorkRow, ...]], None]) -> Unsubscribe:
        return self._work.add(callback)

    @property
    def routing(self) -> Routing:
        accepted = (row.interaction for row in self.work)
        return routing_of(self.known.agents[sample.ME.id], bool(self.offers), accepted)

    def queue_now(self, queue: str, media: Media | None = None) -> QueueNow | None:
        now = self.figures.get(queue)
        return now.of(media) if now and media else now

    def can_reach(self, agent: str) -> bool:
        return agent not in self.gone

    def on_queues(self, callback: Callable[[frozenset[str]], None]) -> Unsubscribe:
        return self._queues.add(callback)

    def on_day(self, callback: Callable[[None], None]) -> Unsubscribe:
        return self._days.add(callback)

    def dispositions_for(self, of: Interaction) -> tuple[Disposition, ...]:
        known = self.known
        rules, profile = (
            known.queue_rules.get(of.queue),
            known.profiles.get(of.agent or sample.ME.id),
        )
        return outcomes(rules, profile, known.dispositions)

    # Reads

    async def offer(self, id: str) -> Offer | None:
        open_ = self.offered.get(id)
        return self.ended.get(id, open_.offer if open_ else None)

    async def missed(self) -> Missed | None:
        return self.not_answered

    async def tasks(self) -> tuple[Task, ...]:
        return self.to_do

    async def wrap_ups_kept(self) -> WrapUpsKept:
        return self.half_written

    async def save_wrap_up(self, interaction: str, draft: WrapUpDraft) -> None:
        others = {id: each for id, each in self.half_written.drafts.items() if id != interaction}
        saved = {**others, interaction: draft} if draft else others
        self.half_written = replace(self.half_written, drafts=saved)

    async def my_day(self) -> MyDay:
        return self.day

    # What a person does

    async def accept_offer(self, id: str) -> str:
        return self._did("accept_offer", 0, id)

    async def decline_offer(self, id: str, reason: str = "") -> str:
        return self._did("decline_offer", 0, id, reason)

    async def transfer(
        self, key: int | None = None, *, call: str | None = None, queue: str | None = None,
        team: str | None = None, to: str | None = None, number: str | None = None, note: str = "",
    ) -> str:  # fmt: skip
        said = {"call": call, "queue": queue, "team": team, "to": to, "note": note or None}
        said["number"] = number
        given = {name: each for name, each in said.items() if each is not None}
        return self._did("transfer", key or 0, given)

    async def complete_wrap_up(
        self, interaction: str, *, disposition: str = "", note: str = "", follow_up: str = "",
        follow_up_at: int | None = None,
    ) -> str:  # fmt: skip
        said = (interaction, disposition, note, follow_up, follow_up_at)
        return self._did("complete_wrap_up", 0, *said)

    async def extend_wrap_up(self, interaction: str, disposition: str = "") -> str:
        return self._did("extend_wrap_up", 0, interaction, disposition)

    async def set_state(self, state: AgentState, reason: str = "", *, now: bool = False) -> str:
        return self._did("set_state", 0, state, reason, *((True,) if now else ()))

    async def add_task(
        self, title: str, *, due_at: int | None = None, kind: TaskKind = "appointment",
        contact: str = "", key: int | None = None,
    ) -> str:  # fmt: skip
        id = f"own-{len(self.to_do)}"
        task = Task(
            id=id, agent=sample.ME.id, title=title, due_at=due_at, contact=contact, kind=kind
        )
        self.to_do = (*self.to_do, task)
        self._did("add_task", key or 0, title, due_at, contact)
        return id

    async def finish_task(self, id: str) -> str:
        self.to_do = tuple(task for task in self.to_do if task.id != id)
        return self._did("finish_task", 0, id)

    async def judge_suggestion(
        self, key: int, verdict: Literal["used", "edited", "dismissed"]
    ) -> str:
        return self._did("judge_suggestion", key, verdict)
