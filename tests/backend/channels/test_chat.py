"""The channel's HTTP: files up and down, and who may open a socket."""

import io
from urllib.parse import quote

import aiohttp
import pytest

from backend.server import Config, Platform
from core.entities import Author
from tests.backend.channels.page import TOKEN, page

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
MINE = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "image/png"}


async def _post(platform: Platform, body: bytes, **headers: str) -> tuple[int, dict[str, object]]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{platform.url}/chat/files", data=io.BytesIO(body), headers={**MINE, **headers}
        ) as answer,
    ):
        told = await answer.json() if "json" in answer.content_type else {}
        return answer.status, told


async def _get(platform: Platform, file: str, token: str = TOKEN) -> tuple[int, bytes, str]:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{platform.url}/chat/files/{file}", headers=headers) as answer,
    ):
        return answer.status, await answer.read(), answer.headers.get("Content-Disposition", "")


async def test_a_picture_goes_up_is_sent_and_comes_down_for_its_visitor_only(
    platform: Platform,
) -> None:
    status, told = await _post(platform, PNG, **{"X-File-Name": quote("ekran görüntüsü.png")})
    assert (status, told["name"], told["mime"]) == (200, "ekran görüntüsü.png", "image/png")
    file = str(told["id"])
    assert (await _get(platform, file))[0] == 404  # not sent yet
    async with page(platform.url) as visitor:
        await visitor.says("say", id="client-0001", files=[{"id": file, "width": 20, "height": 10}])
        entry = (await visitor.hears("entry", kind="mine"))["entry"]
    assert [(f["width"], f["height"], f["size"]) for f in entry["files"]] == [(20, 10, len(PNG))]
    assert (await _get(platform, file))[:2] == (200, PNG)
    assert (await _get(platform, file))[2].startswith("attachment;")
    assert (await _get(platform, file, "o" * 43))[0] == 404


async def test_what_an_agent_sends_can_be_fetched(platform: Platform) -> None:
    kept = await platform.files.put("ayse", "fatura.pdf", "application/pdf", b"%PDF-1.7")
    async with page(platform.url) as visitor:
        await visitor.says("say", id="client-0001", text="Merhaba")
        where = (await visitor.hears("accepted"))["conversation"]
        author = Author(kind="agent", id="ayse", name="Ayşe Kaya")
        await platform.log.transact(
            lambda work: work.post(
                where,
                "out",
                author,
                attachments=[work.state.uploaded(kept.id, "ayse")],  # type: ignore[list-item]  # it is there
            )
        )
        await visitor.hears("entry", who="agent")
    assert (await _get(platform, kept.id))[:2] == (200, b"%PDF-1.7")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"<svg onload=alert(1)>", {"Content-Type": "image/svg+xml"}, 415),
        (b"MZ\x90", {"Content-Type": "image/png"}, 415), (b"", {}, 400),
        (PNG, {"Authorization": "Bearer short"}, 401), (PNG, {"Authorization": ""}, 401),
        (PNG + bytes(10 * 1024 * 1024), {}, 413),
    ],
)  # fmt: skip
async def test_what_is_not_taken(
    platform: Platform, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert (await _post(platform, body, **headers))[0] == status


async def test_uploads_are_limited(platform: Platform) -> None:
    statuses = [(await _post(platform, PNG))[0] for _ in range(6)]
    assert statuses == [200] * 5 + [429]


async def test_another_sites_page_gets_no_socket(platform: Platform) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(
                f"{platform.url}/chat/ws", headers={"Origin": "https://evil.example"}
            )
    assert refused.value.status == 403


async def test_a_restarted_platform_goes_on_where_it_was(config: Config) -> None:
    async with Platform(config) as platform, page(platform.url) as visitor:
        await visitor.says("say", id="client-0001", text="Siparişim gelmedi")
        first = await visitor.hears("accepted")
        await visitor.hears("entry", who="bot")
    async with Platform(config) as platform, page(platform.url) as visitor:
        assert visitor.told[0]["conversation"] == first["conversation"]
        await visitor.says("say", id="client-0001", text="Siparişim gelmedi")
        assert await visitor.hears("accepted") == first
        await visitor.says("say", id="client-0002", text="TR-48213")
        await visitor.hears("entry", quick=["Hatırlamıyorum", "Bir kişiyle görüşmek istiyorum"])
        await visitor.says("say", id="client-0003", text="7708")
        await visitor.hears("entry", line="waiting")
