import json
from pathlib import Path

import pytest

from desktop import with_company
from desktop.with_company import Stop

PEOPLE = {"address": "http://127.0.0.1:1", "users": [{"user": "selim"}, {"user": "deniz"}]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "demo.json").write_text(json.dumps(PEOPLE), encoding="utf-8")
    return tmp_path


def test_the_first_ones_file_is_the_platforms_and_a_customer_rings(data: Path) -> None:
    assert with_company.credentials(data, "selim") == data / "demo.json"
    words = with_company.serving(data, data / "ready.json", "selim")
    assert "--ring-after" in words and "--colleagues" not in words


def test_another_has_a_file_and_a_desk_of_their_own_and_colleagues(data: Path) -> None:
    words = with_company.desk(data, "deniz", "en")
    own = Path(words[words.index("--demonstration") + 1])
    assert json.loads(own.read_text(encoding="utf-8")) == {**PEOPLE, "users": [{"user": "deniz"}]}
    assert own.stat().st_mode & 0o077 == 0
    assert words[-4:] == ["--data", str(data / "desk-deniz"), "--lang", "en"]
    assert "--colleagues" in with_company.serving(data, data / "ready.json", "deniz")


def test_who_is_not_there_is_told_who_is(data: Path) -> None:
    with pytest.raises(Stop, match="selim, deniz"):
        with_company.credentials(data, "nobody")
