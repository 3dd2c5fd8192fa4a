import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.export.document import File
from desktop.dialogs.package_files import PackageFiles, PackedDesk
from desktop.loop import Tasks
from desktop.theme import Theme
from desktop.views.attachment_album import Album
from tests.core.export.sample import dossier


async def test_the_pictures_of_a_package_are_an_album(theme: Theme) -> None:
    desk, of = PackedDesk(), dossier()
    pictures = [
        File(id=f"f{n}", name=f"{n}.png", mime="image/png", size=3, path=f"files/{n}.png")
        for n in (1, 2)
    ]
    entries = (replace(of.entries[0], files=(pictures[0],)), *of.entries[1:])
    entries = (*entries[:-1], replace(entries[-1], files=(pictures[1],)))
    of = replace(of, entries=entries)
    window, tasks = QWidget(), Tasks()
    shelf = PackageFiles(theme, tasks, window)
    shelf.arrive({file.path: b"png" for file in pictures})
    shelf.show_of(of)
    assert [row.file.name for row in shelf.rows] == ["1.png", "2.png"]
    assert all(row.act.isEnabled() for row in shelf.rows)
    album = Album(shelf._parts.desk, 0, len(of.entries), "")
    first = await album.find(shelf.rows[0].file, 1)
    assert first is not None
    second = await album.beside(first, 1)
    assert second is not None and second.file.name == "2.png"
    assert await shelf._parts.desk.file(second.file) == b"png"
    shelf.leave()
    assert shelf.rows == []
    with pytest.raises(UserError):
        await desk.file(second.file)
    await tasks.close()
    window.deleteLater()
