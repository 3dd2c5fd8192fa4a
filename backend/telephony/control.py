"""How the demonstration's page and the tour have customers call: HTTP on this machine only.

No other page may use it: what comes with an Origin must come from our own, and a body that is
JSON cannot be sent across without asking, which nobody here answers.
"""

from collections.abc import Callable
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

import msgspec
from aiohttp import web

from backend.telephony.switch import NobodyThere, Switch

_TYPE = "application/json"
B = TypeVar("B")


class Call(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    user: str = ""
    contact: str = ""
    language: str = ""
    queue: str = ""
    """Called instead of a desk; "any": one of whoever is there."""
    loses: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    """Percent of what they say that is lost on their line."""


class Do(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    press: str = ""
    hang_up: bool = False


class Control:
    """`switch` gives None where the platform has none."""

    def __init__(self, switch: Callable[[], Switch | None]) -> None:
        self._switch = switch

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/demo/calls", self.possible),
            web.post("/v1/demo/calls", self.ring),
            web.get("/v1/demo/calls/{id}", self.state),
            web.post("/v1/demo/calls/{id}", self.do),
        ]

    async def possible(self, request: web.Request) -> web.Response:
        """The page asks before it shows a button; a platform without a switch is no error there."""
        return _answer(200, {"possible": self._switch() is not None})

    async def ring(self, request: web.Request) -> web.Response:
        switch, body = self._allowed(request), await _body(request, Call)
        if body.language not in ("", "tr", "en"):
            raise web.HTTPBadRequest
        try:
            id = await _called(switch, body)
        except NobodyThere:
            return _answer(409, {"code": "unavailable"})
        except KeyError:
            return _answer(404, {"code": "not_found"})
        return _answer(201, switch.state(id)._asdict())

    async def state(self, request: web.Request) -> web.Response:
        switch = self._allowed(request)
        try:
            return _answer(200, switch.state(request.match_info["id"])._asdict())
        except KeyError:
            return _answer(404, {"code": "not_found"})

    async def do(self, request: web.Request) -> web.Response:
        switch, body = self._allowed(request), await _body(request, Do)
        id = request.match_info["id"]
        try:
            if body.press:
                switch.press(id, body.press)
            if body.hang_up:
                switch.hang_up(id)
            return _answer(200, switch.state(id)._asdict())
        except KeyError:
            return _answer(404, {"code": "not_found"})

    def _allowed(self, request: web.Request) -> Switch:
        switch = self._switch()
        origin = request.headers.get("Origin")
        ours = origin is None or urlsplit(origin).netloc == request.host
        if switch is None or not ours or request.remote not in ("127.0.0.1", "::1"):
            raise web.HTTPNotFound
        return switch


async def _called(switch: Switch, body: Call) -> str:
    if not body.queue:
        return await switch.ring(body.user, body.contact, body.language, loses=body.loses)
    queue = "" if body.queue == "any" else body.queue
    return await switch.call_queue(queue, body.contact, body.language)


async def _body(request: web.Request, kind: type[B]) -> B:
    if request.content_type != _TYPE:
        raise web.HTTPUnsupportedMediaType
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise web.HTTPBadRequest from None


def _answer(status: int, body: object) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(body), content_type=_TYPE,
        headers={"Cache-Control": "no-store"},
    )  # fmt: skip
