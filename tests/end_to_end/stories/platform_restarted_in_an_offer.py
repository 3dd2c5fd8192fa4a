"""The platform is killed while a customer is on offer: the offer is neither lost nor made twice."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import opening, reply, with_the_bot


def play(stage: Stage) -> None:
    who, desk = VISITORS[stage.language], stage.desk
    accept = stage.words("Kabul et", "Accept")
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    with stage.step("a customer is on offer"):
        desk.sees(accept, seconds=20)
        desk.says(who.name)
    with stage.step("the platform is killed: what cannot be accepted is not offered"):
        stage.platform.kill()
        desk.sees(stage.words("evrimdışı", "ffline"), seconds=30)
        desk.sees_not(accept)
    with stage.step("it is started again: the customer is on offer again, once"):
        stage.platform.start()
        desk.sees(accept, seconds=60)
        assert desk.texts().count(accept) == 1, "it is offered twice"
    with stage.step("the agent takes it and answers; everything happened once", browser.grab):
        desk.key("Ctrl+Shift+T")
        taken = stage.words("Bot konuşmayı", "handed over to")
        desk.sees_in_timeline(taken, seconds=20)
        reply(stage, who.agent_answer)
        browser.reads(who.agent_answer)
        assert len([line for line in desk.timeline() if taken in line]) == 1
