from pathlib import Path

import pytest

from core.errors import UserError
from core.export.reader import found, unpack
from tests.core.export.sample import AT, dossier
from tests.core.export.test_writer import job, written

PHRASE = "at pil zımba doğru"


def test_a_package_is_opened_in_memory(tmp_path: Path) -> None:
    place = written(
        job(tmp_path / "x.santral", shape="package", passphrase=PHRASE, expires_at=AT + 1_000,
            attachments=True, notes=True), 2,
    )  # fmt: skip
    unpacked = unpack(place, PHRASE, AT)
    assert len(unpacked.conversations) == 2
    assert unpacked.manifest.by == "Deniz Ağaoğlu"
    assert unpacked.files["files/call-1.wav"].startswith(b"RIFF")
    assert list(tmp_path.iterdir()) == [place]
    with pytest.raises(UserError, match=r"package\.unreadable"):
        unpack(tmp_path / "nothing", PHRASE, AT)


@pytest.mark.parametrize(
    ("words", "there"),
    [("", True), ("AYSE sahin", True), ("kart numaram", True), ("sakinlesti tr-48213", True),
     ("ayşe yok", False)],
)  # fmt: skip
def test_every_word_must_be_there_however_it_is_written(words: str, there: bool) -> None:
    assert found(dossier(), words) is there
