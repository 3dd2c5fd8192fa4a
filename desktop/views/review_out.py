"""ReviewOut: takes what is read out as a file, from the head of the reader."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton

from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.translate import tr


class ReviewOut(QPushButton):
    """Not there where the role does not permit it; nothing to press while nothing is read."""

    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not parts.desk.may("export.note"):
            self.hide()
        parts.theme.set_icon(self, "download", "second", 18)
        self.clicked.connect(self.take_out)
        contact.changed.connect(self._say_possible)
        self._say_possible()
        self._retranslate()

    def take_out(self) -> None:
        key = self._contact.model.key
        if key is None:
            return
        from desktop.dialogs.export import Export  # what writes PDF is slow to load

        dialog = Export(self._parts, [key], self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _say_possible(self) -> None:
        self.setEnabled(self._contact.model.key is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        said = tr("Conversation", "Take out as a file…")
        self.setToolTip(said)
        self.setAccessibleName(said)
