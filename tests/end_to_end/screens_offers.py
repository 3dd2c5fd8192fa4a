"""Every state of what arrives: real events of the platform, shown by the real desk."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QPoint

from core.entities import Agent
from core.protocol.events import (
    AgentUpserted,
    Body,
    By,
    Event,
    InteractionUpserted,
    OfferUpserted,
)
from core.work import Interaction, Offer
from tests.end_to_end.screens_phone import _call, _calls, _ringing, _say, _tidy
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]
SECOND = 1_000
WHOLE = 20 * SECOND


async def tell(room: Room, *bodies: Body) -> None:
    """What the platform says, as it would come over the line."""
    resume = await asyncio.wrap_future(room.store.cursor())
    seq = resume.seq if resume else 0
    events = [
        Event(
            seq=seq + n, prev=seq + n - 1, id=f"shown-{seq + n}", type="", at=room.desk.now(),
            by=By(kind="system"), body=body,
        )
        for n, body in enumerate(bodies, 1)
    ]  # fmt: skip
    await asyncio.wrap_future(room.store.apply(events))


async def offered(room: Room, name: str, number: int, **changed: Any) -> Offer:
    opened = await room.desk.open_conversation(await room.key_of(name))
    now, conversation = room.desk.now(), opened.conversation
    media = {"whatsapp": "message", "email": "mail", "call": "call"}.get(
        conversation.channel, "chat"
    )
    given: dict[str, Any] = {
        "id": f"shown-{number}", "interaction": f"shown-{number}", "agent": room.desk.me.id,
        "at": now - 6 * SECOND, "expires_at": now - 6 * SECOND + WHOLE, "media": media,
        "queue": "qu-returns", "contact": conversation.contact, "conversation": conversation.id,
        "entered_at": now - 100 * SECOND, "skills": ("tr", "iade"), "today": 2,
    }  # fmt: skip
    return Offer(**{**given, **changed})


ASKS = (
    "Üç gün önce iade ettiğim koltuğun parası hâlâ yatmadı. Artık bir insanla görüşmek istiyorum."
)
ANGRY = "Avukatıma veriyorum, kaç gündür kimse dönmedi!"


async def _chat(room: Room, **changed: Any) -> Offer:
    return await offered(room, "Melis Aydemir", 1, **{"preview": ASKS, **changed})


async def _mail(room: Room, **changed: Any) -> Offer:
    usual = {"prefers": True, "today": 1, "skills": ("tr",), "queue": "qu-sales"}
    return await offered(room, "Mehmet Güçlü", 2, **{**usual, **changed})


async def _english(room: Room, **changed: Any) -> Offer:
    usual = {"skills": ("en",), "today": 1, "queue": "qu-orders", "transferred_by": "ag-derya",
             "preview": "She asks whether we deliver to Berlin."}  # fmt: skip
    return await offered(room, "Emma Clarke", 3, **{**usual, **changed})


async def _show(room: Room, *offers: Offer) -> None:
    await tell(room, *(OfferUpserted(offer=offer) for offer in offers))
    arrivals = room.shell.herald.arrivals
    await room.until(lambda: len(arrivals.offers.all) >= len(offers), "the offers")
    for card in arrivals._cards.values():
        card._tick.stop()  # a picture of something that moves would never be still


async def _end(room: Room, *offers: Offer, **how: Any) -> None:
    ended = {"state": "rescinded", "reason": "gone", "ended_at": room.desk.now(), **how}
    await tell(room, *(OfferUpserted(offer=replace(o, **ended)) for o in offers))
    await room.until(lambda: not room.desk.offers, "no offers")
    for card in room.shell.switchboard._cards.cards():
        if not how.get("taken_by"):
            card.close_it()


async def one(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    offer = await _chat(room)
    await _show(room, offer)
    yield
    await _end(room, offer)


async def three(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    offers = [await _chat(room), await _mail(room), await _english(room)]
    await _show(room, *offers)
    yield
    await _end(room, *offers)


async def five(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    names = ("Zeynep Çağlar", "Elif Yıldız")
    more = [await offered(room, name, 10 + n) for n, name in enumerate(names)]
    offers = [await _chat(room), await _mail(room), await _english(room), *more]
    await _show(room, *offers)
    yield
    await _end(room, *offers)


async def call_and_chat(room: Room) -> State:
    """A call is offered and rings: one card for both; beside it a chat."""
    await room.talk("Ayşe Şahin")
    phone = _calls(room)
    offers = [
        await offered(room, "Işık Öğüt", 4, media="call", call="corr", queue="qu-finance",
                      skills=("tr",), today=3),
        await _chat(room),
    ]  # fmt: skip
    await _show(room, *offers)
    await _say(phone, replace(await _ringing(room, "Işık Öğüt"), correlation="corr"))
    yield
    await _tidy(room, phone)
    await _end(room, *offers)


async def while_talking(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    phone = _calls(room)
    await _say(phone, await _call(room, "Işık Öğüt"))
    offer = await offered(room, "Mehmet Güçlü", 5, media="call", call="corr", queue="qu-sales",
                          skills=("tr",), prefers=True)  # fmt: skip
    await _show(room, offer)
    await _say(phone, replace(await _ringing(room, "Mehmet Güçlü"), correlation="corr"))
    yield
    await _tidy(room, phone)
    await _end(room, offer)


def _level(level: int) -> Any:
    async def shown(room: Room) -> State:
        await room.talk("Ayşe Şahin")
        offer = await _chat(room, level=level, handover="policy", preview=ANGRY)
        await _show(room, offer)
        yield
        await _end(room, offer)

    return shown


async def reasons(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    offer = await _chat(room)
    await _show(room, offer)
    room.shell.decline_offer()
    await room.until(lambda: room.menu() is not None, "the reasons")
    yield
    room.close_menus()
    await _end(room, offer)


async def taken(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    offer = await _chat(room)
    await _show(room, offer)
    card = next(iter(room.shell.herald.arrivals._cards.values()))
    await _end(room, offer, reason="taken", taken_by="ag-derya")
    await room.until(lambda: bool(card.over), "who has it")
    yield
    card.close_it()


async def without_customer(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    room.settings.put("customer_panel", False)
    offers = [await _chat(room), await _mail(room)]
    await _show(room, *offers)
    yield
    await _end(room, *offers)
    room.settings.put("customer_panel", True)


async def _miss(room: Room) -> Agent:
    """An offer that ran out: its work is in the queue again. Who this person was before."""
    me = room.desk.directory.agents[room.desk.me.id]
    missed = await _chat(room, id="shown-missed", state="timed_out", ended_at=room.desk.now())
    work = Interaction(
        id=missed.interaction, media="chat", queue=missed.queue, contact=missed.contact,
        entered_at=missed.entered_at,
    )  # fmt: skip
    flagged = replace(me, not_responding=True)
    await tell(
        room, OfferUpserted(offer=missed), InteractionUpserted(interaction=work),
        AgentUpserted(agent=flagged),
    )  # fmt: skip
    await room.until(lambda: room.shell.herald.banner.isVisible(), "the banner")
    return me


async def _come_back(room: Room, me: Agent) -> None:
    await tell(room, AgentUpserted(agent=me))
    await room.until(lambda: not room.shell.herald.banner.isVisible(), "no banner")


async def not_responding(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    me = await _miss(room)
    yield
    await _come_back(room, me)


async def handed_over(room: Room) -> State:
    """By a platform that does not route."""
    await room.talk("Ayşe Şahin")
    key = await room.key_of("Melis Aydemir")
    row = (await room.desk.inbox_rows([key]))[key]
    arrivals = room.shell.herald.arrivals
    arrivals.offers.hand_over(row, (await room.desk.open_conversation(key)).conversation.bot)
    yield
    arrivals.offers.settle(key)


def _bar(level: int = 0, **changed: Any) -> Any:
    async def shown(room: Room) -> State:
        """As it stands over another program; here over the window, to be in the picture."""
        await room.talk("Ayşe Şahin")
        offer = await _chat(room, level=level)
        await _show(room, offer)
        bar = room.shell.herald.arrivals.bar
        first = room.shell.herald.arrivals.offers.all[0]
        given = {name: changed[name] for name in ("name",) if name in changed}
        media = changed.get("media", offer.media)
        assert first.row is not None
        row = replace(first.row, offer=replace(offer, media=media))
        bar.show_first(replace(first, row=row, **given), 2)
        bar._tick.stop()
        yield
        bar.show_first(None, 0)
        await _end(room, offer)

    return shown


async def bar_not_responding(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    me = await _miss(room)
    arrivals = room.shell.herald.arrivals
    arrivals.bar.show_unanswered(arrivals.unanswered.words())
    yield
    arrivals.bar.show_unanswered(None)
    await _come_back(room, me)


async def tray_menu(room: Room) -> State:
    """Beside no tray of this machine: as it opens from the icon."""
    await room.talk("Ayşe Şahin")
    offer = await _chat(room)
    await _show(room, offer)
    menu = room.shell.herald.tray._menu
    menu.popup(QPoint(420, 200))
    yield
    menu.close()
    await _end(room, offer)


OFFERS_MAIN: dict[str, Any] = {
    "offer": one,
    "offer-three": three,
    "offer-call-and-chat": call_and_chat,
    "offer-nobody-takes": _level(2),
    "offer-not-responding": not_responding,
}
"""Those that are also drawn at other sizes and scales."""
OFFERS: dict[str, Any] = {
    **OFFERS_MAIN,
    "offer-five": five,
    "offer-while-talking": while_talking,
    "offer-waits-long": _level(1),
    "offer-reasons": reasons,
    "offer-taken": taken,
    "offer-no-customer": without_customer,
    "offer-handed-over": handed_over,
    "offer-bar": _bar(),
    "offer-bar-call": _bar(media="call", name="Muhammed Emin Karamanoğulları-Çelebioğlu"),
    "offer-bar-nobody-takes": _bar(2),
    "offer-bar-not-responding": bar_not_responding,
    "offer-tray-menu": tray_menu,
}
