"""Who is writing and what was read, both ways, between a browser and a desk."""

from playwright.sync_api import expect

from tests.end_to_end.stage import Stage
from tests.end_to_end.visitor import Visitor

SECONDS = 15
CLOSED = {"tr": "Sayfa kapalıyken", "en": "While the page is closed"}
ASKED = {"tr": "Orada mısınız?", "en": "Are you there?"}


def both_ways(stage: Stage, browser: Visitor, name: str) -> None:
    """In the conversation of that name, which is open and is theirs."""
    the_visitor_types(stage, browser, name.split()[0])
    the_agent_types(stage, browser)
    the_visitor_reads(stage, browser)
    the_agent_reads(stage, browser, name)


def the_visitor_types(stage: Stage, browser: Visitor, name: str) -> None:
    field = browser.page.locator("#chat-text")
    writes = stage.words(f"{name} yazıyor…", f"{name} is writing…")
    with stage.step("the visitor writes, and no longer: the desk says so"):
        field.press_sequentially("Bir de şunu", delay=60)
        stage.desk.sees(writes)
        field.fill("")
        stage.desk.sees_not(writes)


def the_agent_types(stage: Stage, browser: Visitor) -> None:
    words = browser.page.locator("#chat-typing-words")
    with stage.step("the agent writes, and no longer: the page says so", browser.grab):
        stage.desk.compose("Hemen bakı")
        expect(words).to_be_visible(timeout=SECONDS * 1000)
        expect(words).to_contain_text("Selim")
        stage.desk.key("Ctrl+A")
        stage.desk.key("Backspace")
        expect(words).to_be_hidden(timeout=SECONDS * 1000)


def the_visitor_reads(stage: Stage, browser: Visitor) -> None:
    words = CLOSED[stage.language]
    with stage.step("delivered while the chat is closed, read once it is open"):
        browser.page.locator("#chat-close").click()
        stage.desk.compose(words)
        stage.desk.key("Ctrl+Return")
        stage.desk.says(words, stage.words("Teslim edildi", "Delivered"), seconds=SECONDS)
        browser.page.locator("#chat-toggle").click()
        browser.reads(words)
        stage.desk.says(words, stage.words("Okundu", "Read"), seconds=SECONDS)


def the_agent_reads(stage: Stage, browser: Visitor, name: str) -> None:
    """Seen only where the desk showed it: not while another conversation is open."""
    last = browser.page.locator("#chat-log > li.mine").last
    with stage.step(
        "what the visitor writes is seen once the agent comes back to it", browser.grab
    ):
        stage.desk.click_row("Ayşe Şahin")
        stage.desk.sees("TR-")
        browser.writes(ASKED[stage.language])
        expect(last).to_contain_text(stage.words("Gönderildi", "Sent"), timeout=SECONDS * 1000)
        stage.desk.click_row(name)
        expect(last).to_contain_text(stage.words("Görüldü", "Seen"), timeout=SECONDS * 1000)
