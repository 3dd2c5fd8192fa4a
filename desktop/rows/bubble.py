"""Bubbles: what customers, agents, the bot and notes say, with quote, text and files."""

from PySide6.QtCore import QRectF

from desktop.rows.bubble_meta import add_meta
from desktop.rows.sought import mark_formats
from desktop.rows.timeline_build import AVATAR, EDGE, Build
from desktop.rows.timeline_face import BotFace, Face
from desktop.rows.timeline_files import add_files
from desktop.rows.timeline_remarked import remark_formats
from desktop.rows.timeline_shape import Box
from desktop.rows.timeline_words import (
    LINE,
    Setting,
    Words,
    bold_formats,
    find_links,
    lay,
    link_formats,
    short,
)
from desktop.translate import tr

PAD_X, PAD_Y = 12, 7
FILL = {"in": "bubble_in", "out": "bubble_out", "note": "bubble_note"}


def add_bubble(build: Build) -> None:
    """The message with everything that belongs to it, and its avatar and meta line."""
    top = build.y
    _speak(build)
    if build.entry.text or build.entry.deleted or build.entry.reply:
        _add_text(build)
    add_files(build)
    if build.entry.last:
        _add_avatar(build, top)
    add_meta(build)


def _speak(build: Build) -> None:
    entry = build.entry
    who = (
        tr("Timeline", "Note by {name}", name=entry.author)
        if entry.kind == "note"
        else entry.author
    )
    build.say(who, entry.text)


def _add_text(build: Build) -> None:
    entry = build.entry
    text = _body(build)
    quote = _quote(build)
    more = _more(build) if entry.hidden or entry.beyond else None
    inner = max(
        text.width,
        more.width if more else 0,
        quote[0].width + 10 if quote else 0,
        quote[1].width + 10 if quote else 0,
    )
    width = min(build.most, inner + 2 * PAD_X)
    height = text.height + 2 * PAD_Y + (38 if quote else 0) + (LINE if more else 0)
    rect = QRectF(build.x(width), build.y, width, height)
    border = "note_border" if entry.kind == "note" else ""
    build.draw(Box(rect, FILL[entry.kind or "in"], border))
    build.grow(rect)
    y = build.y + PAD_Y
    if quote:
        _place_quote(build, quote, rect.x() + PAD_X, y)
        y += 38
    build.write(text, rect.x() + PAD_X, y)
    if more:
        build.write(more, rect.x() + PAD_X, y + text.height)
        box = QRectF(rect.x(), y + text.height - 2, max(48, more.width + 2 * PAD_X), LINE + 4)
        what, value = ("whole", entry.order) if entry.beyond else ("unfold", entry.id)
        build.spot(box, what, value, tr("Timeline", "Show all"))
    build.y += height


def _more(build: Build) -> Words:
    setting = build.body("accent_text")
    setting.font = build.theme.font("body", 600)
    return lay(tr("Timeline", "Show all"), setting)


def _body(build: Build) -> Words:
    entry = build.entry
    if entry.deleted:
        return lay(tr("Timeline", "This message was deleted"), build.body("third"))
    links = find_links(entry.text)
    setting = build.body("note_text" if entry.kind == "note" else "text")
    setting.links, setting.selectable = links, True
    setting.formats = link_formats(build.theme, links)
    if entry.mentions:
        names = tuple(f"@{name}" for name in entry.mentions)
        setting.formats += bold_formats(build.theme, entry.text, names)
    setting.formats += mark_formats(build.theme, entry.text, entry.sought)
    setting.formats += remark_formats(build.theme, len(entry.text), entry.remarks)
    return lay(entry.text, setting)


def _quote(build: Build) -> tuple[Words, Words] | None:
    reply = build.entry.reply
    if reply is None:
        return None
    room = build.most - 2 * PAD_X - 10
    name = short(reply.author, Setting(build.theme.font("small", 600), "second", room, 17))
    return name, short(reply.text, Setting(build.theme.font("small"), "second", room, 17))


def _place_quote(build: Build, quote: tuple[Words, Words], x: float, y: float) -> None:
    bar = QRectF(x, y + 1, 2, 32)
    build.draw(Box(bar, "accent", radius=1))
    build.write(quote[0], x + 10, y)
    build.write(quote[1], x + 10, y + 17)
    reply = build.entry.reply
    if reply and reply.order:
        area = QRectF(x, y, max(quote[0].width, quote[1].width) + 10, 34)
        build.spot(area, "jump", reply.order, tr("Timeline", "Go to this message"))


def _add_avatar(build: Build, top: float) -> None:
    entry = build.entry
    y = max(top, build.y - AVATAR - 2)
    if entry.kind == "in":
        build.draw(Face(entry.author, QRectF(EDGE, y, AVATAR, AVATAR)))
    elif entry.kind == "out" and entry.author_kind == "bot":
        build.draw(BotFace(QRectF(build.width - EDGE - AVATAR, y, AVATAR, AVATAR)))
