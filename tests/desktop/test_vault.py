from pathlib import Path

import pytest

from core.profiles import Profile, Profiles
from core.secrets import DemonstrationKey, MemorySecrets
from desktop.vault import (
    KeptToken,
    find_secrets,
    forget,
    place_by_passphrase,
    place_in,
    place_in_memory,
)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profiles(tmp_path).of("http://127.0.0.1:1", "kuzey", "selim")


def test_key_and_identity_are_made_once(profile: Profile) -> None:
    secrets = MemorySecrets()
    first, second = place_in(profile, secrets), place_in(profile, secrets)
    assert first == second
    assert (len(first.key), first.store) == (32, profile.store)
    assert first.key.hex() not in repr(first)


def test_the_token_is_kept_and_forgotten(profile: Profile) -> None:
    token = KeptToken(place_in(profile, MemorySecrets()))
    assert token.load() is None
    token.save("t")
    assert token.load() == "t"
    token.forget()
    assert token.load() is None


def test_a_passphrase_gives_the_same_key_again(profile: Profile) -> None:
    first = place_by_passphrase(profile, "correct horse battery")
    assert first.key == place_by_passphrase(profile, "correct horse battery").key
    assert first.key != place_by_passphrase(profile, "another one").key
    assert profile.salt.exists()


def test_in_memory_nothing_is_kept(profile: Profile) -> None:
    assert place_in_memory(profile).store is None
    assert place_in_memory(profile).key != place_in_memory(profile).key
    assert not profile.directory.exists()


def test_after_forgetting_there_is_another_key(profile: Profile) -> None:
    secrets = MemorySecrets()
    place = place_in(profile, secrets)
    forget(place)
    assert place_in(profile, secrets).key != place.key


def test_only_the_demonstration_may_use_a_file(tmp_path: Path) -> None:
    assert isinstance(find_secrets(tmp_path, demonstration=True), DemonstrationKey)
    assert not isinstance(find_secrets(tmp_path, demonstration=False), DemonstrationKey)
