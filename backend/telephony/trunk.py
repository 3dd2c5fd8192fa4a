"""The line to an operator, as whoever runs the platform writes it down."""

import os
import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from voip.orders import Login

_ENDING = 7
_HOST = re.compile(r"sips?:(?:[^@>;?]*@)?([A-Za-z0-9.-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)
PASSWORD = "SANTRAL_TRUNK_PASSWORD"  # the name of a place, not a secret


class BadTrunk(Exception):
    """The file cannot be used; its words are for whoever started the platform."""


class Trunk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`host` alone may speak to us. Addresses are IPv4; `port` 0 of ours is any free one (tests)."""

    host: str
    port: int = 5060
    transport: Literal["udp", "tcp"] = "udp"
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
        how = ";transport=tcp" if self.transport == "tcp" else ""
        return f"sip:{number}@{self.host}:{self.port}{how}"


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def read(path: Path) -> Trunk:
    """From TOML. Raises BadTrunk."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Trunk)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as why:
        raise BadTrunk(f"{path}: {why}") from None
    word = found.password or os.environ.pop(PASSWORD, "")
    return msgspec.structs.replace(found, password=word)
