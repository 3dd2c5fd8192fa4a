"""The desk's side of chaos: store, line and outbox as in the real desk, without a screen.

`python -m tests.end_to_end.chaos.desk DATA URL [BUG]`. Asked on standard input: `send
CONVERSATION TEXT`, `settled`, `truth`. Said: `up`, `sent ID CONVERSATION TEXT` once it is
committed, `settled yes|no`, `truth JSON`.
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from core.changes import Changes
from core.desk import Desk
from core.protocol import codec
from core.protocol.frames import ClientInfo
from core.rows import InboxFilter
from core.store import queries
from core.store.store import Store
from core.sync.client import Client
from core.sync.http import Http
from tests.end_to_end.chaos import bugs
from tests.end_to_end.chaos.history import Truth
from tests.end_to_end.chaos.lines import answer, lines
from tests.end_to_end.chaos.platform import CODE, PASSWORD, USER

KEY = bytes(range(32))


@dataclass
class KeptToken:
    """The long-lived token in a file, replaced whole as a keystore would."""

    path: Path

    def load(self) -> str | None:
        return self.path.read_text() if self.path.exists() else None

    def save(self, token: str) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(token)
        fresh.replace(self.path)

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


class Hub:
    """Joins store and desk, which are made one after the other."""

    desk: Desk | None = None

    def changed(self, changes: Changes) -> None:
        if self.desk:
            self.desk.changed(changes)


def void(_: object) -> None:
    """A callback's result that nobody wants."""


def stumbled(error: BaseException) -> None:
    answer("bug", repr(error).replace("\n", " "))


async def live(data: Path, url: str) -> None:
    hub = Hub()
    loop = asyncio.get_running_loop()
    store = Store.open(data / "store.db", KEY, hub.changed)
    http = Http(url, "chaos-device", ClientInfo(name="chaos", version="1", os="none"))
    kept = KeptToken(data / "token")
    signed_in = None if kept.load() else http.sign_in(CODE, USER, PASSWORD)
    if signed_in:
        kept.save(signed_in.refresh_token)
    client = Client(store, http, kept, stumbled, signed_in=signed_in, jitter=lambda: 0.1)
    hub.desk = Desk(store, client, lambda work: void(loop.call_soon_threadsafe(work)))
    await hub.desk.load()
    await hub.desk.start()
    answer("up")
    async for words in lines():
        await obey(hub.desk, store, words)


async def obey(desk: Desk, store: Store, words: list[str]) -> None:
    if words[0] == "send":
        await send(desk, words[1], words[2])
    elif words[0] == "settled":
        waiting = await asyncio.wrap_future(store.read(unacknowledged))
        answer("settled", "yes" if desk.line.state == "live" and not waiting else "no")
    elif words[0] == "truth":
        answer("truth", codec.encode(await truth(desk, store)).decode())


async def send(desk: Desk, conversation: str, text: str) -> None:
    key = await desk.key_of(conversation)
    if key is None:  # the first snapshot is not here yet: there is nothing to answer
        answer("unknown", conversation, text)
        return
    answer("sent", await desk.send_message(key, text), conversation, text)


def unacknowledged(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one())


async def truth(desk: Desk, store: Store) -> Truth:
    found = Truth(conversations={}, messages={})
    for key in (await desk.skeleton(InboxFilter(view="all"))).keys:
        opened = await desk.open_conversation(key)
        conversation = opened.conversation
        found.conversations[conversation.id] = conversation
        said = await asyncio.wrap_future(
            store.read(lambda c, key=key: queries.messages(c, key, 1, 10**9))  # type: ignore[misc]
        )
        if said:
            found.messages[conversation.id] = said
    waiting = await asyncio.wrap_future(store.read(unacknowledged))
    return Truth(found.conversations, found.messages, waiting)


def main() -> None:
    if len(sys.argv) > 3:
        bugs.seed(sys.argv[3])
    asyncio.run(live(Path(sys.argv[1]), sys.argv[2]))


if __name__ == "__main__":
    main()
