"""The post office: what customers asked to be answered by e-mail leaves by SMTP, however often the
platform or the mail server is away meanwhile."""

import asyncio
import contextlib
import logging
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.exc import OperationalError

from backend.channels.bot.brain import Brain
from backend.channels.mail import letters
from backend.channels.mail.account import MailAccount
from backend.channels.mail.letters import Letter
from backend.files import Files
from backend.log import Log, Transaction
from core.entities import Attachment
from core.protocol.events import Event, MessageCreated

_LOG = logging.getLogger("santral.platform")
AGAIN_MS = (60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000)
"""After which pauses is tried again what could not be sent; then no more."""
_LONGEST = 60.0
_TIMEOUT = 30.0


class Words(NamedTuple):
    """What is in a letter, read from the log."""

    subject: str
    text: str
    files: tuple[Attachment, ...]


class PostOffice:
    def __init__(self, log: Log, files: Files, brain: Brain, account: MailAccount) -> None:
        log.obey(letters.follow)
        self._log, self._files, self._brain, self._account = log, files, brain, account
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._heard)
        try:
            while True:
                self._news.clear()
                await self._wait(await self._round())
        finally:
            stop()

    def _heard(self, events: Sequence[Event]) -> None:
        if any(isinstance(event.body, MessageCreated) for event in events):
            self._news.set()

    async def _round(self) -> bool:
        """Whether the disk took what became of them."""
        try:
            for letter in await self._log.database.read(
                lambda c: letters.due(c, self._log.clock())
            ):
                await self._log.transact(await self._try(letter))
        except OperationalError:
            _LOG.exception("it could not be written down which mails were sent")
            return False
        return True

    async def _wait(self, done: bool) -> None:
        at = await self._log.database.read(letters.next_at)
        seconds = _LONGEST
        if at is not None:
            seconds = min(seconds, max(at - self._log.clock(), 0) / 1000 + (0.005 if done else 1))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._news.wait()

    async def _try(self, letter: Letter) -> "partial[None]":
        """What is to be written down of it."""
        words = await self._log.transact(partial(_words, letter=letter, brain=self._brain))
        if words is None:
            return partial(letters.sent, letter=letter)  # taken back before it could leave
        try:
            mail = await asyncio.to_thread(
                written, self._account, letter, words, await self._paths(words)
            )
            await asyncio.to_thread(send, self._account, mail)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return self._not_sent(letter, error)
        return partial(letters.sent, letter=letter)

    def _not_sent(self, letter: Letter, error: Exception) -> "partial[None]":
        """Nothing of a customer's is in the log file: neither their address nor their words."""
        _LOG.warning("a mail could not be sent: %s", type(error).__name__)
        if letter.tries >= len(AGAIN_MS) or for_ever(error):
            return partial(letters.failed, letter=letter)
        return partial(letters.later, letter=letter, at=self._log.clock() + AGAIN_MS[letter.tries])

    async def _paths(self, words: Words) -> list[tuple[Attachment, Path]]:
        found = [(file, await self._files.find(file.id)) for file in words.files]
        return [(file, self._files.path(file.id)) for file, upload in found if upload]


def for_ever(error: Exception) -> bool:
    """Trying again would change nothing: the address does not exist, or is none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, ValueError) and not isinstance(
        error, OSError
    )  # a bad certificate is both


def written(
    account: MailAccount, letter: Letter, words: Words, files: Sequence[tuple[Attachment, Path]]
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = account.sender, letter.to, words.subject
    mail["Date"] = formatdate(localtime=True)
    domain = parseaddr(account.sender)[1].rpartition("@")[2]
    mail["Message-ID"] = f"<{letter.message}@{domain}>"
    mail["References"] = f"<{letter.conversation}@{domain}>"  # one thread in the mailbox
    mail.set_content(words.text)
    for file, path in files:
        kind, _, sub = (file.mime or "application/octet-stream").partition("/")
        mail.add_attachment(path.read_bytes(), maintype=kind, subtype=sub, filename=file.name)
    return mail


def send(account: MailAccount, mail: EmailMessage) -> None:
    """Blocks. Raises SMTPException or OSError."""
    context = ssl.create_default_context(cafile=account.ca_file or None)
    with _line(account, context) as line:
        if account.security == "starttls":
            line.starttls(context=context)
        if account.user:
            line.login(account.user, account.password)
        line.send_message(mail)


def _line(account: MailAccount, context: ssl.SSLContext) -> smtplib.SMTP:
    if account.security == "tls":
        return smtplib.SMTP_SSL(account.host, account.port, timeout=_TIMEOUT, context=context)
    return smtplib.SMTP(account.host, account.port, timeout=_TIMEOUT)


def _words(log: Transaction, letter: Letter, brain: Brain) -> Words | None:
    """In the customer's language; None where the message was deleted."""
    message, of = log.state.message(letter.message), log.conversation(letter.conversation)
    if message is None or of is None or message.deleted:
        return None
    contact = log.contact(of.contact)
    language = brain.language(log.messages(of.id), contact.language if contact else "")
    text = brain.notices.letter(language, message.text, message.author.name)
    subject = brain.notices.subject(language, of.reference)
    return Words(subject, text, message.attachments)
