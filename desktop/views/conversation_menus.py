"""Menus of an open conversation: to whom, until when, with which labels, and the rest."""

from functools import partial

from PySide6.QtCore import QDateTime, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton

from core.entities import Priority
from core.folding import fold
from core.metrics.media import media_of
from core.rows import Opened
from core.work import ResumePoint
from desktop.dialogs.transfer import Transfer
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.rows.timeline_terms import priority_name, resume_name
from desktop.translate import tr
from desktop.views.conversation_act import act
from desktop.views.conversation_doing import Doing
from desktop.views.conversation_header import Header
from desktop.views.conversation_picker import Choice, Picker
from desktop.views.conversation_snooze import name_of, times
from desktop.views.menu import Menu
from desktop.views.own_time import OwnTime

PRIORITIES: tuple[Priority, ...] = ("urgent", "high", "normal", "low")
_FIELDS = {"queue": "queue", "team": "team", "agent": "to"}
"""Kind of a goal -> what a transfer calls it."""
RESUMES = ("greeting", "order_number", "feedback")
"""Points the bot can go on from, as the protocol names them."""


class Menus(QObject):
    """Opens below the header's buttons, also when a key asked for it."""

    def __init__(self, parts: Parts, model: TranscriptModel, header: Header, doing: Doing) -> None:
        super().__init__(header)
        self._parts, self._model = parts, model
        self._header, self._doing = header, doing

    # Assign and labels

    def assign(self) -> None:
        """To a queue, a team or a person, from one field."""
        opened = self._model.opened
        if opened is None:
            return
        button = self._header.assign
        of = opened.conversation
        dialog = Transfer(
            self._parts, button, assignee=of.assignee, media=media_of(of.channel)
        )  # fmt: skip
        dialog.given.connect(self._assigned)
        dialog.open_at(_below(button))

    def _assigned(self, choice: str, note: str = "") -> None:
        """Work of a queue is handed on with all that belongs to it; what is none is assigned."""
        kind, _, id = choice.partition(":")
        if kind == "queue" or (id and self._is_work_for(kind, id, note)):
            self._doing.transfer({_FIELDS[kind]: id}, note)
        elif kind == "agent":
            self._doing.assign(id)
        else:
            self._doing.assign(None, team=id or None)

    def _is_work_for(self, kind: str, id: str, note: str) -> bool:
        """To myself nothing is transferred: I take it."""
        desk, key = self._parts.desk, self._model.key
        mine = any(row.key == key and row.interaction.state == "active" for row in desk.work)
        return (mine or bool(note)) and (kind, id) != ("agent", desk.me.id)

    def label(self) -> None:
        opened = self._model.opened
        if opened is None:
            return
        has = opened.conversation.labels
        labels = sorted(self._parts.desk.directory.labels.values(), key=lambda x: fold(x.name))
        picker = self._picker(tr("Conversation", "Labels"), self._header.more)
        picker.picked.connect(lambda id: self._labelled(id, has))
        choices = [Choice(x.id, x.name, icon="tag", chosen=x.id in has) for x in labels]
        picker.offer(choices, _below(self._header.more))

    def _labelled(self, id: str, has: tuple[str, ...]) -> None:
        self._doing.label(remove=(id,)) if id in has else self._doing.label(add=(id,))

    def _picker(self, title: str, button: QPushButton) -> Picker:
        return Picker(self._parts.theme, title, button)

    # Snooze

    def snooze(self) -> None:
        if self._model.opened is None:
            return
        menu = self._menu()
        for code, at in times(self._now()):
            act(menu, name_of(code, at), partial(self._snoozed, at))
        menu.addSeparator()
        menu.addAction(tr("Snooze", "Another time…"), self._own_time)
        _popup(menu, self._header.snooze)

    def snooze_till_tomorrow(self) -> None:
        self._snoozed(dict(times(self._now()))["tomorrow"])

    def _own_time(self) -> None:
        name, act = tr("Snooze", "Snooze until"), tr("Snooze", "Snooze")
        popup = OwnTime(self._now(), self._header, name, act)
        popup.chosen.connect(self._snoozed)
        popup.ask_below(_below(self._header.snooze))

    def _snoozed(self, at: QDateTime) -> None:
        self._doing.snooze(at.toMSecsSinceEpoch())

    def _now(self) -> QDateTime:
        return QDateTime.fromMSecsSinceEpoch(self._parts.desk.now())

    # The rest

    def more(self) -> None:
        opened = self._model.opened
        if opened is None:
            return
        menu = self._menu()
        theme = self._parts.theme
        menu.addAction(theme.icon("tag", "second", 16), tr("Conversation", "Labels…"), self.label)
        self._add_priorities(menu.addMenu(tr("Conversation", "Priority")), opened)
        if can_return(opened):
            self._add_resumes(menu.addMenu(tr("Conversation", "Return to the bot")))
        menu.addSeparator()
        if self._parts.desk.may("export.note"):
            out = tr("Conversation", "Take out as a file…")
            menu.addAction(theme.icon("download", "second", 16), out, self.export)
            paper = tr("Printing", "Print…")
            menu.addAction(theme.icon("printer", "second", 16), paper, self.print_it)
        text = tr("Conversation", "Copy {reference}", reference=opened.conversation.reference)
        menu.addAction(theme.icon("copy", "second", 16), text, self.copy_reference)
        if self._parts.desk.may("customer.erase"):
            menu.addSeparator()
            gone = tr("Conversation", "Erase this customer…")
            menu.addAction(theme.icon("eraser", "danger", 16), gone, self.erase_customer)
        _popup(menu, self._header.more)

    def print_it(self) -> None:
        """Without notes, and with the usual blacked out."""
        key = self._model.key
        if key is not None and self._model.opened is not None:
            from desktop.printing import print_conversation  # what writes PDF is slow to load

            over = self._header.window()
            self._parts.tasks.start(print_conversation(self._parts, over, key), "print")

    def erase_customer(self) -> None:
        opened = self._model.opened
        if opened is None or not self._parts.desk.may("customer.erase"):
            return
        from desktop.dialogs.erase_customer import EraseCustomer  # few ever need it

        dialog = EraseCustomer(self._parts, opened.contact, self._header.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self) -> None:
        """As a PDF or another file, with what must not be seen blacked out."""
        key, desk = self._model.key, self._parts.desk
        if key is None or self._model.opened is None or not desk.may("export.note"):
            return
        from desktop.dialogs.export import Export  # what writes PDF is slow to load

        dialog = Export(self._parts, [key], self._header.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def priority(self) -> None:
        if self._model.opened is not None:
            menu = self._menu()
            self._add_priorities(menu, self._model.opened)
            _popup(menu, self._header.more)

    def return_to_bot(self) -> None:
        if self._model.opened is not None and can_return(self._model.opened):
            menu = self._menu()
            self._add_resumes(menu)
            _popup(menu, self._header.more)

    def copy_reference(self) -> None:
        if self._model.opened is not None:
            QGuiApplication.clipboard().setText(self._model.opened.conversation.reference)

    def _add_priorities(self, menu: QMenu, opened: Opened) -> None:
        for each in PRIORITIES:
            action = act(menu, priority_name(each), partial(self._doing.priority, each))
            action.setCheckable(True)
            action.setChecked(each == opened.conversation.priority)

    def _add_resumes(self, menu: QMenu) -> None:
        points = self._parts.desk.directory.company.resume
        for each in points or tuple(ResumePoint(id=id) for id in RESUMES):
            act(menu, resume_name(each.id, each), partial(self._doing.return_to_bot, each.id))

    def _menu(self) -> QMenu:
        menu = Menu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def can_return(opened: Opened) -> bool:
    """A person has it and the bot took part."""
    bot = opened.conversation.bot
    return bot is not None and bot.phase == "silent" and opened.conversation.status != "resolved"


def _below(button: QPushButton) -> QPoint:
    return button.mapToGlobal(QPoint(button.width(), button.height() + 4))


def _popup(menu: QMenu, button: QPushButton) -> None:
    menu.popup(_below(button) - QPoint(menu.sizeHint().width(), 0))
