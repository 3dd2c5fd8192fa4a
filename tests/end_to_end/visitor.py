"""A customer: a real browser on the company's real page."""

from pathlib import Path
from types import TracebackType

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Visitors:
    """The browser they all come with; one at a time in a process."""

    def __enter__(self) -> "Visitors":
        self._playwright: Playwright = sync_playwright().start()
        self._browser: Browser = self._playwright.chromium.launch(
            executable_path=CHROMIUM, args=QUIET
        )
        return self

    def comes(self, address: str, language: str = "tr") -> "Visitor":
        """Somebody new, whom the page does not know."""
        page = self._browser.new_page(viewport={"width": 1200, "height": 800})
        page.goto(f"{address}?lang={language}")
        return Visitor(page)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._browser.close()
        self._playwright.stop()


class Visitor:
    """Opens the chat, writes, reads."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def opens_chat(self, name: str) -> None:
        self.page.locator("#chat-toggle").click()
        self.page.locator("#chat-name").fill(name)

    def writes(self, text: str) -> None:
        self.page.locator("#chat-text").fill(text)
        self.page.locator("#chat-send").click()
        self.reads(text)

    def sends_file(self, path: Path) -> None:
        self.page.locator("#chat-file").set_input_files(str(path))
        self.page.locator("#chat-send").click()

    def downloads(self, name: str, seconds: float = 40) -> bytes:
        """Waits for a file of that name in the conversation; returns its content."""
        offered = self.page.locator("#chat-log").get_by_role("button", name=name).last
        expect(offered).to_be_enabled(timeout=seconds * 1000)
        with self.page.expect_download(timeout=seconds * 1000) as coming:
            offered.click()
        return Path(coming.value.path()).read_bytes()

    def reads(self, words: str, seconds: float = 40) -> None:
        """Waits until the words stand in the conversation, visible."""
        said = self.page.locator("#chat-log").get_by_text(words).last
        expect(said).to_be_visible(timeout=seconds * 1000)

    def hears(self, answers: int, seconds: float = 40) -> None:
        """Waits until the other side has said that much, in bubbles."""
        said = self.page.locator("#chat-log > li.theirs")
        expect(said.nth(answers - 1)).to_be_visible(timeout=seconds * 1000)

    def answers(self) -> int:
        return self.page.locator("#chat-log > li.theirs").count()

    def transcript(self) -> str:
        return "\n".join(self.page.locator("#chat-log > li").all_inner_texts())

    def grab(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(path))
