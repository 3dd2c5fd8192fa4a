"""Buttons under the bot's newest message: ready answers, derived from its turn."""

from collections.abc import Mapping

from backend.channels.bot.dialogue import FEEDBACK, UNKNOWN
from backend.channels.bot.intents import Intent
from backend.channels.bot.language import Language
from backend.channels.bot.phrases import Phrases
from backend.channels.bot.replies import ARTICLE
from core.entities import BotTurn


def quick_replies(
    phrases: Phrases, intents: Mapping[str, Intent], turn: BotTurn, language: Language
) -> tuple[str, ...]:
    return phrases.quick(language, _set(intents, turn))


def _set(intents: Mapping[str, Intent], turn: BotTurn) -> str:
    if turn.intent in (UNKNOWN, FEEDBACK):
        return turn.intent
    if turn.intent == ARTICLE:
        return "more"
    intent = intents.get(turn.intent)
    if intent is None or turn.intent in ("no", "goodbye", "moment"):
        return ""
    missing = next((slot for slot in intent.needs if slot not in turn.slots), "")
    if missing:
        return {"phone_end": "phone", "order_number": "slot"}.get(missing, "other")
    return "start" if turn.intent in ("greeting", "yes") else "more"
