"""Answers leave by SMTP, to a real server on this machine, and wait where it does not listen."""

import asyncio
import logging
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from msgspec.structs import replace
from playwright.async_api import Browser, expect

from backend.channels.mail.account import MailAccount
from backend.channels.mail.letters import due
from backend.channels.mail.post_office import AGAIN_MS
from backend.log import Transaction
from backend.server import Config, Platform
from core.entities import Activity, Attachment, Author, Message, Queue
from core.protocol import events as e
from core.work import Calendar, QueueRules
from tests.backend import sample
from tests.backend.channels.page import page
from tests.backend.conftest import furnish
from tests.backend.web.conftest import browser

pytestmark = pytest.mark.warns  # of the server's own, and of what could not be sent
AYSE = Author(kind="agent", id="ayse", name="Ayşe Kaya")
T = TypeVar("T")
assert browser  # a fixture of the page's own tests
BY = e.By(kind="agent", id="ayse")


class Mailbox:
    """What a real server was given. `refuses`: an answer to every address."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuses = ""

    async def handle_RCPT(  # the server's name for it
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        parsed = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        self.mails.append(parsed)
        return "250 OK"


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = LoginPassword(b"destek", b"s3cret")
    return AuthResult(success=data == right, handled=False)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("tls")
    certificate, key = place / "cert.pem", place / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
         "-days", "2", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@pytest.fixture
def mailbox(port: int, certificate: tuple[Path, Path]) -> Iterator[tuple[Mailbox, Controller]]:
    """It takes mail from whoever signs in, and nothing before the line is encrypted."""
    box, tls = Mailbox(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    server = Controller(
        box, hostname="127.0.0.1", port=port, authenticator=_knows, auth_required=True,
        require_starttls=True, tls_context=tls,
    )  # fmt: skip
    yield box, server
    if server.server is not None:
        server.stop()
    else:
        server.loop.close()


@pytest.fixture
def account(port: int, certificate: tuple[Path, Path]) -> MailAccount:
    return MailAccount(
        host="127.0.0.1", port=port, sender="Ardıç Ev <destek@ornek.com>", user="destek",
        password="s3cret", ca_file=str(certificate[0]),
    )  # fmt: skip


@pytest.fixture
async def platform(config: Config, account: MailAccount) -> AsyncIterator[Platform]:
    async with Platform(config._replace(mail=account)) as platform:
        yield await furnish(platform)


async def answered(
    platform: Platform, text: str = "Kargonuz yolda.", by: str = "mail",
    files: tuple[Attachment, ...] = (),
) -> None:  # fmt: skip
    """A customer who chose an e-mail, taken by Ayşe, who writes."""

    def work(log: Any) -> Message:
        sample.create(log, "c1")
        chosen = {"answer_by": by, "answer_to": "ali@example.com"}
        log.emit(e.ConversationUpdated(conversation="c1", attributes=chosen), BY)
        sample.customer_says(log, "c1", "Siparişim nerede kaldı?")
        said: Message = log.post("c1", "out", AYSE, text, attachments=files)
        return said

    await platform.log.transact(work)


async def until(done: Callable[[], Any]) -> None:
    async with asyncio.timeout(10):
        while not done():  # noqa: ASYNC110  # the server is a thread of its own
            await asyncio.sleep(0.02)


async def until_read(platform: Platform, read: Callable[[Any], T]) -> T:
    async with asyncio.timeout(10):
        while not (found := await platform.log.transact(read)):  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.02)
    return found


async def test_the_answer_leaves_with_words_and_a_thread(
    platform: Platform, mailbox: tuple[Mailbox, Controller]
) -> None:
    box, server = mailbox
    server.start()
    await answered(platform)
    await until(lambda: box.mails)
    (mail,) = box.mails
    assert (mail["To"], mail["From"]) == ("ali@example.com", "Ardıç Ev <destek@ornek.com>")
    assert mail["Subject"].startswith("Yanıtınız")
    assert mail["Message-ID"].endswith("@ornek.com>") and mail["References"] == "<c1@ornek.com>"
    text = mail.get_content().replace("\r\n", "\n")
    assert text.startswith("Kargonuz yolda.\n\nAyşe Kaya") and "sohbet sayfamızdan" in text
    await platform.log.transact(lambda log: log.post("c1", "note", AYSE, "Yalnızca bize"))
    await answered_again(platform)
    await until(lambda: len(box.mails) == 2)
    assert "Yalnızca" not in box.mails[1].get_content()


async def answered_again(platform: Platform) -> None:
    await platform.log.transact(lambda log: log.post("c1", "out", AYSE, "Bir şey daha"))


@pytest.mark.parametrize("mime", ["application/pdf", "text/plain", "image/png", ""])
async def test_files_go_along_as_they_are(
    platform: Platform, mailbox: tuple[Mailbox, Controller], mime: str
) -> None:
    box, server = mailbox
    server.start()
    data = "Ürün\r\nsatırı\n".encode() + (b"" if mime == "text/plain" else bytes(range(256)))
    kept = await platform.files.put("ayse", "İade formu.pdf", mime, data)
    file = Attachment(
        id=kept.id, name=kept.name, mime=kept.mime, size=kept.size, sha256=kept.sha256
    )
    await answered(platform, files=(file,))
    await until(lambda: box.mails)
    (attached,) = box.mails[0].iter_attachments()
    assert attached.get_filename() == "İade formu.pdf"
    assert attached.get_payload(decode=True) == data


async def test_whoever_chose_nothing_of_it_gets_no_mail(
    platform: Platform, mailbox: tuple[Mailbox, Controller]
) -> None:
    await answered(platform, by="call")
    assert not await platform.log.database.read(lambda c: due(c, 2**60))


async def test_a_server_that_is_away_is_tried_again_later(
    platform: Platform, mailbox: tuple[Mailbox, Controller], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    before = platform.log.clock()
    await answered(platform, "gizli sözler")

    (letter,) = await until_read(
        platform, lambda log: [x for x in due(log.connection, 2**60) if x.tries]
    )
    assert not await platform.log.database.read(lambda c: due(c, before + AGAIN_MS[0] - 1))
    assert letter.to == "ali@example.com"
    assert "could not be sent" in caplog.text
    assert "ali@" not in caplog.text and "gizli" not in caplog.text
    caplog.clear()


async def test_an_address_that_does_not_exist_is_told_in_the_conversation(
    platform: Platform, mailbox: tuple[Mailbox, Controller], caplog: pytest.LogCaptureFixture
) -> None:
    box, server = mailbox
    box.refuses = "550 no such user"
    server.start()
    await answered(platform)

    said = await until_read(
        platform, lambda log: [m.activity for m in log.messages("c1") if m.activity]
    )
    assert said == [Activity(code="mail_failed", args={"to": "ali@example.com"})]
    assert not await platform.log.database.read(lambda c: due(c, 2**60))
    caplog.clear()


async def test_what_was_not_sent_before_a_restart_leaves_after_it(
    config: Config, account: MailAccount, mailbox: tuple[Mailbox, Controller]
) -> None:
    """Written down with the message, so that nothing is lost between."""
    box, server = mailbox
    given = config._replace(mail=account)
    before = Platform(given)  # never listens, so nothing leaves
    await furnish(before)
    await answered(before)
    await before.close()
    server.start()
    async with Platform(given):
        await until(lambda: box.mails)


async def test_an_encrypted_line_to_somebody_else_is_none(
    config: Config, account: MailAccount, mailbox: tuple[Mailbox, Controller],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """A certificate nobody vouches for: neither the password nor the words are said."""
    box, server = mailbox
    server.start()
    async with Platform(config._replace(mail=replace(account, ca_file=""))) as platform:
        await furnish(platform)
        await answered(platform)
        await until_read(platform, lambda log: [x for x in due(log.connection, 2**60) if x.tries])
    assert not box.mails and "SSLCertVerificationError" in caplog.text
    caplog.clear()


async def test_a_platform_without_mail_offers_none(config: Config) -> None:
    async with Platform(config) as platform:
        assert platform.mail is None
        async with page(platform.url, language="en") as visitor:
            queue = Queue(id="qu-orders", name="Sipariş", team="sales")
            await platform.log.transact(lambda w: w.emit(e.QueueUpserted(queue=queue), BY))
            await visitor.says("say", id="message-0001", text="I want to complain")
            told = await visitor.hears("waits", choices=True)
            assert told["ways"] == ["wait", "call"]


async def test_from_the_button_on_the_page_to_the_letter(
    platform: Platform, mailbox: tuple[Mailbox, Controller], browser: Browser
) -> None:
    """A real browser, the platform, and a real server that wants STARTTLS and a password."""
    box, server = mailbox
    server.start()
    shut = Calendar(id="shut", name="Kapalı")
    for body in (
        e.CalendarUpserted(calendar=shut),
        e.QueueUpserted(queue=Queue(id="qu-orders", name="Sipariş", team="sales")),
        e.QueueRulesUpserted(queue_rules=QueueRules(id="qu-orders", calendar="shut")),
    ):
        await platform.log.transact(partial(Transaction.emit, body=body, by=BY))
    page = await browser.new_page(locale="tr-TR")
    page.set_default_timeout(10_000)
    await page.goto(platform.chat_url)
    await page.get_by_role("button", name="Sohbeti aç").click()
    await page.locator("#chat-text").fill("şikayetim var")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="E-postayla yanıtlayın").click()
    await page.get_by_label("E-posta adresiniz").fill("ali@example.com")
    await page.keyboard.press("Enter")
    told = "Yanıtımızı ali@example.com adresine göndereceğiz."
    await expect(page.locator("#chat-wait-words")).to_have_text(told)

    def answer(log: Any) -> None:
        [of] = [one for one in log.state.with_status("open") if one.attributes.get("answer_to")]
        log.post(of.id, "out", AYSE, "Hemen bakıyorum.")

    await platform.log.transact(answer)
    await until(lambda: box.mails)
    assert box.mails[0]["To"] == "ali@example.com"
    assert "Hemen bakıyorum." in box.mails[0].get_content()
