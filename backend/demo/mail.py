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
    text: str,
    language: Language,
    person: Person,
    slots: Mapping[str, str],
    rng: Random,
    first: bool,
) -> str:
    """`text` as that customer's e-mail; later ones of a thread are shorter."""
    body = _GREETED.sub("", text, count=1)
    body = body[:1].upper() + body[1:] if body[:1] != "i" else "İ" + body[1:]
    if not first and rng.random() < 0.4:
        return f"{body}\n\n{person.first}"
    sign = person.contact.name
    if person.contact.company:
        sign += f"\n{slots['title']}\n{slots['company']}\n{person.contact.phone}"
    bye = rng.choice(language.words("mail_bye"))
    return f"{rng.choice(language.words('mail_hello'))}\n\n{body}\n\n{bye}\n{sign}"


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
