import pytest

from backend.channels.bot.intents import Recogniser
from backend.channels.bot.quick import quick_replies
from backend.channels.bot.script import load
from core.entities import BotTurn

SCRIPT = load()


@pytest.mark.parametrize(
    ("turn", "first"),
    [
        (BotTurn(intent="greeting"), "Where is my order?"),
        (BotTurn(intent="order_status"), "I don't know my order number"),
        (BotTurn(intent="order_status", slots={"order_number": "TR-1"}), "I don't know"),
        (
            BotTurn(intent="order_status", slots={"order_number": "TR-1", "phone_end": "7708"}),
            "I have another question",
        ),
        (BotTurn(intent="unknown"), "Where is my order?"),
        (BotTurn(intent="feedback"), "5"),
    ],
)
def test_the_buttons_fit_the_turn(turn: BotTurn, first: str) -> None:
    assert quick_replies(SCRIPT.phrases, SCRIPT.intents, turn, "en")[0] == first


@pytest.mark.parametrize("intent", ["goodbye", "no", "file", "something newer"])
def test_some_turns_offer_none(intent: str) -> None:
    assert quick_replies(SCRIPT.phrases, SCRIPT.intents, BotTurn(intent=intent), "tr") == ()


def test_every_button_is_understood() -> None:
    """A button that the bot itself does not understand would be a trap."""
    recogniser = Recogniser(SCRIPT.intents, SCRIPT.rules.confidence.deciding)
    for language in ("tr", "en"):
        for name in ("start", "slot", "unknown", "more"):
            for words in SCRIPT.phrases.quick(language, name):
                assert recogniser.guess(words).sure, words
