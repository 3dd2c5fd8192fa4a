"""ReviewResults: what was found, with how many, and why nothing was where there is nothing."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.folding import fold
from core.library import LibraryHit
from desktop.models.review_asked import Asked
from desktop.models.review_results import ResultsModel
from desktop.numbers import count
from desktop.parts import Parts
from desktop.rows.placeholder import paint_placeholder
from desktop.rows.review_row import ReviewDelegate
from desktop.translate import tr, words
from desktop.views.face import Face
from desktop.views.many_list import ManyList
from desktop.views.review_picked import ReviewPicked


class Coming(QWidget):
    """The outlines of rows while the first answer is on its way."""

    def __init__(self, parts: Parts, height: int) -> None:
        super().__init__()
        self._theme, self._height = parts.theme, height

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(self.height() // self._height + 1):
                box = QRectF(0, number * self._height, self.width(), self._height)
                paint_placeholder(painter, self._theme, box, number)


class ReviewResults(QWidget):
    opened = Signal(object)
    """LibraryHit a person settled on."""
    widened = Signal()
    """Without the filters, please."""
    fewer = Signal(str)
    """These words instead."""
    meant_customer = Signal(str, str)
    """Id and name: what was typed is a customer, whose name stands in no message of theirs."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts, self._asked = parts, Asked()
        desk = parts.desk
        self.model = ResultsModel(parts, self)
        self.list = ManyList()
        self.list.setModel(self.model)
        self.picked = ReviewPicked(parts, self.model, self.list)
        self.delegate = ReviewDelegate(
            parts.theme, lambda: self.model.hits, lambda: desk.directory, desk.now, self
        )
        self.delegate.rings = lambda: self.list.by_keyboard
        self.list.setItemDelegate(self.delegate)
        self.face, self.number = Face(parts.theme), QLabel()
        self.mended, self.named = QPushButton(), QPushButton()
        self._customer: tuple[str, str] | None = None
        self._stack = QStackedWidget()
        self._coming = Coming(parts, self.delegate.height)
        self._lay_out()
        self._connect()
        self._set_density()
        self._say()
        self.show_state()

    def _lay_out(self) -> None:
        self.number.setProperty("kind", "caption")
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setFont(self._parts.theme.font("caption", tabular=True))
        for link in (self.mended, self.named):
            link.setProperty("kind", "link")
            link.hide()
        head = QHBoxLayout()
        head.setContentsMargins(18, 8, 12, 6)
        head.addWidget(self.number, 1)
        for part in (self._coming, self.list, self.face):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 4)
        below.addWidget(self.mended)
        below.addWidget(self.named)
        below.addStretch(1)
        column.addLayout(below)
        column.addWidget(self._stack, 1)
        column.addWidget(self.picked)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.seen.connect(lambda _, last: self.model.want(last))
        self.model.changed.connect(self.show_state)
        self.model.answered.connect(self._answered)
        self.mended.clicked.connect(lambda: self.fewer.emit(self._meant()))
        self.named.clicked.connect(self._take_customer)
        self.face.pressed.connect(self._face_pressed)
        self._stop = self._parts.settings.on_change(self._setting_changed)

    def close_down(self) -> None:
        self._stop()

    def ask(self, asked: Asked) -> None:
        self._asked = asked
        self.model.ask(asked.query(self._parts.desk.now()))
        self._show_customer(None)
        if asked.text.strip() and not asked.filters.contacts:
            self._parts.tasks.start(self._find_customer(asked), "library.customer")

    def step(self, rows: int) -> None:
        self.list.step(rows)

    async def _find_customer(self, asked: Asked) -> None:
        """Whose name holds every word that was typed, where there is one such customer."""
        wanted = fold(asked.text).split()
        found = await self._parts.desk.find(asked.text.strip())
        named = [
            (each.id, each.title) for each in found
            if each.kind == "contact" and all(word in fold(each.title).split() for word in wanted)
        ]  # fmt: skip
        if asked is self._asked and len(named) == 1:
            self._show_customer(named[0])

    def _show_customer(self, customer: tuple[str, str] | None) -> None:
        self._customer = customer
        self.named.setVisible(customer is not None)
        if customer is not None:
            self.named.setText(tr("Review", "Everything of {name}", name=customer[1]))

    def _take_customer(self) -> None:
        if self._customer is not None:
            self.meant_customer.emit(*self._customer)

    # What is seen

    def _answered(self) -> None:
        self.list.scrollToTop()
        self.list.tell_seen()

    def show_state(self) -> None:
        model = self.model
        self.number.setText(self._number())
        self._show_mended()
        if model.hits:
            self._stack.setCurrentWidget(self.list)
        elif model.state == "loading":
            self._stack.setCurrentWidget(self._coming)
        else:
            self._say_face()
            self._stack.setCurrentWidget(self.face)

    def _number(self) -> str:
        found = self.model.count
        if found is None or not found.number:
            return tr("Review", "Searching…") if self.model.state == "loading" else ""
        # Qt chooses the plural by the number; how it is written is the country's
        said = (
            tr("Review", "%n hits", found.number)
            if self._asked.text.strip() and not self._asked.grouped
            else tr("Review", "%n conversations", found.number)
        )
        said = said.replace(str(found.number), count(found.number), 1)
        return said if found.exact else tr("Review", "about {number}", number=said)

    def _show_mended(self) -> None:
        corrected = self.model.corrected
        self.mended.setVisible(bool(corrected and self.model.hits))
        if corrected:
            typed = ", ".join(f"“{each.typed}”" for each in corrected)
            meant = ", ".join(word for each in corrected for word in each.meant[:3])
            self.mended.setText(
                tr("Review", "Nobody wrote {typed}: found with {meant}", typed=typed, meant=meant)
            )
            self.mended.setToolTip(tr("Review", "Search for that instead"))

    def _meant(self) -> str:
        text = self._asked.text
        for each in self.model.corrected:
            text = text.replace(each.typed, each.meant[0]) if each.meant else text
        return text

    def _say_face(self) -> None:
        model, asked = self.model, self._asked
        if model.problem is not None:
            self.face.say("triangle-alert", *words(model.problem), tr("Review", "Try again"))
        elif asked.text.strip() and asked.narrow:
            self.face.say(
                "scan-search", tr("Review", "Nothing found with these filters"),
                tr("Review", "Without them there may be something."),
                tr("Review", "Search without filters"),
            )  # fmt: skip
        elif asked.text.strip():
            hint = tr(
                "Review",
                "Try fewer or shorter words; what is older than what is kept here must be fetched first.",
            )
            self.face.say("scan-search", tr("Review", "Nothing found"), hint)
        elif asked.narrow:
            self.face.say(
                "list-filter", tr("Review", "Nothing fits these filters"), "",
                tr("Review", "Clear all"),
            )  # fmt: skip
        else:
            self.face.say(
                "library", tr("Review", "Nothing is here yet"),
                tr("Review", "Conversations appear as soon as they were fetched once."),
            )  # fmt: skip

    def _face_pressed(self) -> None:
        if self.model.problem is not None:
            self.model.again()
        else:
            self.widened.emit()

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.model.hits):
            hit: LibraryHit = self.model.hits[row]
            self.opened.emit(hit)

    def _setting_changed(self, name: str) -> None:
        if name == "density":
            self._set_density()

    def _set_density(self) -> None:
        self.delegate.compact = self._parts.settings.get("density") == "compact"
        self.list.set_row_height(self.delegate.height)
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.delegate.forget()
            self.show_state()

    def _say(self) -> None:
        self.list.setAccessibleName(tr("Review", "What was found"))
