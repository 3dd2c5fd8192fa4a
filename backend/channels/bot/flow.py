"""The dialogue's rules: what a customer said, and where the dialogue stands, to the bot's reply.

Pure: no clock, no log. An order is looked up through the function that comes with the question;
it finds only what the customer has shown to be theirs, so that nobody learns of others' orders.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backend.channels.bot.dialogue import FEEDBACK, UNKNOWN, Dialogue
from backend.channels.bot.intents import SURE, Guess, Intent, Recogniser
from backend.channels.bot.language import Language
from backend.channels.bot.orders import age_days, day, is_late
from backend.channels.bot.phrases import Phrases
from backend.channels.bot.slots import slots
from backend.channels.bot.summary import clipped, summary
from core.entities import BotState, BotTurn, HandoffReason, Order

_RATING = re.compile(r"(?<!\d)([1-5])(?!\d)")
_MISSES = 2
"""So many messages in a row that were not understood, and a person gets the conversation."""


@dataclass(frozen=True)
class Question:
    """What the customer said since the last reply. `now` in ms."""

    text: str
    language: Language
    now: int
    find: Callable[[str, str], Order | None]
    """By the order's number and the last four digits of the phone number on it."""
    files: bool = False
    who: str = ""
    """The customer's name."""


@dataclass(frozen=True)
class Handoff:
    reason: HandoffReason
    summary: str
    queue: str | None = None


@dataclass(frozen=True)
class Reply:
    """What the bot says. `close`: the conversation is over; `rating`: 1 to 5 where one was given."""

    text: str
    turn: BotTurn
    handoff: Handoff | None = None
    close: bool = False
    rating: int | None = None


class Flow:
    def __init__(
        self, intents: Mapping[str, Intent], phrases: Phrases, recogniser: Recogniser
    ) -> None:
        self._intents = intents
        self._phrases = phrases
        self._recogniser = recogniser

    def reply(self, state: Dialogue, asked: Question) -> Reply:
        """The next turn; the bot's first one says who it is."""
        answer = self._answer(state, asked)
        if state.begun or answer.turn.intent == "greeting":
            return answer
        hello = self._phrases.say(asked.language, "hello")
        return Reply(f"{hello} {answer.text}", answer.turn, answer.handoff, answer.close)

    def resume(self, state: Dialogue, point: str, asked: Question) -> Reply:
        """The first turn after a person gave the conversation back at `point`."""
        if point == FEEDBACK:
            return self._say(asked, "resume_feedback", FEEDBACK, 1.0, state.slots)
        if point != "order_number":
            return self._say(asked, "resume_greeting", "greeting", 1.0, state.slots)
        if "order_number" in slots(asked.text):
            return self._act(state, asked, state.intent, state.score, slots(asked.text))
        return self._say(asked, "resume_order_number", state.intent, state.score, state.slots)

    def failed(self, bot: BotState, asked: Question) -> Reply:
        """The hand-over after the bot itself broke down."""
        turn = BotTurn(intent=bot.intent, score=bot.score, slots=bot.slots)
        return self._hand_over(asked, turn, "error", "handoff_error", "error", "")

    def _answer(self, state: Dialogue, asked: Question) -> Reply:
        if asked.files and not asked.text.strip() and not state.awaited:
            return self._say(asked, "file", "file", 1.0, state.slots)
        guess = self._recogniser.guess(asked.text)
        if state.awaited == FEEDBACK and not self._is_real(guess):
            return self._feedback(state, asked, guess)
        found = slots(asked.text, state.awaited)
        name, score = self._meant(state, guess, found)
        if not name:
            return self._not_understood(state, asked, guess.score)
        if state.awaited and guess.sure and guess.intent == "no" and name == state.intent:
            return self._cannot_say(asked, name, score, state.slots | found, state.awaited)
        return self._act(state, asked, name, score, found)

    def _is_real(self, guess: Guess) -> bool:
        return guess.sure and not self._intents[guess.intent].small

    def _meant(self, state: Dialogue, guess: Guess, found: Mapping[str, str]) -> tuple[str, float]:
        """The intent to act on and its confidence; an empty name where nothing was understood."""
        if self._is_real(guess):
            late = state.intent == "late_order" and guess.intent == "order_status"
            return ("late_order" if late else guess.intent), guess.score
        if state.awaited in found:
            return state.intent, max(state.score, SURE)
        if guess.sure and (not state.awaited or guess.intent in ("goodbye", "moment")):
            return guess.intent, guess.score
        if "order_number" in found and not state.awaited:
            return self._about_an_order(state)
        if state.awaited and state.awaited != FEEDBACK:
            return state.intent, state.score
        return "", guess.score

    def _about_an_order(self, state: Dialogue) -> tuple[str, float]:
        known = self._intents.get(state.intent)
        if known is not None and "order_number" in known.needs:
            return state.intent, state.score
        return "order_status", 0.75

    def _act(
        self, state: Dialogue, asked: Question, name: str, score: float, found: Mapping[str, str]
    ) -> Reply:
        intent = self._intents[name]
        known = state.slots | dict(found)
        missing = next((slot for slot in intent.needs if slot not in known), "")
        if missing:
            return self._ask(state, asked, name, score, known, missing)
        if intent.then == "order":
            return self._order(state, asked, name, score, known)
        if intent.then == "handoff":
            if name == "speak_to_person" and self._is_topic(state.intent):
                return self._asked_for_a_person(state, asked, known)
            turn = BotTurn(intent=name, score=score, slots=known)
            return self._hand_over(asked, turn, intent.reason, self._words_for(name), name, "")
        if intent.then == "close":
            return self._say(asked, name, name, score, known, close=True)
        return self._inform(state, asked, name, score, known)

    def _is_topic(self, name: str) -> bool:
        known = self._intents.get(name)
        return known is not None and not known.small and name != "speak_to_person"

    def _asked_for_a_person(self, state: Dialogue, asked: Question, known: dict[str, str]) -> Reply:
        """Handed over with what they came for: that they want a person is only the reason."""
        turn = BotTurn(intent=state.intent, score=state.score, slots=known)
        outcome = "asked_open" if state.awaited else "asked_answered"
        return self._hand_over(asked, turn, "asked", "handoff_asked", state.intent, outcome)

    def _inform(
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
            turn = BotTurn(intent=name, score=score, slots=dict(known))
            reason = self._intents[name].reason if name == "cancel" else "low_confidence"
            lacks = self._lacking(missing)
            return self._hand_over(asked, turn, reason, f"handoff_{reason}", name, lacks)
        phrase = f"ask_{missing}_again" if again else f"ask_{missing}_{name}"
        return self._say(asked, phrase, name, score, known)

    def _cannot_say(
        self, asked: Question, name: str, score: float, known: Mapping[str, str], missing: str
    ) -> Reply:
        """The customer does not have what the bot needs: nothing is won by asking again."""
        turn = BotTurn(intent=name, score=score, slots=dict(known))
        lacks = self._lacking(missing)
        return self._hand_over(asked, turn, "policy", "handoff_policy", name, lacks)

    def _lacking(self, missing: str) -> str:
        return "no_phone" if missing == "phone_end" else "no_slot"

    def _order(
        self, state: Dialogue, asked: Question, name: str, score: float, known: dict[str, str]
    ) -> Reply:
        turn = BotTurn(intent=name, score=score, slots=known)
        order = asked.find(known["order_number"], known["phone_end"])
        if order is None:
            return self._not_found(state, asked, turn)
        if is_late(order, asked.now):
            return self._hand_over(asked, turn, "policy", "handoff_late", name, "late", order)
        if name == "late_order" and order.status == "delivered":
            return self._hand_over(
                asked, turn, "policy", "handoff_disputed", name, "disputed", order
            )
        facts = {**known, "date": day(order.at, asked.language)}
        text = self._join(asked.language, (f"order_{order.status}", "more"), facts)
        return Reply(text, turn)

    def _not_found(self, state: Dialogue, asked: Question, turn: BotTurn) -> Reply:
        """A slip of the pen is asked for once, unless the customer already waits in vain. The digits
        are asked for again with it: the count of tries goes by them, and nobody may try them all.
        """
        if turn.intent == "late_order" or state.asked > 1:
            return self._hand_over(
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

    def _not_understood(self, state: Dialogue, asked: Question, score: float) -> Reply:
        if state.misses + 1 < _MISSES:
            return self._say(asked, "unknown", UNKNOWN, score, state.slots)
        turn = BotTurn(intent=state.intent or UNKNOWN, score=score, slots=state.slots)
        return self._hand_over(asked, turn, "low_confidence", "handoff_low_confidence", UNKNOWN, "")

    def _words_for(self, name: str) -> str:
        if name in ("complaint", "legal"):
            return "handoff_complaint" if name == "complaint" else "handoff_policy"
        return f"handoff_{self._intents[name].reason}"

    def _hand_over(
        self, asked: Question, turn: BotTurn, reason: HandoffReason, phrase: str, about: str,
        outcome: str, order: Order | None = None,
    ) -> Reply:  # fmt: skip
        facts = {**turn.slots, "last": clipped(asked.text), "who": asked.who}
        if order is not None:
            facts["status"] = self._phrases.status(asked.language, order.status)
            facts["days"] = str(age_days(order, asked.now))
        sentence = summary(self._phrases, asked.language, about, outcome, facts)
        intent = self._intents.get(turn.intent)
        queue = (intent.queue or None) if intent is not None else None
        text = self._join(asked.language, (phrase, "handoff_end"), facts)
        return Reply(text, turn, Handoff(reason, sentence, queue))

    def _say(
        self, asked: Question, phrases: str | tuple[str, ...], intent: str, score: float,
        known: Mapping[str, str], *, close: bool = False,
    ) -> Reply:  # fmt: skip
        names = (phrases,) if isinstance(phrases, str) else phrases
        turn = BotTurn(intent=intent, score=round(score, 2), slots=dict(known))
        return Reply(self._join(asked.language, names, known), turn, close=close)

    def _join(self, language: Language, names: tuple[str, ...], facts: Mapping[str, str]) -> str:
        return " ".join(self._phrases.say(language, name, **facts) for name in names)
