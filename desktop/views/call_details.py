"""What there is to know of a call's line: a sentence, the figures, and the rarer things to do."""

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.telephone.diagnosis import call_text
from desktop.telephone.judgement import Verdict, figures
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.park_row import ParkRow
from voip.values import Call, Quality

WIDTH = 460
_TOKENS = {"good": "ok", "fair": "warning", "bad": "bad"}


class CallDetails(QFrame):
    """A popup; goes at Escape or a click elsewhere."""

    recorded = Signal(bool)
    parked = Signal(str)
    """Place."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, call: Call, *, park: str, phone: str = ""
    ) -> None:
        """`park`: prefix of the parking places; empty where the account has none. `phone`: the
        version of PJSIP."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme, self._call, self._version = theme, call, phone
        self._verdict: Verdict | None = None
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("CallDetails", "About the line"))
        self.setFixedWidth(WIDTH)
        self._sentence, self._out, self._in = _words("strong"), _words("second"), _words("second")
        self._how = _words("second", tr("CallDetails", "Sound"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(10)
        self._column.addWidget(self._sentence)
        self._column.addLayout(self._grid())
        self._column.addLayout(self._buttons())
        if park:
            self._column.addWidget(self._parking(park))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = (
            (tr("CallDetails", "Your voice"), self._out),
            (tr("CallDetails", "Their voice"), self._in),
            (tr("CallDetails", "Sound"), self._how),
        )
        for line, (title, value) in enumerate(rows):
            grid.addWidget(_words("third", title), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        on = self._call.recording != "off"
        record = QPushButton(
            tr("CallDetails", "Stop recording") if on else tr("CallDetails", "Record")
        )
        self._theme.set_icon(record, "circle-dot", "bad", 16)
        record.clicked.connect(lambda: self.recorded.emit(not on))
        copy = QPushButton(tr("CallDetails", "Copy for a ticket"))
        self._theme.set_icon(copy, "copy", "second", 16)
        copy.setToolTip(
            tr("CallDetails", "Time, call, versions and figures, without names or numbers")
        )
        copy.clicked.connect(self._copy)
        for button in (record, copy):
            button.clicked.connect(self.close)
            row.addWidget(button)
        row.addStretch()
        return row

    def _parking(self, prefix: str) -> ParkRow:
        row = ParkRow(self._theme, prefix)
        row.parked.connect(self.parked)
        row.parked.connect(self.close)
        return row

    def show_line(
        self, verdict: Verdict, sending: Quality | None, receiving: Quality | None
    ) -> None:
        self._call = replace(self._call, sending=sending, receiving=receiving)
        self._verdict = verdict if receiving else None
        unknown = tr("CallDetails", "not measured yet")
        self._sentence.setText(
            verdict.sentence if receiving else tr("CallDetails", "Measuring the line…")
        )
        self._sentence.setStyleSheet(f"color: {self._theme.color(_TOKENS[verdict.level]).name()};")
        self._out.setText(figures(sending) if sending else unknown)
        self._in.setText(figures(receiving) if receiving else unknown)
        kept = (
            tr("CallDetails", "encrypted")
            if self._call.encrypted
            else tr("CallDetails", "not encrypted")
        )
        self._how.setText(" · ".join(part for part in (self._call.codec, kept) if part))

    def open_under(self, middle: QPoint) -> None:
        """Its upper edge's middle at `middle` of the screen."""
        self.adjustSize()
        self.move(middle - QPoint(self.width() // 2, -6))
        self.show()

    def text(self) -> str:
        """For a ticket: nobody's name and no number."""
        return call_text(self._call, self._version, self._verdict)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _words(kind: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label
