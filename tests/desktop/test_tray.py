import pytest
from msgspec.structs import replace
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop import translate
from desktop.notifications import Notice
from desktop.theme import Theme
from desktop.tray import Deed, Tray, app_icon, notice_words
from tests.desktop.test_notifications import ROW

MESSAGE = Notice("message", replace(ROW, preview="Kargom gelmedi"), 1)


@pytest.mark.parametrize(
    ("notice", "content", "said"),
    [
        (MESSAGE, True, ("Ayşe", "Kargom gelmedi")),
        (MESSAGE, False, ("New message", "")),
    ],
)
def test_what_others_may_read(
    qapp: QApplication, notice: Notice, content: bool, said: tuple[str, str]
) -> None:
    translate.use("en")
    assert notice_words(notice, content=content) == said


def test_a_system_without_a_tray_breaks_nothing(qapp: QApplication, theme: Theme) -> None:
    icons: list[QIcon] = []
    tray = Tray(theme, Settings(None), icons.append)
    assert not tray.available
    tray.show_unread(3)
    tray.show_unread(3)
    tray.show_message("Ayşe", "Kargom gelmedi", "message:1")
    tray.retranslate()
    tray.close()
    assert len(icons) == 2


def test_its_menu_begins_with_what_can_be_done(qapp: QApplication, theme: Theme) -> None:
    tray, done = Tray(theme, Settings(None), lambda _: None), list[str]()
    tray.show_deeds([Deed("Accept · A & B", lambda: done.append("accept"))])
    first = tray._menu.actions()[0]
    first.trigger()
    assert (first.text(), done) == ("Accept · A && B", ["accept"])
    tray.show_deeds([])
    shown = [each.text() for each in tray._menu.actions() if each.isVisible() and each.text()]
    assert len(shown) == 2
    tray.close()


def test_the_number_is_on_the_icon(qapp: QApplication, theme: Theme) -> None:
    plain, three, many = (app_icon(theme, n).pixmap(64).toImage() for n in (0, 3, 250))
    assert plain != three != many
