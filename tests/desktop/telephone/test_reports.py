from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.entities import CallRecord
from desktop.parts import Parts
from desktop.telephone.recordings import SUFFIX
from desktop.telephone.reports import Reports, cause_of, record_of
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns
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
    def __init__(self, most: int = 10**9) -> None:
        super().__init__()
        self.most = most
        self.reported: list[tuple[CallRecord, bytes]] = []

    def takes(self, size: int) -> bool:
        return 0 < size <= self.most

    async def report_call(self, call: CallRecord, sound: bytes = b"") -> str:
        self.reported.append((call, sound))
        return "id"


async def stage(theme: Theme, folder: Path, desk: ReportDesk) -> tuple[Parts, Reports]:
    parts = parts_over(theme, desk)
    await parts.recordings.arrive(folder, KEY)
    return parts, Reports(parts)


def with_file(path: Path) -> Call:
    return replace(
        CALL, recorded=Recording(path=str(path), duration_ms=2_000, started_at=3_000, peaks=(255,))
    )


async def test_a_call_that_ended_is_reported_with_its_sound(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, reports = await stage(theme, tmp_path, desk)
    path = recorded(tmp_path, "call-1")
    await reports.report(with_file(path))
    ((record, sound),) = desk.reported
    assert record.recording is not None and record.recording.waveform == (100,)
    assert sound.startswith(b"RIFF") and not path.exists()
    assert (record.cause, record.sip, record.codec) == ("answered", 200, "PCMA")
    assert record.sending is not None and record.sending.mos == 4.1
    await parts.tasks.close()


async def test_one_that_is_too_large_stays_here_and_is_found(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk(most=100)
    parts, reports = await stage(theme, tmp_path, desk)
    await reports.report(with_file(recorded(tmp_path, "call-1")))
    ((record, sound),) = desk.reported
    assert record.recording is None and sound == b""
    assert (tmp_path / ("c-1" + SUFFIX)).exists()
    assert parts.recordings.of(record) is not None
    await parts.tasks.close()


async def test_a_recording_that_cannot_be_read_loses_no_call(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, reports = await stage(theme, tmp_path, desk)
    await reports.report(with_file(tmp_path / "nothing.call"))
    assert len(desk.reported) == 1 and desk.reported[0][1] == b""
    await parts.tasks.close()


async def test_the_telephones_word_is_enough(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    desk = ReportDesk()
    parts, _ = await stage(theme, tmp_path, desk)
    parts.telephone.heard(e.Changed(call=replace(CALL, state="talking")))
    parts.telephone.heard(e.Changed(call=CALL))
    await turns()
    assert [record.id for record, _ in desk.reported] == ["call-1"]
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
