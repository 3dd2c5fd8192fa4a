from core.protocol.events import BotSuggested
from tests.backend.commands.conftest import Office
from tests.backend.sample import AYSE, BORA


async def test_what_was_judged_is_shown_no_longer(office: Office) -> None:
    judged = {"conversation": "c1", "verdict": "used"}
    assert (await office.do(AYSE, "bot.suggestion_feedback", **judged)).seq is None
    await office.emit(BotSuggested(conversation="c1", text="Kargonuz yolda."))
    assert await office.refused(BORA, "bot.suggestion_feedback", **judged) == (
        "not_found", "conversation",
    )  # fmt: skip
    await office.do(AYSE, "bot.suggestion_feedback", **judged)
    found = await office.conversation()
    assert found.bot and found.bot.suggestion == ""
