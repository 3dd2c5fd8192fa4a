"""What stands behind a figure is said whole under the pointer where its row has no room for it."""

from PySide6.QtWidgets import QApplication

from desktop.models.live_behind import Item
from desktop.rows.live_item import ItemDelegate
from desktop.theme import Theme

LONG = "Sipariş ve teslimat · Selim Işık · yanıttan sonra vazgeçti, kapanış sürüyor"


def test_only_what_is_cut_has_a_tool_tip(qapp: QApplication, theme: Theme) -> None:
    delegate = ItemDelegate(theme, lambda: 0)
    item = Item("interaction:i", "Ayşe Şahin", LONG, right="09:41")
    assert delegate.cut(item, 400) == f"Ayşe Şahin\n{LONG}"
    assert delegate.cut(item, 1_200) == ""
