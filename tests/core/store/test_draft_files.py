"""A file added to a draft is safe from then on: from crashes, from losing the original, from eyes."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from core import outgoing
from core.changes import Changes
from core.entities import Attachment
from core.errors import UserError
from core.protocol import codec
from core.protocol.commands import SendMessage
from core.rows import Draft, DraftFile, NewFile
from core.store import draft_files, files, queries
from core.store.rescue import rescue, set_aside
from core.store.store import Store
from tests.core.store.samples import KEY, ONE, START, fill, filled, run

ROOT = Path(__file__).resolve().parents[3]
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400


def packed(content: bytes = PICTURE, name: str = "resim.png") -> tuple[DraftFile, bytes]:
    return outgoing.pack(NewFile(content, "image/png", name), limit=1 << 20)


def send(*given: DraftFile) -> bytes:
    attachments = tuple(map(outgoing.attached, given))
    return codec.encode(SendMessage(conversation="c1", text="Bak", attachments=attachments))


def draft(store: Store) -> Draft:
    return store.read(lambda c: queries.open_conversation(c, 1)).result().draft


def listed(store: Store) -> str:
    """What the list shows of the draft."""
    return store.read(lambda c: queries.inbox_rows(c, [1])).result()[1].draft


def test_it_is_part_of_the_draft_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    kept, content = packed()
    store.add_draft_file(1, kept, content).result()
    store.save_draft(1, Draft(reply="Merhaba")).result()
    store.close()
    store = Store.open(path, KEY, lambda _: None)
    assert draft(store) == Draft(reply="Merhaba", files=(kept,))
    store.save_draft(1, Draft()).result()
    assert draft(store) == Draft(files=(kept,)), "words that are erased take no file with them"
    store.close()


def test_the_list_shows_a_draft_of_files_alone_and_none_once_they_are_taken_back() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    both = [packed(), packed(b"iki", "iki.txt")]
    for kept, content in both:
        store.add_draft_file(1, kept, content).result()
    assert listed(store) == "resim.png, iki.txt"
    store.save_draft(1, Draft(note="Not")).result()
    assert listed(store) == "Not"
    store.save_draft(1, Draft()).result()
    told.clear()
    for kept, _ in both:
        store.remove_draft_file(kept.id).result()
    assert listed(store) == ""
    assert [set(changes.conversations) for changes in told] == [{1}, {1}]
    store.remove_draft_file("none").result()
    store.close()


def test_sent_it_is_the_commands_and_no_draft_any_more() -> None:
    store = filled(ONE)
    both = [packed(), packed(b"iki", "iki.txt")]
    for kept, content in both:
        store.add_draft_file(1, kept, content).result()
    given = [both[1][0], both[0][0]]
    body, rest = send(*given), Draft(note="sonra")
    drafted = [file.id for file in given]
    for _ in range(2):
        store.enqueue("q1", "message.send", "c1", body, None, drafted=drafted, rest=rest).result()
    assert store.outgoing("q1").result() == [("iki.txt", b"iki"), ("resim.png", PICTURE)]
    assert draft(store) == rest
    store.close()


def test_a_message_whose_file_was_taken_back_is_not_sent_without_it() -> None:
    store = filled(ONE)
    kept, content = packed()
    store.add_draft_file(1, kept, content).result()
    store.remove_draft_file(kept.id).result()
    store.enqueue("q1", "message.send", "c1", send(kept), None, drafted=[kept.id]).result()
    [waiting] = store.read(lambda c: queries.open_conversation(c, 1)).result().waiting
    assert (waiting.text, waiting.failed, waiting.files) == ("Bak", "file.gone", ())
    store.close()


def test_it_is_no_cache_that_may_be_evicted() -> None:
    store = filled(ONE)
    kept, content = packed()
    store.add_draft_file(1, kept, content).result()
    run(store, lambda c: files.evict(c, 0))
    assert draft(store).files == (kept,)
    missing = Attachment(id=kept.id, name="", mime="", size=1, sha256=kept.sha256)
    assert store.file(missing).result() is None, "what was not sent is nobody else's"
    store.close()


def test_an_unknown_conversation_takes_none() -> None:
    store = filled(ONE)
    kept, content = packed()
    with pytest.raises(UserError, match=r"conversation\.gone"):
        store.add_draft_file(99, kept, content).result()
    store.close()


def test_the_full_disk_is_told_and_nothing_is_half_kept(tmp_path: Path) -> None:
    store = filled(ONE, tmp_path / "desk.db")
    pages = store.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one()).result()
    limited = f"PRAGMA max_page_count = {pages + 2}"
    run(store, lambda c: c.exec_driver_sql(limited).close())
    kept, content = packed()
    with pytest.raises(UserError, match=r"store\.full"):
        store.add_draft_file(1, kept, content).result()
    assert draft(store) == Draft()
    store.close()


def test_out_of_a_damaged_file_it_is_rescued_with_the_words(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    kept, content = packed()
    store.add_draft_file(1, kept, content).result()
    store.close()
    saved = rescue(path, KEY)
    assert saved and saved.files == (("c1", kept, content),)
    set_aside(path)
    store = Store.open(path, KEY, lambda _: None)
    for _ in range(2):
        store.put_back(saved).result()
    fill(store, ONE)
    assert draft(store).files == (kept,)
    store.close()


def test_after_a_kill_it_is_there_and_nowhere_in_the_clear(tmp_path: Path) -> None:
    """kill -9 in the moment the picture is kept; then every file of the profile is read."""
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    store.close()
    script = f"""
        import os, signal
        from pathlib import Path
        from core.store.store import Store
        from tests.core.store.samples import KEY
        from tests.core.store.test_draft_files import packed
        store = Store.open(Path({str(path)!r}), KEY, lambda _: None)
        store.add_draft_file(1, *packed()).result()
        os.kill(os.getpid(), signal.SIGKILL)
    """
    env = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin"}
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, env=env)
    assert ended.returncode == -9
    for place in (at for at in tmp_path.rglob("*") if at.is_file()):
        found = place.read_bytes()
        assert PICTURE[:8] not in found and PICTURE[2_000:2_064] not in found, place
    store = Store.open(path, KEY, lambda _: None)
    [kept] = draft(store).files
    assert (kept.name, kept.size) == ("resim.png", len(PICTURE))
    run(store, lambda c: draft_files.send(c, [kept.id], "q1", START))
    assert store.outgoing("q1").result() == [("resim.png", PICTURE)]
    store.close()
