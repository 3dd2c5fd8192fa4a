import aiohttp
import msgspec

from backend.server import Platform
from core.protocol.audited import AuditPage
from core.protocol.events import AuditEntryUpserted, By
from core.supervision import AuditEntry
from tests.backend.conftest import let_in

ENTRY = AuditEntry(id="e1", at=5, by="dila", act="agent.force_state", subject="agent:ayse")


async def ask(platform: Platform, user: str, **params: str) -> tuple[int, bytes]:
    headers = {}
    if user:
        headers["Authorization"] = f"Bearer {(await let_in(platform, user)).access_token}"
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{platform.url}/v1/audit", params=params, headers=headers) as response,
    ):
        return response.status, await response.read()


async def test_only_who_supervises_may_ask(platform: Platform) -> None:
    await platform.log.transact(
        lambda log: log.emit(AuditEntryUpserted(audit_entry=ENTRY), By(kind="system"))
    )
    status, body = await ask(platform, "dila", before="9")
    assert status == 200
    (told,) = msgspec.json.decode(body, type=AuditPage).entries
    assert (told.id, told.act) == ("e1", "agent.force_state")
    assert (await ask(platform, "ayse", before="9"))[0] == 403
    assert (await ask(platform, "", before="9"))[0] == 401


async def test_what_makes_no_sense_is_refused(platform: Platform) -> None:
    for wrong in ({}, {"before": "then"}, {"before": "-1"}, {"before": "9", "limit": "all"}):
        assert (await ask(platform, "dila", **wrong))[0] == 400
