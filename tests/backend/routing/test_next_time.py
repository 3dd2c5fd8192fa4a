from backend.routing.decide import due
from backend.routing.moment import Moment
from backend.routing.next_time import times
from tests.backend.routing.worlds import MINUTE, NOW, SECOND, active, agent, offer, work, world


def test_offers_and_wrap_ups_fall_due() -> None:
    of = work(state="offered", media="mail")
    wrapping = active("x", "chat", "a", state="wrap_up", wrap_until=NOW + 7)
    found = set(times(Moment(world(agent(), of, offer(of, "a"), wrapping), NOW)))
    assert {NOW + 15 * SECOND, NOW + 7} <= found


def test_who_waits_behind_one_that_is_offered_leaves_at_its_own_limit() -> None:
    first, second = work("1", "mail", 299, state="offered"), work("2", "mail", 290)
    busy = [active(f"m{n}", "mail", "a") for n in range(4)]
    rules = {"max_wait_s": 300, "relax_after_s": 0, "sticky_s": 0}
    shown = offer(first, "a", expires_at=NOW + MINUTE)
    assert (
        due(world(agent(), *busy, first, second, shown, **rules), NOW + SECOND) == NOW + 10 * SECOND
    )


def test_the_edge_of_the_opening_hours_is_due() -> None:
    never = {"louder_after_s": 0, "everybody_after_s": 0, "relax_after_s": 0}
    waiting = world(work(media="mail"), calendar="day", **never)
    closes = NOW - 106 * MINUTE - 40 * SECOND + 9 * 60 * MINUTE
    assert due(waiting, NOW) == closes


def test_where_nothing_waits_nothing_is_due() -> None:
    assert due(world(agent(), active("w", "chat", "a")), NOW) is None
