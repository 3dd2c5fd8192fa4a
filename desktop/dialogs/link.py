"""Before a link from a stranger is opened: where it really leads."""

from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr


class Link(Sheet):
    def __init__(self, theme: Theme, address: str, parent: QWidget) -> None:
        super().__init__(theme, parent, width=480)
        parts = urlsplit(address)
        self._lead = words("", "second")
        self._place = words(parts.hostname or address, "title")
        self._whole = words(address, "third")
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._lead, self._place, self._whole):
            self.body.addWidget(label)
        self._cancel, self._go = self.add_button(), self.add_button("primary")
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self.accept)
        self.retranslate()
        self._cancel.setFocus()

    def retranslate(self) -> None:
        self.say_title(tr("Link", "Open this link?"))
        self._lead.setText(tr("Link", "It opens in your browser and leads to:"))
        self._cancel.setText(tr("Link", "Cancel"))
        self._go.setText(tr("Link", "Open"))
