"""`python -m tests.bench.supervisor_floor TARGETS`: a platform on which a whole day passes a hundred times
as fast, for a supervisor's desk.

Every stage of every contact is an event, and once a second what changed of everybody's figures is told as
signals, out of the same ledger as the platform's own.
"""

import asyncio
import time
from collections.abc import Iterator
from random import Random
from typing import Any

import msgspec
from aiohttp import web
from msgspec.structs import replace

from core.entities import Contact
from core.metrics.days import day_of
from core.metrics.live import Ledger
from core.protocol import codec
from core.protocol import events as e
from core.protocol import frames as f
from core.protocol.events import By
from core.protocol.signals import SignalBody
from core.sync.http import SignedIn
from core.work import Interaction, Offer, QueueRules, StateSpan
from tests.bench import supervised
from tests.bench.cache import TOKEN, hello
from tests.bench.server import Platform, serve, traffic
from tests.bench.traffic import Traffic

HOUR_MS = 3_600_000
TICK_S = 0.01
Happens = tuple[int, str, e.Body]
PERMISSIONS = ("agent.force_state", "supervision.start", "conversation.assign")


def stages(of: Interaction) -> Iterator[Happens]:
    """How a contact came to what it was in the end."""
    end = of.completed_at or of.entered_at
    waits = Interaction(
        id=of.id, media=of.media, queue=of.queue, contact=of.contact, entered_at=of.entered_at,
        version=1,
    )  # fmt: skip
    yield of.entered_at, "interaction.upserted", e.InteractionUpserted(interaction=waits)
    if of.answered_at is not None:
        taken = replace(
            waits, state="active", agent=of.agent, answered_at=of.answered_at, version=2
        )
        yield of.answered_at, "interaction.upserted", e.InteractionUpserted(interaction=taken)
        talked = of.ended_at or end
        wraps = replace(taken, state="wrap_up", ended_at=talked, version=3)
        yield talked, "interaction.upserted", e.InteractionUpserted(interaction=wraps)
    yield end, "interaction.upserted", e.InteractionUpserted(interaction=of)


def asked(of: Offer) -> Iterator[Happens]:
    waits = replace(of, state="open", ended_at=None, version=1)
    yield of.at, "offer.upserted", e.OfferUpserted(offer=waits)
    yield of.ended_at or of.at, "offer.upserted", e.OfferUpserted(offer=of)


def said(of: StateSpan) -> Happens:
    body = e.AgentStateChanged(agent=of.agent, state=of.state, reason=of.reason, since=of.since)
    return of.since, "agent.state_changed", body


def day(start: int) -> list[Happens]:
    of = supervised.shift(Random(2026), start)
    found = [happens for visit in of.interactions for happens in stages(visit)]
    found += [happens for offer in of.offers for happens in asked(offer)]
    found += [said(span) for span in of.spans]
    found.sort(key=lambda happens: happens[0])
    return found


def directory(at: int) -> Iterator[Happens]:
    for who in supervised.people():
        yield at, "agent.upserted", e.AgentUpserted(agent=who)
    for queue in supervised.queues():
        yield at, "queue.upserted", e.QueueUpserted(queue=queue)
        rules = QueueRules(id=queue.id, version=1)
        yield at, "queue_rules.upserted", e.QueueRulesUpserted(queue_rules=rules)
    for number in range(supervised.CONTACTS):
        contact = Contact(id=f"contact-{number}", name=f"Müşteri {number}")
        yield at, "contact.upserted", e.ContactUpserted(contact=contact)


class Floor(Platform):
    """Control: `replay` {speed, from_h, seconds} begins it; `state` has the clock."""

    def __init__(self, traffic: Traffic) -> None:
        super().__init__(traffic)
        self._ledger = Ledger(supervised.ZONE)
        self._told: dict[str, SignalBody] = {}
        self._now = 0
        self.signals = 0

    def application(self) -> web.Application:
        app = super().application()
        app.add_routes([web.post("/control/replay", self._replay)])
        return app

    async def _let_in(self, _: web.Request) -> web.Response:
        person = hello()
        signed_in = SignedIn(
            access_token="access", access_expires_in=86_400, refresh_token=TOKEN,
            user=person.user, account=person.account, role="supervisor",
        )  # fmt: skip
        return web.Response(body=msgspec.json.encode(signed_in), content_type="application/json")

    async def _hear(self, frame: f.ClientFrame) -> None:
        if isinstance(frame, f.Hello):
            self.head = self.acked = frame.resume.seq if frame.resume else 1
            known = replace(hello(self.head), role="supervisor", permissions=PERMISSIONS)
            await self._send(codec.encode(known))
        else:
            await super()._hear(frame)

    async def _replay(self, request: web.Request) -> web.Response:
        """What was so when it begins is sent first, at once; the answer says when that is."""
        order = await request.json()
        start = day_of(time.time_ns() // 1_000_000, supervised.ZONE).start
        self._now = begins = start + round(order["from_h"] * HOUR_MS)
        whole = day(start)
        before = [happens for happens in whole if happens[0] <= begins]
        rest = whole[len(before) :]
        for at, type_, body in (*directory(start), *_newest(before)):
            await self._tell_at(at, type_, body)
        for at, type_, body in before:
            self._ledger.hear(_event(at, type_, body))
        while self.acked < self.head:  # what comes first is no part of the day  # noqa: ASYNC110 - an ack is a number
            await asyncio.sleep(TICK_S)
        self.wanted = len(
            [h for h in rest if h[0] <= begins + order["seconds"] * order["speed"] * 1_000]
        )
        self.sent, self.behind_s, self.lag = 0, 0.0, 0
        self._pacing = asyncio.create_task(self._play(rest[: self.wanted], begins, order["speed"]))
        return web.json_response({"begins": begins})

    async def _play(self, happens: list[Happens], begins: int, speed: float) -> None:
        began, told = time.perf_counter(), 0.0
        while self.sent < self.wanted:
            passed = time.perf_counter() - began
            self._now = begins + round(passed * speed * 1_000)
            while self.sent < self.wanted and happens[self.sent][0] <= self._now:
                await self._tell_at(*happens[self.sent])
                self.sent += 1
            self.lag = max(self.lag, self.head - self.acked)
            if passed - told >= 1.0:
                told = passed
                await self._tell_figures()
                self.behind_s = max(self.behind_s, time.perf_counter() - began - passed)
            await asyncio.sleep(TICK_S)

    async def _tell_figures(self) -> None:
        """Of the ledger, once a second, what is another than was told."""
        ledger, now = self._ledger, self._now
        found: dict[str, tuple[str, SignalBody]] = {
            **{f"live:queue:{id}": ("queue_live", live) for id, live in ledger.queues(now).items()},
            **{f"live:agent:{id}": ("agent_live", live) for id, live in ledger.agents(now).items()},
        }
        for key, (type_, body) in found.items():
            if self._told.get(key) != body:
                self._told[key] = body
                self.signals += 1
                await self._send(codec.encode(f.Sig(key=key, type=type_, body=codec.raw(body))))

    async def _tell_at(self, at: int, type_: str, body: e.Body) -> None:
        seq = self.head + 1
        frame = f.Ev(
            seq=seq, prev=self.head, id=f"e{seq}", type=type_, at=at,
            by=By(kind="system", id=""), body=codec.raw(body),
        )  # fmt: skip
        self.head = seq
        self._ledger.hear(_event(at, type_, body, seq))
        await self._send(codec.encode(frame))


def _newest(before: list[Happens]) -> list[Happens]:
    """Of each thing what was so at last: nobody needs its story."""
    found: dict[str, Happens] = {}
    for happens in before:
        body: Any = happens[2]
        of = getattr(body, "interaction", None) or getattr(body, "offer", None)
        found[of.id if of else body.agent] = happens
    return sorted(found.values(), key=lambda happens: happens[0])


def _event(at: int, type_: str, body: e.Body, seq: int = 0) -> e.Event:
    by = By(kind="system", id="")
    return e.Event(seq=seq, prev=seq - 1, id=f"e{seq}", type=type_, at=at, by=by, body=body)


if __name__ == "__main__":
    asyncio.run(serve(Floor(traffic())))
