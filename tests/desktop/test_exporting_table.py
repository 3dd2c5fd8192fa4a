from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from core.desk import Desk
from core.errors import UserError
from core.export.table import Column, Table
from core.export.verify import verify
from core.protocol.commands import NoteExport
from desktop.exporting_table import take_table
from desktop.parts import Parts
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over

TABLE = Table(title="Kuyruklar", columns=(Column("Kuyruk"),), rows=(("Satış",), ("İade",)))


class Noting(FakeDesk):
    def __init__(self) -> None:
        super().__init__()
        self.notes: list[NoteExport] = []

    async def note_export(self, note: NoteExport) -> str:
        self.notes.append(note)
        return "n"


@pytest.fixture
async def desk() -> Noting:
    return Noting()


@pytest.fixture
async def parts(theme: Theme, desk: Noting) -> Parts:
    return parts_over(theme, cast(Desk, desk))


async def test_a_report_is_signed_and_audited(desk: Noting, parts: Parts, tmp_path: Path) -> None:
    print = await take_table(parts, TABLE, tmp_path / "a.csv", "csv")
    found = verify(tmp_path / "a.csv")
    assert (found.verdict, found.fingerprint) == ("whole", print)
    (note,) = desk.notes
    assert (note.what, note.format, note.count) == ("report", "csv", 2)
    assert len(note.manifest) == 64
    assert note.names == ("Kuyruklar",)


async def test_the_audit_list_keeps_no_words_that_it_was_searched_for(
    desk: Noting, parts: Parts, tmp_path: Path
) -> None:
    facts = ("Only with “Ayşe”",)
    await take_table(parts, replace(TABLE, facts=facts), tmp_path / "a.csv", "csv", "audit")
    await take_table(parts, replace(TABLE, facts=("Today",)), tmp_path / "b.csv", "csv")
    assert [note.names for note in desk.notes] == [("Kuyruklar",), ("Kuyruklar · Today",)]


async def test_what_cannot_be_written_is_not_audited(
    desk: Noting, parts: Parts, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=r"export\.unwritable"):
        await take_table(parts, TABLE, tmp_path / "nowhere" / "a.pdf", "pdf")
    assert desk.notes == []
