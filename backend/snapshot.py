"""Snapshots: all that one person may see, as pages, from one state of the file.

Pages are put together from the rows' own JSON and kept in a file: their number must be known with
the first one, and a large account would not fit in memory for everybody who asks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, Select, func, or_, select

from backend.audience import KEPT_MS, shown, supervised
from backend.permissions import Viewer
from backend.rows import conversation_from, encode, message_from
from backend.tables import conversations, counters, entities, marks, messages
from core.entities import Conversation
from core.protocol.kinds import FIELDS
from core.protocol.reduce import is_news

PAGE = 900 * 1024
"""Most bytes of a page, unless one row alone is larger."""
_CHUNK = 100
_DIRECTORY = (
    "agent", "team", "queue", "label", "canned", "company", "profile", "queue_rules", "calendar",
    "reason", "disposition", "company_rules", "evaluation_form", "erasure",
)  # fmt: skip
_WORK = ("interaction", "offer", "task")

Row = tuple[str, bytes]
"""The field of `Rows` it belongs to, and the entity as JSON."""


class Mark(NamedTuple):
    up_to: int
    seq: int


class Snapshot:
    """`pages` frames, ready to send, at sequence number `seq`, as long as `file` is open."""

    def __init__(self, seq: int, pages: Iterator[list[Row]], file: BinaryIO) -> None:
        self.seq = seq
        self._file = file
        self._ends = [0]
        for page in pages:
            self._file.write(page_of(page))
            self._ends.append(self._file.tell())

    @property
    def pages(self) -> int:
        return len(self._ends) - 1

    def frame(self, page: int) -> bytes:
        """The snap frame of a page, counted from 1."""
        self._file.seek(self._ends[page - 1])
        rows = self._file.read(self._ends[page] - self._ends[page - 1])
        head = f'{{"t":"snap","seq":{self.seq},"page":{page},"pages":{self.pages},"rows":'
        return head.encode() + rows + b"}"


def take(connection: Connection, viewer: Viewer, file: BinaryIO, now: int) -> Snapshot:
    """Reads everything the person may see at `now` into `file`; blocks, so call it on a reading thread.

    Closing the file ends it, with a ValueError.
    """
    seq = int(connection.execute(select(counters.c.seq)).scalar_one())
    return Snapshot(seq, _pages(_rows(connection, viewer, now)), file)


def _pages(rows: Iterator[Row]) -> Iterator[list[Row]]:
    page: list[Row] = []
    size = 0
    for row in rows:
        if page and size + len(row[1]) > PAGE - 1024:
            yield page
            page, size = [], 0
        page.append(row)
        size += len(row[1]) + 1
    yield page


def page_of(rows: list[Row]) -> bytes:
    fields: dict[str, list[bytes]] = defaultdict(list)
    for field, data in rows:
        fields[field].append(data)
    parts = (b'"%s":[%s]' % (field.encode(), b",".join(all)) for field, all in fields.items())
    return b"{" + b",".join(parts) + b"}"


def _rows(connection: Connection, viewer: Viewer, now: int) -> Iterator[Row]:
    """The directory, then conversations from the newest on, each after its customer's rows."""
    yield from _of_kinds(connection, _DIRECTORY)
    yield from _work(connection, viewer, now)
    yield from ((FIELDS[kind], data) for kind, data in supervised(connection, viewer, now))
    for user in _people(connection, viewer):
        yield from _states(connection, user, now)
    known = marks_of(connection, viewer.user)
    sent: set[str] = set()
    for chunk in _chunks(list(connection.scalars(visible(viewer)))):
        values = [conversation_from(data) for data in _bodies(connection, chunk)]
        yield from customers(connection, {c.contact for c in values} - sent)
        sent |= {c.contact for c in values}
        said = messages_of(connection, chunk)
        calls = calls_of(connection, chunk)
        for value in sorted(values, key=lambda c: chunk.index(c.id)):
            yield "conversations", encode(as_seen(value, known, said[value.id]))
            yield from (("messages", row.body) for row in said[value.id])
            yield from calls[value.id]
    everybody = select(entities.c.id).where(entities.c.kind == "contact")
    rest = [id for id in connection.scalars(everybody) if id not in sent]
    for chunk in _chunks(rest):
        yield from customers(connection, set(chunk))
    yield from _inside_calls(connection)


def visible(viewer: Viewer) -> Select[Any]:
    """Ids of the conversations this person may see, newest first."""
    at = conversations.c
    asked = select(at.id).order_by(at.last_at.desc(), at.id.desc())
    if viewer.role == "agent":
        mine = or_(at.team.is_(None), at.team.in_(viewer.teams), at.assignee == viewer.user)
        asked = asked.where(mine)
    return asked


def as_seen(
    value: Conversation, known: dict[tuple[str, str], Mark], said: Sequence[Any]
) -> Conversation:
    """With what this person has read; their own reading counts as a change for them only."""
    mine = known.get(("mine", value.id), Mark(0, 0))
    up_to = max(mine.up_to, known.get(("", value.id), mine).up_to)
    heard = (row for row in said if row.kind == "in" and row.order > up_to)
    unread = sum(is_news(message_from(row.body)) for row in heard)
    return replace(value, read_up_to=up_to, unread=unread, version=max(value.version, mine.seq))


def marks_of(connection: Connection, user: str) -> dict[tuple[str, str], Mark]:
    asked = select(marks).where(marks.c.user.in_((user, "")))
    return {
        ("mine" if row.user else "", row.conversation): Mark(row.up_to, row.seq)
        for row in connection.execute(asked)
    }


def _bodies(connection: Connection, chunk: Sequence[str]) -> list[bytes]:
    at = conversations.c
    return list(connection.scalars(select(at.body).where(at.id.in_(chunk))))


def messages_of(connection: Connection, chunk: Sequence[str]) -> dict[str, list[Any]]:
    at = messages.c
    asked = select(at.conversation, at.order, at.kind, at.body).where(at.conversation.in_(chunk))
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(asked.order_by(at.conversation, at.order)):
        found[row.conversation].append(row)
    return found


def calls_of(connection: Connection, chunk: Sequence[str]) -> dict[str, list[Row]]:
    at = entities.c
    asked = select(at.conversation, at.body).where(at.conversation.in_(chunk), at.kind == "call")
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.conversation].append(("calls", row.body))
    return found


def customers(connection: Connection, contacts: set[str]) -> Iterator[Row]:
    """The contacts and all that belongs to them but their conversations."""
    at = entities.c
    asked = select(at.kind, at.body).where(
        at.contact.in_(contacts),
        at.kind.not_in(_WORK),
        or_(at.conversation.is_(None), at.kind == "survey"),
    )
    for row in connection.execute(asked):
        yield FIELDS[row.kind], row.body


def _inside_calls(connection: Connection) -> Iterator[Row]:
    """Calls between colleagues belong to no customer: everybody may see them, as their events."""
    at = entities.c
    for data in connection.scalars(select(at.body).where(at.kind == "call", at.contact == "")):
        yield "calls", data


def _of_kinds(connection: Connection, kinds: Sequence[str]) -> Iterator[Row]:
    at = entities.c
    for kind in kinds:
        for data in connection.scalars(select(at.body).where(at.kind == kind)):
            yield FIELDS[kind], data


def _work(connection: Connection, viewer: Viewer, now: int) -> Iterator[Row]:
    for kind, value in shown(connection, viewer, now):
        yield FIELDS[kind], encode(value)


def _people(connection: Connection, viewer: Viewer) -> Sequence[str]:
    """Whose states they are told: their own, and everybody's where they supervise."""
    if viewer.role == "agent":
        return [viewer.user]
    agents = select(entities.c.id).where(entities.c.kind == "agent").order_by(entities.c.id)
    return connection.scalars(agents).all()


def _states(connection: Connection, user: str, now: int) -> Iterator[Row]:
    """What they said of themselves lately, and before that last: it held when the day began."""
    at = entities.c
    own = select(at.body).where(at.kind == "state_span", at.id < f"{user};")
    cut = f"{user}:{max(now - KEPT_MS, 0):014d}"
    held = select(func.max(at.id)).where(at.kind == "state_span", at.id >= f"{user}:", at.id < cut)
    first = connection.execute(held).scalar() or f"{user}:"
    for data in connection.scalars(own.where(at.id >= first).order_by(at.id)):
        yield "states", data


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[i : i + _CHUNK] for i in range(0, len(ids), _CHUNK))
