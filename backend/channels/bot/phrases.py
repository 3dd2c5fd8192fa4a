"""Everything the bot says and writes for the agent, as `phrases.toml` has it."""

from collections.abc import Mapping
from typing import Any

from backend.channels.bot.language import Language

NO_MAIL = "_no_mail"
"""Ends the name of a phrase as it is said where no e-mail can be sent."""
OWN = "_own"
"""Ends the name of one as it is said for whoever is not the sample company."""


class Phrases:
    """`company`: whose bot it is, filled in as {company}; `ends`: what may end the name of a phrase
    that is said in place of the one without."""

    def __init__(
        self, table: Mapping[str, Mapping[str, Any]], company: str = "", ends: tuple[str, ...] = ()
    ) -> None:
        self._table = table
        self._company = company
        self._ends = ends

    def of(self, company: str) -> "Phrases":
        return Phrases(self._table, company, self._ends)

    def without_mail(self) -> "Phrases":
        return Phrases(self._table, self._company, (*self._ends, NO_MAIL))

    def plain(self) -> "Phrases":
        """Without what is the sample company's."""
        return Phrases(self._table, self._company, (*self._ends, OWN))

    def say(self, language: Language, name: str, **facts: str) -> str:
        """The phrase in the customer's language; KeyError where nobody wrote it."""
        phrase: str = self._found(language, name)
        return _filled(phrase, {"company": self._company, **facts})

    def _found(self, language: Language, name: str) -> Any:
        table = self._table[language]
        other = next((end for end in self._ends if f"{name}{end}" in table), "")
        return table[f"{name}{other}"]

    def summary(self, language: Language, name: str, facts: Mapping[str, str]) -> str:
        """The sentence for the agent; where nobody wrote this one, what the customer said last.

        `who`, the customer's name, may be empty.
        """
        written: Mapping[str, str] = self._table[language]["summary"]
        return _filled(written.get(name) or written["unknown"], self._with_who(language, facts))

    def topic(self, language: Language, name: str, facts: Mapping[str, str]) -> str:
        """What the customer came for, as the beginning of a sentence; empty where nobody wrote it."""
        written: Mapping[str, str] = self._table[language]["topic"]
        numbered = f"{name}_number" if "order_number" in facts else name
        phrase = written.get(numbered) or written.get(name, "")
        return _filled(phrase, self._with_who(language, facts))

    def _with_who(self, language: Language, facts: Mapping[str, str]) -> dict[str, str]:
        return {**facts, "who": facts.get("who") or self._table[language]["somebody"]}

    def status(self, language: Language, status: str) -> str:
        word: str = self._table[language]["status"][status]
        return word

    def quick(self, language: Language, name: str) -> tuple[str, ...]:
        """Answers offered as buttons; none where nobody wrote any."""
        asked = f"quick_{name}"
        return tuple(self._found(language, asked)) if asked in self._table[language] else ()


def facts_of(phrase: str) -> tuple[str, ...]:
    """The names that stand in a phrase to be filled in."""
    return tuple(part.partition("}")[0] for part in phrase.split("{")[1:])


def _filled(phrase: str, facts: Mapping[str, str]) -> str:
    """Facts stand where their names stood; a customer's own braces are never read as names."""
    parts = phrase.split("{")
    named = (part.partition("}") for part in parts[1:])
    return parts[0] + "".join(facts[name] + rest for name, _, rest in named)
