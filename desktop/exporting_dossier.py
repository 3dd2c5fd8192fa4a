"""Dossiers: a conversation as the desk has it, put into the words of a document."""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from core.desk import Desk
from core.entities import LOCAL, Attachment, CallRecord, Message
from core.errors import UserError
from core.export.document import Call, Customer, Dossier, Entry, EntryKind, File, Spoken
from core.export.job import Content
from core.numbers import shown
from core.rows import Customer as Known
from core.rows import Opened
from core.work import Interaction
from desktop.channel_names import channel_name
from desktop.exporting_words import status_name
from desktop.models.review_story import story
from desktop.numbers import percent
from desktop.parts import Parts
from desktop.rows.timeline_activity import activity_words
from desktop.rows.timeline_call import call_title
from desktop.rows.timeline_terms import intent_name, slot_name
from desktop.translate import tr
from desktop.views.html_text import plain

PAGE = 500
INTERNAL = frozenset({"wrap_up"})
"""Codes of activities that hold what a colleague wrote for others."""


async def dossier(parts: Parts, key: int) -> Dossier:
    """Raises UserError conversation.gone."""
    desk = parts.desk
    opened = await desk.open_conversation(key)
    messages = await _messages(desk, opened)
    known = await desk.customer(opened.conversation.contact)
    calls = {call.id: call for call in known.calls}
    visits = await desk.visits(key)

    def said() -> tuple[Entry, ...]:
        own = {
            id: call for id, call in calls.items() if call.conversation == opened.conversation.id
        }
        found = [_entry(parts, message, calls) for message in messages]
        return merged([*_story(desk, visits, own)], found)

    # A thousand entries take thirty milliseconds, which the screen does not have
    return _dossier(desk, opened, known, await asyncio.to_thread(said))


async def contents(parts: Parts, of: Dossier) -> tuple[Content, ...]:
    """Of its files, those that can be had now: without a line, those that are on this machine."""
    found = []
    for file in files_of(of):
        attachment = Attachment(id=file.id, name=file.name, mime=file.mime, size=file.size)
        try:
            is_here = file.id.startswith(LOCAL)
            read = parts.recordings.sound if is_here else parts.desk.file
            found.append(Content(file.id, await read(attachment)))
        except UserError:
            continue  # it is named in the document, and not beside it
    return tuple(found)


async def recordings(parts: Parts, of: Dossier) -> dict[str, Attachment]:
    """Of the calls in it that can be heard, by their ids."""
    named = {entry.call.id for entry in of.entries if entry.call and entry.call.recording}
    if not named:
        return {}
    known = await parts.desk.customer(of.customer.id)
    found = {call.id: parts.recordings.of(call) for call in known.calls if call.id in named}
    return {call: file for call, file in found.items() if file is not None}


def files_of(of: Dossier) -> list[File]:
    found = [file for entry in of.entries for file in entry.files]
    return [*found, *(file for entry in of.entries if entry.call for file in entry.call.sounds)]


async def _messages(desk: Desk, opened: Opened) -> Sequence[Message]:
    last, found = opened.conversation.last_order, list[Message]()
    for first in range(opened.first_order, last + 1, PAGE):
        found += await desk.messages(opened.key, first, min(last, first + PAGE - 1))
    return found


def _dossier(desk: Desk, opened: Opened, known: Known, entries: tuple[Entry, ...]) -> Dossier:
    of, who, there = opened.conversation, opened.contact, desk.directory
    queue, team = there.queues.get(of.queue or ""), there.teams.get(of.team or "")
    named = dict.fromkeys(e.author for e in entries if e.kind in ("out", "note", "call"))
    return Dossier(
        id=of.id, reference=of.reference, subject=of.subject, channel=of.channel,
        channel_name=channel_name(of.channel), status=of.status,
        status_name=status_name(of.status), queue=queue.name if queue else "",
        team=team.name if team else "", agents=tuple(name for name in named if name),
        labels=tuple(there.labels[id].name for id in of.labels if id in there.labels),
        created_at=of.created_at, last_at=of.last_at, entries=entries,
        missing_before=opened.first_order - 1,
        customer=Customer(
            id=who.id, name=who.name, phone=shown(who.phone) if who.phone else "",
            email=who.email, city=who.city, company=known.company.name if known.company else "",
        ),
    )  # fmt: skip


def _story(
    desk: Desk, visits: Iterable[Interaction], calls: Mapping[str, CallRecord]
) -> Iterator[Entry]:
    """What the reader shows between the messages: waits, who accepted, how long it took. Not the
    outcome, which colleagues wrote for each other: a wrap-up says it where notes are asked for."""
    told = story(visits, calls, replace(desk.directory, dispositions={}))
    for n, each in enumerate(told):
        yield Entry(id=f"visit.{n}", kind="activity", at=each.at, text=each.text, code="visit")


def merged(told: Sequence[Entry], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """As the reader has them: each before the first message that is not older. Messages keep their
    own order, whatever their clocks say."""
    found, waiting = list[Entry](), deque(told)
    for entry in entries:
        while waiting and waiting[0].at <= entry.at:
            found.append(waiting.popleft())
        found.append(entry)
    return (*found, *waiting)


def _entry(parts: Parts, message: Message, calls: dict[str, CallRecord]) -> Entry:
    record = calls.get(message.call or "")
    activity, turn = message.activity, message.turn
    code = activity.code if activity and not record else ""
    return Entry(
        id=message.id, kind=_kind(message, record is not None), at=message.at,
        author=_author(parts, message, record), text=_text(message, record),
        internal=message.kind == "note" or code in INTERNAL,
        edited_at=message.edited_at, deleted=message.deleted, code=code,
        intent=turn.intent if turn else "", confidence=turn.score if turn else None,
        slots=dict(turn.slots) if turn else {}, understood=_understood(message),
        files=tuple(_file(file) for file in message.attachments) if not record else (),
        call=_call(parts, record) if record else None,
    )  # fmt: skip


def _author(parts: Parts, message: Message, record: CallRecord | None) -> str:
    """Of a call, who talked for the company."""
    agent = parts.desk.directory.agents.get(record.agent or "") if record else None
    return agent.name if agent else "" if record else message.author.name


def _kind(message: Message, is_call: bool) -> EntryKind:
    if is_call:
        return "call"
    if message.kind == "out" and message.author.kind == "bot":
        return "bot"
    is_event = message.kind == "activity" or message.activity is not None
    return "activity" if is_event and not message.text else message.kind


def _text(message: Message, record: CallRecord | None) -> str:
    if record is not None:
        return call_title(record)
    if message.text or message.html:
        return message.text or plain(message.html or "")
    return activity_words(message.activity) if message.activity else ""


def _understood(message: Message) -> str:
    turn = message.turn
    if turn is None:
        return ""
    parts = [f"{intent_name(turn.intent)} · {percent(turn.score)}"] if turn.intent else []
    parts += [f"{slot_name(name)}: {value}" for name, value in turn.slots.items()]
    return " · ".join(parts)


def _file(file: Attachment) -> File:
    name = file.name or tr("Export", "Attachment")
    return File(id=file.id, name=name, mime=file.mime, size=file.size, duration_ms=file.duration_ms)


def _call(parts: Parts, of: CallRecord) -> Call:
    recording = parts.recordings.of(of)
    return Call(
        id=of.id, direction=of.direction, cause=of.cause, started_at=of.started_at,
        answered_at=of.answered_at, ended_at=of.ended_at,
        number=shown(of.number) if of.number else "", notes=of.notes,
        transcript=tuple(
            Spoken(at_ms=s.at_ms, until_ms=s.until_ms, who=s.who, text=s.text)
            for s in of.transcript
        ),
        recording=_file(recording) if recording else None, legs=_legs(of, recording),
    )  # fmt: skip


def _legs(of: CallRecord, whole: Attachment | None) -> tuple[File, ...]:
    """What each agent's desk recorded, but what stands for the whole call already."""
    tapes = (leg.recording for leg in of.legs)
    return tuple(_file(tape) for tape in tapes if tape and (whole is None or tape.id != whole.id))
