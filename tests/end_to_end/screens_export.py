"""What is taken out: every face of its dialog, and a package that is read on another machine."""

import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from core.clock import wall_ms
from core.receipt import Receipt
from core.rows import InboxFilter
from core.supervision import TakenOut
from desktop.dialogs.erased import Erased
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
        heard = dialog.preview.by_hand.recordings
        await room.until(lambda: many or bool(heard.rows), "its recording")
        act(dialog)
        yield
        dialog.close()
        dialog.deleteLater()

    return shown


def _by_hand(dialog: Export) -> None:
    """Two places in two messages, and seven seconds of the recording."""
    dialog.preview.tabs.setCurrentIndex(1)
    by_hand = dialog.preview.by_hand
    for words in ("geçen hafta", "TR-48213"):
        by_hand.text.setTextCursor(by_hand.text.document().find(words))
        by_hand.black_here()
    for row in by_hand.recordings.rows.values():
        row.wave.show_spans(((4_000, 7_000), (19_000, 23_000)))
        row.wave.marked.emit(row.wave.spans)


def _many_by_hand(dialog: Export) -> None:
    dialog.preview.tabs.setCurrentIndex(1)


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
                place, "json", "package", passphrase=PHRASE, attachments=True,
                expires_at=wall_ms() + 864_000_000,
            )  # fmt: skip
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


async def erased(room: Room) -> State:
    taken = tuple(
        TakenOut(at=wall_ms() - n * 90_000_000, by="deniz", what=what, format=form, count=n + 1,
                 manifest=f"{n}a7f" * 16)
        for n, (what, form) in enumerate(
            (("conversations", "pdf"), ("package", "json"), ("audit", "csv"))
        )
    )  # fmt: skip
    receipt = Receipt(
        at=wall_ms(), conversations=2_480, messages=31_207, calls=412, files=96, unsent=1,
        taken_out=taken,
    )  # fmt: skip
    place = "/home/deniz/.local/share/Santral/receipts/1795420800000-5f0c.json"
    names = {"deniz": "Deniz Aksoy"}
    dialog = Erased(room.theme, receipt, names, place, room.window, by_company=True)
    room.show(dialog)
    yield
    dialog.close()
    dialog.deleteLater()


EXPORTS: dict[str, Any] = {
    "export": _dialog(lambda dialog: None),
    "export-by-hand": _dialog(_by_hand),
    "export-many-by-hand": _dialog(_many_by_hand, many=True),
    "export-many": _dialog(lambda dialog: None, many=True),
    "export-package": _dialog(_package, many=True),
    "export-done": done,
    "package": _reader(wrong=False),
    "package-wrong": _reader(wrong=True),
    "erased": erased,
}
