"""DeskWork: the Desk's part about work: what is offered, accepted and finished, and one's own day."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Literal

from core.delivery import Unsubscribe
from core.desk_base import DeskBase
from core.entities import AgentState
from core.ids import uuid7
from core.metrics.days import day_of
from core.my_day import my_day
from core.protocol import commands as c
from core.rows import Missed, MyDay, OfferRow, QueueNow, WorkRow
from core.store import work, wrap_ups
from core.store.outbox import TASK
from core.store.wrap_ups import TRACK
from core.work import Disposition, Interaction, Media, Offer, Routing, Task, TaskKind, outcomes
from core.wrap_up import WrapUpDraft, WrapUpsKept


class DeskWork(DeskBase):
    """Offers, one's work, routing and queues are known without a read, as the directory is."""

    # What is so right now

    @property
    def offers(self) -> tuple[OfferRow, ...]:
        """Open ones that are made to this person, oldest first; never one whose time is over by
        `now`, whether the platform's word of it has come or not."""
        return self._current.working.offers(self.now())

    def on_offers(self, callback: Callable[[tuple[OfferRow, ...]], None]) -> Unsubscribe:
        """With all of them, whenever one came, changed, ended or ran out."""
        return self._current.offers.add(callback)

    @property
    def work(self) -> tuple[WorkRow, ...]:
        """What this person has accepted and not finished, oldest first."""
        return self._current.working.work

    def on_work(self, callback: Callable[[tuple[WorkRow, ...]], None]) -> Unsubscribe:
        """With all of it."""
        return self._current.work.add(callback)

    @property
    def routing(self) -> Routing:
        """What routing sees of this person; changes come with on_offers, on_work and
        `Changes.people`."""
        return self._current.routing

    def queue_now(self, queue: str, media: Media | None = None) -> QueueNow | None:
        """For one more of `media`, or of what the queue mostly has. None: nobody says, as without a
        line."""
        now = self._current.working.queues.get(queue)
        return now.of(media) if now and media else now

    def can_reach(self, agent: str) -> bool:
        """Whether their desk can be reached, whatever they said; True where nobody says, as without
        a line."""
        return self._current.working.can_reach(agent)

    def on_queues(self, callback: Callable[[frozenset[str]], None]) -> Unsubscribe:
        """Ids of the queues whose figures changed, or are not known any more; none where only
        `can_reach` did."""
        return self._current.queues.add(callback)

    def on_day(self, callback: Callable[[None], None]) -> Unsubscribe:
        """Something happened that `my_day` is worked out from. Time passes besides."""
        return self._current.days.add(callback)

    def dispositions_for(self, of: Interaction) -> tuple[Disposition, ...]:
        """What it may end with: its queue's, then those of its agent's profile, then the general
        ones."""
        known = self._current.directory
        rules, profile = known.queue_rules.get(of.queue), known.profiles.get(of.agent or self._me)
        return outcomes(rules, profile, known.dispositions)

    # Reads

    async def offer(self, id: str) -> Offer | None:
        """As the platform said last, also one that ended: how, and who has it."""
        return await self._read(partial(work.offer, id=id))

    async def missed(self) -> Missed | None:
        """Whose work ran out unanswered last, and who has it now."""
        return await self._read(work.missed)

    async def tasks(self) -> tuple[Task, ...]:
        """This person's that are not done; those with a time first, the earliest before."""
        return await self._read(work.tasks)

    async def wrap_ups_kept(self) -> WrapUpsKept:
        """What was written before the desk was ended, however that was."""
        return await self._read(wrap_ups.kept)

    async def save_wrap_up(self, interaction: str, draft: WrapUpDraft) -> None:
        """The person's own until it is handed in; an empty one takes it away."""
        await asyncio.wrap_future(self._store.save_wrap_up(interaction, draft))

    async def my_day(self) -> MyDay:
        """Since the company's midnight, from what the store has; works without a line."""
        now, current = self.now(), self._current
        today = day_of(now, current.directory.company.zone)
        happened = await self._read(partial(work.happened, since=today.start))
        team = current.working.team_aht_ms(current.person.teams)
        return my_day(self._me, happened, current.directory, now, team, await self.tasks())

    # Each commits one outbox row and returns the command's id

    async def accept_offer(self, id: str) -> str:
        """Ends with the offer; `on_refused` tells of offer_taken, expired and gone."""
        return await self._answer(c.AcceptOffer(offer=id), id)

    async def decline_offer(self, id: str, reason: str = "") -> str:
        return await self._answer(c.DeclineOffer(offer=id, reason=reason), id)

    async def transfer(
        self, key: int | None = None, *, call: str | None = None, queue: str | None = None,
        team: str | None = None, to: str | None = None, number: str | None = None, note: str = "",
    ) -> str:  # fmt: skip
        """By the key of its conversation, or the id of its call's record. To one of queue, team
        and person; a call also to a `number` outside, over the platform's line, or, with an empty
        one, back from the number that rings. That of a call makes no sense half a minute later."""
        conversation = None if key is None else await self._id(key)
        body = c.TransferWork(
            conversation=conversation, call=call, queue=queue, team=team, to=to, number=number,
            note=note,
        )  # fmt: skip
        if call is None:
            return await self._do(body)
        return await self._do_now(body, conversation or f"call:{call}")

    async def complete_wrap_up(
        self, interaction: str, *, disposition: str = "", note: str = "", follow_up: str = "",
        follow_up_at: int | None = None,
    ) -> str:  # fmt: skip
        """Nothing of it is lost without a line: it is sent when there is one."""
        body = c.CompleteWrapUp(
            interaction=interaction, disposition=disposition, note=note, follow_up=follow_up,
            follow_up_at=follow_up_at,
        )  # fmt: skip
        return await self._do(body, track=f"{TRACK}{interaction}", wraps=interaction)

    async def extend_wrap_up(self, interaction: str, disposition: str = "") -> str:
        body = c.ExtendWrapUp(interaction=interaction, disposition=disposition)
        return await self._do_now(body, f"{TRACK}{interaction}")

    async def set_state(self, state: AgentState, reason: str = "", *, now: bool = False) -> str:
        """Expires after 30 s: never replayed after a reconnect. Refused with `conflict` where the
        platform has changed it since: it is theirs, and the desk never flips it back."""
        me = self._current.directory.agents.get(self._me)
        body = c.SetAgentState(state=state, reason=reason, version=me.version if me else 0, now=now)
        return await self._do_now(body)

    async def add_task(
        self, title: str, *, due_at: int | None = None, kind: TaskKind = "appointment",
        contact: str = "", key: int | None = None,
    ) -> str:  # fmt: skip
        """Something of one's own to do; `contact` and `key` (of a conversation): what it is about.
        It stands among `tasks` at once, under the id that is returned, line or not."""
        conversation, id = None if key is None else await self._id(key), uuid7()
        body = c.AddTask(
            title=title, kind=kind, due_at=due_at, contact=contact, conversation=conversation
        )
        return await self._do(body, id=id, track=f"{TASK}{id}")

    async def finish_task(self, id: str) -> str:
        return await self._do(c.FinishTask(task=id), track=f"{TASK}{id}")

    async def judge_suggestion(
        self, key: int, verdict: Literal["used", "edited", "dismissed"]
    ) -> str:
        conversation = await self._id(key)
        return await self._do(c.JudgeSuggestion(conversation=conversation, verdict=verdict))

    # Inside

    @property
    def _me(self) -> str:
        return self._current.person.id

    async def _answer(self, body: c.Request, offer: str) -> str:
        """On a track of its own: a customer who waits does not wait for another command."""
        known = self._current.working.offer(offer)
        return await self._do_now(body, f"offer:{offer}", known.offer.expires_at if known else None)
