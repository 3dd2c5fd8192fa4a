from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.dialogs.about import About, Fact
from desktop.theme import Theme

FACTS = [
    Fact("santral", "Santral", "0.1.0"),
    Fact("server", "Server", "https://kuzey.example", private=True),
    Fact("store", "Store", "/home/selim/desk.db", private=True),
]


def test_everything_is_shown_and_nothing_personal_copied(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    about = About(theme, lambda: FACTS)
    about.refresh()
    shown = [label.whole() for label in about._values.values()]
    assert shown == ["0.1.0", "https://kuzey.example", "/home/selim/desk.db"]
    about.copy.click()
    assert QGuiApplication.clipboard().text() == "santral: 0.1.0"
    about.deleteLater()


def test_facts_are_asked_only_while_it_is_seen(qapp: QApplication, theme: Theme) -> None:
    about = About(theme, lambda: FACTS)
    about.show()
    assert about._timer.isActive()
    about.hide()
    assert not about._timer.isActive()
    about.deleteLater()
