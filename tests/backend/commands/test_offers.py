import asyncio

from core.protocol import events as e
from tests.backend.floor import Floor
from tests.backend.sample import AYSE, CEM, DILA


async def _both(floor: Floor) -> dict[str, str]:
    """An offer to Ayşe and one to Cem of the same work: it escalated to everybody."""
    await floor.do(CEM, "agent.set_state", state="available")
    await floor.hand_over()
    floor.pass_s(100)
    await floor.settle()
    return {offer.agent: offer.id for offer in await floor.offers()}


async def test_accepting_gives_the_work_and_the_conversation(floor: Floor) -> None:
    await floor.hand_over()
    floor.pass_s(5)
    await floor.settle()
    offer = await floor.offered()
    res = await floor.do(AYSE, "offer.accept", offer=offer.id)
    work, of = await floor.visit(), await floor.conversation()
    assert (work.state, work.agent, work.answered_at) == ("active", "ayse", floor.log.clock())
    assert of.bot and (of.assignee, of.bot.phase) == ("ayse", "silent")
    assert await floor.told() == ("handed_off", {"by": "Ayşe Kaya", "to": "Ayşe Kaya"})
    assert res.seq and not await floor.offers()
    again = await floor.do(AYSE, "offer.accept", offer=offer.id)
    assert again.seq is None, "it is hers already"


async def test_of_two_who_accept_at_once_one_has_it_and_the_other_is_told_in_the_same_commit(
    floor: Floor,
) -> None:
    asked = await _both(floor)
    assert set(asked) == {"ayse", "cem", "dila"}
    head = floor.log.head
    both = await asyncio.gather(
        floor.give(AYSE, "offer.accept", offer=asked["ayse"]),
        floor.give(CEM, "offer.accept", offer=asked["cem"]),
    )
    lost = next(res for res in both if not res.ok)
    assert lost.error and lost.error.code == "offer_taken"
    assert len(await floor.offers("accepted")) == 1
    rescinded = await floor.offers("rescinded")
    assert {(o.reason, o.taken_by) for o in rescinded} == {("taken", (await floor.visit()).agent)}
    entries = await floor.entries(head)
    offers = [n for n, entry in enumerate(entries) if entry.type == "offer.upserted"]
    assert offers == [0, 1, 2], "all of them before the work itself"
    assert entries[3].type == "interaction.upserted"


async def test_one_that_ran_out_is_expired_and_one_that_was_withdrawn_gone(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    offer = await floor.offered()
    floor.pass_s(20.001)
    assert await floor.refused(AYSE, "offer.accept", offer=offer.id) == ("expired", "offer")
    await floor.settle()
    assert await floor.refused(AYSE, "offer.accept", offer=offer.id) == ("expired", "offer")
    await floor.do(AYSE, "agent.set_state", state="available")
    await floor.settle()
    floor.pass_s(10)
    await floor.settle()
    offer = await floor.offered()
    left = e.ConversationStatusChanged(
        conversation="c1", from_="open", to="resolved", reason="visitor"
    )
    await floor.log.transact(lambda t: t.emit(left, e.By(kind="contact", id="ali")))
    assert await floor.refused(AYSE, "offer.accept", offer=offer.id) == ("gone", "offer")
    assert (await floor.visit()).end == "abandoned"


async def test_declining_gives_it_back_and_leaves_the_agent_available(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    offer = await floor.offered()
    await floor.do(AYSE, "offer.decline", offer=offer.id, reason="Öğle arası")
    assert (await floor.do(AYSE, "offer.decline", offer=offer.id)).seq is None
    work, agent = await floor.visit(), await floor.agent("ayse")
    assert (work.state, work.rona, agent.not_responding) == ("waiting", 0, False)
    (declined,) = await floor.offers("declined")
    assert declined.reason == "Öğle arası"
    await floor.settle()
    assert not await floor.offers(), "not the same one again at once"
    long = await floor.refused(AYSE, "offer.decline", offer=offer.id, reason="x" * 201)
    assert long == ("payload_too_large", "reason")


async def test_somebody_elses_offer_is_not_there(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    offer = await floor.offered()
    for who in (CEM, DILA):
        assert await floor.refused(who, "offer.accept", offer=offer.id) == ("not_found", "offer")
    assert await floor.refused(AYSE, "offer.accept", offer="no") == ("not_found", "offer")


async def test_who_is_told_of_it(floor: Floor) -> None:
    head = floor.log.head
    await floor.hand_over()
    await floor.settle()
    audiences: dict[str, object] = {
        entry.type: entry.audience
        for entry in await floor.entries(head)
        if entry.type in ("offer.upserted", "interaction.upserted")
    }
    assert audiences == {
        "offer.upserted": {"ayse", "dila"}, "interaction.upserted": {"ayse", "dila"},
    }  # fmt: skip
