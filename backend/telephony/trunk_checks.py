"""What a trunk's file must keep to, in words and with the line of each mistake."""

import ipaddress
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from backend.channels.bot.source import Problem, Source
from backend.channels.bot.suspects import meant
from backend.telephony import secure

if TYPE_CHECKING:
    from backend.telephony.trunk import Trunk

_UNKNOWN = re.compile(r"unknown field `(.+)`")
_AT = re.compile(r" - at `\$\.(\w+)")
_HIGHEST_PORT = 65_535
_OF_TLS = ("name", "ca_file", "certificate", "key")


def of_shape(words: str, source: Source, known: Iterable[str]) -> Problem:
    """What does not even have the shape: a field that is missing, unknown, or of another kind."""
    if unknown := _UNKNOWN.search(words):
        name = unknown[1]
        return source.problem(f"'{name}' is no field{meant(name, known)}", name)
    at = _AT.search(words)
    if at is None:
        return source.problem(words.replace("Object missing", "missing"))
    return source.problem(f"'{at[1]}': {_AT.split(words)[0].lower()}", at[1])


def problems(trunk: "Trunk", source: Source) -> list[Problem]:
    """All of them, in the order of the lines."""
    found = [*_places(trunk, source), *_encryption(trunk, source), *_calls(trunk, source)]
    return sorted(found)


def _places(trunk: "Trunk", source: Source) -> Iterator[Problem]:
    if not trunk.host.strip():
        yield source.problem("'host' names nobody", "host")
    for field in ("port", "here_port"):
        if not 0 <= getattr(trunk, field) <= _HIGHEST_PORT:
            yield source.problem(f"'{field}' is between 1 and {_HIGHEST_PORT}", field)
    if not _is_address(trunk.here):
        yield source.problem("'here' is an IPv4 address of this machine", "here")


def _encryption(trunk: "Trunk", source: Source) -> Iterator[Problem]:
    if trunk.transport != "tls":
        for field in _OF_TLS:
            if getattr(trunk, field):
                yield source.problem(f"'{field}' needs transport = \"tls\"", field)
        if trunk.srtp != "off":
            words = "'srtp' needs transport = \"tls\": its keys would travel in the open"
            yield source.problem(words, "srtp")
    elif bool(trunk.certificate) != bool(trunk.key):
        given = "certificate" if trunk.certificate else "key"
        yield source.problem("'certificate' and 'key' go together", given)
    else:
        for field, words in secure.unusable(trunk):
            yield source.problem(f"'{field}' {words}", field)


def _calls(trunk: "Trunk", source: Source) -> Iterator[Problem]:
    if trunk.register and not trunk.user:
        yield source.problem("'register' needs 'user'", "register")
    if trunk.most < 1:
        yield source.problem("'most' is at least 1", "most")
    for number, queue in trunk.numbers.items():
        if not queue.strip():
            words = f"'{number}' leads to no queue"
            yield source.problem(words, "numbers", item=f'"{number}"')


def _is_address(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).version == 4
    except ValueError:
        return False
