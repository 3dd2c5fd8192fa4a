"""What an offer sounds like: a row for each channel, and one for each queue that differs from it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from core.channels import CHANNELS
from core.entities import Queue
from core.settings import OFFER_SOUNDS, Settings
from desktop.channel_names import channel_name
from desktop.dialogs.sheet import words
from desktop.offer_sound import USUAL
from desktop.theme import Theme
from desktop.translate import tr

BY_CHANNEL, BY_QUEUE = "offer_sounds", "offer_sounds_of_queues"
FIELD = 210
AS_CHANNEL = ""


def sound_name(sound: str) -> str:
    return {
        "": tr("Settings", "As its channel"),
        "handover": tr("Settings", "Three notes"),
        "knock": tr("Settings", "Knocking"),
        "bell": tr("Settings", "A bell"),
        "drops": tr("Settings", "Drops"),
        "none": tr("Settings", "Nothing"),
    }[sound]


class OfferSounds(QWidget):
    """`hear` plays one at once, on the device that rings. A call rings as a telephone does."""

    def __init__(
        self, theme: Theme, settings: Settings, queues: Iterable[Queue], hear: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._theme, self._settings, self._hear = theme, settings, hear
        self._queues = sorted(queues, key=lambda queue: queue.name)
        self.boxes: dict[tuple[str, str], QComboBox] = {}
        self._names: dict[tuple[str, str], QLabel] = {}
        self._tests: list[QPushButton] = []
        self._heads = {BY_CHANNEL: words("", "strong"), BY_QUEUE: words("", "strong")}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        channels = [id for id in CHANNELS if id != "call"]
        self._add(BY_CHANNEL, channels, OFFER_SOUNDS)
        self._add(BY_QUEUE, [queue.id for queue in self._queues], (AS_CHANNEL, *OFFER_SOUNDS))
        self.retranslate()

    def _add(self, setting: str, ids: list[str], choices: Iterable[str]) -> None:
        if not ids:
            return
        self._grid.addWidget(self._heads[setting], self._grid.rowCount(), 0, 1, 3)
        for id in ids:
            row, box = self._grid.rowCount(), QComboBox()
            box.setFixedWidth(FIELD)
            for choice in choices:
                box.addItem("", choice)
            box.activated.connect(partial(self._choose, setting, id))
            self.boxes[setting, id] = box
            self._names[setting, id] = words("")
            self._grid.addWidget(self._names[setting, id], row, 0)
            self._grid.addWidget(self._test(setting, id), row, 1)
            self._grid.addWidget(box, row, 2)

    def _test(self, setting: str, id: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        button.setAutoDefault(False)
        self._theme.set_icon(button, "play", "second", 15)
        button.clicked.connect(lambda: self._play(setting, id))
        self._tests.append(button)
        return button

    def _play(self, setting: str, id: str) -> None:
        sound = self.boxes[setting, id].currentData()
        if sound != "none":
            self._hear(sound or USUAL)

    def _choose(self, setting: str, id: str, index: int) -> None:
        sound = self.boxes[setting, id].itemData(index)
        kept = {**self._settings.get(setting), id: sound}
        if sound in (AS_CHANNEL, USUAL if setting == BY_CHANNEL else AS_CHANNEL):
            kept.pop(id)
        self._settings.put(setting, kept)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._heads[BY_CHANNEL].setText(tr("Settings", "Work that is offered sounds like"))
        self._heads[BY_QUEUE].setText(tr("Settings", "From these queues"))
        queues = {queue.id: queue.name for queue in self._queues}
        for (setting, id), box in self.boxes.items():
            name = channel_name(id) if setting == BY_CHANNEL else queues[id]
            self._names[setting, id].setText(name)
            box.setAccessibleName(name)
            for index in range(box.count()):
                box.setItemText(index, sound_name(box.itemData(index)))
            usual = USUAL if setting == BY_CHANNEL else AS_CHANNEL
            kept = self._settings.get(setting).get(id, usual)
            box.setCurrentIndex(max(0, box.findData(kept)))
        for button in self._tests:
            button.setAccessibleName(tr("Settings", "Play this sound"))
            button.setToolTip(button.accessibleName())
