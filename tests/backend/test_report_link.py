import json

import aiohttp
import msgspec

from backend.server import Platform
from core.protocol.reported import ReportedSums
from tests.backend.conftest import let_in


async def ask(platform: Platform, user: str, spec: object) -> tuple[int, bytes]:
    token = (await let_in(platform, user)).access_token
    headers = {"Authorization": f"Bearer {token}"} if user else {}
    params = {"spec": json.dumps(spec)}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{platform.url}/v1/report", params=params, headers=headers) as response,
    ):
        return response.status, await response.read()


async def test_only_who_supervises_may_ask(platform: Platform) -> None:
    status, body = await ask(platform, "dila", {"by": "queue", "period": "month"})
    assert status == 200
    assert msgspec.json.decode(body, type=ReportedSums).zone == "Europe/Istanbul"
    assert (await ask(platform, "ayse", {}))[0] == 403


async def test_what_makes_no_sense_is_refused(platform: Platform) -> None:
    assert (await ask(platform, "dila", {"period": "never"}))[0] == 400
    assert (await ask(platform, "dila", {"by": "weather"}))[0] == 400
