import pytest
from msgspec.structs import replace
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop import translate
from desktop.notifications import Notice
from desktop.theme import Theme
from desktop.tray import Tray, app_icon, notice_words
from tests.desktop.test_notifications import HANDED, ROW

MESSAGE = Notice("message", replace(ROW, preview="Kargom gelmedi"), 1)
HANDOVER = Notice("handover", replace(HANDED, preview="Kargom gelmedi"), 1)


@pytest.mark.parametrize(
    ("notice", "content", "said"),
    [
        (MESSAGE, True, ("Ayşe", "Kargom gelmedi")),
        (MESSAGE, False, ("New message", "")),
        (HANDOVER, True, ("A conversation was handed over", "Ayşe is waiting: Kargom gelmedi")),
        (HANDOVER, False, ("A conversation was handed over", "")),
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
    tray.notify(MESSAGE)
    tray.retranslate()
    tray.close()
    assert len(icons) == 2


def test_the_number_is_on_the_icon(qapp: QApplication, theme: Theme) -> None:
    plain, three, many = (app_icon(theme, n).pixmap(64).toImage() for n in (0, 3, 250))
    assert plain != three != many
