from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSlider, QWidget

from core.settings import SETTINGS, Settings
from desktop import translate
from desktop.dialogs.about import About
from desktop.dialogs.setting_words import CHOICE_WORDS, PAGES, SETTING_WORDS
from desktop.dialogs.settings import SettingsDialog
from desktop.sounds import Sound, Sounds
from desktop.theme import Theme
from tests.desktop.fake_loudspeaker import FakeLoudspeaker


class Heard(Sounds):
    """A machine without a loudspeaker that remembers what it was asked for."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, FakeLoudspeaker())
        self.tested: list[Sound] = []

    def test(self, sound: Sound) -> bool:
        self.tested.append(sound)
        return False


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.settings = Settings(None)
        self.sounds = Heard(self.settings)
        self.window = QWidget()
        about = About(theme, list)
        self.dialog = SettingsDialog(theme, self.settings, self.sounds, about, self.window)

    def control(self, name: str) -> QWidget:
        return self.dialog.pages[SETTINGS[name].page].rows[name].control


@pytest.fixture
def stage(qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.dialog.accept()
    stage.window.deleteLater()


def test_every_setting_with_a_page_has_words_and_a_control(stage: Stage) -> None:
    shown = {row.name for row in SETTINGS.values() if row.page}
    assert shown == set(SETTING_WORDS)
    assert {row.page for row in SETTINGS.values() if row.page} <= set(PAGES)
    for name in shown:
        assert stage.control(name).accessibleName()
        assert set(SETTINGS[name].choices) == set(CHOICE_WORDS.get(name, {}))


def test_a_choice_takes_effect_at_once(stage: Stage) -> None:
    box = stage.control("theme")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert stage.settings.get("theme") == "dark"


def test_a_switch_and_a_slider_too(stage: Stage) -> None:
    switch, slider = stage.control("notifications"), stage.control("sounds_volume")
    assert isinstance(switch, QCheckBox) and isinstance(slider, QSlider)
    switch.click()
    slider.setValue(20)
    assert stage.settings.get("notifications") is False
    assert stage.settings.get("sounds_volume") == 20


def test_what_changes_elsewhere_is_followed(stage: Stage) -> None:
    stage.settings.put("theme", "light")
    box = stage.control("theme")
    assert isinstance(box, QComboBox) and box.currentText() == "Light"


def test_what_the_company_decided_is_shown_and_cannot_be_changed(stage: Stage) -> None:
    switch = stage.control("phone_record")
    row = stage.dialog.pages["phone"].rows["phone_record"]
    assert isinstance(switch, QCheckBox) and switch.isEnabled()
    stage.settings.decide({"phone_record": True})
    assert switch.isChecked() and not switch.isEnabled()
    assert row.detail.text() == "Decided by your company"
    stage.settings.decide({})
    assert switch.isEnabled() and not switch.isChecked()


def test_every_sound_can_be_tried(stage: Stage) -> None:
    for button in stage.dialog.pages["sounds"].findChildren(QPushButton):
        button.click()
    assert stage.sounds.tested == ["handover", "message", "sent", "problem", "alarm"]
    assert not stage.dialog._silent.isHidden()


def test_it_speaks_the_language_that_stands(stage: Stage) -> None:
    translate.use("tr")
    stage.dialog.retranslate()
    assert stage.dialog.windowTitle() == "Ayarlar"
    box = stage.control("theme")
    assert isinstance(box, QComboBox) and box.itemText(1) == "Açık"
    translate.use("en")


def test_pages_open_by_name(stage: Stage) -> None:
    stage.dialog.open_page("shortcuts")
    assert stage.dialog._stack.currentWidget() is stage.dialog.pages["shortcuts"]
