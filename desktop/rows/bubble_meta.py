"""The small line below a bubble: who, when, how far it went, and what can be done about it."""

from PySide6.QtCore import QRectF

from desktop.numbers import percent
from desktop.rows.timeline_build import Build
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_shape import Icon
from desktop.rows.timeline_terms import intent_name, slot_name, understood
from desktop.rows.timeline_words import Words, lay
from desktop.times import clock
from desktop.translate import tr

MARK = {
    "waiting": ("clock", "third"),
    "sent": ("check", "third"),
    "delivered": ("check-check", "third"),
    "read": ("check-check", "accent_text"),
    "failed": ("circle-alert", "bad"),
    "refused": ("circle-alert", "bad"),
}


def state_words(entry: Entry) -> str:
    return {
        "waiting": tr("Timeline", "Waiting to be sent"),
        "sent": tr("Timeline", "Sent"),
        "delivered": tr("Timeline", "Delivered"),
        "read": tr("Timeline", "Read"),
        "failed": tr("Timeline", "Not delivered"),
        "refused": tr("Timeline", "Not sent"),
    }[entry.state]


def add_meta(build: Build) -> None:
    """Nothing for a message inside a run, unless something about it needs saying."""
    entry = build.entry
    if entry.turn is not None and entry.kind == "out":
        _add_turn(build)
    if entry.state == "refused" and build.out:
        _add_refused(build)
    elif entry.last or entry.edited or entry.state in ("waiting", "failed"):
        _add_time(build)


def _add_time(build: Build) -> None:
    entry = build.entry
    words = lay(_time_line(entry), build.small("bad" if entry.state == "failed" else "third"))
    build.say(_time_line(entry))
    y = build.y + 4
    if not build.out:
        build.write(words, build.left + 2, y)
    else:
        _write_right(build, words, y)
    build.y = y + 15 + (4 if entry.last else 0)


def _write_right(build: Build, words: Words, y: float) -> None:
    entry = build.entry
    x = build.right - 4
    if entry.kind == "out" or entry.state == "waiting":
        name, token = MARK[entry.state]
        x -= 14
        build.draw(Icon(name, token, 14, x, y))
        x -= 5
        build.spot(QRectF(x, y, 20, 15), "", None, state_words(entry))
        build.say(state_words(entry))
    build.write(words, x - words.width, y)
    if entry.kind == "note":
        build.draw(Icon("lock", "third", 12, x - words.width - 17, y + 1))


def _time_line(entry: Entry) -> str:
    parts = [clock(entry.at)]
    if entry.edited:
        parts.insert(0, tr("Timeline", "edited"))
    if entry.state == "failed":
        parts.insert(0, tr("Timeline", "Not delivered"))
    if entry.kind == "note":
        parts.insert(0, tr("Timeline", "internal note"))
    if entry.kind == "note" or (entry.kind == "out" and not entry.mine):
        parts.insert(0, _first_name(entry))
    return " · ".join(parts)


NOTICE = "notice"
"""Intent of what the bot says unasked to whoever waits: nothing was understood there."""


def _first_name(entry: Entry) -> str:
    if entry.author_kind == "bot":
        return tr("Timeline", "Bot")
    return entry.author.split(" ")[0] if entry.author else ""


def _add_turn(build: Build) -> None:
    """What the bot understood, small, above its time."""
    turn = build.entry.turn
    if turn is None or turn.intent == NOTICE or not (understood(turn) or turn.slots):
        return
    intent = understood(turn)
    parts = [f"{intent_name(intent)} · {percent(turn.score)}"] if intent else []
    parts += [f"{slot_name(name)} {value}" for name, value in turn.slots.items()]
    words = lay(" · ".join(parts), build.small())
    build.say(words.text)
    y = build.y + 4
    build.write(words, build.right - 4 - words.width, y)
    build.y = y + words.height - 2


def _add_refused(build: Build) -> None:
    entry = build.entry
    text = tr("Timeline", "Not sent: {why}", why=entry.problem)
    why = lay(text, build.small("bad", width=build.most - 24))
    build.say(text)
    y = build.y + 4
    build.write(why, build.right - 4 - why.width, y)
    build.draw(Icon("circle-alert", "bad", 13, build.right - 4 - why.width - 18, y + 1))
    y += why.height + 2
    discard = lay(tr("Timeline", "Discard"), build.small("second", weight=600))
    retry = lay(tr("Timeline", "Try again"), build.small("accent_text", weight=600))
    x = build.right - 4 - discard.width
    _button(build, discard, x, y, "discard")
    _button(build, retry, x - 14 - retry.width, y, "retry")
    build.y = y + 15 + 4


def _button(build: Build, words: Words, x: float, y: float, what: str) -> None:
    build.write(words, x, y)
    area = QRectF(x - 6, y - 4, words.width + 12, 23)
    build.spot(area, what, build.entry.command, words.text)
