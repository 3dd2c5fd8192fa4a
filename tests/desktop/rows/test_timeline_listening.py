from dataclasses import replace

from msgspec.structs import replace as changed
from PySide6.QtGui import QImage, QPainter, QPixmap

from core.entities import Attachment
from desktop import translate
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_listening import Listening, speed_words
from desktop.rows.timeline_row import shape_of
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.views.talks import CALL

WIDTH = 743
ENTRY = Entry(id="m", kind="activity", order=1, at=sample.NOW, is_call=True, call=CALL)


class Lively:
    def __init__(self, share: float | None) -> None:
        self.share = share

    def picture(self, file: Attachment) -> QPixmap | None:
        return None

    def progress(self, id: str) -> float | None:
        return self.share

    def playing(self, id: str) -> bool:
        return False

    def speed(self) -> float:
        return 1.5


def picture(theme: Theme, share: float | None) -> QImage:
    shape = shape_of(ENTRY, WIDTH, theme)
    image = QImage(WIDTH, shape.height, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    shape.draw(painter, theme, Lively(share))
    painter.end()
    return image


def test_who_listens_sees_how_far_they_are_and_how_fast(theme: Theme) -> None:
    assert picture(theme, None) != picture(theme, 0.0)
    assert picture(theme, 0.0) != picture(theme, 0.5)
    assert picture(theme, None) == picture(theme, None)


def test_the_chip_lies_inside_the_card_beside_the_waveform(theme: Theme) -> None:
    shape = shape_of(ENTRY, WIDTH, theme)
    listening = next(item for item in shape.drawn if isinstance(item, Listening))
    seek = next(spot for spot in shape.spots if spot.what == "seek")
    assert shape.body.contains(listening.chip)
    assert listening.chip.right() <= seek.rect.left()


def test_a_speed_is_written_as_the_country_does() -> None:
    translate.use("tr")
    assert speed_words(1.25) == "1,25×"
    translate.use("en")
    assert (speed_words(1.0), speed_words(1.5)) == ("1×", "1.5×")


def test_notes_stand_below_the_card_and_are_spoken(theme: Theme) -> None:
    translate.use("en")
    plain = shape_of(ENTRY, WIDTH, theme)
    noted = shape_of(replace(ENTRY, call=changed(CALL, notes="Call back on Monday")), WIDTH, theme)
    assert noted.height > plain.height
    assert "Call back on Monday" in noted.spoken
    long = shape_of(replace(ENTRY, call=changed(CALL, notes="x " * 2_000)), WIDTH, theme)
    assert long.height < noted.height + 300


def test_notes_are_no_title_while_the_call_is_not_read(theme: Theme) -> None:
    translate.use("en")
    shape = shape_of(replace(ENTRY, kind="in", call=None, text="Call back"), WIDTH, theme)
    assert shape.spoken.startswith("Call,") and "back" not in shape.spoken


def test_a_number_is_written_as_it_is_read(theme: Theme) -> None:
    call = changed(CALL, recording=None, number="+905332147708")
    shape = shape_of(replace(ENTRY, call=call), WIDTH, theme)
    assert "0533 214 77 08" in shape.spoken and "+905332147708" not in shape.spoken
