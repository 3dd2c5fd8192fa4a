"""Who is writing and what was read, both ways, between a real browser and the real desk."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from backend.demo.visitors import VISITORS
from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import handed_over, opening, with_the_bot
from tests.end_to_end.visitor import Visitor

SECONDS = 15
CLOSED = "Sayfa kapalıyken"


def test_typing_and_read_marks_go_both_ways(tmp_path: Path) -> None:
    who = VISITORS["tr"]
    with Stage(tmp_path) as stage:
        opening(stage)
        browser = stage.visitor()
        with_the_bot(stage, browser, who)
        handed_over(stage, browser, who)
        the_visitor_types(stage, browser)
        the_agent_types(stage, browser)
        the_visitor_reads(stage, browser)
        the_agent_reads(stage, browser)


def the_visitor_types(stage: Stage, browser: Visitor) -> None:
    field = browser.page.locator("#chat-text")
    field.press_sequentially("Bir de şunu", delay=60)
    stage.desk.sees("Gül yazıyor…")
    field.fill("")
    stage.desk.sees_not("Gül yazıyor…")


def the_agent_types(stage: Stage, browser: Visitor) -> None:
    words = browser.page.locator("#chat-typing-words")
    stage.desk.compose("Hemen bakı")
    expect(words).to_be_visible(timeout=SECONDS * 1000)
    expect(words).to_contain_text("Selim")
    stage.desk.key("Ctrl+A")
    stage.desk.key("Backspace")
    expect(words).to_be_hidden(timeout=SECONDS * 1000)


def the_visitor_reads(stage: Stage, browser: Visitor) -> None:
    """Delivered while the chat is closed, read once it is open."""
    browser.page.locator("#chat-close").click()
    stage.desk.compose(CLOSED)
    stage.desk.key("Ctrl+Return")
    stage.desk.sees(f"{CLOSED}, ")
    seen(stage, CLOSED, "Teslim edildi")
    browser.page.locator("#chat-toggle").click()
    browser.reads(CLOSED)
    seen(stage, CLOSED, "Okundu")


def the_agent_reads(stage: Stage, browser: Visitor) -> None:
    """Seen only where the desk showed it: not while another conversation is open."""
    stage.desk.click_row("Ayşe Şahin")
    stage.desk.sees("TR-")
    browser.writes("Orada mısınız?")
    last = browser.page.locator("#chat-log > li.mine").last
    expect(last).to_contain_text("Gönderildi", timeout=SECONDS * 1000)
    stage.desk.click_row("Gül Işıldak")
    seen_there(last)


def seen_there(last: Locator) -> None:
    expect(last).to_contain_text("Görüldü", timeout=SECONDS * 1000)


def seen(stage: Stage, words: str, state: str) -> None:
    """Waits until the timeline says how far a message got."""
    until(
        lambda: any(words in text and state in text for text in stage.desk.texts()),
        f"{words} is {state}", SECONDS, stage.desk.check, stage.desk.texts,
    )  # fmt: skip
