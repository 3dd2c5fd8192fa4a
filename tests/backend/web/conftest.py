from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, BrowserContext, async_playwright

from backend.channels.chat import ChatSettings
from backend.channels.mail.account import MailAccount
from backend.server import Config

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def at_once(_: str) -> float:
    return 0.0


@pytest.fixture
def config(config: Config) -> Config:
    mail = MailAccount(host="127.0.0.1", sender="destek@ornek.com")  # offered; nobody answers here
    return config._replace(chat=ChatSettings(bot_pause=at_once, gone_after=0.01), mail=mail)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(locale="tr-TR", viewport={"width": 390, "height": 844})
    context.set_default_timeout(8_000)
    yield context
    await context.close()
