"""One figure in three places: on the wallboard, in the report, and worked out by hand from what was told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.entities import Queue
from core.protocol import events as e
from core.work import COMPANY_ZONE, Interaction, QueueRules
from desktop import translate
from desktop.models.live_watch import LiveWatch
from desktop.models.wallboard import KEPT, Board, Place
from desktop.panels.reports import Reports
from desktop.theme import Theme
from desktop.views.wallboard import Wallboard
from tests.core.metrics.visit import visit
from tests.core.office import HELLO, Office, office
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown
from tests.end_to_end import by_hand

assert office  # a fixture
pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a window."""

SALES, CARE = "q-sales", "q-care"
TARGETS = {SALES: 20, CARE: 45}
SHOWN = {"service_level": "service_level", "answered": "answered", "abandoned": "abandoned"}
"""Tile of the wallboard, column of the report."""
CAME = (
    (SALES, 5, "handled"), (SALES, 20, "handled"), (SALES, 21, "handled"), (SALES, 90, "handled"),
    (SALES, 8, "abandoned"), (SALES, 75, "abandoned"), (SALES, 4, "handled"), (SALES, 0, ""),
    (CARE, 30, "handled"), (CARE, 46, "handled"), (CARE, 60, "abandoned"), (CARE, 0, ""),
)  # fmt: skip
"""Queue, seconds until the answer or until they gave up, and how it ended; who still waits has no end."""


def _noon() -> int:
    """Of today where the company is: no morning before it, no midnight close by."""
    now = datetime.now(ZoneInfo(COMPANY_ZONE)).replace(hour=12, minute=0, second=0, microsecond=0)
    return round(now.timestamp() * 1_000)


def _day(noon: int) -> list[Interaction]:
    """Everything that was told of it: some twice, some late, each as it came."""
    told: list[Interaction] = []
    for number, (queue, wait, end) in enumerate(CAME):
        at = noon - 3_600_000 + number * 97_000
        came = visit(f"v{number}", queue=queue, entered_at=at, version=1)
        told.append(came)
        if end:
            told += [_ended(came, at + wait * 1_000, end)] * (1 + number % 2)
        if number % 3 == 0:
            told.append(came)  # late: what was known since is newer
    return told


def _ended(came: Interaction, at: int, end: Any) -> Interaction:
    done = replace(came, version=4, state="done", end=end, ended_at=at, completed_at=at)
    if end == "abandoned":
        return done
    after = at + 120_000
    return replace(done, agent="u2", answered_at=at, ended_at=after, completed_at=after)


def _by_hand(told: list[Interaction], queue: str = "") -> by_hand.Figures:
    raw: list[by_hand.Visit] = [msgspec.json.decode(msgspec.json.encode(each)) for each in told]
    newest = {of["id"]: of for of in sorted(raw, key=lambda of: of["version"])}
    found = [of for of in newest.values() if queue in ("", of["queue"])]
    return by_hand.figures(found, TARGETS)


class Hall(NamedTuple):
    told: list[Interaction]
    wall: Wallboard
    reports: Reports

    def on_the_wall(self, queue: str = "") -> dict[str, str]:
        tiles = {place: tile.face.value for place, tile in self.wall.tiles}
        return {name: tiles[Place(name, queue)] for name in SHOWN}

    def in_the_report(self, queue: str = "") -> dict[str, str]:
        sheet, report = self.reports.sheet, self.reports.report
        assert sheet is not None and report is not None
        rows = [row.subject for row in report.rows]
        grid, line = (sheet.grid, rows.index(queue)) if queue else (sheet.total, 0)
        model = grid._model
        at = {column.id: n for n, column in enumerate(model.columns)}
        return {name: model.cell(line, at[column]).text for name, column in SHOWN.items()}


@pytest.fixture
async def hall(qapp: QApplication, theme: Theme, office: Office) -> AsyncIterator[Hall]:
    translate.use("en")
    noon = _noon()
    office.client.clock.measured(noon, 0)
    told = _day(noon)
    await _tell(office, told)
    working = asyncio.create_task(_work(office))
    parts = parts_over(theme, office.desk)
    queues = tuple(Place(name, queue) for queue in TARGETS for name in SHOWN)
    board = Board((*(Place(name) for name in SHOWN), *queues))
    await office.desk.keep_own("view", KEPT, msgspec.json.encode(board))
    watch = LiveWatch(parts)
    wall, reports = Wallboard(parts, watch), Reports(parts)
    wall.come()
    await shown(reports)
    await until(lambda: wall.board == board and watch.floor.queues and reports.report)
    yield Hall(told, wall, reports)
    for each in (wall, reports):
        each.close()
    watch.close()
    reports.close_down()
    await parts.tasks.close()
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working
    for each in (wall, reports):
        each.deleteLater()


async def _tell(office: Office, told: list[Interaction]) -> None:
    await asyncio.wrap_future(office.store.welcome(replace(HELLO, role="supervisor")))
    bodies: list[e.Body] = [
        *(e.QueueUpserted(queue=Queue(id=queue, name=queue)) for queue in TARGETS),
        *(
            e.QueueRulesUpserted(queue_rules=QueueRules(id=queue, target_s=target))
            for queue, target in TARGETS.items()
        ),
        *(e.InteractionUpserted(interaction=each) for each in told),
    ]
    for seq, body in enumerate(bodies, 2):
        await office.apply(body, seq)


async def _work(office: Office) -> None:
    """The screen's thread, which the desk tells of what came."""
    while True:
        (await office.screen.get())()


async def test_the_wallboard_the_report_and_a_sum_by_hand_say_the_same(hall: Hall) -> None:
    for queue, level in (("", "44.4%"), (SALES, "50.0%"), (CARE, "33.3%")):
        found = _by_hand(hall.told, queue)
        assert f"{found.service_level:.1f}%" == level
        written = {
            "service_level": level,
            "answered": str(found.answered),
            "abandoned": str(found.abandoned),
        }
        assert hall.on_the_wall(queue) == hall.in_the_report(queue) == written, queue
