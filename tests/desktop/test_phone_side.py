from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.dialogs.preflight import PreflightSheet
from desktop.parts import Parts
from desktop.phone_side import PhoneSide
from desktop.telephone.ringer import Ringer
from desktop.theme import Theme
from desktop.views.toast import Toast
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from voip import commands as c
from voip import events as e
from voip.values import Account, Devices, Policy


class Line:
    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand) -> None:
        self.sent.append(command)


class Stage:
    def __init__(self, theme: Theme, given: Policy) -> None:
        translate.use("en")
        self.parts: Parts = parts_over(theme)
        self.line, self.said, self.window = Line(), list[Toast](), QWidget()
        telephone = self.parts.telephone
        telephone.arrive(self.line)
        telephone.heard(e.Welcome(version="2"))
        ringer = Ringer(self.parts.settings)
        self.side = PhoneSide(self.parts, self.window, self.said.append, ringer, lambda: given)
        self.side.run.listen_s = 0

    async def close(self) -> None:
        self.side.close()
        await self.parts.tasks.close()
        self.window.deleteLater()


async def test_the_phone_hears_of_each_choice(qapp: QApplication, theme: Theme) -> None:
    stage = Stage(theme, Policy(record=True))
    stage.parts.settings.put("phone_speaker", "Jabra")
    stage.parts.settings.put("phone_do_not_disturb", True)
    assert stage.line.sent == [
        c.SetDevices(devices=Devices(speaker="Jabra")),
        c.SetPolicy(policy=Policy(record=True, do_not_disturb=True)),
    ]
    stage.side.close()
    stage.parts.settings.put("phone_speaker", "")
    assert len(stage.line.sent) == 2
    await stage.parts.tasks.close()


async def settled(stage: Stage) -> None:
    """The disk is asked on a thread of its own."""
    await until(lambda: stage.said)


async def test_available_says_the_worst_and_holds_nobody_back(
    qapp: QApplication, theme: Theme
) -> None:
    stage = Stage(theme, Policy())
    stage.side.became_available()
    await turns()
    assert stage.said == [], "without an account there is no phone to look at"
    stage.parts.telephone.set_accounts([Account(id="a", user="1", domain="d")])
    stage.parts.telephone.heard(e.DevicesChanged(microphones=("m",), speakers=("s",)))
    stage.side.became_available()
    await settled(stage)
    assert stage.said[0].title == "Phone account: look before a customer calls"
    stage.parts.settings.put("phone_preflight", False)
    stage.side.became_available()
    await turns()
    assert len(stage.said) == 1
    await stage.close()


async def test_the_sheet_opens_over_the_window(qapp: QApplication, theme: Theme) -> None:
    stage = Stage(theme, Policy())
    asked: list[str] = []
    stage.side.settings_asked.connect(asked.append)
    stage.side.preflight()
    sheet = stage.window.findChild(PreflightSheet)
    assert sheet is not None and sheet.isVisible()
    sheet.settings_asked.emit("audio")
    assert asked == ["audio"]
    sheet.accept()
    await stage.close()
