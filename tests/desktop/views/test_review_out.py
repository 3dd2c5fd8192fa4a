from typing import cast

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.desk import Desk
from desktop import printing
from desktop.dialogs import export
from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.views.review_out import ReviewOut, ReviewPrint
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over


class Model:
    key: int | None = None


class Contact:
    """Only what the button asks of it."""

    def __init__(self) -> None:
        self.model, self.changed, self.told = Model(), self, list[object]()

    def connect(self, callback: object) -> None:
        self.told.append(callback)

    def read(self, key: int) -> None:
        self.model.key = key
        for callback in self.told:
            callback()  # type: ignore[operator]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    keys: list[list[int]] = []

    class Dialog(QWidget):
        def __init__(self, parts: Parts, of: list[int], parent: QWidget) -> None:
            super().__init__(parent)
            keys.append(of)

        def open(self) -> None:
            self.show()

    monkeypatch.setattr(export, "Export", Dialog)
    return keys


async def test_what_is_read_is_taken_out(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, asked: list[list[int]]
) -> None:
    monkeypatch.setattr(Desk, "may", lambda self, command: command == "export.note")
    contact = Contact()
    button = ReviewOut(parts_over(theme), cast(ReviewContact, contact))
    assert not button.isVisible(), "it would be a window of its own"
    reader = QWidget()
    QVBoxLayout(reader).addWidget(button)
    reader.show()
    assert not button.isEnabled() and button.isVisible()
    contact.read(7)
    assert button.isEnabled()
    button.click()
    assert asked == [[7]]
    reader.close()


async def test_who_may_not_take_out_sees_no_way_to(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "may", lambda self, command: False)
    button = ReviewOut(parts_over(theme), cast(ReviewContact, Contact()))
    assert button.isHidden()


async def test_what_is_read_is_printed(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[int] = []

    async def onto_paper(parts: Parts, widget: QWidget, key: int) -> None:
        printed.append(key)

    monkeypatch.setattr(Desk, "may", lambda self, command: True)
    monkeypatch.setattr(printing, "print_conversation", onto_paper)
    contact, parts = Contact(), parts_over(theme)
    button = ReviewPrint(parts, cast(ReviewContact, contact))
    contact.read(7)
    button.click()
    await until(lambda: printed)
    assert printed == [7]
