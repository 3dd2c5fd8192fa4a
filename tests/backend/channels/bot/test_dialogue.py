from msgspec.structs import replace

from backend.channels.bot.dialogue import FEEDBACK, dialogue, heard, must_resume
from backend.channels.bot.script import load
from core.entities import BotState, BotTurn
from tests.backend.channels.bot.talk import Talk

INTENTS = load().intents
RESUMES = load().rules.resume


def _bot_says(talk: Talk, intent: str, **slots: str) -> None:
    talk.add("out", "…")
    turn = BotTurn(intent=intent, score=0.9, slots=slots)
    talk.messages[-1] = replace(talk.messages[-1], turn=turn)


def test_only_what_came_after_the_last_reply_is_unanswered(talk: Talk) -> None:
    for kind, text in (("in", "a"), ("out", "b"), ("in", "c"), ("note", "n"), ("in", "d")):
        talk.add(kind, text)  # type: ignore[arg-type]  # the literals above are message kinds
    assert [m.text for m in heard(talk.messages)] == ["c", "d"]


def test_asking_again_is_counted(talk: Talk) -> None:
    for _ in range(2):
        _bot_says(talk, "order_status")
    state = dialogue(talk.messages, talk.bot, INTENTS, RESUMES)
    assert (state.awaited, state.asked) == ("order_number", 2)


def test_what_was_understood_ends_the_misses(talk: Talk) -> None:
    _bot_says(talk, "unknown")
    assert dialogue(talk.messages, talk.bot, INTENTS, RESUMES).misses == 1
    _bot_says(talk, "thanks")
    assert dialogue(talk.messages, talk.bot, INTENTS, RESUMES).misses == 0


def test_small_talk_does_not_end_what_is_awaited(talk: Talk) -> None:
    _bot_says(talk, "return")
    _bot_says(talk, "thanks")
    assert dialogue(talk.messages, talk.bot, INTENTS, RESUMES).awaited == "order_number"


def test_a_hand_back_begins_anew_from_its_point(talk: Talk) -> None:
    _bot_says(talk, "late_order", order_number="TR-1")
    talk.bot = BotState(
        phase="active", intent="late_order", slots={"order_number": "TR-1", "email": "a@b.co"},
    )  # fmt: skip
    talk.give_back("order_number")
    assert must_resume(talk.messages, talk.bot)
    state = dialogue(talk.messages, talk.bot, INTENTS, RESUMES)
    assert (state.intent, state.slots, state.begun) == ("late_order", {"email": "a@b.co"}, True)
    _bot_says(talk, FEEDBACK)
    assert not must_resume(talk.messages, talk.bot)
