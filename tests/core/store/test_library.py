"""The library finds everything by words and filters, in pages without an end, and says how many."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from core.entities import Author, BotState, CallRecord, Message, Spoken, Survey
from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section
from core.library import Corrected, Filters, LibraryHit, LibraryPage, LibraryQuery, Place
from core.protocol import events as e
from core.protocol.frames import Rows
from core.store import library
from core.store.store import Store
from core.work import Disposition, Interaction
from tests.core.store.samples import (
    ME,
    START,
    contact,
    conversation,
    event,
    filled,
    message,
)

CALL = CallRecord(
    id="k1", contact="p1", direction="in", conversation="c1", agent="a7", queue="q1", version=1,
    started_at=START + 60_000, answered_at=START + 65_000, ended_at=START + 365_000,
    transcript=(
        Spoken(at_ms=0, until_ms=900, who="agent", text="Ardıç Ev, buyurun"),
        Spoken(at_ms=1_000, until_ms=3_000, who="customer", text="Lambam kırık geldi"),
    ),
)  # fmt: skip
VISIT = Interaction(
    id="i1", media="mail", queue="q2", contact="p2", conversation="c2", entered_at=START,
    answered_at=START + 1_000, ended_at=START + 31_000, completed_at=START + 90_000, agent="a8",
    disposition="d1", note="müşteri memnun kaldı",
)  # fmt: skip
FORM = EvaluationForm(
    id="f.1", form="f", edition=1, name="F",
    sections=(Section(id="s", title="S", questions=(Question(id="g", text="?", highest=5),)),),
)  # fmt: skip
SCORED = Evaluation(
    id=f"{ME}:f:a8:c2", form="f.1", agent="a8", evaluator=ME, at=START, conversation="c2",
    answers={"g": Answer(value=4)}, state="signed", signed_at=START,
)  # fmt: skip
UNSEEN = replace(SCORED, id="a9:f:a8:c3", evaluator="a9", conversation="c3")
"""Of a contact that this person did not evaluate."""
BOT = Author(kind="bot", name="Bot")
ROWS = Rows(
    conversations=(
        conversation(1, last_order=4, labels=("l1",), bot=BotState(phase="silent", asked_at=START)),
        conversation(2, last_order=2, channel="email", queue="q2", assignee=None),
        conversation(3, last_order=1, assignee=None),
    ),
    contacts=(contact(1), contact(2), contact(3)),
    messages=(
        message(1, "IĞDIR'dan kargo gelmedi"),
        message(2, "Kargonuz yolda", kind="out", author=BOT),
        message(3, "kargo aranacak, iade olabilir", kind="note"),
        message(4, "teşekkürler", kind="out", author=Author(kind="agent", id="a7")),
        message(1, "İade etmek istiyorum, kargo bozuk", 2, at=START + 500),
        message(2, "kargo", 2, at=START + 5_000),
        message(1, "merhaba", 3),
    ),
    calls=(CALL,), interactions=(VISIT,), dispositions=(Disposition(id="d1", name="Çözüldü"),),
    surveys=(
        Survey(id="u1", contact="p2", score=2, at=START, comment="geç kaldınız", conversation="c2"),
        Survey(id="u2", contact="p1", score=0, at=START, asked_at=START, conversation="c1"),
    ),
    evaluation_forms=(FORM,), evaluations=(SCORED, UNSEEN),
)  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = filled(ROWS)
    yield store
    store.close()


def read(
    store: Store, query: LibraryQuery, after: Place | None = None, limit: int = 50
) -> LibraryPage:
    return store.read(lambda c: library.page(c, query, after, limit)).result()


def pages(store: Store, query: LibraryQuery, limit: int = 7) -> list[LibraryHit]:
    hits = list[LibraryHit]()
    page = read(store, query, None, limit=limit)
    while True:
        hits += page.hits
        if page.after is None:
            return hits
        page = read(store, query, page.after, limit=limit)


def asked(text: str = "", grouped: bool = False, order: Any = "newest", **filters: Any) -> Any:
    return LibraryQuery(text=text, filters=Filters(**filters), grouped=grouped, order=order)


def found(store: Store, *given: Any, **filters: Any) -> list[tuple[str, int]]:
    hits = read(store, asked(*given, **filters)).hits
    return [(hit.source or hit.id, hit.order) for hit in hits]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("igdir", [("c1", 1)]),
        ("kargo", [("c2", 2), ("c1", 3), ("c1", 2), ("c1", 1), ("c2", 1)]),
        ('"kargo"', [("c2", 2), ("c1", 3), ("c1", 1), ("c2", 1)]),
        ("kargo -iade", [("c2", 2), ("c1", 2), ("c1", 1)]),
        ('"kargo" -iade', [("c2", 2), ("c1", 1)]),
        ("kargonu yolda", [("c1", 2)]),
        ("gelm kargo", [("c1", 1)]),
        ("gel kargo", []),
        ('"karg" yolda', []),
        ('kargo -"kargo bozuk" -not', [("c2", 2), ("c1", 3), ("c1", 2), ("c1", 1)]),
        ("-iade", []),
        ("lambam buyurun", [("k1", 0)]),
        ("cozuldu", [("i1", 0)]),
        ("MEMNUN", [("i1", 0)]),
        ("gec kaldiniz", [("u1", 0)]),
        ('"kargo gelmedi', [("c1", 1)]),
        ('"gelmedi kargo"', []),
    ],
)
def test_words_of_every_kind(store: Store, text: str, places: list[tuple[str, int]]) -> None:
    if text == "-iade":
        assert {hit.kind for hit in read(store, asked(text)).hits} == {"conversation"}
    else:
        assert found(store, text) == places


@pytest.mark.parametrize(
    ("filters", "conversations"),
    [
        ({"channels": ("email",)}, {"c2"}),
        ({"channels": ("email", "chat")}, {"c1", "c2", "c3"}),
        ({"queues": ("q1",)}, {"c1"}),
        ({"agents": ("a7",)}, {"c1"}),
        ({"agents": ("a1",)}, {"c1"}),
        ({"contacts": ("p3",)}, {"c3"}),
        ({"labels": ("l1",)}, {"c1"}),
        ({"dispositions": ("d1",)}, {"c2"}),
        ({"shortest_s": 300}, {"c1"}),
        ({"longest_s": 30}, {"c2"}),
        ({"lowest_rating": 1, "highest_rating": 2}, {"c2"}),
        ({"lowest_rating": 3}, set()),
        ({"highest_rating": 5}, {"c2"}),
        ({"lowest_score": 75, "highest_score": 75}, {"c2"}),
        ({"recorded": True}, set()),
        ({"recorded": False}, {"c1", "c2", "c3"}),
        ({"handed_over": True}, {"c1"}),
        ({"handed_over": False, "channels": ("chat",)}, {"c3"}),
        ({"agents": ("a8",), "queues": ("q2",)}, {"c2"}),
        ({"agents": ("a8",), "queues": ("q1",)}, set()),
        ({"until": START + 2}, {"c1"}),
        ({"since": START + 2, "until": START + 3}, {"c2"}),
    ],
)
def test_filters_alone(store: Store, filters: dict[str, Any], conversations: set[str]) -> None:
    page = read(store, asked(**filters))
    assert {hit.id for hit in page.hits} == conversations
    number = store.read(lambda c: library.count(c, asked(**filters))).result()
    assert (number.number, number.exact) == (len(conversations), True)


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({"by": ("customer",)}, [("c2", 2), ("c1", 1), ("c2", 1)]),
        ({"by": ("bot",)}, [("c1", 2)]),
        ({"by": ("bot", "note")}, [("c1", 3), ("c1", 2)]),
        ({"channels": ("email",), "by": ("customer",)}, [("c2", 2), ("c2", 1)]),
        ({"since": START + 2_000, "until": START + 5_000}, [("c1", 3), ("c1", 2)]),
        ({"queues": ("q1",), "shortest_s": 300}, [("c1", 3), ("c1", 2), ("c1", 1)]),
        ({"handed_over": False}, [("c2", 2), ("c2", 1)]),
    ],
)
def test_words_with_filters(
    store: Store, filters: dict[str, Any], places: list[tuple[str, int]]
) -> None:
    assert found(store, "kargo", **filters) == places


def test_words_by_whom_in_a_call(store: Store) -> None:
    assert found(store, "buyurun", by=("agent",)) == [("k1", 0)]
    assert found(store, "buyurun", by=("customer",)) == []


def test_a_contact_is_one_row_with_how_many_places(store: Store) -> None:
    hits = read(store, asked("kargo", grouped=True)).hits
    assert [(hit.id, hit.order, hit.hits) for hit in hits] == [("c2", 2, 2), ("c1", 3, 3)]
    counted = store.read(lambda c: library.count(c, asked("kargo", grouped=True))).result()
    assert counted.number == 2
    assert store.read(lambda c: library.count(c, asked("kargo"))).result().number == 5


def test_the_best_says_little_else(store: Store) -> None:
    assert found(store, "kargo", False, "best")[0] == ("c2", 2)
    grouped = read(store, asked("kargo", True, "best")).hits
    assert [(hit.id, hit.order) for hit in grouped] == [("c2", 2), ("c1", 2)]


def test_a_hit_is_ready_to_be_shown(store: Store) -> None:
    call = read(store, asked("lambam")).hits[0]
    assert (call.kind, call.who, call.source, call.at_ms) == ("call", "customer", "k1", 1_000)
    assert (call.name, call.channel, call.labels) == ("Işıl 1", "chat", ("l1",))
    start, length = call.marks[0]
    assert call.snippet[start : start + length] == "Lambam"
    assert call.facets.agents == ("a1", "a7", "x")
    assert (call.facets.duration_s, call.facets.handed_over) == (300, True)
    mail = read(store, asked("istiyorum")).hits[0]
    assert (mail.kind, mail.facets.rating, mail.facets.score) == ("mail", 2, 75)
    assert read(store, asked("aranacak")).hits[0].kind == "note"
    assert read(store, asked("memnun")).hits[0].snippet == "Çözüldü · müşteri memnun kaldı"


def test_a_score_that_may_not_be_seen_is_not_found_out_by_asking() -> None:
    store = filled(ROWS)
    scored = asked(lowest_score=0, highest_score=100)
    assert [hit.id for hit in read(store, scored).hits] == ["c2"]
    (hidden,) = (hit for hit in read(store, asked()).hits if hit.id == "c3")
    assert hidden.facets.score is None
    mine = replace(UNSEEN, id=f"{ME}:f:a8:c3", evaluator=ME, answers={"g": Answer(value=5)})
    store.apply([event(11, e.EvaluationUpserted(evaluation=mine))]).result()
    assert {hit.id for hit in read(store, scored).hits} == {"c2", "c3"}, "one's own is signed now"
    (own,) = (hit for hit in read(store, scored).hits if hit.id == "c3")
    assert own.facets.score == 75, "the lowest of both"
    store.close()


def test_small_errors_are_mended_where_nobody_wrote_so(store: Store) -> None:
    page = read(store, asked("krago iade"))
    assert page.corrected == (Corrected("krago", ("kargo",)),)
    assert [hit.order for hit in page.hits] == [3, 1]
    assert page.hits[0].marks == ((0, 5), (16, 4))
    assert read(store, asked("kargo")).corrected == ()
    assert read(store, asked("tesekurlr")).corrected[0].meant == ("tesekkurler",)
    assert read(store, asked("xyzw")).hits == ()


def test_the_reader_steps_through_one_contact(store: Store) -> None:
    key = read(store, asked("lambam")).hits[0].conversation

    def within(text: str) -> tuple[LibraryHit, ...]:
        return store.read(lambda c: library.within(c, key, asked(text), 500)).result()

    assert [hit.order for hit in within("kargo")] == [1, 2, 3]
    assert [hit.source for hit in within("lambam")] == ["k1"]
    assert within("istiyorum") == within("") == ()


def whole(store: Store, text: str, order: Any = "newest", **filters: Any) -> list[str]:
    return [hit.id for hit in pages(store, asked(text, True, order, **filters))]


@pytest.mark.parametrize("order", ["newest", "best"])
def test_words_may_stand_anywhere_in_a_contact(store: Store, order: Any) -> None:
    """Nobody writes everything into one message: "kargo" in one, "teşekkürler" in another."""
    assert whole(store, "igdir lambam aranacak", order) == ["c1"], "message, call and note"
    assert whole(store, "istiyorum memnun kaldiniz", order) == ["c2"], "mail, outcome and survey"
    assert whole(store, "kargo iade", order) == ["c1", "c2"], "each once"
    assert whole(store, "igdir istiyorum", order) == [], "two contacts"
    assert whole(store, '"kargo gelmedi" lambam', order) == ["c1"]
    assert whole(store, "lambam tesekurlr", order) == ["c1"], "with its errors mended"


def test_what_together_holds_the_words_comes_before_what_holds_them_apart(store: Store) -> None:
    hits = pages(store, asked("kargo iade", True), limit=1)
    assert [(hit.id, hit.order) for hit in hits] == [("c1", 3), ("c2", 1)]
    found = pages(store, asked("kargo etmek", True), limit=1) + pages(
        store, asked("igdir yolda", True)
    )
    assert [(hit.id, hit.order) for hit in found] == [("c2", 1), ("c1", 2)]
    assert found[1].snippet == "Kargonuz yolda" and found[1].marks == ((9, 5),)
    assert pages(store, asked("igdir yolda")) == [], "each place for itself"


def test_apart_they_pass_the_same_filters_and_count(store: Store) -> None:
    assert whole(store, "igdir yolda", queues=("q2",)) == []
    assert whole(store, "igdir yolda", by=("customer",)) == [], "one is the bot's"
    assert whole(store, "igdir lambam", by=("customer",)) == ["c1"]
    assert whole(store, "igdir yolda -kargonuz") == []

    def number(text: str) -> int:
        return store.read(lambda c: library.count(c, asked(text, True))).result().number

    assert [number(text) for text in ("igdir yolda", "kargo iade", "igdir istiyorum")] == [1, 2, 0]


def test_what_must_not_be_there_is_nowhere_in_the_conversation(store: Store) -> None:
    assert whole(store, "kargo") == ["c2", "c1"]
    assert whole(store, "kargo -lambam") == ["c2"], "it stands in another message"
    assert whole(store, "kargo -lambam", by=("bot",)) == ["c1"], "the customer said it, not the bot"
    assert whole(store, "kargo -iade -lambam") == []
    assert whole(store, 'kargo -"kargo gelmedi"') == ["c2"]


def test_without_a_word_that_is_wanted_too(store: Store) -> None:
    rest = {*whole(store, "")} - {*whole(store, "kargo")}
    assert rest and {*whole(store, "-kargo")} == rest, "and of what begins with it"

    def number(text: str) -> int:
        return store.read(lambda c: library.count(c, asked(text, True))).result().number

    assert number("-kargo") == len(rest)
    assert number("kargo -lambam") == 1


def test_the_reader_steps_through_what_stands_apart(store: Store) -> None:
    key = pages(store, asked("igdir yolda", True))[0].conversation
    hits = store.read(lambda c: library.within(c, key, asked("igdir yolda"), 500)).result()
    assert [hit.order for hit in hits] == [1, 2]


def test_what_changes_is_found_as_it_is_now() -> None:
    store = filled(ROWS)
    edited = Message(**{**_fields(message(1, "sandalye")), "edited_at": 5})
    store.apply(
        [
            event(11, e.MessageUpdated(message=edited)),
            event(12, e.CallUpserted(call=_changed(CALL, notes="geri aranacak", disposition="d1"))),
            event(13, e.ConversationHidden(conversation="c2")),
        ]
    ).result()
    assert found(store, "igdir") == []
    assert found(store, "sandalye") == [("c1", 1)]
    assert found(store, "aranacak") == [("k1", 0), ("c1", 3)]
    assert found(store, "lambam") == [("k1", 0)]
    assert found(store, "istiyorum") == found(store, "memnun") == []
    assert found(store, dispositions=("d1",)) == [("c1", 4)]
    assert found(store, queues=("q2",)) == []
    store.close()


def _fields(of: Any) -> dict[str, Any]:
    return {name: getattr(of, name) for name in of.__struct_fields__}


def _changed(of: CallRecord, **more: Any) -> CallRecord:
    return CallRecord(**{**_fields(of), **more, "version": of.version + 1})
