"""The context menu of one row of the timeline."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from core.entities import LOCAL
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_files import is_picture
from desktop.translate import tr
from desktop.views.conversation_act import act
from desktop.views.menu import Menu

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript


def open_menu(transcript: "Transcript", index: int, at: QPoint) -> None:
    """What can be done with the row; nothing where there is nothing."""
    menu = menu_of(transcript, index)
    if menu.actions():
        menu.popup(at)


def may_answer(entry: Entry) -> bool:
    return entry.kind in ("in", "out") and not entry.command and not entry.deleted


def menu_of(transcript: "Transcript", index: int) -> QMenu:
    entry = transcript.shapes.entry(index)
    menu = Menu(transcript)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if transcript.hands.selected_text():
        menu.addAction(tr("Timeline", "Copy selection"), transcript.hands.copy)
    if entry.text and not entry.is_call:
        whole = transcript.whole(index)
        menu.addAction(tr("Timeline", "Copy"), lambda: QGuiApplication.clipboard().setText(whole))
    if may_answer(entry) and not transcript.read_only:
        menu.addAction(tr("Timeline", "Reply to this"), lambda: transcript.reply_asked.emit(entry))
    if entry.call is not None:
        shown = partial(transcript.call_asked.emit, entry.call)
        act(menu, tr("Timeline", "Notes and figures of the call"), shown)
    _add_files(menu, transcript, entry)
    transcript.more_in_menu(menu, index)
    if entry.state == "refused":
        menu.addSeparator()
        menu.addAction(
            tr("Timeline", "Try again"), lambda: transcript.retry_asked.emit(entry.command)
        )
        menu.addAction(
            tr("Timeline", "Discard"), lambda: transcript.discard_asked.emit(entry.command)
        )
    return menu


def _add_files(menu: QMenu, transcript: "Transcript", entry: Entry) -> None:
    recording = entry.call.recording if entry.call else None
    if recording is not None and recording.id.startswith(LOCAL):
        # Encrypted on this machine alone: it is listened to, and never lies here in the open
        recording = None
    for file in filter(is_picture, entry.files):
        shown = partial(transcript.picture_asked.emit, file, entry.order)
        act(menu, tr("Timeline", "Show {name}", name=file.name), shown)
    for file in (*entry.files, *((recording,) if recording else ())):
        text = tr("Timeline", "Save {name}…", name=file.name)
        act(menu, text, partial(transcript.file_asked.emit, file))
