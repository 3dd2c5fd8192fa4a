"""The story's visitor, in both languages, asks about a purchase the company knows."""

import pytest
from msgspec.structs import replace

from backend.channels.bot.brain import Brain, Scene
from backend.channels.bot.orders import is_of
from backend.demo.company import generate
from backend.demo.visitors import ORDER, VISITORS
from core.entities import Author, BotState, Message, MessageKind, Order

from .conftest import NOW


def test_the_order_exists() -> None:
    first = next(iter(generate(1, 60, NOW)))
    assert [order.number for order in first.orders].count(ORDER) == 1


@pytest.mark.parametrize("language", ["tr", "en"])
def test_the_bot_collects_the_number_cannot_help_and_hands_over(language: str) -> None:
    first = next(iter(generate(1, 60, NOW)))
    visitor = VISITORS[language]  # type: ignore[index]  # the two there are
    bought = next(order for order in first.orders if order.number == ORDER)
    buyer = next(contact for contact in first.contacts if contact.id == bought.contact)

    def find(_: str, phone_end: str) -> Order | None:
        return bought if is_of(buyer.phone, phone_end) else None

    replies = []
    said: list[Message] = []
    brain = Brain()
    for line in (visitor.opening, visitor.order, visitor.phone_end):
        said.append(_said(len(said) + 1, "in", line))
        scene = Scene(BotState(phase="active"), said, language, NOW, find, visitor.name)
        reply = brain.next(scene)
        assert reply is not None
        said.append(replace(_said(len(said) + 1, "out", reply.text), turn=reply.turn))
        replies.append(reply)
    asks, asks_whose, hands_over = replies
    assert asks.handoff is None
    assert asks_whose.handoff is None
    assert hands_over.handoff is not None
    assert hands_over.handoff.reason == "late"
    assert hands_over.handoff.summary.startswith(visitor.name)
    assert ("8 gün önce" if language == "tr" else "8 days ago") in hands_over.handoff.summary
    assert (hands_over.turn.intent, hands_over.turn.slots) == (
        "late_order",
        {"order_number": ORDER, "phone_end": "7708"},
    )


def _said(order: int, kind: MessageKind, text: str) -> Message:
    author = Author(kind="contact" if kind == "in" else "bot")
    return Message(
        id=str(order), conversation="c", order=order, kind=kind, author=author, at=order, text=text
    )


def test_both_languages_say_everything() -> None:
    assert set(VISITORS) == {"tr", "en"}
    for visitor in VISITORS.values():
        assert ORDER in visitor.order
        assert all(vars(visitor).values())
