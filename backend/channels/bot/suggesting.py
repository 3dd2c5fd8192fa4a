"""What the bot would answer, for the person who has the conversation: only where it is sure."""

from collections.abc import Callable
from typing import NamedTuple

from backend.channels.bot.articles import Articles
from backend.channels.bot.intents import Recogniser
from backend.channels.bot.orders import day, is_late
from backend.channels.bot.replies import Question
from backend.channels.bot.script import Script
from backend.channels.bot.slots import order_number
from core.entities import Order

_ORDERS = ("order_status", "late_order")


class Suggestion(NamedTuple):
    """`sources`: titles of the articles, or the number of the order, it is from."""

    text: str
    sources: tuple[str, ...]


class Suggester:
    def __init__(self, script: Script, recogniser: Recogniser, articles: Articles) -> None:
        self._script = script
        self._recogniser = recogniser
        self._articles = articles

    def suggest(self, asked: Question, own: Callable[[str], Order | None]) -> Suggestion | None:
        """`own`: the customer's own order of a number; of nobody else's is ever said anything."""
        order = own(order_number(asked.text))
        guess = self._recogniser.guess(asked.text)
        intent = self._script.intents.get(guess.intent) if guess.sure else None
        if order is not None and (intent is None or guess.intent in _ORDERS):
            return self._order(asked, order)
        if intent is not None and intent.article:
            return self._article(asked, intent.article)
        if intent is not None and not intent.small and intent.then != "handoff":
            return None
        return self._found(asked)

    def _found(self, asked: Question) -> Suggestion | None:
        found = self._articles.find(asked.text)
        sure = found is not None and found.score >= self._script.rules.confidence.article
        return self._article(asked, found.id) if found and sure else None

    def _article(self, asked: Question, id: str) -> Suggestion:
        words = self._articles[id].words(asked.language)
        return Suggestion(words.answer, (words.title,))

    def _order(self, asked: Question, order: Order) -> Suggestion | None:
        """A late one needs more than its status: that is for the person to say."""
        if is_late(order, asked.now):
            return None
        facts = {"order_number": order.number, "date": day(order.at, asked.language, asked.zone)}
        text = self._script.phrases.say(asked.language, f"order_{order.status}", **facts)
        return Suggestion(text, (order.number,))
