"""What calls need of routing. The platform's router has it; a test may hand in a smaller one."""

from typing import NamedTuple, Protocol

from backend.log import Transaction
from core.entities import CallRecord


class Place(NamedTuple):
    """Of a caller in their queue. `position` counts from 1."""

    position: int
    wait_s: int | None
    """None: nobody can say."""


class Queueing(Protocol):
    """Every call of these is inside a transaction but the last. Offers, and what becomes of them, are
    heard from the log (`offer.upserted`, `interaction.upserted`)."""

    def enqueue(self, log: Transaction, call: CallRecord, queue: str) -> None:
        """The caller waits from now on."""

    def accept(self, log: Transaction, offer: str) -> bool:
        """The phone it was shown on has answered. False: it is somebody else's, or gone."""

    def decline(self, log: Transaction, offer: str, reason: str) -> None:
        """Nothing where it is not open any more."""

    def back(self, log: Transaction, call: str) -> None:
        """Whoever had accepted it is gone without having finished: it waits again, before others."""

    def over(self, log: Transaction, call: str) -> None:
        """The caller is gone, or has been handed on: abandoned where nobody had accepted."""

    def taken_over(self, log: Transaction, call: str, agent: str) -> None:
        """Somebody has the caller in place of whoever had accepted it, without their being offered it."""

    def call_back(self, log: Transaction, call: str, number: str) -> None:
        """The caller leaves, or was let wait no longer, and is to be called at this number."""

    def place_of(self, interaction: str) -> Place | None:
        """From memory; None where it does not wait."""
