from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop import translate
from desktop.dialogs.call_audio import CallAudio
from desktop.telephone.ringer import Ringer
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from tests.desktop.fake_loudspeaker import FakeLoudspeaker
from voip import commands as c
from voip import events as e

BOTH = e.DevicesChanged(
    microphones=("Jabra", "Built-in"), speakers=("Jabra", "Monitor"), microphone="Jabra"
)


class Line:
    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand) -> None:
        self.sent.append(command)


class DeafRinger(Ringer):
    """A machine with two outputs on which nothing is heard."""

    plugged = Signal()

    def devices(self) -> list[str]:
        return ["Jabra", "Monitor"]

    def test(self) -> bool:
        return False


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.settings, self.line, self.telephone = Settings(None), Line(), Telephone()
        self.telephone.arrive(self.line)
        self.telephone.heard(e.Welcome(version="2.15.1"))
        self.ringer = DeafRinger(self.settings, FakeLoudspeaker())
        self.page = CallAudio(theme, self.settings, self.telephone, self.ringer)

    def names(self, which: str) -> list[str]:
        box = next(row.box for name, row in self.page.rows.items() if name == which)
        return [box.itemText(place) for place in range(box.count())]


@pytest.fixture
def stage(qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    stage.page.show()
    yield stage
    stage.page.hide()
    stage.page.deleteLater()


def test_levels_come_only_while_it_is_seen(stage: Stage) -> None:
    stage.page.hide()
    watched = [command.levels for command in stage.line.sent if isinstance(command, c.Watch)]
    assert watched == [True, False]


def test_the_lists_follow_what_is_plugged_in(stage: Stage) -> None:
    stage.telephone.heard(BOTH)
    assert stage.names("microphone") == ["As the system chooses", "Jabra", "Built-in", "None"]
    stage.settings.put("phone_microphone", "Jabra")
    gone = e.DevicesChanged(
        microphones=("Built-in",), speakers=("Monitor",), lost=True, missing=("microphone",)
    )
    stage.telephone.heard(gone)
    assert stage.names("microphone")[-1] == "Jabra (not plugged in)"
    assert stage.page.rows["microphone"].box.currentData() == "Jabra"
    assert stage.page.trouble.text().startswith("The microphone you chose is not plugged in")
    stage.telephone.heard(replace(gone, lost=False, missing=("speaker",)))
    assert stage.page.trouble.text().startswith("The speaker you chose is not plugged in")


def test_a_choice_is_kept(stage: Stage) -> None:
    stage.telephone.heard(BOTH)
    box = stage.page.rows["speaker"].box
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert stage.settings.get("phone_speaker") == "Monitor"
    ring = stage.page.rows["ring_device"].box
    ring.setCurrentIndex(2)
    ring.activated.emit(2)
    assert stage.settings.get("phone_ring_device") == "Monitor"


def test_the_meters_show_what_is_heard(stage: Stage) -> None:
    stage.telephone.heard(e.Levels(microphone=0.25, speaker=0.0))
    assert stage.page.microphone.lit() == 14
    assert stage.page.speaker.lit() == 0


def test_a_test_call_to_oneself_ends_with_the_page(stage: Stage) -> None:
    stage.page.echo.click()
    assert stage.line.sent[-1] == c.EchoTest(on=True)
    assert "Speak" in stage.page.hint.text()
    stage.page.hide()
    assert c.EchoTest(on=False) in stage.line.sent


def test_speaker_and_ring_can_be_tried(stage: Stage) -> None:
    stage.page.rows["speaker"].trying.click()
    assert isinstance(stage.line.sent[-1], c.Play)
    stage.page.rows["ring_device"].trying.click()
    assert "could ring" in stage.page.trouble.text()


def test_it_says_when_there_is_no_phone_or_no_microphone(stage: Stage) -> None:
    stage.telephone.heard(e.DevicesChanged(microphones=(), speakers=("Monitor",)))
    assert "No microphone" in stage.page.trouble.text()
    stage.telephone.set_unavailable("unavailable")
    assert "not running" in stage.page.trouble.text()
    assert not stage.page.echo.isEnabled()


def test_hearing_oneself_without_a_device_is_said(stage: Stage) -> None:
    stage.page.echo.click()
    stage.telephone.heard(e.Refused(code="audio.no_device"))
    assert not stage.page.echo.isChecked()
    assert "needs a microphone" in stage.page.trouble.text()
