from pathlib import Path

import pytest

from backend.telephony import trunk as trunks
from backend.telephony.trunk import BadTrunk, Trunk, read
from tests.peers import certificates
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


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "missing required field `host`"),
        ('host = "x"\nport = "y"', 2, "'port': expected `int`, got `str`"),
        ('host = "x"\n\nregistr = true\n', 3, "'registr' is no field (register?)"),
        ("= =", 1, "Invalid statement"),
        ('host = "x"\ntransport = "sctp"', 2, "'transport': invalid enum value 'sctp'"),
        ('host = "x"\nport = 70000', 2, "'port' is between 1 and 65535"),
        ('host = "x"\nhere = "our-house"', 2, "'here' is an IPv4 address of this machine"),
        ('host = "x"\nsrtp = "optional"', 2, "its keys would travel in the open"),
        ('host = "x"\nca_file = "ca.pem"', 2, "'ca_file' needs transport"),
        ('host = "x"\ntransport = "tls"\nca_file = "no.pem"', 3, "cannot be read"),
        ('host = "x"\ntransport = "tls"\nca_file = "trunk.toml"', 3, "is no PEM file"),
        ('host = "x"\ntransport = "tls"\nkey = "k"', 3, "go together"),
        ('host = "x"\nregister = true', 2, "'register' needs 'user'"),
        ('host = "x"\nmost = 0', 2, "'most' is at least 1"),
        ('host = "x"\n[numbers]\n"0850" = ""', 3, "'0850' leads to no queue"),
    ],
)
def test_a_file_that_says_something_else_is_refused_in_words(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    with pytest.raises(BadTrunk) as refused:
        read(written(tmp_path, text))
    said = str(refused.value)
    assert said.startswith(f"trunk.toml:{line}: ") and words in said


def test_every_mistake_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTrunk) as refused:
        read(written(tmp_path, 'most = 0\nhost = ""\nregister = true\n'))
    assert [line.split(":")[1] for line in str(refused.value).splitlines()] == ["1", "2", "3"]


def test_with_tls_the_voice_is_encrypted_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    files = certificates.make(tmp_path)
    text = 'host = "sip.example"\ntransport = "tls"\nca_file = "ca.pem"\n'
    found = read(written(tmp_path, text + 'certificate = "cert.pem"\nkey = "key.pem"\n'))
    assert (found.port, found.here_port, found.srtp) == (5061, 5061, "mandatory")
    assert (found.ca_file, found.key) == (str(files.authority), str(files.key))
    assert found.address("1") == "sip:1@sip.example:5061;transport=tls"
    assert read(written(tmp_path, text + 'srtp = "off"\nport = 5099')).srtp == "off"


@pytest.mark.parametrize(
    ("number", "dialled"), [("+905321112233", "05321112233"), ("+4930123", "004930123"), ("2", "2")]
)
def test_numbers_are_said_as_the_operator_wants_them(number: str, dialled: str) -> None:
    assert Trunk(host="x", dials="national").address(number) == f"sip:{dialled}@x:5060"
    assert Trunk(host="x").address(number) == f"sip:{number}@x:5060"


def test_a_place_is_the_trunks_by_host_and_port() -> None:
    trunk = Trunk(host="127.0.0.1", port=5070, transport="tcp")
    assert trunk.is_at(trunk.address("1")) and trunk.is_at("sip:127.0.0.1:5070")
    assert not trunk.is_at("sip:1@127.0.0.1:50700") and not trunk.is_at("sip:1@127.0.0.1")
