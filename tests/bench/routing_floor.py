"""The platform of the routing bench: two hundred people of twenty teams, and work that comes in.

`python -m tests.bench.routing_floor DATA RESULT RATE SECONDS`: prints where it listens and everybody's
token as one line of JSON; once all of them are there, the work begins.
"""

import asyncio
import contextlib
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from msgspec.structs import replace

from backend.attempts import PER_ADDRESS
from backend.log import Transaction
from backend.routing import calls
from backend.server import Config, Platform
from core.entities import Agent, Author, CallRecord, Contact, Conversation, Queue, Team
from core.protocol import events as e
from core.protocol.frames import ClientInfo, Rows
from core.work import Interaction, Offer, QueueRules

TEAMS, PEOPLE = 20, 200
TALK_S = 1.5
PATIENCE_S = 60.0
_BOT = e.By(kind="bot", id="bot")
_SYSTEM = e.By(kind="system")
_CLIENT = ClientInfo(name="bench", version="1", os="none")
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def rows() -> Rows:
    """Everybody is available, and one of them leads."""
    agents = [_agent(n) for n in range(PEOPLE)]
    lead = Agent(id="lead", name="Lead", role="supervisor", state="not_ready")
    rules = [QueueRules(id=f"q{n}", wrap="none", alert_s=20) for n in range(TEAMS)]
    return Rows(
        agents=(*agents, lead), queue_rules=tuple(rules),
        teams=tuple(Team(id=f"t{n}", name=f"Team {n}") for n in range(TEAMS)),
        queues=tuple(Queue(id=f"q{n}", name=f"Queue {n}", team=f"t{n}") for n in range(TEAMS)),
    )  # fmt: skip


def _agent(n: int) -> Agent:
    return Agent(
        id=f"a{n}", name=f"Agent {n}", teams=(f"t{n % TEAMS}",), state="available", since=1
    )


class Watch:
    """When each piece of work was committed, and when its first offer was; both as listeners hear of
    it. Counts also how each ended."""

    def __init__(self) -> None:
        self.began: dict[str, float] = {}
        self.took_ms: list[float] = []
        self.offered: set[str] = set()
        self.accepted: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        self.calls: list[tuple[float, str]] = []
        """Calls that are talked on, and until when."""

    def heard(self, events: Sequence[e.Event]) -> None:
        now = time.perf_counter()
        for event in events:
            if isinstance(event.body, e.InteractionUpserted):
                self._work(event.body.interaction, now)
            elif isinstance(event.body, e.OfferUpserted):
                self._offer(event.body.offer, now)

    def _work(self, work: Interaction, now: float) -> None:
        if work.state == "waiting":
            self.began.setdefault(work.id, now)
        elif work.state == "done":
            self.ended[work.end or ""] += 1
        elif work.state == "active" and work.call and not work.first_reply_at:
            self.calls.append((now + TALK_S, work.id))

    def _offer(self, offer: Offer, now: float) -> None:
        if offer.state == "accepted":
            self.accepted[offer.interaction] += 1
        elif offer.state == "open" and offer.interaction not in self.offered:
            self.offered.add(offer.interaction)
            self.took_ms.append((now - self.began[offer.interaction]) * 1000)


def arrives(log: Transaction, number: int) -> None:
    """Every fifth is a call, the others are chats the bot hands over."""
    contact = Contact(id=f"c{number}", name=f"Customer {number}")
    of = Conversation(
        id=f"v{number}", channel="chat", contact=contact.id, status="pending", created_at=log.now,
        last_at=log.now, team=f"t{number % TEAMS}", queue=f"q{number % TEAMS}",
    )  # fmt: skip
    if number % 5 == 4:
        _calls(log, replace(of, channel="call", status="open"), contact)
        return
    log.emit(e.ConversationCreated(conversation=of, contact=contact), _SYSTEM)
    who = Author(kind="contact", id=contact.id, name=contact.name)
    log.post(of.id, "in", who, "I want to talk to a person")
    log.emit(
        e.BotHandoffRequested(conversation=of.id, reason="asked", summary="Wants a person"), _BOT
    )


def _calls(log: Transaction, of: Conversation, contact: Contact) -> None:
    log.emit(e.ConversationCreated(conversation=of, contact=contact), _SYSTEM)
    call = CallRecord(
        id=f"k-{of.id}", contact=contact.id, direction="in", started_at=log.now, conversation=of.id
    )
    log.emit(e.CallUpserted(call=call), _SYSTEM)
    calls.enqueue_call(log, call, of.queue or "")


class Floor:
    def __init__(self, platform: Platform, rate: float, seconds: float) -> None:
        self._platform, self._rate, self._count = platform, rate, round(rate * seconds)
        self.watch = Watch()
        self.behind_s = 0.0

    async def run(self) -> dict[str, Any]:
        self._platform.log.listen(self.watch.heard)
        hanging_up = asyncio.create_task(self._hang_up())
        began, tasks, used = time.perf_counter(), [], time.process_time()
        for number in range(self._count):
            wait = began + number / self._rate - time.perf_counter()
            await asyncio.sleep(max(wait, 0))
            self.behind_s = max(self.behind_s, -wait)
            tasks.append(asyncio.create_task(self._arrive(number)))
        await asyncio.gather(*tasks)
        await self._ended()
        hanging_up.cancel()
        return {**self._result(), "busy": (time.process_time() - used) / self._count * 1000}

    async def _arrive(self, number: int) -> None:
        await self._platform.log.transact(lambda t: arrives(t, number))

    async def _hang_up(self) -> None:
        while True:
            now = time.perf_counter()
            over = [id for at, id in self.watch.calls if at <= now]
            self.watch.calls = [each for each in self.watch.calls if each[0] > now]
            for id in over:
                await self._platform.log.transact(partial(calls.call_ended, interaction=id))
            await asyncio.sleep(0.02)

    async def _ended(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                while self.watch.ended.total() < self._count:  # noqa: ASYNC110  # it is counted
                    await asyncio.sleep(0.1)

    def _result(self) -> dict[str, Any]:
        watch = self.watch
        return {
            "count": self._count, "took_ms": watch.took_ms, "ended": dict(watch.ended),
            "accepted": len(watch.accepted), "behind_s": self.behind_s,
            "doubled": sum(times > 1 for times in watch.accepted.values()),
        }  # fmt: skip


async def serve(data: Path, result: Path, rate: float, seconds: float) -> None:
    config = Config(data, hasher=_CHEAP, tries_per_address=max(PER_ADDRESS, 10 * PEOPLE))
    platform = Platform(config)
    await asyncio.to_thread(platform.log.load, [rows()])
    await platform.accounts.open_account("bench", "Bench")
    tokens = {f"a{n}": await _token(platform, f"a{n}") for n in range(PEOPLE)}
    async with platform:
        print(json.dumps({"url": platform.url, "tokens": tokens}), flush=True)
        while platform.gateway.sessions < PEOPLE:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.1)
        await asyncio.sleep(2)  # their snapshots and their first signals are not what is measured
        found = await Floor(platform, rate, seconds).run()
        await asyncio.to_thread(result.write_text, json.dumps(found))


async def _token(platform: Platform, user: str) -> str:
    await platform.accounts.add_user(user, user, "correct horse")
    signed_in = await platform.accounts.sign_in(
        "bench", user, "correct horse", f"d-{user}", _CLIENT, user
    )
    return signed_in.access_token


if __name__ == "__main__":
    place, into, rate, seconds = sys.argv[1:]
    asyncio.run(serve(Path(place), Path(into), float(rate), float(seconds)))
