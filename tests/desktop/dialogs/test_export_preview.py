import pytest

from desktop.dialogs.export_preview import read_spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("0:42-0:55", [(42_000, 55_000)]),
        ("1:02:03 – 1:02:04, 9-10", [(3_723_000, 3_724_000), (9_000, 10_000)]),
        ("0:55-0:42, x-y, 5", []),
    ],
)
def test_seconds_as_people_write_them(text: str, spans: list[tuple[int, int]]) -> None:
    assert read_spans(text) == spans
