"""StateMenu: everything I can say of myself, with what is left of each budget; a digit chooses."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.entities import Agent, AgentState
from core.work import Reason
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.state_words import (
    budget_words,
    reason_name,
    reasons_to_choose,
    said_name,
    state_name,
)

WIDTH, MOST = 292, 460
BACK, NOW, DAY = "back", "now", "day"
"""Ids of rows that are no state."""
OFFLINE_KEY = "0"


class StateMenu(QFrame):
    """Opens under the pill and goes at the first choice, Escape, or a click elsewhere."""

    chosen = Signal(str, str)
    """State and reason."""
    taken_back = Signal()
    begun_now = Signal()
    day_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("States", "My state"))
        self.setFixedWidth(WIDTH)
        self.list = ChoiceList(theme, self)
        self.list.setAccessibleName(self.accessibleName())
        self.list.picked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)

    def open_at(self, choices: list[Choice], chosen: str, place: QPoint) -> None:
        """Its upper left corner at `place` of the screen."""
        self.list.show_choices(choices, chosen=chosen)
        self.list.setFixedHeight(self.list.height_for(MOST))
        self.adjustSize()
        self.move(place)
        self.show()
        self.setFocus()

    def _take(self, id: str) -> None:
        self.close()
        if id == BACK:
            self.taken_back.emit()
        elif id == NOW:
            self.begun_now.emit()
        elif id == DAY:
            self.day_asked.emit()
        else:
            state, _, reason = id.partition(":")
            self.chosen.emit(state, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        current = self.list.current()
        if event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and current:
            self._take(current.id)
        elif wanted := self._by_key(event.text()):
            self._take(wanted)
        else:
            super().keyPressEvent(event)

    def _by_key(self, key: str) -> str:
        found = (each.id for each in self.list.choices if each.key == key and each.id)
        return next(found, "") if key else ""


def id_of(state: AgentState, reason: str = "") -> str:
    return f"{state}:{'' if state in ('available', 'offline') else reason}"


def choices(
    me: Agent, reasons: Mapping[str, Reason], left_ms: Callable[[str], int | None], day_keys: str
) -> list[Choice]:
    """Rows of the menu. `left_ms` of a reason's budget; `day_keys` open my day."""
    rows = _about_next(me, reasons)
    here = id_of(me.state, me.reason)
    if me.not_responding:
        title = tr("States", "I am here: Available again")
        rows.append(Choice(id_of("available"), title, sign="dot", ink="ok", key="1"))
    else:
        rows.append(_state("available", "ok", "1", here))
    for place, reason in enumerate(reasons_to_choose(reasons), 2):
        rows.append(_reason(reason, reasons, left_ms(reason.id), str(place), here))
    rows.append(_state("offline", "third", OFFLINE_KEY, here))
    rows.append(Choice("", ""))
    return [*rows, Choice(DAY, tr("States", "My day"), icon="chart-column", key=day_keys)]


def _state(state: AgentState, ink: str, key: str, here: str) -> Choice:
    return _marked(Choice(id_of(state), state_name(state), sign="dot", ink=ink, key=key), here)


def _reason(
    reason: Reason, reasons: Mapping[str, Reason], left: int | None, key: str, here: str
) -> Choice:
    over = left is not None and left < 0
    row = Choice(
        id_of(reason.state, reason.id), reason_name(reason.id, reasons),
        right="" if left is None else budget_words(left), sign="dot",
        tone="warning" if over else "second", key=key if len(key) == 1 else "",
    )  # fmt: skip
    return _marked(row, here)


def _marked(row: Choice, here: str) -> Choice:
    """What I am now has a tick in place of its dot."""
    if row.id != here:
        return row
    return Choice(
        row.id, row.title, right=row.right, tone=row.tone, key=row.key, icon="check",
        ink="accent_text",
    )  # fmt: skip


def _about_next(me: Agent, reasons: Mapping[str, Reason]) -> list[Choice]:
    """What was asked for while working: taken back, or begun at once."""
    if me.next_state is None:
        return []
    name = said_name(me.next_state, me.next_reason, reasons)
    head = tr("States", "{state} begins when this is finished", state=name)
    return [
        Choice("", head),
        Choice(BACK, tr("States", "Take it back"), icon="undo-2"),
        Choice(NOW, tr("States", "Begin now"), icon="play"),
        Choice("", tr("States", "Or be")),
    ]
