"""Arrival: something that came for this person and waits for an answer; whatever it is, one value.

Offered work, with the telephone's leg where it rings here; a call that rings without being offered;
and, of a platform that does not route, a conversation the bot handed over.
"""

import msgspec

from core.call_rows import Caller
from core.entities import BotState
from core.rows import InboxRow, OfferRow
from core.work import Offer
from voip.values import Call


class Arrival(msgspec.Struct, frozen=True):
    """`id` stays the same as long as it waits. At least one of `row`, `call` and `handover` is there."""

    id: str
    name: str
    channel: str
    at: int
    """Since when it is asked for here, by the platform's clock."""
    expires_at: int | None = None
    level: int = 0
    key: int | None = None
    row: OfferRow | None = None
    call: Call | None = None
    caller: Caller | None = None
    handover: InboxRow | None = None
    bot: BotState | None = None

    @property
    def offer(self) -> Offer | None:
        return self.row.offer if self.row else None

    @property
    def rings(self) -> bool:
        """It is answered by talking."""
        return self.call is not None or (self.offer is not None and self.offer.media == "call")

    @property
    def calls_back(self) -> bool:
        """The customer wants to be called: whoever takes it dials."""
        return self.offer is not None and self.offer.media == "callback"

    @property
    def number(self) -> str:
        """Of a call-back; empty where it is not known here."""
        return self.row.number if self.row is not None and self.calls_back else ""

    @property
    def waits_since(self) -> int:
        """Since when the customer waits."""
        if self.offer is not None:
            return self.offer.entered_at or self.offer.at
        if self.handover is not None:
            return self.handover.waiting_since or self.handover.last_at
        return self.at

    def left(self, now: int) -> int | None:
        """Ms until the answer comes too late; None: it never does."""
        return None if self.expires_at is None else max(0, self.expires_at - now)


def of_offer(row: OfferRow, call: Call | None = None) -> Arrival:
    offer = row.offer
    return Arrival(
        id=f"offer:{offer.id}", name=row.name, channel=row.channel, at=offer.at,
        expires_at=offer.expires_at, level=offer.level, key=row.key, row=row, call=call,
    )  # fmt: skip


def of_call(call: Call, name: str, caller: Caller) -> Arrival:
    return Arrival(
        id=f"call:{call.id}", name=name, channel="call", at=call.started_at,
        key=caller.conversation, call=call, caller=caller,
    )  # fmt: skip


def of_handover(row: InboxRow, bot: BotState | None) -> Arrival:
    return Arrival(
        id=f"handover:{row.key}", name=row.name, channel=row.channel,
        at=row.waiting_since or row.last_at, key=row.key, handover=row, bot=bot,
    )  # fmt: skip


def urgency(arrival: Arrival) -> tuple[int, bool, int, int, str]:
    """Sorts the most urgent first: what nobody took, then what rings, then what ends soonest."""
    ends = arrival.expires_at if arrival.expires_at is not None else 1 << 62
    return -arrival.level, not arrival.rings, ends, arrival.at, arrival.id
