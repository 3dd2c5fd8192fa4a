"""The menus of the live view's head: how a table is shown, and the views a person saved."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from core.metrics.service_level import VARIANTS
from desktop.models.live_table import LiveTable, Shown
from desktop.models.live_words import variant_formula, variant_name
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.menu import Menu

GOALS = (70, 75, 80, 85, 90, 95)


class LiveMenus(QObject):
    chosen = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._over = parts, parent
        self._model: LiveTable | None = None
        self._saved: dict[str, Shown] = {}

    def serve(self, model: LiveTable) -> None:
        self._model = model
        self._parts.tasks.start(self._read(), "saved views")

    @property
    def _shown(self) -> Shown:
        return self._model.shown if self._model else Shown()

    # How it is shown

    def open_show(self, button: QPushButton) -> None:
        menu = self.show_menu()
        menu.popup(_below(button, menu))

    def show_menu(self) -> QMenu:
        menu = Menu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_groupings(menu)
        self._add_teams(menu)
        self._add_sorting(menu)
        menu.addSeparator()
        self._add_density(menu)
        self._add_level(menu)
        return menu

    def _add_groupings(self, menu: QMenu) -> None:
        groupings = self._model.table.groupings if self._model else ()
        if not groupings:
            return
        of = menu.addMenu(tr("Live", "Group by"))
        group = QActionGroup(menu)
        choices = [("", tr("Live", "Nothing")), *((each.id, each.title()) for each in groupings)]
        for id, name in choices:
            action = of.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._shown.group == id)
            action.triggered.connect(partial(self._change, group=id))
            group.addAction(action)

    def _add_teams(self, menu: QMenu) -> None:
        rows = self._model.table.rows(self._model.floor) if self._model else ()
        teams = sorted({row.team for row in rows if getattr(row, "team", "")})
        if len(teams) < 2:
            return
        of = menu.addMenu(tr("Live", "Only the team"))
        for team, name in (("", tr("Live", "All teams")), *((team, team) for team in teams)):
            action = of.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._shown.team == team)
            action.triggered.connect(partial(self._change, team=team))

    def _add_sorting(self, menu: QMenu) -> None:
        if self._model is None:
            return
        by, (name, down) = menu.addMenu(tr("Live", "Sort by")), self._model.sorting()
        for column in self._model.columns:
            action = by.addAction(column.title())
            action.setCheckable(True)
            action.setChecked(column.id == name)
            falls = not down if column.id == name else column.right
            action.triggered.connect(partial(self._change, sort=column.id, down=falls))

    def _add_density(self, menu: QMenu) -> None:
        action = menu.addAction(tr("Live", "Compact rows"))
        action.setCheckable(True)
        action.setChecked(self._parts.settings.get("density") == "compact")
        action.triggered.connect(self._set_density)

    def _add_level(self, menu: QMenu) -> None:
        of = menu.addMenu(tr("Live", "Service level"))
        of.setToolTipsVisible(True)
        settings = self._parts.settings
        for variant in VARIANTS:
            action = of.addAction(variant_name(variant))
            action.setCheckable(True)
            action.setChecked(settings.get("service_level_variant") == variant)
            action.setToolTip(variant_formula(variant))
            action.triggered.connect(partial(self._put, "service_level_variant", variant))
        goals = menu.addMenu(tr("Live", "Goal of the service level"))
        for goal in GOALS:
            action = goals.addAction(tr("Numbers", "{value}%", value=goal))
            action.setCheckable(True)
            action.setChecked(settings.get("service_level_goal") == goal)
            action.triggered.connect(partial(self._put, "service_level_goal", goal))

    def _put(self, name: str, value: object, _: bool = False) -> None:
        self._parts.settings.put(name, value)

    def _set_density(self, compact: bool) -> None:
        self._parts.settings.put("density", "compact" if compact else "comfortable")

    def _change(self, _: bool = False, **changed: object) -> None:
        self.chosen.emit(msgspec.structs.replace(self._shown, **changed))

    # Saved views

    def open_views(self, button: QPushButton) -> None:
        menu = self.views_menu()
        menu.popup(_below(button, menu))

    def views_menu(self) -> QMenu:
        menu = Menu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, shown in self._saved.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(shown == self._shown)
            action.triggered.connect(partial(self._take, shown))
        if self._saved:
            menu.addSeparator()
        standard = menu.addAction(tr("Live", "As it came"))
        standard.setEnabled(self._shown != Shown())
        standard.triggered.connect(partial(self._take, Shown()))
        save = menu.addAction(tr("Live", "Save this view…"))
        save.setEnabled(self._shown != Shown())
        save.triggered.connect(self._ask_name)
        if self._saved:
            away = menu.addMenu(tr("Live", "Delete"))
            for name in self._saved:
                away.addAction(name).triggered.connect(partial(self._drop, name))
        return menu

    def _take(self, shown: Shown, _: bool = False) -> None:
        self.chosen.emit(shown)

    def _ask_name(self) -> None:
        """Not waited for: a dialog of its own loop would kill what goes on meanwhile."""
        dialog = QInputDialog(self._over)
        dialog.setWindowTitle(tr("Live", "Save this view"))
        dialog.setLabelText(tr("Live", "What it is called:"))
        dialog.setTextValue(self._shown.words or self._shown.team)
        dialog.textValueSelected.connect(self.save)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save(self, name: str) -> None:
        if name.strip():
            self._saved[name.strip()] = self._shown
            self._parts.tasks.start(self._keep(name.strip(), self._shown), "save a view")

    def _drop(self, name: str, _: bool = False) -> None:
        self._saved.pop(name, None)
        self._parts.tasks.start(self._keep(name, None), "delete a view")

    async def _keep(self, name: str, shown: Shown | None) -> None:
        body = msgspec.json.encode(shown) if shown is not None else None
        await self._parts.desk.keep_own("view", f"{self._prefix}{name}", body)

    async def _read(self) -> None:
        prefix = self._prefix
        kept = await self._parts.desk.kept_own("view")
        if prefix == self._prefix:
            self._saved = {
                name.removeprefix(prefix): msgspec.json.decode(body, type=Shown)
                for name, body in kept.items() if name.startswith(prefix)
            }  # fmt: skip

    @property
    def _prefix(self) -> str:
        return f"live:{self._model.table.id}:" if self._model else "live:"


def _below(button: QPushButton, menu: QMenu) -> QPoint:
    """Its right edge under the button's: at the right of a window a menu would leave it."""
    corner = button.mapToGlobal(button.rect().bottomRight())
    return QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 4)
