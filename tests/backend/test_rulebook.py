from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend import rulebook
from backend.log import Log
from backend.rulebook import SetRulebook
from backend.state import State
from core.work import Calendar, Disposition, Reason

OFFICE = Calendar(id="office", name="Office", week=(("09:00-18:00",), *((),) * 6))
BREAK = Reason(id="break", budget_s=900)
SENT = Disposition(id="sent", name="Sent", group="Orders", extra_s=30, general=False)
ALL = SetRulebook((OFFICE,), (BREAK,), (SENT,))


@pytest.fixture
async def log(tmp_path: Path) -> AsyncIterator[Log]:
    log = Log.open(tmp_path / "platform.db")
    yield log
    log.close()


async def test_only_what_is_otherwise_than_before_is_said(log: Log) -> None:
    said = "1 calendars, 1 reasons, 1 dispositions: "
    assert await rulebook.do(ALL, log) == f"{said}3 new or changed"
    head = log.head
    assert await rulebook.do(ALL, log) == f"{said}0 new or changed"
    assert log.head == head
    longer = replace(BREAK, budget_s=1200)
    assert (await rulebook.do(SetRulebook(reasons=(longer,)), log)).endswith("1 new or changed")
    kept = await log.database.read(lambda c: State(c).get(Reason, "break"))
    assert kept is not None and kept.budget_s == 1200
    assert await log.database.read(lambda c: State(c).get(Calendar, "office")) is not None


async def test_the_list_has_a_line_for_each(log: Log) -> None:
    await rulebook.do(ALL, log)
    calendar, reason, disposition = await log.database.read(rulebook.listed)
    assert "Europe/Istanbul; Mon 09:00-18:00; Tue closed" in calendar
    assert reason.split() == ["reason", "break", "900", "s", "a", "day"]
    assert disposition.endswith("Orders, where it is named, 30 s more")
