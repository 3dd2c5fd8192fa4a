"""Each step takes an old file to the next version; a newer file is left alone."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.entities import BotState, CallRecord, Conversation
from core.errors import UserError
from core.metrics.tally import Key, Tally
from core.protocol.events import ConversationAssigned
from core.protocol.frames import Resume, Rows
from core.rows import Draft, InboxFilter
from core.store import bodies, meta, migrations, queries, sums, supervision, work
from core.store.connect import connect
from core.store.migrations import STEPS, migrate, version
from core.store.store import Store
from core.store.supervision import Asked
from core.supervision import AuditEntry
from tests.core.store.samples import (
    EPOCH,
    KEY,
    ME,
    ONE,
    conversation,
    event,
    fill,
    filled,
    hello,
    offer,
    opened,
    run,
)
from tests.core.store.world import dump

NEWEST = len(STEPS) + 1
VERSION_1 = (
    conversation(1),
    conversation(2, assignee=None, bot=BotState(phase="handoff"), unread=3),
    conversation(3, assignee=None, bot=BotState(phase="handoff"), team="t2"),
    conversation(4, assignee=None, bot=BotState(phase="silent")),
    conversation(5, assignee=None, status="resolved", bot=BotState(phase="handoff")),
)


def schema(connection: Connection) -> list[str]:
    sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    return list(connection.exec_driver_sql(sql).scalars())


def version_1(path: Path, values: tuple[Conversation, ...] = VERSION_1) -> Path:
    """A file as the first version wrote it."""
    old = connect(path, KEY, write=True)
    old.executescript(Path(__file__).with_name("version_1.sql").read_text("utf-8"))
    for key, of in enumerate(values, 1):
        row = (key, of.id, of.contact, of.channel, of.status, of.assignee, of.team)
        rest = (of.priority, of.unread, of.last_at, bodies.encode(of))
        old.execute("INSERT INTO conversations VALUES (?,?,?,?,?,?,?,?,?,?,?)", (*row, *rest))
        kind = (of.status, of.assignee or "", of.team or "", of.unread > 0)
        old.execute("INSERT INTO tallies VALUES (?,?,?,1,?) ON CONFLICT DO UPDATE "
                    "SET total = total + 1, unread = unread + excluded.unread", kind)  # fmt: skip
    cursor = bodies.encode(Resume(epoch=EPOCH, seq=10))
    old.execute("INSERT INTO meta(name, value) VALUES ('cursor', ?)", (cursor,))
    old.close()
    return path


def shapes(connection: Connection) -> dict[str, object]:
    """Every table and index with its columns; the letter at the end of an index does not matter."""
    ask = connection.exec_driver_sql
    found: dict[str, object] = {}
    for kind, name in ask("SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'index')"):
        columns = ask(f"PRAGMA {'table' if kind == 'table' else 'index'}_xinfo({name})").fetchall()
        found[name[:-2] if name.endswith(("_a", "_b")) else name] = [tuple(c) for c in columns]
    return found


def test_a_new_file_has_every_table() -> None:
    store = opened()
    assert store.read(version).result() == NEWEST
    found = " ".join(store.read(schema).result())
    for table in ("outbox", "drafts", "conversations", "messages", "message_words"):
        assert f"TABLE {table}" in found or f"TABLE {table} " in found
    store.close()


def test_step_1_finds_the_hand_overs_that_wait(tmp_path: Path) -> None:
    store = Store.open(version_1(tmp_path / "desk.db"), KEY, lambda _: None)
    store.welcome(hello()).result()
    listed = store.read(lambda c: list(queries.skeleton(c, InboxFilter()).keys)).result()
    assert listed == [2, 1]
    assert store.read(queries.counts).result()["mine"] == (2, 1)
    store.close()


def test_step_1_leaves_a_file_like_a_new_one(tmp_path: Path) -> None:
    old = Store.open(version_1(tmp_path / "desk.db"), KEY, lambda _: None)
    new = opened()
    assert old.read(shapes).result() == new.read(shapes).result()
    new.close()
    old.close()


def test_what_follows_a_migrated_file_is_what_follows_a_new_one(tmp_path: Path) -> None:
    """Tallies, columns and index go on as though the file had never been an old one."""
    old = Store.open(version_1(tmp_path / "desk.db"), KEY, lambda _: None)
    old.welcome(hello()).result()
    run(old, lambda c: meta.put_cursor(c, Resume(epoch=EPOCH, seq=10)))  # step 4 took it
    rows = Rows(conversations=VERSION_1)
    new = filled(rows)
    body = ConversationAssigned(conversation="c2", to="a2")
    for store in (old, new):
        store.apply([event(11, body)]).result()
    assert {k: v for k, v in dump(old).items() if "words" not in k} == {
        k: v for k, v in dump(new).items() if "words" not in k
    }
    new.close()
    old.close()


def test_the_unsent_replies_stand_at_the_beginning_of_the_file() -> None:
    store = opened()
    sql = "SELECT rootpage FROM sqlite_schema WHERE name IN ('outbox', 'drafts', 'messages')"
    roots = store.read(lambda c: list(c.exec_driver_sql(f"{sql} ORDER BY rootpage").scalars()))
    outbox, drafts, messages = roots.result()
    assert max(outbox, drafts) < messages
    store.close()


def test_a_later_step_keeps_what_an_older_version_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    store.enqueue("q1", "message.send", "c1", b"{}", None).result()
    store.close()

    def step(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE outbox ADD COLUMN tries INTEGER DEFAULT 0")

    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*STEPS, step),))
    store = Store.open(path, KEY, lambda _: None)
    assert store.read(version).result() == NEWEST + 1
    tried = store.read(lambda c: c.exec_driver_sql("SELECT id, tries FROM outbox").fetchall())
    assert [tuple(row) for row in tried.result()] == [("q1", 0)]
    store.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    before = store.read(schema).result()
    store.close()

    def step(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE outbox")
        raise UserError("store.full")

    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*STEPS, step),))
    with pytest.raises(UserError):
        Store.open(path, KEY, lambda _: None)
    monkeypatch.undo()
    store = Store.open(path, KEY, lambda _: None)
    assert store.read(schema).result() == before
    store.close()


def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    newer = f"PRAGMA user_version = {NEWEST + 1}"
    run(store, lambda c: c.exec_driver_sql(newer).close())
    store.close()
    with pytest.raises(UserError) as caught:
        Store.open(path, KEY, lambda _: None)
    assert caught.value.code == "store.newer"


def test_nothing_is_done_twice() -> None:
    store = opened()
    run(store, migrate)
    store.close()


def test_step_2_takes_the_paths_out_of_drafts(tmp_path: Path) -> None:
    path = version_1(tmp_path / "desk.db")
    old = connect(path, KEY, write=True)
    draft = {"reply": "yarım", "note": "", "kind": "reply", "files": ["/tmp/a.png"]}
    old.execute("INSERT INTO drafts VALUES ('c1', ?)", (bodies.encode(draft),))
    old.close()
    store = Store.open(path, KEY, lambda _: None)
    found = store.read(lambda c: queries.open_conversation(c, 1)).result()
    assert found.draft == Draft(reply="yarım")
    store.close()


def test_step_3_lists_the_calls_there_are(tmp_path: Path) -> None:
    path = version_1(tmp_path / "desk.db")
    old = connect(path, KEY, write=True)
    for number, cause in enumerate(("answered", "missed"), 1):
        call = CallRecord(
            id=f"k{number}", contact="p1", direction="in", started_at=number, ended_at=9,
            agent=ME, cause=cause,  # type: ignore[arg-type]  # one of those it may be
        )  # fmt: skip
        row = (call.id, call.contact, bodies.encode(call))
        old.execute("INSERT INTO records VALUES ('call', ?, ?, ?)", row)
    old.close()
    store = Store.open(path, KEY, lambda _: None)
    found = store.read(lambda c: c.exec_driver_sql("SELECT * FROM calls ORDER BY at").fetchall())
    assert [tuple(row) for row in found.result()] == [
        ("k1", 1, ME, 0, ""), ("k2", 2, ME, 1, ""),
    ]  # fmt: skip
    store.close()


def test_step_4_fetches_anew_what_was_not_understood(tmp_path: Path) -> None:
    """What is here is shown until then; nothing is forgotten of where it stood."""
    store = Store.open(version_1(tmp_path / "desk.db"), KEY, lambda _: None)
    store.welcome(hello()).result()
    assert store.cursor().result() is None
    assert store.read(queries.counts).result()["all"] == (5, 1)
    fill(store, Rows(conversations=VERSION_1[:2], offers=(offer(),)), seq=20)
    assert store.cursor().result() == Resume(epoch=EPOCH, seq=20)
    assert [row.offer for row in store.read(work.mine).result().offers] == [offer()]
    store.close()


def test_step_4_leaves_a_file_that_was_never_filled(tmp_path: Path) -> None:
    path = version_1(tmp_path / "desk.db", ())
    old = connect(path, KEY, write=True)
    old.execute("DELETE FROM meta")
    old.close()
    store = Store.open(path, KEY, lambda _: None)
    assert store.read(meta.snapshot).result() is None
    store.close()


def test_step_12_finds_the_audit_list_by_the_names_of_its_facts() -> None:
    entry = AuditEntry(id="e1", at=1, by="u2", act="profile.set", facts={"skills": "{}"})
    store = filled(Rows(audit_entries=(entry,)))
    run(store, lambda c: c.exec_driver_sql("UPDATE listed SET words = 'profile.set {}'"))
    run(store, STEPS[11])
    found = store.read(lambda c: supervision.audit(c, [Asked("skills")], 9, None)).result()
    assert [of.id for of in found] == ["e1"]
    store.close()


def test_step_14_counts_surveys_that_were_sent(tmp_path: Path) -> None:
    """What stood in the sums stands there still."""
    store = Store.open(version_1(tmp_path / "desk.db"), KEY, lambda _: None)
    at = 900_000
    run(store, lambda c: sums.add(c, {Key(at): Tally(surveys=2, surveys_sent=3)}, "UTC"))
    sql = "SELECT surveys, surveys_sent, surveys_returned FROM sums_quarter"
    row = store.read(lambda c: c.exec_driver_sql(sql).one()).result()
    assert tuple(row) == (2, 3, 0)
    store.close()
