"""The company's way to send e-mail, as whoever runs the platform writes it down."""

import os
import stat
from email.utils import parseaddr
from pathlib import Path
from typing import Literal

import msgspec

from backend.channels.bot.slots import email
from backend.channels.bot.source import Source, Wrong

_HERE = ("127.0.0.1", "::1", "localhost")
_USUAL_PORT = {"starttls": 587, "tls": 465, "none": 25}


class BadMail(Exception):
    """The file cannot be used; its words are for whoever started the platform."""


class MailAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Security `none` only on this machine: neither a password nor a customer's words go in clear."""

    host: str
    sender: str
    """`Ardıç Ev <destek@ornek.com>`."""
    port: int = 0
    """0: the usual one."""
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_file: str = ""
    """Beside this file where it is no whole path; nobody else may read it."""
    password: str = ""
    ca_file: str = ""
    """PEM, of the authority that signed its certificate, besides those this machine trusts."""

    def __repr__(self) -> str:
        return f"MailAccount({self.host}:{self.port})"

    @property
    def address(self) -> str:
        return parseaddr(self.sender)[1]


def read(path: Path) -> MailAccount:
    """Raises BadMail."""
    try:
        account = msgspec.convert(Source(path).table, MailAccount)
    except (Wrong, msgspec.ValidationError) as error:
        raise BadMail(f"{path}: {error}") from None
    if account.password:
        raise BadMail(f"{path}: a password stands in a file of its own: password_file")
    if email(account.address) != account.address:
        raise BadMail(f"{path}: 'sender' is no e-mail address: {account.sender}")
    if account.security == "none" and account.host not in _HERE:
        raise BadMail(f"{path}: without TLS mail leaves only through this machine")
    kept = path.parent / account.password_file if account.password_file else None
    return msgspec.structs.replace(
        account, port=account.port or _USUAL_PORT[account.security],
        password=_secret(kept) if kept else "",
    )  # fmt: skip


def _secret(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            raise BadMail(f"{path} can be read by others: chmod 600 {path}")
        return path.read_text("utf-8").rstrip("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMail(f"{path} cannot be read: {error}") from None
