"""What goes beyond the policy goes in small steps with its words; what is owed stays."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from core.entities import Attachment, CallLeg, CallRecord, Spoken, Survey
from core.evaluation import Evaluation
from core.library import Filters, Keeping, Kept, LibraryQuery
from core.protocol.frames import Rows
from core.rows import Draft
from core.store import bodies, library, library_history, library_keeping, queries
from core.store.library_keeping import DAY_MS, HELD_MS, Sweep
from core.store.store import Store
from tests.core.store.samples import ME, contact, conversation, fill, filled, message, run

NOW = 2_000_000_000_000
WORDS = ("elma", "armut", "kiraz", "portakal", "karpuz", "kavun", "incir", "badem")
OLD, NEW = NOW - 40 * DAY_MS, NOW - DAY_MS
CALL = CallRecord(
    id="k1", contact="p1", direction="in", started_at=OLD, conversation="c1", notes="notlar",
    transcript=(Spoken(at_ms=0, until_ms=9, who="customer", text="ayrılmak istiyorum"),),
)  # fmt: skip


def resolved(number: int, last_at: int = OLD, **more: Any) -> Any:
    given = {"status": "resolved", "last_at": last_at, "created_at": OLD, "last_order": 70}
    return conversation(number, **{**given, **more})


ROWS = Rows(
    conversations=(
        resolved(1), resolved(2, NEW), resolved(3, OLD + 1, status="open"),
        resolved(4, OLD + 2), resolved(5, OLD + 3), resolved(6, OLD + 4),
        resolved(7, NEW + 1, team="t2", assignee="a9"), resolved(8, NEW + 2, team="t2"),
    ),
    contacts=tuple(contact(n) for n in range(1, 9)),
    messages=tuple(
        message(order, f"{WORDS[n - 1]} kargo", n, at=OLD + order)
        for n in range(1, 9)
        for order in range(1, 71)
    ),
    calls=(CALL,),
)  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = filled(ROWS)
    store.enqueue("o1", "note.add", "c4", b"{}", None).result()
    store.save_draft(5, Draft(reply="yarım")).result()
    half = Evaluation(id="v", form="f", agent="a", evaluator=ME, at=1, conversation="c6")
    store.save_own("evaluation", "v", bodies.encode(half)).result()
    yield store
    store.close()


def pruned(store: Store, policy: Keeping, now: int = NOW) -> int:
    """After the policy was given and kept; how many steps it took."""
    store.write(partial(library_keeping.put, policy=policy)).result()
    sweep, steps = Sweep(), 0
    while sweep is not None:
        work = partial(library_keeping.prune, sweep=sweep, now=now)
        sweep = store.write(work).result()  # type: ignore[assignment]  # None ends it
        steps += 1
    return steps


def holding(store: Store) -> str:
    """Numbers of the conversations that still have messages."""
    sql = "SELECT DISTINCT conversation FROM messages ORDER BY 1"
    return "".join(map(str, store.read(lambda c: c.exec_driver_sql(sql).scalars().all()).result()))


def kept(store: Store) -> Kept:
    return store.read(library_keeping.kept).result()


def found(store: Store, text: str) -> int:
    query = LibraryQuery(text, Filters(), grouped=False)
    return store.read(lambda c: library.count(c, query)).result().number


def test_everything_is_kept_where_nobody_said_otherwise(store: Store) -> None:
    assert pruned(store, Keeping()) == 2
    told = kept(store)
    assert told.complete and told.since is None and not told.syncing
    assert (told.conversations, holding(store)) == (8, "12345678")
    assert told.bytes > 0


def test_what_is_old_goes_but_nothing_that_is_open_unsent_or_drafted(store: Store) -> None:
    assert pruned(store, Keeping(days=30)) > 3
    assert holding(store) == "2345678"
    told = kept(store)
    assert (told.complete, told.since) == (False, OLD + 1)
    assert told.policy == Keeping(days=30)


def test_with_its_words_and_what_was_said_in_its_calls(store: Store) -> None:
    assert [found(store, text) for text in ("elma", "ayrilmak", "notlar")] == [70, 1, 1]
    pruned(store, Keeping(days=30))
    assert [found(store, text) for text in ("elma", "ayrilmak", "notlar")] == [0, 0, 0]
    words = "SELECT count(*) FROM vocabulary WHERE word IN ('elma', 'ayrilmak')"
    assert store.read(lambda c: c.exec_driver_sql(words).scalar()).result() == 0
    said = "SELECT count(*) FROM said WHERE conversation = 1"
    assert store.read(lambda c: c.exec_driver_sql(said).scalar()).result() == 0
    call = "SELECT body FROM records WHERE kind = 'call'"
    body = store.read(lambda c: c.exec_driver_sql(call).scalar_one()).result()
    assert bodies.record("call", body).transcript == ()


def test_the_conversation_stays_a_line_without_messages(store: Store) -> None:
    pruned(store, Keeping(days=30))
    opened = store.read(lambda c: queries.open_conversation(c, 1)).result()
    assert opened.conversation.last_order == 70
    assert opened.first_order == 71


def test_with_the_word_in_its_survey_and_the_recordings_of_its_call(store: Store) -> None:
    tapes = [Attachment(id=f"t{n}", name="a.wav", mime="audio/wav", size=3) for n in (1, 2)]
    leg = CallLeg(id="l1", kind="agent", started_at=OLD, recording=tapes[1])
    call = replace(CALL, recording=tapes[0], legs=(leg,), version=1)
    asked = Survey(id="s1", contact="p1", score=2, at=OLD, comment="kırgınım", conversation="c1")
    rows = Rows(calls=(call,), surveys=(asked,))
    work = partial(library_history.put, rows=rows, seq=1, back_to=NOW, now=OLD)
    assert store.write(work).result()
    for tape in tapes:
        store.cache_file(tape, b"RIFF" + tape.id.encode()).result()
    assert found(store, "kirginim") == 1
    pruned(store, Keeping(days=30))
    assert found(store, "kirginim") == 0
    body = "SELECT body FROM records WHERE kind = 'survey'"
    survey = bodies.record(
        "survey", store.read(lambda c: c.exec_driver_sql(body).scalar_one()).result()
    )
    assert (survey.score, survey.comment) == (2, "")
    left = "SELECT count(*) FROM contents"
    assert store.read(lambda c: c.exec_driver_sql(left).scalar()).result() == 0


def test_other_teams_go_whatever_their_age_but_not_ones_own(store: Store) -> None:
    pruned(store, Keeping(teams=("t1",)))
    assert holding(store) == "1234568"
    told = kept(store)
    assert (told.complete, told.since, told.teams) == (False, None, ("t1",))


def test_too_much_goes_from_the_oldest_on(store: Store) -> None:
    run(store, lambda c: c.exec_driver_sql("CREATE TABLE filling (x BLOB)"))
    run(store, lambda c: c.exec_driver_sql("INSERT INTO filling VALUES (zeroblob(3000000))"))
    pruned(store, Keeping(megabytes=1))
    assert holding(store) == "3456"


def test_cached_files_of_what_goes_go_with_it(store: Store) -> None:
    file = Attachment(id="f1", name="a.png", mime="image/png", size=3)
    sent = message(71, "", 1, at=OLD, attachments=(file,))
    rows = Rows(messages=(sent,))
    work = partial(library_history.put, rows=rows, seq=1, back_to=OLD, now=NOW)
    assert store.write(work).result()
    store.cache_file(file, b"abc").result()
    pruned(store, Keeping(days=30), NOW + HELD_MS)
    assert (
        store.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM contents").scalar()).result()
        == 0
    )


def test_a_snapshot_brings_everything_again(store: Store) -> None:
    pruned(store, Keeping(days=30))
    fill(store, ROWS, seq=20)
    assert kept(store).since is None
    assert found(store, "elma") == 70


def test_what_was_fetched_by_hand_comes_back_whole_and_stays_for_a_week(store: Store) -> None:
    pruned(store, Keeping(days=30))
    work = partial(library_history.put, rows=ROWS, seq=10, back_to=OLD, now=NOW)
    assert store.write(work).result() is True
    assert found(store, "elma") == 70
    assert found(store, "ayrilmak") == 1
    assert kept(store).since == OLD
    pruned(store, Keeping(days=30))
    assert holding(store) == "12345678"
    pruned(store, Keeping(days=30), NOW + HELD_MS)
    assert holding(store) == "2345678"


def foreseen(store: Store, policy: Keeping) -> tuple[int, int | None, bool]:
    effect = store.read(partial(library_keeping.would_go, policy=policy, now=NOW)).result()
    return effect.conversations, effect.since, effect.exact


@pytest.mark.parametrize(
    "policy",
    [Keeping(), Keeping(days=30), Keeping(teams=("t1",)), Keeping(days=30, teams=("t1",))],
)
def test_what_would_go_is_what_goes(store: Store, policy: Keeping) -> None:
    number, since, exact = foreseen(store, policy)
    before = holding(store)
    pruned(store, policy)
    assert exact and len(before) - len(holding(store)) == number
    assert kept(store).since == since
    assert foreseen(store, policy) == (0, None, True), "nothing is left to go"


def test_of_a_size_it_is_told_about_how_many_would_go(store: Store) -> None:
    size = kept(store).bytes
    assert foreseen(store, Keeping(megabytes=(size >> 20) + 1)) == (0, None, True)
    run(store, lambda c: c.exec_driver_sql("CREATE TABLE filling (x BLOB)"))
    run(store, lambda c: c.exec_driver_sql("INSERT INTO filling VALUES (zeroblob(3000000))"))
    number, since, exact = foreseen(store, Keeping(megabytes=2))
    assert 0 < number < 4 and not exact and since is not None and since > OLD
