from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter, QPixmap

from core.entities import Attachment, BotTurn
from desktop.rows.timeline_build import EDGE, TEXT_X
from desktop.rows.timeline_entry import Entry, Reply, State
from desktop.rows.timeline_files import picture_size, thinned
from desktop.rows.timeline_row import shape_of
from desktop.rows.timeline_shape import Shape
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.views.talks import CALL, RECORDING

WIDTH = 743
BASE = Entry(
    id="m", kind="in", order=1, author="Ayşe Şahin", at=sample.NOW,
    text="Merhaba, kargom hâlâ gelmedi; takip numarası da çalışmıyor, bakabilir misiniz?",
)  # fmt: skip
OUT = replace(BASE, kind="out", author="Selim Işık", author_kind="agent", mine=True)
FILE = Attachment(id="f", name="dekont.pdf", mime="application/pdf", size=2_000)
ENTRIES = {
    "in": BASE,
    "out": OUT,
    "note": replace(OUT, kind="note", mentions=("Merhaba",)),
    "bot": replace(OUT, author_kind="bot", author="Bot", turn=BotTurn(intent="x", score=0.8, slots={"order_number": "1"})),
    "waiting": replace(OUT, state="waiting", names=("a.pdf",)),
    "refused": replace(OUT, state="refused", problem="neden", command="c"),
    "failed": replace(OUT, state="failed"),
    "deleted": replace(BASE, text="", deleted=True),
    "edited": replace(BASE, edited=True, last=False),
    "reply": replace(OUT, reply=Reply("Ayşe", "soru", 3)),
    "folded": replace(BASE, hidden="eski"),
    "file": replace(BASE, files=(FILE, RECORDING)),
    "picture": replace(BASE, text="", files=(Attachment(id="p", name="a.png", mime="image/png", size=1, width=4_000, height=300),)),
    "call": replace(BASE, kind="activity", is_call=True, call=CALL),
    "missed": replace(BASE, kind="activity", is_call=True, text=""),
    "activity": replace(BASE, kind="activity"),
    "placeholder": Entry(id="?1", kind=None, order=1),
    "day": replace(BASE, day="Bugün, 22 Kasım", new=True),
}  # fmt: skip


class Still:
    """Nothing plays, no picture is here."""

    def picture(self, file: Attachment) -> QPixmap | None:
        return None

    def progress(self, id: str) -> float | None:
        return 0.5

    def playing(self, id: str) -> bool:
        return True

    def speed(self) -> float:
        return 1.5


def painted(shape: Shape, theme: Theme) -> None:
    image = QImage(WIDTH, max(1, shape.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shape.draw(painter, theme, Still())
    painter.end()


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize("width", [360, WIDTH, 1_200])
def test_every_row_stays_inside_and_can_be_painted(name: str, width: int, theme: Theme) -> None:
    shape = shape_of(ENTRIES[name], width, theme)
    assert shape.height > 10
    assert shape.spoken
    for words in shape.words:
        assert words.x >= 0 and words.x + words.width <= width
        assert words.y + words.height <= shape.height + 1
    painted(shape, theme)


def test_customers_stand_left_and_we_stand_right(theme: Theme) -> None:
    left, right = shape_of(BASE, WIDTH, theme).body, shape_of(OUT, WIDTH, theme).body
    assert left.x() == TEXT_X
    assert right.right() == WIDTH - EDGE


def test_a_bubble_takes_two_thirds_or_520(theme: Theme) -> None:
    long = replace(BASE, text="kelime " * 200)
    assert shape_of(long, 600, theme).body.width() <= 600 * 0.66
    assert shape_of(long, 2_000, theme).body.width() <= 520


def test_only_the_last_of_a_run_has_its_time(theme: Theme) -> None:
    inner = shape_of(replace(BASE, last=False), WIDTH, theme)
    assert inner.height < shape_of(BASE, WIDTH, theme).height


def test_a_height_is_known_before_the_picture_is(theme: Theme) -> None:
    assert picture_size(
        Attachment(id="p", name="", mime="", size=0, width=1_200, height=800), 490
    ) == (300, 200)
    assert picture_size(Attachment(id="p", name="", mime="", size=0), 490) == (200, 150)


def test_peaks_are_thinned_to_the_loudest() -> None:
    assert thinned((1, 9, 2, 3), 2) == (9, 3)
    assert len(thinned((), 28)) == 28
    assert thinned((5,), 28) == (5,)


def test_delivery_is_said_not_only_drawn(theme: Theme) -> None:
    said: dict[State, str] = {
        "waiting": "Waiting to be sent",
        "sent": "Sent",
        "read": "Read",
        "failed": "Not delivered",
    }
    for state, words in said.items():
        assert words in shape_of(replace(OUT, state=state), WIDTH, theme).spoken


def test_a_refused_message_offers_both_ways_on(theme: Theme) -> None:
    shape = shape_of(ENTRIES["refused"], WIDTH, theme)
    assert {spot.what for spot in shape.spots} == {"retry", "discard"}
    assert "neden" in shape.spoken


def test_what_the_bot_says_unasked_has_no_confidence(theme: Theme) -> None:
    notice = BotTurn(intent="notice", slots={"level": "1"})
    assert "%" in shape_of(ENTRIES["bot"], WIDTH, theme).spoken
    assert "%" not in shape_of(replace(ENTRIES["bot"], turn=notice), WIDTH, theme).spoken
    nothing = BotTurn(intent="unknown", score=0.0)
    assert "%" not in shape_of(replace(ENTRIES["bot"], turn=nothing), WIDTH, theme).spoken
