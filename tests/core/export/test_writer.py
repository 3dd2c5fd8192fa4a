import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from core.errors import UserError
from core.export.document import Dossier, File, Taken
from core.export.job import FORMATS, Content, Format, Item, Job, part_of
from core.export.manifest import opened, signing_key
from core.export.package import unsealed
from core.export.patterns import PATTERNS
from core.export.redaction import Plan
from core.export.verify import verify
from core.export.writer import Writer
from tests.core.export.sample import AT, CARD, SECRETS, dossier
from tests.core.export.words import LABELS, WRITING
from voip import wav

KEY = signing_key(b"k" * 32)
SOUND = wav.companded(wav.Form(16_000, 2), b"\x01" * 32_000 * 10)
ALL = Plan(kinds=frozenset(PATTERNS), name=True)


def job(target: Path, format: Format = "pdf", **given: object) -> Job:
    usual = Job(
        target=str(target), part=part_of(target), shape="file", format=format, labels=LABELS, writing=WRITING, key=KEY,
        at=AT, by="Deniz Ağaoğlu", store="p-1",
    )  # fmt: skip
    return replace(usual, **given)


def items(count: int = 1) -> Iterator[Item]:
    contents = (Content("f-1", b"%PDF-dekont"), Content("f-2", SOUND))
    for at in range(count):
        yield Item(replace(dossier(), id=f"c-{at}"), contents)


def written(of: Job, count: int = 1) -> Path:
    writer = Writer(of)
    for item in items(count):
        writer.add(item)
    return Path(writer.finish().target)


@pytest.mark.parametrize("format", FORMATS)
def test_one_file_with_its_manifest(tmp_path: Path, format: Format) -> None:
    place = written(job(tmp_path / f"dosya.{format}", format))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        place.name, f"{place.name}.manifest.json",
    ]  # fmt: skip
    assert verify(place).verdict == "whole"
    assert verify(place.with_name(f"{place.name}.manifest.json")).verdict == "whole"


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_that_is_black_is_in_any_format(tmp_path: Path, format: Format) -> None:
    place = written(job(tmp_path / "x.zip", format, shape="zip", notes=True, plan=ALL), 2)
    with zipfile.ZipFile(place) as archive:
        names = archive.namelist()
        whole = b"\n".join(archive.read(name) for name in names) + " ".join(names).encode()
        if format == "xlsx":
            inner = next(name for name in names if name.endswith(".xlsx"))
            with zipfile.ZipFile(io.BytesIO(archive.read(inner))) as book:
                whole += b"".join(book.read(name) for name in book.namelist())
    for secret in (*SECRETS, "Ayşe", "Şahin"):
        assert secret.encode() not in whole
    assert verify(place).verdict == "whole"


def test_without_notes_there_is_none(tmp_path: Path) -> None:
    place = written(job(tmp_path / "a.json", "json"))
    text = place.read_text(encoding="utf-8")
    assert "VIP" not in text
    assert "Sakinleşti" not in text
    with_notes = written(job(tmp_path / "b.json", "json", notes=True)).read_text(encoding="utf-8")
    assert "@Deniz müşteri VIP" in with_notes


def test_a_folder_has_one_letter_for_each_and_takes_nobodys_place(tmp_path: Path) -> None:
    (tmp_path / "klasör").mkdir()
    place = written(job(tmp_path / "klasör", shape="folder"), 3)
    assert place.name == "klasör (2)"
    assert sorted(path.name for path in place.iterdir()) == [
        "TR-48213 Ayşe Şahin (2).pdf", "TR-48213 Ayşe Şahin (3).pdf", "TR-48213 Ayşe Şahin.pdf",
        "manifest.json",
    ]  # fmt: skip
    assert verify(place).verdict == "whole"


def test_files_come_along_and_a_recording_is_silent_where_it_must_be(tmp_path: Path) -> None:
    plan = Plan(kinds=frozenset({"card"}))
    place = written(job(tmp_path / "x", "json", shape="folder", attachments=True, plan=plan), 1)
    sound = (place / "files" / "call-1.wav").read_bytes()[-320_000:]
    assert sound[32_000 * 5 : 32_000 * 6] == b"\xff" * 32_000
    assert sound[:32_000] == b"\x01" * 32_000
    (only,) = (path for path in place.glob("*.json") if path.name != "manifest.json")
    taken = msgspec.json.decode(only.read_bytes(), type=Taken)
    assert taken.conversations[0].entries[-1].files[0].path == "files/dekont Ayşe Şahin.pdf"
    assert CARD not in only.read_text(encoding="utf-8")


def test_a_recording_nobody_can_silence_stays(tmp_path: Path) -> None:
    plan = Plan(kinds=frozenset({"card"}))
    writer = Writer(job(tmp_path / "x", "json", shape="folder", attachments=True, plan=plan))
    writer.add(Item(dossier(), (Content("f-2", b"OggS"),)))
    result = writer.finish()
    assert result.left_out == ("call-1.wav",)
    assert not (tmp_path / "x" / "files").exists()


def with_legs(of: Dossier) -> Dossier:
    legs = tuple(File(id=f"leg-{n}", name="call-1.wav", mime="audio/wav", size=9) for n in (1, 2))
    return replace(
        of,
        entries=tuple(
            replace(e, call=replace(e.call, legs=legs)) if e.call else e for e in of.entries
        ),
    )


@pytest.mark.parametrize("format", FORMATS)
def test_each_leg_of_a_call_is_a_file_of_its_own_and_named_in_the_manifest(
    tmp_path: Path, format: Format
) -> None:
    writer = Writer(job(tmp_path / "x", format, shape="folder", attachments=True))
    sounds = tuple(Content(id, SOUND) for id in ("f-2", "leg-1", "leg-2"))
    writer.add(Item(with_legs(dossier()), sounds))
    assert writer.finish().left_out == ()
    named = [f"files/call-1{n}.wav" for n in ("", " (2)", " (3)")]
    manifest, _ = opened((tmp_path / "x" / "manifest.json").read_bytes())
    assert [file.path for file in manifest.files if file.path.endswith(".wav")] == named
    assert all((tmp_path / "x" / name).read_bytes() == SOUND for name in named)
    assert verify(tmp_path / "x").verdict == "whole"


def test_a_leg_stays_where_its_call_must_be_silent_somewhere(tmp_path: Path) -> None:
    """Its clock is another: a second that must not be heard is somewhere else in it."""
    plan = Plan(kinds=frozenset({"card"}))
    writer = Writer(job(tmp_path / "x", "json", shape="folder", attachments=True, plan=plan))
    writer.add(Item(with_legs(dossier()), (Content("f-2", SOUND), Content("leg-1", SOUND))))
    assert writer.finish().left_out == ("call-1.wav",)
    assert [path.name for path in (tmp_path / "x" / "files").iterdir()] == ["call-1.wav"]


def test_the_manifest_says_what_was_done(tmp_path: Path) -> None:
    place = written(job(tmp_path / "x", shape="folder", plan=ALL, notes=True), 2)
    manifest, _ = opened((place / "manifest.json").read_bytes())
    assert manifest.by == "Deniz Ağaoğlu"
    assert manifest.subjects == ("c-0", "c-1")
    assert manifest.redaction == ("card", "email", "iban", "name", "national_id", "phone")
    assert manifest.blacked_out["card"] == 4
    assert manifest.notes


def test_a_package_holds_what_a_reader_needs(tmp_path: Path) -> None:
    place = written(
        job(tmp_path / "x.santral", shape="package", passphrase="çok uzun parola",
            expires_at=AT + 1_000, attachments=True), 2,
    )  # fmt: skip
    with place.open("rb") as file:
        content = b"".join(unsealed(file, "çok uzun parola", AT))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        taken = json.loads(archive.read("conversations.json"))
        assert "files/call-1.wav" in archive.namelist()
    assert len(taken["conversations"]) == 2
    assert b"Ay\xc5\x9fe" not in place.read_bytes()


def test_nothing_is_left_of_what_was_given_up(tmp_path: Path) -> None:
    writer = Writer(job(tmp_path / "x.zip", shape="zip"))
    writer.add(next(items()))
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_nothing_plain_of_a_package_touches_the_disk(tmp_path: Path) -> None:
    writer = Writer(
        job(tmp_path / "x.santral", shape="package", passphrase="çok uzun parola",
            expires_at=AT + 1_000, attachments=True)
    )  # fmt: skip
    writer.add(next(items()))
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"dekont" not in path.read_bytes()
        assert "dekont" not in path.name
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_weak_passphrase_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"package\.weak"):
        Writer(job(tmp_path / "x.santral", shape="package", passphrase="kısa", expires_at=AT))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"export\.unwritable"):
        Writer(job(tmp_path / "file" / "x.pdf"))
    (tmp_path / "busy.pdf").mkdir()
    writer = Writer(job(tmp_path / "busy.pdf"))
    writer.add(next(items()))
    with pytest.raises(UserError, match=r"export\.unwritable"):
        writer.finish()
    writer.abandon()
    assert not list(tmp_path.glob(".*"))
