"""One profile per server, customer code and user."""

import json
from pathlib import Path

import pytest

from core.profiles import Profile, Profiles, profile_id


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path)


def remembered(profiles: Profiles, user: str, now: int) -> Profile:
    return profiles.remember(profiles.of("https://a.example", "deniz", user), name=user, now=now)


def test_a_new_profile_is_remembered_only_when_it_was_used(profiles: Profiles) -> None:
    profile = profiles.of("https://a.example", "deniz", "ayse@deniz.example")
    assert profiles.all() == []
    known = profiles.remember(profile, name="Ayşe", now=5)
    assert profiles.last() == known
    assert known.name == "Ayşe"
    assert profiles.of("https://A.example/", " Deniz", "AYSE@deniz.example ") == known
    assert profiles.known("https://A.example/", " Deniz", "AYSE@deniz.example ") == known
    assert profiles.known("https://b.example", "deniz", "ayse@deniz.example") is None


def test_each_of_the_three_makes_another() -> None:
    ids = {
        profile_id(server, customer, user)
        for server in ("https://a", "https://b")
        for customer in ("x", "y")
        for user in ("1", "2")
    }
    assert len(ids) == 8


def test_the_last_used_comes_first(profiles: Profiles) -> None:
    for now, user in enumerate(("a", "b", "c")):
        remembered(profiles, user, now)
    remembered(profiles, "a", 9)
    assert [profile.user for profile in profiles.all()] == ["a", "c", "b"]


def test_places_in_the_profile(profiles: Profiles, tmp_path: Path) -> None:
    profile = remembered(profiles, "a", 1)
    assert profile.store.parent == profile.salt.parent == profile.directory
    assert tmp_path in profile.directory.parents


def test_what_cannot_be_read_is_passed_over(profiles: Profiles, tmp_path: Path) -> None:
    good, bad = remembered(profiles, "a", 1), remembered(profiles, "b", 2)
    for content in ("", "[]", "{}", json.dumps({"server": "x"}), '{"last_used": "x"}'):
        (bad.directory / "profile.json").write_text(content)
        assert profiles.all() == [good]
    (tmp_path / "profiles" / "stray").touch()
    assert profiles.all() == [good]


def test_forgetting_takes_everything_away(profiles: Profiles) -> None:
    profile = remembered(profiles, "a", 1)
    profile.store.write_bytes(b"x")
    profiles.forget(profile)
    assert not profile.directory.exists()
    assert profiles.last() is None


def test_a_copy_becomes_a_device_of_its_own(profiles: Profiles) -> None:
    profile = remembered(profiles, "a", 7)
    renewed = profiles.as_new_device(profile)
    assert renewed == profiles.last() != profile
    assert (renewed.id, renewed.name, renewed.last_used) == (profile.id, profile.name, 7)
    assert renewed.device_id != profile.device_id


def test_no_secret_stands_in_the_file(profiles: Profiles) -> None:
    profile = remembered(profiles, "a", 1)
    values = json.loads((profile.directory / "profile.json").read_text())
    assert set(values) == {
        "id", "server", "customer", "user", "device_id", "directory", "name", "last_used",
    }  # fmt: skip
