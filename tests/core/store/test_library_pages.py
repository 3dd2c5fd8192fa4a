"""Page after page of the library is the whole: no hole, nothing twice, whatever a page may cost."""

from collections.abc import Iterator
from typing import Any

import pytest

from core.protocol.frames import Rows
from core.store import library, library_walk
from core.store.store import Store
from tests.core.store.samples import START, contact, conversation, filled, message
from tests.core.store.test_library import asked, pages

MANY = Rows(
    conversations=tuple(conversation(n, last_order=3) for n in range(1, 21)),
    contacts=tuple(contact(n) for n in range(1, 21)),
    messages=tuple(
        message(
            order, f"kargo {'uzun ' * (n % 4)}{order}", n, at=START + order * 1_000_000 + n * 1_000
        )
        for n in range(1, 21)
        for order in (1, 2, 3)
    ),
)


@pytest.fixture(scope="module")
def many() -> Iterator[Store]:
    store = filled(MANY)
    yield store
    store.close()


@pytest.mark.parametrize("order", ["newest", "best"])
@pytest.mark.parametrize("budget", [1, 5, 60_000])
@pytest.mark.parametrize("ranked", [10, 2_000])
def test_pages_are_the_whole_without_holes_or_twice(
    many: Store, monkeypatch: pytest.MonkeyPatch, order: Any, budget: int, ranked: int
) -> None:
    """Also where reading takes a rest, and where the best are few."""
    monkeypatch.setattr(library_walk, "BUDGET", budget)
    monkeypatch.setattr(library, "RANKED", ranked)
    flat = pages(many, asked("kargo", False, order))
    assert len({(hit.id, hit.order) for hit in flat}) == len(flat) == 60
    if order == "newest":
        assert [hit.at for hit in flat] == sorted((hit.at for hit in flat), reverse=True)
    grouped = pages(many, asked("kargo", True, order))
    assert len({hit.id for hit in grouped}) == len(grouped) == 20


def test_pages_of_filters_alone(many: Store) -> None:
    listed = pages(many, asked())
    assert [hit.id for hit in listed] == [f"c{n}" for n in range(20, 0, -1)]


def test_a_count_of_very_many_is_about_right(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_walk, "BUDGET", 20)
    counted = many.read(lambda c: library.count(c, asked("kargo"))).result()
    assert (counted.number, counted.exact) == (60, False)


@pytest.mark.parametrize("near", [1, 3, 10_000])
@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize("limit", [1, 4, 50])
def test_pages_of_what_stands_apart_are_the_whole_too(
    many: Store, monkeypatch: pytest.MonkeyPatch, near: int, few: int, limit: int
) -> None:
    """Also where first only what is near is looked at."""
    monkeypatch.setattr(library_walk, "NEAR", near)
    monkeypatch.setattr(library_walk, "FEW", few)
    hits = pages(many, asked('"kargo 1" "kargo 3"', True), limit)
    assert sorted(hit.conversation for hit in hits) == [4, 8, 12, 16, 20]
    number = many.read(lambda c: library.count(c, asked('"kargo 1" "kargo 3"', True))).result()
    assert number.exact == (near > 20) and (not number.exact or number.number == 5)
