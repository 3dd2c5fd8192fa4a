"""Extras: the ticket, the deal and the survey that an ordinary conversation leaves behind."""

from typing import Literal
from typing import cast as as_type

from backend.demo.clock import MINUTE
from backend.demo.compose import Cast
from core.entities import Deal, Survey, Ticket

_ASKED, _SURVEYED = 0.4, 0.24
"""Who is sent a survey, and who answers it."""


def tickets(cast: Cast, conversation: str, at: int) -> list[Ticket]:
    if not cast.scenario.ticket:
        return []
    number = cast.order.number.removeprefix("TR-")
    return [
        Ticket(
            id=f"tk{conversation[2:]}", contact=cast.person.contact.id, number=number, at=at,
            title=cast.scenario.ticket.format_map(cast.slots), status="closed",
            priority="high" if cast.scenario.mood == 1 else "normal",
        )
    ]  # fmt: skip


def deals(cast: Cast, conversation: str, at: int) -> list[Deal]:
    """`title|stage` of the scenario, for as much as the products are worth."""
    if not cast.scenario.deal:
        return []
    title, _, stage = cast.scenario.deal.partition("|")
    return [
        Deal(
            id=f"dl{conversation[2:]}", contact=cast.person.contact.id, at=at,
            company=cast.person.contact.company, title=title.format_map(cast.slots),
            stage=as_type(Literal["lead", "offer", "negotiation", "won", "lost"], stage),
            amount=f"{cast.rng.randint(180, 9_400) * 100}.00 TRY",
        )
    ]  # fmt: skip


def surveys(cast: Cast, conversation: str, at: int) -> list[Survey]:
    rng = cast.rng
    drawn = rng.random()
    if drawn > _SURVEYED:
        return [_unanswered(cast, conversation, at)] if drawn < _ASKED else []
    score = min(5, max(1, cast.scenario.mood + rng.choice((-1, 0, 0, 1, 1))))
    words = cast.language.shared["survey_good" if score > 3 else "survey_bad"]
    return [
        Survey(
            id=f"sv{conversation[2:]}", contact=cast.person.contact.id, score=score,
            asked_at=at, at=at + rng.randint(1, 90) * MINUTE, comment=rng.choice(words) if rng.random() < 0.5 else "",
        )
    ]  # fmt: skip


def _unanswered(cast: Cast, conversation: str, at: int) -> Survey:
    contact = cast.person.contact.id
    return Survey(id=f"sv{conversation[2:]}", contact=contact, score=0, at=at, asked_at=at)
