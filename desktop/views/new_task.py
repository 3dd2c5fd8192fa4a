"""NewTask: something to do that one plans oneself: what, when, and with whom."""

from PySide6.QtCore import QDateTime, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.rows import Found
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList

WIDTH, MOST = 340, 220
MOST_TITLE = 200
"""Characters, as the platform takes them."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewTask(QFrame):
    """A popup; Enter goes from field to field and at last plans it."""

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._parts = parts
        self._question = 0
        self._with: Found | None = None
        self._found: dict[str, Found] = {}
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.title, self.who = QLineEdit(), QLineEdit()
        self.when, self.list = QDateTimeEdit(), ChoiceList(parts.theme, self)
        self.plan = QPushButton()
        self._build()
        self._say()

    def _build(self) -> None:
        now = QDateTime.fromMSecsSinceEpoch(self._parts.desk.now())
        self.when.setDisplayFormat("d MMM yyyy  HH:mm")
        self.when.setMinimumDateTime(now)
        self.when.setDateTime(_next_hour(now))
        self.title.setMaxLength(MOST_TITLE)
        self.who.setProperty("kind", "search")
        self.plan.setProperty("kind", "primary")
        self._parts.theme.set_icon(self.plan, "alarm-clock", "on_accent", 15)
        foot = QHBoxLayout()
        foot.addWidget(self.when, 1)
        foot.addWidget(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for widget in (self.title, self.who, self.list):
            column.addWidget(widget)
        column.addLayout(foot)
        self.list.hide()
        for field in (self.title, self.who, self.when):
            field.installEventFilter(self)
        self.title.textChanged.connect(lambda _: self._may_plan())
        self.who.textEdited.connect(self._typed)
        self.list.picked.connect(self._choose)
        self.plan.clicked.connect(self.take)
        self._may_plan()

    def open_below(self, corner: QPoint) -> None:
        """Its upper right corner at `corner` of the screen."""
        self.adjustSize()
        self.move(corner - QPoint(self.width(), -4))
        self.show()
        self.title.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._question += 1  # what is still looked for finds nothing here any more
        super().hideEvent(event)

    # With whom

    def _typed(self, text: str) -> None:
        self._with = None
        self._question += 1
        if text.strip():
            self._parts.tasks.start(self._find(text.strip(), self._question), "task: find")
        else:
            self._offer([])

    async def _find(self, text: str, question: int) -> None:
        """Customers are too many to be listed."""
        found = await self._parts.desk.find(text)
        if question == self._question:
            self._offer([each for each in found if each.kind == "contact"])

    def _offer(self, found: list[Found]) -> None:
        self._found = {each.id: each for each in found}
        self.list.show_choices([Choice(each.id, each.title, each.detail) for each in found])
        self.list.setFixedHeight(self.list.height_for(MOST))
        self.list.setVisible(bool(found))
        self.adjustSize()

    def _choose(self, id: str) -> None:
        self._question += 1
        self._with = self._found[id]
        self.who.setText(self._with.title)
        self._offer([])
        self.when.setFocus()

    # What is done with it

    def _may_plan(self) -> None:
        self.plan.setEnabled(bool(self.title.text().strip()))

    def take(self) -> None:
        """Of whoever was typed and not found the words are kept, in the title."""
        title, who = self.title.text().strip(), self.who.text().strip()
        if not title:
            self.title.setFocus()
            return
        known = self._with
        if who and known is None:
            title = f"{title} · {who}"[:MOST_TITLE]
        at = self.when.dateTime().toMSecsSinceEpoch()
        about, key = (known.id, known.conversation) if known else ("", None)
        done = self._parts.desk.add_task(title, due_at=at, contact=about, key=key)
        self._parts.tasks.start(done, "task")
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _key(self, field: QObject, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if field is self.who and event.key() in steps and self.list.isVisible():
            self.list.step(steps[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self._enter(field)
        else:
            return False
        return True

    def _enter(self, field: QObject) -> None:
        current = self.list.current() if self.list.isVisible() else None
        if field is self.title:
            self.who.setFocus()
        elif field is self.who and current is not None:
            self._choose(current.id)
        elif field is self.who:
            self.when.setFocus()
        else:
            self.take()

    def _say(self) -> None:
        names = (
            (self.title, tr("Day", "What is to be done")),
            (self.who, tr("Day", "With whom, if with anybody")),
        )
        for field, name in names:
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self.setAccessibleName(tr("Day", "An appointment, or something else to do"))
        self.when.setAccessibleName(tr("Day", "When it is due"))
        self.list.setAccessibleName(tr("Day", "Customers"))
        self.plan.setText(tr("Day", "Plan"))


def _next_hour(now: QDateTime) -> QDateTime:
    """The first full hour that is at least half an hour away."""
    later = now.addSecs(5_400)
    return later.addSecs(-60 * later.time().minute() - later.time().second())
