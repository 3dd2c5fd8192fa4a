import json
from pathlib import Path

import pytest

from core.errors import UserError
from core.settings import SETTINGS, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_every_default_is_valid() -> None:
    assert [row.name for row in SETTINGS.values() if not row.accepts(row.default)] == []


def test_every_choice_is_a_row_with_its_choices() -> None:
    for row in SETTINGS.values():
        assert bool(row.choices) == (row.kind == "choice"), row.name
        assert row.low <= row.high, row.name


def test_a_choice_survives_a_restart(path: Path) -> None:
    Settings(path).put("theme", "dark")
    assert Settings(path).get("theme") == "dark"


def test_defaults_without_a_file(path: Path) -> None:
    assert Settings(path).get("theme") == "system"
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("notifications", "yes"),
        ("sounds_volume", 101),
        ("sounds_volume", True),
        ("shortcuts", {"a": 1}),
        ("window_panes", ["a"]),
        ("sign_in_user", None),
    ],
)
def test_what_is_not_valid_is_refused(name: str, value: object) -> None:
    settings = Settings(None)
    with pytest.raises(UserError, match=r"settings\.invalid"):
        settings.put(name, value)
    assert settings.get(name) == SETTINGS[name].default


def test_an_invalid_kept_value_reads_as_the_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "pink", "sounds_volume": 30}))
    settings = Settings(path)
    assert (settings.get("theme"), settings.get("sounds_volume")) == ("system", 30)


def test_names_of_a_newer_desk_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"from_tomorrow": [1]}))
    Settings(path).put("theme", "light")
    assert json.loads(path.read_text()) == {"from_tomorrow": [1], "theme": "light"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.get("theme") == "system"
    assert path.with_name("settings.json.damaged").read_bytes() == content
    settings.put("theme", "dark")
    assert Settings(path).get("theme") == "dark"


def test_whoever_listens_is_told_once(path: Path) -> None:
    settings = Settings(path)
    told: list[str] = []
    stop = settings.on_change(told.append)
    settings.put("theme", "dark")
    settings.put("theme", "dark")
    stop()
    settings.put("theme", "light")
    assert told == ["theme"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"settings\.unwritable"):
        Settings(tmp_path / "file" / "settings.json").put("theme", "dark")


def test_without_a_path_nothing_is_written(tmp_path: Path) -> None:
    Settings(None).put("theme", "dark")
    assert list(tmp_path.iterdir()) == []


def test_nothing_secret_has_a_row() -> None:
    assert not [name for name in SETTINGS if "password" in name or "token" in name]


def test_what_is_decided_stands_over_a_choice_that_is_kept_beneath() -> None:
    settings, heard = Settings(None), list[str]()
    settings.put("phone_auto_answer", True)
    settings.on_change(heard.append)
    settings.decide({"phone_auto_answer": False, "phone_record": "no switch"})
    assert settings.get("phone_auto_answer") is False and settings.is_decided("phone_auto_answer")
    assert not settings.is_decided("phone_record")
    settings.decide({"phone_auto_answer": False})
    settings.decide({})
    assert settings.get("phone_auto_answer") is True
    assert heard == ["phone_auto_answer"] * 2
