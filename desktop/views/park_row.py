"""Where to park a call: its place, and in words what the server is told."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.theme import Theme
from desktop.translate import tr

FIELD = 76
"""Width of the place, px."""


class ParkRow(QWidget):
    """`prefix`: of the account's parking places. Nothing is parked without a place: dialled alone,
    most prefixes mean something else."""

    parked = Signal(str)
    """Place."""

    def __init__(self, theme: Theme, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix
        self.place, self.park, self.said = (
            QLineEdit(),
            QPushButton(tr("CallDetails", "Park")),
            QLabel(),
        )
        self.place.setFixedWidth(FIELD)
        self.place.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9*#]{0,6}")))
        self.place.setPlaceholderText(tr("CallDetails", "Place"))
        self.place.setAccessibleName(tr("CallDetails", "Parking place"))
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("kind", "second")
        theme.set_icon(self.park, "circle-parking", "second", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.place, self.park, self.said):
            row.addWidget(widget)
        row.addStretch()
        self.place.textChanged.connect(self._say)
        self.place.returnPressed.connect(self._park)
        self.park.clicked.connect(self._park)
        self._say("")

    def _say(self, place: str) -> None:
        number = self._prefix + (place or "…")
        self.said.setText(tr("CallDetails", "Dials {number}", number=number))
        self.park.setEnabled(bool(place))

    def _park(self) -> None:
        if place := self.place.text():
            self.parked.emit(place)
