"""Offers on their way in: they end a transaction, and are told before anything is written."""

import asyncio
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from core.changes import Changes
from core.clock import monotonic_ms
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.events import By, OfferUpserted
from core.protocol.outputs import Apply
from core.store import meta
from core.sync import talk
from core.work import Offer
from tests.core.protocol.scenes import EPOCH, ev
from tests.core.sync.stage import staged


class Ledger:
    """A store and a session that only note how many events came together."""

    def __init__(self) -> None:
        self.together: list[int] = []

    def apply(self, events: Any) -> "Future[None]":
        self.together.append(len(events))
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def committed(self, seq: int) -> list[Any]:
        return []


async def test_an_offer_to_this_person_ends_its_transaction() -> None:
    ledger: Any = Ledger()
    one = talk.Talk(ledger, ledger, ledger, ledger, ledger, ledger)
    one._me = "u1"
    chat = [codec.server_frame(ev(seq)) for seq in (1, 3, 5)]
    frames: list[Any] = [chat[0], offer_ev(2, "u1"), chat[1], offer_ev(4, "somebody"), chat[2]]
    await one._do([Apply(codec.event(frame)) for frame in frames])
    assert ledger.together == [2, 3]


async def test_an_open_offer_to_this_person_is_told_before_anything_is_written(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path / "desk.db") as stage:
        visit = await stage.visit()
        await visit.snapshot()
        held = asyncio.Event()

        def busy(connection: Any) -> tuple[None, Changes]:
            asyncio.run_coroutine_threadsafe(held.wait(), loop).result(5)
            return None, Changes()

        loop = asyncio.get_running_loop()
        writing = stage.store.write(busy)
        await visit.send(offer_ev(1, "u1"))
        await stage.until(lambda: [of.seq for of in stage.offered] == [1])
        stands = await asyncio.wrap_future(stage.store.read(meta.cursor))
        assert stands == f.Resume(epoch=EPOCH, seq=0)
        held.set()
        await asyncio.wrap_future(writing)


async def test_nothing_is_written_while_the_card_is_painted() -> None:
    """The writing thread would take the turns the screen needs for it."""
    ledger: Any = Ledger()
    ledger.offered, ledger.progress = lambda event: None, lambda *_: None
    ledger.state, ledger.done, ledger.total, ledger.due = "live", 0, 0, None
    ledger.tick = lambda now: []
    begun: list[int] = []
    ledger.received = lambda data, now: [*map(begun.append, [now])][:0]
    one: Any = talk.Talk(ledger, ledger, ledger, ledger, ledger, ledger)
    one._me = "u1"

    async def came(patience: float) -> list[bytes]:
        one._glance(codec.encode(offer_ev(3, "u1")))
        return [b""]

    ledger.read = came
    at = monotonic_ms()
    await one._read()
    assert begun[0] - at >= talk.PAINT_MS


async def test_a_glance_tells_of_open_offers_to_this_person_alone() -> None:
    told: list[Any] = []
    ears: Any = SimpleNamespace(offered=told.append)
    one: Any = talk.Talk(ears, ears, ears, ears, ears, ears)
    one._me = "u1"
    hostile = b'{"t":"ev","type":"offer.upserted"'
    offers = [offer_ev(1, "a2"), offer_ev(2, "u1", state="rescinded"), offer_ev(3, "u1")]
    frames = (hostile, *map(codec.encode, offers), ev(4))
    assert [one._glance(data) for data in frames] == [False, False, False, True, False]
    assert [event.seq for event in told] == [3]
    answer, signal = f.Res(id="c", ok=True), f.Sig(key="k", type="t", body=codec.raw({}))
    assert [one._glance(codec.encode(frame)) for frame in (answer, signal)] == [True, False]


def offer_ev(seq: int, agent: str, **more: Any) -> f.Ev:
    given: dict[str, Any] = {
        "id": f"o{seq}", "interaction": f"i{seq}", "agent": agent, "at": 1, "expires_at": 2,
        "media": "chat", "queue": "q1", "contact": "p1",
    }  # fmt: skip
    offer = Offer(**{**given, **more})
    body = codec.raw(OfferUpserted(offer=offer))
    return f.Ev(
        seq=seq, prev=seq - 1, id=f"e{seq}", type="offer.upserted", at=1, by=By(kind="system"),
        body=body,
    )  # fmt: skip
