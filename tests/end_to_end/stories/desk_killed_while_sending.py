"""The desk is killed right after a reply was written offline: the visitor reads it exactly once."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import handed_over, opening, reply, with_the_bot


def play(stage: Stage) -> None:
    who, desk = VISITORS[stage.language], stage.desk
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    with stage.step("offline, a reply is sent; killed at once when the screen shows it waiting"):
        stage.line.cut()
        desk.sees(stage.words("Çevrimdışı", "Offline"), stage.words("çevrimdışı", "offline"))
        reply(stage, who.offline_answer)
        desk.kill()
    with stage.step("started again with no network, the reply is there and waits"):
        stage.start_desk()
        desk.click_row(who.name, seconds=30)
        desk.sees(f"{who.offline_answer},")
        assert who.offline_answer not in browser.transcript()
    with stage.step("killed again while the line comes back", browser.grab):
        stage.line.restore()
        desk.kill()
        stage.start_desk()
        browser.reads(who.offline_answer, seconds=60)
    with stage.step("desk and visitor agree: it stands there once"):
        desk.click_row(who.name, seconds=30)
        browser.writes(who.while_away)
        desk.sees(who.while_away, seconds=40)
        assert browser.transcript().count(who.offline_answer) == 1, "the visitor reads it twice"
        shown = [said for said in desk.timeline() if f"{who.offline_answer}," in said]
        assert len(shown) == 1, f"the desk shows {shown}"
