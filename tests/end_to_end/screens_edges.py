"""What a supervisor rarely sees: nothing is there yet, there is no line, it could not be done."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Qt

from core.desk import Desk
from core.errors import UserError
from core.evaluation import Answer, SamplingRule
from core.figure_rows import Live as LiveNow
from core.figure_rows import Report
from core.quality import DrawnAgent
from core.rows import Line
from core.supervision import ReportSchedule, ReportSpec
from desktop.dialogs.export import Export
from desktop.dialogs.report_schedules import ReportSchedules
from desktop.models.live_behind import Asked
from desktop.panels.live import Live
from desktop.panels.quality import Quality
from desktop.panels.reports import Reports
from desktop.panels.review import Review
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.alerts_page import AlertsPage
from desktop.views.audit_page import AuditPage
from desktop.views.live_agents import AgentsTab
from desktop.views.live_tab import LiveTab
from desktop.views.toast import Toast
from tests.desktop import sample
from tests.desktop.fake_boss import Boss
from tests.desktop.fake_reader import FakeReader
from tests.desktop.fake_review import DENIZ
from tests.desktop.fake_supervision import FakeSupervision
from tests.desktop.panels.test_quality import Both, contact
from tests.desktop.views.test_evaluation import FORM, WHOLE, evaluation
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]
OFFLINE = Line("offline", since=sample.NOW, reason="unreachable")


def _parts(room: Room, desk: object) -> Parts:
    return Parts(desk=cast(Desk, desk), theme=room.theme, tasks=room.tasks, settings=room.settings)


def _gone(room: Room, panel: Any) -> None:
    """With the notices over it."""
    for card in room.shell.toasts.stack.cards():
        card.close_it()
    room.shell.toasts.stack.move_to(room.window.places)
    panel.close_down()
    room.window.show_wide(None)
    room.window.stage.removeWidget(panel)
    panel.deleteLater()


# The live view


def _live(tab: str, *, known: bool = True, line: bool = True) -> Any:
    """Queues and nothing else; without `known` not even these were told."""

    async def live(room: Room) -> State:
        desk = FakeSupervision()
        desk.now_live = LiveNow(desk.now_live.queues if known else {})
        desk.floor = {}
        if not line:
            desk.set_line(OFFLINE)
        panel = Live(_parts(room, desk))
        room.window.show_wide(panel)
        panel.show_tab(tab)
        yield
        _gone(room, panel)

    return live


async def _bossy(room: Room, desk: Boss, tab: str) -> Live:
    """That tab, for a supervisor with all permissions."""
    panel = Live(_parts(room, desk))
    room.window.show_wide(panel)
    panel.show_tab(tab)
    return panel


def _alert(id: str) -> Any:
    async def alert(room: Room) -> State:
        panel = await _bossy(room, Boss(), "alerts")
        page = cast(AlertsPage, panel.page)
        await room.until(lambda: page.model.rowCount() > 0, "the alerts")
        page.show_alert(id)
        yield
        _gone(room, panel)

    return alert


async def calm(room: Room) -> State:
    desk = Boss()
    desk.alarms = ()
    panel = await _bossy(room, desk, "alerts")
    page = cast(AlertsPage, panel.page)
    await room.until(page._face.isVisible, "calm")
    yield
    _gone(room, panel)


def _audit(words: str) -> Any:
    """Without words a list that is empty, with them one in which nothing has them."""

    async def audit(room: Room) -> State:
        desk = Boss()
        if not words:
            desk.entries = ()
        panel = await _bossy(room, desk, "audit")
        page = cast(AuditPage, panel.page)
        page.search.setText(words)
        await room.until(page._face.isVisible, "nothing")
        yield
        _gone(room, panel)

    return audit


async def closer(room: Room) -> State:
    """An agent's day looked at closely, by keyboard."""
    panel = Live(_parts(room, FakeSupervision()))
    room.window.show_wide(panel)
    await room.until(lambda: bool(panel.watch.floor.tasks), "the floor")
    panel.show_tab("agents")
    page = panel.page
    assert isinstance(page, AgentsTab) and isinstance(page, LiveTab)
    page.ask(Asked("", "agent:a3"))
    await room.until(page.day.isVisible, "the day")
    page.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    page.timeline.zoom(0.3)
    yield
    _gone(room, panel)


def _wallboard(*, light: bool, line: bool = True) -> Any:
    async def wallboard(room: Room) -> State:
        desk = FakeSupervision()
        panel = Live(_parts(room, desk))
        room.window.show_wide(panel)
        await room.until(lambda: bool(panel.watch.floor.tasks), "the floor")
        panel.show_wallboard()
        wall = panel.wallboard
        assert wall is not None
        wall.setGeometry(room.window.geometry())
        if light:
            wall._turn_light()
        if not line:
            desk.lose_line()
            panel.watch.beat()
        yield
        _gone(room, panel)

    return wallboard


# Reports


class _Failing(FakeSupervision):
    async def report(self, spec: ReportSpec, on_progress: Any = None) -> Report:
        raise UserError("report.offline")


def _reports(by: str, group: str = "") -> Any:
    """By one thing, with the figures of one group."""

    async def reports(room: Room) -> State:
        panel = Reports(_parts(room, FakeSupervision()))
        room.window.show_wide(panel)
        panel.choices.by.setCurrentIndex(panel.choices.by.findData(by))
        await room.until(lambda: _is_by(panel, by), "the report")
        assert panel.sheet is not None
        if group:
            panel.sheet.tabs[cast(Any, group)].click()
        yield
        _gone(room, panel)

    return reports


def _is_by(panel: Reports, by: str) -> bool:
    return panel.report is not None and panel.report.spec.by == by


async def no_report(room: Room) -> State:
    panel = Reports(_parts(room, FakeSupervision()))
    room.window.show_wide(panel)
    await room.until(lambda: panel.report is not None, "the report")
    assert panel.report is not None
    panel._show(replace(panel.report, rows=()))
    yield
    _gone(room, panel)


async def failed_report(room: Room) -> State:
    panel = Reports(_parts(room, _Failing()))
    room.window.show_wide(panel)
    await room.until(lambda: panel.face.words().count(" ") > 2, "why not")
    yield
    _gone(room, panel)


def _schedules(*names: str) -> Any:
    async def schedules(room: Room) -> State:
        desk = FakeSupervision()
        spec = ReportSpec(by="agent", period="yesterday")
        for n, name in enumerate(names):
            desk.schedules[f"s{n}"] = ReportSchedule(
                id=f"s{n}", name=name, owner=desk.me.id, spec=spec, last_at=desk.clock,
                last_file="f1", last_size=120, every="week" if n else "day",
            )  # fmt: skip
        dialog = ReportSchedules(_parts(room, desk), spec, room.window)
        room.show(dialog)
        await room.until(lambda: len(dialog.schedules) == len(names), "the schedules")
        yield
        dialog.close()
        dialog.deleteLater()

    return schedules


# The library and evaluations


def _library(act: Callable[[FakeReader], None]) -> Any:
    async def library(room: Room) -> State:
        desk = FakeReader()
        act(desk)
        panel = Review(_parts(room, desk))
        room.window.show_wide(panel)
        await room.until(lambda: panel.results.model.state != "loading", "the library")
        yield
        _gone(room, panel)

    return library


def _fails(desk: FakeReader) -> None:
    desk.failing = UserError("store.busy")


def _is_empty(desk: FakeReader) -> None:
    desk.conversations.clear()
    desk.timelines.clear()


async def _quality(room: Room, **given: Any) -> Quality:
    desk = Both()
    desk.person, desk.forms = DENIZ, (FORM,)
    desk.week = (
        DrawnAgent(
            SamplingRule(id="s-1", form="service"), "a-selim", (contact(0, done=True), contact(1))
        ),
    )
    for name, value in given.items():
        setattr(desk, name, value)
    panel = Quality(_parts(room, desk))
    room.window.show_wide(panel)
    await room.until(lambda: panel.model.forms == desk.forms, "the forms")
    return panel


async def nothing_drawn(room: Room) -> State:
    panel = await _quality(room, week=())
    yield
    _gone(room, panel)


async def no_form(room: Room) -> State:
    panel = await _quality(room, forms=(), week=())
    panel.show_tab("forms")
    yield
    _gone(room, panel)


def _written(answers: dict[str, Answer], act: Callable[[Quality, Both], None]) -> Any:
    """An evaluation with these answers, and what was done with it."""

    async def written(room: Room) -> State:
        panel = await _quality(room)
        panel._open_drawn(panel.drawn.list.choices[2].id)
        await room.until(lambda: panel.reader.model.state == "ready", "the contact")
        column = panel.side.column
        await column.evaluating.settled()
        for id, answer in answers.items():
            column.evaluating.answer(id, answer)
        act(panel, cast(Both, panel._parts.desk))
        await column.evaluating.settled()
        yield
        _gone(room, panel)

    return written


def _sign(panel: Quality, desk: Both) -> None:
    panel.side.column.sign()


def _sign_without_line(panel: Quality, desk: Both) -> None:
    desk.set_line(OFFLINE)
    panel.side.column.evaluating.sign()


async def answered(room: Room) -> State:
    """One's own work, with what one wrote back."""
    of = evaluation(
        "a-derya", agent=sample.ME.id, state="released", released_at=sample.NOW,
        comment="Açık ve sakin; kapanışta sonraki adımı da söyle.",
        reply="Teşekkürler, kapanışa sonraki adımı ekliyorum.", replied_at=sample.NOW,
    )  # fmt: skip
    panel = await _quality(room, person=sample.ME, platform={of.id: of})
    await room.until(lambda: bool(panel.mine.list.choices), "one's own")
    panel._open_mine(of.id)
    await room.until(lambda: panel.reader.model.state == "ready", "the contact")
    yield
    _gone(room, panel)


async def notice(room: Room) -> State:
    """Told while one's own work is read: it covers neither the evaluation nor the answer."""
    of = evaluation("a-derya", agent=sample.ME.id, state="released", released_at=sample.NOW)
    panel = await _quality(room, person=sample.ME, platform={of.id: of})
    await room.until(lambda: bool(panel.mine.list.choices), "one's own")
    panel._open_mine(of.id)
    await room.until(lambda: panel.reader.model.state == "ready", "the contact")
    _tell(room, panel)
    yield
    _gone(room, panel)


async def noticed_report(room: Room) -> State:
    """It covers neither rows nor their total."""
    panel = Reports(_parts(room, FakeSupervision()))
    room.window.show_wide(panel)
    await room.until(lambda: panel.report is not None, "the report")
    _tell(room, panel)
    yield
    _gone(room, panel)


def _tell(room: Room, panel: Reports | Quality) -> None:
    room.shell.toasts.stack.move_to(panel, panel.notices)
    words = tr("Quality", "By {name}. You may answer it once.", name="Derya Koç")
    read = tr("Quality", "Read"), panel.setFocus
    room.shell.toasts.say(Toast(tr("Quality", "Your work was evaluated"), words, "ok", act=read))


async def export_failed(room: Room) -> State:
    dialog = Export(room.scene.parts, [await room.key_of("Ayşe Şahin")], room.window)
    room.show(dialog)
    await room.until(lambda: dialog.preview.isVisible(), "what will be black")
    dialog._failed(UserError("export.unwritable", name="TR-48213 Ayşe Şahin.pdf"))
    yield
    dialog.close()
    dialog.deleteLater()


EDGES: dict[str, Any] = {
    "live-asking": _live("queues", known=False),
    "live-no-line": _live("queues", known=False, line=False),
    "live-no-agents": _live("agents"),
    "live-no-work": _live("work"),
    "live-no-bots": _live("bots"),
    "live-day-closer": closer,
    "wallboard-light": _wallboard(light=True),
    "wallboard-offline": _wallboard(light=False, line=False),
    "acting-alert-over": _alert("al-4"),
    "acting-alert-wait": _alert("al-3"),
    "acting-calm": calm,
    "acting-audit-none": _audit(""),
    "acting-audit-nothing-fits": _audit("zzzyx"),
    "reports-queues": _reports("queue"),
    "reports-agents-time": _reports("agent", "time"),
    "reports-queues-offers": _reports("queue", "offering"),
    "reports-queues-handling": _reports("queue", "handling"),
    "reports-nothing": no_report,
    "reports-failed": failed_report,
    "reports-schedules": _schedules("Her sabah temsilciler", "Haftalık temsilci özeti"),
    "reports-schedules-none": _schedules(),
    "review-failed": _library(_fails),
    "review-empty": _library(_is_empty),
    "quality-nothing-drawn": nothing_drawn,
    "quality-no-form": no_form,
    "quality-missing": _written({"greet": Answer(value=1)}, _sign),
    "quality-signed-offline": _written(dict(WHOLE), _sign_without_line),
    "quality-answered": answered,
    "quality-notice": notice,
    "reports-notice": noticed_report,
    "export-failed": export_failed,
}
"""All are drawn in the usual size only."""
