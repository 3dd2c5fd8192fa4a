import asyncio
import ssl
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from backend.server import Config, InUse, Platform, Unsafe
from core.protocol import frames as f
from tests.backend import sample
from tests.backend.client import connected, live
from tests.backend.conftest import CHEAP, furnish, let_in


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.com", ""])
def test_beyond_this_machine_only_with_tls(tmp_path: Path, host: str) -> None:
    with pytest.raises(Unsafe):
        Platform(Config(tmp_path / "data", host=host))
    assert not (tmp_path / "data").exists()


async def test_two_platforms_never_share_a_folder(tmp_path: Path) -> None:
    first = Platform(Config(tmp_path / "data", hasher=CHEAP))
    with pytest.raises(InUse):
        Platform(Config(tmp_path / "data", hasher=CHEAP))
    await first.close()
    await Platform(Config(tmp_path / "data", hasher=CHEAP)).close()


async def test_only_this_user_can_read_what_is_kept(tmp_path: Path) -> None:
    platform = Platform(Config(tmp_path / "data", hasher=CHEAP))
    if sys.platform != "win32":
        assert (tmp_path / "data").stat().st_mode & 0o077 == 0  # one look
    await platform.close()


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key),
         "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


async def test_with_tls_it_is_spoken_and_nothing_else(
    config: Config, certificate: tuple[Path, Path]
) -> None:
    cert, key = certificate
    async with Platform(config._replace(tls_cert=cert, tls_key=key)) as platform:
        assert platform.url.startswith("https://")
        trusted = ssl.create_default_context(cafile=str(cert))
        async with aiohttp.ClientSession() as session:
            async with session.get(platform.chat_url, ssl=trusted) as reply:
                assert reply.status == 200
            with pytest.raises(aiohttp.ClientError):
                await session.get(platform.url.replace("https", "http"))


async def test_the_web_page_is_served_beside_the_desk(platform: Platform) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(platform.chat_url) as reply,
    ):
        assert reply.status == 200 and "html" in reply.headers["Content-Type"]


async def test_a_snooze_ends_by_itself_on_a_running_platform(platform: Platform) -> None:
    await platform.log.transact(lambda t: sample.create(t, "c1"))
    token = (await let_in(platform, "ayse")).access_token
    async with live(platform.url, token, "ayse") as desk:
        until = platform.log.clock() + 50
        await desk.do(
            "conversation.set_status", conversation="c1", status="snoozed", until=until
        )  # fmt: skip
        states = [desk.cache.conversations["c1"].status]
        while states[-1] != "open":
            await desk.read()
            states.append(desk.cache.conversations["c1"].status)
        assert states[0] == "snoozed"


async def test_everything_is_there_again_after_a_restart(config: Config) -> None:
    async with Platform(config) as platform:
        await furnish(platform)
        signed_in = await let_in(platform, "ayse")
        async with live(platform.url, signed_in.access_token, "ayse") as desk:
            await platform.log.transact(lambda t: sample.create(t, "c1"))
            await desk.do("message.send", id="m1", conversation="c1", text="x")
            cache, epoch = desk.cache, desk.hello.epoch
    async with Platform(config) as platform:
        token = signed_in.access_token
        async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
            assert desk.hello.mode == "resume", "the token and the cursor outlive the process"
            again = await desk.ask("message.send", id="m1", conversation="c1", text="x")
            assert again.dup


async def test_leaving_closes_everything(config: Config) -> None:
    before = len(asyncio.all_tasks())
    async with Platform(config):
        pass
    assert len(asyncio.all_tasks()) == before


async def test_a_platform_that_stops_says_so_first(config: Config) -> None:
    async with Platform(config._replace(drain_ms=50)) as platform:
        await furnish(platform)
        token = (await let_in(platform, "ayse")).access_token
        stack = connected(platform.url, token, "ayse")
        desk = await stack.__aenter__()
        await desk.read()
    assert await desk.closed() == f.CLOSE_DRAINING
    assert desk.goaway == f.GoAway(after_ms=50)
    await stack.__aexit__(None, None, None)
