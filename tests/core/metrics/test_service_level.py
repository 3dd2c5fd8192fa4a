import pytest

from core.metrics.counted import demand
from core.metrics.ratio import added
from core.metrics.service_level import VARIANTS, Variant, Waits, service_level, variant_of
from core.metrics.tally import total
from core.work import Interaction

CHECK = Waits(answered=1000, answered_within=860, abandoned=60, abandoned_within=20)
EXPECTED: dict[Variant, float] = {
    "default": 82.69,
    "abandoned_early_met": 83.02,
    "answered_only": 86.00,
    "abandoned_missed": 81.13,
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_check_rows(variant: Variant) -> None:
    percent = service_level(CHECK, variant).percent
    assert percent is not None
    assert round(percent, 2) == EXPECTED[variant]


@pytest.mark.parametrize("variant", VARIANTS)
def test_nobody_came_so_there_is_no_figure(variant: Variant) -> None:
    assert service_level(Waits(), variant).percent is None


def test_everybody_gave_up_early_so_the_default_says_nothing() -> None:
    early = Waits(abandoned=3, abandoned_within=3)
    assert service_level(early).percent is None
    assert service_level(early, "abandoned_missed").percent == 0


def test_the_check_rows_from_visits() -> None:
    visits = [
        *(answered(number, 20_000 if number < 860 else 20_001) for number in range(1000)),
        *(abandoned(number, 20_000 if number < 20 else 30_000) for number in range(60)),
    ]
    assert waits(visits) == CHECK


def test_who_still_waits_or_flowed_out_is_in_neither() -> None:
    waiting = Interaction(id="w", media="chat", queue="q", contact="c", entered_at=0)
    left = Interaction(
        id="f", media="chat", queue="q", contact="c", entered_at=0, state="done", end="flow_out",
        ended_at=5,
    )  # fmt: skip
    assert waits([waiting, left]) == Waits()


def test_two_queues_are_added_up_and_not_averaged() -> None:
    small = service_level(Waits(answered=1, answered_within=0))
    large = service_level(Waits(answered=99, answered_within=99))
    assert added([small, large]).percent == 99


def test_a_variant_nobody_knows_is_the_default() -> None:
    assert [variant_of(name) for name in (*VARIANTS, "erlang")] == [*VARIANTS, "default"]


def waits(visits: list[Interaction]) -> Waits:
    return total(tally for visit in visits for _, tally in demand(visit, 20_000)).waits


def answered(number: int, wait: int) -> Interaction:
    return Interaction(
        id=f"a{number}", media="chat", queue="q", contact="c", entered_at=1_000, state="active",
        agent="a", answered_at=1_000 + wait,
    )  # fmt: skip


def abandoned(number: int, wait: int) -> Interaction:
    return Interaction(
        id=f"x{number}", media="chat", queue="q", contact="c", entered_at=1_000, state="done",
        end="abandoned", ended_at=1_000 + wait, completed_at=1_000 + wait,
    )  # fmt: skip
