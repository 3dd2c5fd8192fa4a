"""A made-up day told to a real log, at the times at which it happened."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from backend.entries import entry_from
from backend.live import past
from backend.log import Log, Transaction
from backend.tables import conversations, events
from core.entities import (
    Agent,
    CallRecord,
    Contact,
    Conversation,
    Message,
    Queue,
    Survey,
)
from core.metrics.days import day_of
from core.metrics.live import Ledger
from core.protocol import events as e
from core.protocol.events import By, Event
from core.protocol.frames import Rows
from core.work import Interaction, Offer, QueueRules, StateSpan
from tests.core.metrics.world import AGENTS, World

SYSTEM = By(kind="system")
NOON = 1_780_308_000_000
UPSERTS: dict[type[Any], tuple[type[Any], str]] = {
    Interaction: (e.InteractionUpserted, "interaction"),
    Offer: (e.OfferUpserted, "offer"),
    CallRecord: (e.CallUpserted, "call"),
    Survey: (e.SurveyUpserted, "survey"),
    Agent: (e.AgentUpserted, "agent"),
    Queue: (e.QueueUpserted, "queue"),
    QueueRules: (e.QueueRulesUpserted, "queue_rules"),
}


class Day:
    """`now` is the log's clock. It runs from the evening before to the morning after."""

    def __init__(self, seed: int, place: Path) -> None:
        self.of = day_of(NOON)
        hour = 3_600_000
        self.world = World(Random(seed), self.of.start - 2 * hour, self.of.end + 2 * hour)
        self.now = self.world.start
        self.log = Log.open(place / "day.db", lambda: self.now)
        directory = tuple(Agent(id=id, name=id, teams=("t1",)) for id in AGENTS)
        self.log.load([Rows(agents=directory, contacts=(Contact(id="c", name="C"),))])
        told = sorted(enumerate(self.world.told), key=lambda each: (_at(each[1]), each[0]))
        self._told = [value for _, value in told]
        self._orders: dict[str, int] = {}

    async def until(self, at: int) -> None:
        """All that happens before then."""
        while self._told and _at(self._told[0]) < at:
            value = self._told.pop(0)
            self.now = max(self.now, _at(value))
            await self.log.transact(lambda t, value=value: self._tell(t, value))  # type: ignore[misc]
        self.now = max(self.now, at)

    def _tell(self, log: Transaction, value: Any) -> None:
        if isinstance(value, Event):
            assert value.body
            log.emit(value.body, SYSTEM)
        elif isinstance(value, Conversation):
            contact = log.contact("c")
            assert contact
            log.emit(e.ConversationCreated(conversation=value, contact=contact), SYSTEM)
        elif isinstance(value, Message):
            log.post(value.conversation, value.kind, value.author)
        elif isinstance(value, StateSpan):
            said = {name: getattr(value, name) for name in ("agent", "state", "reason", "since")}
            log.emit(e.AgentStateChanged(**said), SYSTEM)
        else:
            body, field = UPSERTS[type(value)]
            log.emit(body(**{field: value}), SYSTEM)


def by_hand(log: Log) -> Ledger:
    """`core.metrics` over every event there ever was."""
    ledger = Ledger()
    for value in log.database.read_now(lambda c: list(_everything(c))):
        ledger.hear(value) if isinstance(value, Event) else ledger.put(value)
    return ledger


def _everything(connection: Any) -> Iterator[Any]:
    for row in connection.execute(select(events).order_by(events.c.seq)):
        yield entry_from(row).event()
    ids = connection.scalars(select(conversations.c.id)).all()
    yield from past.standing(connection, ids)


def _at(value: Any) -> int:
    """When it was said."""
    if isinstance(value, Interaction):
        times = (value.entered_at, value.answered_at, value.first_reply_at, value.ended_at)
        return max(at for at in (*times, value.completed_at) if at is not None)
    if isinstance(value, Offer):
        return value.ended_at or value.at
    if isinstance(value, CallRecord):
        return value.ended_at or value.started_at
    if isinstance(value, StateSpan):
        return value.since
    if isinstance(value, Conversation):
        return value.created_at
    return getattr(value, "at", 0)
