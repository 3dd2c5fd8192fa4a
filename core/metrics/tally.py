"""Tally: the sums every figure is made of; they can be added, and averages cannot.

What happened is counted once, as sums under a `Key` at one stated time; any figure of any queue, agent
and time is then those sums added up and divided at the very end. Live, in a report and on a desk
without a line it is these sums and these divisions, so it is one number.
"""

from collections.abc import Collection, Iterable, Mapping
from operator import add, neg
from typing import NamedTuple

import msgspec
from msgspec.structs import astuple

from core.metrics.ratio import Ratio
from core.metrics.service_level import Variant, Waits, service_level

QUARTER_MS = 15 * 60_000
"""What sums are kept by. Every zone's midnight and every interval of a report begins with one."""


class Key(NamedTuple):
    """What sums belong to; empty where that is not said of them."""

    at: int
    """UTC in ms: when it counts, or the quarter of an hour that begins then."""
    queue: str = ""
    agent: str = ""
    media: str = ""
    """The channel as work is counted by: one of `work.Media`."""
    code: str = ""
    """Disposition of what was handled; reason of a state; why the bot asked for a person."""

    @property
    def in_quarter(self) -> "Key":
        return self._replace(at=quarter(self.at))


class Tally(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Counts and ms, all additive. The stamp at which each group counts stands above it."""

    # When a queue was entered
    offered: int = 0
    answered: int = 0
    answered_within: int = 0
    """Of a wait of at most T."""
    abandoned: int = 0
    abandoned_within: int = 0
    flow_outs: int = 0
    waited_ms: int = 0
    """Queue wait and alert of the answered."""
    hand_off_replies: int = 0
    hand_off_reply_ms: int = 0
    """From the bot's hand-off to the first public human reply."""
    # When the wrap-up ended
    handled: int = 0
    talk_ms: int = 0
    """Talk and hold."""
    hold_ms: int = 0
    """Of talk_ms, on hold."""
    wrap_up_ms: int = 0
    transferred: int = 0
    # When an agent was offered it
    offers: int = 0
    accepted: int = 0
    declined: int = 0
    not_answered: int = 0
    gave_up: int = 0
    """The customer did, while it rang."""
    # When the reply was given
    first_replies: int = 0
    first_reply_ms: int = 0
    next_replies: int = 0
    next_reply_ms: int = 0
    # When the conversation was first resolved
    resolved: int = 0
    first_resolution_ms: int = 0
    last_resolution_ms: int = 0
    # When the bot's session began
    bot_sessions: int = 0
    bot_contained: int = 0
    bot_handed_over: int = 0
    bot_taken_over: int = 0
    bot_hand_overs: int = 0
    """For the reason that is the key's code; a session may have several."""
    # When the customer answered
    surveys: int = 0
    satisfied: int = 0
    # When it was signed
    evaluations: int = 0
    evaluations_failed: int = 0
    evaluation_points: int = 0
    """Hundredths of a percent, summed up."""
    # While it passes: split at the edges of intervals
    signed_in_ms: int = 0
    on_queue_ms: int = 0
    interacting_ms: int = 0
    """On queue with work; several at once count once."""
    communicating_ms: int = 0
    """On queue in a call of one's own, without work."""
    working_ms: int = 0
    """Signed in with work; several at once count once."""
    reason_ms: int = 0
    """Of the state's reason that is the key's code."""
    # When a survey was asked
    surveys_sent: int = 0
    surveys_returned: int = 0
    """Of those that were sent then, answered by now."""

    def plus(self, other: "Tally") -> "Tally":
        return Tally(*map(add, astuple(self), astuple(other)))

    def negative(self) -> "Tally":
        """What takes it away again where it is added."""
        return Tally(*map(neg, astuple(self)))

    def only(self, fields: Collection[str]) -> "Tally":
        return Tally(**{name: getattr(self, name) for name in fields})

    def __bool__(self) -> bool:
        return any(astuple(self))

    @property
    def waiting(self) -> int:
        """Entered and neither answered nor gone."""
        return self.offered - self.answered - self.abandoned - self.flow_outs

    @property
    def answer_rate(self) -> Ratio:
        return Ratio(self.answered, self.offered)

    @property
    def abandon_rate(self) -> Ratio:
        return Ratio(self.abandoned, self.offered)

    @property
    def waits(self) -> Waits:
        return Waits(self.answered, self.answered_within, self.abandoned, self.abandoned_within)

    def service_level(self, variant: Variant = "default") -> Ratio:
        return service_level(self.waits, variant)

    @property
    def asa(self) -> Ratio:
        """Ms."""
        return Ratio(self.waited_ms, self.answered)

    @property
    def handle_ms(self) -> int:
        return self.talk_ms + self.wrap_up_ms

    @property
    def aht(self) -> Ratio:
        """Ms."""
        return Ratio(self.handle_ms, self.handled)

    @property
    def transfers(self) -> Ratio:
        return Ratio(self.transferred, self.handled)

    @property
    def rona(self) -> Ratio:
        return Ratio(self.not_answered, self.offers)

    @property
    def rona_without_gone(self) -> Ratio:
        """Leaving out customers who gave up while it rang."""
        return Ratio(self.not_answered, self.offers - self.gave_up)

    @property
    def occupancy(self) -> Ratio:
        """Over the time on queue, which is interacting, communicating and idle together."""
        return Ratio(self.interacting_ms, self.on_queue_ms)

    @property
    def idle_ms(self) -> int:
        return self.on_queue_ms - self.interacting_ms - self.communicating_ms

    @property
    def utilisation(self) -> Ratio:
        return Ratio(self.working_ms, self.signed_in_ms)

    @property
    def first_reply(self) -> Ratio:
        """Ms."""
        return Ratio(self.first_reply_ms, self.first_replies)

    @property
    def next_reply(self) -> Ratio:
        """Ms."""
        return Ratio(self.next_reply_ms, self.next_replies)

    @property
    def hand_off_reply(self) -> Ratio:
        """Ms."""
        return Ratio(self.hand_off_reply_ms, self.hand_off_replies)

    @property
    def first_resolution(self) -> Ratio:
        """Ms."""
        return Ratio(self.first_resolution_ms, self.resolved)

    @property
    def last_resolution(self) -> Ratio:
        """Ms."""
        return Ratio(self.last_resolution_ms, self.resolved)

    @property
    def containment(self) -> Ratio:
        return Ratio(self.bot_contained, self.bot_sessions)

    @property
    def hand_off_rate(self) -> Ratio:
        return Ratio(self.bot_handed_over, self.bot_sessions)

    @property
    def csat(self) -> Ratio:
        """`over` is the n that is shown beside it."""
        return Ratio(self.satisfied, self.surveys)

    @property
    def response_rate(self) -> Ratio:
        """Of the surveys that were sent, those that were answered whenever."""
        return Ratio(self.surveys_returned, self.surveys_sent)

    @property
    def quality(self) -> Ratio:
        """As part of 1."""
        return Ratio(self.evaluation_points, self.evaluations * 10_000)


Counts = tuple[tuple[Key, Tally], ...]
"""What one thing that happened contributes, each at its own time."""


class Sums:
    """Sums by key, each of a quarter of an hour; what is put in can be taken out again."""

    def __init__(self) -> None:
        self.by_key: dict[Key, Tally] = {}

    def add(self, counts: Iterable[tuple[Key, Tally]]) -> None:
        for key, tally in counts:
            self._put(key.in_quarter, tally)

    def take(self, counts: Iterable[tuple[Key, Tally]]) -> None:
        for key, tally in counts:
            self._put(key.in_quarter, tally.negative())

    def _put(self, key: Key, tally: Tally) -> None:
        whole = self.by_key.get(key, NOTHING).plus(tally)
        if whole:
            self.by_key[key] = whole
        else:
            self.by_key.pop(key, None)


def total(tallies: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(*map(astuple, tallies), strict=True)))


def between(counts: Iterable[tuple[Key, Tally]], start: int, end: int) -> Tally:
    """Of what counts from `start` to before `end`."""
    return total(tally for key, tally in counts if start <= key.at < end)


def differences(before: Counts, after: Counts) -> Mapping[Key, Tally]:
    """By quarter of an hour: what to add where the one stood, so that the other does."""
    sums = Sums()
    sums.add(after)
    sums.take(before)
    return sums.by_key


def quarter(at: int) -> int:
    return at - at % QUARTER_MS


NOTHING = Tally()
TIME: tuple[str, ...] = (
    "signed_in_ms", "on_queue_ms", "interacting_ms", "communicating_ms", "working_ms", "reason_ms",
)  # fmt: skip
"""What is worked out anew while time passes, and not counted when something happens."""
CODED: tuple[str, ...] = (
    "handled", "talk_ms", "hold_ms", "wrap_up_ms", "transferred", "bot_sessions", "bot_contained",
    "bot_handed_over", "bot_taken_over", "bot_hand_overs", "reason_ms",
)  # fmt: skip
"""What a key's code says something of, or stands beside it in a report by code."""
FIELDS: tuple[str, ...] = Tally.__struct_fields__
