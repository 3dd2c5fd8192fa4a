"""The pure session: no socket, no clock."""

import msgspec

from backend.entries import Entry
from backend.permissions import PERMISSIONS, Access, Viewer
from backend.session import Budget, Identity, Known, Pace, Queue, Session, mode_of
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.events import By
from core.protocol.signals import ContactPresence, Signal, Typing

AYSE = Viewer("ayse", "agent", frozenset({"sales"}))


def session(pace: Pace = Pace(), now: int = 0, expires_at: int = 1 << 60) -> Session:  # noqa: B008
    who = Identity(
        f.Person(id="ayse", name="Ayşe"), f.Account(id="a", name="A"), AYSE, PERMISSIONS["agent"],
        "d1", "f1", expires_at,
    )  # fmt: skip
    return Session("s", who, pace, now)


def entry(
    seq: int, team: str | None = "sales", *, assignee: str | None = None,
    audience: frozenset[str] | None = None, type_: str = "label.deleted", data: bytes = b"{}",
    open_to_all: bool = False,
) -> Entry:  # fmt: skip
    access = None if open_to_all else Access(team, assignee)
    return Entry(seq, f"e{seq}", type_, 1, By(kind="system"), None, data, "c", access, audience)


def test_prev_is_the_last_event_that_this_session_could_see() -> None:
    one = session()
    one.start(10)
    entries = (
        entry(11), entry(12, "support"), entry(13, None), entry(14, audience=frozenset({"cem"})),
        entry(15, "support", assignee="ayse"), entry(16, audience=frozenset({"ayse"})),
        entry(17, "support"), entry(18, open_to_all=True),
    )  # fmt: skip
    frames = [codec.server_frame(data) for e in entries if (data := one.see(e))]
    chain = [(frame.prev, frame.seq) for frame in frames if isinstance(frame, f.Ev)]
    assert chain == [(10, 11), (11, 13), (13, 15), (15, 16), (16, 18)]
    assert one.cursor == 18


def test_which_cursors_can_be_continued() -> None:
    known = Known(epoch="e", head=100, floor=20, scope=50)
    assert mode_of(None, known) == "snapshot"
    assert mode_of(f.Resume(epoch="other", seq=90), known) == "snapshot"
    assert mode_of(f.Resume(epoch="e", seq=101), known) == "snapshot"
    assert mode_of(f.Resume(epoch="e", seq=19), known) == "too_old"
    assert mode_of(f.Resume(epoch="e", seq=49), known) == "snapshot"
    assert mode_of(f.Resume(epoch="e", seq=50), known) == "resume"
    assert mode_of(f.Resume(epoch="e", seq=100), known) == "resume"


def test_a_budget_refills_and_says_how_long_to_wait() -> None:
    budget = Budget(10, 0)
    assert [budget.take(0) for _ in range(10)] == [0] * 10
    wait = budget.take(0)
    assert 100 <= wait <= 101
    assert budget.take(wait) == 0 and budget.take(wait) > 0
    assert budget.take(wait - 50) > 0, "a clock that steps back gives nothing"


def test_the_queue_drops_signals_first() -> None:
    queue = Queue(Pace(max_frames=3, max_bytes=1000))
    queue.signal("a", b"1")
    queue.signal("a", b"2")
    queue.push(b"x")
    assert len(queue) == 2, "the newest signal of a key replaces the older"
    queue.push(b"y")
    assert queue.full
    queue.signal("b", b"3")
    assert len(queue) == 3, "no room for another"
    queue.push(b"z")
    assert queue.full and [queue.pop() for _ in range(4)] == [b"x", b"y", b"z", None]
    assert queue.sent == 3 and not queue.full


def test_the_queue_counts_bytes() -> None:
    queue = Queue(Pace(max_bytes=10))
    queue.signal("a", b"12345")
    queue.push(b"12345")
    assert queue.full
    queue.drop_signals()
    assert not queue.full and queue.pop() == b"12345" and queue.pop() is None


def test_signals_are_for_those_who_see_and_not_for_their_own_author() -> None:
    one = session()
    there = Signal(
        key="k", type="contact_presence", body=ContactPresence(conversation="c", online=True)
    )
    assert one.hear(there, Access("sales", None))
    assert not one.hear(there, Access("support", None)) and not one.hear(there, None)
    mine = Typing(conversation="c", author_kind="agent", author="ayse", kind="reply")
    theirs = Typing(conversation="c", author_kind="contact", author="ayse", kind="reply")
    assert not one.hear(Signal(key="k", type="typing", body=mine), Access("sales", None))
    assert one.hear(Signal(key="k", type="typing", body=theirs), Access("sales", None))


def test_the_session_ends_in_time() -> None:
    one = session(Pace(heartbeat_ms=1_000), now=0, expires_at=5_000)
    assert one.over(2_000) is None
    assert one.over(2_501) == f.CLOSE_HEARTBEAT
    one.heard(2_501)
    assert one.over(4_999) is None and one.over(5_000) == f.CLOSE_TOKEN_EXPIRED


def test_only_the_same_person_on_the_same_device_can_refresh() -> None:
    one = session(expires_at=5)
    assert not one.refresh(one.who._replace(device="d2", expires_at=9))
    assert one.refresh(one.who._replace(expires_at=9)) and one.who.expires_at == 9


def test_the_head_in_a_pong_never_falls_behind_the_hello() -> None:
    one = session()
    known = Known("e", 100, 0, 0)
    hello = one.welcome(known, "resume", 80, 7)
    one.start(10)
    assert (hello.head, hello.mode, hello.server_time) == (80, "resume", 7)
    assert one.pong(1, 0).head == 80
    one.see(entry(90))
    assert one.pong(2, 0).head == 90


def test_other_teams_make_the_session_outdated_and_another_name_does_not() -> None:
    one = session()

    def changed(id: str, teams: list[str], role: str = "agent") -> Entry:
        agent = {"id": id, "name": "x", "teams": teams, "role": role}
        data = msgspec.json.encode({"agent": agent})
        return entry(1, type_="agent.upserted", data=data, open_to_all=True)

    assert one.outdated(changed("ayse", ["sales"])) is None
    assert one.outdated(changed("cem", ["support"])) is None
    assert one.outdated(entry(1)) is None
    assert one.outdated(changed("ayse", ["support"])) == f.CLOSE_EPOCH
    assert one.outdated(changed("ayse", ["sales"], "admin")) == f.CLOSE_EPOCH


def test_frames_beyond_the_pace_are_only_slowed() -> None:
    one = session(Pace(frames_per_second=2, commands_per_second=1))
    assert [one.heard(0) for _ in range(2)] == [0, 0] and one.heard(0) > 0
    assert one.may_command(0) == 0 and one.may_command(0) > 0
