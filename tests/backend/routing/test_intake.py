from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.log import Transaction
from backend.routing import calls
from core.entities import Author, Contact, Conversation
from core.protocol import events as e
from core.work import Interaction, Profile
from tests.backend import sample
from tests.backend.floor import RULES, START, Floor, floor_at
from tests.backend.sample import AYSE, BORA, CEM, DILA, SYSTEM


async def _writes(floor: Floor, channel: str = "whatsapp", **more: object) -> None:
    """A customer on a channel without a bot."""

    def work(log: Transaction) -> None:
        of: Conversation = replace(sample.conversation("c1"), channel=channel, **more)
        log.emit(e.ConversationCreated(conversation=of, contact=sample.ALI), SYSTEM)

    await floor.log.transact(work)
    await floor.says("Merhaba")


async def test_a_hand_over_is_work_in_the_same_commit(floor: Floor) -> None:
    head = floor.log.head
    work = await floor.hand_over()
    assert (work.queue, work.media, work.state, work.handover) == ("q", "chat", "waiting", "asked")
    assert work.entered_at == START
    kinds = [entry.type for entry in await floor.entries(head)]
    assert kinds[-2:] == ["bot.handoff_requested", "interaction.upserted"]


@pytest.mark.parametrize(
    ("channel", "media"), [("whatsapp", "message"), ("instagram", "message"), ("email", "mail")]
)
async def test_a_message_that_nobody_has_is_work(floor: Floor, channel: str, media: str) -> None:
    await _writes(floor, channel)
    await floor.says("Kimse yok mu?")
    (work,) = await floor.visits()
    assert (work.media, work.queue) == (media, "q")


async def test_what_is_no_work_of_a_queue(floor: Floor) -> None:
    await _writes(floor, "chat")
    assert not await floor.visits(), "the bot's"
    await floor.log.transact(lambda t: sample.create(t, "c2", team=None))
    await floor.log.transact(
        lambda t: t.emit(
            e.BotHandoffRequested(conversation="c2", reason="asked", summary=""), SYSTEM
        )
    )
    assert not await floor.visits("c2"), "a company without a queue for it"


async def test_who_still_writes_after_it_left_the_queue_waits_again(tmp_path: Path) -> None:
    async with floor_at(tmp_path, replace(RULES, max_wait_s=30)) as floor:
        await floor.do(AYSE, "agent.set_state", state="not_ready")
        await floor.hand_over()
        await floor.says("Orada mısınız?")
        floor.pass_s(31)
        await floor.settle()
        (first,) = await floor.visits()
        assert first.end == "flow_out"
        await floor.says("Hâlâ bekliyorum")
        _, second = await floor.visits()
        assert (second.state, second.before) == ("waiting", None)


async def test_whose_it_is_already_is_no_new_work(floor: Floor) -> None:
    await _writes(floor, assignee="ayse")
    assert not await floor.visits()


async def test_the_queue_is_the_one_asked_for_or_of_the_team(floor: Floor) -> None:
    assert (await floor.hand_over("c1", queue="q2")).queue == "q2"
    assert (await floor.hand_over("c2", queue=None)).queue == "q"
    assert (await floor.hand_over("c3", queue="gone")).queue == "q"


async def test_the_language_is_needed_where_people_are_told_apart_by_it(floor: Floor) -> None:
    await floor.put(
        e.ContactUpserted(contact=Contact(id="ali", name="Ali", language="tr")),
        e.ProfileUpserted(profile=Profile(id="cem", skills={"de": 4})),
    )
    assert (await floor.hand_over("c1")).skills == {}
    await floor.put(e.ProfileUpserted(profile=Profile(id="ayse", skills={"tr": 4})))
    assert (await floor.hand_over("c2")).skills == {"tr": 1}
    await floor.put(e.ProfileUpserted(profile=Profile(id="bora", skills={"en": 4})))
    english = await floor.hand_over("c3", language="en")
    assert english.skills == {"en": 1}, "what they write, not what their page is in"


async def test_who_knows_the_customer_is_preferred(floor: Floor) -> None:
    await floor.log.transact(lambda t: sample.create(t, "old"))
    await floor.put(e.ConversationAssigned(conversation="old", to="cem"))
    assert (await floor.hand_over("c1")).prefers == "cem"


async def test_taking_by_hand_what_is_offered(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    await floor.do(CEM, "bot.take_over", conversation="c1")
    work = await floor.visit()
    assert (work.state, work.agent) == ("active", "cem")
    (offer,) = await floor.offers("rescinded")
    assert (offer.agent, offer.reason, offer.taken_by) == ("ayse", "taken", "cem")


async def test_taking_by_hand_what_one_is_offered_oneself(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    await floor.do(AYSE, "bot.take_over", conversation="c1")
    (offer,) = await floor.offers("accepted")
    assert (offer.agent, (await floor.visit()).agent) == ("ayse", "ayse")


async def test_answering_is_taking(floor: Floor) -> None:
    await _writes(floor)
    await floor.do(CEM, "message.send", conversation="c1", text="Buyurun")
    work, of = await floor.visit(), await floor.conversation()
    assert (work.state, work.agent, of.assignee) == ("active", "cem", "cem")


async def test_the_first_reply_is_kept(floor: Floor) -> None:
    await floor.accepted(AYSE)
    floor.pass_s(9)
    await floor.do(AYSE, "message.send", conversation="c1", text="Buyurun")
    floor.pass_s(9)
    await floor.do(AYSE, "message.send", conversation="c1", text="Bakıyorum")
    assert (await floor.visit()).first_reply_at == START + 9_000


async def test_taking_from_a_bot_that_did_not_ask_takes_a_place(floor: Floor) -> None:
    await floor.log.transact(lambda t: sample.create(t, "c1"))
    await floor.put(e.BotStarted(conversation="c1"))
    await floor.do(AYSE, "bot.take_over", conversation="c1")
    work = await floor.visit()
    assert (work.state, work.agent, work.entered_at, work.answered_at) == (
        "active", "ayse", START, START,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "end"), [("contact", "abandoned"), ("agent", "cancelled"), ("system", "cancelled")]
)
async def test_over_before_anybody_had_it(floor: Floor, kind: str, end: str) -> None:
    await floor.hand_over()
    await floor.settle()
    over = e.ConversationStatusChanged(conversation="c1", from_="open", to="resolved")
    by = e.By(kind=kind, id="x")  # type: ignore[arg-type]
    await floor.log.transact(lambda t: t.emit(over, by))
    work = await floor.visit()
    assert (work.state, work.end) == ("done", end)
    assert [o.reason for o in await floor.offers("rescinded")] == ["gone"]


async def test_given_back_to_the_bot_it_is_finished(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(AYSE, "bot.return", conversation="c1", resume="greeting")
    assert (await floor.visit()).state == "wrap_up"


async def test_given_to_a_colleague_by_hand(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(AYSE, "conversation.assign", conversation="c1", to="bora")
    first, second = await floor.visits()
    assert (first.state, second.state) == ("wrap_up", "active")
    assert (second.agent, second.before, second.transferred_by) == ("bora", first.id, "ayse")


async def test_given_back_to_the_team_by_hand_it_waits_again(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(AYSE, "conversation.assign", conversation="c1", to=None)
    first, second = await floor.visits()
    assert (first.state, second.state, second.transferred_by) == ("wrap_up", "waiting", "ayse")


async def test_moved_to_another_queue_by_hand_while_it_waits_stays_one_piece_of_work(
    floor: Floor,
) -> None:
    await floor.hand_over()
    await floor.do(DILA, "conversation.assign", conversation="c1", to="bora")
    (work,) = await floor.visits()
    assert (work.agent, work.state) == ("bora", "active")


async def test_moved_to_another_team_by_hand_it_waits_there(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    await floor.do(DILA, "conversation.assign", conversation="c1", to=None, team="support")
    (first,) = [w for w in await floor.visits() if w.queue == "q"]
    (second,) = [w for w in await floor.visits() if w.queue == "q2"]
    assert (first.end, second.state, second.before) == ("flow_out", "waiting", first.id)


async def test_a_call_back_is_over_with_its_call(floor: Floor) -> None:
    wanted = await floor.log.transact(lambda t: calls.enqueue_callback(t, "ali", "q"))
    await floor.settle()
    await floor.do(AYSE, "offer.accept", offer=(await floor.offered()).id)
    call = replace(
        sample.call("k1", None), direction="out", agent="ayse", started_at=START,
        answered_at=START + 5, ended_at=START + 60_000,
    )  # fmt: skip
    await floor.put(e.CallUpserted(call=replace(call, answered_at=None)))
    assert (await _work(floor, wanted.id)).state == "active", "nobody answered"
    await floor.put(e.CallUpserted(call=call))
    assert (await _work(floor, wanted.id)).state == "wrap_up"


async def test_a_call_back_can_be_completed_without_one(floor: Floor) -> None:
    wanted = await floor.log.transact(lambda t: calls.enqueue_callback(t, "ali", "q"))
    await floor.settle()
    await floor.do(AYSE, "offer.accept", offer=(await floor.offered()).id)
    await floor.do(AYSE, "wrap_up.complete", interaction=wanted.id, disposition="returned")
    assert (await _work(floor, wanted.id)).end == "handled"


async def _work(floor: Floor, id: str) -> Interaction:
    found = await floor.log.transact(lambda t: t.state.get(Interaction, id))
    assert found
    return found


async def test_who_is_gone_keeps_nobody_waiting(floor: Floor) -> None:
    first = await floor.accepted(AYSE)
    await floor.put(e.AgentStateChanged(agent="ayse", state="offline", since=START))
    before, after = await floor.visits()
    assert (before.id, before.state, before.end) == (first.id, "done", "handled")
    assert (after.state, after.priority, after.before) == ("waiting", 10, first.id)
    of = await floor.conversation()
    assert of.assignee is None
    assert await floor.told() == (
        "unassigned", {"by": "", "to": "Ayşe Kaya", "reason": "reclaimed"},
    )  # fmt: skip


async def test_what_is_no_news_for_routing(floor: Floor) -> None:

    await floor.hand_over()
    head = floor.log.head
    await floor.log.transact(
        lambda t: t.post("c1", "out", Author(kind="bot", id="bot", name="Çıra"), "Bir dakika")
    )
    await floor.do(BORA, "agent.set_state", state="busy")
    kinds = {entry.type for entry in await floor.entries(head)}
    assert kinds == {"message.created", "agent.state_changed"}
