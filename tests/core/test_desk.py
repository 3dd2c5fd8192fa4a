import asyncio
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from core import presence
from core.changes import Changes
from core.clock import wall_ms
from core.desk_base import EXPIRES_MS
from core.entities import Attachment, Contact, Label
from core.errors import UserError
from core.protocol import codec
from core.protocol import commands as c
from core.protocol import events as e
from core.protocol import frames as f
from core.protocol.signals import ContactPresence, Typing, Viewer, Viewers
from core.rows import Draft, Line, NewFile, Refused
from core.store.store import Superseded
from tests.core.office import Office, office

assert office  # a fixture


# What is so right now


async def test_without_a_line_the_store_says_who_and_what(office: Office) -> None:
    desk = office.desk
    assert (desk.me.id, desk.me.account, desk.me.permissions) == (
        "u1",
        "Company",
        frozenset({"message.send"}),
    )
    assert set(desk.directory.agents) == {"u1", "u2"}
    assert desk.line == Line(state="offline", since=1)
    assert abs(desk.now() - wall_ms()) < 500


async def test_changes_that_come_together_are_told_together(office: Office) -> None:
    for seq in (2, 3, 4):
        await office.apply(e.ContactUpserted(contact=Contact(id=f"p{seq}", name="New")), seq)
    await office.deliver()
    await office.until(lambda: {"p2", "p3", "p4"} <= Changes.joined(office.changes).contacts)
    assert len(office.changes) <= 3


async def test_whoever_is_told_of_the_directory_finds_the_new_one(office: Office) -> None:
    seen: list[set[str]] = []
    office.desk.on_changes(
        lambda changes: seen.append(
            set(office.desk.directory.labels) if changes.directory else set()
        )
    )
    await office.apply(e.LabelUpserted(label=Label(id="vip", name="VIP")), 2)
    await office.until(lambda: {"vip"} in seen)


async def test_the_line_is_told_and_the_newest_counts(office: Office) -> None:
    lines: list[Line] = []
    office.desk.on_line(lines.append)
    for line in (Line(state="connecting", since=1), Line(state="live", since=2)):
        office.client.listener.line(line)
    await office.until(lambda: bool(lines) and lines[-1].state == "live")
    assert office.desk.line.state == "live"


async def test_who_else_writes_and_looks(office: Office) -> None:
    touched: list[frozenset[str]] = []
    office.desk.on_presence(touched.append)
    for author, name in (("u1", "Deniz"), ("u2", "Ece")):
        office.hear(
            Typing(conversation="c1", author_kind="agent", author=author, name=name, kind="note")
        )
    viewers = (Viewer(id="u1", name="Deniz"), Viewer(id="u2", name="Ece"))
    office.hear(Viewers(conversation="c1", viewers=viewers))
    office.hear(ContactPresence(conversation="c1", online=True))
    await office.until(lambda: office.desk.contact_online("c1") is True)
    assert [typist.name for typist in office.desk.typists("c1")] == ["Ece"]
    [viewer] = office.desk.viewers("c1")
    assert (viewer.name, viewer.email, viewer.teams) == ("Ece", "ece@x", ("t",))
    assert frozenset({"c1"}) in touched


async def test_writing_ends_by_itself(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "TYPING_MS", 30)
    office.hear(
        Typing(conversation="c1", author_kind="contact", author="p1", name="Ali", kind="reply")
    )
    await office.until(lambda: bool(office.desk.typists("c1")))
    await office.until(lambda: not office.desk.typists("c1"))


async def test_a_cut_forgets_who_was_there(office: Office) -> None:
    office.hear(ContactPresence(conversation="c1", online=True))
    await office.until(lambda: office.desk.contact_online("c1") is True)
    office.client.listener.line(Line(state="connecting", since=5))
    await office.until(lambda: office.desk.contact_online("c1") is None)


async def test_a_purge_is_passed_on(office: Office) -> None:
    told: list[None] = []
    office.desk.on_purge(told.append)
    office.client.listener.purge()
    await office.until(lambda: told == [None])


async def test_nothing_is_told_after_the_end(office: Office) -> None:
    await office.desk.close()
    await office.apply(e.ContactUpserted(contact=Contact(id="p9", name="Late")), 2)
    assert office.changes == []


# What a person does


async def test_a_message_is_committed_before_anything_else(office: Office) -> None:
    id = await office.desk.send_message(await office.key(), "Merhaba", reply_to="m1", seen_up_to=1)
    [command] = await office.outbox()
    assert (command.id, command.type, command.conversation) == (id, "message.send", "c1")
    assert codec.command(command.type, command.body) == c.SendMessage(
        conversation="c1", text="Merhaba", reply_to="m1", seen_up_to=1
    )
    assert office.client.nudges == 1
    [waiting] = (await office.desk.open_conversation(await office.key())).waiting
    assert (waiting.id, waiting.text, waiting.failed) == (id, "Merhaba", None)


async def test_files_are_kept_with_their_message(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "resim.png"
    path.write_bytes(b"png")
    key = await office.key()
    kept = await office.desk.add_draft_file(key, NewFile(path, "image/png", "resim.png"))
    path.unlink()
    await office.desk.save_draft(key, Draft(note="bak", reply="sonra"))
    assert (await office.desk.open_conversation(key)).draft.files == (kept,)
    await office.desk.add_note(key, "bak", [kept], rest=Draft(reply="sonra"))
    assert (await office.desk.open_conversation(key)).draft == Draft(reply="sonra")
    [command] = await office.outbox()
    assert command.files == ("resim.png",)
    body = codec.command(command.type, command.body)
    assert isinstance(body, c.AddNote)
    assert [(at.id, at.mime, at.size) for at in body.attachments] == [("", "image/png", 3)]
    [waiting] = (await office.desk.open_conversation(await office.key())).waiting
    assert waiting.files == ("resim.png",)


async def test_what_cannot_go_is_said_before_it_is_kept(office: Office, tmp_path: Path) -> None:
    key = await office.key()
    with pytest.raises(UserError, match=r"message\.too_long"):
        await office.desk.send_message(key, "x" * 4_001)
    with pytest.raises(UserError, match=r"file\.unreadable"):
        await office.desk.add_draft_file(key, NewFile(tmp_path / "no", "a/b", "no"))
    office.client.limits = f.Limits(max_upload=2)
    with pytest.raises(UserError, match=r"file\.too_large.*'limit': '2'"):
        await office.desk.add_draft_file(key, NewFile(b"abc", "a/b", "no"))
    assert (await office.desk.open_conversation(key)).draft == Draft()
    assert await office.outbox() == []


async def test_a_state_runs_out(office: Office) -> None:
    before = office.desk.now()
    await office.desk.set_state("available")
    [command] = await office.outbox()
    assert command.expires is not None
    assert 0 <= command.expires - before - EXPIRES_MS < 1_000


async def test_what_nobody_can_see_fail_is_told_and_gone(office: Office) -> None:
    told: list[Refused] = []
    office.desk.on_refused(told.append)
    await office.desk.set_state("busy")
    [command] = await office.outbox()
    await asyncio.wrap_future(office.store.refused(command.id, "expired"))
    office.client.listener.refused(command, "expired")
    await office.until(lambda: bool(told))
    assert told == [Refused(command.id, "agent.set_state", None, "expired")]
    rows = await office.desk.inbox_rows([await office.key()])
    assert not any(row.failed for row in rows.values())


async def test_a_refused_message_is_tried_again_or_given_up(office: Office) -> None:
    key = await office.key()
    id = await office.desk.send_message(key, "Merhaba")
    await asyncio.wrap_future(office.store.refused(id, "window_closed"))
    assert [w.failed for w in (await office.desk.open_conversation(key)).waiting] == [
        "window_closed"
    ]
    await office.desk.retry(id)
    [command] = await office.outbox()
    assert command.id != id, "the platform keeps its refusal under the old one"
    await office.desk.discard(command.id)
    assert await office.outbox() == []


async def test_what_was_read_is_not_read_again(office: Office) -> None:
    key = await office.key()
    assert await office.desk.mark_read(key, 0) is None
    assert await office.desk.mark_read(key, 1) is not None
    assert await office.desk.mark_read(key, 1) is None
    assert len(await office.outbox()) == 1


async def test_a_draft_is_kept_and_comes_back(office: Office) -> None:
    key, draft = await office.key(), Draft(reply="Yarım kal")
    await office.desk.save_draft(key, draft)
    assert (await office.desk.open_conversation(key)).draft == draft


async def test_a_file_taken_back_is_gone(office: Office) -> None:
    key = await office.key()
    kept = await office.desk.add_draft_file(key, NewFile(b"png", "image/png", "resim.png"))
    await office.desk.remove_draft_file(kept.id)
    assert (await office.desk.open_conversation(key)).draft == Draft()


async def test_typing_is_said_when_it_begins_and_when_it_ends(office: Office) -> None:
    desk = office.desk
    desk.typing("c1", "none")
    for _ in range(5):
        desk.typing("c1", "reply")
    desk.typing("c1", "note")
    desk.typing("c1", "none")
    desk.typing("c1", "none")
    said: list[Any] = office.client.whispers
    assert [body.kind for body in said] == ["none", "reply", "note", "none"]


async def test_a_search_that_was_overtaken_finds_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    [hit] = await office.desk.search("kargo")
    assert (hit.order, hit.name) == (1, "Ali")
    overtaken: Future[Any] = Future()
    overtaken.set_exception(Superseded())
    monkeypatch.setattr(office.store, "read", lambda work, lane: overtaken)
    assert await office.desk.search("kargo") == []


async def test_a_file_without_a_line(office: Office) -> None:
    with pytest.raises(UserError, match=r"file\.offline"):
        await office.desk.file(Attachment(id="f", name="a", mime="a/b", size=1))
