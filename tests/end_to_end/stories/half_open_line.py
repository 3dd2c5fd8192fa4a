"""A line that is half open: nothing comes and nobody says so. The heartbeat notices."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import handed_over, opening, reply, with_the_bot

HEARTBEAT_MS = 2_000
"""Instead of 15 s: the same rule, twice of it without a sign of life, is reached sooner."""


def play(stage: Stage) -> None:
    who, desk = VISITORS[stage.language], stage.desk
    stage.platform.heartbeat_ms = HEARTBEAT_MS
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    with stage.step("the line goes silent without a word, and a reply is sent into it"):
        stage.line.silence()
        reply(stage, who.offline_answer)
    with stage.step("the desk notices by the missing heartbeat, and says so"):
        desk.sees(stage.words("evrimdışı", "ffline"), seconds=60)
        assert who.offline_answer not in browser.transcript()
    with stage.step("the line works again: the reply goes out once, what was missed comes in"):
        browser.writes(who.while_away)
        stage.line.restore()
        browser.reads(who.offline_answer, seconds=60)
        desk.sees(f"{who.while_away},", seconds=60)
        assert browser.transcript().count(who.offline_answer) == 1, "it went out twice"
