import asyncio
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from backend.server import Platform
from core.errors import UserError
from core.sync.failures import NotSantral, NotTrusted, Refusal, Unreachable
from core.sync.http import MAX_ANSWER, Http, SignedIn
from tests.backend.conftest import PASSWORD
from tests.core.sync.stage import CLIENT

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def somebody(handler: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """A server on this machine that answers everything with `handler`."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    port = runner.addresses[0][1]
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    finally:
        await runner.cleanup()


async def sign_in(server: str, user: str = "ayse", password: str = PASSWORD) -> SignedIn:
    http = Http(server, "d1", CLIENT)
    return await asyncio.to_thread(http.sign_in, "ardic", user, password)


async def why_not(server: str, password: str = "x") -> str:
    with pytest.raises(UserError) as refused:
        await sign_in(server, password=password)
    return str(refused.value)


async def test_signing_in_and_renewing(platform: Platform) -> None:
    signed_in = await sign_in(platform.url)
    assert (signed_in.user.name, signed_in.role) == ("Ayşe Kaya", "agent")
    assert "message.send" in signed_in.permissions
    http = Http(platform.url, "d1", CLIENT)
    renewed = await asyncio.to_thread(http.refresh, signed_in.refresh_token)
    assert renewed.refresh_token != signed_in.refresh_token
    await asyncio.to_thread(http.sign_out, renewed.refresh_token)
    with pytest.raises(Refusal):
        await asyncio.to_thread(http.refresh, renewed.refresh_token)


async def test_a_wrong_password_and_too_many_of_them(platform: Platform) -> None:
    for _ in range(3):
        assert await why_not(platform.url) == "sign_in.wrong"
    code = await why_not(platform.url)
    assert code.startswith("sign_in.rate_limited {'seconds': '")


async def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = f"http://127.0.0.1:{free.getsockname()[1]}"
        assert await why_not(server) == f"sign_in.unreachable {{'server': '{server}'}}"


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, "<html>", "not_santral"),
        (200, "{}", "not_santral"),
        (404, "no", "not_santral"),
        (302, "", "not_santral"),
        (500, "", "unreachable"),
    ],
)
async def test_somebody_else_there(status: int, body: str, code: str) -> None:
    asked: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=status, text=body, headers={"Location": "/elsewhere"})

    async with somebody(handler) as server:
        assert (await why_not(server)).startswith(f"sign_in.{code} ")
    assert asked == ["/v1/sign-in"], "no redirect is followed, nothing is tried twice"


async def test_plain_http_beyond_this_machine_is_not_even_tried() -> None:
    with pytest.raises(UserError, match=r"sign_in\.insecure"):
        Http("http://desk.example.com", "d1", CLIENT)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """One that nobody vouches for."""
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
         "-days", "2", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


async def test_a_certificate_nobody_vouches_for(certificate: tuple[Path, Path]) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    asked: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(await request.text())
        return web.Response()

    async with somebody(handler, tls) as server:
        assert (await why_not(server)).startswith("sign_in.not_trusted ")
        trusting = Http(server, "d1", CLIENT, ssl.create_default_context(cafile=certificate[0]))
        with pytest.raises(UserError, match="not_santral"):
            await asyncio.to_thread(trusting.sign_in, "ardic", "ayse", "x")
    assert len(asked) == 1, "the password was shown only to whom the certificate names"


async def test_an_answer_without_end_is_not_read() -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.Response(body=b" " * (MAX_ANSWER + 1))

    async with somebody(handler) as server:
        with pytest.raises(NotSantral):
            await asyncio.to_thread(Http(server, "d1", CLIENT).ask, "GET", "/")


async def test_a_link_that_leads_away_is_not_followed() -> None:
    http = Http("https://desk.example.com", "d1", CLIENT)
    for link in ("https://evil.example.com/x", "//evil.example.com/x", "http://desk.example.com/"):
        with pytest.raises(NotSantral):
            http.ask("GET", link)


async def test_a_cut_in_the_answer_is_a_cut() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport
        request.transport.abort()
        return response

    async with somebody(handler) as server:
        with pytest.raises(Unreachable) as cut:
            await asyncio.to_thread(Http(server, "d1", CLIENT).ask, "GET", "/")
    assert not isinstance(cut.value, NotSantral | NotTrusted)
