"""The platform is dead and the operator is not: the telephone goes on, and what it did is told later."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from backend.server import Config, Platform
from core.call_rows import CallRow
from core.desk import Desk
from core.entities import CallRecord
from core.phones import PhoneAccount
from desktop.parts import Parts
from desktop.telephone.keeper import Keeper
from desktop.theme import Theme
from tests.backend.conftest import CHEAP, furnish
from tests.core.sync.test_caller import Seat
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.end_to_end.test_offers import seated
from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.voip.places import bare
from voip import commands as c
from voip import events as e
from voip.phone import Phone

LONGEST_S = 60.0
HEARD_BYTES = 20_000
"""Of a recording: some of the talk is on the disk."""
RUN = (sys.executable, "-m", "tests.voip.phone_with_tone")


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Kamailio]:
    with Kamailio(tmp_path) as server:
        yield server


@pytest.fixture
def customer(operator: Kamailio, tmp_path: Path) -> Iterator[Baresip]:
    with Baresip(tmp_path / "bare", 800, account=bare(operator, "1001")) as phone:
        phone.until_registered()
        yield phone


@asynccontextmanager
async def telephoning(
    desk: Desk, theme: Theme, account: PhoneAccount, place: Path
) -> AsyncIterator[Parts]:
    """A stay whose phone is at the operator, and records."""
    await desk.save_phone_account(account)
    parts = parts_over(theme, desk)
    parts.settings.put("phone_record", True)
    loop = asyncio.get_running_loop()

    def soon(work: Callable[[], None]) -> None:
        loop.call_soon_threadsafe(work)

    def made(
        place: Path, secret: bytes, hello: c.Hello, heard: Callable[[e.AnyEvent], None]
    ) -> Phone:
        return Phone(place, secret, hello, heard, RUN)

    keeper = Keeper(parts, parts.tasks, desk, place, b"k" * 32, soon, made)
    await keeper.start()
    try:
        await until(lambda: parts.telephone.ready, LONGEST_S)
        yield parts
    finally:
        keeper.close()
        await parts.tasks.close()


def recorded(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if path.stat().st_size > HEARD_BYTES}


async def talked(parts: Parts, folder: Path, begins: Callable[[], object], *, rings: bool) -> None:
    """A whole call, ended by us once some of it is recorded."""
    phone, before = parts.telephone, recorded(folder)
    begins()
    if rings:
        await until(lambda: phone.ringing, LONGEST_S)
        phone.answer()
    await until(lambda: recorded(folder) - before, LONGEST_S)
    phone.hang_up()
    await until(lambda: not phone.calls, LONGEST_S)


async def history(here: Seat, number: int, *, waiting: bool) -> list[CallRow]:
    async def holds() -> bool:
        rows = await here.desk.call_history()
        return [row.waiting for row in rows] == [waiting] * number

    await here.until(holds)
    return await here.desk.call_history()


async def test_calls_go_on_and_are_told_once_when_the_platform_is_back(
    theme: Theme, operator: Kamailio, customer: Baresip, tmp_path: Path
) -> None:
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=9, tries_per_address=1000)
    account = PhoneAccount(
        id="operator", user="1000", domain=DOMAIN, registrar=f"127.0.0.1:{operator.udp}",
        password=PASSWORDS["1000"], transport="tcp", codecs=("PCMA",),
    )  # fmt: skip
    async with AsyncExitStack() as stay:
        async with Platform(config) as platform:
            await furnish(platform)
            port = urlsplit(platform.url).port or 0
            here = await stay.enter_async_context(seated(platform, "ayse"))
        await here.line("offline")
        parts = await stay.enter_async_context(
            telephoning(here.desk, theme, account, tmp_path / "profile")
        )
        folder = tmp_path / "profile" / "recordings"
        await talked(
            parts, folder, lambda: customer.order("dial", f"sip:1000@{DOMAIN}"), rings=True
        )
        await talked(parts, folder, lambda: parts.telephone.dial("1001"), rings=False)
        made, received = await history(here, 2, waiting=True)
        assert (made.call.direction, received.call.direction) == ("out", "in")
        for row in (made, received):
            recording = parts.recordings.of(row.call)
            assert recording and (await parts.recordings.sound(recording)).startswith(b"RIFF")
        async with Platform(config._replace(port=port)) as platform:
            await here.line("live")
            rows = await history(here, 2, waiting=False)
            assert all(row.call.recording for row in rows)
            told = await platform.log.transact(lambda log: log.state.all(CallRecord))
            ours = {row.call.id for row in rows}
            assert sorted(call.id for call in told if call.agent == "ayse") == sorted(ours)
