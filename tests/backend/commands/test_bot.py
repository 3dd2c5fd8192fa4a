import asyncio

from core.entities import Agent
from core.protocol import events as e
from core.work import CompanyRules, ResumePoint
from tests.backend.commands.conftest import Office
from tests.backend.sample import AYSE, BORA, CEM, DILA


async def _ask(office: Office) -> None:
    await office.emit(e.BotStarted(conversation="c1"))
    await office.emit(e.BotHandoffRequested(conversation="c1", reason="asked", summary="?"))


async def test_accepting_a_hand_over(office: Office) -> None:
    await _ask(office)
    res = await office.do(AYSE, "bot.take_over", conversation="c1")
    found = await office.conversation()
    assert found.bot and (found.status, found.assignee, found.bot.phase) == (
        "open", "ayse", "silent",
    )  # fmt: skip
    assert (await office.entries((res.seq or 0) - 1))[0].type == "bot.handed_off"
    assert (await office.told())[0] == "handed_off"
    assert (await office.do(AYSE, "bot.take_over", conversation="c1")).seq is None


async def test_taking_it_from_the_bot_unasked(office: Office) -> None:
    await office.emit(e.BotStarted(conversation="c1"))
    res = await office.do(AYSE, "bot.take_over", conversation="c1")
    assert (await office.entries((res.seq or 0) - 1))[0].type == "bot.taken_over"
    assert (await office.told())[0] == "taken_over"


async def test_of_two_who_take_it_at_once_one_has_it(office: Office) -> None:
    await _ask(office)
    both = await asyncio.gather(
        office.give(AYSE, "bot.take_over", conversation="c1"),
        office.give(CEM, "bot.take_over", conversation="c1"),
    )
    assert sorted(res.ok for res in both) == [False, True]
    lost = next(res for res in both if not res.ok)
    assert lost.error and (lost.error.code, lost.error.field) == ("conflict", "assignee")


async def test_taking_what_nobody_has(office: Office) -> None:
    res = await office.do(AYSE, "bot.take_over", conversation="c1")
    assert (await office.entries((res.seq or 0) - 1))[0].type == "conversation.assigned"
    assert await office.refused(BORA, "bot.take_over", conversation="c1") == (
        "not_found", "conversation",
    )  # fmt: skip


async def test_giving_it_back(office: Office) -> None:
    await _ask(office)
    await office.do(AYSE, "bot.take_over", conversation="c1")
    await office.do(AYSE, "bot.return", conversation="c1", resume="order_number")
    found = await office.conversation()
    assert found.bot and (found.status, found.assignee) == ("pending", None)
    assert (found.bot.phase, found.bot.resume) == ("active", "order_number")
    assert await office.told() == ("returned", {"by": "Ayşe Kaya", "resume": "order_number"})


async def test_what_cannot_be_given_back(office: Office) -> None:
    async def refused(agent: Agent = AYSE, resume: str = "greeting") -> tuple[str, str | None]:
        return await office.refused(agent, "bot.return", conversation="c1", resume=resume)

    assert await refused() == ("conflict", "bot"), "no bot was ever here"
    assert await refused(resume="nowhere") == ("bad_request", "resume")
    await _ask(office)
    await office.do(AYSE, "bot.take_over", conversation="c1")
    assert await refused(CEM) == ("forbidden", "assignee")
    assert await refused(BORA) == ("not_found", "conversation")
    await office.do(DILA, "bot.return", conversation="c1", resume="greeting")
    assert await refused() == ("conflict", "bot"), "it has it already"


async def test_of_a_flow_of_ones_own_only_its_points_are_taken(office: Office) -> None:
    await _ask(office)
    await office.do(AYSE, "bot.take_over", conversation="c1")
    refused = await office.refused(AYSE, "bot.return", conversation="c1", resume="table")
    assert refused == ("bad_request", "resume")
    own = CompanyRules(resume=(ResumePoint(id="table", tr="Masadan", en="From the table"),))
    await office.emit(e.CompanyRulesUpserted(company_rules=own))
    refused = await office.refused(AYSE, "bot.return", conversation="c1", resume="feedback")
    assert refused == ("bad_request", "resume")
    await office.do(AYSE, "bot.return", conversation="c1", resume="table")
