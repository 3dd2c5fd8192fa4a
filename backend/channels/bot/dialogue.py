"""Where a dialogue stands, read from what was said: nothing is kept beside the log.

The bot's own turns say what it understood, so that a restarted platform goes on exactly where
the last one stopped.
"""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from backend.channels.bot.intents import Intent
from backend.channels.bot.rules import Resume
from core.entities import BotState, Message

UNKNOWN = "unknown"
FEEDBACK = "feedback"
NOTICE = "notice"
"""Of what the bot tells whoever waits for a person: it answers nothing that they said."""


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """`asked`: how often in a row the awaited slot was asked for; `misses`: how many messages in
    a row were not understood."""

    intent: str = ""
    score: float = 0.0
    slots: dict[str, str] = {}
    awaited: str = ""
    asked: int = 0
    misses: int = 0
    begun: bool = False
    """The bot has said something."""


def heard(messages: Sequence[Message]) -> list[Message]:
    """The customer's messages that nobody has answered: all after the last reply."""
    last = max((m.order for m in messages if m.kind == "out" and not is_notice(m)), default=0)
    return [m for m in messages if m.kind == "in" and m.order > last]


def is_notice(message: Message) -> bool:
    return message.turn is not None and message.turn.intent == NOTICE


def must_resume(messages: Sequence[Message], bot: BotState) -> bool:
    """Whether the bot was given the conversation back and has not spoken since."""
    return bool(bot.resume) and not _turns(messages) and _returned_at(messages) > 0


def dialogue(
    messages: Sequence[Message], bot: BotState, intents: Mapping[str, Intent],
    resumes: Mapping[str, Resume],
) -> Dialogue:  # fmt: skip
    """The state after every turn of the bot since the conversation was last given to it."""
    state = _start(messages, bot, intents, resumes)
    for message in _turns(messages):
        state = _after(state, message, intents)
    return state


def _start(
    messages: Sequence[Message], bot: BotState, intents: Mapping[str, Intent],
    resumes: Mapping[str, Resume],
) -> Dialogue:  # fmt: skip
    spoke = any(m.author.kind == "bot" for m in messages)
    if not _returned_at(messages):
        return Dialogue(begun=spoke)
    slots, point = dict(bot.slots), resumes.get(bot.resume)
    if point is None or not point.asks:
        return Dialogue(slots=slots, begun=True)
    slots.pop(point.asks, None)
    known = intents.get(bot.intent)
    intent = bot.intent if known and point.asks in known.needs else point.intent
    return Dialogue(intent=intent, score=bot.score, slots=slots, begun=True)


def _returned_at(messages: Sequence[Message]) -> int:
    """Order of the newest entry that says the bot was given the conversation back; 0: none."""
    return max(
        (m.order for m in messages if m.activity is not None and m.activity.code == "returned"),
        default=0,
    )


def _turns(messages: Sequence[Message]) -> list[Message]:
    since = _returned_at(messages)
    later = (m for m in messages if m.order > since and m.kind == "out")
    return [m for m in later if m.turn is not None and not is_notice(m)]


def _after(state: Dialogue, message: Message, intents: Mapping[str, Intent]) -> Dialogue:
    turn = message.turn
    if turn is None:
        return state
    if turn.intent == UNKNOWN:
        return replace(state, misses=state.misses + 1, slots=turn.slots, begun=True)
    if turn.intent == FEEDBACK:
        asked = state.asked + 1 if state.awaited == FEEDBACK else 1
        return replace(state, awaited=FEEDBACK, asked=asked, misses=0, begun=True)
    known = intents.get(turn.intent)
    if known is None or known.small:
        return replace(state, misses=0, begun=True)
    awaited = next((name for name in known.needs if name not in turn.slots), "")
    again = bool(awaited) and (turn.intent, awaited) == (state.intent, state.awaited)
    return replace(
        state, intent=turn.intent, score=turn.score, slots=turn.slots, awaited=awaited,
        misses=0, begun=True, asked=state.asked + 1 if again else int(bool(awaited)),
    )  # fmt: skip
