"""The line to an operator, as whoever runs the platform writes it down."""

import os
import re
from pathlib import Path
from typing import Literal

import msgspec

from backend.channels.bot.source import Source, Wrong
from backend.telephony import trunk_checks
from voip.orders import Login

_ENDING = 7
_HOST = re.compile(r"sips?:(?:[^@>;?]*@)?([A-Za-z0-9.-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)
PASSWORD = "SANTRAL_TRUNK_PASSWORD"  # the name of a place, not a secret
_USUAL_WITH_TLS = {"port": 5061, "here_port": 5061, "srtp": "mandatory"}
"""Where the file says nothing else."""
_FILES = ("ca_file", "certificate", "key")
Srtp = Literal["off", "optional", "mandatory"]


class BadTrunk(Exception):
    """The file cannot be used; its words are for whoever started the platform."""


class Trunk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`host` alone may speak to us. Addresses are IPv4; `port` 0 of ours is any free one (tests)."""

    host: str
    port: int = 5060
    transport: Literal["udp", "tcp", "tls"] = "udp"
    """tls: nothing is said or heard that is not encrypted, nor before its certificate is verified."""
    name: str = ""
    """That its certificate is for; empty: `host`."""
    ca_file: str = ""
    """PEM, of the authority that signed it, besides those this machine trusts."""
    certificate: str = ""
    """PEM, ours, for an operator that opens a line to us; empty: it uses the line that we opened."""
    key: str = ""
    srtp: Srtp = "off"
    """Of the voice. mandatory: no call without it; optional: where the operator takes it. Only with
    TLS: keys that travel in the open are none."""
    here: str = "127.0.0.1"
    """Our own address, at which it reaches us."""
    here_port: int = 5060
    more: tuple[str, ...] = ()
    """Further addresses of the operator that calls may come from."""
    user: str = ""
    """Whom it knows us as; also the number our calls come from where no other is shown."""
    auth_user: str = ""
    password: str = ""
    """Better left out here: the environment's SANTRAL_TRUNK_PASSWORD is used then."""
    register: bool = False
    dials: Literal["e164", "national"] = "e164"
    """How it wants numbers: +90 532 …, or as at home (0532 …, 0044 …)."""
    queue: str = ""
    """Id of the queue for every number that `numbers` does not name."""
    numbers: dict[str, str] = {}
    """Number as it is dialled -> id of a queue."""
    most: int = 30
    """Calls at once; one more hears busy."""

    def __repr__(self) -> str:
        return f"Trunk({self.host}:{self.port})"

    @property
    def login(self) -> Login | None:
        name = self.auth_user or self.user
        return Login(user=name, password=self.password) if self.password else None

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset((self.host, *self.more))

    def queue_of(self, number: str) -> str:
        """By the whole number, else by how it ends: operators prefix as they please. Where neither
        leads anywhere and no queue is for the rest, what was dialled is itself a queue's id."""
        digits = _digits(number)
        for known, queue in self.numbers.items():
            ending = _digits(known)[-_ENDING:]
            if known == number or (len(ending) == _ENDING and digits.endswith(ending)):
                return queue
        return self.queue or number

    def is_at(self, uri: str) -> bool:
        found = _HOST.match(uri)
        return found is not None and (found[1], int(found[2] or 5060)) == (self.host, self.port)

    def address(self, number: str) -> str:
        """Where a number outside is called."""
        if self.dials == "national":
            number = re.sub(r"^\+", "00", re.sub(r"^\+90", "0", number))
        return f"sip:{number}@{self.host}:{self.port}{self.how}"

    @property
    def how(self) -> str:
        """The transport, as a parameter of an address."""
        return "" if self.transport == "udp" else f";transport={self.transport}"


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def read(path: Path) -> Trunk:
    """From TOML; files that it names are looked for beside it. Raises BadTrunk, with the line of
    each mistake."""
    try:
        source = Source(path)
        found = _converted(source, path.parent)
        if problems := trunk_checks.problems(found, source):
            raise Wrong(*problems)
    except Wrong as why:
        raise BadTrunk(str(why)) from None
    word = found.password or os.environ.pop(PASSWORD, "")
    return msgspec.structs.replace(found, password=word)


def _converted(source: Source, beside: Path) -> Trunk:
    """Raises Wrong."""
    try:
        usual = _USUAL_WITH_TLS if source.table.get("transport") == "tls" else {}
        found = msgspec.convert({**usual, **source.table}, Trunk)
    except msgspec.ValidationError as error:
        raise Wrong(trunk_checks.of_shape(str(error), source, Trunk.__struct_fields__)) from None
    files = {name: getattr(found, name) for name in _FILES}
    paths = {name: str(beside / value) for name, value in files.items() if value}
    return msgspec.structs.replace(found, **paths)
