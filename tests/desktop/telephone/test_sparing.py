"""Nothing is fetched ahead in a call, or on a line that is paid by the byte."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.telephone.medium import Medium
from desktop.telephone.sparing import Sparing
from desktop.telephone.telephone import Telephone
from tests.desktop.fake_desk import FakeDesk


class Paid:
    def __init__(self) -> None:
        self.metered = False
        self.changed: list[Callable[[bool], None]] = []

    def is_metered(self) -> bool:
        return self.metered

    def on_metered(self, changed: Callable[[bool], None]) -> None:
        self.changed.append(changed)


def test_a_paid_line_holds_it_back(qapp: QApplication) -> None:
    desk, phone, medium, parent = FakeDesk(), Telephone(), Paid(), QObject()
    sparing = Sparing(desk, phone, cast(Medium, medium), parent)
    sparing.look()
    assert desk.holds == []
    [changed] = medium.changed
    changed(True)
    changed(True)
    assert desk.holds == ["metered"]
    changed(False)
    assert desk.holds == ["metered", ""] and not sparing.held


def test_a_call_holds_it_back(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, phone, parent = FakeDesk(), Telephone(), QObject()
    made = Sparing(desk, phone, cast(Medium, Paid()), parent)
    for calls in ((object(),), (object(), object()), ()):
        monkeypatch.setattr(Telephone, "calls", calls)
        phone.calls_changed.emit()
    assert desk.holds == ["call", ""] and not made.held


def test_a_line_that_was_paid_from_the_start(qapp: QApplication) -> None:
    desk, medium, parent = FakeDesk(), Paid(), QObject()
    medium.metered = True
    Sparing(desk, Telephone(), cast(Medium, medium), parent).look()
    assert desk.holds == ["metered"]
