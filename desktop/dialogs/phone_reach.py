"""How the phone is reached from outside the window: links, commands, a headset's buttons.

Each says only what is so on this very machine.
"""

import asyncio
import sys

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.dialogs.sheet import words
from desktop.link_handlers import can_register, register
from desktop.loop import Tasks
from desktop.theme import Theme
from desktop.translate import tr

COMMANDS = ("santral --answer", "santral --hang-up", "santral --mute", "santral --dial 0212…")
COPIED_MS = 1_500


class Way(QWidget):
    """A name, what is so of it here, and perhaps a button."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.said = words("", "strong"), words("", "third")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        self.column = QVBoxLayout()
        self.column.setSpacing(1)
        self.column.addWidget(self.name)
        self.column.addWidget(self.said)
        row.addLayout(self.column, 1)
        row.addWidget(self.button)

    def say(self, name: str, said: str) -> None:
        self.name.setText(name)
        self.said.setText(said)


class PhoneReach(QWidget):
    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._given = False
        self.links, self.keys, self.headset = Way(), Way(), Way()
        self.links.button.setVisible(can_register())
        self.links.button.clicked.connect(self._take_links)
        self.keys.button.show()
        self.keys.button.clicked.connect(self._copy)
        self.commands = QLabel("\n".join(COMMANDS))
        self.commands.setProperty("kind", "second")
        self.commands.setFont(theme.font("small", tabular=True))
        self.keys.column.addWidget(self.commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        for way in (self.links, self.keys, self.headset):
            column.addWidget(way)
        self.retranslate()

    def _take_links(self) -> None:
        self._tasks.start(self._register(), "links")

    async def _register(self) -> None:
        """Raises UserError links.*, which is shown."""
        await asyncio.to_thread(register)
        self._given = True
        self.retranslate()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(COMMANDS))
        self.keys.button.setText(tr("PhoneReach", "Copied"))
        QTimer.singleShot(COPIED_MS, self, self.retranslate)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.links.say(tr("PhoneReach", "Telephone links in other programs"), self._links())
        self.links.button.setText(tr("PhoneReach", "Open them with Santral"))
        self.keys.say(tr("PhoneReach", "Commands for keys of your system"), _keys())
        self.keys.button.setText(tr("PhoneReach", "Copy"))
        self.keys.button.setAccessibleName(tr("PhoneReach", "Copy the commands"))
        self.headset.say(tr("PhoneReach", "Buttons of a headset and media keys"), _headset())

    def _links(self) -> str:
        if self._given:
            return tr(
                "PhoneReach",
                "Santral opens tel:, sip: and callto: links now. They only fill the dialler.",
            )
        if can_register():
            return tr(
                "PhoneReach",
                "A tel:, sip: or callto: link only fills the dialler; nothing is called by itself.",
            )
        return tr(
            "PhoneReach",
            "Choose Santral for tel: links in the settings of your system; they only fill the dialler.",
        )


def _keys() -> str:
    return tr(
        "PhoneReach",
        "Give them to keys in your system's own settings, or to another program; they reach the desk that runs.",
    )


def _headset() -> str:
    if sys.platform.startswith("linux"):
        return tr(
            "PhoneReach",
            "While there is a call, play answers, mutes and unmutes, and stop hangs up, where your system hands on media keys (MPRIS).",
        )
    return tr(
        "PhoneReach",
        "Not on this system.",
    )
