import random
from typing import Any
from zoneinfo import ZoneInfo

from core.evaluation import SamplingRule
from core.sampling import bounds, drawn, week_of
from core.work import Interaction

ZONE = ZoneInfo("Europe/Istanbul")
MONDAY = 1_795_381_200_000
"""Monday 23 November 2026, 00:00 in Istanbul."""
RULE = SamplingRule(id="s", form="service", per_week=5)


def contact(number: int, agent: str | None = "ayse", **more: Any) -> Interaction:
    given: dict[str, Any] = {
        "id": f"i{number}", "media": "chat", "queue": "q", "contact": "p", "entered_at": MONDAY,
        "state": "done", "end": "handled", "agent": agent, "completed_at": MONDAY + number,
    }  # fmt: skip
    return Interaction(**{**given, **more})


WEEK = [contact(number, agent) for agent in ("ayse", "bora") for number in range(40)]


def ids(found: dict[str, tuple[Interaction, ...]]) -> dict[str, list[str]]:
    return {agent: [of.id for of in chosen] for agent, chosen in found.items()}


def test_a_week_begins_on_monday_by_the_companys_clock() -> None:
    assert week_of(MONDAY, ZONE) == "2026-W48"
    assert week_of(MONDAY - 1, ZONE) == "2026-W47"
    assert week_of(MONDAY, ZoneInfo("UTC")) == "2026-W47"


def test_a_week_is_from_monday_to_monday() -> None:
    start, end = bounds("2026-W48", ZONE)
    assert (
        start == MONDAY
        and week_of(end - 1, ZONE) == "2026-W48"
        and week_of(end, ZONE) == "2026-W49"
    )
    assert bounds("2026-W12", ZoneInfo("Europe/Berlin"))[1] - bounds("2026-W13", ZONE)[0] > 0
    spring = bounds("2026-W13", ZoneInfo("Europe/Berlin"))
    assert spring[1] - spring[0] == (7 * 24 - 1) * 3_600_000, "the clocks are put forward"


def test_five_of_each_agent_the_same_in_whatever_order_they_are_known() -> None:
    first = ids(drawn(RULE, "2026-W48", WEEK, ZONE))
    assert {agent: len(chosen) for agent, chosen in first.items()} == {"ayse": 5, "bora": 5}
    shuffled = WEEK * 2
    random.Random(1).shuffle(shuffled)
    assert ids(drawn(RULE, "2026-W48", shuffled, ZONE)) == first


def test_another_seed_or_week_draws_others() -> None:
    first = ids(drawn(RULE, "2026-W48", WEEK, ZONE))
    other = SamplingRule(id="s", form="service", per_week=5, seed=2)
    assert ids(drawn(other, "2026-W48", WEEK, ZONE)) != first
    assert drawn(RULE, "2026-W47", WEEK, ZONE) == {}


def test_no_place_of_the_week_is_preferred() -> None:
    """Over many seeds each of forty is drawn about as often."""
    counts = dict.fromkeys((f"i{n}" for n in range(40)), 0)
    for seed in range(400):
        rule = SamplingRule(id="s", form="service", per_week=5, seed=seed)
        for of in drawn(rule, "2026-W48", WEEK[:40], ZONE)["ayse"]:
            counts[of.id] += 1
    assert min(counts.values()) > 25 and max(counts.values()) < 80


def test_only_what_was_handled_by_whom_it_is_about() -> None:
    others = [
        contact(1, end="abandoned", agent=None), contact(2, media="call"), contact(3, agent="cem"),
        contact(4, completed_at=None, state="active"), contact(5),
    ]  # fmt: skip
    rule = SamplingRule(id="s", form="service", media=("chat",))
    found = drawn(rule, "2026-W48", others, ZONE, frozenset({"ayse"}))
    assert ids(found) == {"ayse": ["i5"]}


def test_what_was_too_short_is_not_drawn() -> None:
    rule = SamplingRule(id="s", form="service", shortest_s=120)
    long = contact(1, answered_at=MONDAY, ended_at=MONDAY + 120_000)
    week = [long, contact(2, answered_at=MONDAY, ended_at=MONDAY + 119_999), contact(3)]
    assert ids(drawn(rule, "2026-W48", week, ZONE)) == {"ayse": ["i1"]}
