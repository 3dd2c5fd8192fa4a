"""Erase a customer: everywhere and for good, so their name is typed before it is done."""

from PySide6.QtWidgets import QLineEdit, QWidget

from core.entities import Contact
from core.folding import fold
from core.supervision import TakenOut
from desktop.dialogs.sheet import Sheet, words
from desktop.exporting_words import taken_words
from desktop.parts import Parts
from desktop.times import full
from desktop.translate import tr

LISTED = 4
"""What had been taken out of theirs, the newest first; the receipt names the rest."""


class EraseCustomer(Sheet):
    def __init__(self, parts: Parts, of: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent, width=480)
        self._parts, self._of = parts, of
        self._taken: tuple[TakenOut, ...] = ()
        self._what, self._when = words("", "second"), words("", "second")
        self.left, self._type = words("", "caption"), words("")
        self.name = QLineEdit()
        self.name.textChanged.connect(self._may)
        for widget in (self._what, self._when, self.left, self._type, self.name):
            self.body.addWidget(widget)
        self._no, self.erase = self.add_button(), self.add_button("danger")
        self._no.clicked.connect(self.reject)
        self.erase.clicked.connect(self._erase)
        self.left.hide()
        self.retranslate()
        self._may()
        self.name.setFocus()
        parts.tasks.start(self._read(), "what was taken out")

    def retranslate(self) -> None:
        name = self._of.name
        self.say_title(tr("EraseCustomer", "Erase {name} everywhere", name=name))
        self._what.setText(
            tr(
                "EraseCustomer",
                "Messages, calls, recordings, files, notes and whatever else is known of them go from the platform and from every desk. What was counted stays, without a word. It cannot be undone.",
            )
        )
        self._when.setText(
            tr(
                "EraseCustomer",
                "It is done by the platform, at the latest when the line is back, and only once nothing of theirs is open. The audit list keeps the receipt.",
            )
        )
        said = "\n".join(f"{full(of.at)} · {taken_words(of)}" for of in self._taken[:LISTED])
        count = len(self._taken)
        heading = tr(
            "EraseCustomer", "Taken out %n times before; those files are not reached:", count
        )
        self.left.setText(f"{heading}\n{said}")
        self._type.setText(tr("EraseCustomer", "Type {name} to go on:", name=name))
        self.name.setAccessibleName(tr("EraseCustomer", "The customer’s name"))
        self._no.setText(tr("EraseCustomer", "Cancel"))
        self.erase.setText(tr("EraseCustomer", "Erase everywhere"))

    async def _read(self) -> None:
        desk, found = self._parts.desk, dict[TakenOut, None]()
        for row in (await desk.customer(self._of.id)).conversations:
            found.update(dict.fromkeys(await desk.taken_out(row.id)))
        self._taken = tuple(sorted(found, key=lambda of: of.at, reverse=True))
        self.left.setVisible(bool(self._taken))
        self.retranslate()

    def _may(self) -> None:
        same = fold(self.name.text()).split() == fold(self._of.name).split()
        self.erase.setEnabled(same and bool(self.name.text().strip()))

    def _erase(self) -> None:
        self._parts.tasks.start(self._parts.desk.erase_customer(self._of.id), "erase a customer")
        self.accept()
