"""The dialogue's rules: what a customer said, and where the dialogue stands, to the bot's reply.

Pure: no clock, no log. An order is looked up through the function that comes with the question;
it finds only what the customer has shown to be theirs, so that nobody learns of others' orders.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from backend.channels.bot.articles import Articles, Found
from backend.channels.bot.dialogue import FEEDBACK, UNKNOWN, Dialogue
from backend.channels.bot.handing import Handing
from backend.channels.bot.intents import SURE, Guess, Intent, Recogniser
from backend.channels.bot.orders import day, is_late
from backend.channels.bot.phrases import Phrases
from backend.channels.bot.replies import ARTICLE, Question, Reply
from backend.channels.bot.rules import Resume
from backend.channels.bot.script import Script
from backend.channels.bot.slots import asked_for, slots
from core.entities import BotState, BotTurn

_ABOUT = ("complaint", "legal")
"""What a customer may have to say about whatever they came with."""
_RATING = re.compile(r"(?<!\d)([1-5])(?!\d)")


class Flow:
    def __init__(self, script: Script, recogniser: Recogniser, articles: Articles) -> None:
        self._intents: Mapping[str, Intent] = script.intents
        self._rules = script.rules
        self._phrases: Phrases = script.phrases
        self._recogniser = recogniser
        self._articles = articles
        self._handing = Handing(script)

    def reply(self, state: Dialogue, asked: Question) -> Reply:
        """The next turn; the bot's first one says who it is."""
        answer = self._answer(state, asked)
        if asked.angry and answer.handoff is None:
            answer = self._handing.angry(asked, answer.turn)
        if state.begun or answer.turn.intent == "greeting":
            return answer
        return answer.after(self._phrases.say(asked.language, "hello"))

    def resume(self, state: Dialogue, point: str, asked: Question) -> Reply:
        """The first turn after a person gave the conversation back at `point`. What the customer
        asked meanwhile is answered first: it would be lost otherwise."""
        row = self._rules.resume.get(point) or self._rules.resume["greeting"]
        found = slots(asked.text)
        if row.asks and row.asks in found:
            return self._act(state, asked, state.intent, state.score, found)
        if self._is_open(asked, row):
            return self.reply(state, asked)
        if row.rates:
            return self._say(asked, row.say, FEEDBACK, 1.0, state.slots)
        intent, score = (state.intent, state.score) if row.asks else ("greeting", 1.0)
        return self._say(asked, row.say, intent, score, state.slots)

    def _is_open(self, asked: Question, row: Resume) -> bool:
        """Whether the customer left a wish that the point itself does not go on with."""
        guess = self._recogniser.guess(asked.text)
        if self._is_real(guess):
            return not row.asks or row.asks not in self._intents[guess.intent].needs
        if self._found(asked) is not None:
            return True
        plain = not row.asks and not row.rates
        return plain and bool(asked.text.strip()) and not guess.sure

    def failed(self, bot: BotState, asked: Question) -> Reply:
        """The hand-over after the bot itself broke down."""
        turn = BotTurn(intent=bot.intent, score=bot.score, slots=bot.slots)
        return self._handing.over(asked, turn, "error", "handoff_error", "error", "")

    def _answer(self, state: Dialogue, asked: Question) -> Reply:
        if asked.files and not asked.text.strip() and not state.awaited:
            return self._say(asked, "file", "file", 1.0, state.slots)
        guess = self._recogniser.guess(asked.text)
        if state.awaited == FEEDBACK and not self._is_real(guess):
            return self._feedback(state, asked, guess)
        found = slots(asked.text, state.awaited)
        name, score = self._meant(state, asked, guess, found)
        if not name:
            return self._look_up(state, asked, guess.score)
        if state.awaited and guess.sure and guess.intent == "no" and name == state.intent:
            return self._handing.cannot_say(asked, name, score, state.slots | found, state.awaited)
        return self._act(state, asked, name, score, found)

    def _is_real(self, guess: Guess) -> bool:
        return guess.sure and not self._intents[guess.intent].small

    def _meant(
        self, state: Dialogue, asked: Question, guess: Guess, found: Mapping[str, str]
    ) -> tuple[str, float]:
        """The intent to act on and its confidence; an empty name where nothing was understood."""
        if self._is_real(guess):
            late = state.intent == "late_order" and guess.intent == "order_status"
            return ("late_order" if late else guess.intent), guess.score
        if state.awaited in found or self._given(asked, state.awaited):
            return state.intent, max(state.score, SURE)
        if guess.sure and (not state.awaited or guess.intent in ("goodbye", "moment")):
            return guess.intent, guess.score
        if "order_number" in found and not state.awaited:
            return self._about_an_order(state)
        if state.awaited and state.awaited != FEEDBACK:
            return state.intent, state.score
        return "", guess.score

    def _given(self, asked: Question, slot: str) -> str:
        """What the customer's words give for one slot that is wanted now."""
        row = self._rules.slots.get(slot)
        if row is None:
            return ""
        today = datetime.fromtimestamp(asked.now / 1000, ZoneInfo(asked.zone)).date()
        return asked_for(row.kind, asked.text, today, row.when)

    def _about_an_order(self, state: Dialogue) -> tuple[str, float]:
        known = self._intents.get(state.intent)
        if known is not None and "order_number" in known.needs:
            return state.intent, state.score
        return ("order_status", 0.75) if "order_status" in self._intents else ("", 0.0)

    def _act(
        self, state: Dialogue, asked: Question, name: str, score: float, found: Mapping[str, str]
    ) -> Reply:
        intent = self._intents[name]
        known = state.slots | dict(found)
        known |= self._given_for(intent, asked, known, state.awaited)
        missing = next((slot for slot in intent.needs if slot not in known), "")
        if missing:
            return self._ask(state, asked, name, score, known, missing)
        if intent.then == "order":
            return self._order(state, asked, name, score, known)
        if intent.then == "handoff":
            return self._hand_over(state, asked, name, score, known)
        if intent.then == "callback":
            turn = BotTurn(intent=name, score=score, slots=known)
            return self._handing.call_back(asked, turn, state.intent)
        if intent.then == "article":
            turn = BotTurn(intent=name, score=round(score, 2), slots=known)
            return Reply(self._article(asked, intent.article), turn)
        if intent.then == "close":
            return self._say(asked, name, name, score, known, close=True)
        return self._small_talk(state, asked, name, score, known)

    def _given_for(
        self, intent: Intent, asked: Question, known: Mapping[str, str], awaited: str
    ) -> dict[str, str]:
        """What the intent needs and only its own reader sees: a day, a national id."""
        private = [slot for slot in intent.needs if slot not in known]
        plain = ("order_number", "phone_end", "phone", "email")
        wanted = [s for s in private if self._rules.slots[s].kind not in plain or s == awaited]
        found = {slot: self._given(asked, slot) for slot in wanted}
        return {slot: value for slot, value in found.items() if value}

    def _hand_over(
        self, state: Dialogue, asked: Question, name: str, score: float, known: dict[str, str]
    ) -> Reply:
        intent = self._intents[name]
        if name == "speak_to_person" and self._is_topic(state.intent):
            return self._asked_for_a_person(state, asked, known)
        turn = BotTurn(intent=name, score=score, slots=known)
        phrase = intent.says or f"handoff_{intent.reason}"
        about = name in _ABOUT and self._is_topic(state.intent) and state.intent not in _ABOUT
        topic, outcome = (state.intent, f"{name}_about") if about else (name, "")
        return self._handing.over(asked, turn, intent.reason, phrase, topic, outcome)

    def _is_topic(self, name: str) -> bool:
        known = self._intents.get(name)
        return known is not None and not known.small and name != "speak_to_person"

    def _asked_for_a_person(self, state: Dialogue, asked: Question, known: dict[str, str]) -> Reply:
        """Handed over with what they came for: that they want a person is only the reason."""
        turn = BotTurn(intent=state.intent, score=state.score, slots=known)
        outcome = "asked_open" if state.awaited else "asked_answered"
        return self._handing.over(asked, turn, "asked", "handoff_asked", state.intent, outcome)

    def _small_talk(
        self, state: Dialogue, asked: Question, name: str, score: float, known: Mapping[str, str]
    ) -> Reply:
        if name == "greeting" and not state.begun:
            return self._say(asked, ("hello", "greeting"), name, score, known)
        if self._intents[name].small:
            phrase = "greeting_again" if name == "greeting" else name
            return self._say(asked, phrase, name, score, known)
        return self._say(asked, (name, "more"), name, score, known)

    def _ask(
        self, state: Dialogue, asked: Question, name: str, score: float,
        known: Mapping[str, str], missing: str,
    ) -> Reply:  # fmt: skip
        again = (name, missing) == (state.intent, state.awaited)
        if again and state.asked >= self._intents[name].asks:
            return self._handing.unmet(asked, name, score, known, missing)
        phrase = f"ask_{missing}_again" if again else f"ask_{missing}_{name}"
        return self._say(asked, phrase, name, score, known)

    def _order(
        self, state: Dialogue, asked: Question, name: str, score: float, known: dict[str, str]
    ) -> Reply:
        turn = BotTurn(intent=name, score=score, slots=known)
        order = asked.find(known["order_number"], known["phone_end"])
        if order is None:
            return self._not_found(state, asked, turn)
        if is_late(order, asked.now):
            return self._handing.over(asked, turn, "late", "handoff_late", name, "late", order)
        if name == "late_order" and order.status == "delivered":
            return self._handing.over(
                asked, turn, "policy", "handoff_disputed", name, "disputed", order
            )
        facts = {**known, "date": day(order.at, asked.language, asked.zone)}
        text = self._join(asked, (f"order_{order.status}", "more"), facts)
        return Reply(text, turn)

    def _not_found(self, state: Dialogue, asked: Question, turn: BotTurn) -> Reply:
        """A slip of the pen is asked for once, unless the customer already waits in vain. The digits
        are asked for again with it: the count of tries goes by them, and nobody may try them all.
        """
        if turn.intent == "late_order" or state.asked > 1:
            return self._handing.over(
                asked, turn, "policy", "handoff_not_found", turn.intent, "not_found"
            )
        number = turn.slots["order_number"]
        rest = {slot: value for slot, value in turn.slots.items() if slot != "phone_end"}
        text = self._phrases.say(asked.language, "order_not_found", order_number=number)
        return Reply(text, BotTurn(intent=turn.intent, score=turn.score, slots=rest))

    def _feedback(self, state: Dialogue, asked: Question, guess: Guess) -> Reply:
        given = _RATING.search(asked.text)
        if given:
            rating = int(given[1])
            phrase = "feedback_good" if rating > 2 else "feedback_bad"
            turn = BotTurn(intent=FEEDBACK, score=1.0, slots=state.slots)
            text = self._phrases.say(asked.language, phrase)
            return Reply(text, turn, close=True, rating=rating)
        declines = guess.sure and guess.intent in ("no", "goodbye")
        if declines or state.asked > 1:
            return self._say(asked, "goodbye", "goodbye", 1.0, state.slots, close=True)
        return self._say(asked, "feedback_again", FEEDBACK, guess.score, state.slots)

    def _look_up(self, state: Dialogue, asked: Question, score: float) -> Reply:
        """What no intent covers may still stand in the help centre."""
        found = self._found(asked)
        if found is None:
            return self._not_understood(state, asked, score)
        turn = BotTurn(intent=ARTICLE, score=found.score, slots=state.slots)
        return Reply(self._article(asked, found.id), turn)

    def _found(self, asked: Question) -> Found | None:
        found = self._articles.find(asked.text)
        return found if found and found.score >= self._rules.confidence.article else None

    def _article(self, asked: Question, id: str) -> str:
        words = self._articles[id].words(asked.language)
        source = self._phrases.say(asked.language, "source", title=words.title)
        return f"{words.answer}\n{source}\n{self._phrases.say(asked.language, 'more')}"

    def _not_understood(self, state: Dialogue, asked: Question, score: float) -> Reply:
        if state.misses + 1 < self._rules.confidence.misses:
            return self._say(asked, "unknown", UNKNOWN, score, state.slots)
        turn = BotTurn(intent=state.intent or UNKNOWN, score=score, slots=state.slots)
        return self._handing.over(
            asked, turn, "low_confidence", "handoff_low_confidence", UNKNOWN, ""
        )

    def _say(
        self, asked: Question, phrases: str | tuple[str, ...], intent: str, score: float,
        known: Mapping[str, str], *, close: bool = False,
    ) -> Reply:  # fmt: skip
        names = (phrases,) if isinstance(phrases, str) else phrases
        turn = BotTurn(intent=intent, score=round(score, 2), slots=dict(known))
        return Reply(self._join(asked, names, known), turn, close=close)

    def _join(self, asked: Question, names: tuple[str, ...], facts: Mapping[str, str]) -> str:
        return " ".join(self._phrases.say(asked.language, name, **facts) for name in names)
