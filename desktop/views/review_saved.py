"""SavedSearches: what a person asks again and again, by name, kept on this machine."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from core.changes import Changes
from desktop.models.review_asked import Asked, packed, unpacked
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.conversation_act import act
from desktop.views.menu import Menu

LONGEST = 60


class Naming(QFrame):
    """A field in a popup: under which name it is kept."""

    named = Signal(str)

    def __init__(self, parts: Parts, words: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field, keep = QLineEdit(words), QPushButton(tr("Review", "Keep"))
        self.field.setMaxLength(LONGEST)
        self.field.setMinimumWidth(240)
        self.field.setPlaceholderText(tr("Review", "Name of the search"))
        self.field.setAccessibleName(self.field.placeholderText())
        keep.setProperty("kind", "primary")
        keep.clicked.connect(self._done)
        self.field.returnPressed.connect(self._done)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.addWidget(self.field)
        row.addWidget(keep)

    def open_at(self, place: QPoint) -> None:
        self.adjustSize()
        self.move(place - QPoint(self.width(), 0))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _done(self) -> None:
        if name := " ".join(self.field.text().split()):
            self.named.emit(name)
            self.close()


class SavedSearches(QPushButton):
    chosen = Signal(object)
    """Asked."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._asked, self._proposed = Asked(), ""
        self.kept: dict[str, Asked] = {}
        self.setProperty("kind", "quiet")
        parts.theme.set_icon(self, "bookmark", "second", 18)
        self.clicked.connect(self.ask)
        self._stop = parts.desk.on_changes(self._on_changes)
        self.say()
        self.read()

    def close_down(self) -> None:
        self._stop()

    def show_asked(self, asked: Asked, words: str) -> None:
        """What would be kept now, and the name that is proposed for it."""
        self._asked, self._proposed = asked, words

    def read(self) -> None:
        self._parts.tasks.start(self._read(), "library.saved")

    async def _read(self) -> None:
        kept = await self._parts.desk.kept_own("search")
        found = {name: _opened(body) for name, body in kept.items()}
        self.kept = {name: asked for name, asked in found.items() if asked is not None}

    def ask(self) -> None:
        menu = self.menu_now()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_now(self) -> QMenu:
        menu = Menu(self)
        for name, asked in sorted(self.kept.items()):
            act(menu, name, partial(self.chosen.emit, asked))
        if not self.kept:
            menu.addAction(tr("Review", "No search is kept yet")).setEnabled(False)
        menu.addSeparator()
        keep = act(menu, tr("Review", "Keep this search…"), self.keep)
        keep.setEnabled(bool(self._asked.text or self._asked.narrow))
        if self.kept:
            gone = menu.addMenu(tr("Review", "Take away"))
            for name in sorted(self.kept):
                act(gone, name, partial(self.forget, name))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def keep(self) -> Naming:
        naming = Naming(self._parts, self._proposed[:LONGEST], self)
        naming.named.connect(self._keep)
        naming.open_at(self.mapToGlobal(self.rect().bottomRight()))
        return naming

    def _keep(self, name: str) -> None:
        self.kept[name] = self._asked
        keeping = self._parts.desk.keep_own("search", name, packed(self._asked))
        self._parts.tasks.start(keeping, "library.keep")

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)
        self._parts.tasks.start(self._parts.desk.keep_own("search", name, None), "library.forget")

    def _on_changes(self, changes: Changes) -> None:
        if changes.everything or changes.reviews:
            self.read()

    def say(self) -> None:
        self.setAccessibleName(tr("Review", "Saved searches"))
        self.setToolTip(tr("Review", "Saved searches · Ctrl+B"))


def _opened(body: bytes) -> Asked | None:
    """None for what another edition wrote and this one cannot read."""
    try:
        return unpacked(body)
    except ValueError:
        return None
