from core.rows import Line
from core.sync.line import LineWatch


def watched() -> tuple[LineWatch, list[Line]]:
    lines: list[Line] = []
    watch = LineWatch(lines.append)
    watch.stale_since(1_000)
    return watch, lines


def test_stale_since_it_was_last_live_whatever_is_tried_meanwhile() -> None:
    watch, lines = watched()
    watch.connecting()
    watch.offline("unreachable", retry_at=5)
    watch.connecting()
    watch.catching_up(1, 2)
    assert {line.since for line in lines} == {1_000}
    watch.live()
    watch.connecting()
    watch.offline("cut", retry_at=None)
    assert lines[-1].since == lines[-2].since > 1_000


def test_the_same_is_told_once() -> None:
    watch, lines = watched()
    for _ in range(3):
        watch.live()
        watch.live()
    watch.catching_up(1, 3)
    watch.catching_up(1, 3)
    assert [line.state for line in lines] == ["live", "catching_up"]


def test_never_up_is_stale_since_nobody_knows_when() -> None:
    assert LineWatch(lambda _: None).now == Line("offline", 0)


def test_a_full_disk_is_told_until_something_is_kept_again() -> None:
    watch, lines = watched()
    watch.catching_up(3, 9)
    watch.no_room()
    assert lines[-1] == Line("catching_up", 1_000, 3, 9, reason="store.full")
    watch.catching_up(4, 9)
    assert lines[-1].reason == ""
    watch.offline("store.full", retry_at=5)
    watch.connecting()
    assert lines[-1] == Line("connecting", 1_000, reason="store.full")
    watch.offline("cut", retry_at=5)
    watch.connecting()
    assert lines[-1].reason == ""


def test_an_end_has_a_reason() -> None:
    watch, lines = watched()
    watch.ended("revoked")
    assert (lines[-1].state, lines[-1].reason) == ("ended", "revoked")
