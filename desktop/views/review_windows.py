"""What the timeline under review opens in windows of their own: pictures, long texts, calls, links."""

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from core.entities import Attachment, CallRecord
from core.errors import UserError
from desktop.dialogs.call_record import CallSheet
from desktop.dialogs.link import Link
from desktop.dialogs.whole_text import WholeText
from desktop.loop import ask
from desktop.parts import Parts
from desktop.views.attachment_album import Album
from desktop.views.attachment_saving import Saving
from desktop.views.attachment_viewer import Viewer
from desktop.views.review_transcript import ReviewTranscript
from desktop.views.transcript_entries import whole_text


async def _told(error: UserError) -> None:
    """Whoever starts tasks says what became of them."""
    raise error


class ReviewWindows(QObject):
    def __init__(self, parts: Parts, transcript: ReviewTranscript, over: QWidget) -> None:
        super().__init__(transcript)
        self._parts, self._transcript, self._over = parts, transcript, over
        self.saving = Saving(parts, over)
        self.saving.failed.connect(lambda error: parts.tasks.start(_told(error), "saving"))
        transcript.link_asked.connect(self._link)
        transcript.file_asked.connect(self.saving.ask)
        transcript.picture_asked.connect(self._picture)
        transcript.whole_asked.connect(self._whole)
        transcript.call_asked.connect(self._call)

    def _link(self, address: str) -> None:
        self._parts.tasks.start(self._ask_link(address), "link")

    async def _ask_link(self, address: str) -> None:
        """Where a stranger's link leads is shown before anything is opened."""
        if await ask(Link(self._parts.theme, address, self._over.window())):
            QDesktopServices.openUrl(QUrl(address))

    def _picture(self, file: Attachment, order: int) -> None:
        opened = self._transcript.model.opened
        if opened is not None:
            last = opened.conversation.last_order
            album = Album(self._parts.desk, opened.key, last, opened.contact.name)
            Viewer(self._parts, album, self._over.window()).begin(file, order)

    def _whole(self, order: int) -> None:
        message = self._transcript.model.message(order)
        if message is not None:
            text = whole_text(message)
            window = WholeText(self._parts.theme, message.author.name, text, self._over.window())
            self._show(window)

    def _call(self, call: CallRecord) -> None:
        phone, over = self._parts.telephone, self._over.window()
        self._show(CallSheet(self._parts.theme, call, over, phone.policy.country, phone.version))

    def _show(self, window: QDialog) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open()
