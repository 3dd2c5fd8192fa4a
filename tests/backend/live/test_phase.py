from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.live.phase import BREAK_MS, CALM, Phase, back, beyond, step
from core.supervision import AlertRule

RULE = AlertRule(
    id="r", name="r", figure="waiting", comparison="above", threshold=10, clear_at=6, for_s=5
)
VALUES = st.none() | st.integers(0, 20).map(float)
LOOKS = st.lists(st.tuples(VALUES, st.integers(1, 4_000)), max_size=200)


def walk(
    rule: AlertRule, looks: Sequence[tuple[float | None, int]]
) -> list[tuple[int, float | None, Phase]]:
    """Each look: when, what was seen, and what followed."""
    now, phase, found = 1_000_000, CALM, []
    for value, later in looks:
        now += later
        phase = step(phase, rule, value, now)
        found.append((now, value, phase))
    return found


@given(LOOKS, st.sampled_from(("above", "below")), st.integers(0, 20))
def test_it_never_flaps(looks: list[tuple[float | None, int]], way: str, for_s: int) -> None:
    clear = 6.0 if way == "above" else 14.0
    rule = replace(RULE, comparison=way, clear_at=clear, for_s=for_s)
    found = walk(rule, looks)
    turns = [at for (_, _, a), (at, _, b) in pairwise(found) if a.raised != b.raised]
    assert all(later - at >= for_s * 1_000 for at, later in pairwise(turns))
    for number, (at, _, phase) in enumerate(found):
        if number == 0 or phase.raised == found[number - 1][2].raised:
            continue
        asked = beyond if phase.raised else back
        lately = [value for when, value, _ in found[: number + 1] if at - when <= for_s * 1_000]
        assert all(asked(rule, value) for value in lately)
        first = next(n for n, (when, _, _) in enumerate(found) if at - when <= for_s * 1_000)
        assert for_s == 0 or first > 0 or at - found[0][0] >= for_s * 1_000


def test_around_the_threshold_it_stays_as_it_is() -> None:
    up = [(11.0, 1_000)] * 6
    around = [(float(value), 1_000) for value in (9, 11, 7, 10, 12, 8) * 20]
    assert [phase.raised for _, _, phase in walk(RULE, [*up, *around])] == [False] * 5 + [
        True
    ] * 121
    assert not any(phase.raised for _, _, phase in walk(RULE, around))


def test_it_clears_after_as_long_beyond_the_lower_edge() -> None:
    looks = [(11.0, 1_000)] * 6 + [(6.0, 1_000)] * 5 + [(7.0, 1_000)] + [(5.0, 1_000)] * 6
    raised = [phase.raised for _, _, phase in walk(RULE, looks)]
    assert raised == [False] * 5 + [True] * 12 + [False]


def test_nothing_to_measure_is_no_alarm_and_ends_one() -> None:
    below = replace(RULE, comparison="below", clear_at=12, for_s=0)
    assert not step(CALM, below, None, 1).raised
    assert step(CALM, below, 9, 1).raised
    assert not step(Phase(raised=True), below, None, 1).raised


def test_what_is_urgent_waits_for_nothing_but_quiet_hours() -> None:
    assert not step(CALM, RULE, 1, 1, urgent=True, quiet=True).raised
    raised = step(CALM, RULE, 1, 1, urgent=True)
    assert raised.raised
    for later in range(1, 20):
        raised = step(raised, RULE, 1, later * 1_000, urgent=True)
    assert raised.raised


def test_in_quiet_hours_none_is_raised_but_one_may_end() -> None:
    always = replace(RULE, for_s=0)
    assert not step(CALM, always, 20, 1, quiet=True).raised
    assert not step(Phase(raised=True), always, 0, 1, quiet=True).raised


def test_a_machine_that_slept_knows_nothing_of_meanwhile() -> None:
    phase = step(CALM, RULE, 20, 1_000)
    assert not step(phase, RULE, 20, 1_000 + BREAK_MS + 1).raised
