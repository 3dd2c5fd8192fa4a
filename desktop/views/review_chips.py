"""FilterChips: what narrows the library, one chip a kind; each can be changed and taken away by key."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.models.review_asked import Asked, Kind
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.composer_flow import Flow
from desktop.views.review_filter_words import ICONS, Option, chip_words, kind_title
from desktop.views.review_picker import FilterPicker

GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class FilterChip(QPushButton):
    """Enter changes it, Delete takes it away, arrows go to the next."""

    removed = Signal(str)
    stepped = Signal(int)

    def __init__(self, parts: Parts, kind: Kind, words: str) -> None:
        super().__init__(words)
        self.kind = kind
        self.setProperty("kind", "filter")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parts.theme.set_icon(self, ICONS[kind], "accent_text", 14)
        self.setAccessibleName(f"{kind_title(kind)}: {words}")
        self.setToolTip(tr("Review", "Enter changes it, Delete takes it away"))
        self._cross = QPushButton(self)
        self._cross.setProperty("kind", "tiny")
        self._cross.setFixedSize(20, 20)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts.theme.set_icon(self._cross, "x", "accent_text", 12)
        self._cross.setToolTip(tr("Review", "Take this filter away"))
        self._cross.setAccessibleName(self._cross.toolTip())
        self._cross.clicked.connect(lambda: self.removed.emit(self.kind))

    def resizeEvent(self, event: object) -> None:
        self._cross.move(self.width() - 24, (self.height() - 20) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in GONE:
            self.removed.emit(self.kind)
        elif event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    changed = Signal(object)
    """Asked."""
    left = Signal()
    """The keyboard goes back to the words."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts, self._asked = parts, Asked()
        self.chips: list[FilterChip] = []
        self.add = QPushButton(self)
        self.add.setProperty("kind", "quiet_words")
        self.add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parts.theme.set_icon(self.add, "funnel", "second", 14)
        self.add.clicked.connect(lambda: self.ask())
        self.clear = QPushButton(self)
        self.clear.setProperty("kind", "link")
        self.clear.clicked.connect(self._clear)
        self._flow = Flow(self, 6)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.clear)
        self._say()

    def show_asked(self, asked: Asked) -> None:
        """The chips are made anew; the keyboard stays at its place among them."""
        here = next((i for i, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self._asked = asked
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.clear)
        directory = self._parts.desk.directory
        self.chips = [self._chip(k, chip_words(asked, k, directory)) for k in asked.kinds()]
        self._flow.addWidget(self.clear)
        self.clear.setVisible(len(self.chips) > 1)
        self._order_tab()
        self.updateGeometry()
        if here is not None:
            self._focus(here)

    def ask(self, kind: Kind | None = None, below: QWidget | None = None) -> FilterPicker:
        """Opens the picker below the button, or below the chip it is about."""
        picker = FilterPicker(self._parts, self._asked, self)
        picker.picked.connect(self._picked)
        under = below or self.add
        picker.open_at(under.mapToGlobal(QPoint(0, under.height() + 4)), kind)
        return picker

    def remove_last(self) -> None:
        if self.chips:
            self._remove(self.chips[-1].kind)

    def _chip(self, kind: Kind, words: str) -> FilterChip:
        chip = FilterChip(self._parts, kind, words)
        chip.clicked.connect(lambda: self.ask(kind, chip))
        chip.removed.connect(self._remove)
        chip.stepped.connect(lambda by: self._focus(self.chips.index(chip) + by))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _order_tab(self) -> None:
        before: QWidget = self.add
        for chip in (*self.chips, self.clear):
            QWidget.setTabOrder(before, chip)
            before = chip

    def _focus(self, place: int) -> None:
        if not self.chips or place < 0:
            self.left.emit()
        else:
            self.chips[min(place, len(self.chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _picked(self, option: Option) -> None:
        self._take(self._asked.having(option.kind, option.value, option.title))

    def _remove(self, kind: Kind) -> None:
        self._take(self._asked.without(kind))

    def _clear(self) -> None:
        asked = self._asked
        for kind in asked.kinds():
            asked = asked.without(kind)
        self._take(asked)
        self.left.emit()

    def _take(self, asked: Asked) -> None:
        self.show_asked(asked)
        self.changed.emit(asked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.show_asked(self._asked)

    def _say(self) -> None:
        self.add.setText(tr("Review", "Filter"))
        self.add.setToolTip(tr("Review", "Add a filter · Ctrl+L"))
        self.add.setAccessibleName(tr("Review", "Add a filter"))
        self.clear.setText(tr("Review", "Clear all"))
