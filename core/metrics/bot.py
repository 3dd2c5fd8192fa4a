"""What the bot is worth: how much it settles alone, and how much it hands over, and why.

A session begins with `bot.started` and belongs to the time it began, whenever it ends. `outcomes` has
the same two rates from conversations as they stand; from events a hand-over still counts after the
conversation was given back to the bot.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.entities import HandoffReason
from core.metrics.ratio import Ratio
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.reduce import conversation_of


class Session(NamedTuple):
    """One conversation with the bot. `reasons`: of each hand-over, in the order of time."""

    started_at: int
    closed: bool = False
    """It ended with the bot."""
    taken: bool = False
    """A person took it, asked or not."""
    reasons: tuple[HandoffReason, ...] = ()

    @property
    def contained(self) -> bool:
        """Closed with no human: nobody was asked for, and nobody came."""
        return self.closed and not self.taken and not self.reasons


class BotFigures(NamedTuple):
    """`reasons` counts hand-overs, of which a session may have several; the rates count sessions, so
    that neither passes 100 %."""

    sessions: int = 0
    contained: int = 0
    handed_over: int = 0
    taken_over: int = 0
    """By a person whom the bot had not asked for."""
    reasons: Mapping[HandoffReason, int] = {}

    @property
    def containment(self) -> Ratio:
        return Ratio(self.contained, self.sessions)

    @property
    def hand_off_rate(self) -> Ratio:
        return Ratio(self.handed_over, self.sessions)


def bot_figures(
    events: Iterable[Event], start: int | None = None, end: int | None = None
) -> BotFigures:
    """Of sessions that began from `start` to before `end`, in ms; None: without that bound."""
    found = sessions(events).values()
    chosen = [
        s for s in found
        if (start is None or s.started_at >= start) and (end is None or s.started_at < end)
    ]  # fmt: skip
    reasons = [reason for session in chosen for reason in session.reasons]
    return BotFigures(
        sessions=len(chosen),
        contained=sum(s.contained for s in chosen),
        handed_over=sum(bool(s.reasons) for s in chosen),
        taken_over=sum(s.taken and not s.reasons for s in chosen),
        reasons={reason: reasons.count(reason) for reason in sorted(set(reasons))},
    )


def sessions(events: Iterable[Event]) -> dict[str, Session]:
    """By conversation; events may come late, doubled and in any order."""
    once = {event.seq: event for event in events}
    found: dict[str, Session] = {}
    for _, event in sorted(once.items()):
        where = conversation_of(event.body) if event.body else None
        if where is None:
            continue
        if isinstance(event.body, e.BotStarted):
            found.setdefault(where, Session(event.at))
        elif where in found:
            found[where] = _after(found[where], event.body)
    return found


def _after(session: Session, body: e.Body | None) -> Session:
    if isinstance(body, e.BotHandoffRequested):
        return session._replace(reasons=(*session.reasons, body.reason))
    if isinstance(body, e.BotHandedOff | e.BotTakenOver):
        return session._replace(taken=True)
    if isinstance(body, e.BotClosed):
        return session._replace(closed=True)
    return session
