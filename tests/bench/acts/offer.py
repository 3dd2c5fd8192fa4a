"""Offers made one after the other while everything else goes on, each until its card is painted."""

import asyncio
import random
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from core.rows import OfferRow
from desktop.views.offer import OfferCard
from tests.bench.actor import Room
from tests.bench.control import Control

PAUSE_S = (0.08, 0.30)
PATIENCE_S = 10.0


class Cards(QObject):
    """When each card was first painted whole, by its offer's id; ns of this machine's clock."""

    def __init__(self, host: QObject) -> None:
        super().__init__(host)
        self.painted: dict[str, int] = {}
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildAdded:
            child = event.child()  # type: ignore[attr-defined]  # a QChildEvent
            if isinstance(child, OfferCard):
                child.installEventFilter(self)
        elif event.type() == QEvent.Type.Paint and isinstance(watched, OfferCard):
            offer = watched.arrival.offer
            if offer is not None and offer.id not in self.painted:
                self.painted[offer.id] = 0
                # Its buttons, and the flush, come before it
                QTimer.singleShot(0, lambda: self.painted.update({offer.id: time.time_ns()}))
        return False


async def play(room: Room, setting: Any) -> Any:
    """Ms from the platform's word to the card, for each of `offers`; and how the flood went."""
    control = Control(setting["url"])
    room.inbox.list.step(0)
    await room.until(lambda: room.conversation.model.state == "ready", "a conversation")
    opened = room.conversation.model.opened
    cards = Cards(room.window.panels.customer)
    await room.calm()
    await control.flood(
        setting["rate"], setting["seconds"], opened.conversation.id if opened else ""
    )
    told: dict[str, int] = {}
    stop = room.desk.on_offers(lambda rows: _note(told, rows))
    times, wait = [], random.Random(7)
    for number in range(setting["offers"]):
        times.append(await _offered(room, control, cards, told, f"offer-{number}"))
        await asyncio.sleep(wait.uniform(*PAUSE_S))
    stop()
    whole, known = zip(*times, strict=True)
    return {"ms": whole, "known_ms": known, **await control.state()}


def _note(told: dict[str, int], rows: tuple[OfferRow, ...]) -> None:
    for row in rows:
        told.setdefault(row.offer.id, time.time_ns())


async def _offered(
    room: Room, control: Control, cards: Cards, told: dict[str, int], id: str
) -> tuple[float, float]:
    """Until it was painted, and of that until the screen knew of it."""
    decided = await control.offer(id)
    await room.until(lambda: cards.painted.get(id), f"the card of {id}")
    await control.settle(id)
    await room.until(lambda: not room.desk.offers, f"no card of {id}")
    return (cards.painted[id] - decided) / 1_000_000, (told[id] - decided) / 1_000_000
