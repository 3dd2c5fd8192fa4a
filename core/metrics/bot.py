"""What the bot is worth: how much it settles alone, and how much it hands over, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.metrics.counted import of_session
from core.metrics.ratio import Ratio
from core.metrics.sessions import sessions
from core.metrics.tally import Tally, total
from core.protocol.events import Event


class BotFigures(NamedTuple):
    """`reasons` counts hand-overs, of which a session may have several; the rates count sessions, so
    that neither passes 100 %."""

    sessions: int = 0
    contained: int = 0
    handed_over: int = 0
    taken_over: int = 0
    """By a person whom the bot had not asked for."""
    reasons: Mapping[str, int] = {}

    @property
    def containment(self) -> Ratio:
        return self._tally.containment

    @property
    def hand_off_rate(self) -> Ratio:
        return self._tally.hand_off_rate

    @property
    def _tally(self) -> Tally:
        return Tally(
            bot_sessions=self.sessions, bot_contained=self.contained,
            bot_handed_over=self.handed_over,
        )  # fmt: skip


def bot_figures(
    events: Iterable[Event], start: int | None = None, end: int | None = None
) -> BotFigures:
    """Of sessions that began from `start` to before `end`, in ms; None: without that bound."""
    counts = [
        (key, tally)
        for found in sessions(events).values() for key, tally in of_session(found)
        if (start is None or key.at >= start) and (end is None or key.at < end)
    ]  # fmt: skip
    whole = total(tally for _, tally in counts)
    reasons = Counter[str]()
    for key, tally in counts:
        reasons[key.code] += tally.bot_hand_overs
    return BotFigures(
        whole.bot_sessions, whole.bot_contained, whole.bot_handed_over, whole.bot_taken_over,
        {why: reasons[why] for why in sorted(reasons) if reasons[why]},
    )  # fmt: skip
