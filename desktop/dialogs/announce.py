"""Announce: a supervisor's word to one, a team or all. It stays on their screens until they read it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from core.folding import fold
from core.supervision import Announcement
from desktop.dialogs.sheet import Sheet, words
from desktop.parts import Parts
from desktop.times import moment
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.toast import Toast

MOST = 2_000
LAST = 3


def to_whom(parts: Parts, of: Announcement) -> str:
    known = parts.desk.directory
    if of.agent:
        agent = known.agents.get(of.agent)
        return agent.name if agent is not None else of.agent
    if of.team:
        team = known.teams.get(of.team)
        return team.name if team is not None else of.team
    return tr("Announce", "Everybody")


class Announce(Sheet):
    """`to`: "agent:ID", "team:ID", or empty."""

    def __init__(
        self, parts: Parts, say: Callable[[Toast], object], parent: QWidget | None = None,
        to: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parts.theme, parent, width=480)
        self._parts, self._say_it = parts, say
        self.to, self.text = QComboBox(), QPlainTextEdit()
        self._left, self._last, self._names = QLabel(), QLabel(), QLabel()
        self._rows = [ElidedLabel(kind="second") for _ in range(LAST)]
        self._fill(to)
        self.text.setFixedHeight(96)
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._may)
        self._names.setProperty("kind", "second")
        self._last.setProperty("kind", "caption")
        self._means = words("", "second")
        for widget in (self._names, self.to, self.text, self._means, self._last, *self._rows):
            self.body.addWidget(widget)
        self._no, self.send = self.add_button(), self.add_button("primary")
        self._no.clicked.connect(self.reject)
        self.send.clicked.connect(self._send)
        self.retranslate()
        self._may()
        self.text.setFocus()
        for row in (self._last, *self._rows):
            row.hide()
        parts.tasks.start(self._read(), "announcements")

    def _fill(self, to: str) -> None:
        known, me = self._parts.desk.directory, self._parts.desk.me.id
        self.to.addItem(tr("Announce", "Everybody"), "")
        for team in sorted(known.teams.values(), key=lambda each: fold(each.name)):
            self.to.addItem(tr("Announce", "Team {name}", name=team.name), f"team:{team.id}")
        for agent in sorted(known.agents.values(), key=lambda each: fold(each.name)):
            if agent.id != me:
                self.to.addItem(agent.name, f"agent:{agent.id}")
        self.to.setCurrentIndex(max(0, self.to.findData(to)))

    async def _read(self) -> None:
        desk = self._parts.desk
        own = [each for each in await desk.announcements(20) if each.by == desk.me.id][:LAST]
        self._last.setVisible(bool(own))
        for row, of in zip(self._rows, own, strict=False):
            when = moment(of.at, desk.now())
            row.say(f"{when} · {to_whom(self._parts, of)} · {' '.join(of.text.split())}")
            row.show()

    def _may(self) -> None:
        length = len(self.text.toPlainText().strip())
        self.send.setEnabled(0 < length <= MOST)

    def _send(self) -> None:
        text, (kind, _, id) = self.text.toPlainText().strip(), self.to.currentData().partition(":")
        if not 0 < len(text) <= MOST:
            return
        to = {"agent": {"agent": id}, "team": {"team": id}}.get(kind, {})
        self._parts.tasks.start(self._parts.desk.announce(text, **to), "announce")
        title = tr("Announce", "Announced to {name}", name=self.to.currentText())
        self._say_it(Toast(title, tone="ok"))
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._send()
                return True
        return False

    def retranslate(self) -> None:
        self.say_title(tr("Announce", "Announcement"))
        self._names.setText(tr("Announce", "To"))
        self.to.setAccessibleName(tr("Announce", "To whom"))
        self.text.setAccessibleName(tr("Announce", "What is announced"))
        self.text.setPlaceholderText(
            tr("Announce", "Short and clear: it is read between two contacts")
        )
        self._means.setText(tr("Announce", "It stays on their screen until they have read it."))
        self._last.setText(tr("Announce", "Your last ones"))
        self._no.setText(tr("Acting", "Cancel"))
        self.send.setText(tr("Announce", "Announce"))
        self.send.setToolTip("Ctrl+Enter")
