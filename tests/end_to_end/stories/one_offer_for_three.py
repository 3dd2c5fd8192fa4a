"""Two desks want the same customer in the same second, who goes on writing meanwhile: one of them gets
it, the other is told who within that second, and the customer talks with one person."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

from backend.demo.visitors import VISITORS
from tests.end_to_end.desk import DeskProcess
from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import opening, with_the_bot

QUEUE = "qu-orders"
SELIM = "Selim Işık"
AT_ONCE_S = 1.0


@dataclass(frozen=True)
class Told:
    """How a desk answered its person, and when by the monotonic clock."""

    words: str
    at: float
    looked_s: float
    """The longest look at the screen took so long: what came meanwhile was seen after it. What
    the platform and the other desk did meanwhile was as slow."""


def play(stage: Stage) -> None:
    who, selim = VISITORS[stage.language], stage.desk
    user, name = stage.colleague
    opening(stage)
    with stage.step(f"{name} opens a desk of her own"):
        # Asked at once, as after a long wait: so both are offered the same
        stage.platform.rules(QUEUE, louder_after=1, everybody_after=1)
        other = stage.another_desk(user)
        other.sees(stage.words("Ekip  ", "Team  "), seconds=60)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    with stage.step("the same customer is offered to both", selim.grab):
        for desk in (selim, other):
            desk.sees(stage.words("Kabul et", "Accept"), seconds=20)
            desk.says(who.name)
    desks = {SELIM: selim, name: other}
    with stage.step("both accept in the same moment, while the customer writes on"):
        together = Barrier(len(desks))
        with ThreadPoolExecutor() as hands:
            answers = {n: hands.submit(press, stage, desk, together) for n, desk in desks.items()}
            browser.writes(who.while_away)
        told = {n: answer.result() for n, answer in answers.items()}
    with stage.step("one has it; the other is told who, within the same second"):
        (owner,) = [n for n, one in told.items() if one.words == mine(stage)]
        (loser,) = [n for n in desks if n != owner]
        assert told[loser].words == taken_by(stage, owner), told
        slowest = max(one.looked_s for one in told.values())
        later = told[loser].at - told[owner].at
        stage.told(f"         {loser} knew {later:+.2f} s after {owner}")
        assert later < AT_ONCE_S + 3 * slowest, f"told {later:.2f} s later"
    with stage.step("both timelines say the same"):
        handed = stage.words("Bot konuşmayı", "handed over to")
        lines = {n: line_of(desk, handed, who.name) for n, desk in desks.items()}
        assert lines[owner] == lines[loser], f"the desks do not agree: {lines.values()}"
        assert owner.split()[0] in lines[owner]
    with stage.step("and the customer is answered once, by that one", browser.grab):
        desk = desks[owner]
        desk.compose(who.offline_answer)
        desk.ready("send")
        desk.key("Ctrl+Return")
        browser.reads(who.offline_answer)
        assert browser.transcript().count(who.offline_answer) == 1, "it was answered twice"


def mine(stage: Stage) -> str:
    return stage.words("1 yazışma", "1 chat")


def taken_by(stage: Stage, name: str) -> str:
    return stage.words(f"{name} aldı", f"{name} has it")


def press(stage: Stage, desk: DeskProcess, together: Barrier) -> Told:
    """Takes it, and looks at what is said to it: that it is there, or who has it."""
    names = (SELIM, stage.colleague[1])
    answers = [mine(stage), *(taken_by(stage, name) for name in names)]
    found: list[Told] = []
    slowest = 0.0

    def look() -> bool:
        nonlocal slowest
        began = time.monotonic()
        texts = desk.texts()
        now = time.monotonic()
        slowest = max(slowest, now - began)
        found.extend(
            Told(words, now, slowest) for words in answers if any(words in t for t in texts)
        )
        return bool(found)

    together.wait(30)
    desk.key("Ctrl+Shift+T")
    until(look, "an answer", 15, desk.check, desk.texts)
    return found[0]


def line_of(desk: DeskProcess, words: str, name: str) -> str:
    """What the conversation's own timeline says of who has it; once."""
    desk.key("Ctrl+6")
    desk.click_row(name, seconds=20)
    desk.sees_in_timeline(words)
    (line,) = [text for text in desk.timeline() if words in text]
    return line
