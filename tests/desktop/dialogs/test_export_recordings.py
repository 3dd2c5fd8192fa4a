import pytest

from core.entities import Attachment
from core.export.redaction import Seconds
from core.settings import Settings
from desktop.dialogs.export_recordings import ExportRecordings, read_spans, written
from desktop.loop import Tasks
from desktop.parts import Parts
from desktop.preview_desk import preview_desk
from desktop.theme import Theme

FILE = Attachment(id="f", name="a.wav", mime="audio/wav", size=9, duration_ms=100_000)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("0:42-0:55", [(42_000, 55_000)]),
        ("1:02:03 – 1:02:04, 9-10", [(3_723_000, 3_724_000), (9_000, 10_000)]),
        ("0:04.5-0:05.25", [(4_500, 5_250)]),
        ("0:55-0:42, x-y, 5, 1.-2, 1:2:3:4-9:9:9:9", []),
    ],
)
def test_seconds_as_people_write_them(text: str, spans: list[tuple[int, int]]) -> None:
    assert read_spans(text) == spans


def test_what_is_drawn_is_written_as_it_is_read() -> None:
    spans = ((4_500, 5_000), (62_000, 130_000))
    assert written(spans) == "0:04.5-0:05, 1:02-2:10"
    assert tuple(read_spans(written(spans))) == spans


async def test_drawn_and_typed_are_one_and_stay_when_another_is_shown(theme: Theme) -> None:
    desk = await preview_desk(3)
    parts = Parts(desk, theme, Tasks(), Settings(None))
    recordings = ExportRecordings(parts)
    recordings.show_recordings({"k1": FILE})
    row = recordings.rows["k1"]
    row.wave.marked.emit(((1_000, 2_000),))
    assert row.field.text() == "0:01-0:02"
    row.field.setText("0:01-0:02, 1:00-1:10")
    row.field.editingFinished.emit()
    both = (Seconds("k1", 1_000, 2_000), Seconds("k1", 60_000, 70_000))
    assert recordings.seconds() == both
    recordings.show_recordings({})
    assert recordings.seconds() == both
    recordings.show_recordings({"k1": FILE})
    assert recordings.rows["k1"].wave.spans == ((1_000, 2_000), (60_000, 70_000))
    await parts.tasks.close()
    await desk.close()
