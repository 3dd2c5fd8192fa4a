import json
from pathlib import Path

import pytest

from core.errors import UserError
from desktop.demonstration import read

AGENT = {"user": "selim", "password": "sesame", "role": "agent"}
BOSS = {"user": "derya", "password": "open", "role": "supervisor"}


def written(path: Path, content: object) -> Path:
    file = path / "demo.json"
    file.write_text(json.dumps(content))
    return file


def test_the_first_agent_signs_in(tmp_path: Path) -> None:
    content = {"server": "http://127.0.0.1:1", "customer_code": "kuzey", "users": [BOSS, AGENT]}
    who = read(written(tmp_path, content))
    assert (who.server, who.customer_code, who.user) == ("http://127.0.0.1:1", "kuzey", "selim")
    assert who.password == "sesame"
    assert "sesame" not in repr(who)


@pytest.mark.parametrize("content", [[], {}, {"users": []}, {"users": [1]}, "x"])
def test_a_file_that_makes_no_sense_is_said(tmp_path: Path, content: object) -> None:
    with pytest.raises(UserError, match=r"demonstration\.unreadable"):
        read(written(tmp_path, content))


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"demonstration\.unreadable"):
        read(tmp_path / "none")
