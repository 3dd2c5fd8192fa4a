"""An unsent reply is saved out of a damaged file where one can be, and nothing is deleted."""

from pathlib import Path

import msgspec
import pytest

from core.entities import Attachment
from core.errors import UserError
from core.evaluation import Evaluation
from core.protocol import codec
from core.protocol.commands import SendMessage
from core.protocol.frames import Rows
from core.rows import Draft
from core.store import bodies, drafts, own, queries
from core.store.connect import connect
from core.store.rescue import Salvage, rescue, set_aside
from core.store.store import Store
from core.wrap_up import WrapUpDraft
from tests.core.store.samples import KEY, contact, conversation, fill, filled, message, run

MANY = Rows(
    conversations=tuple(conversation(n, last_order=3) for n in range(1, 200)),
    contacts=tuple(contact(n) for n in range(1, 200)),
    messages=tuple(message(m, f"metin {m} " * 40, n) for n in range(1, 200) for m in range(1, 4)),
)
DRAFT = Draft(reply="yarım kalan")
WRAP_UP = WrapUpDraft(note="yarım kalan")
EVALUATION = msgspec.msgpack.encode(
    Evaluation(id="e1", form="f.1", agent="a", evaluator="u1", at=1, comment="yarım kalan")
)
KEPT = (("evaluation", "e1", EVALUATION), ("search", "İadeler", b"1"))
PAGE = 4096


def send(text: str, *names: str) -> bytes:
    files = tuple(Attachment(id="", name=name, mime="", size=1) for name in names)
    return codec.encode(SendMessage(conversation="c1", text=text, attachments=files))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A large file whose last writes were an unsent reply, a refused one and a draft."""
    place = tmp_path / "desk.db"
    store = filled(MANY, place)
    store.enqueue("q1", "message.send", "c1", send("Merhaba"), 7).result()
    store.enqueue(
        "q2", "message.send", "c1", send("Bak", "a.txt"), None, [("a.txt", b"1")]
    ).result()
    store.refused("q2", "window_closed").result()
    store.enqueue("q3", "message.send", "c1", send("Gitti"), None).result()
    store.acknowledged("q3", 999).result()
    store.save_draft(1, DRAFT).result()
    store.save_wrap_up("i1", WRAP_UP).result()
    store.save_own("evaluation", "e1", EVALUATION).result()
    store.save_own("search", "İadeler", b"1").result()
    store.close()
    return place


def cut(path: Path, left: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * left)])


def spoil(path: Path, page: int) -> None:
    """What a disk does to a page, counted from 1 as SQLite counts."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE + 100)
        file.write(bytes(200))


def ask(path: Path, sql: str) -> int:
    connection = connect(path, KEY, write=False)
    try:
        return int(connection.execute(sql).fetchone()[0])
    finally:
        connection.close()


def test_all_of_it_from_a_sound_file(path: Path) -> None:
    saved = rescue(path, KEY)
    assert [(c.id, c.failed, c.expires) for c in saved.commands] == [
        ("q1", None, 7), ("q2", "window_closed", None),
    ]  # fmt: skip
    assert saved.commands[1].files == (("a.txt", b"1"),)
    assert saved.drafts == {"c1": DRAFT} and saved.wrap_ups == {"i1": WRAP_UP}
    assert saved.kept == KEPT


def test_what_arrived_is_not_unsent_though_its_answer_was_lost(path: Path) -> None:
    store = Store.open(path, KEY, lambda _: None)
    arrived = bodies.encode(msgspec.structs.replace(message(3, "Merhaba"), client_id="q1"))
    change = "UPDATE messages SET body = ? WHERE conversation = 1 AND position = 3"
    run(store, lambda c: c.exec_driver_sql(change, (arrived,)))
    store.close()
    assert [c.id for c in rescue(path, KEY).commands] == ["q2"]


def test_what_could_not_be_read_is_not_called_empty(path: Path) -> None:
    assert rescue(path, KEY).whole
    assert not rescue(path, bytes(32)).whole
    path.write_bytes(b"")
    assert not rescue(path, KEY).whole


@pytest.mark.parametrize("left", [0.9, 0.5, 0.3])
def test_the_words_from_a_file_that_lost_its_end(path: Path, left: float) -> None:
    cut(path, left)
    with pytest.raises(UserError):
        Store.open(path, KEY, lambda _: None)
    saved = rescue(path, KEY)
    assert [c.id for c in saved.commands] == ["q1", "q2"]
    assert saved.commands[0].body == send("Merhaba")
    assert saved.drafts == {"c1": DRAFT}


@pytest.mark.parametrize("table", ["conversations", "messages", "outbox", "contents"])
def test_a_bad_page_elsewhere_leaves_the_draft(path: Path, table: str) -> None:
    """After one bad page SQLCipher gives no other from the same connection."""
    root = f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'"
    spoil(path, ask(path, root))
    assert rescue(path, KEY).drafts == {"c1": DRAFT}


def test_a_file_that_is_lost_leaves_those_of_later_messages(path: Path) -> None:
    store = Store.open(path, KEY, lambda _: None)
    for id in ("q4", "q5", "q6"):
        big = [("b.bin", id.encode() * 100_000)]
        store.enqueue(id, "message.send", "c1", send("Ekte", "b.bin"), None, big).result()
        store.close()
        if id == "q4":
            middle = ask(path, "PRAGMA page_count") - 20
        store = Store.open(path, KEY, lambda _: None)
    store.close()
    spoil(path, middle)
    saved = {c.id: c for c in rescue(path, KEY).commands}
    assert [(id, saved[id].failed) for id in sorted(saved)] == [
        ("q1", None), ("q2", "window_closed"), ("q4", "file.damaged"), ("q5", None), ("q6", None),
    ]  # fmt: skip
    assert saved["q6"].files == (("b.bin", b"q6" * 100_000),)
    assert rescue(path, KEY).drafts == {"c1": DRAFT}


def test_a_message_whose_file_is_lost_comes_back_as_refused(path: Path) -> None:
    store = Store.open(path, KEY, lambda _: None)
    big = [("b.bin", bytes(400_000))]
    store.enqueue("q4", "message.send", "c1", send("Ekte", "b.bin"), None, big).result()
    store.close()
    cut(path, 0.8)
    saved = {c.id: c for c in rescue(path, KEY).commands}
    assert saved["q4"].failed == "file.damaged"
    assert saved["q4"].body == send("Ekte")
    assert saved["q4"].files == ()


@pytest.mark.parametrize("content", [b"", b"rubbish" * 9000])
def test_nothing_from_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.db"
    assert rescue(path, KEY) == Salvage()
    path.write_bytes(content)
    assert rescue(path, KEY) == Salvage()


def test_nothing_with_a_wrong_key(path: Path) -> None:
    assert rescue(path, bytes(32)) == Salvage()


def test_the_safe_way_on(path: Path) -> None:
    """Rescue, set aside, begin anew, put back: the reply is still waiting, under its old id."""
    cut(path, 0.5)
    damaged = path.read_bytes()
    saved = rescue(path, KEY)
    aside = set_aside(path)
    assert aside.read_bytes() == damaged
    store = Store.open(path, KEY, lambda _: None)
    store.put_back(saved).result()
    store.put_back(saved).result()
    assert [c.id for c in store.outbox().result()] == ["q1"]
    fill(store, MANY)
    found = store.read(lambda c: queries.open_conversation(c, 1)).result()
    assert [w.id for w in found.waiting] == ["q1", "q2"]
    assert store.read(lambda c: drafts.read(c, "c1")).result() == DRAFT
    assert store.read(lambda c: own.kept(c, "evaluation")).result() == [("e1", EVALUATION)]
    store.close()


def test_a_second_one_is_set_aside_beside_the_first(path: Path) -> None:
    first = set_aside(path)
    Store.open(path, KEY, lambda _: None).close()
    second = set_aside(path)
    assert first != second
    assert first.exists()
    assert not path.exists()


def test_what_stands_in_the_log_only_is_saved_too(tmp_path: Path) -> None:
    """After a kill the newest reply may be nowhere but in the write-ahead log."""
    path = tmp_path / "desk.db"
    store = filled(MANY, path)
    store.enqueue("q1", "message.send", "c1", send("Merhaba"), None).result()
    assert path.with_name("desk.db-wal").stat().st_size > 0
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("desk.db", "desk.db-wal"):
        (copy / name).write_bytes((tmp_path / name).read_bytes())
    store.close()
    assert [c.id for c in rescue(copy / "desk.db", KEY).commands] == ["q1"]
