"""What is fetched ahead is made of what is kept: newest first, within the room, and gone with its call."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from core.entities import Attachment, CallLeg, CallRecord
from core.library import Keeping, RecordingsKept
from core.protocol import events as e
from core.protocol.frames import Rows
from core.store import files, library_keeping, recordings
from core.store.library_keeping import DAY_MS, Sweep
from core.store.recordings import Plan, Tape
from core.store.store import Store
from tests.core.store.samples import ME, contact, conversation, event, filled, hello, message, run

NOW = 2_000_000_000_000
SIZE = 1_000


def tape(number: int, **more: Any) -> Attachment:
    given = {"id": f"f{number}", "name": "a.wav", "mime": "audio/wav", "size": SIZE}
    return Attachment(**{**given, **more})


def call(number: int, agent: str = "a9", **more: Any) -> CallRecord:
    given = {
        "id": f"k{number}", "contact": f"p{number}", "direction": "in", "agent": agent,
        "started_at": NOW - number * DAY_MS, "conversation": f"c{number}",
        "recording": tape(number),
    }  # fmt: skip
    return CallRecord(**{**given, **more})


MINE = CallLeg(id="l", kind="agent", who=ME, started_at=1, answered_at=2, recording=tape(40))
ROWS = Rows(
    conversations=tuple(
        conversation(n, status="resolved", last_at=NOW - n * DAY_MS, last_order=1)
        for n in range(1, 7)
    ),
    contacts=tuple(contact(n) for n in range(1, 7)),
    messages=tuple(message(1, "ses", n) for n in range(1, 6)),
    calls=(
        call(3), call(1), call(2, agent=ME), call(4, legs=(MINE,)),
        call(5, recording=tape(5, size=recordings.MOST + 1)),
        call(6),
    ),
)  # fmt: skip
"""The words of the sixth are gone already."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(recordings, "SPARE", 0)
    store = filled(ROWS, tmp_path / "desk.db")
    welcome(store, "supervisor")
    yield store
    store.close()


def welcome(store: Store, role: str) -> None:
    store.welcome(replace(hello(), role=role)).result()


def choose(store: Store, policy: Keeping) -> None:
    store.write(partial(library_keeping.put, policy=policy)).result()


def planned(store: Store) -> Plan:
    return store.read(recordings.plan, "report").result()


def missing(store: Store) -> list[str]:
    return [each.file.id for each in planned(store).missing]


def keep(store: Store, wanted: Tape) -> None:
    body = bytes(wanted.file.size)
    store.write(partial(recordings.keep, tape=wanted, body=body, now=NOW)).result()


def keep_all(store: Store) -> None:
    for wanted in planned(store).missing:
        keep(store, wanted)


def settle(store: Store) -> None:
    store.write(partial(recordings.settle, plan=planned(store))).result()


def here(store: Store) -> list[str]:
    sql = "SELECT id FROM files JOIN contents ON file = key ORDER BY id"
    return store.read(lambda c: list(c.exec_driver_sql(sql).scalars())).result()


def test_the_newest_come_first_and_what_is_not_kept_never(store: Store) -> None:
    assert missing(store) == ["f1", "f2", "f3", "f4", "f40"]
    keep(store, planned(store).missing[0])
    assert missing(store) == ["f2", "f3", "f4", "f40"]
    assert store.read(recordings.kept).result() == RecordingsKept(1, 6, large=1)


def test_an_agent_has_the_calls_they_talked_in(store: Store) -> None:
    welcome(store, "agent")
    assert missing(store) == ["f2", "f4", "f40"]
    choose(store, Keeping(recordings="all"))
    assert len(missing(store)) == 5
    choose(store, Keeping(recordings="none"))
    assert missing(store) == []


def test_it_stops_at_the_size_and_the_newest_has_the_room(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "NO_LIMIT", 2 * SIZE)
    assert missing(store) == ["f1", "f2"]
    keep_all(store)
    assert store.read(recordings.kept).result() == RecordingsKept(2, 6, full=True, large=1)
    monkeypatch.setattr(recordings, "NO_LIMIT", SIZE)
    settle(store)
    assert here(store) == ["f1"]
    assert missing(store) == []


def test_the_policys_size_leaves_room_for_words(store: Store) -> None:
    choose(store, Keeping(megabytes=1))
    assert store.read(library_keeping.bytes_taken).result() > 1 << 18
    large = 1 << 20
    store.apply([event(11, e.CallUpserted(call=call(1, recording=tape(1, size=large))))]).result()
    assert missing(store) == []


def test_it_goes_with_its_words_and_with_another_policy(store: Store) -> None:
    keep_all(store)
    choose(store, Keeping(recordings="own"))
    settle(store)
    assert here(store) == ["f2", "f4", "f40"]
    choose(store, Keeping(days=3, recordings="own"))
    sweep: Sweep | None = Sweep()
    while sweep is not None:
        work = partial(library_keeping.prune, sweep=sweep, now=NOW)
        sweep = store.write(work).result()
    assert here(store) == ["f2"]


def test_a_recording_that_its_call_lost_goes(store: Store) -> None:
    wanted = planned(store).missing[0]
    keep(store, wanted)
    store.apply([event(11, e.CallUpserted(call=call(1, recording=None)))]).result()
    keep(store, wanted)  # another copy of it was on its way
    settle(store)
    assert here(store) == []
    keep(store, wanted)
    assert here(store) == []


def test_what_was_played_before_stays_and_is_not_evicted(store: Store) -> None:
    store.cache_file(tape(1), b"played").result()
    assert planned(store).stay != ()
    settle(store)
    run(store, partial(files.evict, limit=0))
    assert here(store) == ["f1"]
    assert store.read(partial(recordings.has, file=tape(1))).result()
    assert not store.read(partial(recordings.has, file=tape(2))).result()


def test_erasure_reaches_it(store: Store) -> None:
    keep_all(store)
    assert store.purge().result().files == 5
