"""Commands given as the gateway gives them, without a socket."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from backend.dispatch import Dispatch
from backend.entries import Entry
from backend.log import Log
from backend.permissions import PERMISSIONS, viewer_of
from backend.routing import intake
from backend.session import Identity
from core.entities import Agent, Conversation, Message
from core.ids import uuid7
from core.protocol.events import Body, Event
from core.protocol.frames import Account, Cmd, Person, Res
from tests.backend import sample
from tests.backend.sample import SYSTEM

if TYPE_CHECKING:
    from tests.backend.floor import Floor


class Office:
    """A log, and people who give commands."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.dispatch = Dispatch(log)

    def who(self, agent: Agent, device: str = "d1") -> Identity:
        return Identity(
            Person(id=agent.id, name=agent.name), Account(id=self.log.account, name="A"),
            viewer_of(agent), PERMISSIONS[agent.role], device, "f1", 1 << 60,
        )  # fmt: skip

    async def give(
        self, agent: Agent, type_: str, /, *, id: str = "", device: str = "d1",
        if_version: int | None = None, expires: int | None = None, **body: Any,
    ) -> Res:  # fmt: skip
        cmd = Cmd(
            id=id or uuid7(), type=type_, body=msgspec.Raw(msgspec.json.encode(body)),
            if_version=if_version, expires=expires,
        )  # fmt: skip
        return await self.dispatch.give(self.who(agent, device), cmd)

    async def do(self, agent: Agent, type_: str, /, **body: Any) -> Res:
        res = await self.give(agent, type_, **body)
        assert res.ok, res.error
        return res

    async def refused(self, agent: Agent, type_: str, /, **body: Any) -> tuple[str, str | None]:
        head = self.log.head
        res = await self.give(agent, type_, **body)
        assert not res.ok and res.error, res
        assert self.log.head == head, "a refusal changes nothing"
        return res.error.code, res.error.field

    async def emit(self, body: Body) -> Event:
        return await self.log.transact(lambda t: t.emit(body, SYSTEM))

    async def conversation(self, id: str = "c1") -> Conversation:
        found = await self.log.transact(lambda t: t.conversation(id))
        assert found
        return found

    async def messages(self, id: str = "c1") -> list[Message]:
        return await self.log.transact(lambda t: t.messages(id))

    async def says(self, text: str = "Merhaba", id: str = "c1") -> None:
        await self.log.transact(lambda t: sample.customer_says(t, id, text))

    async def entries(self, after: int) -> list[Entry]:
        return list(await self.log.after(after))

    async def told(self, id: str = "c1") -> tuple[str, dict[str, str]]:
        """The newest line of the timeline about what somebody did."""
        activity = next(m.activity for m in reversed(await self.messages(id)) if m.activity)
        return activity.code, activity.args


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    log.obey(intake.follow)
    await log.transact(lambda t: sample.create(t, "c1"))
    yield Office(log)
    log.close()


@pytest.fixture
async def floor(tmp_path: Path) -> AsyncIterator["Floor"]:
    from tests.backend.floor import floor_at  # it is an Office itself

    async with floor_at(tmp_path) as floor:
        yield floor
