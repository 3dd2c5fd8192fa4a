"""What a customer who waits writes in place of pressing one of the buttons below."""

from collections.abc import Collection, Sequence

from backend.channels.bot.intents import follows
from backend.channels.bot.rules import Choices
from backend.channels.bot.slots import email, phone
from backend.channels.bot.words import words
from backend.channels.standing import WAYS, Choice

_MOST_WORDS = 6
"""Whoever writes more than this writes to the person who will read it."""


class Choosing:
    def __init__(self, choices: Choices) -> None:
        self._named: dict[Choice, list[list[str]]] = {
            "wait": _split(choices.wait), "call": _split(choices.call),
            "mail": _split(choices.mail),
        }  # fmt: skip
        self._unless = _split(choices.unless)

    def chosen(self, text: str, ways: Collection[Choice]) -> Choice | None:
        """By its number, in the order of the buttons, or by its name."""
        number = text.strip().rstrip(".)")
        if number in ("1", "2", "3"):
            choice = WAYS[int(number) - 1]
            return choice if choice in ways else None
        heard = words(text.replace(email(text) or "\0", " "))
        if not heard or len(heard) > _MOST_WORDS or _says(self._unless, heard):
            return None
        named = [way for way in WAYS if way in ways and _says(self._named[way], heard)]
        return named[-1] if named else None


def address_in(choice: Choice, text: str) -> str:
    """The number or the address it can be carried out with; empty where there is none."""
    return {"wait": lambda _: "", "call": phone, "mail": email}[choice](text)


def tries_to(choice: Choice, text: str) -> bool:
    """Whether it was meant as one, though nobody can be reached there."""
    return "@" in text if choice == "mail" else sum(c.isdigit() for c in text) >= 5


def _split(phrases: Sequence[str]) -> list[list[str]]:
    return [words(phrase) for phrase in phrases]


def _says(phrases: list[list[str]], heard: list[str]) -> bool:
    return any(follows(phrase, heard) for phrase in phrases)
