import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.clock import wall_ms
from tests.core.export.test_writer import job, written

PHRASE = "at pil zımba doğru"


def said(*words: str, typed: str = "") -> tuple[int, str]:
    """As a person starts it where there is no display."""
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "verify", *words], env=bare, capture_output=True,
        input=typed, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_it_says_in_words_whether_it_is_whole(tmp_path: Path) -> None:
    place = written(job(tmp_path / "dosya", shape="folder"), 2)
    code, text = said(str(place), "--lang", "tr")
    assert code == 0
    assert "Bütün: her dosya dışa aktarıldığı gibi." in text
    assert "Deniz Ağaoğlu (Anadolu Ticaret A.Ş.)" in text
    next(place.glob("*.pdf")).write_bytes(b"")
    code, text = said(str(place), "--lang", "en")
    assert code == 1
    assert "CHANGED" in text
    assert "Changed: TR-48213" in text


@pytest.mark.parametrize("name", ["nothing", "."])
def test_where_nothing_can_be_said(tmp_path: Path, name: str) -> None:
    assert said(str(tmp_path / name), "--lang", "en")[0] == 2


def test_another_key_is_not_the_one_that_was_named(tmp_path: Path) -> None:
    place = written(job(tmp_path / "dosya", shape="folder"), 1)
    code, text = said(str(place), "--lang", "en", "--key", "0000 1111")
    assert code == 1
    assert "NOT the key" in text


def test_a_package_is_looked_into_with_its_passphrase(tmp_path: Path) -> None:
    now = wall_ms()
    place = written(
        job(tmp_path / "a.santral", shape="package", passphrase=PHRASE, at=now - 60_000,
            expires_at=now + 600_000), 2,
    )  # fmt: skip
    code, text = said(str(place), "--lang", "en", typed=PHRASE + "\n")
    assert code == 0 and "Whole" in text and PHRASE not in text
    code, text = said(str(place), "--lang", "en", typed="another one\n")
    assert code == 2 and "not the passphrase" in text
    code, text = said(str(place), "--lang", "en")
    assert code == 2 and "passphrase is needed" in text


@pytest.mark.parametrize("harm", ["cut", "touched"])
def test_a_package_that_is_not_what_was_written_is_changed(tmp_path: Path, harm: str) -> None:
    now = wall_ms()
    place = written(
        job(tmp_path / "a.santral", shape="package", passphrase=PHRASE, at=now - 60_000,
            expires_at=now + 600_000), 2,
    )  # fmt: skip
    whole = place.read_bytes()
    touched = whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:]
    place.write_bytes(whole[:-40] if harm == "cut" else touched)
    assert said(str(place), "--lang", "en", typed=PHRASE + "\n")[0] == 1
