"""Where secrets are kept: the system's keystore, a passphrase, a demonstration's file, or nowhere.

This is the only module that knows keyring, which is imported when it is first needed: its
backends take as long to import as most of the desk. Calls may wait for a person who unlocks the
keystore, so they belong on a worker.
"""

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from core.errors import UserError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Secret = Literal["key", "refresh_token", "identity", "phone"]
SECRETS: tuple[Secret, ...] = ("key", "refresh_token", "identity", "phone")
"""key: the store's, as hex; identity: whose store it is, against a copied profile; phone: the
passwords of the phone's accounts, as JSON by account."""
SERVICE = "Santral"
MOST_CHARACTERS = 1_280
"""Windows stores no more in one entry."""
KEY_BYTES = 32

_SAFE = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
"""Backends that encrypt. Any other (plain files, null, fail) counts as no keystore at all."""
_ARGON2 = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}


class Secrets(Protocol):
    """`profile` is a profile's id."""

    def get(self, profile: str, name: Secret) -> str | None: ...

    def set(self, profile: str, name: Secret, value: str) -> None: ...

    def delete(self, profile: str) -> None:
        """All secrets of the profile; nothing where there are none."""


class Keystore:
    """The system's own. Raises UserError keystore.locked, keystore.unavailable."""

    def __init__(self, backend: "KeyringBackend") -> None:
        self._backend = backend

    @classmethod
    def of_system(cls) -> "Keystore | None":
        """None where the system has no usable one: then a passphrase, or nothing is kept."""
        from keyring.backend import get_all_keyring

        usable = [ring for ring in get_all_keyring() if _is_safe(ring)]
        return cls(max(usable, key=lambda ring: ring.priority)) if usable else None

    def get(self, profile: str, name: Secret) -> str | None:
        from keyring.errors import KeyringError

        try:
            return self._backend.get_password(SERVICE, _entry(profile, name))
        except KeyringError as error:
            raise _told(error) from error

    def set(self, profile: str, name: Secret, value: str) -> None:
        """Raises UserError keystore.too_long as well."""
        from keyring.errors import KeyringError

        if len(value) > MOST_CHARACTERS:
            raise UserError("keystore.too_long")
        try:
            self._backend.set_password(SERVICE, _entry(profile, name), value)
        except KeyringError as error:
            raise _told(error) from error

    def delete(self, profile: str) -> None:
        from keyring.errors import KeyringError, PasswordDeleteError

        for name in SECRETS:
            try:
                self._backend.delete_password(SERVICE, _entry(profile, name))
            except PasswordDeleteError:
                continue
            except KeyringError as error:
                raise _told(error) from error


class MemorySecrets:
    """Kept until the desk is closed."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, Secret], str] = {}

    def get(self, profile: str, name: Secret) -> str | None:
        return self._values.get((profile, name))

    def set(self, profile: str, name: Secret, value: str) -> None:
        self._values[profile, name] = value

    def delete(self, profile: str) -> None:
        for name in SECRETS:
            self._values.pop((profile, name), None)


class DemonstrationKey:
    """Secrets of the demonstration in a file only its owner may read. Never for a real profile.

    A file that was cut or makes no sense holds no secret any more, as if it were lost: it is set
    aside. Raises UserError keystore.exposed where others may read the file,
    demonstration.unreadable where nobody can.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, profile: str, name: Secret) -> str | None:
        return self._read().get(_entry(profile, name))

    def set(self, profile: str, name: Secret, value: str) -> None:
        self._write({**self._read(), _entry(profile, name): value})

    def delete(self, profile: str) -> None:
        gone = {_entry(profile, name) for name in SECRETS}
        self._write({name: value for name, value in self._read().items() if name not in gone})

    def _read(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        if os.name == "posix" and stat.S_IMODE(self._path.stat().st_mode) & 0o077:
            raise UserError("keystore.exposed", path=str(self._path))
        try:
            return _values(self._path.read_text(encoding="utf-8"))
        except OSError as error:
            raise UserError("demonstration.unreadable", path=str(self._path)) from error
        except (ValueError, AttributeError):
            self._path.replace(self._path.with_suffix(".damaged"))
            return {}

    def _write(self, values: dict[str, str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        # Made with its permissions: between a creation and a chmod anybody could open it
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(values, file)
        new.replace(self._path)


class Passphrase:
    """The store's key from something a person remembers; the refresh token is not kept."""

    def __init__(self, salt: Path) -> None:
        """`salt` names the file beside the profile; it is made when it is first needed."""
        self._salt = salt

    def key(self, passphrase: str) -> bytes:
        """32 bytes; takes about a third of a second on purpose."""
        from argon2.low_level import Type, hash_secret_raw

        parameters = self._parameters()
        return hash_secret_raw(
            passphrase.encode(), bytes.fromhex(str(parameters["salt"])),
            time_cost=int(parameters["time_cost"]), memory_cost=int(parameters["memory_cost"]),
            parallelism=int(parameters["parallelism"]), hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip

    def _parameters(self) -> dict[str, str | int]:
        """Written once: a key made with other costs would be another key."""
        if not self._salt.exists():
            self._salt.parent.mkdir(parents=True, exist_ok=True)
            made = {"salt": os.urandom(16).hex(), **_ARGON2}
            self._salt.write_text(json.dumps(made), encoding="utf-8")
        try:
            read = dict(json.loads(self._salt.read_text(encoding="utf-8")))
            return {name: read[name] for name in ("salt", *_ARGON2)}
        except (ValueError, KeyError) as error:
            raise UserError("passphrase.salt_lost") from error


def store_key(secrets: Secrets, profile: str) -> bytes:
    """The profile's key, made at the first use. Raises UserError keystore.damaged."""
    kept = secrets.get(profile, "key")
    if kept is None:
        kept = os.urandom(KEY_BYTES).hex()
        secrets.set(profile, "key", kept)
    try:
        key = bytes.fromhex(kept)
    except ValueError as error:
        raise UserError("keystore.damaged") from error
    if len(key) != KEY_BYTES:
        raise UserError("keystore.damaged")
    return key


def _values(text: str) -> dict[str, str]:
    return {str(name): str(value) for name, value in json.loads(text).items()}


def _entry(profile: str, name: Secret) -> str:
    return f"{profile}/{name}"


def _is_safe(backend: "KeyringBackend") -> bool:
    module = type(backend).__module__
    return module.startswith("keyring.backends.") and module.rpartition(".")[2] in _SAFE


def _told(error: Exception) -> UserError:
    from keyring.errors import KeyringLocked

    return UserError(
        "keystore.locked" if isinstance(error, KeyringLocked) else "keystore.unavailable"
    )
