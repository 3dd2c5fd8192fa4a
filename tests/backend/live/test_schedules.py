from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from backend.files import Files
from backend.live.schedules import Schedules, due_at
from backend.log import Log
from backend.reports import Reports
from backend.sums import Sums
from backend.tokens import Signer
from core.entities import Queue
from core.protocol import events as e
from core.supervision import ReportSchedule, ReportSpec
from core.work import COMPANY_ZONE, Interaction
from tests.backend import sample
from tests.backend.sample import SYSTEM

ZONE = ZoneInfo(COMPANY_ZONE)
DAILY = ReportSchedule(
    id="s", name="Kuyruklar", owner="dila", spec=ReportSpec(period="yesterday"), format="csv"
)


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp() * 1_000)


@pytest.mark.parametrize(
    ("every", "now", "due"),
    [
        ("day", "2026-11-23T07:00", "2026-11-23T07:00"),
        ("day", "2026-11-23T06:59", "2026-11-22T07:00"),
        ("week", "2026-11-23T06:59", "2026-11-16T07:00"),
        ("week", "2026-11-29T12:00", "2026-11-23T07:00"),
        ("month", "2026-11-23T12:00", "2026-11-01T07:00"),
    ],
)
def test_when_it_was_due_last(every: Any, now: str, due: str) -> None:
    assert due_at(replace(DAILY, every=every), at(now), COMPANY_ZONE) == at(due)


def test_a_time_that_makes_no_sense_is_seven_o_clock() -> None:
    odd = replace(DAILY, at="later")
    assert due_at(odd, at("2026-11-23T08:00"), COMPANY_ZONE) == at("2026-11-23T07:00")


class Place:
    """A platform's log, and one schedule after the other."""

    def __init__(self, place: Path) -> None:
        self.now = at("2026-11-22T12:00")
        self.log = sample.loaded(Log.open(place / "log.db", lambda: self.now))
        signer = Signer(self.log.secret("signing"))
        files = Files(place / "files", self.log.database, signer, lambda: self.now, self.log.access)
        reports = Reports(self.log, Sums(self.log, COMPANY_ZONE), COMPANY_ZONE)
        self.files = files
        self.schedules = Schedules(self.log, reports, files, COMPANY_ZONE)

    async def put(self, *bodies: e.Body) -> None:
        for body in bodies:
            await self.log.transact(lambda log, body=body: log.emit(body, SYSTEM))  # type: ignore[misc]

    async def look(self, now: str) -> ReportSchedule:
        self.now = at(now)
        await self.schedules.look()
        found = await self.log.transact(lambda log: log.state.get(ReportSchedule, "s"))
        assert found
        return found


async def test_it_is_made_once_for_each_time_it_is_due(tmp_path: Path) -> None:
    place = Place(tmp_path)
    visit = Interaction(
        id="i", media="chat", queue="q", contact="ali", entered_at=place.now, state="done",
        end="abandoned", ended_at=place.now, completed_at=place.now,
    )  # fmt: skip
    await place.put(
        e.QueueUpserted(queue=Queue(id="q", name="=İadeler", team="sales")),
        e.InteractionUpserted(interaction=visit),
        e.ReportScheduleUpserted(report_schedule=DAILY),
    )
    assert (
        await place.look("2026-11-22T23:00")
    ).last_at is None  # what was due before it was asked for
    first = await place.look("2026-11-23T07:01")
    assert first.last_at == at("2026-11-23T07:00")
    upload = await place.files.find(first.last_file)
    assert upload and (upload.owner, upload.name) == ("dila", "Kuyruklar 2026-11-23.csv")
    assert upload.size == first.last_size, "a desk proves by it that it has all of it"
    text = place.files.path(upload.id).read_text("utf-8-sig")
    heading, row, total = text.splitlines()
    assert heading.startswith("Kuyruk,Gelen,Yanıtlanan,Vazgeçen")
    assert row.startswith("'=İadeler,1,0,1") and total.startswith("Toplam,1,0,1")
    assert (await place.look("2026-11-23T23:00")).last_file == first.last_file
    later = await place.look("2026-11-26T12:00")  # it was down for days: one is made, not three
    assert later.last_at == at("2026-11-26T07:00")
    assert later.last_file != first.last_file
    assert await place.files.find(first.last_file) is None, "only the newest is kept"
    place.log.close()


@pytest.mark.parametrize("format", ["pdf", "xlsx"])
async def test_in_every_format_and_both_languages(format: Any, tmp_path: Path) -> None:
    place = Place(tmp_path)
    spec = ReportSpec(by="interval", period="yesterday", step_min=60, against="before")
    asked = replace(DAILY, format=format, spec=spec, language="en")
    await place.put(e.ReportScheduleUpserted(report_schedule=asked))
    made = await place.look("2026-11-23T07:01")
    upload = await place.files.find(made.last_file)
    assert upload and upload.size > 1_000
    place.log.close()


@pytest.mark.warns
async def test_one_that_can_never_be_made_is_not_tried_again_and_again(tmp_path: Path) -> None:
    place = Place(tmp_path)
    odd = replace(DAILY, spec=ReportSpec(period="never"))
    await place.put(e.ReportScheduleUpserted(report_schedule=odd))
    made = await place.look("2026-11-23T07:01")
    assert made.last_at == at("2026-11-23T07:00") and made.last_file == ""
    await place.put(e.ReportScheduleUpserted(report_schedule=replace(made, deleted=True)))
    assert (await place.look("2026-11-25T07:01")).last_at == at("2026-11-23T07:00")
    place.log.close()
