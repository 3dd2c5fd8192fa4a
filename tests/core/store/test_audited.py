"""How far back the audit list goes here is known, and what was asked for stays beside the policy."""

import pytest
from msgspec.structs import replace

from core.clock import wall_ms
from core.protocol.audited import AuditPage
from core.protocol.frames import Rows
from core.store import audited, figures, meta, supervision
from core.store.basis import DAY_MS, basis, save
from core.store.store import Store
from core.supervision import AuditEntry
from tests.core.store.samples import fill, hello, opened, run

NOW = wall_ms()
TOLD = NOW - 92 * DAY_MS


def entry(id: str, at: int) -> AuditEntry:
    return AuditEntry(id=id, at=at, by="u2", act="work.close", subject="interaction:i1")


def page(*entries: AuditEntry, back_to: int, left: int = 1) -> AuditPage:
    return AuditPage(entries=entries, back_to=back_to, left=left)


@pytest.fixture
def store() -> Store:
    """A supervisor's, after a snapshot."""
    store = opened()
    store.welcome(replace(hello(), role="supervisor")).result()
    fill(store, Rows(audit_entries=(entry("new", NOW - 5),)))
    return store


def since(store: Store) -> int:
    return store.read(audited.since).result()


def ids(store: Store) -> list[str]:
    found = store.read(lambda c: supervision.audit(c, (), -1, None)).result()
    return [of.id for of in found]


def test_a_snapshot_tells_of_so_many_days(store: Store) -> None:
    assert abs(since(store) - TOLD) < DAY_MS
    store.close()


def test_what_was_asked_for_is_in_the_list_and_stays_for_a_week(store: Store) -> None:
    old, older = entry("old", TOLD - 5), entry("older", TOLD - 9)
    store.write(lambda c: audited.put(c, page(old, back_to=TOLD - 5), NOW)).result()
    twice = page(old, older, back_to=0, left=0)
    store.write(lambda c: audited.put(c, twice, NOW)).result()
    assert ids(store) == ["new", "old", "older"] and since(store) == 0
    run(store, lambda c: figures.forget(c, NOW + DAY_MS))
    assert ids(store) == ["new", "old", "older"] and since(store) == 0
    run(store, lambda c: figures.forget(c, NOW + 8 * DAY_MS))
    assert ids(store) == ["new"]
    assert since(store) == store.read(lambda c: basis(c).cut(NOW + 8 * DAY_MS)).result()
    store.close()


def test_a_policy_that_keeps_less_says_so(store: Store) -> None:
    store.write(lambda c: figures.keep(c, 7, NOW)).result()
    assert since(store) == store.read(lambda c: basis(c).cut(NOW)).result() > TOLD
    store.write(lambda c: figures.keep(c, 400, NOW)).result()
    assert since(store) > TOLD, "what has gone does not come back by itself"
    store.close()


def test_another_snapshot_replaces_what_was_asked_for(store: Store) -> None:
    work = page(entry("old", TOLD - 5), back_to=TOLD - 5)
    store.write(lambda c: audited.put(c, work, NOW)).result()
    fill(store, Rows(), seq=20)
    assert since(store) > TOLD - 5
    store.close()


def test_of_a_file_that_never_said_it_no_more_is_said_than_is_sure(store: Store) -> None:
    run(store, lambda c: meta.put(c, audited.REACH, None))
    run(store, lambda c: save(c, last=NOW, days=365))
    assert since(store) == TOLD
    run(store, lambda c: save(c, last=NOW, days=9))
    assert since(store) == NOW - 9 * DAY_MS
    store.close()
