"""What is read, taken out of the house from the head of the reader: as a file, or onto paper."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton

from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.translate import tr


class _Way(QPushButton):
    """Not there where the role does not permit it; nothing to press while nothing is read."""

    icon_name: str

    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not parts.desk.may("export.note"):
            self.hide()
        parts.theme.set_icon(self, self.icon_name, "second", 18)
        self.clicked.connect(self.take_out)
        contact.changed.connect(self._say_possible)
        self._say_possible()
        self._retranslate()

    def take_out(self) -> None:
        if (key := self._contact.model.key) is not None:
            self._take_out(key)

    def _take_out(self, key: int) -> None:
        raise NotImplementedError

    def _said(self) -> str:
        raise NotImplementedError

    def _say_possible(self) -> None:
        self.setEnabled(self._contact.model.key is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setToolTip(self._said())
        self.setAccessibleName(self._said())


class ReviewOut(_Way):
    icon_name = "download"

    def _take_out(self, key: int) -> None:
        from desktop.dialogs.export import Export  # what writes PDF is slow to load

        dialog = Export(self._parts, [key], self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _said(self) -> str:
        return tr("Conversation", "Take out as a file…")


class ReviewPrint(_Way):
    icon_name = "printer"

    def _take_out(self, key: int) -> None:
        from desktop.printing import print_conversation  # what writes PDF is slow to load

        self._parts.tasks.start(print_conversation(self._parts, self, key), "print")

    def _said(self) -> str:
        return tr("Printing", "Print, without notes and with the usual blacked out…")
