"""ReviewPicked: how many of what was found are chosen, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.models.review_results import ResultsModel
from desktop.numbers import count
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.many_list import ManyList


class ReviewPicked(QFrame):
    """Stands below the list while more than one is chosen. `everything`: all that was found, listed or
    not."""

    def __init__(self, parts: Parts, model: ResultsModel, list: ManyList) -> None:
        super().__init__()
        self._parts, self._model, self._list = parts, model, list
        self._may = parts.desk.may("export.note")
        self.everything = False
        self.number, self.all = QLabel(), QPushButton()
        self.out, self.clear = QPushButton(), QPushButton()
        self._build()
        list.picked.connect(self._picked)
        list.all_asked.connect(self.take_everything)
        model.changed.connect(self.show_state)
        self._retranslate()
        self.show_state()

    def _build(self) -> None:
        self.setProperty("kind", "bar")
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setFont(self._parts.theme.font("body", 600, tabular=True))
        self.all.setProperty("kind", "link")
        self.clear.setProperty("kind", "quiet")
        self.clear.setFixedWidth(30)
        self._parts.theme.set_icon(self.clear, "x", "second", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.number)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(self.out)
        row.addWidget(self.clear)
        self.out.setVisible(self._may)
        self.all.clicked.connect(self.take_everything)
        self.out.clicked.connect(self.take_out)
        self.clear.clicked.connect(self._list.pick_current)
        self.clear.clicked.connect(lambda: self._list.setFocus())

    # What is chosen

    @property
    def many(self) -> bool:
        return self.everything or len(self._keys()) > 1

    def take_everything(self) -> None:
        self._list.pick_all()
        self.everything = True
        self.show_state()

    def _picked(self) -> None:
        self.everything = False
        self.show_state()

    def _keys(self) -> list[int]:
        """Of those listed: one may be there with several places."""
        hits, rows = self._model.hits, self._list.picked_rows()
        return [*dict.fromkeys(hits[row].conversation for row in rows if row < len(hits))]

    def show_state(self) -> None:
        listed = len(self._model.hits)
        self.everything = self.everything and bool(listed)
        if self.everything and len(self._list.picked_rows()) != listed:
            self._kept(self._list.pick_all)
        number = len(self._keys())
        self.setVisible(self.everything or number > 1)
        self.all.setVisible(not self.everything and number < (self._all() or listed + 1))
        self.number.setText(self._said(self._all() if self.everything else number))

    def _all(self) -> int | None:
        """How many conversations were found; None: nobody counted them."""
        model = self._model
        if model.whole:
            return len({hit.conversation for hit in model.hits})
        exact = model.count is not None and model.count.exact
        by_one = model.query.grouped or not model.query.text.strip()
        return model.count.number if model.count is not None and exact and by_one else None

    def _said(self, number: int | None) -> str:
        if number is None:
            return tr("Review", "All that was found")
        return tr("Review", "%n chosen", number).replace(str(number), count(number), 1)

    def _kept(self, deed: Callable[[], None]) -> None:
        """What it tells of itself is no other choice."""
        self._list.blockSignals(True)
        deed()
        self._list.blockSignals(False)

    # What is done with it

    def take_out(self) -> None:
        if self._may and self.many:
            self._parts.tasks.start(self._take_out(), "review.take_out")

    async def _take_out(self) -> None:
        """Raises UserError store.*."""
        if self.everything and not self._model.whole:
            keys = list(await self._parts.desk.library_keys(self._model.query))
        else:
            keys = self._keys()
        from desktop.dialogs.export import Export  # what writes PDF is slow to load

        dialog = Export(self._parts, keys, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_state()

    def _retranslate(self) -> None:
        self.all.setText(tr("Review", "Choose all"))
        self.all.setToolTip(tr("Review", "Also what is not listed yet (Ctrl+A)"))
        self.out.setText(tr("Review", "Take out…"))
        self.out.setToolTip(tr("Review", "As files, or as a package to take with you"))
        self.clear.setToolTip(tr("Review", "Choose none"))
        self.clear.setAccessibleName(tr("Review", "Choose none"))
