import msgspec
import pytest

from core.protocol import codec
from core.protocol import frames as f
from core.protocol import outputs as o
from core.protocol.codec import ProtocolError
from core.protocol.events import By
from core.protocol.newer import understood
from tests.core.protocol.samples import sample
from tests.core.protocol.scenes import (
    ev,
    hello_ok,
    live,
    newer_ev,
    newer_snap,
    raw_frame,
    sequences,
    session,
)  # fmt: skip


@pytest.mark.parametrize("field", [each.name for each in msgspec.structs.fields(f.Rows)])
def test_of_every_kind_of_row_what_can_be_read_is_kept(field: str) -> None:
    rows = sample(f.Rows)
    page = msgspec.json.decode(codec.encode(f.Snap(seq=1, page=1, pages=1, rows=rows)))
    page["rows"][field].append({"id": 7})
    frame, missed = understood(raw_frame(**page))
    assert isinstance(frame, f.Snap)
    assert frame.rows == rows
    assert missed == (f"snap.{field}",)


def test_a_kind_of_frame_it_does_not_know_is_nothing() -> None:
    assert understood(b'{"t":"fancy"}') == (None, ())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"t":7}', b'{"t":"snap"}', b"\xff"])
def test_rubbish_stays_rubbish(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        understood(data)


# What a session does with it


def test_frames_and_events_of_a_newer_platform_are_passed_over() -> None:
    fresh = live()
    assert fresh.received(raw_frame(t="fancy", a=1), 1) == []
    assert fresh.received(raw_frame(t="sig", key="k", type="fancy", body={}), 1) == []
    assert fresh.unknown == 2
    [applied] = fresh.received(ev(6, type_="fancy.thing"), 1)
    assert isinstance(applied, o.Apply)
    assert (applied.event.body, applied.event.raw) == (None, b'{"label":"6"}')
    assert fresh.unknown == 3 and not applied.event.misread


def test_a_value_of_a_newer_platform_is_kept_raw_and_the_cursor_moves_on() -> None:
    fresh = live()
    [applied] = fresh.received(newer_ev(6), 1)
    assert isinstance(applied, o.Apply)
    assert applied.event.misread
    assert b"on_the_moon" in applied.event.raw
    assert (fresh.applied, fresh.unknown, fresh.state) == (6, 1, "live")
    assert sequences(fresh.received(ev(7), 2)) == [7]


def test_a_signal_of_a_newer_platform_is_passed_over() -> None:
    fresh = live()
    body = {"agent": "a1", "state": "on_the_moon"}
    assert fresh.received(raw_frame(t="sig", key="k", type="typing", body=body), 1) == []
    assert (fresh.unknown, fresh.state) == (1, "live")


def test_a_row_of_a_newer_platform_is_left_out_of_its_page() -> None:
    fresh = session()
    fresh.connected(0)
    fresh.received(hello_ok("snapshot", head=5), 0)
    told, begin, page = fresh.received(newer_snap(), 1)
    assert told == o.Misread("snap.conversations")
    assert isinstance(begin, o.BeginSnapshot)
    assert isinstance(page, o.Page)
    assert len(page.snap.rows.conversations) == len(page.snap.rows.contacts) == 1
    assert (fresh.applied, fresh.unknown, fresh.state) == (5, 1, "live")


def test_an_error_of_a_newer_platform_still_answers_its_command() -> None:
    fresh = live()
    error = {"code": "too_windy", "retry": True, "after_ms": 50}
    told, answer = fresh.received(raw_frame(t="res", id="c1", ok=False, error=error), 1)
    assert told == o.Misread("error.code")
    assert isinstance(answer, o.Answer)
    assert answer.res.error == f.Failure(code="internal", retry=True, after_ms=50)
    assert (fresh.unknown, fresh.state) == (1, "live")


def test_an_event_by_somebody_of_a_newer_kind_is_applied() -> None:
    fresh = live()
    event = {**msgspec.json.decode(ev(6)), "by": {"kind": "robot_dog", "id": "r1"}}
    told, applied = fresh.received(raw_frame(**event), 1)
    assert told == o.Misread("ev.by")
    assert isinstance(applied, o.Apply)
    assert applied.event.by == By(kind="system", id="r1")
