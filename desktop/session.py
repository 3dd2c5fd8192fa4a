"""Session: the store, the line and the desk of one signed-in person, built and taken down.

Importing this module imports SQLAlchemy, so it happens after the first paint, on a worker.
"""

import asyncio
import platform
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.changes import Changes
from core.desk import Desk
from core.profiles import Profile
from core.protocol.frames import ClientInfo
from core.receipt import Receipt
from core.store.outbox import WRITTEN
from core.store.rescue import Salvage, rescue, set_aside
from core.store.store import MEMORY, Store
from core.sync.client import Client
from core.sync.failures import Refusal, Unreachable
from core.sync.http import Http, SignedIn
from core.sync.notes import StoredToken
from core.sync.tokens import TokenStore
from desktop.vault import KeptPasswords, KeptToken, Place, machine
from desktop.version import VERSION

if TYPE_CHECKING:
    from desktop.telephone.keeper import Make

Schedule = Callable[[Callable[[], None]], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What a session needs of the application."""

    schedule: Schedule
    crash: Callable[[BaseException], None]
    locale: str
    make_phone: "Make | None" = None
    """None: the real one, a process of its own."""


def http_of(profile: Profile) -> Http:
    """Raises UserError sign_in.not_santral, sign_in.insecure."""
    client = ClientInfo(name="Santral", version=VERSION, os=platform.system())
    return Http(profile.server, profile.device_id, client)


def unsent_in(salvage: Salvage) -> int | None:
    """Replies, notes, evaluations and drafts, whose words would be lost; None: none found, nobody
    can tell."""
    written = sum(command.type in WRITTEN for command in salvage.commands)
    drafts = len(salvage.drafts) + sum(kind == "evaluation" for kind, _, _ in salvage.kept)
    return written + drafts or (0 if salvage.whole else None)


class Session:
    def __init__(
        self, place: Place, store: Store, around: Around, signed_in: SignedIn | None
    ) -> None:
        self.place = place
        self.store = store
        self.token: TokenStore = StoredToken(store) if place.token_inside else KeptToken(place)
        self.http = http_of(place.profile)
        self.client = Client(
            store, self.http, self.token, around.crash, signed_in=signed_in, locale=around.locale
        )
        passwords = None if place.token_inside else KeptPasswords(place)
        self.desk = Desk(store, self.client, around.schedule, passwords)

    @classmethod
    def open(cls, place: Place, around: Around, signed_in: SignedIn | None) -> "Session":
        """Blocks for some 20 ms: for a worker. Raises UserError store.*, keystore.*."""
        late = Late()
        store = Store.open(
            place.store or MEMORY, place.key, late.tell, identity=place.identity, machine=machine()
        )
        with ExitStack() as undo:
            undo.callback(store.close)
            session = cls(place, store, around, signed_in)
            if signed_in is not None:
                session.token.save(signed_in.refresh_token)
            undo.pop_all()
        late.listener = session.desk.changed
        return session

    async def start(self) -> None:
        await self.desk.load()
        await self.desk.start()

    async def unsent(self) -> int:
        commands = await asyncio.wrap_future(self.store.outbox())
        return sum(command.type in WRITTEN for command in commands)

    async def put_back(self, salvage: Salvage) -> None:
        await asyncio.wrap_future(self.store.put_back(salvage))

    async def position(self) -> tuple[str, int | None]:
        """The epoch of the platform's log, and the newest of its events that is applied here."""
        resume = await asyncio.wrap_future(self.store.cursor())
        return (resume.epoch, resume.seq) if resume else ("", None)

    async def engine(self) -> str:
        """Versions of SQLite and of what encrypts it, as the open file says them."""
        return await asyncio.wrap_future(self.store.read(_engine))

    def round_trip(self) -> int | None:
        """Ms to the platform and back, as last measured."""
        return self.client.clock.round_trip

    async def close(self, *, purge: bool = False) -> Receipt | None:
        """The line first, then the store; with `purge` nothing readable is left of it but the receipt.

        Raises UserError store.* where a purge fails; the store is closed all the same.
        """
        await self.desk.close()
        try:
            if not purge:
                return None
            return await asyncio.wrap_future(self.store.purge())
        finally:
            await asyncio.to_thread(self.store.close)

    def sign_out(self) -> None:
        """Tells the platform where it can be reached; the token goes in any case. Blocks."""
        token = self.token.load()
        self.token.forget()
        try:
            if token:
                self.http.sign_out(token)
        except (Refusal, Unreachable):
            return


def _engine(connection: Any) -> str:
    ask = connection.exec_driver_sql
    cipher = ask("PRAGMA cipher_version").scalar()
    return f"{ask('SELECT sqlite_version()').scalar()}, SQLCipher {cipher}"


class Late:
    """The store tells of changes from its first moment, the desk listens a moment later."""

    def __init__(self) -> None:
        self.listener: Callable[[Changes], None] | None = None

    def tell(self, changes: Changes) -> None:
        if self.listener:
            self.listener(changes)


def salvage_of(place: Place) -> Salvage:
    """What was not sent, out of a file that cannot be opened. Blocks."""
    return rescue(place.store, place.key) if place.store else Salvage()


def put_aside(place: Place) -> None:
    """Also where the file itself is gone: what stands beside it would speak for the new one."""
    if place.store:
        set_aside(place.store)
