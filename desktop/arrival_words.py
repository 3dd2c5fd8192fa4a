"""What is said of an arrival: where it comes from, why it comes to this person, how it can be declined."""

from typing import Literal

import msgspec
from PySide6.QtCore import QLocale

from core.numbers import shown
from desktop.arrival import Arrival
from desktop.channel_names import channel_name
from desktop.rows.chip import ChipKind
from desktop.rows.inbox_words import newest
from desktop.rows.timeline_terms import intent_name, readable, reason_words, understood
from desktop.times import clock_of
from desktop.translate import tr

Reason = Literal["busy", "not_mine", "technical", "other"]
REASONS: tuple[tuple[Reason, str], ...] = (
    ("busy", "users"), ("not_mine", "tag"), ("technical", "plug"), ("other", "message-square"),
)  # fmt: skip
"""Why an offer is passed on, each with its icon; the codes travel to the platform."""


class Why(msgspec.Struct, frozen=True):
    """One reason of several. `tone` is coloured only where it is a risk or a live state."""

    text: str
    tone: ChipKind = "plain"
    waits: bool = False
    """It counts up while one looks."""


def decline_words(reason: Reason) -> str:
    return {
        "busy": tr("Offer", "Busy with another customer"),
        "not_mine": tr("Offer", "Not my subject"),
        "technical": tr("Offer", "A technical problem"),
        "other": tr("Offer", "Another reason"),
    }[reason]


def shown_name(arrival: Arrival) -> str:
    return arrival.name or tr("Offer", "Somebody new")


def what(arrival: Arrival) -> str:
    """What came, in a word or two."""
    if arrival.calls_back:
        return tr("Offer", "Call-back")
    if arrival.rings:
        return tr("Offer", "Incoming call")
    return channel_name(arrival.channel)


def queue_name(arrival: Arrival) -> str:
    if arrival.row is not None and arrival.row.queue is not None:
        return arrival.row.queue.name
    if arrival.caller is not None and arrival.caller.queue is not None:
        return arrival.caller.queue.name
    return ""


def where(arrival: Arrival) -> str:
    """Which way it came, and through which queue."""
    parts = (what(arrival), shown(arrival.number), queue_name(arrival))
    return " · ".join(part for part in parts if part)


def waited(arrival: Arrival, now: int) -> str:
    return tr("Offer", "waited {time}", time=clock_of(now - arrival.waits_since))


def skill_name(skill: str) -> str:
    """A language by its own name in the person's language; others as the company calls them."""
    if len(skill) == 2:
        said = QLocale.languageToString(QLocale(skill).language())
        ours = {"Turkish": tr("Offer", "Turkish"), "English": tr("Offer", "English"),
                "German": tr("Offer", "German"), "Arabic": tr("Offer", "Arabic"),
                "Russian": tr("Offer", "Russian")}  # fmt: skip
        return ours.get(said, said)
    return _skills().get(skill) or skill.replace("_", " ").replace("-", " ")


def _skills() -> dict[str, str]:
    return {
        "returns": tr("Offer", "returns"),
        "iade": tr("Offer", "returns"),
        "teknik": tr("Offer", "technical help"),
        "orders": tr("Offer", "orders"),
        "order": tr("Offer", "orders"),
        "billing": tr("Offer", "billing"),
        "invoice": tr("Offer", "billing"),
        "sales": tr("Offer", "sales"),
        "delivery": tr("Offer", "delivery"),
        "shipping": tr("Offer", "delivery"),
        "complaint": tr("Offer", "complaints"),
        "complaints": tr("Offer", "complaints"),
        "technical": tr("Offer", "technical help"),
        "phone": tr("Offer", "telephone"),
    }


def why(arrival: Arrival, now: int) -> tuple[Why, ...]:
    """Turkish · returns · waited 01:40 · second contact today."""
    if arrival.handover is not None:
        return _why_handed_over(arrival, now)
    if arrival.offer is None:
        return ()
    return (*_why_this_person(arrival), *_why_now(arrival, now))


def _why_this_person(arrival: Arrival) -> tuple[Why, ...]:
    row, offer = arrival.row, arrival.offer
    assert row is not None and offer is not None
    said = [Why(skill_name(skill)) for skill in offer.skills]
    if offer.prefers:
        said.insert(0, Why(tr("Offer", "knows you"), "accent"))
    if row.by:
        said.insert(0, Why(tr("Offer", "from {name}", name=row.by), "accent"))
    return tuple(said)


def _why_now(arrival: Arrival, now: int) -> tuple[Why, ...]:
    offer = arrival.offer
    assert offer is not None
    said = [Why(waited(arrival, now), waits=True)]
    if offer.handover is not None:
        said.append(Why(short_reason(offer.handover), "warning"))
    if offer.today > 1:
        said.append(Why(contact_today(offer.today), "warning"))
    return tuple(said)


def _why_handed_over(arrival: Arrival, now: int) -> tuple[Why, ...]:
    bot = arrival.bot
    said = [Why(waited(arrival, now), waits=True)]
    if bot is not None and understood(bot):
        said.append(Why(intent_name(bot.intent), "accent"))
    return (*said, *(Why(value) for value in (list(bot.slots.values())[:1] if bot else ())))


def short_reason(reason: str) -> str:
    return {
        "asked": tr("Offer", "asked for a person"),
        "low_confidence": tr("Offer", "the bot was not sure"),
        "policy": tr("Offer", "for a person to decide"),
        "error": tr("Offer", "the bot failed"),
        "complaint": tr("Offer", "complaint"),
        "legal": tr("Offer", "legal matter"),
        "cancel": tr("Offer", "wants to cancel"),
        "angry": tr("Offer", "angry customer"),
        "late": tr("Offer", "late order"),
    }.get(reason, readable(reason))


def contact_today(number: int) -> str:
    """The how manieth time today, in words as long as somebody would say them."""
    words = {
        2: tr("Offer", "second contact today"),
        3: tr("Offer", "third contact today"),
        4: tr("Offer", "fourth contact today"),
    }
    return words.get(number) or tr("Offer", "contact {number} today", number=number)


def preview(arrival: Arrival) -> str:
    """The bot's summary, a colleague's note, or the customer's last words."""
    if arrival.handover is not None:
        bot = arrival.bot
        return (bot.summary or reason_words(bot.reason)) if bot else newest(arrival.handover)
    if arrival.row is not None:
        return arrival.row.offer.preview or arrival.row.asked
    return arrival.caller.asked if arrival.caller is not None else ""


def accept_words(arrival: Arrival) -> str:
    if arrival.rings:
        return tr("Offer", "Answer")
    return tr("Offer", "Take over") if arrival.handover is not None else tr("Offer", "Accept")


def alarm_words(arrival: Arrival) -> str:
    """What its level means; empty for one that is asked for in the usual way."""
    if arrival.level >= 2:
        return tr("Offer", "Nobody has taken it yet")
    return tr("Offer", "Waits longer than it should") if arrival.level == 1 else ""


def spoken(arrival: Arrival, now: int) -> str:
    """All of it in one sentence, for who cannot see it."""
    reasons = ", ".join(reason.text for reason in why(arrival, now))
    parts = (alarm_words(arrival), shown_name(arrival), where(arrival), reasons, preview(arrival))
    return " · ".join(part for part in parts if part)


def over_words(how: str, by: str = "") -> str:
    """What became of one that is gone from here without having been taken here."""
    if how == "taken":
        return tr("Offer", "{name} has it", name=by) if by else tr("Offer", "A colleague has it")
    return {
        "gone": tr("Offer", "The customer left"),
        "timed_out": tr("Offer", "Time is over: it goes to somebody else"),
        "overflow": tr("Offer", "It went to another queue"),
        "state": tr("Offer", "It was taken back"),
    }.get(how, tr("Offer", "It was taken back"))


def notice_words(arrival: Arrival, *, content: bool) -> tuple[str, str]:
    """Title and text; without `content` nobody beside the screen learns who or what."""
    if not content:
        return what(arrival), alarm_words(arrival)
    details = (alarm_words(arrival), where(arrival), preview(arrival))
    return shown_name(arrival), "\n".join(part for part in details if part)
