"""Where the system keeps no secrets: a passphrase for the kept conversations, or none kept."""

from typing import Literal

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr

SHORTEST = 10
Keep = Literal["passphrase", "memory"]


class NewPassphrase(Sheet):
    """Accepted with `keep`, and `passphrase` where one was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, width=500)
        self._lead = words("", "second")
        self._with, self.without = QRadioButton(), QRadioButton()
        self._with.setChecked(True)
        self.first, self.second = _secret_field(), _secret_field()
        self._wrong = words("", "warning")
        for widget in (
            self._lead, self._with, self.first, self.second, self._wrong, self.without
        ):  # fmt: skip
            self.body.addWidget(widget)
        self._go = self.add_button("primary")
        self._go.clicked.connect(self.accept)
        self._with.toggled.connect(self._changed)
        for field in (self.first, self.second):
            field.textChanged.connect(self._changed)
        self.retranslate()
        self.first.setFocus()

    @property
    def keep(self) -> Keep:
        return "passphrase" if self._with.isChecked() else "memory"

    @property
    def passphrase(self) -> str:
        return self.first.text() if self.keep == "passphrase" else ""

    def _changed(self) -> None:
        chosen = self.keep == "passphrase"
        self.first.setEnabled(chosen)
        self.second.setEnabled(chosen)
        problem = self._problem() if chosen else ""
        self._go.setEnabled(not problem)
        self._wrong.setText(problem if self.first.text() else "")
        self._wrong.setVisible(bool(self._wrong.text()))

    def _problem(self) -> str:
        if len(self.first.text()) < SHORTEST:
            return tr("Passphrase", "At least {count} characters.", count=SHORTEST)
        if self.first.text() != self.second.text():
            return tr("Passphrase", "The two are not the same yet.")
        return ""

    def retranslate(self) -> None:
        self.say_title(tr("Passphrase", "Keeping conversations on this machine"))
        self._lead.setText(
            tr(
                "Passphrase",
                "This machine has no place for secrets, so nothing is kept unless a passphrase "
                "protects it. Nobody can bring back a forgotten one.",
            )
        )
        self._with.setText(tr("Passphrase", "Protect them with a passphrase"))
        self.without.setText(tr("Passphrase", "Keep nothing when Santral is closed"))
        _name(self.first, tr("Passphrase", "Passphrase"))
        _name(self.second, tr("Passphrase", "Passphrase, once more"))
        self._go.setText(tr("Passphrase", "Continue"))
        self._changed()


class AskPassphrase(Sheet):
    """Asks for the one that was chosen before; `wrong` after a try that did not open."""

    def __init__(self, theme: Theme, *, wrong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, width=440)
        self._lead, self._wrong = words("", "second"), words("", "bad")
        self._wrong.setVisible(wrong)
        self.field = _secret_field()
        for widget in (self._lead, self.field, self._wrong):
            self.body.addWidget(widget)
        self._quit, self._go = self.add_button(), self.add_button("primary")
        self._quit.clicked.connect(self.reject)
        self._go.clicked.connect(self.accept)
        self.field.textChanged.connect(self._changed)
        self.retranslate()
        self._changed()
        self.field.setFocus()

    def _changed(self) -> None:
        self._go.setEnabled(bool(self.field.text()))

    def retranslate(self) -> None:
        self.say_title(tr("Passphrase", "Passphrase"))
        self._lead.setText(tr("Passphrase", "It opens the conversations kept on this machine."))
        self._wrong.setText(tr("Passphrase", "That was not it. Try again."))
        _name(self.field, tr("Passphrase", "Passphrase"))
        self._quit.setText(tr("Passphrase", "Cancel"))
        self._go.setText(tr("Passphrase", "Open"))


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(500)
    return field


def _name(field: QLineEdit, name: str) -> None:
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
