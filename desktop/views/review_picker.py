"""FilterPicker: finds any filter by its words; a kind is entered, a value is taken."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.models.review_asked import KINDS, MANY, Asked, Kind
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.review_filter_words import (
    ICONS,
    Option,
    kind_detail,
    kind_title,
    matching,
    options,
)

WIDTH, MOST = 340, 420
MOST_FOUND = 40


class FilterPicker(QFrame):
    """Goes at the first choice, Escape, or a click elsewhere; Backspace leaves a kind again."""

    picked = Signal(object)
    """Option."""

    def __init__(self, parts: Parts, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._parts, self._asked = parts, asked
        self._kind: Kind | None = None
        self._offered: dict[str, Option] = {}
        self._question = 0
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Review", "Add a filter"))
        self.field = QLineEdit(self)
        self.field.setProperty("kind", "search")
        self.field.setAccessibleName(tr("Review", "Add a filter"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.list = ChoiceList(parts.theme, self)
        self.list.setAccessibleName(tr("Review", "Filters"))
        self.list.picked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)

    def open_at(self, place: QPoint, kind: Kind | None = None) -> None:
        """Its upper left corner at `place` of the screen; `kind`: only its values."""
        self._enter(kind)
        self.move(place)
        self.show()
        self.field.setFocus()

    # What is offered

    def _enter(self, kind: Kind | None) -> None:
        self._kind = kind
        hint = kind_title(kind) if kind else tr("Review", "Filter by…")
        self.field.setPlaceholderText(hint)
        self.field.clear()
        self._typed("")

    def _typed(self, text: str) -> None:
        self._question += 1
        self._offer(self._choices(text.strip()))
        if self._kind == "customer" or (self._kind is None and len(text.strip()) > 1):
            self._parts.tasks.start(self._find(text.strip(), self._question), "library.customers")

    def _choices(self, text: str) -> list[Choice]:
        desk = self._parts.desk
        if self._kind is None and not text:
            return [self._entry(kind) for kind in KINDS]
        if self._kind is None:
            found = matching(desk.directory, text, desk.now())
        else:
            found = _with_words(options(self._kind, desk.directory, text, desk.now()), text)
        return [self._value(option) for option in found[:MOST_FOUND]]

    def _entry(self, kind: Kind) -> Choice:
        on = kind in self._asked.kinds()
        return Choice(
            f"kind={kind}", kind_title(kind), icon=ICONS[kind],
            right=tr("Review", "on") if on else kind_detail(kind), tone="third",
        )  # fmt: skip

    def _value(self, option: Option) -> Choice:
        self._offered[option.id] = option
        chosen: object = getattr(self._asked.filters, MANY.get(option.kind, "text"), ())
        on = isinstance(chosen, tuple) and option.value in chosen
        right = "" if self._kind else kind_title(option.kind)
        icon = "check" if on else ICONS[option.kind]
        ink = "accent_text" if on else "second"
        return Choice(option.id, option.title, right=right, icon=icon, ink=ink, tone="third")

    def _offer(self, choices: list[Choice]) -> None:
        if not choices:
            words = tr("Review", "No filter is called so")
            if self._kind == "customer" and not self.field.text():
                words = tr("Review", "Type a name, a number or an address")
            choices = [Choice("none", words, possible=False)]
        self.list.show_choices(choices)
        self.list.setFixedHeight(self.list.height_for(MOST))
        self.adjustSize()

    async def _find(self, text: str, question: int) -> None:
        """Customers are too many to be listed."""
        found = await self._parts.desk.find(text) if text else []
        if question != self._question:
            return
        customers = [
            Option("customer", each.id, each.title) for each in found if each.kind == "contact"
        ]
        known = [] if self._kind else self._choices(text)
        if customers or self._kind:
            self._offer([*known, *map(self._value, customers)])

    # What is chosen

    def _take(self, id: str) -> None:
        if id.startswith("kind="):
            self._enter(next(kind for kind in KINDS if id == f"kind={kind}"))
        elif id in self._offered:
            self.picked.emit(self._offered[id])
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while the words are typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        current = self.list.current()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and current:
            self._take(current.id)
        elif key == Qt.Key.Key_Backspace and self._kind and not self.field.text():
            self._enter(None)
        else:
            return False
        return True


def _with_words(found: list[Option], text: str) -> list[Option]:
    """Those that hold the words; the ones made of what is typed stand first anyway."""
    from core.folding import fold

    words = fold(text).split()
    narrowed = [o for o in found if all(word in fold(o.title) for word in words)]
    return narrowed or [o for o in found if o.kind in ("time", "duration", "score")]
