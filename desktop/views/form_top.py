"""FormTop: the name of a form that is built, and from how many points on one passes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from desktop.models.form_draft import FormDraft
from desktop.theme import Theme
from desktop.translate import tr


class FormTop(QWidget):
    def __init__(self, theme: Theme, draft: FormDraft) -> None:
        super().__init__()
        self._draft = draft
        self.name, self.pass_at = QLineEdit(), QSpinBox()
        self._name_label, self._pass_label = QLabel(), QLabel()
        self.pass_at.setRange(0, 100)
        self.pass_at.setFixedWidth(88)
        self.pass_at.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 14, 12, 2)
        row.setSpacing(8)
        for label in (self._name_label, self._pass_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "second")
            label.setFont(theme.font("small"))
        row.addWidget(self._name_label)
        row.addWidget(self.name, 1)
        row.addSpacing(8)
        row.addWidget(self._pass_label)
        row.addWidget(self.pass_at)
        self.name.textEdited.connect(lambda text: draft.say(name=text))
        self.pass_at.valueChanged.connect(lambda value: draft.say(pass_at=value))
        self.retranslate()

    def show_form(self) -> None:
        form = self._draft.form
        if self.name.text() != form.name:
            self.name.setText(form.name)
        self.pass_at.blockSignals(True)
        self.pass_at.setValue(form.pass_at)
        self.pass_at.blockSignals(False)

    def retranslate(self) -> None:
        self._name_label.setText(tr("Quality", "Name"))
        self.name.setAccessibleName(tr("Quality", "Name"))
        self.name.setPlaceholderText(tr("Quality", "What the form is called"))
        self._pass_label.setText(tr("Quality", "Passes from"))
        self.pass_at.setAccessibleName(tr("Quality", "Passes from"))
        before, _, after = tr("Numbers", "{value}%").partition("{value}")
        self.pass_at.setPrefix(before)
        self.pass_at.setSuffix(after)
