"""A visitor's socket against the whole platform."""

import asyncio
import contextlib
import json
import struct
from functools import partial

import aiohttp
import pytest

from backend.log import Transaction
from backend.server import Platform
from core.entities import Activity, Author, Message, Queue
from core.protocol import events as e
from core.protocol.signals import ContactPresence, Signal, Typing
from core.work import QueueRules
from tests.backend.channels.page import TOKEN, page
from tests.backend.conftest import Open

AYSE = Author(kind="agent", id="ayse", name="Ayşe Kaya")
BY_AYSE = e.By(kind="agent", id="ayse")


def id_of(number: int) -> str:
    return f"client-{number:04}"


def take_over(work: Transaction, conversation: str) -> None:
    work.emit(e.BotTakenOver(conversation=conversation, by="ayse"), BY_AYSE)
    activity = Activity(code="taken_over", args={"by": AYSE.name, "to": AYSE.name})
    work.post(conversation, "activity", AYSE, activity=activity)


async def all_of(platform: Platform, conversation: str) -> list[Message]:
    return await platform.log.transact(lambda work: work.messages(conversation))


async def test_the_story_from_the_first_word_to_the_persons_reply(platform: Platform) -> None:
    async with page(platform.url) as visitor:
        assert visitor.told[0]["state"] == "none"
        await visitor.says("say", id=id_of(1), text="Siparişim hâlâ gelmedi", name="Ayşe Şahin")
        accepted = await visitor.hears("accepted", id=id_of(1))
        asks = await visitor.hears("entry", who="bot")
        assert "sipariş numaranızı" in asks["entry"]["text"]
        assert asks["entry"]["quick"][0] == "Sipariş numaramı bilmiyorum"
        await visitor.says("say", id=id_of(2), text="TR-48213")
        whose = await visitor.hears("entry", who="bot")
        assert "son dört hanesini" in whose["entry"]["text"]
        await visitor.says("say", id=id_of(3), text="7708")
        await visitor.hears("entry", line="waiting")
        await visitor.hears("state", state="waiting")
        where = accepted["conversation"]

        def answer(work: Transaction) -> None:
            work.emit(e.BotHandedOff(conversation=where, to="ayse"), BY_AYSE)
            activity = Activity(code="handed_off", args={"by": AYSE.name, "to": AYSE.name})
            work.post(where, "activity", AYSE, activity=activity)
            work.post(where, "note", AYSE, "gizli not")
            work.post(where, "out", AYSE, "Merhaba, hemen bakıyorum.")

        await platform.log.transact(answer)
        await visitor.hears("entry", line="joined", name="Ayşe Kaya")
        await visitor.hears("entry", who="agent", text="Merhaba, hemen bakıyorum.")
        await visitor.hears("state", state="person", person="Ayşe Kaya")
        assert "gizli not" not in json.dumps(visitor.told, ensure_ascii=False)


async def test_a_message_sent_twice_is_there_once(platform: Platform) -> None:
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Merhaba")
        first = await visitor.hears("accepted")
        await visitor.hears("entry", who="bot")
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Merhaba")
        assert await visitor.hears("accepted") == first
    messages = await all_of(platform, first["conversation"])
    assert [m.kind for m in messages if m.kind != "activity"] == ["in", "out"]


async def test_the_order_is_the_visitors(platform: Platform) -> None:
    async with page(platform.url) as visitor:
        for number in range(20):
            await visitor.says("say", id=id_of(number), text=str(number))
        accepted = await visitor.hears("accepted", id=id_of(19))
    messages = await all_of(platform, accepted["conversation"])
    assert [m.text for m in messages if m.kind == "in"] == [str(n) for n in range(20)]
    assert [m.order for m in messages] == list(range(1, len(messages) + 1))


async def test_what_was_missed_comes_in_order(platform: Platform) -> None:
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Merhaba")
        where = (await visitor.hears("accepted"))["conversation"]
        head = (await visitor.hears("entry", who="bot"))["entry"]["order"]
    await platform.log.transact(lambda work: take_over(work, where))
    for text in ("bir", "iki", "üç"):
        await platform.log.transact(lambda work, t=text: work.post(where, "out", AYSE, t))  # type: ignore[misc]  # bound at once
    async with page(platform.url, conversation=where, after=head) as visitor:
        told = visitor.told[0]
    assert [entry.get("text") for entry in told["entries"]][-3:] == ["bir", "iki", "üç"]
    assert (told["state"], told["person"], told["reference"][:2]) == ("person", "Ayşe Kaya", "S-")


async def test_the_other_tab_sees_it_too(platform: Platform) -> None:
    async with page(platform.url) as one, page(platform.url) as other:
        await one.says("say", id=id_of(1), text="Merhaba")
        told = await other.hears("welcome", state="bot")
        assert [entry["text"] for entry in told["entries"] if entry["kind"] == "mine"] == [
            "Merhaba"
        ]
        await other.hears("entry", who="bot")


async def test_typing_and_presence_both_ways(platform: Platform) -> None:
    heard: asyncio.Queue[Signal] = asyncio.Queue()
    platform.hub.listen(heard.put_nowait)

    async def hears(body_type: type[Typing] | type[ContactPresence], **fields: object) -> None:
        while True:
            body = (await asyncio.wait_for(heard.get(), 5)).body
            if isinstance(body, body_type) and all(
                getattr(body, k) == v for k, v in fields.items()
            ):
                return

    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Merhaba")
        where = (await visitor.hears("accepted"))["conversation"]
        await hears(ContactPresence, conversation=where, online=True)
        await visitor.hears("typing", who="bot", on=True)
        await visitor.hears("typing", who="bot", on=False)
        await visitor.says("typing", on=True)
        await hears(Typing, author_kind="contact", kind="reply", conversation=where)
        body = Typing(
            conversation=where, author_kind="agent", author="ayse", name="Ayşe", kind="reply"
        )
        platform.hub.signal("k", body)
        await visitor.hears("typing", who="agent", name="Ayşe", on=True)
    await hears(Typing, author_kind="contact", kind="none")
    await hears(ContactPresence, conversation=where, online=False)


async def test_read_marks_both_ways_with_a_real_desk(platform: Platform, open_desk: Open) -> None:
    async with page(platform.url) as visitor, await open_desk("ayse") as desk:
        await visitor.says("say", id=id_of(1), text="Bir kişiyle görüşmek istiyorum")
        accepted = await visitor.hears("accepted")
        await visitor.hears("entry", line="waiting")
        where, order = accepted["conversation"], accepted["order"]
        assert (await desk.ask("bot.take_over", conversation=where)).ok
        await visitor.hears("entry", line="joined", name="Ayşe Kaya")
        assert (await desk.ask("conversation.read", conversation=where, up_to=order)).ok
        await visitor.hears("seen", up_to=order)
        assert (await desk.ask("message.send", conversation=where, text="Buyurun")).ok
        reply = (await visitor.hears("entry", who="agent"))["entry"]
        await visitor.says("mark", delivered=reply["order"], read=reply["order"])
        await visitor.says("ping")
        await visitor.hears("pong")
    assert (await all_of(platform, where))[-1].status == "read"


async def test_ending_and_beginning_again(platform: Platform) -> None:
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Merhaba")
        first = (await visitor.hears("accepted"))["conversation"]
        await visitor.hears("entry", who="bot")
        await visitor.says("end")
        await visitor.hears("entry", line="ended")
        await visitor.hears("state", state="ended")
        await visitor.says("say", id=id_of(2), text="Bir şey daha")
        second = await visitor.hears("welcome", conversation=f"{first[:-1]}2")
        assert [entry.get("text") for entry in second["entries"]] == ["Bir şey daha"]


HOSTILE = [
    "", "null", "{", '{"t":"hello"}', "[" * 20_000, '{"t":"say"}', '{"t":"nothing"}', "\x00\x01",
    '{"t":"say","id":"client-0001","text":"\\ud800"}', '{"t":"mark","read":99999999999999999999}',
    json.dumps({"t": "hello", "token": TOKEN}), json.dumps({"t": "say", "id": "x", "text": "y"}),
]  # fmt: skip


@pytest.mark.parametrize("frame", HOSTILE)
async def test_a_hostile_frame_costs_only_its_sender(platform: Platform, frame: str) -> None:
    async with page(platform.url, "h" * 43) as hostile, page(platform.url) as visitor:
        await hostile.socket.send_str(frame)
        assert await hostile.closes() == 1008
        await visitor.says("ping")
        await visitor.hears("pong")


async def test_frames_too_large_or_binary_close_the_socket(platform: Platform) -> None:
    async with page(platform.url) as one:
        await one.says("say", id=id_of(1), text="x" * 40_000)
        assert await one.closes() == 1009
    async with page(platform.url) as other:
        await other.socket.send_bytes(struct.pack(">I", 1))
        assert await other.closes() == 1008


@pytest.mark.parametrize("first", ["{}", '{"t":"ping"}', '{"t":"hello","token":"<script>"}'])
async def test_nobody_speaks_before_hello(platform: Platform, first: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{platform.url}/chat/ws") as socket,
    ):
        await socket.send_str(first)
        message = await asyncio.wait_for(socket.receive(), 5)
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 1008)


async def test_refusals_name_the_reason(platform: Platform) -> None:
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text=" \u0000 ")
        await visitor.hears("refused", code="empty")
        await visitor.says("say", id=id_of(2), text="a" * 4_001)
        await visitor.hears("refused", code="too_long")
        await visitor.says("say", id=id_of(3), text="a", files=[{"id": "of-nobody"}])
        await visitor.hears("refused", code="bad_file")
        await visitor.says("say", id=id_of(4), text="a" * 4_000)
        await visitor.hears("accepted", id=id_of(4))


async def test_a_flood_is_slowed_and_then_cut(platform: Platform) -> None:
    async with page(platform.url) as flood, page(platform.url, "v" * 43) as visitor:
        for number in range(31):
            await flood.says("say", id=id_of(number), text="!")
        refused = await flood.hears("refused", code="rate_limited")
        assert refused["after_ms"] > 0
        with contextlib.suppress(ConnectionError):  # it may be cut while we still speak
            for _ in range(250):
                await flood.says("typing", on=False)
        assert await flood.closes() == 1008
        await visitor.says("ping")
        await visitor.hears("pong")


async def test_markup_stays_text(platform: Platform) -> None:
    script = "<img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}"
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text=script)
        accepted = await visitor.hears("accepted")
        await visitor.hears("entry", who="bot")
    messages = await all_of(platform, accepted["conversation"])
    assert [(m.text, m.html) for m in messages if m.kind == "in"] == [(script, None)]


async def test_a_page_that_does_not_read_is_cut_off(platform: Platform) -> None:
    """It may be behind by so much and no more; nobody else notices."""
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Merhaba")
        where = (await visitor.hears("accepted"))["conversation"]
        await visitor.hears("entry", who="bot")
        transport = visitor.socket.get_extra_info("socket")
        assert transport is not None
        conn = visitor.socket._conn
        assert conn is not None
        assert conn.transport is not None
        conn.transport.pause_reading()
        body = Typing(
            conversation=where, author_kind="agent", author="ayse", name="A" * 20_000, kind="reply"
        )
        for _ in range(1_500):
            platform.hub.signal("k", body)
            await asyncio.sleep(0)
        conn.transport.resume_reading()
        assert await visitor.closes() == 1006
    async with page(platform.url) as again:
        assert again.told[0]["conversation"] == where


async def test_whoever_waits_is_told_where_they_stand_and_may_choose(platform: Platform) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    await platform.log.transact(lambda w: w.emit(e.QueueUpserted(queue=queue), BY_AYSE))
    async with page(platform.url, language="en") as visitor:
        await visitor.says("say", id=id_of(1), text="I want to complain")
        asks = await visitor.hears("entry", who="bot")
        assert "just choose below" in asks["entry"]["text"]
        await visitor.hears("waits", position=1, choices=True, open=True)
        await visitor.says("choose", choice="call", address="12")
        await visitor.hears("unreachable", choice="call")
        await visitor.says("choose", choice="call", address="0533 214 77 08")
        told = await visitor.hears("waits", choice="call", address="+90 533 214 77 08")
        assert told["position"] is None
        said = await visitor.hears("entry", who="bot")
        assert "call you on +90 533 214 77 08" in said["entry"]["text"]
        await platform.log.transact(
            lambda w: w.emit(
                e.BotHandedOff(conversation=visitor.told[0]["conversation"] or _only(w), to="ayse"),
                BY_AYSE,
            )
        )
        await visitor.hears("state", state="person")
    async with page(platform.url) as again:
        assert again.told[0]["state"] == "person"
        assert not any(frame["t"] == "waits" for frame in again.told)


async def test_a_choice_may_be_typed(platform: Platform) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    await platform.log.transact(lambda w: w.emit(e.QueueUpserted(queue=queue), BY_AYSE))
    async with page(platform.url, language="en") as visitor:
        await visitor.says("say", id=id_of(1), text="I want to complain")
        await visitor.hears("waits", choices=True)
        await visitor.says("say", id=id_of(2), text="call me back please")
        await visitor.hears("entry", who="bot")
        asks = await visitor.hears("entry", who="bot")
        assert "Which number" in asks["entry"]["text"]
        await visitor.says("say", id=id_of(3), text="0533 214 77 08")
        await visitor.hears("waits", choice="call", address="+90 533 214 77 08")


async def test_two_who_wait_hear_of_each_other(platform: Platform) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    await platform.log.transact(lambda w: w.emit(e.QueueUpserted(queue=queue), BY_AYSE))
    async with page(platform.url) as first, page(platform.url, token="z" * 43) as second:
        await first.says("say", id=id_of(1), text="şikayetim var")
        await first.hears("waits", position=1)
        await second.says("say", id=id_of(1), text="şikayetim var")
        await second.hears("waits", position=2)
        await first.says("end")
        await second.hears("waits", position=1)


async def test_a_hand_over_nobody_takes_is_told_of_by_routings_own_clock(
    platform: Platform,
) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    rules = QueueRules(id="qu-orders", louder_after_s=1, everybody_after_s=2)
    for body in (e.QueueUpserted(queue=queue), e.QueueRulesUpserted(queue_rules=rules)):
        await platform.log.transact(partial(Transaction.emit, body=body, by=BY_AYSE))
    async with page(platform.url) as visitor:
        await visitor.says("say", id=id_of(1), text="Bu saçmalık, kargom nerede!!!")
        assert "özür dilerim" in (await visitor.hears("entry", who="bot"))["entry"]["text"]
        assert "Sıranız duruyor" in (await visitor.hears("entry", who="bot"))["entry"]["text"]
        still = (await visitor.hears("entry", who="bot"))["entry"]["text"]
        assert "hâlâ kimse size yanıt veremedi" in still, "no supervisor was there to be told"


async def test_a_call_back_becomes_an_offer_and_the_page_says_who_has_it(
    platform: Platform, open_desk: Open
) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    added = e.QueueUpserted(queue=queue)
    await platform.log.transact(partial(Transaction.emit, body=added, by=BY_AYSE))
    orders = page(platform.url, department="qu-orders")
    async with orders as visitor, await open_desk("ayse") as desk:
        await visitor.says("say", id=id_of(1), text="Siparişim gecikti, beni 0533 214 77 08 arayın")
        said = (await visitor.hears("entry", who="bot"))["entry"]["text"]
        assert "+90 533 214 77 08 numarasından arayacak" in said
        while not (offers := list(desk.cache.rows["offers"].values())):
            await desk.read()
        assert [(o.media, o.handover) for o in offers] == [("callback", "asked")]
        await desk.do("offer.accept", offer=offers[0].id)
        await visitor.hears("state", state="person", person="Ayşe Kaya")
        [work] = desk.cache.rows["interactions"].values()
        assert (work.media, work.number, work.state) == ("callback", "+905332147708", "active")
        await visitor.says("say", id=id_of(2), text="Kapıda ödeme var mı?")
        conversation = work.conversation
        while not (bot := desk.cache.conversations[conversation].bot) or not bot.suggestion:
            await desk.read()
        assert bot.sources == ("Ödeme yolları ve taksit",)
        await desk.do("message.send", conversation=conversation, text="Evet, var.")
        left = desk.cache.conversations[conversation].bot
        assert left and left.suggestion == ""
        told = [frame["entry"].get("who") for frame in visitor.told if frame["t"] == "entry"]
        assert told.count("bot") == 1, "silent since a person has it"


def _only(work: Transaction) -> str:
    return next(c.id for c in work.state.with_status("open"))
