"""The platform's side of chaos: a small account, and customers who write when they are told to.

`python -m tests.end_to_end.chaos.platform DATA PORT [new-epoch]`. Asked on standard input: `say
CONVERSATION TEXT`, `truth`. Said on standard output: `ready URL`, `said CONVERSATION TEXT` once
it is committed, `truth JSON`.
"""

import asyncio
import io
import sys
from functools import partial
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import Connection

from backend.log import Log, Transaction, now_ms
from backend.permissions import viewer_of
from backend.server import Config, Platform
from backend.session import Pace
from backend.snapshot import take
from core.entities import Agent, Author, Contact, Conversation, Team
from core.protocol import codec
from core.protocol.frames import Rows, Snap
from tests.end_to_end.chaos.history import Truth
from tests.end_to_end.chaos.lines import answer, lines

AGENT = Agent(id="agent", name="Selin Ak", teams=("desk",))
CONVERSATIONS = tuple(f"c{number}" for number in range(1, 6))
CODE, USER, PASSWORD = "chaos", "selin", "not-a-secret"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
HEARTBEAT_MS = 500


def small_account() -> Rows:
    now = now_ms()
    return Rows(
        agents=(AGENT,), teams=(Team(id="desk", name="Masa"),),
        contacts=tuple(Contact(id=f"k-{id}", name=f"Müşteri {id}") for id in CONVERSATIONS),
        conversations=tuple(
            Conversation(
                id=id, channel="chat", contact=f"k-{id}", status="open", team="desk",
                assignee=AGENT.id, created_at=now, last_at=now,
            )
            for id in CONVERSATIONS
        ),
    )  # fmt: skip


def restore(data: Path) -> None:
    """All there was, restored: nothing is lost, but cursors of the old log mean nothing now."""
    log = Log.open(data / "platform.db")
    log.backup(data / "copy.db")
    log.close()
    Log.restore(data / "copy.db", data / "platform.db").close()
    (data / "copy.db").unlink()


def customer(log: Transaction, conversation: str, text: str) -> None:
    log.post(conversation, "in", Author(kind="contact", id=f"k-{conversation}"), text)


def truth(connection: Connection) -> Truth:
    """The state as the agent sees it, by way of a snapshot's own pages."""
    found = Truth(conversations={}, messages={})
    snapshot = take(connection, viewer_of(AGENT), io.BytesIO(), now_ms())
    for number in range(snapshot.pages):
        page = codec.server_frame(snapshot.frame(number + 1))
        assert isinstance(page, Snap)
        found.conversations.update({c.id: c for c in page.rows.conversations})
        for message in page.rows.messages:
            found.messages.setdefault(message.conversation, []).append(message)
    return found


async def serve(data: Path, port: int) -> None:
    fresh = not (data / "platform.db").exists()
    pace = Pace(heartbeat_ms=HEARTBEAT_MS, commands_per_second=1_000)
    async with Platform(Config(data, port=port, pace=pace, hasher=QUICK)) as platform:
        if fresh:
            platform.log.load([small_account()])
            await platform.accounts.open_account(CODE, "Chaos")
            await platform.accounts.add_user(AGENT.id, USER, PASSWORD)
        answer("ready", platform.url)
        async for words in lines():
            await obey(platform, words)


async def obey(platform: Platform, words: list[str]) -> None:
    if words[0] == "say":
        await platform.log.transact(partial(customer, conversation=words[1], text=words[2]))
        answer("said", *words[1:])
    elif words[0] == "truth":
        answer("truth", codec.encode(await platform.log.database.read(truth)).decode())


def main() -> None:
    data, port = Path(sys.argv[1]), int(sys.argv[2])
    if "new-epoch" in sys.argv:
        restore(data)
    asyncio.run(serve(data, port))


if __name__ == "__main__":
    main()
