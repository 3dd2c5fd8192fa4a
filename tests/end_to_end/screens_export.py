"""What is taken out: every face of its dialog, and a package that is read on another machine."""

import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from core.clock import wall_ms
from core.rows import InboxFilter
from desktop.dialogs.export import Export
from desktop.dialogs.package_reader import PackageReader
from desktop.exporting import Order
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]
CUSTOMER = "Ayşe Şahin"
PHRASE = "at pil zımba doğru"
KINDS = ("card", "email", "phone", "name")


def _dialog(act: Callable[[Export], None], *, many: bool = False) -> Any:
    async def shown(room: Room) -> State:
        desk = room.desk
        keys = list((await desk.skeleton(InboxFilter(view="all"))).keys)[:60]
        dialog = Export(
            room.scene.parts, keys if many else [await room.key_of(CUSTOMER)], room.window
        )
        for kind in KINDS:
            dialog.options.black[kind].setChecked(True)  # type: ignore[index]  # its own kinds
        dialog.options.notes.setChecked(True)
        room.show(dialog)
        await room.until(lambda: dialog.preview.list.count() > 0, "what will be black")
        act(dialog)
        yield
        dialog.close()
        dialog.deleteLater()

    return shown


def _package(dialog: Export) -> None:
    box = dialog.options.format
    box.setCurrentIndex(box.findData("package"))
    dialog.options._shaped()
    dialog.options.passphrase.setText(PHRASE)
    dialog.options.again.setText("at pil")


async def done(room: Room) -> State:
    dialog = Export(room.scene.parts, [await room.key_of(CUSTOMER)], room.window)
    room.show(dialog)
    with tempfile.TemporaryDirectory() as folder:
        dialog.take(Path(folder) / "TR-48213 Ayşe Şahin.pdf")
        await room.until(lambda: dialog.taken is not None, "what was taken out")
        yield
    dialog.close()
    dialog.deleteLater()


def _reader(*, wrong: bool) -> Any:
    async def read(room: Room) -> State:
        parts = room.scene.parts
        keys = list((await parts.desk.skeleton(InboxFilter(view="all"))).keys)[:12]
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "Görüşmeler.santral"
            order = Order(
                place, "json", "package", passphrase=PHRASE, expires_at=wall_ms() + 864_000_000
            )
            await parts.exporting.take(parts, keys, order)
            reader = PackageReader(room.theme, parts.tasks, place, room.window)
            room.show(reader)
            reader.passphrase.setText("yanlış parola" if wrong else PHRASE)
            reader.open_it()
            await room.until(
                lambda: bool(reader.problem.text()) or reader.list.count() > 0, "the package"
            )
            yield
            reader.close()
            reader.deleteLater()

    return read


EXPORTS: dict[str, Any] = {
    "export": _dialog(lambda dialog: None),
    "export-by-hand": _dialog(lambda dialog: dialog.preview.tabs.setCurrentIndex(1)),
    "export-many": _dialog(lambda dialog: None, many=True),
    "export-package": _dialog(_package, many=True),
    "export-done": done,
    "package": _reader(wrong=False),
    "package-wrong": _reader(wrong=True),
}
