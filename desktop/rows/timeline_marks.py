"""What stands between messages: days, “new since you looked”, events, and rows not read yet."""

from PySide6.QtCore import QRectF

from desktop.rows.sought import mark_formats
from desktop.rows.timeline_build import EDGE, TEXT_X, Build
from desktop.rows.timeline_shape import Box, Rule
from desktop.rows.timeline_words import Setting, lay
from desktop.translate import tr


def add_day(build: Build) -> None:
    _ruled(build, build.entry.day, "second", "border")


def add_new(build: Build) -> None:
    _ruled(build, tr("Timeline", "New since you looked"), "accent_text", "accent")


def _ruled(build: Build, text: str, token: str, rule: str) -> None:
    words = lay(text, Setting(build.theme.font("small", 500), token, line=16))
    y = build.y + 8
    x = (build.width - words.width) / 2
    build.write(words, x, y)
    build.draw(Rule(EDGE, x - 10, y + 8, rule))
    build.draw(Rule(x + words.width + 10, build.width - EDGE, y + 8, rule))
    build.say(text)
    build.y = y + 16 + 10


def add_activity(build: Build, text: str) -> None:
    """Something that happened, centred and small, in the words of the person's language."""
    room = build.width - 2 * TEXT_X
    formats = mark_formats(build.theme, text, build.entry.sought)
    words = lay(text, Setting(build.theme.font("caption"), "third", room, 16, formats))
    build.y += 4
    build.write(words, (build.width - words.width) / 2, build.y)
    build.grow(QRectF((build.width - words.width) / 2 - 8, build.y - 3, words.width + 16, 22))
    build.say(text)
    build.y += words.height + 4


def add_placeholder(build: Build) -> None:
    """The outline of a bubble while its message is being read."""
    order = build.entry.order
    width = build.most * (0.45 + 0.12 * (order * 7 % 5))
    out = order % 3 == 0
    x = build.width - EDGE - width if out else TEXT_X
    build.draw(Box(QRectF(x, build.y, width, 46), "sunken"))
    build.say(tr("Timeline", "Loading"))
    build.y += 46 + 6
