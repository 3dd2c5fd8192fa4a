"""ActSheet: what will happen and cannot be undone, in one sentence; with a reason where one is owed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr

MOST = 500


class ActSheet(Sheet):
    """`reason`: what its field asks for; empty: none is asked. Enter does it, Escape does not."""

    def __init__(
        self, theme: Theme, title: str, means: str, verb: str, parent: QWidget | None = None,
        reason: str = "",
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, width=420)
        self.say_title(title)
        self.body.addWidget(words(means, "second"))
        self._asks = reason
        self.field = QLineEdit()
        self.field.setMaxLength(MOST)
        self.field.setVisible(bool(reason))
        self.field.setPlaceholderText(reason)
        self.field.setAccessibleName(reason)
        self.field.textChanged.connect(self._may)
        self.body.addWidget(self.field)
        self._no, self._yes = self.add_button(), self.add_button("primary")
        self._no.clicked.connect(self.reject)
        self._yes.clicked.connect(self.accept)
        self._yes.setText(verb)
        self.retranslate()
        self._may()
        (self.field if reason else self._yes).setFocus()

    @property
    def reason(self) -> str:
        return self.field.text().strip()

    def _may(self) -> None:
        self._yes.setEnabled(not self._asks or bool(self.reason))

    def retranslate(self) -> None:
        self._no.setText(tr("Acting", "Cancel"))
