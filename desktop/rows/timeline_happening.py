"""What happened between two messages and is no message: a wait, a visit's end, a call's state."""

from PySide6.QtCore import QRectF

from desktop.rows.timeline_build import TEXT_X, Build
from desktop.rows.timeline_entry import Happening
from desktop.rows.timeline_shape import Icon
from desktop.rows.timeline_words import Setting, lay


def add_happenings(build: Build, happenings: tuple[Happening, ...]) -> None:
    for each in happenings:
        _add(build, each)


def _add(build: Build, each: Happening) -> None:
    token = "warning" if each.late else "third"
    room = build.width - 2 * TEXT_X - 18
    words = lay(each.text, Setting(build.theme.font("caption", tabular=True), token, room, 16))
    build.y += 4
    x = (build.width - words.width - 18) / 2
    build.draw(Icon(each.icon, token, 13, x, build.y + 1))
    build.write(words, x + 18, build.y)
    build.grow(QRectF(x, build.y, words.width + 18, words.height))
    build.say(each.text)
    build.y += words.height + 4
