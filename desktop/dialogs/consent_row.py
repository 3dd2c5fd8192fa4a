"""Which announcement both sides hear before a call is recorded; the company's own words as a WAV."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.settings import Settings
from desktop.dialogs.sheet import words
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.translate import tr

SETTING = "phone_consent"


class ConsentRow(QWidget):
    """`chosen` is a path, empty for no announcement."""

    def __init__(self, theme: Theme, settings: Settings, telephone: Telephone) -> None:
        super().__init__()
        self._settings, self._telephone = settings, telephone
        self._name, self.said = words(""), words("", "third")
        self.play = _button(theme, "play")
        self.remove = _button(theme, "x")
        self.choose = QPushButton()
        self.choose.setAutoDefault(False)
        self._lay_out()
        self.play.clicked.connect(lambda: telephone.play(self.chosen))
        self.remove.clicked.connect(lambda: self.take(""))
        self.choose.clicked.connect(self._ask)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(6)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._name)
        column.addWidget(self.said)
        row.addLayout(column, 1)
        for button in (self.play, self.remove, self.choose):
            row.addWidget(button)

    @property
    def chosen(self) -> str:
        return str(self._settings.get(SETTING))

    def take(self, path: str) -> None:
        self._settings.put(SETTING, path)
        self.retranslate()

    def _ask(self) -> None:
        chooser = QFileDialog(self.window(), self._name.text())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter("WAV (*.wav)")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.take)
        chooser.open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._name.setText(tr("PhoneSettings", "Announcement before a recording"))
        nothing = tr(
            "PhoneSettings", "None: say yourself that you record. A WAV is heard by both sides."
        )
        self.said.setText(Path(self.chosen).name if self.chosen else nothing)
        decided = self._settings.is_decided(SETTING)
        if decided:
            self.said.setText(tr("Settings", "Decided by your company"))
        self.choose.setText(tr("PhoneSettings", "Choose a file…"))
        for button in (self.choose, self.remove):
            button.setEnabled(not decided)
        for button, name in (
            (self.play, tr("PhoneSettings", "Hear the announcement")),
            (self.remove, tr("PhoneSettings", "No announcement")),
        ):
            button.setVisible(bool(self.chosen))
            button.setAccessibleName(name)
            button.setToolTip(name)


def _button(theme: Theme, icon: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "quiet")
    button.setAutoDefault(False)
    theme.set_icon(button, icon, "second", 15)
    return button
