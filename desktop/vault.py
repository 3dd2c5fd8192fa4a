"""Vault: where the secrets of a profile are on this machine, and the place its store opens from."""

import os
from pathlib import Path

import msgspec
from PySide6.QtCore import QSysInfo

from core.ids import uuid7
from core.profiles import Profile
from core.secrets import DemonstrationKey, Keystore, MemorySecrets, Passphrase, Secrets, store_key

KEY_BYTES = 32
DEMONSTRATION_FILE = "demonstration-secrets.json"


class Place(msgspec.Struct, frozen=True):
    """All that a store needs to be opened. `store` None: nothing is kept on disk.

    `token_inside`: no keystore keeps the refresh token, so the encrypted store does.
    """

    profile: Profile
    secrets: Secrets
    key: bytes
    identity: str
    store: Path | None
    token_inside: bool = False

    def __repr__(self) -> str:
        return f"Place({self.profile.id})"


class KeptToken:
    """One profile's refresh token, as the line keeps it."""

    def __init__(self, place: Place) -> None:
        self._secrets, self._profile = place.secrets, place.profile.id

    def load(self) -> str | None:
        return self._secrets.get(self._profile, "refresh_token") or None

    def save(self, token: str) -> None:
        self._secrets.set(self._profile, "refresh_token", token)

    def forget(self) -> None:
        self._secrets.set(self._profile, "refresh_token", "")


class KeptPasswords:
    """Those of one profile's phone accounts."""

    def __init__(self, place: Place) -> None:
        self._secrets, self._profile = place.secrets, place.profile.id

    def load(self) -> str:
        return self._secrets.get(self._profile, "phone") or ""

    def save(self, text: str) -> None:
        self._secrets.set(self._profile, "phone", text)


def find_secrets(data: Path | None, *, demonstration: bool) -> Secrets | None:
    """None: the system has no keystore, so a passphrase is needed or nothing is kept. May wait."""
    if demonstration and data is not None:
        return DemonstrationKey(data / DEMONSTRATION_FILE)
    return Keystore.of_system()


def place_in(profile: Profile, secrets: Secrets) -> Place:
    """Key and identity are made at the first use. Raises UserError keystore.*."""
    key = store_key(secrets, profile.id)
    identity = secrets.get(profile.id, "identity")
    if identity is None:
        identity = uuid7()
        secrets.set(profile.id, "identity", identity)
    return Place(profile, secrets, key, identity, profile.store)


def place_by_passphrase(profile: Profile, passphrase: str) -> Place:
    """Takes a third of a second on purpose."""
    key = Passphrase(profile.salt).key(passphrase)
    return Place(profile, MemorySecrets(), key, profile.id, profile.store, token_inside=True)


def place_in_memory(profile: Profile) -> Place:
    return Place(profile, MemorySecrets(), os.urandom(KEY_BYTES), profile.id, None)


def machine() -> str:
    """What the system calls this one; empty where it has no name."""
    return bytes(QSysInfo.machineUniqueId().data()).decode(errors="replace")


def forget(place: Place) -> None:
    """The secrets go; what they opened can never be read again."""
    place.secrets.delete(place.profile.id)
