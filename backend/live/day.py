"""Day: the ledger of one company day, from what the platform's file says of it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from backend.live import past
from backend.state import State
from core.entities import Agent, Conversation, Queue
from core.evaluation import EvaluationForm
from core.metrics.counted import of_session
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.live import Ledger
from core.metrics.media import media_of
from core.metrics.sessions import as_it_stands
from core.protocol.events import BotStarted, Event
from core.work import COMPANY_ZONE, Interaction, Offer, Profile, QueueRules

DIRECTORY = (Queue, QueueRules, Profile, Agent, EvaluationForm)


def today(connection: Connection, now: int, zone: str = COMPANY_ZONE) -> Ledger:
    """Of the day that `now` lies in, so far, with whatever of earlier days is not over."""
    ledger = day(connection, day_of(now, zone), zone)
    state = State(connection)
    _put(ledger, [*state.unfinished(Interaction), *state.unfinished(Offer)])
    pending = state.with_status("pending")
    _put(ledger, [*pending, *past.said(connection, [of.id for of in pending])])
    return ledger


def day(connection: Connection, of: Interval, zone: str = COMPANY_ZONE) -> Ledger:
    """All that has to do with this time. What is counted of other times is not whole."""
    ledger, state = Ledger(zone), State(connection)
    for kind in DIRECTORY:
        _put(ledger, state.all(kind))
    begun: set[str] = set()
    talks: list[Conversation] = []
    for value in past.everything(connection, of):
        if isinstance(value, Event):
            ledger.hear(value)
            if isinstance(value.body, BotStarted):
                begun.add(value.body.conversation)
            continue
        ledger.put(value)
        if isinstance(value, Conversation):
            talks.append(value)
    _sessions(ledger, (each for each in talks if each.id not in begun))
    return ledger


def _sessions(ledger: Ledger, talks: Iterable[Conversation]) -> None:
    """Of conversations whose events are not known: as far as they say it themselves."""
    for each in talks:
        if session := as_it_stands(each):
            session = session._replace(media=media_of(each.channel))
            ledger.count(f"bot:{each.id}", of_session(session))


def _put(ledger: Ledger, values: Iterable[object]) -> None:
    for value in values:
        ledger.put(value)
