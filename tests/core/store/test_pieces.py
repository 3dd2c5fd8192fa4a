"""What comes in pieces is read in pieces, is no file before it is whole, and is another's by no chance."""

from collections.abc import Iterator
from functools import partial

import pytest
from msgspec.structs import replace

from core.changes import Changes
from core.entities import Attachment
from core.store import files, pieces
from core.store.pieces import PIECE, Begun
from core.store.store import Store
from tests.core.store.samples import ONE, filled, run

BODY = bytes(range(251)) * (2 * PIECE // 251 + 100)
"""Three pieces, none like another."""
FILE = Attachment(id="f1", name="a.wav", mime="audio/wav", size=len(BODY))


@pytest.fixture
def store() -> Iterator[Store]:
    store = filled(ONE)
    yield store
    store.close()


def begin(store: Store, file: Attachment = FILE) -> Begun:
    return store.write(lambda c: (pieces.begin(c, file, 1), Changes())).result()


def put(store: Store, of: Begun, number: int, id: str = FILE.id) -> bool:
    body = BODY[number * PIECE : (number + 1) * PIECE]
    return store.write(lambda c: (pieces.put(c, of, id, number, body), Changes())).result()


def whole(store: Store) -> Begun:
    of = begin(store)
    for number in (2, 0, 1):
        assert put(store, of, number)
    run(store, partial(pieces.finish, of=of, sha256="abc"))
    return of


def part(store: Store, offset: int, length: int) -> bytes | None:
    return store.read(partial(pieces.part, file=FILE, offset=offset, length=length)).result()


def test_any_part_of_it_is_read_without_the_rest(store: Store) -> None:
    whole(store)
    for offset, length in ((0, 10), (PIECE - 3, 6), (PIECE, PIECE), (len(BODY) - 5, 99)):
        assert part(store, offset, length) == BODY[offset : offset + length]
    assert part(store, len(BODY), 10) == b""
    assert store.file(FILE).result() == BODY


def test_of_what_came_at_once_parts_are_read_as_well(store: Store) -> None:
    store.cache_file(FILE, BODY[:1000]).result()
    assert part(store, 990, 99) == BODY[990:1000]


def test_before_it_is_whole_it_is_not_here(store: Store) -> None:
    of = begin(store)
    put(store, of, 0)
    assert part(store, 0, 10) is None and store.file(FILE).result() is None
    assert begin(store) == Begun(of.key, frozenset({0})), "and it goes on where it stopped"


def test_one_that_is_another_now_begins_anew(store: Store) -> None:
    put(store, begin(store), 0)
    assert begin(store, replace(FILE, size=FILE.size - 1)).here == frozenset()


def test_a_piece_for_a_file_that_went_is_for_none_that_came_in_its_place(store: Store) -> None:
    """SQLite gives the number of a row that went to the next one."""
    of = begin(store)
    run(store, lambda c: files.drop(c, "key = ?", of.key))
    other = begin(store, replace(FILE, id="f2"))
    assert other.key == of.key
    assert not put(store, of, 0)
    assert begin(store, replace(FILE, id="f2")).here == frozenset()


def test_what_is_dropped_leaves_no_piece(store: Store) -> None:
    of = whole(store)
    run(store, lambda c: files.drop(c, "id = ?", FILE.id))
    sql = "SELECT count(*) FROM pieces"
    assert store.read(lambda c: c.exec_driver_sql(sql).scalar()).result() == 0
    assert not put(store, of, 0)
