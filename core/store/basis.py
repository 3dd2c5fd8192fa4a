"""Basis: by which midnight and which T the sums were made, how far back they go, and whose store it is."""

from typing import Any

import msgspec
from sqlalchemy import Connection

from core.metrics.days import day_of
from core.store import bodies, lookup, meta
from core.work import CompanyRules, QueueRules

BASIS = "figures"
KEPT_DAYS = 92
"""So long, where the policy says nothing else: three months, so that one can be held against the next."""
EVER = 1 << 62
DAY_MS = 24 * 3_600_000
USUAL_S = QueueRules(id="").target_s


class Basis(msgspec.Struct, frozen=True):
    zone: str = CompanyRules().zone
    targets: dict[str, int] = {}
    """T in seconds, by queue, where it is not the usual one."""
    recounted: tuple[str, str] | None = None
    """It is being counted anew, and so far up to that kind and id; None: it is done."""
    former: dict[str, int] | None = None
    """T by which the rest still stands in the sums; None: the rest stands in none of them."""
    counted: int = 0
    to_count: int = 0
    days: int = KEPT_DAYS
    since: int = EVER
    """From then on nothing is missing."""
    last: int = 0
    """When the newest of it happened."""

    def stands(self, name: tuple[str, str]) -> bool:
        """Whether it is in the sums already."""
        return self.recounted is None or self.former is not None or name <= self.recounted

    def target_ms(self, name: tuple[str, str], queue: str) -> int:
        """T by which that visit is in the sums."""
        anew = self.recounted is None or self.former is None or name <= self.recounted
        by = self.targets if anew else self.former or {}
        return by.get(queue, USUAL_S) * 1_000

    @property
    def known_since(self) -> int | None:
        """None: nothing is kept."""
        return self.since if self.since < EVER else None

    def cut(self, now: int) -> int:
        """The company's midnight from which on everything is kept."""
        return day_of(max(0, now - self.days * DAY_MS), self.zone).start


_basis = msgspec.msgpack.Decoder(Basis).decode


def basis(connection: Connection) -> Basis:
    data = meta.get(connection, BASIS)
    return _basis(data) if data else Basis()


def save(connection: Connection, **changes: Any) -> None:
    after = msgspec.structs.replace(basis(connection), **changes)
    meta.put(connection, BASIS, bodies.encode(after))


def keeps(connection: Connection) -> bool:
    """Whether this is a supervisor's store; nobody else is told of everybody's work."""
    data = meta.get(connection, meta.PERSON)
    return data is not None and bodies.person(data).role != "agent"


def as_told(connection: Connection) -> tuple[str, dict[str, int]]:
    """As the platform says now: the company's zone, and T of each queue whose is not the usual one."""
    company: CompanyRules | None = lookup.record(connection, "company_rules", CompanyRules().id)
    sql = "SELECT body FROM records WHERE kind = 'queue_rules'"
    found = connection.exec_driver_sql(sql).scalars()
    rules: list[QueueRules] = [bodies.record("queue_rules", body) for body in found]
    targets = {of.id: of.target_s for of in rules if of.target_s != USUAL_S}
    return (company or CompanyRules()).zone, targets
