"""The calendars, reasons and outcome codes of a company, put there from a file and shown."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from backend import rules
from backend.log import Log, Transaction
from backend.people import Refused
from backend.state import State
from core.protocol.events import (
    Body,
    By,
    CalendarUpserted,
    DispositionUpserted,
    ReasonUpserted,
)
from core.work import Calendar, CompanyRules, Disposition, QueueRules, Reason, Supervised

Rule = Calendar | Reason | Disposition
_NAMES: dict[type[Rule], str] = {
    Calendar: "calendars", Reason: "reasons", Disposition: "dispositions",
}  # fmt: skip
_SYSTEM = By(kind="system")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Removal(msgspec.Struct, frozen=True):
    """`where`: the file and the line that say so."""

    id: str
    where: str


class Removals(msgspec.Struct, frozen=True):
    calendars: tuple[Removal, ...] = ()
    reasons: tuple[Removal, ...] = ()
    dispositions: tuple[Removal, ...] = ()


class SetRulebook(msgspec.Struct, frozen=True, tag=True):
    """What is new or otherwise than before; what it does not name stays as it is, or is archived
    where it is to `replace` all there was."""

    calendars: tuple[Calendar, ...] = ()
    reasons: tuple[Reason, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    remove: Removals = Removals()
    replace: bool = False
    supervised: Supervised | None = None
    """None: it stays as it is."""


async def do(errand: SetRulebook, log: Log) -> str:
    """Does it and says how much of it was new. Raises Refused."""
    return await log.transact(lambda t: _set(t, errand))


def _set(log: Transaction, errand: SetRulebook) -> str:
    named: list[Rule] = [*errand.calendars, *errand.reasons, *errand.dispositions]
    news = [rule for rule in named if _is_news(log, rule)]
    gone = _gone(log, errand)
    for calendar, why in ((each, why) for each, why in gone if isinstance(each, Calendar)):
        _check_unused(log, calendar, why)
    archived = [replace(each, archived=True) for each, _ in gone]
    for rule in (*news, *archived):
        log.emit(_body(rule), _SYSTEM)
    decided = errand.supervised is not None and rules.decide(log, errand.supervised)
    said = (
        f"{len(errand.calendars)} calendars, {len(errand.reasons)} reasons, "
        f"{len(errand.dispositions)} dispositions: {len(news)} new or changed"
    )
    said += f", {len(archived)} archived" if archived else ""
    return f"{said}; supervised: {errand.supervised}" if decided else said


def _gone(log: Transaction, errand: SetRulebook) -> list[tuple[Rule, str]]:
    """What is to be archived and is not yet, each with where that is said."""
    found: list[tuple[Rule, str]] = []
    for kind, name in _NAMES.items():
        kept = {each.id for each in getattr(errand, name)}
        removed: tuple[Removal, ...] = getattr(errand.remove, name)
        for each in removed:
            known = log.state.get(kind, each.id)
            if known is None:
                raise Refused(f"{each.where}: there is no {kind.__name__.lower()} '{each.id}'")
            found.append((known, f"{each.where}: "))
        if errand.replace:
            kept |= {each.id for each in removed}
            found += [(each, "") for each in log.state.all(kind) if each.id not in kept]
    return [(each, why) for each, why in found if not each.archived]


def _check_unused(log: Transaction, calendar: Calendar, why: str) -> None:
    users = [rules.id for rules in log.state.all(QueueRules) if rules.calendar == calendar.id]
    if users:
        told = f"the queue {sorted(users)[0]} goes by the calendar '{calendar.id}'"
        raise Refused(f"{why}{told}: give it another first")


def _body(rule: Rule) -> Body:
    if isinstance(rule, Calendar):
        return CalendarUpserted(calendar=rule)
    if isinstance(rule, Reason):
        return ReasonUpserted(reason=rule)
    return DispositionUpserted(disposition=rule)


def _is_news(log: Transaction, wanted: Rule) -> bool:
    known = log.state.get(type(wanted), wanted.id)
    return known is None or replace(known, version=0) != wanted


def listed(connection: Connection) -> list[str]:
    """A line for each, and what is archived at the end."""
    state = State(connection)
    calendars = sorted(state.all(Calendar), key=lambda each: each.id)
    reasons = sorted(state.all(Reason), key=lambda each: (each.order, each.id))
    dispositions = sorted(state.all(Disposition), key=lambda each: (each.group, each.id))
    lines: list[tuple[Rule, str]] = [
        *((each, "; ".join(_hours(each))) for each in calendars),
        *((each, _budget(each)) for each in reasons),
        *((each, _place(each)) for each in dispositions),
    ]
    lines.sort(key=lambda line: line[0].archived)
    company = state.get(CompanyRules, CompanyRules().id) or CompanyRules()
    decided = [] if company.supervised == "chosen" else [f"supervised   {company.supervised}"]
    return [*(_line(each, rest) for each, rest in lines), *decided]


def _line(rule: Rule, rest: str) -> str:
    rest = "archived" if rule.archived else rest
    return f"{type(rule).__name__.lower():12} {rule.id:16} {rule.name:24} {rest}".rstrip()


def _hours(calendar: Calendar) -> Iterator[str]:
    yield calendar.zone
    for day, spans in zip(_DAYS, calendar.week, strict=False):
        yield f"{day} {' '.join(spans) or 'closed'}"
    for day, spans in sorted(calendar.holidays.items()):
        yield f"{day} {' '.join(spans) or 'closed'}"


def _budget(reason: Reason) -> str:
    return f"{reason.budget_s} s a day" if reason.budget_s else "no budget"


def _place(disposition: Disposition) -> str:
    where = "everywhere" if disposition.general else "where it is named"
    longer = f"{disposition.extra_s} s more" if disposition.extra_s else ""
    return ", ".join(part for part in (disposition.group, where, longer) if part)
