"""ExportOptions: as what it is taken out, with what, and what is blacked out."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.export.job import FORMATS, TOGETHER, Format, Shape
from core.export.package import SHORTEST
from core.export.patterns import PATTERNS, Kind
from desktop.dialogs.sheet import words
from desktop.exporting_words import format_name, kind_names
from desktop.numbers import count
from desktop.translate import tr
from desktop.views.number_field import inset

What = Format | Literal["package"]
WIDTH = 268
USUAL_DAYS, MOST_DAYS = 14, 365
USUAL: frozenset[Kind] = frozenset(("card", "national_id"))
"""Ticked at first: hardly anybody needs them outside."""


class ExportOptions(QWidget):
    """`many`: more than one conversation. `changed` where another preview is needed."""

    changed = Signal()
    shaped = Signal()
    """What was asked for besides; the preview stays."""

    def __init__(self, many: bool) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._many, self._counts = many, dict[str, int]()
        self._as, self._in_name, self._black, self._with = (words("", "strong") for _ in range(4))
        self.format, self.shape = QComboBox(), QComboBox()
        self.notes, self.files = QCheckBox(), QCheckBox()
        self.black: dict[Kind, QCheckBox] = {}
        self.passphrase, self.again, self.days = QLineEdit(), QLineEdit(), QSpinBox()
        self.until, self.wrong = words("", "second"), words("", "bad")
        self.as_they_are = words("", "caption")
        self._build()
        self._join()
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for what in (*FORMATS, "package"):
            self.format.addItem("", what)
        for shape in ("zip", "folder"):
            self.shape.addItem("", shape)
        for kind in (*PATTERNS, "name"):
            box = self.black[kind] = QCheckBox()
            box.setProperty("kind", "tick")
            box.setChecked(kind in USUAL)
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(USUAL_DAYS)
        inset(self.days)
        for widget in (self._as, self.format, self.shape, self.passphrase, self.again, self.days):
            column.addWidget(widget)
        column.addWidget(self.until)
        column.addWidget(self.wrong)
        for heading, widgets in (
            (self._with, [self.notes, self.files, self.as_they_are]),
            (self._black, list(self.black.values())),
        ):
            column.addSpacing(8)
            column.addWidget(heading)
            for each in widgets:
                column.addWidget(each)
        column.addStretch()

    def _join(self) -> None:
        self.format.activated.connect(self._shaped)
        self.shape.activated.connect(self._shaped)
        self.notes.toggled.connect(self.changed)
        self.files.toggled.connect(self._shaped)
        for box in self.black.values():
            box.toggled.connect(self.changed)
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self._shaped)
        self._shaped()

    # What is asked for

    @property
    def what(self) -> What:
        chosen: What = self.format.currentData()
        return chosen

    @property
    def chosen_shape(self) -> Shape:
        """One file wherever it can be one."""
        if self.what == "package":
            return "package"
        alone = not self._many or self.what in TOGETHER
        if alone and not self.files.isChecked():
            return "file"
        shape: Shape = self.shape.currentData()
        return shape

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(k for k, box in self.black.items() if box.isChecked() and k != "name")

    @property
    def without_name(self) -> bool:
        return self.black["name"].isChecked()

    @property
    def problem(self) -> str:
        """Why it cannot be taken out so; empty where it can."""
        if self.what != "package":
            return ""
        if len(self.passphrase.text()) < SHORTEST:
            return tr("Export", "At least {count} signs for the passphrase", count=SHORTEST)
        if self.passphrase.text() != self.again.text():
            return tr("Export", "The two passphrases differ")
        return ""

    # What is shown

    def show_counts(self, counts: Mapping[str, int]) -> None:
        self._counts = dict(counts)
        self._say_black()

    def _shaped(self, *_: object) -> None:
        package = self.what == "package"
        self.shape.setVisible(self.chosen_shape in ("zip", "folder"))
        for widget in (self.passphrase, self.again, self.days, self.until):
            widget.setVisible(package)
        self.as_they_are.setVisible(self.files.isChecked())
        typed = bool(self.passphrase.text() and self.again.text())
        self.wrong.setVisible(package and typed and bool(self.problem))
        self.wrong.setText(self.problem)
        self.shaped.emit()

    def _say_black(self) -> None:
        names = kind_names()
        for kind, box in self.black.items():
            found = self._counts.get(kind, 0)
            box.setText(f"{names[kind]}  ·  {count(found)}" if found else names[kind])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._as.setText(tr("Export", "As"))
        self._with.setText(tr("Export", "With"))
        self._black.setText(tr("Export", "Black out"))
        for index in range(self.format.count()):
            what: What = self.format.itemData(index)
            name = tr("Export", "Take with me (encrypted)") if what == "package" else ""
            self.format.setItemText(index, name or format_name(what))  # type: ignore[arg-type]  # a package has its name
        self.shape.setItemText(0, tr("Export", "In one ZIP file"))
        self.shape.setItemText(1, tr("Export", "In a folder"))
        self.notes.setText(tr("Export", "Internal notes"))
        self.files.setText(tr("Export", "Attachments and recordings"))
        self.as_they_are.setText(
            tr(
                "Export",
                "Pictures and documents go out as they are: nothing in them is blacked out.",
            )
        )
        self.passphrase.setPlaceholderText(tr("Export", "Passphrase"))
        self.again.setPlaceholderText(tr("Export", "The passphrase again"))
        self.until.setText(tr("Export", "It cannot be opened after that."))
        self.days.setSuffix(tr("Export", " days"))
        self.format.setAccessibleName(self._as.text())
        self.shape.setAccessibleName(tr("Export", "ZIP or folder"))
        self.passphrase.setAccessibleName(self.passphrase.placeholderText())
        self.again.setAccessibleName(self.again.placeholderText())
        self.days.setAccessibleName(tr("Export", "Days until it ends"))
        self._say_black()
        self._shaped()
