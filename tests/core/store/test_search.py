"""Search finds what was written however it was written, and shows it as it was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.entities import Activity, Attachment
from core.protocol import events as e
from core.protocol.frames import Rows
from core.rows import SearchHit
from core.store import search as module
from core.store.search import Term, marks_in, search, snippet_of, terms
from core.store.store import Store
from tests.core.store.samples import contact, conversation, event, filled, message

WORDS = [
    "IĞDIR'dan kargo gelmedi",
    "ığdır şubesi kapalı",
    "Siparişim TR-48213 nerede?",
    "sipariş geldi, teşekkürler",
    "ÇİĞDEM Hanım aradı",
    "kargo nerede kaldı",
]
ROWS = Rows(
    conversations=(conversation(1, last_order=9), conversation(2, last_order=1)),
    contacts=(contact(1), contact(2)),
    messages=(
        *(message(order, text) for order, text in enumerate(WORDS, start=1)),
        message(7, "içeriden: iade onaylandı", kind="note"),
        message(8, "", kind="activity", activity=Activity(code="assigned")),
        message(
            9, "ekte", attachments=(Attachment(id="f", name="Fatura_Şubat.pdf", mime="", size=1),)
        ),
        message(1, "kargo başka", 2),
    ),
)


@pytest.fixture(scope="module")
def store() -> Store:
    return filled(ROWS)


def found(store: Store, text: str, **options: object) -> list[int]:
    hits = store.read(lambda c: search(c, text, **options)).result()  # type: ignore[arg-type]  # by name
    return [hit.order for hit in hits]


@pytest.mark.parametrize("typed", ["ığdır", "IĞDIR", "igdir", "İĞDİR", "Iğdır", "ığ", "igd"])
def test_every_way_to_write_igdir(store: Store, typed: str) -> None:
    assert found(store, typed) == [2, 1]


@pytest.mark.parametrize(
    ("typed", "orders"),
    [
        ("sip", [4, 3]),
        ("sipariş", [4, 3]),
        ("sipariş geldi", [4]),
        ("siparisim nerede", [3]),
        ("sip nerede", []),
        ("kargo k", [6, 1]),
        ('"sip"', []),
        ('"kargo nerede"', [6]),
        ('"nerede kargo"', []),
        ('"kargo ner', [6]),
        ("TR-48213", [3]),
        ("tr 482", [3]),
        ("48213", [3]),
        ("cigdem", [5]),
        ("iade", [7]),
        ("fatura", [9]),
        ("subat pdf", [9]),
        ("assigned", []),
        ("yok böyle", []),
        ("k", []),
        ("🙂", []),
        ("", []),
    ],
)
def test_what_is_found(store: Store, typed: str, orders: list[int]) -> None:
    assert found(store, typed, conversation=1) == orders
    hits = store.read(lambda c: search(c, typed)).result()
    best = store.read(lambda c: search(c, typed, by="best")).result()
    assert [hit.order for hit in hits if hit.conversation == 1] == orders
    assert {hit.message for hit in best} == {hit.message for hit in hits}


def test_by_newest_and_within_one_conversation(store: Store) -> None:
    hits = store.read(lambda c: search(c, "kargo")).result()
    assert [(hit.conversation, hit.order) for hit in hits] == [(1, 6), (2, 1), (1, 1)]
    assert found(store, "kargo", conversation=1) == [6, 1]
    assert found(store, "kargo", limit=1) == [6]


def test_by_best_match(store: Store) -> None:
    """The shortest message that holds the words comes first."""
    assert found(store, "ekte", by="best") == [9]
    hits = store.read(lambda c: search(c, "kargo", by="best")).result()
    assert (hits[0].conversation, hits[0].order) == (2, 1)


def test_a_hit_shows_the_original_and_marks_it(store: Store) -> None:
    assert found(store, "igd kargo gel") == []
    (hit,) = store.read(lambda c: search(c, "ığdır kargo gel")).result()
    assert isinstance(hit, SearchHit)
    assert (hit.name, hit.channel, hit.snippet) == ("Işıl 1", "chat", WORDS[0])
    assert [hit.snippet[at : at + size] for at, size in hit.marks] == ["IĞDIR", "kargo", "gel"]


def test_an_edited_and_a_deleted_message() -> None:
    store = filled(ROWS)
    store.apply([
        event(11, e.MessageUpdated(message=message(1, "Ardahan'dan kargo"))),
        event(12, e.MessageDeleted(conversation="c1", message="m1-2")),
    ]).result()  # fmt: skip
    assert found(store, "igdir") == []
    assert found(store, "ardahan") == [1]
    store.close()


@settings(max_examples=300, deadline=None)
@given(
    st.text() | st.text(alphabet='"*^:()+-{}[]\\AND ORNEAR ı\0ş', max_size=40),
    st.sampled_from(["newest", "best"]),
)
def test_whatever_is_typed_is_words_and_never_syntax(store: Store, typed: str, by: str) -> None:
    found(store, typed, by=by)


def test_a_beginning_with_too_many_ends_is_left_to_the_index(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CONTINUATIONS", 0)
    assert found(store, "sipar") == [4, 3]


def test_terms() -> None:
    assert terms('Kargo "NEREDE kaldı" sip') == (
        Term(("kargo",), prefix=False),
        Term(("nerede", "kaldi"), prefix=False),
        Term(("sip",), prefix=True),
    )
    assert terms("a") == (Term(("a",), prefix=False),)
    assert len(terms("ab " * 100)) == module.MOST_WORDS


def test_marks_stand_right_where_folding_changes_the_length() -> None:
    text = "ﬁyat İ̇ndirim kargo"
    marks = marks_in(text, (Term(("kargo",), prefix=False), Term(("fiy",), prefix=True)))
    assert [text[at : at + size] for at, size in marks] == ["ﬁy", "kargo"]


def test_a_long_message_is_cut_around_its_first_mark() -> None:
    text = f"{'önce ' * 60}kargo {'sonra ' * 60}"
    snippet, marks = snippet_of(message(1, text), terms("kargo"))
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) <= module.SNIPPET + 2
    assert [snippet[at : at + size] for at, size in marks] == ["kargo"]


def test_a_snippet_is_one_line() -> None:
    snippet, marks = snippet_of(message(1, "bir\r\nkargo\tvar"), terms("kargo"))
    assert snippet == "bir  kargo var"
    assert marks == ((5, 5),)
