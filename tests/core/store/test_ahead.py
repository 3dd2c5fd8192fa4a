"""What is fetched ahead is made of what is kept: newest first, within the room, and gone with what it is of."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from core.entities import Attachment, CallLeg, CallRecord
from core.library import FilesKept, Keeping
from core.protocol import events as e
from core.protocol.frames import Rows
from core.store import ahead, files, library_keeping, pieces
from core.store.ahead import Plan
from core.store.library_keeping import DAY_MS, Sweep
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


def said(number: int, *voices: int, **more: Any) -> Any:
    """A voice message, or several; of the same day as the call of that number, and after it."""
    sent = tuple(tape(voice, name="voice.ogg") for voice in voices)
    at = NOW - number * DAY_MS + 1
    return message(1, "ses", number, **{"attachments": sent, "at": at, **more})


MINE = CallLeg(id="l", kind="agent", who=ME, started_at=1, answered_at=2, recording=tape(40))
ROWS = Rows(
    conversations=tuple(
        conversation(n, status="resolved", last_at=NOW - n * DAY_MS, last_order=1,
                     assignee=ME if n == 3 else "a9")
        for n in range(1, 7)
    ),
    contacts=tuple(contact(n) for n in range(1, 7)),
    messages=(said(1, 11), said(2), said(3, 13), said(4), said(5)),
    calls=(
        call(3), call(1), call(2, agent=ME), call(4, legs=(MINE,)), call(6),
        call(5, recording=None),
    ),
)  # fmt: skip
"""The words of the sixth are gone already."""
ALL = ["f11", "f1", "f2", "f13", "f3", "f4", "f40"]
OWN = ["f2", "f13", "f4", "f40"]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(ahead, "SPARE", 0)
    store = filled(ROWS, tmp_path / "desk.db")
    welcome(store, "supervisor")
    yield store
    store.close()


def welcome(store: Store, role: str) -> None:
    store.welcome(replace(hello(), role=role)).result()


def choose(store: Store, policy: Keeping) -> None:
    store.write(partial(library_keeping.put, policy=policy)).result()


def planned(store: Store) -> Plan:
    return store.read(ahead.plan, "report").result()


def missing(store: Store) -> list[str]:
    return [file.id for file in planned(store).missing]


def kept(store: Store) -> FilesKept:
    return store.read(ahead.kept).result()


def begin(store: Store, file: Attachment) -> pieces.Begun:
    return store.write(partial(ahead.begin, file=file, now=NOW)).result()


def keep(store: Store, file: Attachment) -> None:
    begun, body = begin(store, file), bytes(file.size)
    store.write(partial(ahead.put, of=begun, file=file, number=0, body=body)).result()
    store.write(partial(ahead.keep, of=begun, file=file, sha256="x" + file.id)).result()


def keep_all(store: Store) -> None:
    for file in planned(store).missing:
        keep(store, file)


def settle(store: Store) -> None:
    store.write(partial(ahead.settle, plan=planned(store))).result()


def here(store: Store) -> list[str]:
    sql = "SELECT id FROM files JOIN pieces ON file = key ORDER BY key"
    return store.read(lambda c: list(c.exec_driver_sql(sql).scalars())).result()


def test_colleagues_recordings_and_voice_messages_come_the_newest_first(store: Store) -> None:
    assert missing(store) == ALL
    keep(store, planned(store).missing[0])
    assert missing(store) == ALL[1:]
    left = len(ALL) - 1
    assert kept(store) == FilesKept(1, len(ALL), missing=left, missing_bytes=left * SIZE)


def test_an_agent_has_what_they_had_to_do_with(store: Store) -> None:
    welcome(store, "agent")
    assert missing(store) == OWN
    choose(store, Keeping(recordings="all"))
    assert missing(store) == ALL
    choose(store, Keeping(recordings="none"))
    assert missing(store) == [] and kept(store) == FilesKept(0, len(ALL))


def test_what_an_entry_of_a_call_holds_is_the_calls(store: Store) -> None:
    """A colleague's recording stands in the timeline of my conversation as well."""
    entry = message(2, "", 3, kind="activity", call="k3", attachments=(tape(3),))
    store.apply([event(11, e.MessageCreated(message=entry))]).result()
    choose(store, Keeping(recordings="own"))
    assert missing(store) == OWN


def test_it_stops_at_the_size_and_the_newest_has_the_room(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_LARGEST", 1)
    monkeypatch.setattr(ahead, "NO_LIMIT", 2 * SIZE)
    assert missing(store) == ALL[:2]
    keep_all(store)
    assert kept(store) == FilesKept(2, len(ALL), full=True)
    monkeypatch.setattr(ahead, "NO_LIMIT", SIZE)
    settle(store)
    assert here(store) == ALL[:1]
    assert missing(store) == []


def test_one_that_takes_most_of_the_room_keeps_no_older_ones_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "NO_LIMIT", 8 * SIZE)
    large = call(1, recording=tape(1, size=3 * SIZE))
    store.apply([event(11, e.CallUpserted(call=large))]).result()
    assert missing(store) == [id for id in ALL if id != "f1"]
    assert kept(store).large == 1 and not kept(store).full


def test_the_policys_size_leaves_room_for_words(store: Store) -> None:
    choose(store, Keeping(megabytes=1))
    assert store.read(library_keeping.bytes_taken).result() > 1 << 18
    large = 1 << 20
    store.apply([event(11, e.CallUpserted(call=call(1, recording=tape(1, size=large))))]).result()
    assert "f1" not in missing(store)


def test_it_goes_with_its_words_and_with_another_policy(store: Store) -> None:
    keep_all(store)
    choose(store, Keeping(recordings="own"))
    settle(store)
    assert here(store) == OWN
    choose(store, Keeping(days=3, recordings="own"))
    sweep: Sweep | None = Sweep()
    while sweep is not None:
        work = partial(library_keeping.prune, sweep=sweep, now=NOW)
        sweep = store.write(work).result()
    assert here(store) == ["f2", "f13"]


def test_a_recording_that_its_call_lost_goes(store: Store) -> None:
    wanted = planned(store).missing[1]
    keep(store, wanted)
    store.apply([event(11, e.CallUpserted(call=call(1, recording=None)))]).result()
    settle(store)
    assert here(store) == []
    keep(store, wanted)  # another copy of it was on its way
    assert here(store) == []


def test_what_was_begun_goes_on_and_goes_where_it_is_wanted_no_more(store: Store) -> None:
    wanted = planned(store).missing[1]
    begun = begin(store, wanted)
    store.write(partial(ahead.put, of=begun, file=wanted, number=0, body=b"1")).result()
    settle(store)
    assert here(store) == ["f1"] and "f1" in missing(store), "a part of it is none of it"
    assert begin(store, wanted) == pieces.Begun(begun.key, frozenset({0}))
    assert not store.read(partial(ahead.has, file=wanted)).result()
    choose(store, Keeping(recordings="none"))
    settle(store)
    assert here(store) == []
    put = partial(ahead.put, of=begun, file=wanted, number=1, body=b"2")
    assert not store.write(put).result() and here(store) == []


def test_what_was_opened_before_stays_and_is_not_evicted(store: Store) -> None:
    store.cache_file(tape(1), b"played").result()
    assert planned(store).stay != ()
    settle(store)
    run(store, partial(files.evict, limit=0))
    assert store.read(partial(ahead.has, file=tape(1))).result()
    assert not store.read(partial(ahead.has, file=tape(2))).result()


def test_erasure_reaches_it(store: Store) -> None:
    keep_all(store)
    assert store.purge().result().files == len(ALL)
    assert here(store) == []
