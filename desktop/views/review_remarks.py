"""Remarks: the tab with what was remarked on the contact, and the place where one is written."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.evaluation import Mark, Remark
from core.ids import uuid7
from desktop.models.review_contact import ReviewContact
from desktop.parts import Parts
from desktop.times import duration, moment
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.plain_words import PlainWords

MOST = 2_000
QUOTE = 120


class RemarkCard(QFrame):
    """One remark: what it is about, who said what, and whether the agent may read it."""

    def __init__(self, parts: Parts, contact: ReviewContact, remark: Remark) -> None:
        super().__init__()
        self.remark = remark
        self.setProperty("kind", "card")
        theme, desk = parts.theme, parts.desk
        agent = desk.directory.agents.get(remark.by)
        self.place = QPushButton(_where(remark.place))
        self.place.setProperty("kind", "link")
        self.place.setToolTip(tr("Review", "Go there"))
        self.place.clicked.connect(lambda: contact.place_asked.emit(remark.place))
        head = QHBoxLayout()
        head.setSpacing(2)
        quoted = _wrapped(parts, _quoted(remark.place, contact))
        head.addWidget(self.place)
        head.addStretch(1)
        self.delete: QPushButton | None = None
        if contact.may_delete(remark):
            self.delete = _tiny(parts, "trash-2", tr("Review", "Delete this remark"))
            self.delete.clicked.connect(lambda: contact.save(replace(remark, deleted=True)))
            head.addWidget(self.delete)
        words = PlainWords(remark.place.text, breakable=True)
        who = agent.name if agent else remark.by
        shared = tr("Review", "shared with the agent") if remark.shared else tr("Review", "private")
        foot = ElidedLabel(" · ".join((who, moment(remark.at, desk.now()), shared)), "third")
        foot.setFont(theme.font("caption", tabular=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 8, 10)
        column.setSpacing(4)
        column.addLayout(head)
        if quoted.text():
            quoted.setContentsMargins(4, 0, 4, 0)
            column.addWidget(quoted)
        words.setContentsMargins(4, 0, 4, 0)
        foot.setContentsMargins(4, 0, 4, 0)
        column.addWidget(words)
        column.addWidget(foot)
        self.setAccessibleName(f"{who}: {remark.place.text}")


class RemarkEditor(QFrame):
    """Where one is written; Ctrl+Enter keeps it, Escape leaves it."""

    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self.mark: Mark | None = None
        self.setProperty("kind", "card")
        self.about, self.text, self.shared = (
            _wrapped(parts, ""),
            QPlainTextEdit(),
            QCheckBox(),
        )
        self.keep, self.leave = QPushButton(), QPushButton()
        self.text.setFixedHeight(92)
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.keep.setProperty("kind", "primary")
        self.keep.clicked.connect(self.save)
        self.leave.clicked.connect(self.end)
        buttons = QHBoxLayout()
        buttons.addWidget(self.shared, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(8)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.leave)
        below.addWidget(self.keep)
        column.addWidget(self.about)
        column.addWidget(self.text)
        column.addLayout(buttons)
        column.addLayout(below)
        self.say()
        self.hide()

    def begin(self, mark: Mark) -> None:
        self.mark = mark
        self.about.setText(f"{_where(mark)} {_quoted(mark, self._contact)}")
        self.shared.setChecked(False)
        self.shared.setText(self._sharing())
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        self.mark = None
        self.text.clear()
        self.hide()

    def save(self) -> None:
        words = self.text.toPlainText().strip()[:MOST]
        if self.mark is None or not words:
            return
        desk = self._parts.desk
        remark = Remark(
            id=uuid7(), by=desk.me.id, at=desk.now(), conversation=self._contact.id,
            agent=self._agent(), shared=self.shared.isChecked(),
            place=replace(self.mark, text=words),
        )  # fmt: skip
        self.end()
        self._contact.save(remark)

    def _agent(self) -> str:
        """Whose words or call it is, else who had the contact."""
        model, mark = self._contact.model, self.mark
        order = model.order_of(mark.message) if mark and mark.message else None
        message = model.message(order) if order else None
        if message is not None and message.author.kind == "agent":
            return message.author.id
        call = model.calls.get(mark.call) if mark else None
        if call is not None and call.agent:
            return call.agent
        return (model.opened.conversation.assignee or "") if model.opened else ""

    def _sharing(self) -> str:
        agent = self._parts.desk.directory.agents.get(self._agent())
        if agent is None:
            return tr("Review", "The agent may read it")
        return tr("Review", "{agent} may read it", agent=agent.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            return False
        return True

    def say(self) -> None:
        self.text.setPlaceholderText(tr("Review", "What is there to say of it?"))
        self.text.setAccessibleName(tr("Review", "Remark"))
        self.keep.setText(tr("Review", "Keep"))
        self.keep.setToolTip(tr("Review", "Ctrl+Enter"))
        self.leave.setText(tr("Review", "Cancel"))


class Remarks(QScrollArea):
    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self._shown: tuple[Remark, ...] = ()
        self.cards: list[RemarkCard] = []
        self.editor = RemarkEditor(parts, contact)
        self._hint = QLabel()
        self._hint.setProperty("kind", "second")
        self._hint.setWordWrap(True)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(10)
        self._column.addWidget(self.editor)
        self._column.addWidget(self._hint)
        self._column.addStretch()
        self.setWidget(inner)
        inner.setAutoFillBackground(False)  # only after: the area fills what it is given
        self.viewport().setAutoFillBackground(False)
        contact.changed.connect(self.say)
        contact.model.reset.connect(self.editor.end)
        self.say()

    def begin(self, mark: Mark) -> None:
        self.editor.begin(mark)
        self.ensureWidgetVisible(self.editor)

    def show_remark(self, id: str) -> None:
        """The mark in the margin was pressed."""
        card = next((each for each in self.cards if each.remark.id == id), None)
        if card is not None:
            self.ensureWidgetVisible(card)
            card.place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self) -> None:
        self.editor.say()
        self._hint.setVisible(not self._contact.remarks)
        self._hint.setText(
            tr("Review", "No remarks yet. Mark a sentence, or listen to a second, and press M.")
        )
        if self._contact.remarks != self._shown:
            self._shown = self._contact.remarks
            self._build()

    def _build(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [RemarkCard(self._parts, self._contact, each) for each in self._shown]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(1 + place, card)


def _where(mark: Mark) -> str:
    """When it was said, or what it stands on."""
    if mark.call and (mark.at_ms or mark.until_ms):
        return duration(mark.at_ms)
    return tr("Review", "The call") if mark.call else tr("Review", "The message")


def _quoted(mark: Mark, contact: ReviewContact) -> str:
    quoted = " ".join(contact.quote(mark).split())
    return f"“{quoted[:QUOTE]}”" if quoted else ""


def _wrapped(parts: Parts, text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", "second")
    label.setFont(parts.theme.font("small"))
    return label


def _tiny(parts: Parts, icon: str, name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "tiny")
    button.setFixedSize(26, 26)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    parts.theme.set_icon(button, icon, "second", 14)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
