"""E-mail clothes: greeting, paragraphs and signature, and the HTML some programs add."""

import re
from collections.abc import Mapping
from html import escape
from random import Random
from string import Template

from backend.demo.people import Person
from backend.demo.texts import Language

_GREETED = re.compile(
    r"(?:Merhaba|Merhabalar|Selam|Selamlar|İyi günler|Günaydın|İyi akşamlar|Hello|Hi there|Hi|"
    r"Good morning|Good afternoon)\b[,!.]?\s+"
)


def from_customer(
    text: str, language: Language, person: Person, slots: Mapping[str, str], first: bool
) -> str:
    """`text` as that customer's e-mail; in a thread those in a hurry leave the clothes away."""
    habit = int(person.contact.id[-4:]) if person.contact.id[-4:].isdigit() else 0
    body = _GREETED.sub("", text, count=1)
    body = (
        body[:1].upper() + body[1:] if body[:1] != "i" or language.code == "en" else "İ" + body[1:]
    )
    if not first and habit % 3 == 0:
        return f"{body}\n\n{person.first}"
    sign = person.contact.name
    if person.contact.company:
        sign += f"\n{slots['title']}\n{slots['company']}\n{person.contact.phone}"
    hellos, byes = language.words("mail_hello"), language.words("mail_bye")
    hellos = hellos if first else hellos[:1]
    return f"{hellos[habit % len(hellos)]}\n\n{body}\n\n{byes[habit % len(byes)]}\n{sign}"


def program(person: Person) -> str:
    """The template of this person's e-mail program; empty where it sends plain text."""
    if person.contact.company:
        return "signed"
    return "plain" if sum(person.contact.id.encode()) % 5 < 3 else ""


def from_agent(text: str, language: Language, slots: Mapping[str, str], rng: Random) -> str:
    hello = rng.choice(language.words("desk_hello")).format_map(slots)
    return f"{hello}\n\n{text}\n\n{language.shared['desk_bye'].format_map(slots)}"


def markup(text: str, template: str, slots: Mapping[str, str]) -> str:
    """`text` as the HTML part beside it; nothing in it is markup of ours but the template."""
    paragraphs = "".join(
        f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n")
    )
    safe = {key: escape(value) for key, value in slots.items()}
    return Template(template).substitute(safe, body=paragraphs)
