"""Lists of the quality place: what is to be evaluated this week, and what was said of one's own work."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.evaluation import Evaluation, EvaluationForm
from core.metrics.evaluation import score
from core.quality import DrawnAgent, DrawnContact
from core.rows import Directory
from desktop.channel_names import channel_name
from desktop.theme import Theme
from desktop.times import moment
from desktop.tokens import RADIUS, RING
from desktop.translate import tr
from desktop.views.choice_list import Choice
from desktop.views.evaluation_words import figure
from desktop.views.face import Face
from desktop.views.standing_list import StandingList

STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1,
    Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8,
}  # fmt: skip
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class QualityList(QWidget):
    """Rows one goes through by keys, or a face that says why there are none."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list, self.face = StandingList(theme, self, keys=False), Face(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._by_keyboard = theme, False
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self._stack)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.face)
        self.list.picked.connect(self.picked)

    def name(self, words: str) -> None:
        """For who hears the screen: of the rows, and of what has the keyboard."""
        self.setAccessibleName(words)
        self.list.setAccessibleName(words)

    def show_rows(self, rows: Sequence[Choice], empty: tuple[str, ...]) -> None:
        """What was marked stays so. `empty`: a title, what it means, and what `face` offers."""
        current = self.list.current()
        self.list.show_choices(rows, chosen=current.id if current else "")
        self.face.say("clipboard-check", *empty)
        self._stack.setCurrentIndex(0 if rows else 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() in BY_KEY
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Who comes by keyboard sees that they are here."""
        super().paintEvent(event)
        if self.hasFocus() and self._by_keyboard:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("accent"), RING))
                box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
                painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.list.current()
        if event.key() in STEPS:
            self.list.step(STEPS[Qt.Key(event.key())])
        elif event.key() in ENTER and current is not None:
            self.picked.emit(current.id)
        else:
            super().keyPressEvent(event)


def drawn_rows(drawn: Sequence[DrawnAgent], directory: Directory, now: int) -> list[Choice]:
    """By agent, with how many of theirs are done."""
    rows: list[Choice] = []
    for each in drawn:
        agent = directory.agents.get(each.agent)
        name = agent.name if agent else each.agent
        whole = len(each.contacts)
        rows.append(Choice("", tr("Quality", "{agent}: {done} of {whole} done", agent=name, done=each.done, whole=whole)))  # fmt: skip
        rows += [_contact(each, contact, now) for contact in each.contacts]
    return rows


def drawn_id(drawn: DrawnAgent, contact: DrawnContact) -> str:
    return f"{drawn.rule.id}:{contact.interaction.id}"


def _contact(drawn: DrawnAgent, contact: DrawnContact, now: int) -> Choice:
    of = contact.interaction
    name = contact.name or tr("Quality", "Unknown customer")
    detail = f"{channel_name(contact.channel)} · {moment(of.completed_at or of.entered_at, now)}"
    if not contact.done:
        return Choice(drawn_id(drawn, contact), name, detail, icon="circle-dot", ink="third")
    by_me = tr("Quality", "Done by me") if contact.mine else tr("Quality", "Done")
    return Choice(drawn_id(drawn, contact), name, detail, by_me, icon="circle-check", ink="ok")


def own_rows(
    found: Sequence[Evaluation], forms: Sequence[EvaluationForm], read: frozenset[str],
    directory: Directory, now: int,
) -> list[Choice]:  # fmt: skip
    """Of one's own work, released; what was not read has a dot and says so."""
    known = {form.id: form for form in forms}
    return [_own(of, known.get(of.form), of.id in read, directory, now) for of in found]


def _own(
    of: Evaluation, form: EvaluationForm | None, read: bool, directory: Directory, now: int
) -> Choice:
    by = directory.agents.get(of.evaluator)
    points = figure(score(form, of).points) if form else ""
    parts = [by.name if by else "", moment(of.released_at or of.at, now)]
    if not read:
        parts.append(tr("Quality", "new"))
    elif of.reply:
        parts.append(tr("Quality", "answered"))
    return Choice(
        of.id, form.name if form else of.form, " · ".join(part for part in parts if part), points,
        icon="" if not read else "badge-check", ink="accent" if not read else "third",
        sign="dot" if not read else "icon", tone="text",
    )  # fmt: skip
