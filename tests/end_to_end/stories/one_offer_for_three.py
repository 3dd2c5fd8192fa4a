"""Two desks want the same customer in the same second, who goes on writing meanwhile: one of them gets
it, the other is told who, and the customer talks with one person."""

from threading import Barrier, Thread

from backend.demo.visitors import VISITORS
from tests.end_to_end.processes import DeskProcess
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import opening, with_the_bot

QUEUE = "qu-orders"
NAMES = ("Selim Işık", "Derya Koç")


def play(stage: Stage) -> None:
    who, selim = VISITORS[stage.language], stage.desk
    opening(stage)
    with stage.step("Derya opens a desk of her own"):
        # Asked at once, as after a long wait: so both are offered the same
        stage.platform.rules(QUEUE, louder_after=1, everybody_after=1)
        derya = stage.another_desk("derya")
        derya.sees(stage.words("Ekip  ", "Team  "), seconds=60)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    with stage.step("the same customer is offered to both", selim.grab):
        for desk in (selim, derya):
            desk.sees(stage.words("Kabul et", "Accept"), seconds=20)
            desk.says(who.name)
    with stage.step("both accept in the same moment, while the customer writes on"):
        together = Barrier(2)
        hands = [Thread(target=press, args=(desk, together)) for desk in (selim, derya)]
        for hand in hands:
            hand.start()
        browser.writes(who.while_away)
        for hand in hands:
            hand.join()
    with stage.step("one of them has it, and both desks say who"):
        taken = stage.words("Bot konuşmayı", "handed the conversation")
        lines = {desk: line_of(desk, taken, who.name) for desk in (selim, derya)}
        assert lines[selim] == lines[derya], f"the desks do not agree: {lines.values()}"
        owner = next(name for name in NAMES if name.split()[0] in lines[selim])
    with stage.step("and the customer is answered once, by that one", browser.grab):
        desk = selim if owner == NAMES[0] else derya
        desk.compose(who.offline_answer)
        desk.ready("send")
        desk.key("Ctrl+Return")
        browser.reads(who.offline_answer)
        assert browser.transcript().count(who.offline_answer) == 1, "it was answered twice"


def press(desk: DeskProcess, together: Barrier) -> None:
    together.wait(30)
    desk.key("Ctrl+Shift+T")


def line_of(desk: DeskProcess, words: str, name: str) -> str:
    """What the conversation's own timeline says of who has it; once."""
    desk.key("Ctrl+6")
    desk.click_row(name, seconds=20)
    desk.sees_in_timeline(words)
    (line,) = [text for text in desk.timeline() if words in text]
    return line
