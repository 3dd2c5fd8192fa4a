"""Alerts: each second the rules are held against the picture; what came true is raised in the log.

What stands is in the log: a platform that starts anew neither raises it twice nor forgets to clear it.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from backend import statements
from backend.audience import LATELY_MS
from backend.live.feed import Picture
from backend.live.measured import Measured, concerns, measured
from backend.live.phase import CALM, Phase, step
from backend.live.quiet import is_quiet
from backend.live.samples import Samples
from backend.log import Log, Transaction
from backend.routing.world import World
from backend.rows import decode
from backend.state import State
from core.ids import uuid7
from core.protocol.events import AlertRuleUpserted, AlertUpserted, By, Event
from core.supervision import Alert, AlertRule, Figure
from core.work import COMPANY_ZONE

_LOG = logging.getLogger("santral.platform")
_SYSTEM = By(kind="system")
Name = tuple[str, str]
"""Ids of the rule and of its subject."""


class Raise(NamedTuple):
    alert: Alert


class Clear(NamedTuple):
    alert: str
    name: Name


class Alerts:
    def __init__(self, log: Log, world: Callable[[], World], zone: str = COMPANY_ZONE) -> None:
        self._log, self._world, self._zone = log, world, zone
        self._rules: dict[str, AlertRule] = {}
        self._phases: dict[Name, Phase] = {}
        self._standing: dict[Name, str] = {}
        """Ids of the alerts that stand."""
        self._samples = Samples()
        self._news: asyncio.Queue[Picture] = asyncio.Queue(1)

    def seen(self, picture: Picture) -> None:
        """The newest picture waits; one that nobody looked at yet is not worth it any more."""
        while not self._news.empty():
            self._news.get_nowait()
        self._news.put_nowait(picture)

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._heard)
        try:
            await self.begin()
            while True:
                await self.look(await self._news.get())
        finally:
            stop()

    async def begin(self) -> None:
        rules, alerts = await self._log.database.read(_known)
        self._rules = {**{rule.id: rule for rule in rules}, **self._rules}
        for alert in alerts:
            name = alert.rule, alert.subject
            self._standing[name] = alert.id
            self._phases[name] = Phase(raised=True)

    async def look(self, picture: Picture) -> None:
        """Raises and clears what has to be; what the disk had no room for is tried again."""
        decided = self._decided(picture)
        if not decided:
            return
        try:
            await self._log.transact(lambda log: _carry_out(log, decided))
        except OperationalError:
            _LOG.exception("alerts could not be written")
            return
        for each in decided:
            self._done(each, picture.at)

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event.body, AlertRuleUpserted):
                rule = event.body.alert_rule
                self._rules[rule.id] = rule

    # What is to be done

    def _decided(self, picture: Picture) -> list[Raise | Clear]:
        values = self._values(picture)
        if self._samples.due(picture.at):
            self._samples.take(picture.at, {k: of.value for k, of in values.items()})
        known = [rule for rule in self._rules.values() if rule.enabled and not rule.deleted]
        asked = {rule.id: rule for rule in known}
        decided: list[Raise | Clear] = [
            Clear(id, name) for name, id in self._standing.items() if name[0] not in asked
        ]
        for rule in known:
            decided += self._of_rule(rule, values, picture.at)
        return decided

    def _values(self, picture: Picture) -> dict[tuple[Figure, str], Measured]:
        """By figure and subject, of every figure that a rule looks at."""
        world = self._world()
        figures = {rule.figure for rule in self._rules.values() if rule.enabled}
        return {
            (figure, of.subject): of
            for figure in sorted(figures)
            for of in measured(figure, picture, world)
        }

    def _of_rule(
        self, rule: AlertRule, values: dict[tuple[Figure, str], Measured], now: int
    ) -> list[Raise | Clear]:
        quiet = is_quiet(rule.quiet, now, self._zone)
        mine = {
            of.subject: of
            for (figure, _), of in values.items()
            if figure == rule.figure and concerns(rule, of)
        }
        subjects = mine.keys() | {subject for id, subject in self._phases if id == rule.id}
        found = (self._step(rule, s, mine.get(s), now, quiet) for s in sorted(subjects))
        return [each for each in found if each]

    def _step(
        self, rule: AlertRule, subject: str, of: Measured | None, now: int, quiet: bool
    ) -> Raise | Clear | None:
        name = rule.id, subject
        value, urgent = (of.value, of.urgent) if of else (None, False)
        before = self._phases.get(name, CALM)
        after = step(before, rule, value, now, urgent=urgent, quiet=quiet)
        if after.raised != before.raised:  # known once it is committed
            if after.raised:
                return Raise(self._alert(rule, subject, value or 0.0, now))
            return Clear(self._standing[name], name)
        self._phases[name] = after
        if of is None and not after.raised:
            del self._phases[name]
        return None

    def _alert(self, rule: AlertRule, subject: str, value: float, now: int) -> Alert:
        return Alert(
            id=uuid7(), rule=rule.id, name=rule.name, figure=rule.figure, subject=subject,
            value=value, threshold=rule.threshold, raised_at=now, sound=rule.sound,
            before=self._samples.before(rule.figure, subject),
        )  # fmt: skip

    def _done(self, each: Raise | Clear, now: int) -> None:
        if isinstance(each, Raise):
            name = each.alert.rule, each.alert.subject
            self._standing[name] = each.alert.id
            self._phases[name] = Phase(raised=True, seen=now)
        else:
            self._standing.pop(each.name, None)
            self._phases.pop(each.name, None)


def _carry_out(log: Transaction, decided: Sequence[Raise | Clear]) -> None:
    for each in decided:
        if isinstance(each, Raise):
            log.emit(AlertUpserted(alert=each.alert), _SYSTEM)
            continue
        known = log.state.get(Alert, each.alert)  # it may have been acknowledged meanwhile
        if known is not None and known.cleared_at is None:
            log.emit(AlertUpserted(alert=replace(known, cleared_at=log.now)), _SYSTEM)


def _known(connection: Connection) -> tuple[list[AlertRule], list[Alert]]:
    """Every rule, and the alerts that stand."""
    state = State(connection)
    standing = [decode(Alert, data) for data in connection.scalars(statements.STANDING)]
    return state.all(AlertRule), sorted(standing, key=lambda alert: alert.id)


def forget_old(connection: Connection, now: int) -> None:
    """No snapshot tells of them any more, and the log is cut by its own rule."""
    connection.execute(statements.OLD_ALERTS, {"of": now - LATELY_MS})
