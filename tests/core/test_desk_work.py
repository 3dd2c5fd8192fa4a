import asyncio
from typing import Any

import msgspec
import pytest

from core.changes import Changes
from core.clock import wall_ms
from core.desk_base import EXPIRES_MS
from core.entities import Agent, BotState, Contact, Conversation
from core.protocol import events as e
from core.protocol.signals import QueueFigures, TeamDay
from core.rows import Line, OfferRow, QueueNow, Refused, WorkRow
from core.store.store import OutboxCommand
from core.work import Disposition, Interaction, Media, MediumNow, Offer, Profile, QueueRules, Task
from core.wrap_up import WrapUpDraft, WrapUpsKept
from tests.core.office import Office, happened, office

assert office  # a fixture


def offer(number: int = 1, *, lasts: int = 60_000, **changed: Any) -> Offer:
    now = wall_ms()
    given: dict[str, Any] = {
        "id": f"f{number}", "interaction": f"i{number}", "agent": "u1", "at": now + number,
        "expires_at": now + lasts, "media": "chat", "queue": "q1", "contact": "p1",
        "conversation": "c1",
    }  # fmt: skip
    return Offer(**{**given, **changed})


def interaction(number: int = 1, **changed: Any) -> Interaction:
    given: dict[str, Any] = {
        "id": f"i{number}", "media": "chat", "queue": "q1", "contact": "p1", "conversation": "c1",
        "entered_at": 1, "agent": "u1", "state": "active", "answered_at": number,
    }  # fmt: skip
    return Interaction(**{**given, **changed})


async def offered(office: Office, *made: Offer) -> None:
    for seq, of in enumerate(made, 2):
        await office.apply(e.OfferUpserted(offer=of), seq)
    await office.until(lambda: len(office.desk.offers) == len(made))


async def command(office: Office) -> tuple[OutboxCommand, dict[str, Any]]:
    (waiting,) = await office.outbox()
    return waiting, msgspec.json.decode(waiting.body)


async def test_an_offer_is_told_whole_and_known_without_a_read(office: Office) -> None:
    told: list[tuple[OfferRow, ...]] = []
    office.desk.on_offers(told.append)
    assert not office.desk.offers
    made = offer()
    await offered(office, made)
    assert told == [office.desk.offers]
    (row,) = office.desk.offers
    assert (row.offer, row.name, row.asked) == (made, "Ali", "Kargom nerede")
    assert office.desk.routing == "off", "they have not said that they are available"


async def test_what_ended_is_gone_with_its_event(office: Office) -> None:
    told: list[tuple[OfferRow, ...]] = []
    office.desk.on_offers(told.append)
    made = offer()
    await offered(office, made)
    taken = msgspec.structs.replace(made, state="rescinded", reason="taken", ended_at=1)
    await office.apply(e.OfferUpserted(offer=taken), 3)
    await office.until(lambda: told[-1] == ())


async def test_an_offer_whose_time_is_over_goes_without_a_word(office: Office) -> None:
    told: list[tuple[OfferRow, ...]] = []
    office.desk.on_offers(told.append)
    await offered(office, offer(1, lasts=90_000), offer(2, lasts=60_000))
    office.client.clock.measured(wall_ms() + 59_800, None)
    office.client.listener.line(Line(state="connecting", since=1))  # it is looked at again
    await office.until(lambda: len(told[-1]) == 1)
    assert [row.offer.id for row in office.desk.offers] == ["f1"]


async def test_its_time_is_the_platforms_whatever_this_clock_says(office: Office) -> None:
    """A desk an hour behind shows no offer for an hour longer."""
    await offered(office, offer(lasts=60_000))
    office.client.clock.measured(wall_ms() + 3_600_000, None)
    assert not office.desk.offers
    told: list[tuple[OfferRow, ...]] = []
    office.desk.on_offers(told.append)
    office.client.listener.line(Line(state="connecting", since=1))
    await office.until(lambda: told == [()])


async def test_an_offer_is_shown_while_it_waits_to_be_written(office: Office) -> None:
    """Behind a long transaction of what came before it."""
    told: list[tuple[OfferRow, ...]] = []
    office.desk.on_offers(told.append)
    made = offer()
    event = happened(e.OfferUpserted(offer=made), 9)
    office.client.listener.offered(event)
    await office.until(lambda: len(told) == 1)
    assert [(row.offer, row.name) for row in told[0]] == [(made, "Ali")]
    await office.apply(e.OfferUpserted(offer=made), 9)
    await office.until(lambda: office.desk._current._announced.last.seq >= 9)
    assert len(told) == 1, "it is told once"
    taken = msgspec.structs.replace(made, state="rescinded", reason="taken", ended_at=1)
    await office.apply(e.OfferUpserted(offer=taken), 10)
    await office.until(lambda: told[-1] == ())


async def test_of_a_stranger_nothing_is_shown_before_they_are_known(office: Office) -> None:
    event = happened(e.OfferUpserted(offer=offer(contact="p9")), 9)
    office.client.listener.offered(event)
    await office.desk.tasks()  # a read after it on the same lane
    assert not office.desk.offers


async def test_a_name_that_comes_later_stands_in_the_row(office: Office) -> None:
    await offered(office, offer())
    await office.apply(e.ContactUpserted(contact=Contact(id="p1", name="Ali Can")), 3)
    await office.until(lambda: office.desk.offers[0].name == "Ali Can")


async def test_work_and_routing(office: Office) -> None:
    told: list[tuple[WorkRow, ...]] = []
    office.desk.on_work(told.append)
    desk = office.desk
    there = Agent(id="u1", name="Deniz", state="available")
    await office.apply(e.AgentUpserted(agent=there), 2)
    await office.until(lambda: desk.routing == "idle")
    await office.apply(e.InteractionUpserted(interaction=interaction(state="wrap_up")), 3)
    await office.until(lambda: desk.routing == "wrap_up")
    assert told == [desk.work] and desk.work[0].interaction.id == "i1"
    await office.apply(e.InteractionUpserted(interaction=interaction(2)), 4)
    await office.until(lambda: desk.routing == "interacting")
    await office.apply(e.OfferUpserted(offer=offer()), 5)
    await office.until(lambda: desk.routing == "offered")
    deaf = e.AgentStateChanged(agent="u1", state="available", since=1, not_responding=True)
    await office.apply(deaf, 6)
    await office.until(lambda: desk.routing == "not_responding")
    await office.apply(e.AgentStateChanged(agent="u1", state="not_ready", since=2), 7)
    await office.until(lambda: desk.routing == "off")


async def test_what_was_known_is_known_at_the_next_start(office: Office) -> None:
    made = offer()
    await asyncio.wrap_future(
        office.store.apply([
            e.Event(seq=2, prev=1, id="e", type="offer.upserted", at=2, by=e.By(kind="system"),
                    body=e.OfferUpserted(offer=made))
        ])
    )  # fmt: skip
    await office.desk.load()
    assert [row.offer for row in office.desk.offers] == [made]


async def test_accepting_ends_with_the_offer(office: Office) -> None:
    made = offer()
    await offered(office, made)
    id = await office.desk.accept_offer("f1")
    waiting, body = await command(office)
    assert (waiting.id, waiting.type, waiting.expires) == (id, "offer.accept", made.expires_at)
    assert body == {"offer": "f1"}
    assert office.client.nudges == 1


async def test_an_answer_waits_for_no_other_command(office: Office) -> None:
    await offered(office, offer(1), offer(2))
    await office.desk.accept_offer("f1")
    await office.desk.decline_offer("f2", "busy")
    await office.desk.set_state("busy")
    tracks = [waiting.conversation for waiting in await office.outbox()]
    assert len(set(tracks)) == 3


async def test_an_offer_nobody_knows_expires_soon(office: Office) -> None:
    before = office.desk.now()
    await office.desk.decline_offer("f9", "busy")
    waiting, body = await command(office)
    assert waiting.expires is not None
    assert 0 <= waiting.expires - before - EXPIRES_MS < 1_000
    assert body == {"offer": "f9", "reason": "busy"}


async def test_a_refused_answer_is_told(office: Office) -> None:
    told: list[Refused] = []
    office.desk.on_refused(told.append)
    id = await office.desk.accept_offer("f1")
    waiting, _ = await command(office)
    office.client.listener.refused(waiting, "offer_taken")
    await office.until(lambda: bool(told))
    assert (told[0].id, told[0].type, told[0].code) == (id, "offer.accept", "offer_taken")


async def test_a_state_is_said_of_what_is_known(office: Office) -> None:
    await office.apply(e.AgentStateChanged(agent="u1", state="available", since=1), 7)
    await office.until(lambda: office.desk.directory.agents["u1"].version == 7)
    await office.desk.set_state("not_ready", "break", now=True)
    waiting, body = await command(office)
    assert waiting.expires is not None
    assert body == {"state": "not_ready", "reason": "break", "version": 7, "now": True}


async def test_a_transfer_of_a_conversation_waits_for_the_line(office: Office) -> None:
    await office.desk.transfer(await office.key(), queue="q2", note="İade istiyor")
    waiting, body = await command(office)
    assert (waiting.conversation, waiting.expires) == ("c1", None)
    assert body == {"conversation": "c1", "queue": "q2", "note": "İade istiyor"}


async def test_a_transfer_of_a_call_makes_no_sense_later(office: Office) -> None:
    await office.desk.transfer(call="k1", to="u2")
    waiting, body = await command(office)
    assert waiting.conversation == "call:k1" and waiting.expires is not None
    assert body == {"call": "k1", "to": "u2"}


async def test_a_call_is_handed_to_a_number_outside_and_taken_back(office: Office) -> None:
    await office.desk.transfer(call="k1", number="+905321112233", note="VIP")
    waiting, body = await command(office)
    assert body == {"call": "k1", "number": "+905321112233", "note": "VIP"}
    await asyncio.wrap_future(office.store.discard(waiting.id))
    await office.desk.transfer(call="k1", number="")
    assert (await command(office))[1] == {"call": "k1", "number": ""}


async def test_what_was_written_at_the_end_is_never_lost(office: Office) -> None:
    await office.desk.extend_wrap_up("i1", "lost")
    await office.desk.complete_wrap_up(
        "i1", disposition="lost", note="Not", follow_up="Ara", follow_up_at=9
    )
    longer, done = await office.outbox()
    assert longer.conversation == done.conversation, "in this order"
    assert longer.expires is not None and done.expires is None
    assert msgspec.json.decode(done.body) == {
        "interaction": "i1", "disposition": "lost", "note": "Not", "follow_up": "Ara",
        "follow_up_at": 9,
    }  # fmt: skip


async def test_tasks_are_read_and_finished(office: Office) -> None:
    task = Task(id="h1", agent="u1", title="Ara", due_at=5)
    await office.apply(e.TaskUpserted(task=task), 2)
    assert await office.desk.tasks() == (task,)
    await office.desk.finish_task("h1")
    waiting, body = await command(office)
    assert (waiting.type, body) == ("task.finish", {"task": "h1"})
    assert await office.desk.tasks() == (), "the platform's word follows"


async def test_what_one_plans_stands_there_at_once_line_or_not(office: Office) -> None:
    told: list[Changes] = []
    office.desk.on_changes(told.append)
    id = await office.desk.add_task("Ara", due_at=9, key=await office.key())
    (planned,) = await office.desk.tasks()
    assert planned == Task(
        id=id, agent="u1", title="Ara", kind="appointment", due_at=9, conversation="c1"
    )  # fmt: skip
    await office.until(lambda: any(id in changes.work for changes in told))
    (waiting,) = await office.outbox()
    assert (waiting.type, waiting.id, waiting.expires) == ("task.add", id, None)
    came = msgspec.structs.replace(happened(e.TaskUpserted(task=planned), 2), cause=id)
    await asyncio.wrap_future(office.store.apply([came]))
    assert await office.desk.tasks() == (planned,) and not await office.outbox()
    other = await office.desk.add_task("Yaz")
    await office.desk.finish_task(other)
    assert await office.desk.tasks() == (planned,), "done before the platform heard of it"
    await asyncio.wrap_future(office.store.refused(other, "payload_too_large"))
    assert [task.id for task in await office.desk.tasks()] == [id]


async def test_a_suggestion_is_judged(office: Office) -> None:
    await office.desk.judge_suggestion(await office.key(), "edited")
    waiting, body = await command(office)
    assert waiting.conversation == "c1"
    assert body == {"conversation": "c1", "verdict": "edited"}


async def test_the_queues_as_they_stand(office: Office) -> None:
    told: list[frozenset[str]] = []
    office.desk.on_queues(told.append)
    assert office.desk.queue_now("q1") is None
    mail: dict[Media, MediumNow] = {"mail": MediumNow(free=2, estimated_wait_s=9)}
    office.hear(QueueFigures(queue="q1", waiting=2, free=1, there=3, open=False, media=mail))
    await office.until(lambda: bool(told))
    assert office.desk.queue_now("q1") == QueueNow("q1", 2, None, 1, 3, None, False, mail)
    assert office.desk.queue_now("q1", "mail") == QueueNow("q1", 2, None, 2, 3, 9, False, mail)
    assert office.desk.queue_now("q1", "call") == office.desk.queue_now("q1"), "nothing was said"
    office.client.listener.line(Line(state="offline", since=1))
    await office.until(lambda: len(told) == 2)
    assert told == [frozenset({"q1"})] * 2
    assert office.desk.queue_now("q1") is None


async def test_dispositions_of_queue_profile_and_all(office: Office) -> None:
    made: list[e.Body] = [
        e.DispositionUpserted(disposition=Disposition(id=id, name=name, general=general))
        for id, name, general in (
            ("z", "Çözüldü", True), ("g", "Ağır", True), ("q", "Kargo", False),
            ("p", "İade", False), ("x", "Başka", False),
        )
    ]  # fmt: skip
    rules = QueueRules(id="q1", dispositions=("q", "g", "gone"))
    made.append(e.QueueRulesUpserted(queue_rules=rules))
    made.append(e.ProfileUpserted(profile=Profile(id="u1", dispositions=("p", "q"))))
    for seq, body in enumerate(made, 2):
        await office.apply(body, seq)
    await office.until(lambda: "u1" in office.desk.directory.profiles)
    found = office.desk.dispositions_for(interaction())
    assert [each.id for each in found] == ["q", "g", "p", "z"]
    theirs = office.desk.dispositions_for(interaction(agent="u2"))
    assert [each.id for each in theirs] == ["q", "g", "z"], "a colleague's, by their profile"


async def test_whoever_shows_the_day_is_told(office: Office) -> None:
    told: list[None] = []
    office.desk.on_day(told.append)
    await office.apply(e.AgentUpserted(agent=Agent(id="u1", name="D", teams=("t",))), 2)
    await office.until(lambda: office.desk.me.teams == ("t",))
    told.clear()
    office.hear(TeamDay(team="t", handled=2, talk_ms=100))
    await office.until(lambda: bool(told))
    assert (await office.desk.my_day()).team_aht_ms == 50
    office.hear(TeamDay(team="other", handled=2))
    office.hear(QueueFigures(queue="q1"))
    await office.until(lambda: office.desk.queue_now("q1") is not None)
    assert len(told) == 1
    await office.apply(e.InteractionUpserted(interaction=interaction()), 3)
    await office.until(lambda: len(told) > 1)


@pytest.mark.parametrize("media", ["call", "callback"])
async def test_a_call_says_so(office: Office, media: str) -> None:
    await offered(office, offer(media=media, conversation=None, contact=""))
    (row,) = office.desk.offers
    assert (row.channel, row.key, row.name) == ("call", None, "")


async def test_a_conversation_that_comes_after_its_offer(office: Office) -> None:
    await offered(office, offer(conversation="c9", contact="p9"))
    assert office.desk.offers[0].key is None
    of = Conversation(
        id="c9", channel="sms", contact="p9", status="open", created_at=1, last_at=1,
        bot=BotState(phase="handoff"),
    )  # fmt: skip
    await office.apply(
        e.ConversationCreated(conversation=of, contact=Contact(id="p9", name="Su")), 3
    )
    await office.until(lambda: office.desk.offers[0].key is not None)
    assert (office.desk.offers[0].channel, office.desk.offers[0].name) == ("sms", "Su")


async def test_a_half_written_wrap_up_is_kept_until_it_is_handed_in(office: Office) -> None:
    written = WrapUpDraft("solved", "iki gün sonra")
    await office.desk.save_wrap_up("i1", written)
    assert await office.desk.wrap_ups_kept() == WrapUpsKept({"i1": written})
    await office.desk.complete_wrap_up("i1", disposition="solved", note="iki gün sonra")
    assert await office.desk.wrap_ups_kept() == WrapUpsKept({}, frozenset({"i1"}))
