"""Erasing a customer from the command line: who is meant, what would go, and the receipt of what went."""

import argparse
import getpass
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, select

from backend import erasing
from backend.files import Files
from backend.log import Log, Transaction
from backend.people import Refused
from backend.rows import decode
from backend.tables import entities
from core.entities import Contact
from core.erasure import Erasure
from core.folding import fold
from core.protocol.events import By
from core.supervision import COMMAND_LINE, AuditEntry

SHORTEST_NUMBER = 7
"""Digits of a telephone number that name somebody."""


class EraseCustomer(msgspec.Struct, frozen=True, tag=True):
    """`who`: id, e-mail address or telephone number. Without `really` it is only said what would go."""

    who: str
    really: bool = False
    by: str = ""
    """Who asks, by the system's name."""


def erase_arguments(erase: argparse.ArgumentParser) -> None:
    erase.add_argument("who", help="the customer's id, e-mail address or telephone number")
    erase.add_argument(
        "--really",
        action="store_true",
        help="does it, for good; without it only what would go is said",
    )


def asking() -> str:
    """The system's name of whoever sits at the command line."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""  # a container's user may have no name


async def do(errand: EraseCustomer, log: Log, files: Files) -> str:
    """Does it and says the receipt. Raises Refused."""
    receipt = await log.transact(lambda t: _receipt(t, errand))
    await erasing.Erasing(log, files).finish()
    return receipt


def _receipt(log: Transaction, errand: EraseCustomer) -> str:
    contact = _meant(log.connection, errand.who)
    of = erasing.planned(log.connection, contact.id, log.now)
    if erasing.is_unfinished(log.connection, of):
        raise Refused(f"something of {contact.name} is open or unfinished: finish it first")
    if errand.really:
        of = erasing.erase(log, contact.id, By(kind="system", id=COMMAND_LINE + errand.by))
    head = "erased" if errand.really else f"would be erased, with --really: {contact.name}"
    return "\n".join((head, *in_words(of, erasing.exports_of(log.connection, of))))


def in_words(of: Erasure, taken_out: list[AuditEntry]) -> Iterator[str]:
    yield f"customer {of.contact}"
    yield (
        f"{len(of.conversations)} conversations, {of.messages} messages, {len(of.calls)} calls, "
        f"{len(of.files)} files, {of.records} other records"
    )
    yield f"taken out before, which no erasure reaches: {len(taken_out) or 'nothing'}"
    for entry in taken_out:
        facts = entry.facts
        on = datetime.fromtimestamp(entry.at / 1000, UTC).date().isoformat()
        yield (
            f"  {on} by {entry.by}: {facts.get('what', '')} as {facts.get('format', '')}, "
            f"{facts.get('count', '')} in it, manifest {facts.get('manifest', '') or 'none'}"
        )
    yield "backups made before still hold all of it: erase again after one is put back"


def _meant(connection: Connection, who: str) -> Contact:
    rows = connection.scalars(select(entities.c.body).where(entities.c.kind == "contact"))
    found = [of for of in (decode(Contact, body) for body in rows) if _is(of, who.strip())]
    if not found:
        raise Refused(f"there is no customer {who}")
    if len(found) > 1:
        names = ", ".join(f"{of.id} ({of.name})" for of in found)
        raise Refused(f"several are called so: {names}")
    return found[0]


def _is(of: Contact, who: str) -> bool:
    digits = _digits(who)
    same_number = len(digits) >= SHORTEST_NUMBER and _digits(of.phone).endswith(digits)
    return of.id == who or bool(of.email and fold(of.email) == fold(who)) or same_number


def _digits(text: str) -> str:
    """Of what is nothing but a telephone number."""
    plain = text.translate({ord(c): None for c in " +-()/."})
    return plain.lstrip("0") if plain.isascii() and plain.isdigit() else ""
