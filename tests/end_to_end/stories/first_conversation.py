"""The first whole conversation: from a visitor, through the bot, to the desk and back."""

from backend.demo.visitors import VISITORS, Visitor
from tests.end_to_end.stage import Stage
from tests.end_to_end.typing_and_reading import both_ways
from tests.end_to_end.visitor import Visitor as Browser


def play(stage: Stage) -> None:
    who = VISITORS[stage.language]
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    both_ways(stage, browser, who.name)
    line_cut(stage, browser, who)
    killed(stage, who)


def opening(stage: Stage) -> None:
    with stage.step("the platform starts with its sample company"):
        stage.start_platform()
    with stage.step("the desk opens, signed in, its inbox full"):
        stage.start_desk()
        stage.desk.sees("Ayşe Şahin", seconds=60)
        stage.desk.sees(stage.words("Gösterim", "Demonstration"))


def with_the_bot(stage: Stage, browser: Browser, who: Visitor) -> None:
    with stage.step("a visitor writes on the company's page", browser.grab):
        browser.opens_chat(who.name)
        browser.writes(who.opening)
    with stage.step("the bot answers and asks for the order number", browser.grab):
        browser.hears(1)
    with stage.step(
        "it asks for what only the customer knows: the end of their phone", browser.grab
    ):
        browser.writes(who.order)
        browser.hears(2)
        browser.reads(stage.words("son dört hanesini", "last four digits"))
    with stage.step("the bot has what it needs, cannot help and says so", browser.grab):
        browser.writes(who.phone_end)
        browser.hears(3)
        browser.reads(stage.words("göremiyorum", "can't see"))


def handed_over(stage: Stage, browser: Browser, who: Visitor) -> None:
    desk = stage.desk
    with stage.step("it hands over: the desk announces it, and the conversation is on top"):
        desk.sees(who.name, seconds=30)
        desk.sees_on_top(who.name, stage.words("Devir bekliyor", "Hand-over"))
    with stage.step("what the bot learned is on the desk: order number, intent, summary"):
        desk.sees(stage.words("Kabul et", "Accept"))
        desk.click_row(who.name)
        desk.sees("TR-48213")
        desk.sees(who.order)
        desk.sees(who.phone_end)
        desk.sees("%")
        desk.sees(f"{who.name} {stage.words('geciken', 'asks why')}")
    with stage.step("the agent takes it, and the bot falls silent"):
        desk.key("Ctrl+Shift+T")
        desk.sees(stage.words("atandı", "assigned to Selim"))
    with stage.step("the agent answers, the visitor reads it", browser.grab):
        reply(stage, who.agent_answer)
        browser.reads(who.agent_answer)
    with stage.step("the visitor answers, the bot stays silent"):
        before = browser.answers()
        browser.writes(who.thanks)
        desk.sees(who.thanks)
        assert browser.answers() == before, "the bot answered as well"
        # Seen at the desk too: else a reply would be held back for what was not looked at yet
        unread = stage.words("Web sohbeti, 1 okunmamış", "Web chat, 1 unread")
        desk.sees_not(f"{who.name}, {unread}")


def reply(stage: Stage, text: str) -> None:
    """Types and sends; seen where it stands in the conversation, not in the field."""
    stage.desk.compose(text)
    stage.desk.ready("send")
    stage.desk.key("Ctrl+Return")
    stage.desk.sees(f"Selim Işık, {text}")


def line_cut(stage: Stage, browser: Browser, who: Visitor) -> None:
    desk = stage.desk
    with stage.step("the line is cut, and the desk says so calmly"):
        stage.line.cut()
        desk.sees(stage.words("çevrimdışı", "Offline"), seconds=20)
    with stage.step("a reply typed now waits, everything stays readable"):
        reply(stage, who.offline_answer)
        desk.sees(who.thanks)
        assert who.offline_answer not in browser.transcript()
    with stage.step("meanwhile the visitor writes on", browser.grab):
        browser.writes(who.while_away)
    with stage.step("the line comes back: the reply goes out once, what was missed comes in"):
        stage.line.restore()
        desk.sees(who.while_away, seconds=40)
        browser.reads(who.offline_answer, seconds=40)
        assert browser.transcript().count(who.offline_answer) == 1, "it went out twice"


def killed(stage: Stage, who: Visitor) -> None:
    desk = stage.desk
    with stage.step("a draft is being typed"):
        desk.compose(who.draft)
        desk.sees(who.draft)
    with stage.step(
        "the desk is killed and started again with no network: inbox and draft are there"
    ):
        until_saved(stage)
        desk.kill()
        stage.line.cut()
        stage.start_desk()
        desk.sees(who.name, seconds=30)
        desk.click_row(who.name)
        desk.sees(who.draft)
        desk.sees(who.agent_answer)
    with stage.step("the line comes back and the desk is live again"):
        stage.line.restore()
        desk.sees_not(stage.words("çevrimdışı", "Offline"), seconds=40)


def until_saved(stage: Stage) -> None:
    """A draft is kept at a pause of 400 ms; the list shows it once it is."""
    stage.desk.sees(stage.words("Taslak", "Draft"), seconds=5)
