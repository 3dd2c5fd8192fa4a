"""How the bot hands over: what it tells the customer, truthfully, and what it tells the agent."""

from collections.abc import Mapping

from backend.channels.bot.opening import opening
from backend.channels.bot.orders import age_days, written
from backend.channels.bot.replies import Handoff, Question, Reply
from backend.channels.bot.script import Script
from backend.channels.bot.slots import spaced
from backend.channels.bot.summary import clipped, summary
from backend.channels.standing import Standing
from core.entities import BotTurn, HandoffReason, Order


class Handing:
    def __init__(self, script: Script) -> None:
        self._intents = script.intents
        self._phrases = script.phrases
        self._slots = script.rules.slots

    def over(
        self, asked: Question, turn: BotTurn, reason: HandoffReason, phrase: str, about: str,
        outcome: str, order: Order | None = None,
    ) -> Reply:  # fmt: skip
        """`about` and `outcome` choose the sentence for the agent."""
        facts = self._facts(asked, turn, order)
        queue = self._queue(turn.intent)
        sentence = summary(self._phrases, asked.language, about, outcome, facts)
        words = self._phrases.say(asked.language, phrase, **facts)
        text = f"{words} {self._end(asked, asked.standing(queue))}"
        return Reply(text, turn, Handoff(reason, sentence, queue))

    def angry(self, asked: Question, turn: BotTurn) -> Reply:
        """With all that was understood: only the reason is that they are angry."""
        topic = self._phrases.topic(asked.language, turn.intent, self._facts(asked, turn, None))
        outcome = "angry_about" if topic else "angry"
        return self.over(asked, turn, "angry", "handoff_angry", turn.intent, outcome)

    def call_back(self, asked: Question, turn: BotTurn, topic: str) -> Reply:
        """They want to be called; `topic`: the intent they came with."""
        facts = self._facts(asked, turn, None)
        queue = self._queue(topic)
        about = bool(self._phrases.topic(asked.language, topic, facts))
        sentence = summary(
            self._phrases, asked.language, topic if about else turn.intent,
            "call_me_about" if about else "", facts,
        )  # fmt: skip
        words = [self._phrases.say(asked.language, "handoff_callback", **facts)]
        standing = asked.standing(queue)
        if not standing.open and standing.opens_at:
            words.append(self._said("callback_closed", asked, standing.opens_at, standing.zone))
        handoff = Handoff("asked", sentence, queue, turn.slots["phone"])
        return Reply(" ".join(words), turn, handoff)

    def unmet(
        self, asked: Question, name: str, score: float, known: Mapping[str, str], missing: str
    ) -> Reply:
        """The customer was asked often enough for what the bot needs."""
        turn = BotTurn(intent=name, score=score, slots=dict(known))
        reason = self._intents[name].unmet
        phrase, lacks = f"handoff_{reason}", self._lacking(missing)
        return self.over(asked, turn, reason, phrase, name, lacks)

    def cannot_say(
        self, asked: Question, name: str, score: float, known: Mapping[str, str], missing: str
    ) -> Reply:
        """The customer does not have what the bot needs: nothing is won by asking again."""
        turn = BotTurn(intent=name, score=score, slots=dict(known))
        lacks = self._lacking(missing)
        reason = self._intents[name].reason
        return self.over(asked, turn, reason, "handoff_policy", name, lacks)

    def _lacking(self, missing: str) -> str:
        return "no_phone" if self._slots[missing].kind == "phone_end" else "no_slot"

    def _queue(self, intent: str) -> str | None:
        known = self._intents.get(intent)
        return (known.queue or None) if known is not None else None

    def _facts(self, asked: Question, turn: BotTurn, order: Order | None) -> dict[str, str]:
        days = {s: v for s, v in turn.slots.items() if self._is_day(s)}
        facts = {**turn.slots, "last": clipped(asked.text), "who": asked.who}
        facts |= {slot: written(value, asked.language) for slot, value in days.items()}
        if "phone" in facts:
            facts["phone"] = spaced(facts["phone"])
        if order is not None:
            facts["status"] = self._phrases.status(asked.language, order.status)
            facts["days"] = str(age_days(order, asked.now))
        return facts

    def _is_day(self, slot: str) -> bool:
        row = self._slots.get(slot)
        return row is not None and row.kind == "date"

    def _end(self, asked: Question, standing: Standing) -> str:
        """What comes now, and never that somebody does where nobody is there."""
        if standing.somebody:
            return self._phrases.say(asked.language, "handoff_end")
        if standing.open:
            return self._phrases.say(asked.language, "handoff_busy")
        if standing.opens_at is None:
            return self._phrases.say(asked.language, "handoff_shut")
        return self._said("handoff_closed", asked, standing.opens_at, standing.zone)

    def _said(self, phrase: str, asked: Question, at: int, zone: str) -> str:
        when = opening(self._phrases, asked.language, at, asked.now, zone, asked.zone)
        return self._phrases.say(asked.language, phrase, opens=when)
