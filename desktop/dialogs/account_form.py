"""The form of a phone account: FIELDS as controls, what is wrong beside each, the rest under More."""

from typing import Any, cast

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.codec_order import CodecOrder
from desktop.dialogs.sheet import words
from desktop.telephone.account_fields import CHOICES, FIELDS, Field
from desktop.theme import Theme
from desktop.translate import tr
from voip.address import tidied
from voip.values import Account

LABEL = 168
SMALL = ("number", "switch")
"""Kinds whose control keeps its size."""
MOST = 255
"""Characters of a field."""


class FieldRow(QWidget):
    """A field with its name before it; below it what is wrong, or what it is for."""

    changed = Signal()

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__()
        self.field = field
        self._theme = theme
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("kind", "second")
        self.label.setFixedWidth(LABEL)
        self.label.setWordWrap(True)
        self.objection = words("", "bad")
        self.objection.hide()
        self.beside: list[QPushButton] = []
        self.control = _MAKERS[field.kind](self)
        self.label.setBuddy(self.control)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        self.label.setContentsMargins(0, 7, 0, 0)
        row.addWidget(self.label, 0, top)
        column = QVBoxLayout()
        column.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.control, 0 if self.field.kind in SMALL else 1)
        for button in self.beside:
            line.addWidget(button)
        if self.field.kind in SMALL:
            line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.objection)
        row.addLayout(column, 1)

    # Its value

    def show_value(self, value: Any) -> None:
        control = self.control
        if isinstance(control, CodecOrder):
            control.show_codecs(value)
        elif isinstance(control, QLineEdit):
            control.setText(value)
        elif isinstance(control, QSpinBox):
            control.setValue(value)
        elif isinstance(control, QCheckBox):
            control.setChecked(value)
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(value))

    def value(self) -> Any:
        control = self.control
        if isinstance(control, CodecOrder):
            return control.codecs()
        if isinstance(control, QLineEdit):
            return control.text() if self.field.kind == "secret" else control.text().strip()
        if isinstance(control, QSpinBox):
            return control.value()
        if isinstance(control, QCheckBox):
            return control.isChecked()
        return cast(QComboBox, control).currentData()

    def show_objection(self, text: str) -> None:
        self.objection.setText(text)
        self.objection.setVisible(bool(text))
        self.control.setAccessibleDescription(text or self._tip())
        if isinstance(self.control, QLineEdit):
            self.control.setProperty("kind", "bad" if text else "")
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    # Its control

    def _text(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setMaxLength(MOST)
        edit.textEdited.connect(lambda _: self.changed.emit())
        return edit

    def _secret(self) -> QLineEdit:
        edit = self._text()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        reveal = self._button("eye")
        reveal.setCheckable(True)
        modes = (QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal)
        reveal.toggled.connect(lambda shown: edit.setEchoMode(modes[shown]))
        reveal.toggled.connect(
            lambda shown: self._theme.set_icon(reveal, "eye-off" if shown else "eye", "second", 17)
        )
        return edit

    def _file(self) -> QLineEdit:
        edit = self._text()
        browse = self._button("file")
        browse.clicked.connect(self._browse)
        return edit

    def _choice(self) -> QComboBox:
        box = QComboBox()
        for choice in CHOICES[self.field.name]:
            box.addItem("", choice)
        box.activated.connect(lambda _: self.changed.emit())
        return box

    def _number(self) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(self.field.low, self.field.high)
        spin.setFixedWidth(130)
        spin.valueChanged.connect(lambda _: self.changed.emit())
        return spin

    def _switch(self) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda _: self.changed.emit())
        return box

    def _codecs(self) -> CodecOrder:
        order = CodecOrder(self._theme)
        order.changed.connect(self.changed)
        return order

    def _button(self, icon: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        button.setAutoDefault(False)
        self._theme.set_icon(button, icon, "second", 17)
        self.beside.append(button)
        return button

    def _browse(self) -> None:
        chooser = QFileDialog(self.window(), self.label.text())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter("*.pem *.crt *.cer")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, path: str) -> None:
        self.show_value(path)
        self.changed.emit()

    # Its words

    def _tip(self) -> str:
        return tr("PhoneAccount", self.field.tip) if self.field.tip else ""

    def retranslate(self) -> None:
        name = tr("PhoneAccount", self.field.label)
        self.label.setText(name)
        self.control.setAccessibleName(name)
        self.control.setToolTip(self._tip())
        if isinstance(self.control, QLineEdit):
            self.control.setPlaceholderText(self._tip())
        elif isinstance(self.control, QComboBox):
            self._say_choices(self.control)
        elif isinstance(self.control, QSpinBox):
            unit, none = self.field.unit, self.field.none
            self.control.setSuffix(" " + tr("PhoneAccount", unit) if unit else "")
            self.control.setSpecialValueText(tr("PhoneAccount", none) if none else "")
        for button in self.beside:
            button.setAccessibleName(self._say_beside())
            button.setToolTip(self._say_beside())

    def _say_choices(self, box: QComboBox) -> None:
        for index, text in enumerate(CHOICES[self.field.name].values()):
            box.setItemText(index, tr("PhoneAccount", text))

    def _say_beside(self) -> str:
        if self.field.kind == "secret":
            return tr("PhoneAccount", "Show or hide the password")
        return tr("PhoneAccount", "Choose a file…")


_MAKERS = {
    "text": FieldRow._text,
    "secret": FieldRow._secret,
    "file": FieldRow._file,
    "choice": FieldRow._choice,
    "number": FieldRow._number,
    "switch": FieldRow._switch,
    "codecs": FieldRow._codecs,
}


class AccountForm(QScrollArea):
    """`account` is what stands in the controls; nothing is saved here."""

    changed = Signal()

    def __init__(self, theme: Theme, account: Account) -> None:
        super().__init__()
        self._account = account
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = {name: FieldRow(theme, field) for name, field in FIELDS.items()}
        self.more = QPushButton()
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.toggled.connect(self._show_more)
        self._lay_out()
        self.show_account(account)
        for row in self.rows.values():
            row.changed.connect(self.changed)
        self._show_more(False)

    def _lay_out(self) -> None:
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(2, 2, 14, 2)
        self.column.setSpacing(9)
        few = [row for row in self.rows.values() if not row.field.more]
        rest = [row for row in self.rows.values() if row.field.more]
        for row in few:
            self.column.addWidget(row)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch()
        self.column.addLayout(line)
        for row in rest:
            self.column.addWidget(row)
        self.column.addStretch()
        self.setWidget(inside)

    def show_account(self, account: Account) -> None:
        self._account = account
        for name, row in self.rows.items():
            row.show_value(getattr(account, name))
        if account.registrar == account.domain:
            self.rows["registrar"].show_value("")

    def set_read_only(self, on: bool) -> None:
        """It can be read and unfolded; a password of others is not shown."""
        for row in self.rows.values():
            row.setEnabled(not on)

    def account(self) -> Account:
        """Where no registrar was named, the domain is it: an account without one is only called."""
        typed = {name: row.value() for name, row in self.rows.items()}
        registrar = typed.pop("registrar") or ("" if self._account.peer else typed["domain"])
        return tidied(replace(self._account, registrar=registrar, **typed))

    def show_objections(self, found: dict[str, str]) -> None:
        """The first one gets the focus; what hides under More comes out."""
        for name, row in self.rows.items():
            row.show_objection(found.get(name, ""))
        if not found:
            return
        first = next(row for name, row in self.rows.items() if name in found)
        self.more.setChecked(self.more.isChecked() or first.field.more)
        first.control.setFocus()
        self.ensureWidgetVisible(first)

    def _show_more(self, shown: bool) -> None:
        for row in self.rows.values():
            row.setVisible(shown or not row.field.more)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        less, more = tr("PhoneAccount", "Less"), tr("PhoneAccount", "More…")
        self.more.setText(less if self.more.isChecked() else more)
        for row in self.rows.values():
            row.retranslate()
