"""The files of the company's web page, read once and served from memory under a strict policy."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from aiohttp import web

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
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

    def __init__(self) -> None:
        folder = Path(__file__).parent
        files = (path for path in folder.rglob("*") if path.suffix in _TYPES)
        self._kept = {path.relative_to(folder).as_posix(): _kept(path) for path in files}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/chat", self.page),
            web.get("/chat/worker.js", self.worker),
            web.get("/chat/static/{name:.+}", self.static),
        ]

    async def page(self, request: web.Request) -> web.Response:
        return self._answer(request, "index.html")

    async def worker(self, request: web.Request) -> web.Response:
        """At a path of its own, since it looks after the whole page."""
        response = self._answer(request, "worker.js")
        response.headers["Service-Worker-Allowed"] = "/"
        return response

    async def static(self, request: web.Request) -> web.Response:
        return self._answer(request, request.match_info["name"])

    def _answer(self, request: web.Request, name: str) -> web.Response:
        kept = self._kept.get(name)
        if kept is None:
            raise web.HTTPNotFound(headers=HEADERS)
        headers = {**HEADERS, "ETag": kept.tag}
        if request.headers.get("If-None-Match") == kept.tag:
            return web.Response(status=304, headers=headers)
        return web.Response(
            body=kept.body, content_type=kept.mime, charset="utf-8", headers=headers
        )


def _kept(path: Path) -> Kept:
    body = path.read_bytes()
    mime = _TYPES[path.suffix]
    return Kept(body, mime, f'"{hashlib.sha256(body).hexdigest()[:20]}"')
