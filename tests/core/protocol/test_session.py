import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.protocol import codec
from core.protocol import frames as f
from core.protocol import outputs as o
from core.protocol.session import (
    CLOSE_LEAVING,
    CLOSE_NORMAL,
    HELLO_MS,
    HOLD_MS,
    MAX_HELD,
    SILENCE_MS,
)
from tests.core.protocol.scenes import (
    EPOCH,
    HEARTBEAT,
    closes,
    ev,
    hello_ok,
    live,
    pong,
    raw_frame,
    sent,
    sequences,
    session,
    snap,
)

# Resume


def test_the_hello_carries_the_cursor_and_the_events_after_it_are_handed_out() -> None:
    fresh = session(f.Resume(epoch=EPOCH, seq=5))
    [hello] = sent(fresh.connected(0))
    assert isinstance(hello, f.Hello)
    assert hello.resume == f.Resume(epoch=EPOCH, seq=5)
    welcome, ping = fresh.received(hello_ok(head=7), 10)
    assert isinstance(welcome, o.Welcome)
    assert isinstance(ping, o.Send)
    assert sequences(fresh.received(ev(6), 20)) == [6]
    assert (fresh.state, fresh.done, fresh.total) == ("catching_up", 1, 2)
    assert sequences(fresh.received(ev(7), 20)) == [7]
    assert fresh.state == "live"


def test_an_event_that_was_applied_is_dropped() -> None:
    fresh = live(5)
    assert fresh.received(ev(5), 1) == []
    assert fresh.received(ev(3), 1) == []
    assert fresh.applied == 5


def test_an_event_whose_predecessor_this_person_could_not_see_is_applied() -> None:
    assert sequences(live(5).received(ev(9, prev=4), 1)) == [9]


def test_what_is_committed_is_acknowledged() -> None:
    assert sent(live(5).committed(9)) == [f.Ack(seq=9)]
    assert session().committed(9) == []


# Gap


def test_a_gap_that_fills_itself_in_time_is_none() -> None:
    fresh = live(5)
    assert fresh.received(ev(7), 0) == []
    assert fresh.tick(HOLD_MS - 1) == []
    assert sequences(fresh.received(ev(6), HOLD_MS - 1)) == [6, 7]
    assert closes(fresh.tick(HOLD_MS * 2)) == []


def test_a_gap_that_stays_is_asked_for_again_from_the_cursor() -> None:
    fresh = live(5)
    fresh.received(ev(7), 0)
    assert closes(fresh.tick(HOLD_MS)) == [CLOSE_NORMAL]
    assert fresh.state == "over"
    assert fresh.received(ev(6), HOLD_MS) == []
    assert fresh.closed(CLOSE_NORMAL) == o.Next("at_once", "gap")


def test_a_second_gap_behind_the_first_gets_its_own_time() -> None:
    fresh = live(5)
    fresh.received(ev(9), 0)
    fresh.received(ev(7), 100)
    assert sequences(fresh.received(ev(6), 200)) == [6, 7]
    assert closes(fresh.tick(HOLD_MS)) == []
    assert closes(fresh.tick(200 + HOLD_MS)) == [CLOSE_NORMAL]


def test_what_is_held_has_an_end() -> None:
    fresh = live(0)
    for seq in range(2, MAX_HELD + 10):
        fresh.received(ev(seq), 0)
    assert len(sequences(fresh.received(ev(1), 0))) == MAX_HELD + 1
    assert closes(fresh.tick(HOLD_MS)) == []


def test_a_silent_loss_shows_in_the_pong() -> None:
    fresh = live(5)
    assert [type(output) for output in fresh.received(pong(1, head=6), 100)] == [o.Measured]
    assert fresh.tick(100 + SILENCE_MS - 1) == []
    assert closes(fresh.tick(100 + SILENCE_MS)) == [CLOSE_NORMAL]
    assert fresh.closed(CLOSE_NORMAL) == o.Next("at_once", "loss")


def test_events_that_still_come_are_no_loss() -> None:
    fresh = live(5)
    fresh.received(pong(1, head=8), 0)
    fresh.received(ev(6), SILENCE_MS - 1)
    assert closes(fresh.tick(SILENCE_MS)) == []
    fresh.received(ev(7), SILENCE_MS)
    fresh.received(ev(8), SILENCE_MS)
    fresh.received(pong(2, head=8), SILENCE_MS + 1)
    assert closes(fresh.tick(SILENCE_MS * 3)) == []


# Snapshot


def test_a_first_visit_takes_a_snapshot_and_then_what_came_meanwhile() -> None:
    fresh = session()
    fresh.connected(0)
    fresh.received(hello_ok("snapshot", head=7), 0)
    begin, page = fresh.received(snap(1, 2), 1)
    assert begin == o.BeginSnapshot(EPOCH, 5)
    assert isinstance(page, o.Page)
    assert fresh.received(ev(6), 1) == []
    assert (fresh.state, fresh.done, fresh.total) == ("snapshot", 1, 2)
    last = fresh.received(snap(2, 2), 2)
    assert isinstance(last[0], o.Page)
    assert sequences(last) == [6]
    assert sequences(fresh.received(ev(7), 3)) == [7]
    assert fresh.state == "live"


def test_a_page_twice_is_one_page_and_a_missing_one_begins_anew() -> None:
    fresh = session()
    fresh.connected(0)
    fresh.received(hello_ok("snapshot", head=5), 0)
    fresh.received(snap(1, 3), 1)
    assert fresh.received(snap(1, 3), 1) == []
    assert closes(fresh.received(snap(3, 3), 1)) == [CLOSE_NORMAL]
    assert fresh.closed(CLOSE_NORMAL).step == "at_once"


@pytest.mark.parametrize("mode", ["snapshot", "too_old"])
def test_a_cursor_that_is_of_no_use_is_replaced_by_a_snapshot(mode: str) -> None:
    fresh = session(f.Resume(epoch=EPOCH, seq=90))
    fresh.connected(0)
    fresh.received(hello_ok(mode, head=5, epoch="e2"), 0)
    outputs = fresh.received(snap(1, 1), 0)
    assert outputs[0] == o.BeginSnapshot("e2", 5)
    assert (fresh.epoch, fresh.applied, fresh.state) == ("e2", 5, "live")
    assert sequences(fresh.received(ev(6), 1)) == [6]


def test_a_loss_is_not_suspected_while_a_snapshot_comes() -> None:
    fresh = session()
    fresh.connected(0)
    fresh.received(hello_ok("snapshot", head=5), 0)
    fresh.received(pong(1, head=5), 1)
    assert closes(fresh.tick(SILENCE_MS * 2)) == []


# Epoch change


def test_a_resume_into_another_epoch_is_not_believed() -> None:
    fresh = session(f.Resume(epoch=EPOCH, seq=5))
    fresh.connected(0)
    assert closes(fresh.received(hello_ok("resume", epoch="e2"), 0)) == [CLOSE_NORMAL]
    assert fresh.closed(CLOSE_NORMAL) == o.Next("at_once", "epoch", forget=True)


def test_an_epoch_that_ends_meanwhile_asks_for_a_snapshot() -> None:
    assert live().closed(f.CLOSE_EPOCH) == o.Next("at_once", "epoch", forget=True)


# Leaving and being sent away


def test_too_slow_resumes_at_once() -> None:
    assert live().closed(f.CLOSE_TOO_SLOW) == o.Next("at_once", "too_slow")


def test_goaway_leaves_within_the_time_given_and_comes_again() -> None:
    fresh = live()
    fresh.received(codec.encode(f.GoAway(after_ms=1_000)), 100)
    assert closes(fresh.tick(599)) == []
    assert sequences(fresh.received(ev(6), 599)) == [6]
    assert closes(fresh.tick(600)) == [CLOSE_LEAVING]
    assert fresh.closed(CLOSE_LEAVING) == o.Next("at_once", "goaway")


def test_a_cut_and_a_draining_platform_are_tried_again_later() -> None:
    assert live().closed(1006).step == "backoff"
    assert live().closed(f.CLOSE_DRAINING) == o.Next("backoff", "draining")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (f.CLOSE_PROTOCOL, "protocol"),
        (f.CLOSE_REVOKED, "revoked"),
        (f.CLOSE_VERSION, "version"),
        (f.CLOSE_REPLACED, "replaced"),
    ],
)
def test_some_ends_are_final(code: int, reason: str) -> None:
    assert live().closed(code) == o.Next("end", reason)


def test_revoked_with_a_purge() -> None:
    fresh = live()
    error = codec.encode(f.Error(code="forbidden", purge=True))
    assert closes(fresh.received(error, 1)) == [f.CLOSE_REVOKED]
    assert fresh.closed(f.CLOSE_REVOKED) == o.Next("end", "revoked", purge=True)
    assert live().closed(f.CLOSE_REVOKED, "purge") == o.Next("end", "revoked", purge=True)


def test_a_version_this_desk_does_not_speak() -> None:
    fresh = session()
    fresh.connected(0)
    assert closes(fresh.received(hello_ok("snapshot", version=2), 0)) == [f.CLOSE_VERSION]
    assert fresh.closed(f.CLOSE_VERSION) == o.Next("end", "version")


def test_an_error_explains_a_close_without_a_code() -> None:
    fresh = live()
    assert fresh.received(codec.encode(f.Error(code="upgrade_required")), 1) == []
    assert fresh.closed(1000) == o.Next("end", "version")


# Tokens


def test_an_expired_token_is_refreshed_before_coming_again() -> None:
    assert live().closed(f.CLOSE_TOKEN_EXPIRED) == o.Next("refresh", "token_expired")
    fresh = session()
    fresh.connected(0)
    fresh.received(codec.encode(f.Error(code="unauthenticated")), 0)
    assert fresh.closed(1006).step == "refresh"


def test_a_live_session_gets_a_new_token_before_the_old_one_expires() -> None:
    fresh = live(token_life_ms=10_000)
    assert fresh.tick(4_999) == []
    assert fresh.tick(5_000) == [o.TokenNeeded()]
    [frame] = sent(fresh.refreshed("new", 10_000, 5_001))
    assert isinstance(frame, f.AuthRefresh)
    assert frame.token == "new"
    assert fresh.received(codec.encode(f.Res(id=frame.id, ok=True)), 1) == []
    assert fresh.state == "live"


def test_a_new_token_that_is_refused_ends_the_session() -> None:
    fresh = live(token_life_ms=1_000)
    [frame] = sent(fresh.refreshed("new", 1_000, 1))
    assert isinstance(frame, f.AuthRefresh)
    no = f.Res(id=frame.id, ok=False, error=f.Failure(code="unauthenticated"))
    assert closes(fresh.received(codec.encode(no), 1)) == [CLOSE_NORMAL]
    assert fresh.closed(CLOSE_NORMAL).step == "refresh"


# Being alive


def test_it_pings_and_measures_and_notices_a_silent_platform() -> None:
    fresh = live()
    [ping] = sent(fresh.tick(HEARTBEAT))
    assert isinstance(ping, f.Ping)
    [measured] = fresh.received(pong(ping.id, head=5), HEARTBEAT + 40)
    assert measured == o.Measured(server_time=2_000, round_trip=40)
    assert closes(fresh.tick(HEARTBEAT + 40 + 2 * HEARTBEAT)) == [f.CLOSE_HEARTBEAT]
    assert fresh.closed(f.CLOSE_HEARTBEAT) == o.Next("backoff", "heartbeat")


def test_a_busy_desk_keeps_the_line_alive_without_judging_it() -> None:
    fresh = live()
    assert fresh.keep_alive(HEARTBEAT - 1) == []
    assert len(sent(fresh.keep_alive(5 * HEARTBEAT))) == 1
    assert fresh.state == "live"


def test_a_platform_that_never_says_hello_is_left() -> None:
    fresh = session()
    fresh.connected(0)
    assert fresh.due == HELLO_MS
    assert closes(fresh.tick(HELLO_MS)) == [f.CLOSE_HEARTBEAT]


# Commands


def test_a_command_is_sent_once_welcome_and_its_answer_handed_out() -> None:
    assert session().command("c1", "conversation.read", b"{}") == []
    fresh = live()
    [frame] = sent(fresh.command("c1", "conversation.read", b'{"up_to":1}', expires=9))
    assert isinstance(frame, f.Cmd)
    assert (frame.id, frame.expires, bytes(frame.body)) == ("c1", 9, b'{"up_to":1}')
    [answer] = fresh.received(codec.encode(f.Res(id="c1", ok=True, seq=6)), 1)
    assert isinstance(answer, o.Answer)
    assert answer.res.seq == 6


def test_topics_are_watched_on_a_line_that_is_up() -> None:
    assert session().watch(("live",), on=True) == []
    assert sent(live(5).watch(("live",), on=True)) == [f.Sub(topics=("live",))]
    assert sent(live(5).watch(("live",), on=False)) == [f.Unsub(topics=("live",))]


def test_a_command_larger_than_a_frame_is_refused_here() -> None:
    body = b'"' + b"x" * f.MAX_CLIENT_FRAME + b'"'
    [answer] = live().command("c1", "message.send", body)
    assert isinstance(answer, o.Answer)
    assert answer.res.error == f.Failure(code="payload_too_large")


# What is not known


def test_a_purge_is_obeyed_whatever_its_code() -> None:
    fresh = live()
    outputs = fresh.received(raw_frame(t="error", code="too_windy", purge=True), 1)
    assert closes(outputs) == [f.CLOSE_REVOKED]
    assert fresh.closed(f.CLOSE_REVOKED) == o.Next("end", "revoked", purge=True)


@pytest.mark.parametrize(
    "frame",
    [
        {"t": "snap", "seq": 5, "page": "one", "pages": 1, "rows": {}},
        {"t": "snap", "seq": 5, "page": 1, "pages": 1, "rows": {"conversations": 7}},
        {"t": "res", "id": 1, "ok": False, "error": {"code": "too_windy"}},
        {"t": "error"},
        {"t": "ev", "by": {"kind": "robot_dog"}},
    ],
)
def test_a_frame_of_another_shape_stays_rubbish(frame: dict[str, object]) -> None:
    assert closes(live().received(raw_frame(**frame), 1)) == [f.CLOSE_PROTOCOL]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b'{"t":"ev"}', b'{"t":7}', b"[" * 9999]
)
def test_rubbish_ends_the_session_for_good(data: bytes) -> None:
    fresh = live()
    assert closes(fresh.received(data, 1)) == [f.CLOSE_PROTOCOL]
    assert fresh.closed(f.CLOSE_PROTOCOL) == o.Next("end", "protocol")


@pytest.mark.parametrize("frame", [ev(1), snap(1, 1), pong(1, 1), hello_ok() + b" x"])
def test_nothing_comes_before_hello_ok(frame: bytes) -> None:
    fresh = session()
    fresh.connected(0)
    assert closes(fresh.received(frame, 1)) == [f.CLOSE_PROTOCOL]


@given(data=st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    fresh = live()
    fresh.received(data, 1)
    fresh.tick(2)


# Any network


@st.composite
def disorders(draw: st.DrawFn) -> list[int]:
    """Events 1 to n as a bad network brings them: some lost, some twice, in any order."""
    count = draw(st.integers(1, 30))
    return draw(st.lists(st.integers(1, count), max_size=60))


@settings(max_examples=300)
@given(first=disorders(), head=st.integers(30, 40))
def test_nothing_is_missed_nothing_twice_nothing_out_of_order(first: list[int], head: int) -> None:
    """However the first line disturbs, a second one from the cursor brings the rest."""
    applied: list[int] = []
    fresh = live(0)
    for at, seq in enumerate(first):
        applied += sequences(fresh.received(ev(seq), at))
    fresh.received(pong(1, head), len(first))
    ends = [fresh.tick(now) for now in (len(first) + HOLD_MS, len(first) + SILENCE_MS)]
    assert any(closes(outputs) for outputs in ends)
    second = live(applied[-1] if applied else 0)
    for seq in range(1, head + 1):
        applied += sequences(second.received(ev(seq), 0))
    assert applied == list(range(1, head + 1))
