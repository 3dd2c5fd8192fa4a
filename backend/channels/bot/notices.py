"""What whoever waits for a person is told meanwhile: short, and true."""

from backend.channels.bot.dialogue import NOTICE
from backend.channels.bot.language import Language
from backend.channels.bot.phrases import Phrases
from backend.channels.bot.replies import Reply
from backend.channels.bot.slots import spaced
from backend.channels.standing import Choice
from core.entities import BotTurn

LEVEL = "level"
_MINUTE = 60_000
LEFT = 3
"""After the two levels of escalation: the queue's limit came, and nobody is asked any more."""
ASKS = "asks"
"""Slot of a notice that asks where to call or to write: which of them."""
_LEVELS = {1: "told_late", 2: "told_supervisor", LEFT: "told_left"}
_ALARM, _UNLED = 2, "told_still"
_CHOICES: dict[Choice, str] = {"wait": "told_wait", "call": "told_callback", "mail": "told_mail"}


class Notices:
    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def level(self, language: Language, level: int, waited_ms: int, *, led: bool) -> Reply:
        """That nobody answered in time, which is so whether people are busy or let it ring; at level 2 that a supervisor was told, where one was."""
        minutes = waited_ms // _MINUTE
        known = _UNLED if level == _ALARM and not led else _LEVELS[level]
        name = known + ("" if minutes > 1 else "_soon")
        text = self._phrases.say(language, name, minutes=str(minutes))
        return Reply(text, BotTurn(intent=NOTICE, slots={LEVEL: str(level)}))

    def ask(self, language: Language, choice: Choice) -> Reply:
        """Where they can be reached."""
        text = self._phrases.say(language, f"ask_choice_{choice}")
        return Reply(text, BotTurn(intent=NOTICE, slots={ASKS: choice}))

    def letter(self, language: Language, text: str, by: str) -> str:
        """An answer as it leaves by e-mail."""
        return self._phrases.say(language, "mail_letter", answer=text, by=by)

    def subject(self, language: Language, reference: str) -> str:
        return self._phrases.say(language, "mail_subject", reference=reference)

    def choice(self, language: Language, choice: Choice, address: str) -> Reply:
        """What they chose is said back, with the number or the address as it was understood."""
        facts = {"phone": spaced(address), "email": address}
        text = self._phrases.say(language, _CHOICES[choice], **facts)
        return Reply(text, BotTurn(intent=NOTICE))
