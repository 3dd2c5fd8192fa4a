"""Sign-in, uploads and files over real HTTP."""

import base64
import hashlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest

from backend.files import MAX_RECORDING, MAX_UPLOAD
from backend.server import Platform
from core.entities import Author
from tests.backend import sample
from tests.backend.conftest import PASSWORD, let_in
from tests.backend.sample import create

TUS = {"Tus-Resumable": "1.0.0"}
CONTENT = bytes(range(256)) * 4_000
SHA = hashlib.sha256(CONTENT).hexdigest()


class Web:
    """One person's HTTP."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self._session = session
        self.url = url
        self.token = token

    async def ask(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None,
        token: str | None = None, **more: Any,
    ) -> tuple[int, Mapping[str, str], bytes]:  # fmt: skip
        sent = {"Authorization": f"Bearer {token or self.token}", **(headers or {})}
        url = f"{self.url}{path}"
        async with self._session.request(method, url, headers=sent, **more) as reply:
            return reply.status, reply.headers, await reply.read()

    async def create(self, size: int = len(CONTENT), sha256: str = SHA) -> str:
        pairs = {"filename": "fatura ş.pdf", "mime": "application/pdf", "sha256": sha256}
        meta = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in pairs.items())
        headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": meta}
        status, found, _ = await self.ask("POST", "/v1/uploads", headers=headers)
        assert status == 201
        return found["Location"]

    async def patch(self, path: str, offset: int, data: Any, **more: Any) -> int:
        headers = {
            **TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream",
        }  # fmt: skip
        return (await self.ask("PATCH", path, headers=headers, data=data, **more))[0]

    async def offset(self, path: str) -> int:
        _, headers, _ = await self.ask("HEAD", path, headers=TUS)
        return int(headers["Upload-Offset"])

    async def upload(self) -> str:
        path = await self.create()
        assert await self.patch(path, 0, CONTENT) == 204
        return path.rsplit("/", 1)[1]


@pytest.fixture
async def web(platform: Platform) -> AsyncIterator[Web]:
    token = (await let_in(platform, "ayse")).access_token
    async with aiohttp.ClientSession() as session:
        yield Web(session, platform.url, token)


def _sign_in(**changed: Any) -> dict[str, Any]:
    client = {"name": "Santral", "version": "0.1", "os": "Linux"}
    body = {
        "customer_code": "ardic", "user": "ayse", "password": PASSWORD, "device_id": "d1",
        "client": client,
    }  # fmt: skip
    return {**body, **changed}


async def test_signing_in_refreshing_and_out(platform: Platform) -> None:
    async with aiohttp.ClientSession(platform.url) as http:
        async with http.post("/v1/sign-in", json=_sign_in()) as reply:
            first = await reply.json()
            assert reply.status == 200 and reply.headers["Cache-Control"] == "no-store"
        assert set(first) == {
            "access_token", "access_expires_in", "refresh_token", "user", "account", "role",
            "permissions", "ws_path",
        }  # fmt: skip
        assert first["user"] == {"id": "ayse", "name": "Ayşe Kaya"} and first["ws_path"] == "/v1/ws"
        asked = {"refresh_token": first["refresh_token"], "device_id": "d1"}
        async with http.post("/v1/refresh", json=asked) as reply:
            second = await reply.json()
        assert set(second) == set(first) and second["refresh_token"] != first["refresh_token"]
        out = {"refresh_token": second["refresh_token"], "device_id": "d1"}
        async with http.post("/v1/sign-out", json=out) as reply:
            assert reply.status == 200
        async with http.post("/v1/refresh", json=out) as reply:
            assert (reply.status, await reply.json()) == (401, {"code": "unauthenticated"})


async def test_signing_in_wrongly(platform: Platform) -> None:
    async with aiohttp.ClientSession(platform.url) as http:
        for _ in range(3):
            async with http.post("/v1/sign-in", json=_sign_in(password="no")) as reply:
                assert (reply.status, await reply.json()) == (401, {"code": "unauthenticated"})
        async with http.post("/v1/sign-in", json=_sign_in()) as reply:
            body = await reply.json()
            assert reply.status == 429 and body["code"] == "rate_limited"
            assert 0 < body["after_ms"] <= 60_000


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"user":5}', b"\xff\xfe", b"[" * 5_000])
async def test_rubbish_is_a_bad_request(platform: Platform, body: bytes) -> None:
    async with aiohttp.ClientSession(platform.url) as http:
        for path in ("/v1/sign-in", "/v1/refresh", "/v1/sign-out"):
            async with http.post(path, data=body) as reply:
                assert (reply.status, await reply.json()) == (400, {"code": "bad_request"})
        async with http.post("/v1/sign-in", data=b"x" * 100_000) as reply:
            assert reply.status == 413


async def test_an_upload_goes_on_after_a_cut(web: Web) -> None:
    path = await web.create()

    async def cut() -> AsyncIterator[bytes]:
        yield CONTENT[:300_000]
        raise ConnectionResetError

    with pytest.raises((ConnectionResetError, aiohttp.ClientError)):
        await web.patch(path, 0, cut())
    offset = await _settled(web, path)
    assert 0 <= offset <= 300_000
    assert await web.patch(path, offset + 1, CONTENT[offset + 1 :]) == 409, "not where it ends"
    assert await web.patch(path, offset, CONTENT[offset:]) == 204
    assert await web.offset(path) == len(CONTENT)
    status, _, body = await web.ask("POST", f"/v1/files/{path.rsplit('/', 1)[1]}/link")
    assert status == 200 and b"expires_in" in body


async def _settled(web: Web, path: str) -> int:
    """Where the file ends once the platform has noticed the cut."""
    before = -1
    while (offset := await web.offset(path)) != before or await _busy(web, path, offset):
        before = offset
    return offset


async def _busy(web: Web, path: str, offset: int) -> bool:
    return await web.patch(path, offset, b"") == 409


async def test_a_damaged_upload_is_thrown_away(web: Web) -> None:
    path = await web.create(sha256="0" * 64)
    assert await web.patch(path, 0, CONTENT) == 460
    assert (await web.ask("HEAD", path, headers=TUS))[0] == 404


async def test_uploads_have_limits(web: Web) -> None:
    async def create(headers: dict[str, str]) -> int:
        return (await web.ask("POST", "/v1/uploads", headers=headers))[0]

    assert await create({**TUS, "Upload-Length": str(MAX_UPLOAD + 1)}) == 413
    named = {"Upload-Metadata": "use cmVjb3JkaW5n"}
    assert await create({**TUS, **named, "Upload-Length": str(MAX_RECORDING)}) == 201
    assert await create({**TUS, **named, "Upload-Length": str(MAX_RECORDING + 1)}) == 413
    assert await create({**TUS, "Upload-Length": "0"}) == 413
    assert await create({**TUS, "Upload-Length": "-5"}) == 400
    assert await create({"Upload-Length": "5"}) == 412
    assert await create({**TUS, "Upload-Length": "5", "Upload-Metadata": "filename %%%"}) == 400
    path = await web.create(size=10)
    assert await web.patch(path, 0, b"x" * 11) == 413
    status, headers, _ = await web.ask("OPTIONS", "/v1/uploads")
    assert status == 204 and headers["Tus-Max-Size"] == str(MAX_UPLOAD)
    assert (await web.ask("PATCH", path, headers={**TUS, "Upload-Offset": "0"}, data=b"x"))[
        0
    ] == 415


async def test_uploads_belong_to_whoever_began_them(web: Web, platform: Platform) -> None:
    path = await web.create()
    other = (await let_in(platform, "cem")).access_token
    assert await web.patch(path, 0, CONTENT, token=other) == 404
    assert (await web.ask("HEAD", path, headers=TUS, token="rubbish"))[0] == 401


async def test_files_are_for_those_who_may_see_the_conversation(
    web: Web, platform: Platform
) -> None:
    id = await web.upload()
    link = f"/v1/files/{id}/link"
    cem = (await let_in(platform, "cem")).access_token
    bora = (await let_in(platform, "bora")).access_token
    assert (await web.ask("POST", link))[0] == 200, "one's own"
    assert (await web.ask("POST", link, token=cem))[0] == 404, "not sent yet"
    file = await platform.log.transact(lambda t: t.state.uploaded(id, "ayse"))
    assert file

    def send(log: Any) -> None:
        create(log, "c1")
        log.post("c1", "out", Author(kind="agent", id="ayse"), "", attachments=(file,))

    await platform.log.transact(send)
    assert (await web.ask("POST", link, token=cem))[0] == 200
    assert (await web.ask("POST", link, token=bora))[0] == 404
    assert (await web.ask("POST", link, token="rubbish"))[0] == 401
    assert (await web.ask("POST", "/v1/files/none/link"))[0] == 404


async def test_a_file_is_only_to_be_saved(web: Web, platform: Platform) -> None:
    id = await web.upload()
    link = platform.files.link(id)
    assert web.token not in link
    async with aiohttp.ClientSession(platform.url) as http:
        async with http.get(link) as reply:
            assert await reply.read() == CONTENT
            assert reply.headers["Content-Disposition"] == (
                "attachment; filename*=UTF-8''fatura%20%C5%9F.pdf"
            )
            assert reply.headers["X-Content-Type-Options"] == "nosniff"
            assert reply.headers["Content-Type"] == "application/pdf"
        signature = link.rsplit("/", 1)[1]
        for forged in (
            link[:-3] + "xyz", f"/v1/files/{id}/9999999999999/{signature}",
            f"/v1/files/..%2Fplatform.db/9999999999999/{signature}",
        ):  # fmt: skip
            async with http.get(forged) as reply:
                assert reply.status == 403


async def test_a_link_soon_stops_working(web: Web, platform: Platform) -> None:
    id = await web.upload()
    until, signature = platform.files.link(id).split("/")[-2:]
    assert platform.files.link_holds(id, until, signature)
    platform.files._clock = lambda: int(until)
    assert not platform.files.link_holds(id, until, signature)


async def test_recordings_of_calls_follow_their_conversation(web: Web, platform: Platform) -> None:
    upload = await platform.files.put("", "kayit.wav", "audio/wav", b"RIFF", "rec1")
    assert upload.id == "rec1"
    call = sample.call("k1", None)
    record = sample.with_recording(call, "rec1")
    await platform.log.transact(lambda t: t.state.put(record))
    assert (await web.ask("POST", "/v1/files/rec1/link"))[0] == 200
