from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend import rulebook, rulebook_file, rules
from backend.log import Log
from backend.people import Refused
from backend.rulebook import Removal, Removals, SetRulebook
from backend.state import State
from core.protocol.events import By, QueueRulesUpserted
from core.work import Calendar, CompanyRules, Disposition, QueueRules, Reason

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "docs/rules.example.toml"
README = (ROOT / "README.md").read_text("utf-8")

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


async def test_what_is_removed_is_archived_and_comes_back_by_its_name(log: Log) -> None:
    await rulebook.do(ALL, log)
    gone = Removals(dispositions=(Removal("sent", "rules.toml:2"),))
    said = await rulebook.do(SetRulebook(remove=gone), log)
    assert said.endswith("0 new or changed, 1 archived")
    assert (await rulebook.do(SetRulebook(remove=gone), log)).endswith("0 new or changed")
    kept = await log.database.read(lambda c: State(c).get(Disposition, "sent"))
    assert kept and kept.archived and kept.name == "Sent", "history still has its name"
    assert (await log.database.read(rulebook.listed))[-1].endswith("archived")
    assert (await rulebook.do(SetRulebook(dispositions=(SENT,)), log)).endswith("1 new or changed")


async def test_the_file_can_be_the_whole_truth(log: Log) -> None:
    await rulebook.do(ALL, log)
    said = await rulebook.do(SetRulebook((OFFICE,), replace=True), log)
    assert said == "1 calendars, 0 reasons, 0 dispositions: 0 new or changed, 2 archived"
    shown = await log.database.read(rulebook.listed)
    assert [line.split()[1] for line in shown if line.endswith("archived")] == ["break", "sent"]


async def test_nothing_goes_that_is_not_there_or_that_a_queue_goes_by(log: Log) -> None:
    await rulebook.do(ALL, log)
    used = QueueRulesUpserted(queue_rules=QueueRules(id="returns", calendar="office"))
    await log.transact(lambda t: t.emit(used, By(kind="system")))
    head = log.head
    unknown = Removals(reasons=(Removal("nap", "rules.toml:7"),))
    with pytest.raises(Refused, match=r"^rules.toml:7: there is no reason 'nap'$"):
        await rulebook.do(SetRulebook(remove=unknown), log)
    office = Removals(calendars=(Removal("office", "rules.toml:8"),))
    with pytest.raises(Refused, match=r"^rules.toml:8: the queue returns goes by the calendar"):
        await rulebook.do(SetRulebook(remove=office), log)
    with pytest.raises(Refused, match=r"^the queue returns goes by the calendar 'office'"):
        await rulebook.do(SetRulebook(reasons=(BREAK,), replace=True), log)
    assert log.head == head, "and nothing else was done"


async def test_what_was_decided_is_said_once_and_stays_when_the_platform_starts(log: Log) -> None:
    errand = SetRulebook(supervised="unseen")
    assert (await rulebook.do(errand, log)).endswith("; supervised: unseen")
    head = log.head
    assert "supervised" not in await rulebook.do(errand, log) and log.head == head
    await log.transact(lambda t: rules.tell(t, CompanyRules(zone="Europe/Berlin")))
    known = await log.transact(rules.known)
    assert (known.zone, known.supervised) == ("Europe/Berlin", "unseen")
    assert (await log.database.read(rulebook.listed))[-1] == "supervised   unseen"


async def test_the_example_that_the_readme_names_is_taken(log: Log) -> None:
    assert f"platform rules --data DIR {EXAMPLE}" in README
    said = await rulebook.do(rulebook_file.read(ROOT / EXAMPLE), log)
    assert said == "1 calendars, 2 reasons, 2 dispositions: 5 new or changed; supervised: seen"
