"""ReportSheet: the rows of a report, the sum of all of them below, a tab for each group of figures."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.metrics.measures import Group
from desktop.models.live_table import LiveTable, Shown
from desktop.models.live_values import Floor
from desktop.models.report_table import TOTAL, Face, groups, table
from desktop.models.report_words import group_name
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.live_grid import ROW, LiveGrid

SCROLLS = 120


class TotalGrid(LiveGrid):
    """The one row; as wide as the rows above it."""

    def fit(self) -> None:
        pass

    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)


class ReportSheet(QWidget):
    """One report; another one is another sheet."""

    opened = Signal(object, str)
    """Line, and a figure."""
    group_shown = Signal(str)

    def __init__(self, parts: Parts, face: Face, group: str) -> None:
        super().__init__()
        self._parts, self._face = parts, face
        self.lines, self._totals = face.lines(), face.total()
        self.groups = groups(face.report)
        self.group: Group = next((g for g in self.groups if g == group), self.groups[0])
        self._group = QButtonGroup(self)
        self.tabs = {each: self._tab(each) for each in self.groups}
        self._bar, self._column = QWidget(), QVBoxLayout(self)
        self._edge, self._below = _line(), QHBoxLayout()
        self._lay_out()
        self.grid, self.total = self._grids()
        self.show_group(self.group)
        for number, tab in enumerate(self.tabs.values(), 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(tab.click)
            tab.setToolTip(f"Alt+{number}")

    def _tab(self, of: Group) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setFont(self._parts.theme.font("body", 600))
        tab.setText(group_name(of))
        tab.clicked.connect(partial(self.show_group, of))
        self._group.addButton(tab)
        return tab

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(2)
        for tab in self.tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar)
        self._column.addWidget(_line())
        self._column.addWidget(self._edge)
        self._column.addLayout(self._below)
        self._bar.setVisible(len(self.tabs) > 1)

    # Its rows

    def _grids(self) -> tuple[LiveGrid, LiveGrid]:
        report, both = self._face.report, (self.lines, self._totals)
        models = [LiveTable(table(report, self.group, lines), self) for lines in both]
        for model in models:
            model.show(Floor())
        rows, total = LiveGrid(self._parts, models[0]), TotalGrid(self._parts, models[1])
        rows.setAccessibleName(tr("Reports", "Rows of the report"))
        total.setAccessibleName(tr("Reports", "Total of the report"))
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        total.horizontalHeader().hide()
        total.setFixedHeight(ROW)
        total.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.horizontalHeader().sectionResized.connect(
            lambda at, _, to: total.setColumnWidth(at, to)
        )
        rows.fitted.connect(total.stack)
        rows.horizontalScrollBar().valueChanged.connect(total.horizontalScrollBar().setValue)
        bar = rows.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: self._leave(bar.sizeHint().width() if most else 0))
        for grid in (rows, total):
            grid.opened.connect(self._opened)
        rows.sorted.connect(lambda column, down: self._sort(rows, column, down))
        return rows, total

    def _leave(self, width: int) -> None:
        """Px beside the total, so that both are scrolled to the same end."""
        self._below.setContentsMargins(0, 0, width, 0)

    def _sort(self, grid: LiveGrid, column: str, down: bool) -> None:
        model = grid.model()
        assert isinstance(model, LiveTable)
        model.choose(Shown(column, down))
        grid.horizontalHeader().viewport().update()

    def show_group(self, group: Group, _: bool = False) -> None:
        """Its figures; the keyboard stays in the table where it was."""
        held = self.grid.hasFocus() or self.total.hasFocus()
        for layout, grid in ((self._column, self.grid), (self._below, self.total)):
            layout.removeWidget(grid)
            grid.hide()
            grid.deleteLater()
        self.group = group
        self.grid, self.total = self._grids()
        self._column.insertWidget(self._column.indexOf(self._edge), self.grid, 1)
        self._below.addWidget(self.total)
        self.tabs[group].setChecked(True)
        self.grid.fit()
        if held:
            self.grid.setFocus()
        self.group_shown.emit(group)

    def _opened(self, id: str, figure: str) -> None:
        """Of a row as a whole the first of its figures."""
        line = self._totals[0] if id == TOTAL else self.lines[int(id)]
        first = next(of for of in self._face.report.columns if of.group == self.group)
        self.opened.emit(line, figure or first.name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Handed on rather than by a proxy, over which Tab would leave the groups out."""
        self.grid.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -SCROLLS, Qt.Key.Key_Right: SCROLLS}
        if event.key() in steps and not event.modifiers():
            bar = self.grid.horizontalScrollBar()
            before = bar.value()
            bar.setValue(before + steps[Qt.Key(event.key())])
            # At its edge the key goes on, to what is opened beside it
            event.setAccepted(bar.value() != before)
        else:
            super().keyPressEvent(event)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line
