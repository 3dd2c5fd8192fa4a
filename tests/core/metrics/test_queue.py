from random import Random

from core.metrics.intervals import Interval, windows
from core.metrics.queue import longest_wait_ms, queue_time
from core.metrics.ratio import Ratio, added
from core.work import Interaction
from tests.core.metrics.visit import visit

DAY = Interval(0, 1_000_000)


def answered(id: str, **fields: object) -> Interaction:
    return visit(
        id,
        **{
            "answered_at": 15_010, "ended_at": 60_010, "completed_at": 70_010, "end": "handled",
            "state": "done", "agent": "a", **fields,
        },
    )  # fmt: skip


VISITS = [
    answered("1"),
    answered("2", answered_at=40_010),
    visit("3", state="done", end="abandoned", ended_at=5_010, completed_at=5_010),
    visit("4", state="done", end="flow_out", ended_at=9_010, completed_at=9_010),
    visit("5"),
    visit("6", state="done", end="cancelled", completed_at=50),
    answered("7", queue="other"),
]


def test_what_was_offered_is_answered_abandoned_flowed_out_or_waits() -> None:
    seen = queue_time(VISITS, "q", DAY, 20)
    assert (seen.offered, seen.answered, seen.abandoned) == (5, 2, 1)
    assert (seen.flow_outs, seen.waiting) == (1, 1)
    assert seen.answer_rate == Ratio(2, 5)
    assert seen.abandon_rate == Ratio(1, 5)
    assert seen.service_level() == Ratio(1, 2)
    assert seen.asa == Ratio(15_000 + 40_000, 2)
    assert seen.aht == Ratio((70_000 - 15_000) + (70_000 - 40_000), 2)


def test_an_empty_queue_has_no_rates() -> None:
    seen = queue_time([], "q", DAY, 20)
    assert seen.offered == 0
    assert seen.asa.mean_ms is None
    assert seen.answer_rate.percent is None
    assert longest_wait_ms([], 5) is None


def test_the_longest_wait_is_of_those_who_wait() -> None:
    assert longest_wait_ms([*VISITS, visit("8", state="offered", entered_at=30)], 100) == 90
    assert longest_wait_ms([visit(media="callback", due_at=200)], 100) is None


def test_late_doubled_and_out_of_order_it_is_the_same() -> None:
    for seed in range(30):
        random = Random(seed)
        early = [visit(each.id, queue=each.queue, version=-1) for each in VISITS]
        told = VISITS + early + random.choices(VISITS, k=5)
        random.shuffle(told)
        assert queue_time(told, "q", DAY, 20) == queue_time(VISITS, "q", DAY, 20)


def test_the_rows_of_a_report_add_up_to_the_whole() -> None:
    for seed in range(30):
        visits = generated(Random(seed))
        rows = [queue_time(visits, "q", row, 20) for row in windows(0, 1_000_000, 70_000)]
        whole = queue_time(visits, "q", DAY, 20)
        for name in ("offered", "answered", "abandoned", "flow_outs", "waiting"):
            assert sum(getattr(row, name) for row in rows) == getattr(whole, name)
        assert added(row.asa for row in rows) == whole.asa
        assert added(row.service_level() for row in rows) == whole.service_level()
        assert added(row.aht for row in rows) == whole.aht
        assert whole.offered == whole.answered + whole.abandoned + whole.flow_outs + whole.waiting


def generated(random: Random) -> list[Interaction]:
    return [some(random, f"v{number}") for number in range(60)]


def some(random: Random, id: str) -> Interaction:
    entered = random.randrange(900_000)
    left = entered + random.randrange(60_000)
    end = random.choice(("handled", "abandoned", "flow_out", "cancelled", None))
    if end == "handled":
        talked = left + random.randrange(30_000)
        wrapped = min(talked + random.randrange(10_000), 999_999)
        return answered(
            id, entered_at=entered, answered_at=left, ended_at=talked, completed_at=wrapped
        )
    if end is None:
        return visit(id, entered_at=entered)
    return visit(id, entered_at=entered, state="done", end=end, ended_at=left, completed_at=left)
