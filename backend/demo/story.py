"""Story: one finished conversation with everything that belongs to it, and pages of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from core.entities import (
    CallRecord,
    Contact,
    Conversation,
    Deal,
    Message,
    Order,
    Survey,
    Ticket,
)
from core.evaluation import Evaluation
from core.protocol.frames import Rows
from core.work import Interaction, Offer

MOST_CONVERSATIONS = 400
MOST_BYTES = 850 * 1024
"""Encoded; below what one server frame may hold."""


@dataclass
class Story:
    conversation: Conversation
    contact: Contact
    messages: list[Message]
    calls: list[CallRecord] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    evaluations: list[Evaluation] = field(default_factory=list)


def pages(first: Rows, stories: Iterable[Story]) -> Iterator[Rows]:
    """`first` with the newest stories, then pages of the rest; each contact comes once.

    Keeps in memory one page and the ids of the contacts that went out.
    """
    known: set[str] = set()
    page: list[Story] = []
    size, head = len(msgspec.json.encode(first)), first
    for story in stories:
        weight = len(msgspec.json.encode(story))
        if page and (len(page) == MOST_CONVERSATIONS or size + weight > MOST_BYTES):
            yield _page(head, page, known)
            page, size, head = [], 0, Rows()
        page.append(story)
        size += weight
    yield _page(head, page, known)


def _page(head: Rows, stories: list[Story], known: set[str]) -> Rows:
    return msgspec.structs.replace(
        head,
        conversations=tuple(story.conversation for story in stories),
        messages=tuple(message for story in stories for message in story.messages),
        contacts=tuple(_new_contacts(stories, known)),
        calls=tuple(call for story in stories for call in story.calls),
        orders=tuple(order for story in stories for order in story.orders),
        tickets=tuple(ticket for story in stories for ticket in story.tickets),
        deals=tuple(deal for story in stories for deal in story.deals),
        surveys=tuple(survey for story in stories for survey in story.surveys),
        interactions=tuple(work for story in stories for work in story.interactions),
        offers=tuple(offer for story in stories for offer in story.offers),
        evaluations=tuple(each for story in stories for each in story.evaluations),
    )


def _new_contacts(stories: list[Story], known: set[str]) -> Iterator[Contact]:
    for story in stories:
        if story.contact.id not in known:
            known.add(story.contact.id)
            yield story.contact
