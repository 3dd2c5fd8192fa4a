"""Carrier: what goes beside the line and not on it: files both ways, and the phone's accounts."""

import asyncio
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TypeVar

import msgspec

from core.contents import Content, Recordings, Whole
from core.entities import LOCAL, Attachment
from core.errors import UserError
from core.phones import PhoneAccount, PhoneGiven
from core.protocol import codec
from core.protocol.commands import WithFiles
from core.store import meta, pieces
from core.store.store import OutboxCommand, Store
from core.sync import files
from core.sync.failures import NotSantral, Refusal, SignedOut, Unreachable
from core.sync.http import Http
from core.sync.network import off_thread
from core.sync.notes import note
from core.sync.tokens import Tokens

T = TypeVar("T")
TOO_LARGE = 413
FORBIDDEN = 403
_FILE_ERRORS = {401: "file.offline", 403: "file.gone"}


class Carrier:
    def __init__(self, store: Store, http: Http, tokens: Tokens) -> None:
        self._store, self.http, self._tokens = store, http, tokens
        self.recordings: Recordings | None = None
        """None until the phone's part of the desk is there: its uploads wait for it."""
        self._link = ("", "")
        """Of what is read in pieces now, its id and where it is."""

    async def bring(self, command: OutboxCommand) -> None:
        """Uploads what the command holds; then its body names it, for good.

        The complete body is committed before it is sent: after a crash the same id must come
        with the same body. A recording that is not to be had, or that the platform finds too
        large, is left out: its call is told all the same. Raises Unreachable, SignedOut, Refusal.
        """
        body = codec.command(command.type, command.body)
        assert isinstance(body, WithFiles)
        contents = await asyncio.wrap_future(self._store.outgoing(command.id))
        places = [f"upload:{command.id}:{number}" for number in range(len(contents))]
        done: list[Attachment] = []
        for place, file, (_, content) in zip(places, body.attachments, contents, strict=True):
            done += await self._brought(place, file, content)
        complete = codec.encode(msgspec.structs.replace(body, attachments=tuple(done)))
        await asyncio.wrap_future(self._store.uploaded(command.id, complete))
        for place in places:
            note(self._store, place, None)
        if done and self.recordings is not None:
            for file in body.attachments:
                if file.id.startswith(LOCAL):
                    await off_thread(partial(self.recordings.uploaded, file.id))

    async def fetch(self, file: Attachment) -> bytes:
        """From the encrypted cache or else the platform.

        Raises UserError file.offline, file.gone, file.damaged.
        """
        found = await asyncio.wrap_future(self._store.file(file))
        if found is not None:
            return found
        try:
            content = await self.authorised(lambda token: files.download(self.http, token, file))
        except (Unreachable, SignedOut):
            raise UserError("file.offline", name=file.name) from None
        except Refusal as refusal:
            code = _FILE_ERRORS.get(refusal.status, "file.gone")
            raise UserError(code, name=file.name) from None
        if len(content) <= files.MOST_AT_ONCE:  # more would hold up the writing lane for seconds
            self._store.cache_file(file, content)
        return content

    async def part(self, file: Attachment, offset: int, length: int) -> bytes:
        """Of one that is never whole in memory: from the store or else the platform.

        Raises UserError file.offline, file.gone.
        """
        work = partial(pieces.part, file=file, offset=offset, length=length)
        found = await asyncio.wrap_future(self._store.read(work))
        if found is not None:
            return found
        try:
            return await self._from_platform(file, offset, length)
        except (Unreachable, SignedOut):
            raise UserError("file.offline", name=file.name) from None
        except Refusal as refusal:
            code = _FILE_ERRORS.get(refusal.status, "file.gone")
            raise UserError(code, name=file.name) from None

    async def link(self, file: Attachment) -> str:
        """Raises Unreachable, SignedOut, Refusal."""
        return await self.authorised(lambda token: files.link(self.http, token, file))

    async def _from_platform(self, file: Attachment, offset: int, length: int) -> bytes:
        """A link ends after minutes, and a call is heard for an hour: then there is another."""
        known = self._link
        if known[0] != file.id:
            known = self._link = (file.id, await self.link(file))
        ask = partial(files.piece, self.http, file=file, offset=offset, length=length)
        try:
            return await off_thread(partial(ask, url=known[1]))
        except Refusal as refusal:
            if refusal.status != FORBIDDEN:
                raise
        self._link = (file.id, await self.link(file))
        return await off_thread(partial(ask, url=self._link[1]))

    async def phone(self) -> PhoneGiven:
        """What the platform gives this person; nothing where it knows of no telephone.

        Raises Unreachable, SignedOut, Refusal.
        """
        try:
            return await self.authorised(lambda token: _phone(self.http, token))
        except Refusal as refusal:
            if refusal.status == 404:
                return PhoneGiven()
            raise

    async def authorised(self, work: Callable[[str], T]) -> T:
        """`work`, which blocks, with an access token; once more where that one is no good any longer.

        Raises Unreachable, SignedOut, Refusal.
        """
        access = await self._tokens.access()
        try:
            return await off_thread(partial(work, access.token))
        except Refusal as refusal:
            if refusal.status != 401:
                raise
        access = await self._tokens.access(stale=access.token)
        try:
            return await off_thread(partial(work, access.token))
        except Refusal as refusal:
            if refusal.status != 401:
                raise
            # A long upload outlives two tokens: it goes on where it stopped, and is not refused
            raise Unreachable("token") from None

    async def _brought(self, place: str, file: Attachment, content: bytes) -> list[Attachment]:
        if not file.id.startswith(LOCAL):
            return [await self.authorised(partial(self._upload, place, file, Whole(content)))]
        try:
            return [await self.authorised(partial(self._upload_recording, place, file))]
        except UserError:
            return []
        except Refusal as refusal:
            if refusal.status != TOO_LARGE:
                raise
            return []

    def _upload_recording(self, place: str, file: Attachment, token: str) -> Attachment:
        """Raises UserError file.gone, file.damaged."""
        if self.recordings is None:
            raise Unreachable("no recordings yet")
        with closing(self.recordings.open(file.id)) as content:
            return self._upload(place, file, content, token)

    def _upload(self, place: str, file: Attachment, content: Content, token: str) -> Attachment:
        """On a worker thread; goes on where an earlier attempt stopped, even one before a crash."""
        known = self._store.read(partial(meta.get, name=place)).result()
        location = known.decode() if known else ""
        offset = files.uploaded_so_far(self.http, token, location) if location else None
        if offset is None:
            location, offset = files.begin_upload(self.http, token, file), 0
            note(self._store, place, location.encode()).result()
        id = files.upload_rest(self.http, token, location, content, offset)
        return msgspec.structs.replace(file, id=id)


def _phone(http: Http, token: str) -> PhoneGiven:
    """A platform that knows of no policy answers with the accounts alone."""
    reply = http.ask("GET", "/v1/phone", token=token)
    try:
        given = msgspec.json.decode(reply.body, type=PhoneGiven | tuple[PhoneAccount, ...])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotSantral("not accounts of a phone") from error
    return given if isinstance(given, PhoneGiven) else PhoneGiven(accounts=given)
