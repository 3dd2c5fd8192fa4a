"""`/v1/audit`: for a desk that pages further back in the audit list than it was told."""

from aiohttp import web

from backend import audited
from backend.database import Database
from backend.http import answer, failure
from backend.report_link import Identify, supervising


class AuditLink:
    """Only whoever supervises may ask, as only they are told of it."""

    def __init__(self, identify: Identify, database: Database) -> None:
        self._identify, self._database = identify, database

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/v1/audit", self.audit)]

    async def audit(self, request: web.Request) -> web.Response:
        """`before`: ms; `limit`: entries; answered by an AuditPage."""
        await supervising(request, self._identify)
        try:
            before, limit = int(request.query["before"]), int(request.query.get("limit", "100"))
        except (KeyError, ValueError):
            raise failure(400, "bad_request") from None
        if not 0 <= before < 1 << 62:
            raise failure(400, "bad_request")
        found = await self._database.read(lambda c: audited.page(c, before, limit))
        return answer(200, found)
