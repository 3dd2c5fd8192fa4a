"""Profiles: one per server, customer code and user, each with a directory of its own.

What stands in `profile.json` is no secret; those are in `core.secrets` under the profile's id.
"""

import json
import shutil
from pathlib import Path

import msgspec
from msgspec.structs import asdict, replace

from core.ids import uuid7

APPLICATION = "Santral"


class Profile(msgspec.Struct, frozen=True):
    """`id` names the directory and the secrets; `last_used` is in ms, 0 before the first use."""

    id: str
    server: str
    customer: str
    user: str
    device_id: str
    directory: Path
    name: str = ""
    """The person's, as the platform last gave it."""
    last_used: int = 0

    @property
    def store(self) -> Path:
        return self.directory / "desk.db"

    @property
    def lock(self) -> Path:
        """Held by the desk that has the store open."""
        return self.store.with_suffix(".lock")

    @property
    def salt(self) -> Path:
        """Of the passphrase, where the system has no keystore."""
        return self.directory / "salt.json"


class Profiles:
    """The profiles remembered on this machine, under `root` (the user's data directory)."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or _usual_root()

    def of(self, server: str, customer: str, user: str) -> Profile:
        """The remembered one, or a new one that is not remembered yet."""
        id = profile_id(server, customer, user)
        known = _read(self._directory(id))
        return known or Profile(
            id=id, server=server.strip(), customer=customer.strip(), user=user.strip(),
            device_id=uuid7(), directory=self._directory(id),
        )  # fmt: skip

    def known(self, server: str, customer: str, user: str) -> Profile | None:
        """The remembered one. Needs no hash, whose library is slow to load at a start."""
        typed = _typed(server, customer, user)
        found = (p for p in self.all() if _typed(p.server, p.customer, p.user) == typed)
        return next(found, None)

    def all(self) -> list[Profile]:
        """Last used first. A directory that cannot be read is passed over."""
        found = [_read(path) for path in sorted(self._root.glob("profiles/*"))]
        return sorted((p for p in found if p), key=lambda p: p.last_used, reverse=True)

    def last(self) -> Profile | None:
        return next(iter(self.all()), None)

    def remember(self, profile: Profile, *, name: str, now: int) -> Profile:
        """Written whole or not at all: a cut in the middle leaves what was there."""
        known = replace(profile, name=name, last_used=now)
        known.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        values = {**asdict(known), "directory": None}
        new = known.directory / "profile.json.new"
        new.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
        new.replace(known.directory / "profile.json")
        return known

    def as_new_device(self, profile: Profile) -> Profile:
        """Where it was copied here, and the one it came from goes on as the old device."""
        renewed = replace(profile, device_id=uuid7())
        return self.remember(renewed, name=profile.name, now=profile.last_used)

    def forget(self, profile: Profile) -> None:
        """Takes the directory away with all that is in it; the secrets are the caller's to delete."""
        shutil.rmtree(profile.directory, ignore_errors=True)

    @property
    def receipts(self) -> Path:
        """Where the receipts of erased profiles are: beside the profiles, for they go with none of them."""
        return self._root / "receipts"

    def _directory(self, id: str) -> Path:
        return self._root / "profiles" / id


def _usual_root() -> Path:
    import platformdirs  # not where the start is told of another place

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def profile_id(server: str, customer: str, user: str) -> str:
    """Of what a person types: spaces around it and its case do not make another profile."""
    import hashlib  # not before the first paint

    return hashlib.sha256(_typed(server, customer, user).encode()).hexdigest()[:16]


def _typed(server: str, customer: str, user: str) -> str:
    return "\n".join(part.strip().casefold() for part in (server.rstrip("/ "), customer, user))


def _read(directory: Path) -> Profile | None:
    try:
        values = json.loads((directory / "profile.json").read_text(encoding="utf-8"))
        return Profile(
            id=directory.name, server=str(values["server"]), customer=str(values["customer"]),
            user=str(values["user"]), device_id=str(values["device_id"]), directory=directory,
            name=str(values["name"]), last_used=int(values["last_used"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None
