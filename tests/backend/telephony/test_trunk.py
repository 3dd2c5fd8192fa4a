from pathlib import Path

import pytest

from backend.telephony import trunk as trunks
from backend.telephony.trunk import BadTrunk, Trunk, read
from voip.orders import Login


def written(place: Path, text: str) -> Path:
    path = place / "trunk.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_says_all_there_is_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(trunks.PASSWORD, "word")
    found = read(
        written(
            tmp_path,
            'host = "sip.example"\nhere = "192.0.2.9"\nuser = "90212"\nqueue = "q"\n'
            '[numbers]\n"0850 222 00 00" = "q-support"\n',
        )
    )
    assert found.login == Login(user="90212", password="word")
    assert "word" not in repr(found) and "word" not in repr(found.login)
    assert trunks.PASSWORD not in __import__("os").environ
    assert found.address("+905321234567") == "sip:+905321234567@sip.example:5060"


@pytest.mark.parametrize(
    ("dialled", "queue"),
    [("8502220000", "q-support"), ("+908502220000", "q-support"), ("02121110000", "q"), ("", "q")],
)
def test_a_number_is_known_however_it_is_written(dialled: str, queue: str) -> None:
    trunk = Trunk(host="x", queue="q", numbers={"0850 222 00 00": "q-support"})
    assert trunk.queue_of(dialled) == queue


@pytest.mark.parametrize("text", ["", 'host = "x"\nport = "y"', 'host = "x"\nhots = "y"', "= ="])
def test_a_file_that_says_something_else_is_refused_in_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadTrunk) as refused:
        read(written(tmp_path, text))
    assert "trunk.toml" in str(refused.value)


def test_a_place_is_the_trunks_by_host_and_port() -> None:
    trunk = Trunk(host="127.0.0.1", port=5070, transport="tcp")
    assert trunk.is_at(trunk.address("1")) and trunk.is_at("sip:127.0.0.1:5070")
    assert not trunk.is_at("sip:1@127.0.0.1:50700") and not trunk.is_at("sip:1@127.0.0.1")
