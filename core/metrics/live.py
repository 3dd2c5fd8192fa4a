"""Ledger: what is so right now and what today's figures are, kept as it happens.

What is put may come late, doubled and in any order: a newer word of a thing takes the place of the older
one at once. The same sums make the reports, so a figure on the wall is the figure in the report.
"""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from core.entities import Agent, CallRecord, Conversation, Message, Queue, Survey
from core.evaluation import Evaluation, EvaluationForm
from core.metrics.book import Book
from core.metrics.counted import (
    Times,
    of_evaluation,
    of_offer,
    of_survey,
    of_time,
    of_visit,
    time_within,
)
from core.metrics.days import day_of
from core.metrics.floor import Floor
from core.metrics.forecast import forecast
from core.metrics.intervals import Interval
from core.metrics.sessions import TOLD
from core.metrics.states import used_ms
from core.metrics.talks import Talks
from core.metrics.tally import FIELDS, Counts, Key, Tally
from core.metrics.visits import entered
from core.protocol import events as e
from core.protocol.events import EVENTS, Body, Event
from core.protocol.reduce import reduce_agent, span_of
from core.protocol.signals import AgentLive, BotLive, QueueLive
from core.work import (
    COMPANY_ZONE,
    Interaction,
    Media,
    Offer,
    Profile,
    QueueRules,
    Routing,
    StateSpan,
)

EVER = Interval(0, 1 << 62)


class Ledger:
    """`zone`: by whose midnight a day begins. Used by one thread at a time."""

    def __init__(self, zone: str = COMPANY_ZONE) -> None:
        self.zone = zone
        self._book = Book(zone)
        self._floor = Floor()
        self._talks = Talks()
        self._known: dict[tuple[type[Any], str], Any] = {}
        """The newest of each value that has a version."""
        self._onward: set[str] = set()
        """Visits that another came from by a person's hand."""
        self._shown: dict[str, AgentLive] = {}
        """As worked out last; gone where something has changed since."""
        self._over: set[tuple[type[Any], str]] = set()
        self._over_before: set[tuple[type[Any], str]] = set()
        """What was forgotten last, and the time before: a late word of it is not counted again."""
        self._puts: dict[type[Any], Callable[[Any, Any], None]] = {
            Interaction: self._visit, Offer: self._offer, Agent: self._agent, Queue: self._queue,
            QueueRules: self._rules, Profile: self._profile, CallRecord: self._call,
            Survey: self._survey, Conversation: self._conversation,
            Evaluation: self._evaluation, EvaluationForm: self._form,
        }  # fmt: skip

    # What happens

    def hear(self, event: Event) -> None:
        """An event of the platform; those that no figure is made of are passed over.

        Of a conversation that changed, `put` it as it stands after the event.
        """
        body = event.body
        if isinstance(body, e.AgentStateChanged):
            self._state(event, body)
        elif isinstance(body, TOLD):
            self._talks.bot(body.conversation, event)
            self._talked(body.conversation)
        elif body is not None and type(body) in _VALUES:
            self.put(getattr(body, _VALUES[type(body)]))

    def put(self, value: Any) -> None:
        """An Interaction, Offer, StateSpan, Agent, Queue, QueueRules, Profile, CallRecord, Survey,
        Conversation, Message, Evaluation or EvaluationForm, as it stands."""
        if isinstance(value, Message):
            if self._talks.message(value):
                self._talked(value.conversation)
        elif isinstance(value, StateSpan):
            self._floor.span(value)
            self._shown.pop(value.agent, None)
        elif type(value) in self._puts:
            self._newest(value)

    def count(self, name: str, counts: Counts) -> None:
        """What something contributes; `name` tells it from others."""
        self._book.put(name, counts)
        for key, _ in counts:
            self._shown.pop(key.agent, None)

    def remember(self, counts: Counts) -> None:
        """Of days that are over: the ground of the forecast."""
        self._book.remember(counts)

    def forget(self, before: int) -> None:
        """What was over by then stands in the sums and will not change any more; once a day, say."""
        self._over_before, self._over = self._over, set()
        self._floor.forget(before)
        for id in self._talks.forget(before):
            self._drop(Conversation, id, f"talk:{id}")
        for visit in self._all(Interaction):
            if visit.completed_at is not None and visit.completed_at < before:
                self._drop(Interaction, visit.id, f"visit:{visit.id}")
        for offer in self._all(Offer):
            if offer.state != "open" and offer.at < before:
                self._drop(Offer, offer.id, f"offer:{offer.id}")

    # What is so

    def queues(self, now: int) -> dict[str, QueueLive]:
        """By id; the same value again where nothing changed."""
        return {queue: self._queue_live(queue, now) for queue in self._queues()}

    def agents(self, now: int) -> dict[str, AgentLive]:
        """By id; the same value again where nothing changed, up to its own `at`."""
        day = day_of(now, self.zone)
        for agent in self._floor.people():
            shown = self._shown.get(agent)
            if shown is None or shown.at not in day:
                self._shown[agent] = self._agent_live(agent, day, now)
        return dict(self._shown)

    def bots(self, now: int) -> dict[Media, BotLive]:
        start = day_of(now, self.zone).start
        return {
            media: replace(live, today=self._book.day(start, f"media:{media}").only(_BOTS))
            for media, live in self._talks.live(now).items()
        }

    def tallies(self, now: int) -> Iterator[tuple[Key, Tally]]:
        """All there is by quarter of an hour, for `report.grouped`."""
        yield from self._book.tallies()
        for agent in self._floor.people():
            yield from of_time(self._times(agent, now), EVER, now)

    # Inside: what was put

    def _is_over(self, kind: type[Any], id: str) -> bool:
        return (kind, id) in self._over or (kind, id) in self._over_before

    def _newest(self, value: Any) -> None:
        if self._is_over(type(value), value.id):
            return
        before = self._known.get((type(value), value.id))
        if before is None or value.version > before.version:
            self._known[type(value), value.id] = value
            self._puts[type(value)](before, value)

    def _visit(self, before: Interaction | None, after: Interaction) -> None:
        for agent in self._floor.visit(before, after):
            self._shown.pop(agent, None)
        self._count_visit(after)
        if after.transferred_by and after.before and after.before not in self._onward:
            self._onward.add(after.before)
            came_from = self._known.get((Interaction, after.before))
            if came_from:
                self._count_visit(came_from)

    def _count_visit(self, visit: Interaction) -> None:
        target = self._target_s(visit.queue) * 1_000
        self.count(f"visit:{visit.id}", of_visit(visit, target, visit.id in self._onward))

    def _offer(self, before: Offer | None, after: Offer) -> None:
        self._floor.offer(after)
        self._shown.pop(after.agent, None)
        self.count(f"offer:{after.id}", of_offer(after))

    def _call(self, before: CallRecord | None, after: CallRecord) -> None:
        for agent in self._floor.call(before, after):
            self._shown.pop(agent, None)

    def _agent(self, before: Agent | None, after: Agent) -> None:
        self._floor.agents[after.id] = after
        self._shown.pop(after.id, None)

    def _state(self, event: Event, body: e.AgentStateChanged) -> None:
        self.put(span_of(body))
        known = self._known.get((Agent, body.agent))
        if known and event.seq > known.version:
            self._newest(reduce_agent(known, event))

    def _queue(self, before: Queue | None, after: Queue) -> None:
        self._floor.queues[after.id] = after

    def _profile(self, before: Profile | None, after: Profile) -> None:
        self._floor.profiles[after.id] = after

    def _rules(self, before: QueueRules | None, after: QueueRules) -> None:
        """Another T recounts what was counted by the one before."""
        usual = QueueRules(id=after.id)
        if (before or usual).target_s == after.target_s:
            return
        for visit in self._all(Interaction):
            if visit.queue == after.id:
                self._count_visit(visit)

    def _survey(self, before: Survey | None, after: Survey) -> None:
        self.count(f"survey:{after.id}", of_survey(after))

    def _evaluation(self, before: Evaluation | None, after: Evaluation) -> None:
        form = self._known.get((EvaluationForm, after.form))
        self.count(f"evaluation:{after.id}", of_evaluation(after, form) if form else ())

    def _form(self, before: EvaluationForm | None, after: EvaluationForm) -> None:
        """What was scored by it may have come first."""
        for evaluation in self._all(Evaluation):
            if evaluation.form == after.id:
                self._evaluation(None, evaluation)

    def _conversation(self, before: Conversation | None, after: Conversation) -> None:
        self._talks.conversation(after)
        self._talked(after.id)

    def _talked(self, conversation: str) -> None:
        if not self._is_over(Conversation, conversation):
            self.count(f"talk:{conversation}", self._talks.counts(conversation))

    def _drop(self, kind: type[Any], id: str, name: str) -> None:
        self._known.pop((kind, id), None)
        self._over.add((kind, id))
        self._onward.discard(id)
        self._book.drop(name)

    # Inside: what is made of it

    def _all(self, kind: type[Any]) -> list[Any]:
        return [value for (type_, _), value in self._known.items() if type_ is kind]

    def _target_s(self, queue: str) -> int:
        rules: QueueRules = self._known.get((QueueRules, queue)) or QueueRules(id=queue)
        return rules.target_s

    def _queues(self) -> set[str]:
        return {*self._floor.queues, *self._floor.waits_in()}

    def _queue_live(self, queue: str, now: int) -> QueueLive:
        waiting = self._floor.waiting(queue, now)
        handed_over = [visit for visit in waiting if visit.handover]
        agents = self._by_routing(queue)
        there = sum(n for seen, n in agents.items() if seen not in ("off", "not_responding"))
        today = self._book.day(day_of(now, self.zone).start, f"queue:{queue}")
        return QueueLive(
            queue=queue,
            target_s=self._target_s(queue),
            waiting=len(waiting),
            oldest_at=entered(waiting[0]) if waiting else None,
            handovers=len(handed_over),
            handover_at=entered(handed_over[0]) if handed_over else None,
            agents=agents,
            today=today,
            forecast=forecast(
                now, self._book.arrivals(queue), len(waiting), there, today.aht, self.zone
            ),
        )

    def _by_routing(self, queue: str) -> dict[Routing, int]:
        found: dict[Routing, int] = {}
        for agent in self._floor.works_for(queue):
            seen, _ = self._floor.routing(agent)
            found[seen] = found.get(seen, 0) + 1
        return dict(sorted(found.items()))

    def _agent_live(self, agent: str, day: Interval, now: int) -> AgentLive:
        who = self._floor.agents.get(agent) or Agent(id=agent, name="")
        seen, since = self._floor.routing(agent)
        past = Interval(day.start, min(day.end, now))
        time = time_within(self._times(agent, now), past, now)
        return AgentLive(
            agent=agent, at=now, state=who.state, reason=who.reason, since=who.since,
            routing=seen, routing_since=since, load=self._floor.load(agent),
            work=tuple(visit.id for visit in self._floor.open(agent)),
            calls=self._floor.own_calls(agent),
            today=self._book.day(day.start, f"agent:{agent}").plus(time),
            used_ms=used_ms(self._floor.states(agent, now), past),
        )  # fmt: skip

    def _times(self, agent: str, now: int) -> Times:
        floor = self._floor
        return Times(agent, floor.states(agent, now), floor.accepted(agent), floor.calls(agent))


def as_of(live: AgentLive, now: int) -> AgentLive:
    """At a later moment of the same day at which nothing else has happened."""
    ms = max(0, now - live.at)
    queued, there, work = live.state == "available", live.state != "offline", bool(live.work)
    passed = Tally(
        signed_in_ms=ms * there,
        on_queue_ms=ms * queued,
        interacting_ms=ms * (queued and work),
        communicating_ms=ms * (queued and bool(live.calls) and not work),
        working_ms=ms * (there and work),
        reason_ms=ms * bool(live.reason),
    )
    used = {**live.used_ms}
    if live.reason and ms:
        used[live.reason] = used.get(live.reason, 0) + ms
    return replace(live, at=max(now, live.at), today=live.today.plus(passed), used_ms=used)


_BOTS = tuple(name for name in FIELDS if name.startswith("bot_"))
_VALUES: dict[type[Body], str] = {
    **{
        type_: name.removesuffix(".upserted")
        for name, type_ in EVENTS.items()
        if name.endswith(".upserted")
    },
    e.MessageCreated: "message",
    e.MessageUpdated: "message",
    e.ConversationCreated: "conversation",
}
