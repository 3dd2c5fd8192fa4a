"""The table of what the bot does, one row for each medium: how much of it, how sure, and what is stuck."""

from core.metrics.ratio import Ratio
from desktop.models.live_column import Column, Table
from desktop.models.live_risk import WARNING, rate_risk, wait_risk
from desktop.models.live_values import BotRow, Cell, Floor, Key
from desktop.models.live_words import MEDIA_ICONS, age, media_name, share
from desktop.numbers import count
from desktop.translate import tr

TARGET_S = 60
"""So long a customer whom the bot handed over may wait unnoticed."""


def confidence(row: BotRow) -> Ratio:
    return Ratio(row.live.confidence, row.live.understood * 100)


def _live(row: BotRow, _: Floor) -> Cell:
    return Cell(count(row.live.live), strong=bool(row.live.live))


def _unsure(row: BotRow, _: Floor) -> Cell:
    found = row.live.unsure
    return Cell(count(found), "warning", "circle-question-mark") if found else Cell("0", "third")


def _stuck(row: BotRow, _: Floor) -> Cell:
    found = row.live.stuck
    return Cell(count(found), "bad", "siren", strong=True) if found else Cell("0", "third")


def _waits(row: BotRow, floor: Floor) -> Cell:
    if not row.live.handed_over:
        return Cell("0", "third")
    since = row.live.oldest_at
    waits = max(0, floor.now - since) if since is not None else 0
    tone, icon = wait_risk(waits, None, TARGET_S)
    return Cell(count(row.live.handed_over), tone or WARNING[0], icon, age(waits), strong=True)


def _confidence(row: BotRow, _: Floor) -> Cell:
    ratio = confidence(row)
    low = ratio.percent is not None and ratio.percent < 60
    return Cell(share(ratio), "warning" if low else "", "triangle-alert" if low else "")


def _handed(row: BotRow, _: Floor) -> Cell:
    today = row.live.today
    tone, icon = rate_risk(today.hand_off_rate.percent, 60, 80)
    return Cell(share(today.hand_off_rate), tone, icon)


def _ratio_key(ratio: Ratio) -> Key:
    return () if ratio.value is None else (ratio.value,)


COLUMNS: tuple[Column[BotRow], ...] = (
    Column(
        "channel", lambda: tr("Live", "Channel"), 150,
        lambda r, _: Cell(media_name(r.id), icon=MEDIA_ICONS[r.live.media], strong=True),
        lambda r, _: (media_name(r.id),), right=False,
    ),
    Column("live", lambda: tr("Live", "Conversations"), 124, _live, lambda r, _: (r.live.live,), figure="bot_live"),
    Column(
        "unsure", lambda: tr("Live", "Unsure"), 90, _unsure, lambda r, _: (r.live.unsure,), figure="bot_unsure",
        hint=lambda: tr("Live", "Whose customer it understood badly."),
    ),
    Column(
        "stuck", lambda: tr("Live", "Stuck"), 90, _stuck, lambda r, _: (r.live.stuck,), figure="bot_stuck",
        hint=lambda: tr("Live", "Whose customer’s last words it has left without an answer."),
    ),
    Column(
        "waits", lambda: tr("Live", "Ask for a person"), 140, _waits, lambda r, _: (r.live.handed_over,),
        ages=True, figure="bot_handed_over", aside=40,
        hint=lambda: tr("Live", "It asked for a person and nobody came yet; beside it the longest wait."),
    ),
    Column(
        "confidence", lambda: tr("Live", "Confidence"), 104, _confidence,
        lambda r, _: _ratio_key(confidence(r)), figure="bot_live",
        hint=lambda: tr("Live", "How sure it is of what the customers meant, over the live ones."),
    ),
    Column(
        "sessions", lambda: tr("Live", "Today"), 80, lambda r, _: Cell(count(r.live.today.bot_sessions)),
        lambda r, _: (r.live.today.bot_sessions,), rank=2, figure="bot_sessions",
    ),
    Column(
        "containment", lambda: tr("Live", "Contained"), 104, lambda r, _: Cell(share(r.live.today.containment)),
        lambda r, _: _ratio_key(r.live.today.containment), rank=1, figure="containment",
        hint=lambda: tr("Live", "Closed without a person, of all its conversations today."),
    ),
    Column(
        "handed", lambda: tr("Live", "Handed over"), 116, _handed,
        lambda r, _: _ratio_key(r.live.today.hand_off_rate), rank=3, figure="hand_off_rate",
    ),
)  # fmt: skip

BOTS: Table[BotRow] = Table(
    "bots", lambda floor: floor.bots, COLUMNS, (), lambda row, _: media_name(row.id), ("live", True),
    lambda: (
        tr("Live", "The bot has nothing to do"), tr("Live", "Its conversations come here while it has any."),
    ),
)  # fmt: skip
