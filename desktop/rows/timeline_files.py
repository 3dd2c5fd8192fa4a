"""Files of a message: pictures as thumbnails, sound with its waveform, the rest as cards."""

from itertools import pairwise

from PySide6.QtCore import QRectF

from core.entities import Attachment
from desktop.numbers import size
from desktop.rows.timeline_build import GAP, Build
from desktop.rows.timeline_listening import Listening, chip_place
from desktop.rows.timeline_shape import Box, Icon, Play, Thumb, Wave
from desktop.rows.timeline_words import Setting, Words, short
from desktop.times import duration
from desktop.translate import tr

PICTURE = (300, 260)
"""Most px of a thumbnail, wide and high."""
CARD = (280, 54)
BARS = 28


def is_picture(file: Attachment) -> bool:
    """Only raster formats that Qt decodes without running anything."""
    return file.mime in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")


def is_sound(file: Attachment) -> bool:
    return file.mime.startswith("audio/")


def add_files(build: Build) -> None:
    begun = bool(build.entry.text)
    for file in build.entry.files:
        build.y += GAP if begun else 0
        begun = True
        _add(build, file)
    for name in build.entry.names:
        build.y += GAP if begun else 0
        begun = True
        _add_card(build, name, tr("Timeline", "Waiting to be uploaded"))


def _add(build: Build, file: Attachment) -> None:
    if is_picture(file):
        _add_picture(build, file)
    elif is_sound(file):
        detail = size(file.size)
        add_sound(build, file, _sound_title(file), detail, build.x(build.sound))
    else:
        rect = _add_card(build, file.name, size(file.size))
        build.spot(rect, "open", file, tr("Timeline", "Save {name}", name=file.name))


def _sound_title(file: Attachment) -> str:
    return tr("Timeline", "Voice message") + " · " + duration(file.duration_ms)


def _add_picture(build: Build, file: Attachment) -> None:
    width, height = picture_size(file, int(build.most))
    rect = QRectF(build.x(width), build.y, width, height)
    build.draw(Thumb(file, rect))
    build.spot(rect, "open", file, file.name)
    build.say(tr("Timeline", "Picture {name}", name=file.name))
    build.grow(rect)
    build.y += height


def picture_size(file: Attachment, most: int) -> tuple[int, int]:
    """Px of the thumbnail, known before the picture is here so that nothing jumps."""
    limit_w, limit_h = min(PICTURE[0], most), PICTURE[1]
    if file.width <= 0 or file.height <= 0:
        return min(200, limit_w), 150
    scale = min(1.0, limit_w / file.width, limit_h / file.height)
    return max(48, round(file.width * scale)), max(48, round(file.height * scale))


def _add_card(build: Build, name: str, detail: str) -> QRectF:
    width = min(CARD[0], build.most)
    rect = QRectF(build.x(width), build.y, width, CARD[1])
    build.draw(Box(rect, "surface", "border", 10))
    icon = QRectF(rect.x() + 10, rect.y() + 10, 34, 34)
    build.draw(
        Box(icon, "sunken", radius=8), Icon("file-text", "second", 18, icon.x() + 8, icon.y() + 8)
    )
    room = width - 66
    title = short(name, Setting(build.theme.font("small", 600), "text", room, 17))
    build.write(title, rect.x() + 54, rect.y() + 10)
    build.write(short(detail, build.small(width=room)), rect.x() + 54, rect.y() + 28)
    build.say(tr("Timeline", "File {name}", name=name), detail)
    build.grow(rect)
    build.y += CARD[1]
    return rect


def add_sound(build: Build, file: Attachment | None, title: str, detail: str, x: float) -> None:
    """A card with play, two lines and the waveform; without `file` only what is known."""
    width = build.sound
    rect = QRectF(x, build.y, width, CARD[1])
    build.draw(Box(rect, "surface", "border", 10))
    room = width - 64 - (150 if file else 0)
    heading = short(title, Setting(build.theme.font("small", 600, tabular=True), "text", room, 17))
    build.write(heading, rect.x() + 52, rect.y() + 9)
    below = short(detail, build.small("second", room)).at(rect.x() + 52, rect.y() + 28)
    build.say(title, detail)
    if file is not None:
        _add_player(build, file, rect)
        _add_listening(build, file, below)
    else:
        build.write(below, below.x, below.y)
    build.grow(rect)
    build.y += CARD[1]


def _add_player(build: Build, file: Attachment, rect: QRectF) -> None:
    play = QRectF(rect.x() + 10, rect.y() + 11, 32, 32)
    build.draw(Play(file.id, play))
    build.spot(play, "play", file, tr("Timeline", "Play or pause · Space"))
    wave = QRectF(rect.right() - 16 - 128, rect.y() + 14, 128, 26)
    build.draw(Wave(file.id, wave, thinned(file.waveform)))
    build.spot(wave, "seek", file, tr("Timeline", "Listen from here · arrow keys"))


def _add_listening(build: Build, file: Attachment, below: Words) -> None:
    """A recording whose length nobody said has neither clock nor speed."""
    if not file.duration_ms:
        build.write(below, below.x, below.y)
        return
    chip = chip_place(build.theme, below.x, below.y - 1, file.duration_ms)
    build.draw(Listening(file.id, below, file.duration_ms, chip))
    build.spot(chip, "speed", file, tr("Timeline", "Speed · + and −"))


def thinned(peaks: tuple[int, ...], bars: int = BARS) -> tuple[int, ...]:
    """The loudest peak of each of `bars` equal parts; a flat line where there are none."""
    if not peaks:
        return (6,) * bars
    bars = min(bars, len(peaks))
    edges = [len(peaks) * i // bars for i in range(bars + 1)]
    return tuple(max(peaks[a:b]) for a, b in pairwise(edges))
