"""A laptop is closed in the middle of a chat: the customer is not left alone, and whoever opens it
again finds everything told, their half-written reply included."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import (
    handed_over,
    opening,
    until_saved,
    with_the_bot,
)

GRACE_S = 3.0


def play(stage: Stage) -> None:
    who, selim = VISITORS[stage.language], stage.desk
    stage.platform.grace_s = GRACE_S
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    user, name = stage.colleague
    with stage.step(f"{name} opens a desk of her own; Selim is in the middle of a reply"):
        other = stage.another_desk(user)
        other.sees(stage.words("Ekip  ", "Team  "), seconds=60)
        selim.compose(who.draft)
        until_saved(stage)
    with stage.step("Selim's laptop is closed, and the customer writes on", browser.grab):
        selim.sleep()
        stage.line.cut()
        browser.writes(who.while_away)
    with stage.step(
        f"a little later {name} is offered the customer, before all others", other.grab
    ):
        other.sees(stage.words("Kabul et", "Accept"), seconds=GRACE_S + 30)
        other.says(who.name)
    with stage.step("she takes it and answers", other.grab):
        other.key("Ctrl+Shift+T")
        other.sees_in_timeline(who.while_away, seconds=20)
        other.compose(who.offline_answer)
        other.ready("send")
        other.key("Ctrl+Return")
        browser.reads(who.offline_answer)
    with stage.step("the laptop is opened: it says who has the customer, and keeps the draft"):
        selim.wake()
        stage.line.restore()
        selim.sees_in_timeline(who.offline_answer, seconds=60)
        selim.sees(who.draft)
