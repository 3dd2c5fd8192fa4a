"""The conversation panel: head, timeline, what the bot learned, who is writing, the composer."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from core.entities import Attachment, CallRecord
from core.errors import UserError
from core.rows import InboxRow, Line, Opened
from desktop.dialogs.call_record import CallSheet
from desktop.dialogs.whole_text import WholeText
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.views.attachment_album import Album
from desktop.views.attachment_saving import Saving
from desktop.views.attachment_viewer import Viewer
from desktop.views.composer import Composer
from desktop.views.composer_suggestion import Suggestion
from desktop.views.conversation_doing import Doing
from desktop.views.conversation_faces import Face
from desktop.views.conversation_handover import Handover
from desktop.views.conversation_header import Header
from desktop.views.conversation_menus import Menus
from desktop.views.conversation_reading import Reading
from desktop.views.conversation_typing import TypingLine
from desktop.views.transcript import Transcript
from desktop.views.transcript_entries import whole_text

SIDE, BELOW = 20, 16


class Conversation(QFrame):
    """One conversation at a time; the main window says which.

    Its plain methods are what ACTIONS call; each does nothing where no conversation is open.
    """

    done = Signal(object)
    """Done: a decision about the open conversation is committed, and can be undone."""
    customer_changed = Signal(str)
    """Id of the contact of the open conversation, empty for none."""
    link_asked = Signal(str)
    """A person clicked an http or https address; whoever opens it asks first."""
    key_changed = Signal(object)
    """Key of the open conversation or None."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._desk = parts, parts.desk
        self._order: int | None = None
        self._known: InboxRow | None = None
        self.setProperty("kind", "surface")
        self.model = TranscriptModel(parts.desk, parts.tasks, self)
        self._build(parts)
        self._join()
        self._leave = [
            parts.desk.on_presence(self._presence),
            parts.desk.on_line(self._line_changed),
        ]

    def _build(self, parts: Parts) -> None:
        self.face = Face(parts, self)
        self.header = Header(parts, self)
        self.transcript = Transcript(parts, self.model, self)
        self.handover = Handover(parts, self)
        self.typing = TypingLine(self)
        self.composer = Composer(parts, self.model, self)
        self.suggestion = Suggestion(parts, self.composer, self)
        self.doing = Doing(parts, self.model, self)
        self.menus = Menus(parts, self.model, self.header, self.doing)
        self.saving = Saving(parts, self)
        self.reading = Reading(self.model, self.transcript, self.doing.mark_read)
        self._whole = QWidget(self)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, BELOW)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.transcript, 1)
        column.addWidget(self.typing)
        column.addLayout(_inset(self.handover, 8))
        below = _inset(self.composer, 0)
        below.setSpacing(8)
        below.insertWidget(0, self.suggestion)
        column.addLayout(below)
        bar = self.suggestion
        for before, after in pairwise(
            (self.handover.fold, bar.insert, bar.shut, self.composer.guard.look)
        ):
            QWidget.setTabOrder(before, after)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.face)
        self._stack.addWidget(self._whole)

    def _join(self) -> None:
        self.model.reset.connect(self._reset)
        self.model.facts.connect(self._follow)
        self.model.grew.connect(lambda _: self._follow())
        self.transcript.seen.connect(self.composer.saw)
        self.transcript.slow.connect(self._still_loading)
        self.transcript.link_asked.connect(self.link_asked)
        self.transcript.retry_asked.connect(self.doing.retry)
        self.transcript.discard_asked.connect(self.doing.discard)
        self.transcript.file_asked.connect(self._file_asked)
        self.transcript.picture_asked.connect(self._show_picture)
        self.transcript.whole_asked.connect(self._show_whole)
        self.transcript.call_asked.connect(self._show_call)
        self.transcript.reply_asked.connect(self.composer.answer)
        self.transcript.player.failed.connect(self.composer.problem.say)
        self.composer.show_newest.connect(self.transcript.to_end)
        self.composer.sent.connect(self.transcript.to_end)
        self.composer.editor.leave_asked.connect(self.transcript.setFocus)
        self.handover.take_over_asked.connect(self.take_over)
        self.doing.failed.connect(self.composer.show_problem)
        self.saving.failed.connect(self.composer.show_problem)
        self.doing.asked.connect(self._follow)
        self.doing.done.connect(self.done)
        for signal, act in (
            (self.header.assign_asked, self.menus.assign),
            (self.header.snooze_asked, self.menus.snooze),
            (self.header.more_asked, self.menus.more),
            (self.header.resolve_asked, self.resolve),
            (self.header.reopen_asked, self.reopen),
        ):
            signal.connect(act)

    # Opening

    @property
    def key(self) -> int | None:
        return self.model.key

    def open(self, key: int, order: int | None = None, known: InboxRow | None = None) -> None:
        """Shows a conversation, at message `order` where a search led to it.

        `known` is what the list shows of it: the head stands before the rest was read.
        """
        self._order, self._known = order, known
        if key == self.model.key and self.model.state == "ready":
            self._find()
            return
        self.composer.end()
        self.model.open(key)

    def close_conversation(self) -> None:
        """None is open; what was being written is kept."""
        self.composer.end()
        self.model.close()

    async def stop(self) -> None:
        """Before the desk closes: the draft is committed, nothing listens any more."""
        await self.composer.flush()
        self.composer.stop_settings()
        for leave in self._leave:
            leave()
        self.transcript.player.stop()
        self.model.stop()

    # What ACTIONS call

    def reply(self) -> None:
        """Quotes the row the keyboard is on, where it is on one."""
        entry = self.transcript.hands.answerable()
        if entry is not None:
            self.composer.answer(entry)
        else:
            self.composer.reply()

    def rest(self) -> None:
        """The keyboard is here: in the composer, where there is something to be written."""
        if self.composer.editor.isEnabled():
            self.composer.reply()
        else:
            self.transcript.setFocus()

    def note(self) -> None:
        self.composer.note()

    def send(self) -> None:
        self.composer.send()

    def attach(self) -> None:
        if self.model.opened is not None:
            self.composer.attach()

    def assign(self) -> None:
        self.menus.assign()

    def snooze(self) -> None:
        self.menus.snooze()

    def snooze_till_tomorrow(self) -> None:
        if self.model.opened is not None:
            self.menus.snooze_till_tomorrow()

    def resolve(self) -> None:
        self.doing.resolve()

    def reopen(self) -> None:
        self.doing.reopen()

    def label(self) -> None:
        self.menus.label()

    def priority(self) -> None:
        self.menus.priority()

    def export(self) -> None:
        self.menus.export()

    def take_over(self) -> None:
        """Takes it from the bot; the composer has the focus then."""
        if self.handover.can_take_over:
            self.doing.take_over()
            self.composer.reply()

    def return_to_bot(self) -> None:
        self.menus.return_to_bot()

    def use_suggestion(self) -> None:
        self.suggestion.use()

    def dismiss_suggestion(self) -> None:
        self.suggestion.dismiss()

    # The model

    def _reset(self) -> None:
        state, opened = self.model.state, self.model.opened
        if state == "loading":
            self.header.show_coming(self._known)
            if self._stack.currentWidget() is self.face:
                self._stack.setCurrentWidget(self._whole)
            return
        if opened is None:
            self._show_face()
            return
        self.doing.begin()
        self._stack.setCurrentWidget(self._whole)
        self.composer.begin(opened)
        self._follow()
        self._find()
        self._desk.viewing(opened.conversation.id)
        self.key_changed.emit(opened.key)
        self.customer_changed.emit(opened.contact.id)
        self.transcript.tell_seen()

    def _still_loading(self) -> None:
        self.handover.hide()
        self.suggestion.hide()
        self.typing.show_typists(())

    def _show_face(self) -> None:
        self.composer.end()
        if self.model.state == "gone":
            self.face.show_gone()
        else:
            self.face.show_none()
        self._stack.setCurrentWidget(self.face)
        self._desk.viewing(None)
        self.key_changed.emit(None)
        self.customer_changed.emit("")

    def _follow(self) -> None:
        opened = self.model.opened
        if opened is None:
            return
        self.header.show_opened(opened, self.doing.said)
        self.handover.show_opened(opened)
        self.suggestion.show_opened(opened)
        self.composer.follow(opened)
        self._show_typists(opened)

    def _show_typists(self, opened: Opened) -> None:
        typists = self._desk.typists(opened.conversation.id)
        self.typing.show_typists(typists, opened.contact.name)

    def _find(self) -> None:
        if self._order is not None:
            self.transcript.show_order(self._order)
        self._order = None

    # What is only true right now

    def _presence(self, conversations: frozenset[str]) -> None:
        opened = self.model.opened
        if opened and opened.conversation.id in conversations:
            self._show_typists(opened)
            self.header.show_line()

    def _line_changed(self, line: Line) -> None:
        self.header.show_line()
        if line.state == "live":
            self.transcript.pictures.ask_again()
            self.transcript.viewport().update()

    def _show_picture(self, file: Attachment, order: int) -> None:
        opened = self.model.opened
        if opened is not None:
            name = opened.contact.name
            album = Album(self._desk, opened.key, opened.conversation.last_order, name)
            Viewer(self._parts, album, self.window()).begin(file, order)

    def _show_whole(self, order: int) -> None:
        message = self.model.message(order)
        if message is not None:
            text = whole_text(message)
            dialog = WholeText(self._parts.theme, message.author.name, text, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _show_call(self, call: CallRecord) -> None:
        phone = self._parts.telephone
        country, version = phone.policy.country, phone.version
        sheet = CallSheet(self._parts.theme, call, self.window(), country, version)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.noted.connect(self._note_call)
        sheet.open()

    def _note_call(self, call: CallRecord) -> None:
        self._parts.tasks.start(self._desk.annotate_call(call), "notes of a call")

    def _file_asked(self, file: Attachment) -> None:
        self.saving.ask(file)

    def show_problem(self, error: UserError) -> None:
        self.composer.show_problem(error)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._follow()


def _inset(widget: QWidget, below: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(SIDE, 0, SIDE, below)
    column.addWidget(widget)
    return column
