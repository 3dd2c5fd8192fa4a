"""The twelve keys of a telephone: as a grid in a panel, and as a popup that sends tones."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.translate import tr

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")
LETTERS = {
    "2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV",
    "9": "WXYZ", "0": "+",
}  # fmt: skip
KEY = QSize(76, 48)


class Key(QPushButton):
    """The digit, and its letters below: ITU-T E.161."""

    def __init__(self, theme: Theme, digit: str) -> None:
        super().__init__()
        self._theme, self.digit = theme, digit
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(48, 40)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return KEY

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        letters = LETTERS.get(self.digit, "")
        low = letters or self.digit not in "*#"
        with QPainter(self) as painter:
            painter.setPen(self._theme.color("text"))
            painter.setFont(self._theme.font("heading", 500))
            place = QRectF(self.rect()).adjusted(0, 0, 0, -12 if low else 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.digit)
            painter.setPen(self._theme.color("third"))
            painter.setFont(self._theme.font("caption", 500))
            place = QRectF(self.rect()).adjusted(0, 24, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letters)


class Keypad(QWidget):
    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.keys = {digit: Key(theme, digit) for digit in KEYS}
        for place, (digit, key) in enumerate(self.keys.items()):
            key.clicked.connect(partial(self.pressed.emit, digit))
            grid.addWidget(key, place // 3, place % 3)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Keypad", "Keypad"))
        names = {"*": tr("Keypad", "Star"), "#": tr("Keypad", "Hash")}
        for digit, key in self.keys.items():
            key.setAccessibleName(names.get(digit, digit))


class TonePopup(QFrame):
    """Sends what is pressed, by mouse or by key, into the call."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Keypad", "Keypad"))
        self._sent = QLabel()
        self._sent.setTextFormat(Qt.TextFormat.PlainText)
        self._sent.setFont(theme.font("title", 500, tabular=True))
        self._sent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sent.setMinimumHeight(26)
        self.keypad = Keypad(theme)
        self.keypad.pressed.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self._sent)
        column.addWidget(self.keypad)

    def open_under(self, middle: QPoint) -> None:
        self.adjustSize()
        self.move(middle - QPoint(self.width() // 2, -6))
        self.show()
        self.setFocus()

    def sent(self) -> str:
        return self._sent.text()

    def _press(self, digit: str) -> None:
        self._sent.setText((self._sent.text() + digit)[-16:])
        self.pressed.emit(digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in KEYS and event.text():
            self._press(event.text())
        else:
            super().keyPressEvent(event)
