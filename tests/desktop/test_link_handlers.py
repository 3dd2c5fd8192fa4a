import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import UserError
from desktop import link_handlers
from desktop.link_handlers import ENTRY, entry_for, program, register, registry_entries
from desktop.options import parse
from desktop.wishes import SCHEMES, Wish


def values(text: str, name: str) -> list[str]:
    return [line.partition("=")[2] for line in text.splitlines() if line.startswith(f"{name}=")]


def test_the_shipped_entry_names_every_scheme_and_wish() -> None:
    text = ENTRY.read_text(encoding="utf-8")
    (types,) = values(text, "MimeType")
    assert types.strip(";").split(";") == [f"x-scheme-handler/{scheme}" for scheme in SCHEMES]
    said = [line.split()[1:] for line in values(text, "Exec")]
    assert said[0] == ["--", "%u"]
    assert parse(["--", "tel:100"]).wish == Wish("fill", "tel:100")
    assert [parse(words).wish for words in said[1:]] == [
        Wish("answer"), Wish("hang_up"), Wish("mute"),
    ]  # fmt: skip


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no validator here")
def test_the_entry_is_valid(tmp_path: Path) -> None:
    subprocess.run(["desktop-file-validate", str(ENTRY)], check=True)


def test_this_very_program_stands_in_the_entry() -> None:
    text = entry_for(["/opt/my desk/santral", "-m", "100%"], Path("/opt/my desk"))
    assert values(text, "Path") == ["/opt/my desk"]
    assert values(text, "Exec")[0] == '"/opt/my desk/santral" -m 100%% -- %u'
    assert values(text, "Exec")[1].endswith(" --answer")
    assert program()


def test_on_linux_it_is_written_and_made_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`xdg-mime` is a stand-in that writes down what it was asked for."""
    asked = tmp_path / "asked"
    tool = tmp_path / "bin" / "xdg-mime"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\necho "$@" > {asked}\n', encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    register(["/opt/santral"])
    assert (
        "Exec=/opt/santral -- %u" in (tmp_path / "share/applications/santral.desktop").read_text()
    )
    assert asked.read_text().split()[:3] == ["default", "santral.desktop", "x-scheme-handler/tel"]


def test_where_it_cannot_be_done_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not link_handlers.can_register()
    with pytest.raises(UserError, match=r"links\.not_here"):
        register()


def test_on_windows_a_link_can_never_be_an_option() -> None:
    entries = registry_entries([r"C:\Program Files\Santral\santral.exe"])
    command = next(value for key, _, value in entries if key.endswith("command"))
    assert command == '"C:\\Program Files\\Santral\\santral.exe" -- "%1"'
    schemes = [name for key, name, _ in entries if key.endswith("URLAssociations")]
    assert schemes == list(SCHEMES)
