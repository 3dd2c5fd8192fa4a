"""What the command line asks of a platform that already runs: left in the platform's own file, done
by the platform, which alone says events and ends sessions."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from backend.company import Decide
from backend.customers import EraseCustomer
from backend.database import Database
from backend.logo import SetLogo
from backend.people import Errand as AboutPeople
from backend.people import Refused
from backend.queues import Errand as AboutQueues
from backend.rulebook import SetRulebook
from backend.tables import errands
from core.ids import uuid7

Errand = AboutPeople | Decide | AboutQueues | SetRulebook | EraseCustomer | SetLogo
_LOG = logging.getLogger("santral.platform")
PAUSE_S, LOOK_S = 0.5, 0.1
PATIENCE_S = 15.0
_NO = "!"
"""Before the answer of an errand that was refused."""
_decode = msgspec.json.Decoder(Errand).decode


class Errands:
    """`do` does one and says what was done, or raises Refused."""

    def __init__(self, database: Database, do: Callable[[Errand], Awaitable[str]]) -> None:
        self._database = database
        self._do = do

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.do_all()
            except OperationalError:
                _LOG.exception("what the command line asked for was not done")
            await asyncio.sleep(PAUSE_S)

    async def do_all(self) -> None:
        for id, body in await self._database.read(_open_ones):
            await self._write(id, await self._answer(_decode(body)))

    async def _write(self, id: str, answer: str) -> None:
        answered = update(errands).where(errands.c.id == id).values(answer=answer)
        await self._database.write(lambda c: c.execute(answered))

    async def _answer(self, errand: Errand) -> str:
        try:
            return await self._do(errand)
        except Refused as refused:
            return f"{_NO}{refused}"


async def ask(path: Path, errand: Errand, patience_s: float = PATIENCE_S) -> str:
    """Has the platform that serves this file do it; raises Refused, also when it does not answer."""
    database = await asyncio.to_thread(Database, path)
    id = uuid7()
    row = insert(errands).values(id=id, body=msgspec.json.encode(errand))
    try:
        await database.write(lambda c: c.execute(row))
        try:
            return await _answered(database, id, patience_s)
        finally:  # also where nobody waits any more: nothing is done later by surprise
            await database.write(lambda c: c.execute(delete(errands).where(errands.c.id == id)))
    finally:
        await asyncio.to_thread(database.close)


async def _answered(database: Database, id: str, patience_s: float) -> str:
    asked = select(errands.c.answer).where(errands.c.id == id)
    for _ in range(max(1, round(patience_s / LOOK_S))):
        answer: str | None = await database.read(lambda c: c.scalar(asked))
        if answer is not None:
            if answer.startswith(_NO):
                raise Refused(answer.removeprefix(_NO))
            return answer
        await asyncio.sleep(LOOK_S)
    raise Refused("the platform that runs here does not answer")


def _open_ones(connection: Connection) -> list[tuple[str, bytes]]:
    asked = select(errands.c.id, errands.c.body).where(errands.c.answer.is_(None))
    return [(row.id, row.body) for row in connection.execute(asked.order_by(errands.c.id))]
