"""What came lately, as the menu below the bell: newest first, each opens its conversation."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop.notifications import Notice
from desktop.times import ago
from desktop.translate import tr
from desktop.views.conversation_act import act
from desktop.views.menu import Menu

MOST = 12


def notice_menu(
    recent: Sequence[Notice], now: int, opened: Callable[[int], None], parent: QWidget
) -> QMenu:
    """`opened` is called with the key of the one that was chosen."""
    menu = Menu(parent)
    for notice in recent[:MOST]:
        act(menu, _line(notice, now).replace("&", "&&"), partial(opened, notice.row.key))
    if menu.isEmpty():
        menu.addAction(tr("Notices", "Nothing new.")).setEnabled(False)
    return menu


def _line(notice: Notice, now: int) -> str:
    kind = tr("Notices", "Hand-over") if notice.kind == "handover" else tr("Notices", "Message")
    return " · ".join((notice.row.name, kind, ago(notice.at, now)))
