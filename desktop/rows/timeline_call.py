"""A call in the timeline: which way it went, how long, who took it, and its recording."""

from PySide6.QtCore import QRectF

from core.entities import CallRecord
from core.numbers import shown
from desktop.rows.sought import mark_formats
from desktop.rows.timeline_build import TEXT_X, Build
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_files import CARD, add_sound, is_sound
from desktop.rows.timeline_said import add_said
from desktop.rows.timeline_shape import Box, Icon
from desktop.rows.timeline_words import Setting, lay
from desktop.times import clock, duration
from desktop.translate import tr

MOST_NOTES = 400
"""Characters of the notes that stand in the timeline."""
ICONS = {"missed": "phone-missed", "busy": "phone-missed", "failed": "phone-off"}


def add_call(build: Build) -> None:
    """Always on the customer's side, whoever called."""
    entry, call = build.entry, build.entry.call
    build.y += 6
    top = build.y
    recording = call.recording if call else None
    if recording is None:
        recording = next((file for file in entry.files if is_sound(file)), None)
    title = call_title(call) if call else _title_before(entry)
    if call is not None:
        # First, so that the button and the waveform lie above it
        card = QRectF(TEXT_X, top, build.sound, CARD[1])
        build.spot(card, "call", call, tr("Timeline", "Notes and figures of the call"))
    add_sound(build, recording, title, _detail(build), TEXT_X)
    if recording is None:
        _add_icon(build, call, top)
    if call is not None and call.notes:
        _add_notes(build, call.notes)
    if call is not None and entry.said:
        add_said(build, call)
    build.y += 5


def _title_before(entry: Entry) -> str:
    """While the call was not read yet: what an entry of its own says are its notes, no title."""
    return (entry.text if entry.kind == "activity" else "") or tr("Timeline", "Call")


def call_title(call: CallRecord) -> str:
    """“Incoming call · 04:12”, or how it ended where nobody spoke."""
    if call.cause == "missed":
        return tr("Timeline", "Missed call")
    if call.cause == "voicemail":
        return tr("Timeline", "Voicemail") + _length(call)
    if call.cause == "busy":
        return tr("Timeline", "Call: the line was busy")
    if call.cause == "failed":
        return tr("Timeline", "Call that did not go through")
    incoming = call.direction == "in"
    name = tr("Timeline", "Incoming call") if incoming else tr("Timeline", "Outgoing call")
    return name + _length(call)


def _length(call: CallRecord) -> str:
    begin = call.answered_at or call.started_at
    return f" · {duration(call.ended_at - begin)}" if call.ended_at else ""


def _detail(build: Build) -> str:
    entry, call = build.entry, build.entry.call
    parts = [tr("Timeline", "Recording")] if call and call.recording else []
    parts += [tr("Timeline", "our phone fell")] if call and call.ended_by == "phone" else []
    parts += [entry.author] if entry.author else []
    parts += (
        [shown(call.number, entry.country)] if call and call.number and not call.recording else []
    )
    return " · ".join([*parts, clock(call.started_at if call else entry.at)])


def _add_notes(build: Build, notes: str) -> None:
    """Below the card, as any note looks; the whole of a long one is in the call's own window."""
    width = build.sound
    text = notes if len(notes) <= MOST_NOTES else notes[:MOST_NOTES].rstrip() + " …"
    formats = mark_formats(build.theme, text, build.entry.sought)
    words = lay(
        text,
        Setting(build.theme.font("small"), "note_text", width - 24, 17, formats, selectable=True),
    )
    ground = QRectF(TEXT_X, build.y + 4, width, words.height + 14)
    build.draw(Box(ground, "bubble_note", "note_border", 10))
    build.write(words, ground.x() + 12, ground.y() + 7)
    build.say(tr("Timeline", "Notes: {notes}", notes=text))
    build.grow(ground)
    build.y = ground.bottom()


def _add_icon(build: Build, call: CallRecord | None, top: float) -> None:
    incoming = "phone-incoming" if call is None or call.direction == "in" else "phone-outgoing"
    name = ICONS.get(call.cause, incoming) if call else "phone"
    bad = bool(call) and name in ("phone-missed", "phone-off")
    ground = QRectF(TEXT_X + 10, top + (CARD[1] - 32) / 2, 32, 32)
    build.draw(Box(ground, "bad_soft" if bad else "accent_soft", radius=16))
    build.draw(Icon(name, "bad" if bad else "accent_text", 16, ground.x() + 8, ground.y() + 8))
