from PySide6.QtWidgets import QApplication, QWidget

from desktop.dialogs.link import Link
from desktop.theme import Theme


def test_where_a_link_really_leads_is_shown(qapp: QApplication, theme: Theme) -> None:
    window = QWidget()
    dialog = Link(theme, "https://bank.example@evil.example/login", window)
    assert dialog._place.text() == "evil.example"
    assert dialog._whole.text() == "https://bank.example@evil.example/login"
    window.deleteLater()
