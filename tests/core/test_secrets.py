"""Secrets are kept by the system, by a passphrase or not at all, and never in plain text."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from core.errors import UserError
from core.secrets import (
    MOST_CHARACTERS,
    DemonstrationKey,
    Keystore,
    MemorySecrets,
    Passphrase,
    Secrets,
    store_key,
)
from tests.bus import on_own_bus, own_bus

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
SESSION = """
import sys
from core.secrets import Keystore, store_key
store = Keystore.of_system()
assert store is not None, "no keystore"
if sys.argv[1] == "write":
    print(store_key(store, "profile").hex())
    store.set("profile", "refresh_token", "x" * 1280)
else:
    print(store_key(store, "profile").hex())
    assert store.get("profile", "refresh_token") == "x" * 1280
    store.delete("profile")
    store.delete("profile")
    assert store.get("profile", "key") is None
"""


class Ring(KeyringBackend):
    """A backend in memory; `trouble` is raised by every call."""

    priority = 9

    def __init__(self, trouble: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own
        self.values: dict[tuple[str, str], str] = {}
        self.trouble = trouble

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        if self.values.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _fail(self) -> None:
        if self.trouble:
            raise self.trouble


NONE: list[Callable[[], KeyringBackend]] = [
    keyring.backends.fail.Keyring,
    keyring.backends.null.Keyring,
    Ring,
]
"""Backends that do not encrypt, or are not known to."""


def kinds(tmp_path: Path) -> list[Secrets]:
    return [Keystore(Ring()), MemorySecrets(), DemonstrationKey(tmp_path / "demo" / "key.json")]


@pytest.mark.parametrize("which", range(3))
def test_each_place_keeps_and_forgets(tmp_path: Path, which: int) -> None:
    secrets = kinds(tmp_path)[which]
    assert secrets.get("p", "key") is None
    key = store_key(secrets, "p")
    assert len(key) == 32
    assert store_key(secrets, "p") == key
    assert store_key(secrets, "other") != key
    secrets.set("p", "refresh_token", "token")
    assert secrets.get("p", "refresh_token") == "token"
    secrets.delete("p")
    secrets.delete("p")
    assert secrets.get("p", "refresh_token") is None
    assert secrets.get("other", "key") is not None


@pytest.mark.parametrize("kept", ["rubbish", "00", ""])
def test_a_key_that_makes_no_sense_is_not_replaced(kept: str) -> None:
    secrets = MemorySecrets()
    secrets.set("p", "key", kept)
    with pytest.raises(UserError) as caught:
        store_key(secrets, "p")
    assert caught.value.code == "keystore.damaged"


@pytest.mark.parametrize(
    ("trouble", "code"),
    [(KeyringLocked(), "keystore.locked"), (InitError(), "keystore.unavailable")],
)
def test_what_is_wrong_with_the_keystore_is_told(trouble: Exception, code: str) -> None:
    store = Keystore(Ring(trouble))
    calls: list[Callable[[], object]] = [
        lambda: store.get("p", "key"),
        lambda: store.set("p", "key", "x"),
        lambda: store.delete("p"),
    ]
    for call in calls:
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == code


def test_an_entry_windows_could_not_store_is_refused_everywhere() -> None:
    with pytest.raises(UserError) as caught:
        Keystore(Ring()).set("p", "refresh_token", "x" * (MOST_CHARACTERS + 1))
    assert caught.value.code == "keystore.too_long"


def test_plain_and_missing_backends_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    rings = [ring() for ring in NONE]
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: rings)
    assert Keystore.of_system() is None


def test_importing_secrets_does_not_import_keyring() -> None:
    code = "import sys, core.secrets; print('keyring' in sys.modules, 'argon2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "False"]


@own_bus
def test_a_real_secret_service(tmp_path: Path) -> None:
    """Two processes in one session: the second reads what the first kept."""
    run = f'{sys.executable} -W error -c "$SCRIPT"'
    unlock = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    work = f"{unlock}; {run} write && {run} read"
    done = on_own_bus("bash", "-c", work, **home, SCRIPT=SESSION)
    assert done.returncode == 0, done.stderr
    written, read = done.stdout.split()
    assert written == read
    assert len(read) == 64


@POSIX
def test_the_demonstrations_key_is_only_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    secrets = DemonstrationKey(path)
    store_key(secrets, "p")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(UserError) as caught:
        secrets.get("p", "key")
    assert caught.value.code == "keystore.exposed"


@pytest.mark.parametrize("content", ["", "rubbish", "[1]", "5", '{"p/key": "ab'])
def test_a_demonstration_file_that_makes_no_sense_is_a_lost_one(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "key.json"
    path.write_text(content)
    path.chmod(0o600)
    assert DemonstrationKey(path).get("p", "key") is None
    assert path.with_suffix(".damaged").read_text() == content
    store_key(DemonstrationKey(path), "p")
    assert DemonstrationKey(path).get("p", "key")


def test_a_demonstration_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.mkdir(mode=0o700)
    with pytest.raises(UserError) as caught:
        DemonstrationKey(path).get("p", "key")
    assert caught.value.code == "demonstration.unreadable"


def test_a_passphrase_always_gives_the_same_key(tmp_path: Path) -> None:
    salt = tmp_path / "profile" / "salt.json"
    key = Passphrase(salt).key("doğru at pil zımba")
    assert len(key) == 32
    assert Passphrase(salt).key("doğru at pil zımba") == key
    assert Passphrase(salt).key("doğru at pil zimba") != key
    assert Passphrase(tmp_path / "other.json").key("doğru at pil zımba") != key
    assert "zımba" not in salt.read_text()


def test_a_lost_salt_is_told(tmp_path: Path) -> None:
    salt = tmp_path / "salt.json"
    salt.write_text("{}")
    with pytest.raises(UserError) as caught:
        Passphrase(salt).key("x")
    assert caught.value.code == "passphrase.salt_lost"
