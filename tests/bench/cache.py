"""The caches the figures are measured on: made once through the store's own snapshot, then copied.

Conversations are the sample company's ordinary ones, spread over the views so that the list a
desk opens with is a long one, and very long ones on top for measuring how opening grows.
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from msgspec.structs import replace

from backend.demo.company import generate_large, long_conversation
from backend.demo.staff import DESK
from core.entities import Conversation, Message
from core.profiles import Profiles
from core.protocol.frames import Account, HelloOk, Person, Rows, Snap
from core.secrets import DemonstrationKey
from core.store.store import Store
from tests.bench.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "out" / "bench"
SEED = 2026
EPOCH = "bench"
KEY = bytes(range(32))
IDENTITY = "bench"
CUSTOMER, USER, TOKEN = "BENCH", "desk", "refresh"
LONG = {"cv-long-1k": 1_000, "cv-long-10k": 10_000, "cv-long-100k": 100_000}
"""Conversations for measuring opening: id and number of messages. They stand on top of the list."""
USUAL = 10
"""Messages of an ordinary conversation, about."""
TARGETS = 4_000
TEXTS = 4_000
_HASHED = (
    "core/entities.py", "core/folding.py", "core/store/bodies.py", "core/store/connect.py",
    "core/store/keys.py", "core/store/library_facets.py", "core/store/library_ingest.py",
    "core/store/migrations.py", "core/store/saving.py",
    "core/store/tables.py", "core/store/words.py", "backend/demo/ordinary.py",
    "backend/demo/endless.py", "backend/demo/play.py", "tests/bench/cache.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A conversation that the platform of the flood writes to."""

    id: str
    contact: str
    name: str
    order: int
    """Its newest message's."""
    mine: bool


@dataclass(frozen=True, slots=True)
class Cache:
    folder: Path
    conversations: int
    messages: int
    seconds: float
    """How long it took to make."""

    def targets(self) -> Path:
        return self.folder / "targets.json"

    def lay(self, data: Path, server: str) -> Path:
        """A desk's data folder with a copy of it; returns the demonstration's sign-in file."""
        profile = Profiles(data).of(server, CUSTOMER, USER)
        Profiles(data).remember(profile, name=USER, now=_now())
        for name in ("desk.db", "desk.mark"):
            shutil.copyfile(self.folder / name, profile.directory / name)
        secrets = DemonstrationKey(data / "demonstration-secrets.json")
        secrets.set(profile.id, "key", KEY.hex())
        secrets.set(profile.id, "identity", IDENTITY)
        secrets.set(profile.id, "refresh_token", TOKEN)
        return _sign_in_file(data / "demonstration.json", server)


def prepare(conversations: int) -> Cache:
    """The one that lies there, or a new one where the schema or the generator changed."""
    folder = PLACE / f"cache-{conversations}"
    note, mark = folder / "cache.json", _mark()
    if note.exists():
        known = json.loads(note.read_text(encoding="utf-8"))
        if known.pop("mark") == mark:
            return Cache(folder, **known)
    made = _make(folder, conversations)
    facts = {k: v for k, v in asdict(made).items() if k != "folder"}
    note.write_text(json.dumps({**facts, "mark": mark}), encoding="utf-8")
    return made


def hello(head: int = 0) -> HelloOk:
    return HelloOk(
        version=1, session="bench", epoch=EPOCH, head=head, mode="resume", heartbeat_ms=10_000,
        server_time=_now(), user=Person(id=DESK, name="Selim"),
        account=Account(id="bench", name="Ardıç Ev", demonstration=True), role="agent",
        permissions=("conversation.assign",),
    )  # fmt: skip


def _make(folder: Path, conversations: int) -> Cache:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    progress = Progress(f"making the cache of {conversations:,} conversations", conversations)
    began, keeper = time.monotonic(), _Keeper()
    store = Store.open(folder / "desk.db", KEY, lambda _: None, identity=IDENTITY)
    store.welcome(hello()).result()
    store.begin_snapshot(EPOCH, 1).result()
    for snap in _snaps(_rows(conversations, _now())):
        store.snapshot_page(snap).result()
        keeper.see(snap.rows)
        progress.at(keeper.conversations)
    store.close()
    keeper.write(folder / "targets.json")
    progress.done(f"{keeper.messages:,} messages")
    return Cache(folder, keeper.conversations, keeper.messages, time.monotonic() - began)


def _snaps(pages: Iterable[Rows]) -> Iterator[Snap]:
    """The last page says that it is the last one."""
    number, before = 0, None
    for rows in pages:
        if before is not None:
            yield Snap(seq=1, page=number, pages=number + 1, rows=before)
        number, before = number + 1, rows
    if before is not None:
        yield Snap(seq=1, page=number, pages=number, rows=before)


def _rows(conversations: int, now: int) -> Iterator[Rows]:
    """The long ones first, as they are the newest."""
    for age, (name, length) in enumerate(LONG.items()):
        for rows in long_conversation(SEED, length, now):
            yield _renamed(rows, name, now - age * 1_000)
    number = 0
    ordinary = conversations - len(LONG)
    for rows in generate_large(SEED, ordinary, ordinary * USUAL, now):
        spread = [_spread(of, number + n) for n, of in enumerate(rows.conversations)]
        number += len(spread)
        yield replace(rows, conversations=tuple(spread))


def _renamed(rows: Rows, name: str, last_at: int) -> Rows:
    def conversation(of: Conversation) -> Conversation:
        return replace(of, id=name, last_at=last_at)

    def message(of: Message) -> Message:
        return replace(of, id=f"{name}-{of.order}", conversation=name)

    return replace(
        rows, conversations=tuple(map(conversation, rows.conversations)),
        messages=tuple(map(message, rows.messages)),
    )  # fmt: skip


def _spread(of: Conversation, number: int) -> Conversation:
    """Of ten: six are open and mine, one unassigned, one the bot's, one snoozed, one resolved."""
    place = number % 10
    if place < 6:
        return replace(of, status="open", assignee=DESK)
    if place == 9:
        return of
    status = {6: "open", 7: "pending", 8: "snoozed"}[place]
    return replace(of, status=status, assignee=None)


class _Keeper:
    """Counts what goes into a cache and keeps what the flood needs of it."""

    def __init__(self) -> None:
        self.conversations = self.messages = 0
        self._targets: list[Target] = []
        self._texts: list[str] = []

    def see(self, rows: Rows) -> None:
        self.conversations += len(rows.conversations)
        self.messages += len(rows.messages)
        names = {contact.id: contact.name for contact in rows.contacts}
        for of in rows.conversations if len(self._targets) < TARGETS else ():
            name, mine = names.get(of.contact, ""), of.assignee == DESK
            self._targets.append(Target(of.id, of.contact, name, of.last_order, mine))
        if len(self._texts) < TEXTS:
            self._texts += [of.text for of in rows.messages if of.text and of.kind == "in"]

    def write(self, path: Path) -> None:
        targets = [asdict(target) for target in self._targets]
        path.write_text(json.dumps({"targets": targets, "texts": self._texts}), encoding="utf-8")


def _sign_in_file(path: Path, server: str) -> Path:
    user = {"user": USER, "password": "bench", "role": "agent"}
    content = {"server": server, "customer_code": CUSTOMER, "users": [user]}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file)
    return path


def _mark() -> str:
    """Of everything that decides what is in a cache, but the wording of the sample company."""
    content = b"".join((ROOT / name).read_bytes() for name in _HASHED)
    return hashlib.sha256(content).hexdigest()


def _now() -> int:
    return time.time_ns() // 1_000_000
