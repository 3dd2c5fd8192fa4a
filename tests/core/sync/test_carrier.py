"""Files across cuts and crashes, against the real platform."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from backend.files import MAX_RECORDING, MAX_UPLOAD
from backend.server import Platform
from core.clock import monotonic_ms
from core.entities import Attachment
from core.errors import UserError
from core.protocol import codec
from core.protocol.commands import ReportCall, SendMessage
from core.store.pieces import PIECE
from core.store.store import MEMORY, OutboxCommand, Store
from core.sync import files
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, Unreachable
from core.sync.http import Http, SignedIn
from core.sync.tokens import Tokens
from tests.backend.conftest import PASSWORD
from tests.core.sync.stage import CLIENT, KEY, Kept

CONTENT = bytes(range(256)) * 5_000
FILE = Attachment(
    id="", name="fatura.pdf", mime="application/pdf", size=len(CONTENT),
    sha256=files.sha256_of(CONTENT),
)  # fmt: skip


@asynccontextmanager
async def carrier(
    platform: Platform, path: Path = MEMORY, user: str = "ayse"
) -> AsyncIterator[tuple[Carrier, Store]]:
    http = Http(platform.url, "d1", CLIENT)
    signed_in: SignedIn = await asyncio.to_thread(http.sign_in, "ardic", user, PASSWORD)
    store = await asyncio.to_thread(Store.open, path, KEY, lambda changes: None)
    try:
        yield Carrier(store, http, Tokens(http, Kept(signed_in.refresh_token), signed_in)), store
    finally:
        await asyncio.to_thread(store.close)


async def waiting(store: Store) -> OutboxCommand:
    [command] = await asyncio.wrap_future(store.outbox())
    return command


async def enqueue(store: Store) -> OutboxCommand:
    body = codec.encode(SendMessage(conversation="c1", text="Ekte", attachments=(FILE,)))
    kept = [(FILE.name, CONTENT)]
    await asyncio.wrap_future(store.enqueue("x1", "message.send", "c1", body, None, kept))
    return await waiting(store)


def attached(command: OutboxCommand) -> Attachment:
    body = codec.command(command.type, command.body)
    assert isinstance(body, SendMessage)
    [attachment] = body.attachments
    return attachment


async def test_afterwards_the_command_names_its_files_for_good(platform: Platform) -> None:
    async with carrier(platform) as (ours, store):
        await ours.bring(await enqueue(store))
        after = await waiting(store)
        assert (after.id, after.files) == ("x1", ())
        uploaded = await platform.files.find(attached(after).id)
        assert uploaded is not None
        assert (uploaded.done, uploaded.name, uploaded.mime) == (True, FILE.name, FILE.mime)


async def test_after_a_crash_only_the_rest_is_sent(
    platform: Platform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut after the first chunk, and the desk started again on the same profile."""
    path, ask = tmp_path / "profile.db", Http.ask
    patched: list[int] = []

    def counting(self: Http, method: str, *rest: Any, **named: Any) -> Any:
        if method == "PATCH":
            patched.append(len(named["body"]))
            if len(patched) == 2:
                raise Unreachable("cut")
        return ask(self, method, *rest, **named)

    monkeypatch.setattr(Http, "ask", counting)
    async with carrier(platform, path) as (ours, store):
        command = await enqueue(store)
        with pytest.raises(Unreachable):
            await ours.bring(command)
    async with carrier(platform, path) as (ours, store):
        await ours.bring(await waiting(store))
        found = await platform.files.find(attached(await waiting(store)).id)
        assert found is not None
        assert found.done
    assert sum(patched[:1] + patched[2:]) == len(CONTENT)


class Shelf:
    """One recording larger than any other file may be, read in pieces; none of it is kept."""

    size = MAX_UPLOAD + 2 * files.CHUNK + 5

    def __init__(self, *, there: bool = True) -> None:
        self.there, self.most = there, 0
        self.gone: list[str] = []

    def open(self, id: str) -> "Shelf":
        if not self.there:
            raise UserError("file.gone", name=id)
        return self

    def read(self, offset: int, length: int) -> bytes:
        self.most = max(self.most, length)
        return b"r" * min(length, self.size - offset)

    def close(self) -> None: ...

    def uploaded(self, id: str) -> None:
        self.gone.append(id)


async def recorded(store: Store) -> OutboxCommand:
    file = Attachment(id="local:c", name="c.wav", mime="audio/wav", size=Shelf.size)
    body = codec.encode(ReportCall(
        call="c", direction="in", number="1", started_at=1, ended_at=2, attachments=(file,)
    ))  # fmt: skip
    kept = [(file.name, b"")]
    await asyncio.wrap_future(store.enqueue("x1", "call.report", "call:c", body, None, kept))
    return await waiting(store)


def sounds(command: OutboxCommand) -> tuple[Attachment, ...]:
    body = codec.command(command.type, command.body)
    assert isinstance(body, ReportCall)
    return body.attachments


async def test_a_long_recording_goes_from_its_file_in_pieces(platform: Platform) -> None:
    async with carrier(platform) as (ours, store):
        command, shelf = await recorded(store), Shelf()
        with pytest.raises(Unreachable):
            await ours.bring(command)
        ours.recordings = shelf
        await ours.bring(command)
        after = await waiting(store)
        [file] = sounds(after)
        found = await platform.files.find(file.id)
        assert found is not None and found.done and after.files == ()
        assert platform.files.path(found.id).stat().st_size == Shelf.size
        assert (shelf.most, shelf.gone) == (files.CHUNK, ["local:c"])


@pytest.mark.parametrize("size", [Shelf.size, MAX_RECORDING + 1])
async def test_a_call_is_told_without_what_cannot_be_had(
    platform: Platform, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(Shelf, "size", size)
    async with carrier(platform) as (ours, store):
        ours.recordings = shelf = Shelf(there=size > MAX_RECORDING)
        await ours.bring(await recorded(store))
        after = await waiting(store)
        assert (sounds(after), after.files, shelf.gone) == ((), (), [])


async def test_a_token_that_just_expired_is_renewed_and_the_file_goes(platform: Platform) -> None:
    async with carrier(platform) as (ours, store):
        tokens: Any = ours._tokens
        tokens._access = type(tokens._access)("stale", monotonic_ms() + 60_000, "/v1/ws")
        await ours.bring(await enqueue(store))
        assert attached(await waiting(store)).id


async def test_an_upload_that_outlives_its_tokens_goes_on_later(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, patched = Http.ask, 0

    def expiring(self: Http, method: str, *rest: Any, **named: Any) -> Any:
        nonlocal patched
        if method == "PATCH":
            patched += 1
            if patched in (2, 4):
                raise Refusal(401, "unauthenticated")
        return ask(self, method, *rest, **named)

    monkeypatch.setattr(Http, "ask", expiring)
    async with carrier(platform) as (ours, store):
        ours.recordings = Shelf()
        command = await recorded(store)
        with pytest.raises(Unreachable):
            await ours.bring(command)
        await ours.bring(command)
        [file] = sounds(await waiting(store))
        assert platform.files.path(file.id).stat().st_size == Shelf.size


async def test_what_was_fetched_once_is_here(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = await platform.files.put("ayse", "ses.ogg", "audio/ogg", CONTENT)
    file = Attachment(id=upload.id, name="ses.ogg", mime="audio/ogg", size=len(CONTENT))
    async with carrier(platform) as (ours, _):
        assert await ours.fetch(file) == CONTENT
        monkeypatch.delattr(files, "download")
        assert await ours.fetch(file) == CONTENT


async def test_what_is_gone_and_what_cannot_be_reached(platform: Platform) -> None:
    async with carrier(platform) as (ours, _):
        gone = Attachment(id="nothing", name="a", mime="a/b", size=1)
        with pytest.raises(UserError, match=r"file\.gone"):
            await ours.fetch(gone)
        http: Any = ours.http
        http.url = "http://127.0.0.1:9"
        with pytest.raises(UserError, match=r"file\.offline"):
            await ours.fetch(gone)


LONG = 120 * 1024 * 1024
"""Bytes: more than an hour of a call."""


async def test_a_long_recording_is_read_where_somebody_listens(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also once its link has ended; and never is more of it in memory than was asked for."""
    upload = await platform.files.put("ayse", "uzun.wav", "audio/wav", b"RIFF")
    with platform.files.path(upload.id).open("r+b") as place:
        place.seek(LONG - 5)
        place.write(b"Sonda")
    file = Attachment(id=upload.id, name="uzun.wav", mime="audio/wav", size=LONG)
    answers: list[int] = []
    ask = Http.ask

    def measured(http: Http, *asked: Any, **named: Any) -> Any:
        reply = ask(http, *asked, **named)
        answers.append(len(reply.body))
        return reply

    monkeypatch.setattr(Http, "ask", measured)
    async with carrier(platform) as (ours, _):
        assert await ours.part(file, 0, 4) == b"RIFF"
        ours._link = (file.id, f"/v1/files/{file.id}/1/ended")
        assert await ours.part(file, LONG - 5, PIECE) == b"Sonda"
        assert max(answers) < PIECE
        with pytest.raises(UserError, match=r"file\.gone"):
            await ours.part(Attachment(id="x", name="a", mime="a/b", size=LONG), 0, 4)


async def test_a_platform_that_gives_no_pieces_is_not_asked_for_an_hour_at_once(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = await platform.files.put("ayse", "ses.wav", "audio/wav", CONTENT)
    file = Attachment(id=upload.id, name="ses.wav", mime="audio/wav", size=len(CONTENT))
    ask = Http.ask

    def whole(http: Http, *asked: Any, **named: Any) -> Any:
        named["headers"] = {k: v for k, v in (named.get("headers") or {}).items() if k != "Range"}
        return ask(http, *asked, **named)

    monkeypatch.setattr(Http, "ask", whole)
    async with carrier(platform) as (ours, _):
        assert await ours.part(file, 100, 50) == CONTENT[100:150]
        monkeypatch.setattr(files, "MOST_AT_ONCE", 1_000)
        with pytest.raises(UserError, match=r"file\.offline"):
            await ours.part(file, 100, 50)
