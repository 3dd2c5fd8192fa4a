"""The people of the sample company: its customers, made from their number, and its staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from backend.demo.clock import DAY
from backend.demo.texts import Texts
from core.entities import Contact
from core.folding import fold

ENGLISH = 0.25
CORPORATE_EVERY = 12
"""One customer in so many writes for a company."""
_DOMAINS = (
    "ornek.com",
    "example.com",
    "example.org",
    "example.net",
    "posta.example",
    "mektup.example",
)
_STYLES = ("plain", "plain", "plain", "plain", "lower", "lower", "ascii", "typo", "cheerful")


@dataclass(frozen=True, slots=True)
class Person:
    """A customer and how they write. `style`: plain, lower, ascii, typo or cheerful."""

    contact: Contact
    female: bool
    style: str = "plain"

    @property
    def first(self) -> str:
        return self.contact.name.split()[0]

    @property
    def last(self) -> str:
        return self.contact.name.split()[-1]

    def address(self) -> str:
        """How an agent addresses them."""
        if self.contact.language != "tr":
            return self.first
        return f"{self.first} {'Hanım' if self.female else 'Bey'}"


class People:
    """Customer number n is always the same person for the same seed."""

    def __init__(self, texts: Texts, seed: int, now: int) -> None:
        self._names = texts.names
        self._known = frozenset(entry["name"] for entry in texts.desk)
        self._companies = texts.directory["companies"]
        self._seed = seed
        self._now = now

    def person(self, number: int) -> Person:
        rng = Random(self._seed * 1_000_003 + number)
        language = "en" if rng.random() < ENGLISH else "tr"
        female = rng.random() < 0.52
        first = rng.choice(self._names[f"{'female' if female else 'male'}_{language}"])
        name = self._full_name(first, self._names[f"last_{language}"], rng)
        place = rng.choice(self._names["places_en" if language == "en" else "places"])
        corporate = number % CORPORATE_EVERY == 0
        company = rng.choice(self._companies_of(language)) if corporate else None
        contact = Contact(
            id=f"ct-{number:06d}", name=name, phone=phone(rng), city=place, language=language,
            email=email(name, rng, _domain(company["name"]) if company else rng.choice(_DOMAINS)),
            company=company["id"] if company else None,
            since=self._now - rng.randint(95, 2_600) * DAY, balance=_balance(rng),
            tags=_tags(rng, corporate),
        )  # fmt: skip
        return Person(contact, female, "plain" if corporate else rng.choice(_STYLES))

    def _full_name(self, first: str, lasts: Sequence[str], rng: Random) -> str:
        """Nobody is called like somebody of the living desk, whom stories look for by name."""
        name = f"{first} {rng.choice(lasts)}"
        return self._full_name(first, lasts, rng) if name in self._known else name

    def _companies_of(self, language: str) -> list[dict[str, Any]]:
        """English is written by hotels, flats and shared offices."""
        abroad = ("Otelcilik", "Konaklama", "Ortak ofis")
        if language == "tr":
            return self._companies
        return [company for company in self._companies if company["sector"] in abroad]


def phone(rng: Random) -> str:
    """In +90 57x and 58x, which no operator has."""
    return (
        f"+90 5{rng.randint(70, 89)} {rng.randint(200, 999)} "
        f"{rng.randint(0, 99):02d} {rng.randint(0, 99):02d}"
    )


def email(name: str, rng: Random, domain: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    first, last = words[0], words[-1]
    shape = rng.choice(
        ("{0}.{1}", "{0}.{1}", "{0}{1}", "{2}.{1}", "{0}_{1}", "{0}.{1}{3}", "{1}.{0}")
    )
    return f"{shape.format(first, last, first[0], rng.randint(2, 98))}@{domain}"


def _domain(company: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in fold(company)).split()
    return f"{'-'.join(words[:2])}.example"


def _balance(rng: Random) -> str:
    return f"{rng.randint(4_000, 640_000) / 100:.2f} TRY" if rng.random() < 0.14 else ""


def _tags(rng: Random, corporate: bool) -> tuple[str, ...]:
    draw = rng.random()
    extra = ("VIP",) if draw < 0.05 else ("Ardıç Kart",) if draw < 0.2 else ()
    return (*extra, "Kurumsal") if corporate else extra
