import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from desktop import translate
from desktop.dialogs import phone_reach
from desktop.dialogs.phone_reach import COMMANDS, PhoneReach
from desktop.loop import Tasks
from desktop.options import parse
from desktop.theme import Theme
from tests.desktop.views.talks import until


async def test_what_works_here_is_said_and_no_more(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate.use("en")
    tasks = Tasks()
    reach = PhoneReach(theme, tasks)
    assert "system's own settings" in reach.keys.said.text()
    assert "MPRIS" in reach.headset.said.text()
    monkeypatch.setattr(sys, "platform", "darwin")
    elsewhere = PhoneReach(theme, tasks)
    assert elsewhere.links.button.isHidden()
    assert "Not on this system" in elsewhere.headset.said.text()
    for widget in (reach, elsewhere):
        widget.deleteLater()
    await tasks.close()


async def test_links_are_taken_when_the_person_asks(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate.use("en")
    tasks, shown = Tasks(), list[str]()
    tasks.show_error = lambda error: shown.append(error.code)
    reach = PhoneReach(theme, tasks)

    def fails() -> None:
        raise UserError("links.unwritable")

    monkeypatch.setattr(phone_reach, "register", fails)
    reach.links.button.click()
    await until(lambda: shown)
    monkeypatch.setattr(phone_reach, "register", lambda: None)
    reach.links.button.click()
    await until(lambda: "now" in reach.links.said.text())
    assert shown == ["links.unwritable"]
    await tasks.close()
    reach.deleteLater()


async def test_the_commands_are_copied_and_understood(qapp: QApplication, theme: Theme) -> None:
    tasks = Tasks()
    reach = PhoneReach(theme, tasks)
    reach.keys.button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == list(COMMANDS)
    assert all(parse(command.split()[1:]).wish for command in copied)
    await tasks.close()
    reach.deleteLater()
