"""From a scenario to moments: which lines are said, in which words, and when."""

from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from backend.demo import mail
from backend.demo.clock import awake, pause
from backend.demo.files import File
from backend.demo.people import Person
from backend.demo.script import Beat, beats
from backend.demo.staff import Staff
from backend.demo.style import typed
from backend.demo.texts import Language, Scenario
from core.entities import Agent, Order

BOT_CHANNELS = ("chat", "whatsapp", "instagram", "messenger")
_BOT_SHARE = 0.62
_OPTIONAL_SHARE = 0.5


@dataclass(frozen=True)
class Cast:
    """Everything one conversation is made of before a word is said."""

    channel: str
    language: Language
    person: Person
    agent: Agent
    order: Order
    scenario: Scenario
    slots: dict[str, str]
    staff: Staff
    files: dict[str, File]
    html: dict[str, str]
    rng: Random


@dataclass(frozen=True, slots=True)
class Moment:
    """A beat in its final words. `at`: ms since 1970."""

    code: str
    text: str
    arg: str
    at: int
    html: str | None = None


def moments(cast: Cast, end: int, extra: int = 0) -> list[Moment]:
    """A scenario's moments, the last one at `end`; `extra` lines of small talk before its end."""
    lines = [_worded(beat, cast) for beat in _chosen(cast)]
    lines[-1:-1] = [small_talk(cast, n) for n in range(extra)]
    lines = _dressed(_greeted(lines, cast), cast)
    return _timed(lines, cast, end)


def small_talk(cast: Cast, number: int) -> Moment:
    """One more line of a long conversation, every fourth or so of the customer's."""
    rng = cast.rng
    code = "C" if (number + rng.randint(0, 1)) % 2 else "A"
    text: str = rng.choice(cast.language.shared["chat_customer" if code == "C" else "chat_agent"])
    return Moment(code, text.format_map(cast.slots), "", 0)


def _chosen(cast: Cast) -> list[Beat]:
    with_bot = (
        cast.scenario.bot in ("order", "plain")
        and cast.channel in BOT_CHANNELS
        and cast.rng.random() < _BOT_SHARE
    )
    kept = [
        replace(beat, texts=(cast.rng.choice(beat.texts),))
        for beat in beats(cast.scenario.talk)
        if not (beat.optional and cast.rng.random() < _OPTIONAL_SHARE)
        and not (beat.without_bot and with_bot)
    ]
    if with_bot:
        first = next((n for n, beat in enumerate(kept) if beat.code not in "CF"), len(kept))
        kept[first:first] = _bot(cast, kept[0].texts[0])
    return kept


def _bot(cast: Cast, opening: str) -> list[Beat]:
    """The bot's part: it asks for the order, or says at once that a person must help."""
    rng, said, scenario = cast.rng, cast.language.shared, cast.scenario
    order = scenario.bot == "order"
    score = rng.uniform(0.62, 0.97) if order else rng.uniform(0.31, 0.74)
    turn = f"{scenario.intent},{score:.2f}"
    asked = [] if not order or "{order}" in opening else [
        Beat("B", (rng.choice(said["bot_order"]),), turn),
        Beat("C", (rng.choice(said["bot_order_answer"]),)),
    ]  # fmt: skip
    found = f"{turn},order={cast.order.number}" if order else turn
    answer = rng.choice(said["bot_found" if order else "bot_plain"])
    reason = "policy" if order else rng.choice(("low_confidence", "low_confidence", "asked"))
    return [
        *asked,
        Beat("B", (answer,), found),
        Beat("H", (scenario.summary,), f"{reason},{found}"),
    ]


def _worded(beat: Beat, cast: Cast) -> Moment:
    text = beat.texts[0].format_map(cast.slots)
    if beat.code in "CF" and cast.channel not in ("email", "call"):
        text = typed(text, cast.person.style, cast.language.code == "tr", cast.rng)
    return Moment(beat.code, text, beat.arg.format_map(cast.slots), 0)


def _greeted(lines: list[Moment], cast: Cast) -> list[Moment]:
    """The agent's first line says hello, where it is not an e-mail, which always does."""
    first = next((n for n, line in enumerate(lines) if line.code == "A"), None)
    if first is None or cast.channel == "email":
        return lines
    hello = cast.rng.choice(cast.language.shared["hello"]).format_map(cast.slots)
    text = lines[first].text
    joined = hello + (_lower_first(text, cast.language.code) if hello.endswith(", ") else text)
    return [*lines[:first], replace(lines[first], text=joined), *lines[first + 1 :]]


def _lower_first(text: str, code: str) -> str:
    if text[1:2].isupper() or not text[:1].isalpha() or text.startswith(("I ", "I'")):
        return text
    first = {"I": "ı", "İ": "i"}.get(text[0]) if code == "tr" else None
    return (first or text[0].lower()) + text[1:]


def _dressed(lines: list[Moment], cast: Cast) -> list[Moment]:
    if cast.channel != "email":
        return lines
    joined: list[Moment] = []
    for code, run in groupby(lines, key=lambda line: line.code):
        parts = list(run)
        if code not in "CA":
            joined += parts
            continue
        joined.append(_letter(parts, cast, first=not any(m.code == "C" for m in joined)))
    return joined


def _letter(parts: list[Moment], cast: Cast, first: bool) -> Moment:
    """One e-mail of several lines that stand together."""
    text, rng = "\n\n".join(part.text for part in parts), cast.rng
    if parts[0].code == "A":
        return replace(parts[0], text=mail.from_agent(text, cast.language, cast.slots, rng))
    text = mail.from_customer(text, cast.language, cast.person, cast.slots, rng, first)
    name = cast.scenario.html if first and cast.scenario.html else ""
    if not name and rng.random() < 0.6:
        name = "signed" if cast.person.contact.company else "plain"
    html = mail.markup(text, cast.html[name], cast.slots) if name else None
    return replace(parts[0], text=text, html=html)


def _timed(lines: list[Moment], cast: Cast, end: int) -> list[Moment]:
    """Laid out backwards from `end`, at hours when people write."""
    timed, at, later = [], end, ""
    for line in reversed(lines):
        if later:
            at -= pause(cast.rng, cast.channel, line.code, later)
        at = awake(at, line.code in "ANG", cast.rng)
        timed.append(replace(line, at=at))
        later = line.code
    return timed[::-1]
