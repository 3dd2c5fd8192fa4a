"""What the command line leaves for a platform that runs."""

import asyncio
from pathlib import Path

import pytest

from backend.company import Decide
from backend.database import Database
from backend.errands import Errand, Errands, ask
from backend.people import Disable, Refused


async def _do(errand: Errand) -> str:
    if isinstance(errand, Decide):
        return f"record: {errand.record}"
    assert isinstance(errand, Disable)
    if errand.user == "ghost":
        raise Refused("nobody signs in as ghost")
    return f"{errand.user} is out"


async def test_it_is_done_by_whoever_runs_and_nothing_of_it_stays(tmp_path: Path) -> None:
    database = Database(tmp_path / "platform.db")
    errands = Errands(database, _do)
    running = asyncio.create_task(errands.run())
    assert await ask(database.path, Disable("ada")) == "ada is out"
    assert await ask(database.path, Decide(record="yes")) == "record: yes"
    with pytest.raises(Refused, match="nobody signs in as ghost"):
        await ask(database.path, Disable("ghost"))
    running.cancel()
    assert await database.read(lambda c: c.exec_driver_sql("SELECT * FROM errands").all()) == []
    database.close()


async def test_what_nobody_waits_for_any_more_is_never_done(tmp_path: Path) -> None:
    path = tmp_path / "platform.db"
    with pytest.raises(Refused, match="does not answer"):
        await ask(path, Disable("ada"), patience_s=0.01)
    database = Database(path)
    assert await database.read(lambda c: c.exec_driver_sql("SELECT * FROM errands").all()) == []
    database.close()
