"""`/v1/report`: for a desk that wants to know of a time it does not have."""

from collections.abc import Awaitable, Callable

import msgspec
from aiohttp import web

from backend.http import answer, failure
from backend.reports import Reports
from backend.session import Identity
from core.errors import UserError
from core.supervision import ReportSpec

Identify = Callable[[str], Awaitable[Identity | None]]


async def supervising(request: web.Request, identify: Identify) -> Identity:
    """Who asks; what is of everybody is told to nobody else."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    who = await identify(token) if kind == "Bearer" else None
    if who is None:
        raise failure(401, "unauthenticated")
    if who.viewer.role == "agent":
        raise failure(403, "forbidden")
    return who


class ReportLink:
    """Only whoever supervises may ask, as only they are told of everybody's work."""

    def __init__(self, identify: Identify, reports: Reports) -> None:
        self._identify, self._reports = identify, reports

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/v1/report", self.report)]

    async def report(self, request: web.Request) -> web.Response:
        """`spec`: a ReportSpec as JSON; answered by ReportedSums."""
        await supervising(request, self._identify)
        try:
            spec = msgspec.json.decode(request.query.get("spec", "{}"), type=ReportSpec)
            return answer(200, await self._reports.reported(spec))
        except (msgspec.MsgspecError, UserError):
            raise failure(400, "bad_request") from None
