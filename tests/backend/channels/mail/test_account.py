from pathlib import Path

import pytest

from backend.channels.mail.account import BadMail, read

GOOD = 'host = "mail.example.com"\nsender = "Ardıç Ev <destek@ornek.com>"\nuser = "destek"\npassword_file = "password"\n'


def written(place: Path, text: str = GOOD, mode: int = 0o600) -> Path:
    (place / "password").write_text("s3cret word\n", "utf-8")
    (place / "password").chmod(mode)
    (place / "smtp.toml").write_text(text, "utf-8")
    return place / "smtp.toml"


def test_the_password_comes_from_its_own_file(tmp_path: Path) -> None:
    account = read(written(tmp_path))
    assert (account.password, account.port, account.security) == ("s3cret word", 587, "starttls")
    assert account.address == "destek@ornek.com" and "s3cret" not in repr(account)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("host = ", "smtp.toml:1: "),
        (GOOD + 'password = "x"\n', "a file of its own"),
        (GOOD.replace("destek@ornek.com", "destek"), "no e-mail address"),
        (GOOD + 'security = "none"\n', "without TLS"),
        (GOOD.replace('"password"', '"elsewhere"'), "cannot be read"),
        (GOOD + "colour = 1\n", "colour"),
        ('sender = "a@example.com"\n', "host"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadMail, match=says):
        read(written(tmp_path, text))


def test_a_password_that_others_can_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadMail, match="chmod 600"):
        read(written(tmp_path, mode=0o640))
