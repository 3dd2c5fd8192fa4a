"""Signing out: whether the conversations kept on this machine stay or go."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr


class SignOut(Sheet):
    """`unsent` replies are named before anything is lost with them."""

    def __init__(self, theme: Theme, unsent: int, parent: QWidget) -> None:
        super().__init__(theme, parent, width=460)
        self._unsent = unsent
        self._keep, self.purge = QRadioButton(), QRadioButton()
        self._keep.setChecked(True)
        self._group = QButtonGroup(self)
        self._loss = words("", "warning")
        for button in (self._keep, self.purge):
            self._group.addButton(button)
            self.body.addWidget(button)
            button.toggled.connect(self._say_loss)
        self.body.addWidget(self._loss)
        self._cancel, self._go = self.add_button(), self.add_button("primary")
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self.accept)
        self.retranslate()

    @property
    def purges(self) -> bool:
        return self.purge.isChecked()

    def _say_loss(self) -> None:
        self._loss.setVisible(self.purges and self._unsent > 0)
        self._loss.setText(
            tr("SignOut", "%n replies that were not sent yet will be lost.", self._unsent)
        )

    def retranslate(self) -> None:
        self.say_title(tr("SignOut", "Sign out"))
        self._keep.setText(tr("SignOut", "Keep my conversations on this machine, encrypted"))
        self.purge.setText(tr("SignOut", "Delete them from this machine"))
        self._cancel.setText(tr("SignOut", "Cancel"))
        self._go.setText(tr("SignOut", "Sign out"))
        self._say_loss()
