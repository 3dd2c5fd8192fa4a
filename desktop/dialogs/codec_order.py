"""The codecs of an account in order: ticked ones are offered, the uppermost first."""

from collections.abc import Iterable
from typing import cast, get_args

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme
from desktop.translate import tr
from voip.values import Codec

ALL: tuple[Codec, ...] = tuple(codec for codec in get_args(Codec) if codec != "L16")
"""PJSIP has L16 at 44.1 kHz alone, which no telephone speaks: whoever chose it would have no call."""
LINE = 24
"""Px of one row."""


class CodecOrder(QWidget):
    """Dragged, or moved by the buttons or Alt with an arrow."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list = QListWidget()
        self.up, self.down = QPushButton(), QPushButton()
        self._dress(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.list, 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.up)
        column.addWidget(self.down)
        column.addStretch()
        row.addLayout(column)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.retranslate()

    def _dress(self, theme: Theme) -> None:
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFixedHeight(LINE * len(ALL) + 10)
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet(
            "QListWidget { border: 1px solid palette(mid); border-radius: 6px; padding: 3px; }"
        )
        self.list.installEventFilter(self)
        for button, icon, step in ((self.up, "arrow-up", -1), (self.down, "arrow-down", 1)):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
            theme.set_icon(button, icon, "second", 15)
            button.clicked.connect(lambda _=False, step=step: self.move_current(step))

    # What is chosen

    def show_codecs(self, chosen: Iterable[Codec]) -> None:
        """The chosen ones first, in their order; the rest below, not ticked."""
        ticked = tuple(codec for codec in chosen if codec in ALL)
        self.list.clear()
        for codec in (*ticked, *(each for each in ALL if each not in ticked)):
            item = QListWidgetItem(codec, self.list)
            item.setSizeHint(QSize(0, LINE))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = codec in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def codecs(self) -> tuple[Codec, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]
        return cast("tuple[Codec, ...]", tuple(ticked))

    def move_current(self, step: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + step < self.list.count():
            return
        model, nowhere = self.list.model(), QModelIndex()
        # Qt counts the place before the row is taken out
        model.moveRow(nowhere, row, nowhere, row + step + (1 if step > 0 else 0))
        self.list.setCurrentRow(row + step)

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    # Keys and language

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.move_current(step)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(tr("PhoneAccount", "Codecs, the best first"))
        for button, name in (
            (self.up, tr("PhoneAccount", "Move up")),
            (self.down, tr("PhoneAccount", "Move down")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
