"""Erased: the receipt. What was deleted from this machine, and what had left it before and is out of reach."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.receipt import Receipt
from core.supervision import TakenOut
from desktop.dialogs.sheet import Sheet, words
from desktop.exporting_words import taken_words
from desktop.theme import Theme
from desktop.times import full
from desktop.translate import tr

LISTED = 50
"""The receipt's file names them all."""
LIST_HEIGHT, TWO_LINES = 180, 44


class Erased(Sheet):
    """`by_company`: nobody here asked for it. `names` of the people by their ids."""

    def __init__(
        self, theme: Theme, receipt: Receipt, names: dict[str, str], place: str,
        parent: QWidget, *, by_company: bool,
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, width=520)
        self._receipt, self._names, self._place = receipt, names, place
        self._by_company = by_company
        self._why, self._what = words("", "second"), words("")
        self._left, self._where = words("", "strong"), words("", "caption")
        self._rows = [words("", "second") for _ in receipt.taken_out[:LISTED]]
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self._why, self._what, self._left):
            self.body.addWidget(widget)
        if self._rows:
            self.body.addWidget(_scrolled(self._rows))
        self.body.addWidget(self._where)
        self._close = self.add_button("primary")
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.say_title(tr("Erased", "Everything was deleted from this machine"))
        self._why.setText(
            tr("Erased", "Your company ended your access and asked for it.")
            if self._by_company
            else tr("Erased", "You asked for it when you signed out.")
        )
        self._what.setText(self._counted())
        self._left.setText(self._reached())
        for label, taken in zip(self._rows, self._receipt.taken_out, strict=False):
            label.setText(self._row(taken))
        self._where.setVisible(bool(self._place))
        self._where.setText(tr("Erased", "This receipt is kept in {place}", place=self._place))
        self._close.setText(tr("Erased", "Close"))

    def _counted(self) -> str:
        of = self._receipt
        said = [
            tr("Erased", "%n conversations", of.conversations),
            tr("Erased", "%n messages", of.messages),
            tr("Erased", "%n calls", of.calls),
            tr("Erased", "%n files and recordings", of.files),
        ]
        if of.unsent:
            said.append(tr("Erased", "%n that had not been sent", of.unsent))
        return full(of.at) + ": " + ", ".join(said)

    def _reached(self) -> str:
        if not self._rows:
            return tr("Erased", "Nothing is known here to have been taken out of it before.")
        number = len(self._receipt.taken_out)
        return tr(
            "Erased", "%n times something was taken out. Those files are not reached:", number
        )

    def _row(self, taken: TakenOut) -> str:
        said = [full(taken.at), self._names.get(taken.by, ""), taken_words(taken)]
        if taken.manifest:
            said.append(taken.manifest[:16])
        return " · ".join(part for part in said if part)


def _scrolled(rows: list[QLabel]) -> QScrollArea:
    inner, area = QWidget(), QScrollArea()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for row in rows:
        column.addWidget(row)
    column.addStretch()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedHeight(min(LIST_HEIGHT, TWO_LINES * len(rows)))
    return area
