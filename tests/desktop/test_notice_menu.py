from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from desktop.notice_menu import notice_menu
from desktop.notifications import Notice
from tests.desktop.fake_desk import FakeDesk

NOW = 10_000_000


def test_the_newest_come_first_and_open_their_conversation(qapp: QApplication) -> None:
    parent, opened, row = QWidget(), list[int](), FakeDesk().row(1)
    recent = [Notice("handover", replace(row, name="A & B"), NOW), Notice("message", row, NOW)]
    menu = notice_menu(recent, NOW, opened.append, parent)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["A && B · Hand-over · just now", "Ayşe Şahin · Message · just now"]
    menu.actions()[1].trigger()
    assert opened == [1]
    parent.deleteLater()


def test_nothing_new_is_said_too(qapp: QApplication) -> None:
    parent = QWidget()
    (only,) = notice_menu([], NOW, lambda _: None, parent).actions()
    assert (only.text(), only.isEnabled()) == ("Nothing new.", False)
    parent.deleteLater()
