import asyncio

import pytest
from aiohttp import web
from msgspec.structs import replace

from backend.server import Platform
from core.contents import Whole
from core.entities import Attachment
from core.errors import UserError
from core.sync import files
from core.sync.failures import NotSantral, Refusal, Unreachable
from core.sync.http import Http
from tests.backend.conftest import let_in
from tests.core.sync.stage import CLIENT
from tests.core.sync.test_http import somebody

CONTENT = bytes(range(256)) * 4_096
FILE = Attachment(
    id="", name="fatura 1.pdf", mime="application/pdf", size=len(CONTENT),
    sha256=files.sha256_of(CONTENT),
)  # fmt: skip


async def test_an_upload_goes_on_where_it_stopped(platform: Platform) -> None:
    http, token = Http(platform.url, "d1", CLIENT), (await let_in(platform, "ayse")).access_token

    def work() -> bytes:
        location = files.begin_upload(http, token, FILE)
        headers = {
            **files.TUS,
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        }
        http.ask("PATCH", location, token=token, headers=headers, body=CONTENT[:1_000])
        offset = files.uploaded_so_far(http, token, location)
        assert offset == 1_000
        id = files.upload_rest(http, token, location, Whole(CONTENT), offset)
        assert files.uploaded_so_far(http, token, location) == len(CONTENT)
        return files.download(http, token, replace(FILE, id=id))

    assert await asyncio.to_thread(work) == CONTENT


async def test_an_upload_nobody_knows_is_begun_anew(platform: Platform) -> None:
    http, token = Http(platform.url, "d1", CLIENT), (await let_in(platform, "ayse")).access_token
    asked = asyncio.to_thread(files.uploaded_so_far, http, token, "/v1/uploads/nothing")
    assert await asked is None
    with pytest.raises(Refusal):
        await asyncio.to_thread(files.uploaded_so_far, http, "wrong", "/v1/uploads/nothing")


async def test_a_file_that_is_gone(platform: Platform) -> None:
    http, token = Http(platform.url, "d1", CLIENT), (await let_in(platform, "ayse")).access_token
    with pytest.raises(Refusal):
        await asyncio.to_thread(files.download, http, token, replace(FILE, id="nothing"))


@pytest.mark.parametrize("content", [b"", CONTENT[:-1], b"x" + CONTENT[1:], CONTENT + b"x"])
async def test_a_file_that_is_not_what_was_sent(content: bytes) -> None:
    async def handler(request: web.Request) -> web.Response:
        if request.path.endswith("/link"):
            assert request.headers["Authorization"] == "Bearer secret"
            return web.json_response({"url": "/v1/files/f/1/signature", "expires_in": 300})
        assert "Authorization" not in request.headers
        return web.Response(body=content)

    async with somebody(handler) as server:
        with pytest.raises(UserError, match=r"file\.damaged"):
            await asyncio.to_thread(
                files.download, Http(server, "d1", CLIENT), "secret", replace(FILE, id="f")
            )


@pytest.mark.parametrize("offset", [None, "0", "x"])
async def test_an_upload_that_does_not_move_is_given_up(offset: str | None) -> None:
    async def handler(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(status=204, headers={"Upload-Offset": offset} if offset else {})

    async with somebody(handler) as server:
        with pytest.raises(NotSantral):
            await asyncio.to_thread(
                files.upload_rest,
                Http(server, "d1", CLIENT),
                "t",
                "/v1/uploads/u",
                Whole(CONTENT),
                0,
            )


async def test_a_busy_platform_is_for_later() -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.Response(status=503)

    async with somebody(handler) as server:
        with pytest.raises(Unreachable):
            await asyncio.to_thread(files.begin_upload, Http(server, "d1", CLIENT), "t", FILE)
