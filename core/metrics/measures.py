"""MEASURES: every figure a report can show, one row each: add one here and it is everywhere."""

from collections.abc import Callable
from operator import attrgetter
from typing import Literal, NamedTuple

from core.metrics.ratio import Ratio
from core.metrics.service_level import Variant
from core.metrics.tally import TIME, Tally

Unit = Literal["count", "percent", "ms"]
Group = Literal["demand", "handling", "offering", "replies", "time", "bot", "quality"]
"""What it is counted of; a report shows the groups that its rows can answer for."""
MADE_OF: dict[Group, tuple[str, ...]] = {
    "demand": (
        "offered", "answered", "answered_within", "abandoned", "abandoned_within", "flow_outs",
        "waited_ms", "hand_off_replies", "hand_off_reply_ms",
    ),
    "handling": ("handled", "talk_ms", "hold_ms", "wrap_up_ms", "transferred"),
    "offering": ("offers", "accepted", "declined", "not_answered", "gave_up"),
    "replies": (
        "first_replies", "first_reply_ms", "next_replies", "next_reply_ms", "resolved",
        "first_resolution_ms", "last_resolution_ms",
    ),
    "time": TIME,
    "bot": (
        "bot_sessions", "bot_contained", "bot_handed_over", "bot_taken_over", "bot_hand_overs",
    ),
    "quality": (
        "surveys", "satisfied", "evaluations", "evaluations_failed", "evaluation_points",
        "surveys_sent", "surveys_returned",
    ),
}  # fmt: skip
"""The sums of each group."""


class Measure(NamedTuple):
    name: str
    unit: Unit
    group: Group
    of: Callable[[Tally, Variant], int | Ratio]
    """A count or ms, or a ratio: of ms its mean is shown, of all else its percentage."""


def _sum(name: str, unit: Unit, group: Group) -> Measure:
    value: Callable[[Tally], int] = attrgetter(name)
    return Measure(name, unit, group, lambda tally, _: value(tally))


def _ratio(name: str, unit: Unit, group: Group, of: Callable[[Tally], Ratio]) -> Measure:
    return Measure(name, unit, group, lambda tally, _: of(tally))


MEASURES: tuple[Measure, ...] = (
    _sum("offered", "count", "demand"),
    _sum("answered", "count", "demand"),
    _sum("abandoned", "count", "demand"),
    _sum("flow_outs", "count", "demand"),
    _sum("waiting", "count", "demand"),
    _ratio("answer_rate", "percent", "demand", lambda t: t.answer_rate),
    _ratio("abandon_rate", "percent", "demand", lambda t: t.abandon_rate),
    Measure("service_level", "percent", "demand", lambda t, variant: t.service_level(variant)),
    _ratio("asa", "ms", "demand", lambda t: t.asa),
    _ratio("hand_off_reply", "ms", "demand", lambda t: t.hand_off_reply),
    _sum("offers", "count", "offering"),
    _sum("accepted", "count", "offering"),
    _sum("declined", "count", "offering"),
    _sum("not_answered", "count", "offering"),
    _ratio("rona", "percent", "offering", lambda t: t.rona),
    _ratio("rona_without_gone", "percent", "offering", lambda t: t.rona_without_gone),
    _sum("handled", "count", "handling"),
    _ratio("aht", "ms", "handling", lambda t: t.aht),
    _sum("talk_ms", "ms", "handling"),
    _sum("hold_ms", "ms", "handling"),
    _sum("wrap_up_ms", "ms", "handling"),
    _sum("transferred", "count", "handling"),
    _ratio("transfers", "percent", "handling", lambda t: t.transfers),
    _ratio("first_reply", "ms", "replies", lambda t: t.first_reply),
    _ratio("next_reply", "ms", "replies", lambda t: t.next_reply),
    _ratio("first_resolution", "ms", "replies", lambda t: t.first_resolution),
    _ratio("last_resolution", "ms", "replies", lambda t: t.last_resolution),
    _sum("signed_in_ms", "ms", "time"),
    _sum("on_queue_ms", "ms", "time"),
    _sum("interacting_ms", "ms", "time"),
    _sum("communicating_ms", "ms", "time"),
    _sum("idle_ms", "ms", "time"),
    _ratio("occupancy", "percent", "time", lambda t: t.occupancy),
    _ratio("utilisation", "percent", "time", lambda t: t.utilisation),
    _sum("bot_sessions", "count", "bot"),
    _ratio("containment", "percent", "bot", lambda t: t.containment),
    _ratio("hand_off_rate", "percent", "bot", lambda t: t.hand_off_rate),
    _sum("bot_contained", "count", "bot"),
    _sum("bot_handed_over", "count", "bot"),
    _sum("bot_taken_over", "count", "bot"),
    _sum("bot_hand_overs", "count", "bot"),
    _sum("surveys", "count", "quality"),
    _ratio("csat", "percent", "quality", lambda t: t.csat),
    _sum("surveys_sent", "count", "quality"),
    _ratio("response_rate", "percent", "quality", lambda t: t.response_rate),
    _sum("evaluations", "count", "quality"),
    _ratio("quality", "percent", "quality", lambda t: t.quality),
)
BY_NAME: dict[str, Measure] = {measure.name: measure for measure in MEASURES}
