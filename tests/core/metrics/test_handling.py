from core.metrics.handling import handling, offering, timing
from core.metrics.intervals import Interval
from core.metrics.ratio import Ratio
from core.metrics.states import StateInterval
from core.work import Interaction
from tests.core.metrics.visit import offer, visit

DAY = Interval(0, 1_000)


def done(id: str, start: int, end: int, wrapped: int, **fields: object) -> Interaction:
    return visit(
        id, answered_at=start, ended_at=end, completed_at=wrapped, end="handled", **fields
    )  # fmt: skip


def test_aht_is_talk_hold_and_wrap_up_over_handled() -> None:
    both = handling([done("a", 10, 50, 60), done("b", 20, 40, 40)], DAY)
    assert (both.handled, both.talk_ms, both.wrap_up_ms) == (2, 60, 10)
    assert both.aht == Ratio(70, 2)
    assert handling([], DAY).aht.mean_ms is None


def test_several_chats_at_once_never_pass_the_time_there_is() -> None:
    chats = [done(f"c{number}", 100, 300, 300) for number in range(3)]
    there = [StateInterval("available", "", 100, 300)]
    assert timing(there, chats, DAY, 1_000).occupancy == Ratio(200, 200)


def test_occupancy_counts_only_the_time_on_queue() -> None:
    states = [StateInterval("available", "", 0, 100), StateInterval("not_ready", "break", 100, 200)]
    work = [done("a", 50, 120, 130)]
    assert timing(states, work, DAY, 200).occupancy == Ratio(50, 100)
    assert timing([], work, DAY, 200).occupancy.percent is None


def test_what_goes_on_counts_until_now() -> None:
    there = [StateInterval("available", "", 0, 400)]
    going_on = [visit(answered_at=300, state="active")]
    assert timing(there, going_on, DAY, 400).occupancy == Ratio(100, 400)


def test_utilisation_is_over_the_time_signed_in() -> None:
    states = [StateInterval("available", "", 0, 100), StateInterval("not_ready", "", 100, 200)]
    assert timing(states, [done("a", 50, 120, 150)], DAY, 200).utilisation == Ratio(100, 200)


def test_rona_with_and_without_those_who_gave_up_meanwhile() -> None:
    offers = [
        offer("1", state="accepted"),
        offer("2", state="timed_out"),
        offer("3", state="rescinded", reason="gone"),
        offer("4", state="rescinded", reason="taken"),
        offer("5", state="timed_out", at=1_000),
    ]
    assert offering(offers, DAY).rona == Ratio(1, 4)
    assert offering(offers, DAY).rona_without_gone == Ratio(1, 3)
    assert offering([], DAY).rona.percent is None


def test_transferred_over_handled() -> None:
    onward = visit("onward", before="a", transferred_by="somebody")
    overflowed = visit("spilt", before="b")
    visits = [done("a", 10, 20, 20), done("b", 10, 20, 20), onward, overflowed]
    assert handling(visits, DAY).transfers == Ratio(1, 2)
