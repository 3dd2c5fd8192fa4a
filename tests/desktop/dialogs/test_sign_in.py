import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from core.errors import UserError
from core.settings import Settings
from desktop import translate
from desktop.dialogs.sign_in import DEFAULT_SERVER, Answers, SignIn
from desktop.loop import Tasks
from desktop.theme import Theme


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.asked: list[Answers] = []
        self.error: UserError | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.settings = Settings(None)
        self.dialog = SignIn(theme, self.settings, Tasks(), self.sign_in)

    async def sign_in(self, answers: Answers) -> None:
        self.asked.append(answers)
        await self.gate.wait()
        if self.error:
            raise self.error

    def fill(self) -> None:
        self.dialog.customer.setText("kuzey")
        self.dialog.user.setText(" selim ")
        QTest.keyClicks(self.dialog.password, "Sesame 1")

    async def go(self) -> None:
        self.dialog.go.click()
        await asyncio.sleep(0.02)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.dialog.deleteLater()


async def test_nothing_happens_before_all_is_filled(stage: Stage) -> None:
    assert stage.dialog.server.text() == DEFAULT_SERVER
    assert not stage.dialog.go.isEnabled()
    stage.fill()
    assert stage.dialog.go.isEnabled()


async def test_who_is_let_in_is_remembered_without_the_password(stage: Stage) -> None:
    stage.fill()
    await stage.go()
    assert stage.asked == [Answers(DEFAULT_SERVER, "kuzey", "selim", "Sesame 1")]
    assert stage.dialog.result() == QDialog.DialogCode.Accepted
    kept = [stage.settings.get(f"sign_in_{n}") for n in ("server", "customer", "user")]
    assert kept == [DEFAULT_SERVER, "kuzey", "selim"]
    assert stage.dialog.password.text() == ""


@pytest.mark.parametrize(
    ("code", "field"), [("sign_in.wrong", "password"), ("sign_in.unreachable", "server")]
)
async def test_an_error_says_what_to_do_and_keeps_everything(
    stage: Stage, code: str, field: str
) -> None:
    stage.error = UserError(code, server="x", seconds="5")
    stage.fill()
    stage.dialog.show()
    await stage.go()
    title, detail = translate.words(stage.error)
    assert stage.dialog.trouble.isVisible()
    said = (stage.dialog.trouble_title.text(), stage.dialog.trouble_detail.text())
    assert said == (title, detail) and title and detail
    assert stage.dialog.password.text() == "Sesame 1"
    assert stage.dialog.focusWidget() is getattr(stage.dialog, field)


async def test_while_it_is_asked_nothing_else_can_be(stage: Stage) -> None:
    stage.gate.clear()
    stage.fill()
    await stage.go()
    assert stage.dialog.busy and not stage.dialog.go.isEnabled()
    stage.dialog.try_it()
    await asyncio.sleep(0)
    assert len(stage.asked) == 1
    stage.gate.set()
    await asyncio.sleep(0.02)
    assert not stage.dialog.busy


def typed(text: str, shift: bool) -> QKeyEvent:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)


@pytest.mark.parametrize(
    ("text", "shift", "on"),
    [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True)],
)
async def test_caps_lock_is_noticed(stage: Stage, text: str, shift: bool, on: bool) -> None:
    stage.dialog.show()
    stage.dialog.password.keyPressEvent(typed(text, shift))
    assert stage.dialog.caps.isVisible() == on


async def test_the_password_can_be_looked_at(stage: Stage) -> None:
    stage.dialog.reveal.click()
    assert stage.dialog.password.echoMode() == QLineEdit.EchoMode.Normal
    stage.dialog.reveal.click()
    assert stage.dialog.password.echoMode() == QLineEdit.EchoMode.Password


async def test_the_language_switches_right_there(stage: Stage) -> None:
    stage.dialog.language_chosen.connect(translate.use)
    turkish = next(b for b in stage.dialog.languages.buttons() if b.property("language") == "tr")
    turkish.click()
    await asyncio.sleep(0.05)
    assert stage.dialog.go.text() == "Oturum aç"
    assert stage.dialog.labels[0].text() == "Müşteri kodu"
    translate.use("en")


async def test_it_begins_where_something_is_missing(qapp: QApplication, theme: Theme) -> None:
    settings = Settings(None)
    settings.put("sign_in_customer", "kuzey")
    settings.put("sign_in_user", "selim")
    dialog = SignIn(theme, settings, Tasks(), lambda _: asyncio.sleep(0))
    assert dialog.focusWidget() is dialog.password
    dialog.deleteLater()
