"""Call audio in the settings: which devices are talked, heard and rung with, and trying them."""

from collections.abc import Collection, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from desktop.dialogs.sheet import words
from desktop.resources import RESOURCES
from desktop.telephone.ringer import NONE, Ringer
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.level_meter import LevelMeter
from voip.events import DevicesChanged, Refused

FIELD = 250
SPOKEN = RESOURCES / "sounds" / "handover.wav"
"""What the speaker is tried with."""
Which = Literal["microphone", "speaker", "ring_device"]
ICONS: dict[Which, str] = {"microphone": "mic", "speaker": "headset", "ring_device": "bell"}


class DeviceRow(QWidget):
    """One device: its name, what there is to choose from, and a button that tries it."""

    def __init__(self, theme: Theme, settings: Settings, which: Which) -> None:
        super().__init__()
        self._settings, self._setting = settings, f"phone_{which}"
        self._known: list[str] = []
        self.label = words("")
        self.box = QComboBox()
        self.box.setFixedWidth(FIELD)
        self.box.activated.connect(self._choose)
        self.trying = QPushButton()
        self.trying.setProperty("kind", "quiet")
        self.trying.setAutoDefault(False)
        theme.set_icon(self.trying, "play", "second", 15)
        icon = QLabel()
        icon.setPixmap(theme.pixmap(ICONS[which], "second", 17, self.devicePixelRatioF()))
        theme.changed.connect(
            lambda: icon.setPixmap(
                theme.pixmap(ICONS[which], "second", 17, icon.devicePixelRatioF())
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        for widget, stretch in ((icon, 0), (self.label, 1), (self.trying, 0), (self.box, 0)):
            row.addWidget(widget, stretch)

    def show_devices(self, names: Sequence[str]) -> None:
        """The chosen one stays in the list where it is not plugged in, and says so."""
        self._known = list(names)
        chosen = self._settings.get(self._setting)
        self.box.clear()
        self.box.addItem(tr("CallAudio", "As the system chooses"), "")
        for name in self._known:
            self.box.addItem(name, name)
        self.box.addItem(tr("CallAudio", "None"), NONE)
        if chosen and chosen != NONE and chosen not in self._known:
            self.box.addItem(tr("CallAudio", "{name} (not plugged in)", name=chosen), chosen)
        self.box.setCurrentIndex(self.box.findData(chosen))
        self.box.setToolTip(self.box.currentText())

    def _choose(self, index: int) -> None:
        self._settings.put(self._setting, self.box.itemData(index))
        self.box.setToolTip(self.box.currentText())

    def say(self, name: str, trying: str) -> None:
        self.label.setText(name)
        self.box.setAccessibleName(name)
        self.trying.setAccessibleName(trying)
        self.trying.setToolTip(trying)
        self.show_devices(self._known)


class CallAudio(QWidget):
    """Follows what is plugged in and out while it is seen; the phone is asked only then."""

    def __init__(
        self, theme: Theme, settings: Settings, telephone: Telephone, ringer: Ringer
    ) -> None:
        super().__init__()
        self._telephone, self._ringer = telephone, ringer
        self._watching = False
        self.rows: dict[Which, DeviceRow] = {
            "microphone": DeviceRow(theme, settings, "microphone"),
            "speaker": DeviceRow(theme, settings, "speaker"),
            "ring_device": DeviceRow(theme, settings, "ring_device"),
        }
        self.microphone, self.speaker = LevelMeter(theme), LevelMeter(theme)
        self.rows["microphone"].trying.hide()
        self.echo = QPushButton()
        self.echo.setCheckable(True)
        self.echo.setAutoDefault(False)
        theme.set_icon(self.echo, "audio-lines", "second", 16)
        self.hint, self.trouble = words("", "third"), words("", "warning")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addWidget(self.trouble)
        column.addWidget(self.rows["microphone"])
        column.addLayout(_indented(self.microphone))
        column.addWidget(self.rows["speaker"])
        column.addLayout(_indented(self.speaker))
        column.addWidget(self.rows["ring_device"])
        line = QHBoxLayout()
        line.setContentsMargins(27, 6, 0, 4)
        line.setSpacing(12)
        line.addWidget(self.echo)
        line.addWidget(self.hint, 1)
        column.addLayout(line)

    def _connect(self) -> None:
        self.rows["speaker"].trying.clicked.connect(lambda: self._telephone.play(str(SPOKEN)))
        self.rows["ring_device"].trying.clicked.connect(self._ring)
        self.echo.toggled.connect(self._listen_to_oneself)
        self._telephone.levels.connect(self._show_levels)
        self._telephone.devices_changed.connect(self._show_devices)
        self._telephone.available_changed.connect(self._show_state)
        self._telephone.refused.connect(self._refused)
        self._ringer.devices_changed.connect(self._show_ring_devices)

    # What there is

    def _show_devices(self, devices: DevicesChanged) -> None:
        self.rows["microphone"].show_devices(devices.microphones)
        self.rows["speaker"].show_devices(devices.speakers)
        self._show_state()

    def _show_ring_devices(self) -> None:
        self.rows["ring_device"].show_devices(self._ringer.devices())

    def _show_state(self) -> None:
        text = self._trouble()
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        here = self._telephone.available
        for widget in (self.echo, self.rows["speaker"].trying):
            widget.setEnabled(here)

    def _trouble(self) -> str:
        devices = self._telephone.devices
        if not self._telephone.available:
            return tr("CallAudio", "The phone is not running, so nothing can be tried here.")
        if devices is None:
            return ""
        if not devices.microphones:
            return tr("CallAudio", "No microphone is plugged in: others cannot hear you.")
        if not devices.speakers:
            return tr("CallAudio", "No speaker is plugged in.")
        return _unplugged(devices.missing)

    def _show_levels(self, microphone: float, speaker: float) -> None:
        self.microphone.show_level(microphone)
        self.speaker.show_level(speaker)

    # What a person tries

    def _ring(self) -> None:
        if not self._ringer.test():
            self.trouble.setText(tr("CallAudio", "There is nothing here that could ring."))
            self.trouble.show()

    def _listen_to_oneself(self, on: bool) -> None:
        self._telephone.echo_test(on)
        self._say_echo()

    def _refused(self, refused: Refused) -> None:
        if refused.code == "audio.no_device" and self.echo.isChecked():
            self.echo.setChecked(False)
            self.trouble.setText(
                tr("CallAudio", "Hearing yourself needs a microphone and a speaker.")
            )
            self.trouble.show()

    # Only while it is seen

    def showEvent(self, event: QEvent) -> None:
        if not self._watching:
            self._watching = True
            self._telephone.watch(True)
        if self._telephone.devices is not None:
            self._show_devices(self._telephone.devices)
        self._show_ring_devices()
        self._show_state()

    def hideEvent(self, event: QEvent) -> None:
        self.echo.setChecked(False)
        if self._watching:
            self._watching = False
            self._telephone.watch(False)
        self.microphone.rest()
        self.speaker.rest()

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.rows["microphone"].say(tr("CallAudio", "Microphone"), "")
        self.rows["speaker"].say(tr("CallAudio", "Speaker"), tr("CallAudio", "Try the speaker"))
        self.rows["ring_device"].say(tr("CallAudio", "Rings on"), tr("CallAudio", "Let it ring"))
        self.microphone.setAccessibleName(tr("CallAudio", "Level of the microphone"))
        self.speaker.setAccessibleName(tr("CallAudio", "Level of the speaker"))
        self._say_echo()
        self._show_state()

    def _say_echo(self) -> None:
        on = self.echo.isChecked()
        start, stop = tr("CallAudio", "Hear myself"), tr("CallAudio", "Stop")
        self.echo.setText(stop if on else start)
        speak = tr("CallAudio", "Speak: you hear yourself a second later.")
        what = tr("CallAudio", "A test call to yourself, without anybody else.")
        self.hint.setText(speak if on else what)


def _indented(meter: QWidget) -> QHBoxLayout:
    """Below the name of its device."""
    row = QHBoxLayout()
    row.setContentsMargins(27, 0, 0, 6)
    row.addWidget(meter, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _unplugged(missing: Collection[str]) -> str:
    if len(missing) > 1:
        return tr(
            "CallAudio", "The devices you chose are not plugged in; the system’s own are used."
        )
    if "microphone" in missing:
        return tr(
            "CallAudio", "The microphone you chose is not plugged in; the system’s own is used."
        )
    if "speaker" in missing:
        return tr("CallAudio", "The speaker you chose is not plugged in; the system’s own is used.")
    return ""
