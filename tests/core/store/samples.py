"""Small entities, events and stores to test with."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Author, Contact, Conversation, Message, MessageKind
from core.protocol.events import Body, By, Event
from core.protocol.frames import Account, HelloOk, Person, Rows, Snap
from core.store.connect import MEMORY
from core.store.store import Store
from core.work import Interaction, Offer

KEY = bytes(range(32))
ME = "a1"
EPOCH = "one"
START = 1_750_000_000_000
"""A time in ms; every other one is counted from it."""


def conversation(number: int = 1, **values: object) -> Conversation:
    given = {
        "id": f"c{number}", "channel": "chat", "contact": f"p{number}", "status": "open",
        "created_at": START, "last_at": START + number, "assignee": ME, "reference": f"TR-{number}",
    }  # fmt: skip
    return Conversation(**{**given, **values})  # type: ignore[arg-type]  # fields by name


def contact(number: int = 1, **values: object) -> Contact:
    given = {"id": f"p{number}", "name": f"Işıl {number}", "phone": f"+90 532 000 00 0{number}"}
    return Contact(**{**given, **values})  # type: ignore[arg-type]  # fields by name


def message(
    order: int, text: str = "", number: int = 1, kind: MessageKind = "in", **values: object
) -> Message:
    author = Author(kind="contact" if kind == "in" else "agent", id="x", name="X")
    given = {
        "id": f"m{number}-{order}", "conversation": f"c{number}", "order": order, "kind": kind,
        "author": author, "at": START + order * 1000, "text": text,
    }  # fmt: skip
    return Message(**{**given, **values})  # type: ignore[arg-type]  # fields by name


def interaction(number: int = 1, /, **values: object) -> Interaction:
    given = {
        "id": f"i{number}", "media": "chat", "queue": "q1", "contact": f"p{number}",
        "conversation": f"c{number}", "entered_at": START + number * 1000,
    }  # fmt: skip
    return Interaction(**{**given, **values})  # type: ignore[arg-type]  # fields by name


def offer(number: int = 1, **values: object) -> Offer:
    """Of the interaction of that number, for 20 s."""
    at = START + number * 1000
    given = {
        "id": f"f{number}", "interaction": f"i{number}", "agent": ME, "at": at,
        "expires_at": at + 20_000, "media": "chat", "queue": "q1", "contact": f"p{number}",
        "conversation": f"c{number}",
    }  # fmt: skip
    return Offer(**{**given, **values})  # type: ignore[arg-type]  # fields by name


def event(seq: int, body: Body | None, type_: str = "", cause: str | None = None) -> Event:
    return Event(
        seq=seq, prev=seq - 1, id=f"e{seq}", type=type_, at=START + seq * 1000,
        by=By(kind="system"), cause=cause, body=body, raw=b"" if body else b'{"x":1}',
    )  # fmt: skip


def hello(user: str = ME) -> HelloOk:
    return HelloOk(
        version=1, session="s", epoch=EPOCH, head=1, mode="snapshot", heartbeat_ms=1000,
        server_time=START, user=Person(id=user, name="Ayşe"), account=Account(id="x", name="Deniz"),
        role="agent", permissions=("conversation.assign",),
    )  # fmt: skip


def opened(path: Path = MEMORY, told: list[Changes] | None = None) -> Store:
    """A store whose person is welcomed."""
    store = Store.open(path, KEY, (told if told is not None else []).append)
    store.welcome(hello()).result()
    return store


def run(store: Store, work: Callable[[Connection], object]) -> None:
    """`work` in a writing transaction that tells nothing."""

    def quietly(connection: Connection) -> tuple[None, Changes]:
        work(connection)
        return None, Changes()

    store.write(quietly).result()


def fill(store: Store, rows: Rows, seq: int = 10, epoch: str = EPOCH) -> None:
    """A whole snapshot in one page."""
    store.begin_snapshot(epoch, seq).result()
    store.snapshot_page(Snap(seq=seq, page=1, pages=1, rows=rows)).result()


def filled(rows: Rows, path: Path = MEMORY, told: list[Changes] | None = None) -> Store:
    store = opened(path, told)
    fill(store, rows)
    if told is not None:
        told.clear()
    return store


ONE = Rows(conversations=(conversation(last_order=2),), contacts=(contact(),))
"""One conversation of mine without its two messages."""
