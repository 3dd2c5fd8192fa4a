import pytest

from core.entities import Attachment, CallRecord, Spoken
from desktop import translate
from desktop.rows.sought import sought
from desktop.rows.timeline_entry import Entry, Happening, Remarked
from desktop.rows.timeline_row import shape_of
from desktop.rows.timeline_said import Heard
from desktop.theme import Theme

FILE = Attachment(id="r", name="a.wav", mime="audio/wav", size=1, duration_ms=10_000)
CALL = CallRecord(
    id="c", contact="p", direction="in", started_at=0, answered_at=0, ended_at=10_000,
    recording=FILE,
    transcript=(
        Spoken(at_ms=0, until_ms=2_000, who="agent", text="Hoş geldiniz"),
        Spoken(at_ms=2_500, until_ms=6_000, who="customer", text="Kargom nerede acaba"),
        Spoken(at_ms=6_500, until_ms=9_000, who="customer", text="Üç gündür bekliyorum"),
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(qapp: object) -> None:
    translate.use("en")


def entry(**more: object) -> Entry:
    given: dict[str, object] = {"author": "Selim Işık", "is_call": True, "call": CALL, "said": True}
    return Entry("m", "in", **{**given, **more})  # type: ignore[arg-type]  # fields by name


def test_each_line_stands_below_the_call_and_can_be_listened_to(theme: Theme) -> None:
    shape = shape_of(entry(), 500, theme)
    lines = [spot.value for spot in shape.spots if spot.what == "said"]
    assert [(line.at_ms, line.file) for line in lines] == [(0, FILE), (2_500, FILE), (6_500, FILE)]
    texts = [words.text for words in shape.words]
    assert texts.count("Customer") == 1, "who goes on is not named again"
    assert texts.count("Selim Işık") == 1
    assert "Üç gündür bekliyorum" in shape.spoken


def test_in_the_inbox_a_call_stays_a_card(theme: Theme) -> None:
    shape = shape_of(entry(said=False), 500, theme)
    assert not [spot for spot in shape.spots if spot.what == "said"]


def test_the_word_that_is_said_about_now_is_marked(theme: Theme) -> None:
    shape = shape_of(entry(), 500, theme)
    heard = [item for item in shape.drawn if isinstance(item, Heard)]
    boxes = [heard[1]._word_boxes(now)[0] for now in (2_500, 4_200, 5_990)]
    assert boxes[0].x() < boxes[1].x() < boxes[2].x()


def test_words_that_are_looked_for_are_marked_in_what_was_said(theme: Theme) -> None:
    shape = shape_of(entry(sought=sought("kargo")), 500, theme)
    words = next(each for each in shape.words if each.text.startswith("Kargom"))
    assert [(f.start, f.length) for f in words.layout.formats()] == [(0, 6)]


def test_what_happened_stands_above_and_remarks_in_the_margin(theme: Theme) -> None:
    said = Entry(
        "m", "in", text="Kargom nerede", above=(Happening(1, "Came into the queue"),),
        below=(Happening(2, "Gave up", late=True),), remarks=(Remarked("r1", "İyi", 0, 6),),
    )  # fmt: skip
    shape = shape_of(said, 500, theme)
    spoken = shape.spoken
    assert spoken.index("Came into") < spoken.index("Kargom") < spoken.index("Gave up")
    mark = next(spot for spot in shape.spots if spot.what == "remark")
    assert mark.value == "r1" and mark.rect.right() < 30
