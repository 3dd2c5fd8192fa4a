import pytest

from core.entities import CallRecord
from desktop import translate
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_row import shape_of
from desktop.theme import Theme


@pytest.mark.parametrize(
    ("ended_by", "language", "said"),
    [("phone", "en", True), ("phone", "tr", True), ("network", "en", False)],
)
def test_a_call_that_went_with_our_phone_says_so(
    theme: Theme, ended_by: str, language: translate.Language, said: bool
) -> None:
    call = CallRecord(
        id="c", contact="p", direction="in", started_at=0, answered_at=0, ended_at=10_000,
        ended_by=ended_by,  # type: ignore[arg-type]  # the table holds words
    )  # fmt: skip
    translate.use(language)
    try:
        shape = shape_of(Entry("m", "in", is_call=True, call=call), 500, theme)
    finally:
        translate.use("en")
    words = {"en": "our phone fell", "tr": "kendi telefonumuz çöktü"}[language]
    assert (words in shape.spoken) is said
