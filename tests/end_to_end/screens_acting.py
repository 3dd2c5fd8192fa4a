"""What a supervisor does, in its states: a bar that goes on, menus, alerts and their rules, the audit list."""

from collections.abc import AsyncIterator, Callable
from typing import Any, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QDialog, QMenu, QWidget

from core.desk import Desk
from core.folding import fold
from desktop.dialogs.act import ActSheet
from desktop.dialogs.alert_rules import AlertRules
from desktop.dialogs.announce import Announce
from desktop.dialogs.profile import ProfileSheet
from desktop.panels.live import Live
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.acting import Acting
from desktop.views.alert_banner import AlertBanner
from desktop.views.alerts_page import AlertsPage
from desktop.views.audit_page import AuditPage
from desktop.views.supervising_bar import SupervisedLine, SupervisingBar
from tests.desktop import sample_acting
from tests.desktop.fake_boss import AGENT, CALL, Boss
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]


class Office:
    """A live view over a supervisor's desk, in the room's window."""

    def __init__(self, room: Room) -> None:
        self.room, self.desk = room, Boss()
        self.parts = Parts(
            desk=cast(Desk, self.desk), theme=room.theme, tasks=room.tasks, settings=room.settings
        )
        self.live = Live(self.parts)
        self.banner = AlertBanner(self.parts)
        cast(QBoxLayout, self.live.layout()).insertWidget(1, self.banner)
        self.bands: list[QWidget] = []
        floor, say = (lambda: self.live.watch.floor), (lambda _: None)
        self.acting = Acting(self.parts, room.window, floor, say)
        self.live.actions_for = self.acting.actions_for

    async def open(self) -> None:
        self.room.window.show_wide(self.live)
        await self.room.until(lambda: bool(self.live.watch.floor.tasks), "the floor")
        self.banner.show_alerts([a for a in self.desk.alarms if not a.acknowledged_by][:2])

    def band(self, widget: QWidget) -> None:
        self.room.window.band(widget)
        self.bands.append(widget)

    def close(self) -> None:
        for band in self.bands:
            band.hide()
            band.deleteLater()
        self.live.close_down()
        self.room.window.show_wide(None)
        self.room.window.stage.removeWidget(self.live)
        self.live.deleteLater()


async def _office(room: Room) -> Office:
    office = Office(room)
    await office.open()
    return office


async def bar(room: Room) -> State:
    office = await _office(room)
    office.live.show_tab("agents")
    shown = SupervisingBar(office.parts, room.window)
    office.band(shown)
    of = sample_acting.supervision(agent=AGENT, call=CALL, mode="whisper", conversation="c-1")
    shown.show_supervision(of, "Selim Işık", "Ayşe Şahin")
    shown.show_microphone(False)
    yield
    office.close()


async def told(room: Room) -> State:
    """What an agent sees of it."""
    office = Office(room)
    line = SupervisedLine(office.parts)
    office.band(line)
    line.say("ear", tr("Acting", "{name} listens to your call", name="Can Özer"))
    yield
    office.close()


async def alerts(room: Room) -> State:
    office = await _office(room)
    office.live.show_tab("alerts")
    page = cast(AlertsPage, office.live.page)
    await room.until(lambda: page.model.rowCount() > 0, "the alerts")
    page.show_alert("al-1")
    yield
    office.close()


async def audit(room: Room) -> State:
    office = await _office(room)
    office.live.show_tab("audit")
    page = cast(AuditPage, office.live.page)
    await room.until(lambda: page.model.rowCount() > 0, "the audit list")
    yield
    office.close()


async def audit_older(room: Room) -> State:
    """Words of the rows find them, and what is older is on its way."""
    office = await _office(room)
    desk = office.desk
    desk.older_entries = desk.entries
    desk.may_go_on.clear()
    office.live.show_tab("audit")
    page = cast(AuditPage, office.live.page)
    page.search.setText(fold(tr("Audit", "Listened to a call")).split()[0])
    await room.until(lambda: 0 < page.model.rowCount() < len(desk.entries), "what has the words")
    page.foot.button.click()
    await room.until(lambda: not page.foot.bar.isHidden(), "older ones are asked for")
    yield
    desk.may_go_on.set()
    office.close()


async def menu(room: Room) -> State:
    office = await _office(room)
    office.live.show_tab("agents")
    popup = QMenu(room.window)
    popup.addActions(list(office.acting.actions_for(f"agent:{AGENT}")))
    popup.popup(room.window.mapToGlobal(QPoint(320, 240)))
    inner = popup.actions()[0].menu()
    assert isinstance(inner, QMenu)
    inner.popup(room.window.mapToGlobal(QPoint(600, 244)))
    yield
    inner.close()
    popup.close()
    office.close()


def _sheet(build: Callable[[Office], QDialog]) -> Any:
    async def sheet(room: Room) -> State:
        office = await _office(room)
        dialog = build(office)
        dialog.open()
        yield
        dialog.close()
        dialog.deleteLater()
        office.close()

    return sheet


def _rules(office: Office) -> QDialog:
    return AlertRules(office.parts, office.room.window)


def _announce(office: Office) -> QDialog:
    found = Announce(office.parts, lambda _: None, office.room.window, "team:t-sales")
    found.text.setPlainText("Kargo firması değişti: yarından itibaren teslimat 2 gün.")
    return found


def _profile(office: Office) -> QDialog:
    return ProfileSheet(office.parts, "a1", lambda _: None, office.room.window)


def _sure(office: Office) -> QDialog:
    means = tr(
        "Acting", "{agent} leaves the call and you have the customer. There is no way back.",
        agent="Selim Işık",
    )  # fmt: skip
    title, verb = tr("Acting", "Take over the call?"), tr("Acting", "Take over")
    return ActSheet(office.parts.theme, title, means, verb, office.room.window)


ACTING_MAIN: dict[str, Any] = {"acting-bar": bar, "acting-alerts": alerts}
ACTING: dict[str, Any] = {
    **ACTING_MAIN,
    "acting-told": told,
    "acting-audit": audit,
    "acting-audit-older": audit_older,
    "acting-menu": menu,
    "acting-rules": _sheet(_rules),
    "acting-announce": _sheet(_announce),
    "acting-profile": _sheet(_profile),
    "acting-sure": _sheet(_sure),
}
