from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.dialogs.preflight import PreflightSheet
from desktop.parts import Parts
from desktop.phone_side import PhoneSide
from desktop.telephone.ringer import Ringer
from desktop.theme import Theme
from tests.desktop.fake_loudspeaker import FakeLoudspeaker
from tests.desktop.parts import parts_over
from voip import commands as c
from voip import events as e
from voip.values import Devices, Policy


class Line:
    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand) -> None:
        self.sent.append(command)


class Stage:
    def __init__(self, theme: Theme, given: Policy) -> None:
        translate.use("en")
        self.parts: Parts = parts_over(theme)
        self.line, self.window = Line(), QWidget()
        telephone = self.parts.telephone
        telephone.arrive(self.line)
        telephone.heard(e.Welcome(version="2"))
        ringer = Ringer(self.parts.settings, FakeLoudspeaker())
        self.side = PhoneSide(self.parts, self.window, ringer, lambda: given)
        self.side.run.listen_s = self.side.run.measure_s = 0

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


async def test_the_disk_looked_at_is_the_one_of_the_recordings(
    qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr("desktop.telephone.preflight_run._free_bytes", looked.append)
    stage = Stage(theme, Policy(recordings=str(tmp_path)))
    await stage.side.run.checks()
    assert looked == [tmp_path]
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
