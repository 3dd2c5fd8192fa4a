"""The platform is killed in mid-conversation: page and desk go on, nothing is lost or doubled."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import handed_over, opening, reply, with_the_bot


def play(stage: Stage) -> None:
    who, desk = VISITORS[stage.language], stage.desk
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    with stage.step("the platform is killed, and the desk says so"):
        stage.platform.kill()
        desk.sees(stage.words("evrimdışı", "ffline"), seconds=30)
    with stage.step("both go on writing"):
        reply(stage, who.offline_answer)
        browser.writes(who.while_away)
    with stage.step("it is started again: the visitor reads the reply", browser.grab):
        stage.platform.start()
        browser.reads(who.offline_answer, seconds=60)
    with stage.step("and the desk what the visitor wrote; everything once"):
        desk.sees(f"{who.while_away},", seconds=60)
        for text in (who.offline_answer, who.while_away, who.agent_answer):
            assert browser.transcript().count(text) == 1, f"the visitor reads twice: {text}"
            shown = [said for said in desk.timeline() if f"{text}," in said]
            assert len(shown) == 1, f"the desk shows {shown}"
