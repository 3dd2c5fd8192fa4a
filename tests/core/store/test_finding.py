"""What the palette finds, in which order, and how it is looked up."""

from collections.abc import Iterator

import pytest

from core.entities import Agent
from core.protocol.frames import Rows
from core.rows import Found
from core.store import finding
from core.store.store import Store
from tests.core.store.samples import ME, START, contact, conversation, filled

ROWS = Rows(
    conversations=(
        conversation(1, last_at=START + 1),
        conversation(2, last_at=START + 2),
        conversation(5, last_at=START + 5),
        conversation(6, contact="p1", last_at=START + 6),
    ),
    contacts=(contact(1), contact(2), contact(3, name="Çağla Öz")),
    agents=(
        Agent(id=ME, name="Işıl Ben"),
        Agent(id="a2", name="Işıl Can", email="can@denizev.com", extension="9044"),
    ),
)
MANY = Rows(
    conversations=tuple(
        conversation(n, subject=f"Kargo {n}", last_at=START + 1000 - n) for n in range(1, 31)
    ),
    contacts=tuple(contact(n, name=f"Kargo Müşteri {n}") for n in range(1, 41)),
    agents=tuple(Agent(id=f"a{n}", name=f"Kargo Ekibi {n}") for n in range(20)),
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = filled(ROWS)
    yield store
    store.close()


@pytest.fixture(scope="module")
def crowd() -> Iterator[Store]:
    store = filled(MANY)
    yield store
    store.close()


def found(store: Store, typed: str, limit: int = 8) -> list[Found]:
    return store.read(lambda c: finding.find(c, typed, limit)).result()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("çağ", ["p3"]),
        ("CAGLA oz", ["p3"]),
        ("ışıl 2", ["p2"]),
        ("0532 000 00 02", ["p2"]),
        ("+90 532 000 00 03", ["p3"]),
        ("0003", ["p3"]),
        ("TR-5", ["c5"]),
        ("isil can", ["a2"]),
        ("9044", ["a2"]),
        ("can@denizev", ["a2"]),
        ("*", []),
    ],
)
def test_find(store: Store, typed: str, ids: list[str]) -> None:
    assert [one.id for one in found(store, typed)] == ids


def test_people_come_by_who_wrote_last(store: Store) -> None:
    assert [one.id for one in found(store, "ışıl")] == ["p1", "p2", "a2"]


def test_found_opens_the_newest_conversation(store: Store) -> None:
    (one,) = found(store, "ışıl 1")
    assert (one.kind, one.conversation, one.title) == ("contact", 4, "Işıl 1")


def test_who_never_wrote_comes_with_a_number(store: Store) -> None:
    (one,) = found(store, "çağla")
    assert (one.conversation, one.number) == (None, contact(3).phone)


def test_many_people_hide_no_conversation_and_no_colleague(crowd: Store) -> None:
    kinds = [one.kind for one in found(crowd, "kargo")]
    assert kinds == ["contact"] * 3 + ["agent"] * 3 + ["conversation"] * 2


@pytest.mark.parametrize("few", [500, 5])
def test_the_newest_come_first_however_many_match(
    crowd: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    by_kind: dict[str, list[str]] = {}
    for one in found(crowd, "kargo"):
        by_kind.setdefault(one.kind, []).append(one.id)
    assert by_kind["contact"] == ["p1", "p2", "p3"]
    assert by_kind["conversation"] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (finding.MATCHING.format("contact_words"), ('"a" *', 5)),
        (finding.LATELY_SEEN, ('"a" *',)),
        (finding.LATELY_MOVED, ('"a" *',)),
        (finding.PEOPLE, ("[1]", 8)),
        (finding.CONVERSATIONS, ("[1]", 8)),
    ],
)
def test_no_table_is_read_from_end_to_end(
    store: Store, sql: str, values: tuple[str | int, ...]
) -> None:
    plan = store.read(
        lambda c: [row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    ).result()
    scans = [step for step in plan if step.startswith("SCAN")]
    tables = [step for step in scans if "VIRTUAL TABLE" not in step and "inbox_all" not in step]
    assert tables in ([], ["SCAN c"], ["SCAN n"]), plan  # what an inner SELECT limited
