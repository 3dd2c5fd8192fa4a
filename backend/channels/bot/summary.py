"""One sentence for the agent: what the customer wants, and why the bot could not help."""

from collections.abc import Mapping

from backend.channels.bot.language import Language
from backend.channels.bot.phrases import Phrases

_LONGEST = 120
_ABOUT = (
    "asked_answered", "asked_open", "angry_about", "call_me_about", "complaint_about",
    "legal_about",
)  # fmt: skip
"""Sentences that begin with what the customer came for."""


def summary(
    phrases: Phrases, language: Language, intent: str, outcome: str, facts: Mapping[str, str]
) -> str:
    """In the customer's language. `facts`: slots and what else is known; `last` is always there."""
    if outcome in _ABOUT:
        facts = {**facts, "topic": phrases.topic(language, intent, facts)}
        return phrases.summary(language, outcome, facts)
    name = outcome if outcome == "angry" else f"{intent}_{outcome}" if outcome else intent
    if intent == "speak_to_person" and "order_number" in facts:
        name = "speak_to_person_about"
    return phrases.summary(language, name, facts)


def clipped(text: str) -> str:
    """The customer's words on one line, at most 120 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
