"""The living desk: the hand-written conversations of today and the days before it."""

from collections.abc import Sequence
from random import Random
from typing import Literal

import msgspec

from backend.demo.clock import DAY, local
from backend.demo.compose import Cast, Moment
from backend.demo.mail import markup
from backend.demo.ordinary import Sources
from backend.demo.people import Person, email, phone
from backend.demo.play import Play
from backend.demo.script import beats, span
from backend.demo.slots import slots
from backend.demo.staff import DESK
from backend.demo.stage import Stage
from backend.demo.story import Story
from backend.demo.texts import Product, Scenario
from core.entities import Contact, Conversation, Deal, Order, Priority, Survey, Ticket
from core.protocol.events import ConversationRead
from core.protocol.reduce import is_news


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One conversation of the living desk, as its file says it."""

    name: str
    talk: str
    channel: str
    female: bool = False
    language: Literal["tr", "en"] = "tr"
    city: str = ""
    phone: str = ""
    since: int = 400
    """Days ago."""
    tags: tuple[str, ...] = ()
    balance: str = ""
    company: str = ""
    agent: str = "selim"
    queue: str = "orders"
    order: str = ""
    product: str = ""
    price: float = 0
    labels: tuple[str, ...] = ()
    priority: Priority = "normal"
    subject: str = ""
    html: str = ""
    due: str = ""
    """From now until the next reply is due; the channel's usual time where empty, `none` where it wants none."""
    unread: int = 0
    """How many of the customer's newest messages the desk's agent has not seen."""
    orders: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    surveys: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    """`title|…|days ago` each, in the order of the entity's fields."""


def desk(sources: Sources) -> list[Story]:
    """Every conversation of the living desk, the newest first."""
    entries = [msgspec.convert(table, Entry) for table in sources.texts.desk]
    stories = [_story(sources, number, entry) for number, entry in enumerate(entries, 1)]
    return sorted(stories, key=lambda story: -story.conversation.last_at)


def _story(sources: Sources, number: int, entry: Entry) -> Story:
    cast = _cast(sources, number, entry)
    lines = _lines(cast, entry, sources.now)
    stage = Stage(_start(cast, entry, f"cv-desk{number:02d}", lines[0].at), DESK)
    play = Play(cast, stage, deadlines=entry.due != "none")
    play.run(lines)
    if entry.due not in ("", "none"):
        stage.due(sources.now + span(entry.due))
    _look(stage, entry.unread)
    contact = cast.person.contact
    return Story(
        stage.conversation, contact, stage.messages, play.calls,
        orders=[_order(contact, row.split("|"), sources.now) for row in entry.orders],
        tickets=[_ticket(contact, row.split("|"), sources.now) for row in entry.tickets],
        deals=[_deal(contact, row.split("|"), sources.now) for row in entry.deals],
        surveys=[_survey(contact, row.split("|"), sources.now) for row in entry.surveys],
    )  # fmt: skip


def _lines(cast: Cast, entry: Entry, now: int) -> list[Moment]:
    lines = []
    for beat in beats(entry.talk):
        text = beat.texts[0].format_map(cast.slots)
        html = entry.html and beat.code == "C" and markup(text, cast.html[entry.html], cast.slots)
        at = now - (beat.before or 0)
        lines.append(Moment(beat.code, text, beat.arg.format_map(cast.slots), at, html or None))
    return lines


def _cast(sources: Sources, number: int, entry: Entry) -> Cast:
    rng = Random(sources.seed * 61 + number)
    language, agent = sources.texts.languages[entry.language], sources.staff.agents[entry.agent]
    person = Person(_contact(entry, number, sources.now, rng), entry.female)
    product = Product(entry.product or "Ada üçlü koltuk", int(entry.price), entry.product)
    order = _order(
        person.contact, [entry.order or "TR-47000", product.name, "0", "shipped", "4"], sources.now
    )
    values = slots(language, person, agent, order, product, product, sources.now, rng)
    company = sources.staff.companies.get(entry.company)
    values |= {
        "company": company.name if company else "Ardıç Ev",
        "promise": _promise(entry.language, sources.now),
    }
    scenario = Scenario(talk=entry.talk, queue=entry.queue)
    return Cast(
        entry.channel, language, person, agent, order, scenario, values, sources.staff,
        sources.files, sources.texts.html, rng,
    )  # fmt: skip


def _promise(language: str, now: int) -> str:
    """By when something is promised that was said a few minutes ago."""
    early = local(now).hour < 15
    if language == "en":
        return "by 5 pm today" if early else "by noon tomorrow"
    return "bugün 17.00'ye kadar" if early else "yarın 12.00'ye kadar"


def _contact(entry: Entry, number: int, now: int, rng: Random) -> Contact:
    return Contact(
        id=f"ct-desk{number:02d}", name=entry.name, phone=entry.phone or phone(rng),
        email=email(entry.name, rng, "ornek.com" if entry.language == "tr" else "example.com"),
        city=entry.city, language=entry.language, company=entry.company or None,
        since=now - entry.since * DAY, balance=entry.balance, tags=entry.tags,
    )  # fmt: skip


def _start(cast: Cast, entry: Entry, id: str, at: int) -> Conversation:
    queue, labels = cast.staff.queues[entry.queue], cast.staff.labels
    return Conversation(
        id=id, channel=entry.channel, contact=cast.person.contact.id, status="open", created_at=at,
        last_at=at, team=queue.team, queue=queue.id, subject=entry.subject.format_map(cast.slots),
        reference=entry.order or f"AE-{cast.slots['case']}", priority=entry.priority,
        labels=tuple(labels[name].id for name in entry.labels),
    )  # fmt: skip


def _look(stage: Stage, unread: int) -> None:
    """The desk's agent has seen all but the newest `unread` messages of the customer."""
    heard = [message.order for message in stage.messages if is_news(message)]
    up_to = heard[-unread] - 1 if unread else stage.conversation.last_order
    body = ConversationRead(conversation=stage.conversation.id, by=DESK, up_to=up_to, unread=unread)
    stage.happens(stage.messages[-1].at, body)


def _order(contact: Contact, row: Sequence[str], now: int) -> Order:
    number, title, amount, status, days = row
    table = {
        "id": f"or-{number[3:]}", "contact": contact.id, "number": number, "title": title,
        "amount": f"{amount} TRY", "status": status, "at": now - int(days) * DAY,
    }  # fmt: skip
    return msgspec.convert(table, Order)


def _ticket(contact: Contact, row: Sequence[str], now: int) -> Ticket:
    number, title, status, priority, days = row
    table = {
        "id": f"tk-{contact.id[3:]}-{number}", "contact": contact.id, "number": number, "title": title,
        "status": status, "priority": priority, "at": now - int(days) * DAY,
    }  # fmt: skip
    return msgspec.convert(table, Ticket)


def _deal(contact: Contact, row: Sequence[str], now: int) -> Deal:
    title, stage, amount, days = row
    table = {
        "id": f"dl-{contact.id[3:]}-{days}", "contact": contact.id, "company": contact.company,
        "title": title, "stage": stage, "amount": f"{amount} TRY", "at": now - int(days) * DAY,
    }  # fmt: skip
    return msgspec.convert(table, Deal)


def _survey(contact: Contact, row: Sequence[str], now: int) -> Survey:
    score, comment, days = row
    return Survey(
        id=f"sv-{contact.id[3:]}-{days}", contact=contact.id, score=int(score), comment=comment,
        at=now - int(days) * DAY,
    )  # fmt: skip
