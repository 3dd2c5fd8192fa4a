"""From a scenario to moments: which lines are said, in which words, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from backend.demo import mail
from backend.demo.clock import HOUR, awake, pause
from backend.demo.files import File
from backend.demo.people import Person
from backend.demo.script import Beat, beats
from backend.demo.slots import hello
from backend.demo.staff import Staff
from backend.demo.style import typed
from backend.demo.texts import Language, Scenario
from core.entities import Agent, Order

BOT_CHANNELS = ("chat", "whatsapp", "instagram", "messenger")
_BOT_SHARE = 0.62
_OPTIONAL_SHARE = 0.5
_MUCH_LATER = "~"
_PROPER = ("product", "branch", "courier", "city", "district", "street", "company")


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
    later: bool = False
    """It comes a day or more after the one before it."""


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
    track = cast.rng.randrange(3)
    kept = [
        replace(beat, texts=(_variant(beat.texts, track, cast.rng),))
        for beat in _told(beats(cast.scenario.talk), cast.rng)
    ]
    if with_bot or "{order}" in kept[0].texts[0]:
        kept = [beat for beat in kept if not beat.without_bot]
    if with_bot:
        first = next((n for n, beat in enumerate(kept) if beat.code not in "CF"), len(kept))
        kept[first:first] = _bot(cast, kept[0].texts[0])
    return kept


def _told(talk: Iterable[Beat], rng: Random) -> Iterator[Beat]:
    """Beats that may be left out and stand together, a question and its answer, go together."""
    for optional, run in groupby(talk, key=lambda beat: beat.optional):
        if not optional or rng.random() < _OPTIONAL_SHARE:
            yield from run


def _variant(texts: tuple[str, ...], track: int, rng: Random) -> str:
    """The n-th way to say a line goes with the n-th of the next; those after the third with any."""
    if len(texts) > 3 and rng.random() < 0.5:
        return rng.choice(texts[3:])
    return texts[track % min(3, len(texts))]


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
    template = beat.texts[0]
    later = template.startswith(_MUCH_LATER)
    text = _sentence(template.removeprefix(_MUCH_LATER).format_map(cast.slots), template, cast)
    if beat.code in "CF" and cast.channel not in ("email", "call"):
        text = typed(text, cast.person.style, cast.language.code == "tr", cast.rng)
    if beat.code == "N":
        text = text.replace(f"@{cast.slots['agent']} ", "@Deniz ")
    return Moment(beat.code, text, beat.arg.format_map(cast.slots), 0, later=later)


def _sentence(text: str, template: str, cast: Cast) -> str:
    """A slot that stands first begins with a capital letter."""
    if not template.removeprefix(_MUCH_LATER).startswith("{") or not text[:1].islower():
        return text
    first = "İ" if text[0] == "i" and cast.language.code == "tr" else text[0].upper()
    return first + text[1:]


def _greeted(lines: list[Moment], cast: Cast) -> list[Moment]:
    """The agent's first line says hello, where it is not an e-mail, which always does."""
    first = next((n for n, line in enumerate(lines) if line.code == "A"), None)
    if first is None or cast.channel == "email":
        return lines
    hello = cast.rng.choice(cast.language.shared["hello"]).format_map(cast.slots)
    text = lines[first].text
    low = hello.endswith(", ") and not text.startswith(tuple(cast.slots[name] for name in _PROPER))
    joined = hello + (_lower_first(text, cast.language.code) if low else text)
    return [*lines[:first], replace(lines[first], text=joined), *lines[first + 1 :]]


def _lower_first(text: str, code: str) -> str:
    if text[1:2].isupper() or not text[:1].isalpha() or text.startswith(("I ", "I'")):
        return text
    first = {"I": "ı", "İ": "i"}.get(text[0]) if code == "tr" else None
    return (first or text[0].lower()) + text[1:]


def _dressed(lines: list[Moment], cast: Cast) -> list[Moment]:
    if cast.channel != "email":
        return lines
    letters: list[Moment] = []
    for side, run in groupby(lines, key=_side):
        parts = list(run)
        if side in "CA":
            first = not any(_side(letter) == "C" for letter in letters)
            letters += [_letter(part, cast, first) for part in _joined(parts)]
        else:
            letters += parts
    return letters


def _side(line: Moment) -> str:
    return {"F": "C", "G": "A"}.get(line.code, line.code)


def _joined(parts: list[Moment]) -> list[Moment]:
    """Lines that stand together become one letter, with the file one of them had."""
    cut = next((n for n, part in enumerate(parts) if n and part.later), len(parts))
    together, rest = parts[:cut], parts[cut:]
    file = next((part for part in together if part.arg), together[0])
    text = "\n\n".join(part.text for part in together if part.text)
    letter = replace(together[0], code=file.code, arg=file.arg, text=text)
    return [letter, *(_joined(rest) if rest else [])]


def _letter(part: Moment, cast: Cast, first: bool) -> Moment:
    if _side(part) == "A":
        agent = cast.staff.agents.get(part.arg, cast.agent)
        signed = cast.slots | {"agent_full": agent.name}
        return replace(part, text=mail.from_agent(part.text, cast.language, signed, cast.rng))
    text = mail.from_customer(part.text, cast.language, cast.person, cast.slots, first)
    name = cast.scenario.html if first and cast.scenario.html else mail.program(cast.person)
    html = mail.markup(text, cast.html[name], cast.slots) if name else None
    return replace(part, text=text, html=html)


def _timed(lines: list[Moment], cast: Cast, end: int) -> list[Moment]:
    """Laid out backwards from `end`, at hours when people write."""
    timed: list[Moment] = []
    at = end
    for line in reversed(lines):
        if timed:
            at = awake(at - _gap(line, timed[-1], cast), line.code in "ANG", cast.rng)
        text = line.text.replace("{day_hello}", hello(cast.language.code, at))
        timed.append(replace(line, at=at, text=text))
    return timed[::-1]


def _gap(before: Moment, line: Moment, cast: Cast) -> int:
    if line.later:
        return cast.rng.randint(20 * HOUR, 70 * HOUR)
    return pause(cast.rng, cast.channel, before.code, line.code)
