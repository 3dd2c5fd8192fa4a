"""Preset: an operator's way to set up an account, as data; what is personal stays as it is."""

import json
from pathlib import Path
from typing import Any

import msgspec

from core.phones import PhoneAccount
from desktop.resources import RESOURCES
from voip.values import Account

FOLDER = RESOURCES / "operators"
PERSONAL = frozenset({"id", "user", "auth_user", "password", "display_name"})
"""Never taken from a preset."""


class Preset(msgspec.Struct, frozen=True):
    """`sets`: fields of `voip.values.Account`. `echo`: a number that sends back what it hears."""

    name: str
    sets: dict[str, Any]
    echo: str = ""

    def on(self, account: Account) -> Account:
        """`account` as the operator wants it."""
        sets = {name: value for name, value in self.sets.items() if name not in PERSONAL}
        return msgspec.convert({**msgspec.to_builtins(account), **sets}, Account)


def presets(folder: Path = FOLDER) -> tuple[Preset, ...]:
    """Those that are shipped, by name; one that cannot be read is left out. Reads files."""
    found = (_read(path) for path in sorted(folder.glob("*.json")))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.name))


def _read(path: Path) -> Preset | None:
    try:
        preset = msgspec.convert(json.loads(path.read_bytes()), Preset)
        preset.on(Account(id="", user="", domain=""))
    except (OSError, ValueError):
        return None
    return preset


def as_account(kept: PhoneAccount) -> Account:
    """As the phone takes it."""
    return msgspec.convert(msgspec.to_builtins(kept), Account)


def as_kept(account: Account) -> PhoneAccount:
    """As the desk keeps it."""
    return msgspec.convert(msgspec.to_builtins(account), PhoneAccount)
