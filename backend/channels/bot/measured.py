"""The bot's figures from the log itself."""

from sqlalchemy import Connection, select

from backend.entries import TYPES, entry_from
from backend.tables import events
from core.metrics.bot import BotFigures, bot_figures
from core.protocol import events as e

_COUNTED = tuple(
    TYPES[body]
    for body in (
        e.BotStarted, e.BotHandoffRequested, e.BotHandedOff, e.BotTakenOver, e.BotReturned,
        e.BotClosed,
    )
)  # fmt: skip


def measured(connection: Connection, since: int) -> BotFigures:
    """Of sessions that began at `since` (ms) or later."""
    asked = select(events).where(events.c.type.in_(_COUNTED), events.c.at >= since)
    return bot_figures((entry_from(row).event() for row in connection.execute(asked)), since)


def told(figures: BotFigures) -> str:
    """In lines, each rate with what it is made of; a dash where there is nothing to be part of."""
    reasons = ", ".join(f"{reason} {count}" for reason, count in figures.reasons.items())
    rates = {"contained": figures.containment, "handed over": figures.hand_off_rate}
    lines = [f"sessions {figures.sessions}"]
    for name, ratio in rates.items():
        share = "–" if ratio.percent is None else f"{ratio.percent:.1f} %"
        lines.append(f"{name} {ratio.part}/{ratio.over} ({share})")
    lines.append(f"taken over {figures.taken_over}")
    return "\n".join([*lines, f"reasons: {reasons or '–'}"])
