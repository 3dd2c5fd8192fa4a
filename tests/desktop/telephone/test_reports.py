import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.entities import CallRecord
from desktop.parts import Parts
from desktop.telephone.recording_source import SUFFIX
from desktop.telephone.reports import Reports, cause_of, record_of
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.telephone.test_recordings import KEY, recorded
from voip import events as e
from voip.values import Call, Quality, Recording

CALL = Call(
    id="call-1", account="a", direction="in", state="ended", number="+905321112233",
    correlation="c-1", started_at=1_000, answered_at=3_000, ended_at=9_000, cause=200,
    ended_by="them", codec="PCMA", sending=Quality(loss=0.01, mos=4.1),
)  # fmt: skip


class ReportDesk(FakeDesk):
    def __init__(self) -> None:
        super().__init__()
        self.reported: list[CallRecord] = []

    async def report_call(self, call: CallRecord) -> str:
        self.reported.append(call)
        return "id"


async def stage(theme: Theme, folder: Path, desk: ReportDesk) -> tuple[Parts, Reports]:
    parts = parts_over(theme, desk)
    await parts.recordings.arrive(folder, KEY)
    return parts, Reports(parts)


def with_file(path: Path, *, made: bool) -> Call:
    if made:
        recorded(path.parent, path.stem)
    return replace(
        CALL, recorded=Recording(path=str(path), duration_ms=2_000, started_at=3_000, peaks=(255,))
    )


async def test_a_call_that_ended_is_reported_with_where_its_sound_is(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, reports = await stage(theme, tmp_path, desk)
    for _ in range(2):  # a desk that comes back hears of it again
        await reports.report(with_file(tmp_path / ("phones-own" + SUFFIX), made=not desk.reported))
    record, again = desk.reported
    assert record == again
    assert record.recording is not None and record.recording.waveform == (0, 50, 100)
    assert (record.recording.id, record.recording.name) == ("local:c-1", "call-1.wav")
    sound = await parts.recordings.sound(record.recording)
    assert record.recording.size == len(sound)
    assert record.recording.sha256 == hashlib.sha256(sound).hexdigest()
    assert (record.cause, record.sip, record.codec) == ("answered", 200, "PCMA")
    assert record.sending is not None and record.sending.mos == 4.1
    await parts.tasks.close()


async def test_a_recording_that_cannot_be_read_loses_no_call(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, reports = await stage(theme, tmp_path, desk)
    await reports.report(with_file(tmp_path / "nothing.call", made=False))
    assert [record.recording for record in desk.reported] == [None]
    await parts.tasks.close()


async def test_a_call_that_fell_is_reported_with_what_was_recorded_of_it(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, _ = await stage(theme, tmp_path, desk)
    parts.telephone.heard(e.Changed(call=replace(CALL, state="talking", ended_at=None)))
    recorded(tmp_path, CALL.id, ended=False)
    parts.telephone.heard(e.Unavailable(reason="fell"))
    await until(lambda: desk.reported)
    (record,) = desk.reported
    assert record.recording is not None and record.recording.id == "local:c-1"
    assert record.recording.duration_ms == 2_000
    assert await parts.recordings.sound(record.recording)
    await parts.tasks.close()


async def test_the_telephones_word_is_enough(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, _ = await stage(theme, tmp_path, desk)
    parts.telephone.heard(e.Changed(call=replace(CALL, state="talking")))
    parts.telephone.heard(e.Changed(call=CALL))
    await until(lambda: desk.reported)
    assert [record.id for record in desk.reported] == ["call-1"]
    await parts.tasks.close()


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({}, "answered"),
        ({"answered_at": None, "cause": 487}, "missed"),
        ({"answered_at": None, "cause": 486}, "missed"),
        ({"answered_at": None, "cause": 486, "direction": "out"}, "busy"),
        ({"answered_at": None, "cause": 408, "direction": "out"}, "missed"),
        ({"answered_at": None, "cause": 503, "direction": "out"}, "failed"),
        ({"answered_at": None, "cause": 0, "direction": "out"}, "missed"),
    ],
)
def test_how_it_ended(changed: dict[str, object], cause: str) -> None:
    assert cause_of(replace(CALL, **changed)) == cause


def test_an_end_nobody_said_is_now() -> None:
    assert record_of(replace(CALL, ended_at=None), 50_000).ended_at == 50_000
