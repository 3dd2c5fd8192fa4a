"""The files of the company's web page, read once and served from memory under a strict policy."""

import hashlib
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from typing import NamedTuple

from aiohttp import web

from backend.accounts import Company
from backend.logo import Logo

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
BARE = "default-src 'none'; sandbox"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-cache",
}
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}


class Kept(NamedTuple):
    body: bytes
    mime: str
    tag: str


class Pages:
    """Only names that were in the folder at the start can be asked for: no path leads out of it."""

    def __init__(
        self, company: Callable[[], Awaitable[Company]], mark: Callable[[], Awaitable[Logo | None]]
    ) -> None:
        self._company, self._mark = company, mark
        folder = Path(__file__).parent
        files = (path for path in folder.rglob("*") if path.suffix in _TYPES)
        self._kept = {path.relative_to(folder).as_posix(): _kept(path) for path in files}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/chat", self.page),
            web.get("/chat/worker.js", self.worker),
            web.get("/chat/mark", self.mark),
            web.get("/chat/static/{name:.+}", self.static),
        ]

    async def page(self, request: web.Request) -> web.Response:
        company, mark = await self._company(), await self._mark()
        kept = self._kept["index.html"]
        return _answer(request, _named(kept, company.name, mark) if mark else kept)

    async def mark(self, request: web.Request) -> web.Response:
        """The company's logo or initials; the sample company's own."""
        own = await self._mark()
        response = _answer(request, _of(own.body, own.mime) if own else self._kept["img/mark.svg"])
        response.headers["Content-Security-Policy"] = BARE  # opened alone, it would be a page
        return response

    async def worker(self, request: web.Request) -> web.Response:
        """At a path of its own, since it looks after the whole page."""
        response = _answer(request, self._kept["worker.js"])
        response.headers["Service-Worker-Allowed"] = "/"
        return response

    async def static(self, request: web.Request) -> web.Response:
        kept = self._kept.get(request.match_info["name"])
        if kept is None:
            raise web.HTTPNotFound(headers=HEADERS)
        return _answer(request, kept)


def _answer(request: web.Request, kept: Kept) -> web.Response:
    headers = {**HEADERS, "ETag": kept.tag}
    if request.headers.get("If-None-Match") == kept.tag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=kept.body, content_type=kept.mime, charset="utf-8", headers=headers)


def _named(page: Kept, company: str, mark: Logo) -> Kept:
    """The page of a company of one's own: its name and logo, and none of the sample's wares."""
    name = escape(company)
    said = f'data-company="{name}"{" data-logo" if mark.name else ""}'
    text = page.body.decode().replace("<html ", f"<html {said} ", 1)
    start, end = text.index("<title>"), text.index("</title>")
    return _of(f"{text[:start]}<title>{name}{text[end:]}".encode(), page.mime)


def _kept(path: Path) -> Kept:
    return _of(path.read_bytes(), _TYPES[path.suffix])


def _of(body: bytes, mime: str) -> Kept:
    return Kept(body, mime, f'"{hashlib.sha256(body).hexdigest()[:20]}"')
