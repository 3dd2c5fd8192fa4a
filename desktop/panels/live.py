"""The live view: what is so right now, for whoever looks after others' work."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.live_bots import BOTS
from desktop.models.live_queues import QUEUES
from desktop.models.live_table import Shown
from desktop.models.live_watch import LiveWatch
from desktop.models.live_work import WORK
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.alerts_page import AlertsPage
from desktop.views.audit_page import AuditPage
from desktop.views.live_agents import agents_tab
from desktop.views.live_column import ActionsFor, nothing_to_do
from desktop.views.live_head import LiveHead
from desktop.views.live_tab import LiveTab
from desktop.words import mark

if TYPE_CHECKING:
    from desktop.views.wallboard import Wallboard


class TabPage(Protocol):
    """What every tab is, besides a QWidget."""

    opened: SignalInstance

    def show_floor(self) -> None: ...
    def tick(self) -> None: ...


class Tab(NamedTuple):
    """`needs`: the permission without which it is not there."""

    title: str
    build: Callable[[Parts, LiveWatch], QWidget]
    needs: str = ""


TABS: Mapping[str, Tab] = {
    "queues": Tab(mark("Live", "Queues"), lambda parts, watch: LiveTab(parts, watch, QUEUES)),
    "agents": Tab(mark("Live", "Agents"), agents_tab),
    "work": Tab(mark("Live", "Work"), lambda parts, watch: LiveTab(parts, watch, WORK)),
    "bots": Tab(mark("Live", "Bots"), lambda parts, watch: LiveTab(parts, watch, BOTS)),
    "alerts": Tab(mark("Live", "Alerts"), AlertsPage, "alert.acknowledge"),
    "audit": Tab(mark("Live", "Audit"), AuditPage, "alert.acknowledge"),
}
"""In the order they stand; each is built when it is first gone to."""


class Live(QFrame):
    opened = Signal(int, object)
    notices = None

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.setProperty("kind", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.watch = LiveWatch(parts, self)
        self.wallboard: Wallboard | None = None
        """Built when it is first asked for."""
        self._pages: dict[str, QWidget] = {}
        self._actions_for: ActionsFor = nothing_to_do
        self.head = LiveHead(parts, {id: tab.title for id, tab in self._possible().items()})
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._connect()
        self.show_tab("queues")

    def _possible(self) -> dict[str, Tab]:
        may = self._parts.desk.may
        return {id: tab for id, tab in TABS.items() if not tab.needs or may(tab.needs)}

    def _connect(self) -> None:
        self.watch.changed.connect(self._show_floor)
        self.watch.ticked.connect(self._tick)
        self.head.tab_chosen.connect(self.show_tab)
        self.head.shown_chosen.connect(self._choose)
        self.head.wallboard_asked.connect(self.show_wallboard)
        self._stop = self._parts.settings.on_change(self._setting_changed)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+W"), self, context=here).activated.connect(self.show_wallboard)
        for number in range(1, len(self._possible()) + 1):
            keys = QKeySequence(f"Alt+{number}")
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._go, number - 1))

    # Its tabs

    @property
    def page(self) -> TabPage:
        return cast(TabPage, self._stack.currentWidget())

    def show_tab(self, id: str) -> None:
        page = self._pages.get(id) or self._build(id)
        self._stack.setCurrentWidget(page)
        self.head.mark_tab(id)
        self._say()
        self.head.serve(page.model if isinstance(page, LiveTab) else None)
        self.page.show_floor()
        if self.isVisible():
            page.setFocus()

    def _build(self, id: str) -> QWidget:
        page = self._pages[id] = TABS[id].build(self._parts, self.watch)
        cast(TabPage, page).opened.connect(self.opened)
        if isinstance(page, LiveTab):
            page.actions_for = lambda subject: self._actions_for(subject)
            page.arranged.connect(lambda: self.head.serve(page.model))
        self._stack.addWidget(page)
        return page

    def _go(self, place: int) -> None:
        self.show_tab(list(self._possible())[place])

    @property
    def actions_for(self) -> ActionsFor:
        """What can be done to a subject: its actions stand in every menu about it."""
        return self._actions_for

    @actions_for.setter
    def actions_for(self, found: ActionsFor) -> None:
        self._actions_for = found

    # Its second window

    def show_wallboard(self) -> None:
        if self.wallboard is None:
            from desktop.views.wallboard import Wallboard

            self.wallboard = Wallboard(self._parts, self.watch)
        self.wallboard.come()

    # What is so

    def _show_floor(self) -> None:
        self.head.show_floor(self.watch.floor)
        self.page.show_floor()

    def _tick(self) -> None:
        self.head.tick(self.watch.floor)
        self.page.tick()

    def _choose(self, shown: Shown) -> None:
        if isinstance(self.page, LiveTab):
            self.page.choose(shown)

    def _setting_changed(self, name: str) -> None:
        if name == "density":
            for page in self._pages.values():
                if isinstance(page, LiveTab):
                    page.grid.set_density(self._parts.settings.get("density"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.look(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch.look(self, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        cast(QWidget, self.page).setFocus()

    @property
    def search(self) -> QLineEdit | None:
        """Where words for the tab in sight are typed; None: nothing of it is searched."""
        if isinstance(self.page, AuditPage):
            return self.page.search
        return self.head.search if isinstance(self.page, LiveTab) else None

    def event(self, event: QEvent) -> bool:
        """The key that searches is the inbox's elsewhere; here it is this panel's."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and isinstance(event, QKeyEvent) and _searches(event) and self.search is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _searches(event) and self.search is not None:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._show_floor()

    def _say(self) -> None:
        self.setAccessibleName(tr("Live", "Live"))
        for id, page in self._pages.items():
            if isinstance(page, LiveTab):
                page.grid.setAccessibleName(tr("Live", TABS[id].title))

    def close_down(self) -> None:
        self._stop()
        self.watch.close()
        if self.wallboard is not None:
            self.wallboard.close()
            self.wallboard.deleteLater()


def _searches(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_F:
        return held == Qt.KeyboardModifier.ControlModifier
    plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return plain and event.key() == Qt.Key.Key_Slash  # with Shift on a Turkish keyboard


def _preview(parts: Parts) -> QWidget:
    return Live(parts)


if __name__ == "__main__":
    from desktop.preview import preview

    preview(_preview, 1223, 663, supervisor=True, unplugged=True)
