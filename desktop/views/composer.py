"""Composer: where replies and notes are written; nothing typed is lost before it is committed."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import UserError
from core.rows import Draft, Opened
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.rows.timeline_entry import Entry
from desktop.translate import tr
from desktop.views.composer_bars import Tabs, Told, Tools
from desktop.views.composer_draft import Drafts
from desktop.views.composer_editor import Editor
from desktop.views.composer_files import FileStrip
from desktop.views.composer_guard import GuardBar, in_the_way
from desktop.views.composer_insert import Inserting
from desktop.views.composer_limits import blocked, channel_of, remaining
from desktop.views.composer_send import Kind, Outgoing, commit, refusal
from desktop.views.composer_typing import TypingSignal


class Composer(QWidget):
    """Writes in the model's conversation. `seen` is the newest order its reader has seen."""

    show_newest = Signal()
    sent = Signal()

    def __init__(self, parts: Parts, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._model = parts, model
        self.seen = 0
        self._begun = 0
        self._kind: Kind = "reply"
        self._texts: dict[Kind, str] = {"reply": "", "note": ""}
        self._reply_to: Entry | None = None
        self._sending = self._again = False
        self._filling = False
        self._opened: Opened | None = None
        self._build(parts)
        self._join(parts)

    # Building

    def _build(self, parts: Parts) -> None:
        theme = parts.theme
        self.tabs, self.tools = Tabs(theme, self), Tools(theme, self)
        self.editor = Editor(self)
        self.files = FileStrip(parts, self)
        self.guard = GuardBar(theme, self)
        self.problem = Told(theme, "bad", "circle-alert", self)
        self.answering = Told(theme, "second", "reply", self)
        self.reason = Told(theme, "second", "info", self)
        self.reason.close_button.hide()
        self.reason.label.setWordWrap(True)
        self.inserting = Inserting(parts, self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 9, 8)
        column.setSpacing(6)
        rows = (self.guard, self.problem, self.tabs, self.answering, self.reason, self.editor)
        for row in (*rows, self.files, self.tools):
            column.addWidget(row)
        self._order_tabs()
        self._drafts = Drafts(parts.desk, parts.tasks, self._draft, self)
        self._typing = TypingSignal(parts.desk, self)
        self._setting_changed("send_key")
        self._retranslate()

    def _order_tabs(self) -> None:
        """As they stand on the screen, top down."""
        guard, tools = self.guard, self.tools
        order = (
            guard.look, guard.send, self.problem.close_button, self.tabs.reply, self.tabs.note,
            self.answering.close_button, self.editor, *self.files.buttons(), tools.emoji,
            tools.attach, tools.picture, tools.canned, tools.send,
        )  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _join(self, parts: Parts) -> None:
        self.stop_settings = parts.settings.on_change(self._setting_changed)
        parts.theme.changed.connect(self.update)
        self.tabs.chosen.connect(self._choose)
        self.tools.send.clicked.connect(self.send)
        self.tools.attach.clicked.connect(self.attach)
        self.tools.picture.clicked.connect(self.attach_picture)
        self.tools.emoji.clicked.connect(self.emoji)
        self.tools.canned.clicked.connect(self.canned)
        self.editor.textChanged.connect(self._edited)
        self.editor.send_asked.connect(self.send)
        self.editor.files_given.connect(self.files.add)
        self.editor.picture_given.connect(self.files.add_picture)
        self.files.changed.connect(self._update_send)
        self.files.changed.connect(self._order_tabs)
        self.files.refused.connect(self.problem.tell)
        self.editor.shortened.connect(self.problem.tell_shortened)
        self.guard.send_anyway.connect(lambda: self.send(anyway=True))
        self.guard.show_asked.connect(self._looked)
        self.problem.closed.connect(lambda: self.problem.say(""))
        self.answering.closed.connect(lambda: self.answer(None))

    # Conversations

    def begin(self, opened: Opened) -> None:
        """Another conversation is open: its draft is restored."""
        self._opened = opened
        draft, early = opened.draft, self.editor.toPlainText()
        self._texts = {"reply": draft.reply, "note": draft.note}
        self._filling = True
        self.files.begin(opened.key, draft.files)
        self._show_kind(self._kind if early else draft.kind)
        self._drafts.begin(opened.key, self._draft())
        self.editor.insertPlainText(early)  # typed while it was being read
        self._filling = False
        if early:
            self._edited()
        self._typing.begin(opened.conversation.id)
        self.seen = opened.conversation.read_up_to
        self._begun = opened.conversation.last_order
        self.problem.say("")
        self.guard.hide()
        self.answer(None)
        self.inserting.begin(opened)
        self._order_tabs()
        self.follow(opened)

    def end(self) -> None:
        """The conversation is left; what was written is kept."""
        self._again = False
        self._drafts.end()
        self.files.begin(None)
        self._typing.begin("")
        self._opened = None
        self._filling = True
        self.editor.set_text("")
        self._filling = False
        self.reason.say("")
        self.problem.say("")
        self.guard.hide()
        self.answer(None)
        self._update_send()
        self.inserting.end()

    def saw(self, order: int) -> None:
        """The reader has seen everything up to `order`."""
        self.seen = max(self.seen, order)

    async def flush(self) -> None:
        """Returns once the draft is committed: before the desk closes."""
        await self._drafts.flush()

    def follow(self, opened: Opened) -> None:
        """The conversation changed: what can be written, and why not."""
        self._opened = opened
        why = self._why_not()
        self.reason.say(why)
        if why and self.editor.hasFocus():
            self.editor.leave_asked.emit()
        self.editor.setEnabled(not why)
        self._retranslate()
        self._update_send()

    def _why_not(self) -> str:
        if self._opened is None or self._kind == "note":
            return ""
        wrote = self._model.customer_wrote()
        return blocked(self._opened, self._parts.desk.now(), wrote)

    # What a person does, by key, menu or mouse

    def reply(self) -> None:
        self._choose("reply")
        self.editor.setFocus()

    def note(self) -> None:
        self._choose("note")
        self.editor.setFocus()

    def answer(self, entry: Entry | None) -> None:
        """The reply will quote a message of the timeline."""
        self._reply_to = entry
        text = f"{entry.author}: {' '.join(entry.text.split())[:90]}" if entry else ""
        self.answering.say(text)
        if entry is not None:
            self.reply()

    def attach(self) -> None:
        self.files.ask(tr("Composer", "Attach files"))

    def attach_picture(self) -> None:
        kinds = tr("Composer", "Pictures") + " (*.png *.jpg *.jpeg *.gif *.webp)"
        self.files.ask(tr("Composer", "Attach pictures"), kinds)

    def emoji(self) -> None:
        self.inserting.emoji(self.tools.emoji)

    def canned(self) -> None:
        self.inserting.canned(self.tools.canned)

    def send(self, anyway: bool = False) -> None:
        """Sends the reply or adds the note, unless its writer should look first."""
        if self._sending:
            self._again = True
            return
        if self._opened is None or not self._can_send():
            return
        if anyway:
            self.editor.setFocus()
        self.guard.hide()
        self._sending = True
        self._update_send()
        self._drafts.hold()
        text = self.editor.toPlainText()
        rest = self._draft(without=self._kind)
        begun = None if anyway or self._kind == "note" else self._begun
        out = Outgoing(self._kind, text.strip(), (), self._quoted(), self.seen, begun, rest)
        self._parts.tasks.start(self._send(self._opened, out, text), "composer.send")

    # Sending

    def _can_send(self) -> bool:
        text = self.editor.toPlainText().strip()
        return bool(self._opened and (text or self._has_files()) and not self._why_not())

    def _has_files(self) -> bool:
        return bool(self.files.files) or self.files.coming

    async def _send(self, opened: Opened, out: Outgoing, text: str) -> None:
        """The text stays until the outbox holds it; what is typed meanwhile stays too."""
        sent = False
        try:
            files = await self.files.settled(opened.key)
            goes = files is not None and not await self._held_back(opened.key, out)
            if goes:
                out = replace(out, files=files or ())
                await commit(self._parts.desk, opened, out)
        except UserError as error:
            self.problem.say(refusal(error))
            self._drafts.stir()
        else:
            if goes:
                await self._done(opened.key, out, text)
                sent = True
        finally:
            self._free(opened.key, sent)

    async def _held_back(self, key: int, out: Outgoing) -> bool:
        """Whether its writer should look first; the words stay, and stay a draft."""
        found = await in_the_way(self._parts.desk, key, out)
        if found is None:
            return False
        self._drafts.stir()
        if self._opened is not None and self._opened.key == key:
            self.guard.warn(found)
        return True

    def _free(self, key: int, sent: bool) -> None:
        """Send asked for meanwhile is obeyed now, but not with words that were just refused."""
        left = self._opened is None or self._opened.key != key
        again, self._again = self._again and (sent or left), False
        self._sending = False
        self._update_send()
        if again:
            self.send()

    def _quoted(self) -> str | None:
        return self._reply_to.id if self._reply_to and self._kind == "reply" else None

    async def _done(self, key: int, out: Outgoing, text: str) -> None:
        if self._opened is None or self._opened.key != key:
            await self._drafts.sent(key, out.rest)
            return
        kind = out.kind
        now = self.editor.toPlainText() if kind == self._kind else self._texts[kind]
        self._texts[kind] = now.removeprefix(text)
        self._filling = True
        if kind == self._kind:
            self.editor.set_text(self._texts[kind])
        self.files.clear(sent=out.files)
        self._filling = False
        self._settle_after_sending(kind)
        await self._drafts.sent(key, self._draft())

    def _settle_after_sending(self, kind: Kind) -> None:
        if kind == "reply":
            self.answer(None)
        self.problem.say("")
        self._typing.stop()
        self._begun = self._model.last
        self.sent.emit()

    # Writing

    def _draft(self, without: Kind | None = None) -> Draft:
        """The words as they stand; `without` those of one kind, which are being sent."""
        texts = {**self._texts, self._kind: self.editor.toPlainText()}
        if without:
            texts[without] = ""
        return Draft(texts["reply"], texts["note"], self._kind)

    def _choose(self, kind: str) -> None:
        wanted: Kind = "note" if kind == "note" else "reply"
        if wanted != self._kind:
            self._texts[self._kind] = self.editor.toPlainText()
            self._show_kind(wanted)
            self._typing.stop()
            self._drafts.stir()
        self.editor.setFocus()

    def _show_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.tabs.show_kind(kind)
        self.inserting.note = kind == "note"
        self.tools.show_kind(kind)
        before, self._filling = self._filling, True
        self.editor.set_text(self._texts[kind])
        self._filling = before
        self._retranslate()
        if self._opened is not None:
            self.follow(self._opened)
        self.update()

    def _edited(self) -> None:
        self._update_send()
        if self._filling:
            return
        if not self._texts[self._kind]:
            self._begun = self._model.last
        self._texts[self._kind] = self.editor.toPlainText()
        self._drafts.stir()
        if self.editor.toPlainText().strip():
            self._typing.key(self._kind)
        else:
            self._typing.stop()

    def _update_send(self) -> None:
        left = None
        if self._opened is not None and self._kind == "reply":
            limit = channel_of(self._opened).max_length
            left = remaining(self.editor.toPlainText(), limit)
        self.tools.show_room(left)
        fits = left is None or left >= 0
        self.tools.send.setEnabled(fits and not self._sending and self._can_send())
        may_attach = self._kind == "note" or bool(
            self._opened and channel_of(self._opened).can_attach
        )
        for tool in (self.tools.attach, self.tools.picture):
            tool.setEnabled(may_attach)

    def _looked(self) -> None:
        self._begun = self._model.last
        self.seen = max(self.seen, self._model.last)
        self.show_newest.emit()
        self.editor.setFocus()

    def show_problem(self, error: UserError) -> None:
        self.problem.tell((error,))

    # Looks

    def _setting_changed(self, name: str) -> None:
        if name == "send_key":
            self.editor.enter_sends = self._parts.settings.get("send_key") == "enter"
            self.tools.show_key(self.editor.enter_sends)

    def _retranslate(self) -> None:
        note = self._kind == "note"
        hint = tr("Composer", "A note for colleagues. @ mentions somebody.")
        if not note:
            hint = tr("Composer", "Write a reply. / finds a canned answer.")
        self.editor.setPlaceholderText(hint if self.editor.isEnabled() else "")
        name = tr("Composer", "Internal note") if note else tr("Composer", "Reply")
        self.editor.setAccessibleName(name)
        self.tools.show_kind(self._kind)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for part in (self.tabs, self.tools, self.guard):
                part.retranslate()
            self._retranslate()
            if self._opened is not None:
                self.follow(self._opened)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card; amber while a note is written, so that nobody sends one to a customer."""
        theme, note = self._parts.theme, self._kind == "note"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("note_border" if note else "border"), 1))
        painter.setBrush(theme.color("bubble_note" if note else "surface"))
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 10, 10)
        painter.end()
