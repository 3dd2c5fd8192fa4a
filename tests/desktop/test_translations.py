from pathlib import Path

import pytest

from desktop import translations
from desktop.translations import Catalogue, Text, texts_in

SOURCE = """
tr("A", "one")
tr("A", "%n many", 3)
tr("A", "also %n", n=count)
mark("B", "kept "
          "together")
tr("A", name)
other("A", "not this")
"""


def test_texts_are_found_where_they_stand() -> None:
    assert set(texts_in(SOURCE)) == {
        Text("A", "one"), Text("A", "%n many", True), Text("A", "also %n", True),
        Text("B", "kept together"),
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "collected", lambda: set(texts_in(SOURCE)))
    return tmp_path


def test_an_update_keeps_what_was_said_and_drops_what_is_unused(folder: Path) -> None:
    old: dict[Text, tuple[str, ...]] = {Text("A", "one"): ("bir",), Text("A", "gone"): ("eski",)}
    Catalogue("tr", old).write()
    translations.update()
    said = Catalogue.read("tr").said
    assert said[Text("A", "one")] == ("bir",)
    assert Text("A", "gone") not in said
    assert said[Text("A", "%n many", True)] == ("",)
    assert Catalogue.read("en").said[Text("A", "%n many", True)] == ("", "")


def test_the_check_names_each_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translations.update()
    complete = {text: ("x",) * len(forms) for text, forms in Catalogue.read("tr").said.items()}
    Catalogue("tr", complete | {Text("A", "one"): ("bir {ad}",)}).write()
    assert translations.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "tr: other {names} than the source: [A] one" in said
    assert "en: not translated: [A] %n many" in said


def test_compiled_words_can_be_read(folder: Path) -> None:
    translations.update()
    translations.compile_all()
    assert (folder / "tr.qm").exists() and (folder / "en.qm").exists()


def test_a_desk_that_runs_keeps_the_file_it_has_mapped(folder: Path) -> None:
    Catalogue("tr", {Text("A", "one"): ("bir",)}).write()
    Catalogue("en").write()
    translations.compile_all()
    with (folder / "tr.qm").open("rb") as mapped:
        before = mapped.read()
        Catalogue("tr", {Text("A", "one"): ("bir ve iki",)}).write()
        translations.compile_all()
        mapped.seek(0)
        assert mapped.read() == before
    assert (folder / "tr.qm").read_bytes() != before
    assert not list(folder.glob("*.part"))
