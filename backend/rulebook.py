"""The calendars, reasons and outcome codes of a company, put there from a file and shown."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from backend.log import Log, Transaction
from backend.state import State
from core.protocol.events import (
    Body,
    By,
    CalendarUpserted,
    DispositionUpserted,
    ReasonUpserted,
)
from core.work import Calendar, Disposition, Reason

_SYSTEM = By(kind="system")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class SetRulebook(msgspec.Struct, frozen=True, tag=True):
    """What is new or otherwise than before; what it does not name stays as it is."""

    calendars: tuple[Calendar, ...] = ()
    reasons: tuple[Reason, ...] = ()
    dispositions: tuple[Disposition, ...] = ()


async def do(errand: SetRulebook, log: Log) -> str:
    """Does it and says how much of it was new."""
    return await log.transact(lambda t: _set(t, errand))


def _set(log: Transaction, errand: SetRulebook) -> str:
    bodies: list[Body] = []
    for calendar in errand.calendars:
        if _is_news(log, calendar):
            bodies.append(CalendarUpserted(calendar=calendar))
    for reason in errand.reasons:
        if _is_news(log, reason):
            bodies.append(ReasonUpserted(reason=reason))
    for disposition in errand.dispositions:
        if _is_news(log, disposition):
            bodies.append(DispositionUpserted(disposition=disposition))
    for body in bodies:
        log.emit(body, _SYSTEM)
    return (
        f"{len(errand.calendars)} calendars, {len(errand.reasons)} reasons, "
        f"{len(errand.dispositions)} dispositions: {len(bodies)} new or changed"
    )


def _is_news(log: Transaction, wanted: Calendar | Reason | Disposition) -> bool:
    known = log.state.get(type(wanted), wanted.id)
    return known is None or replace(known, version=0) != wanted


def listed(connection: Connection) -> list[str]:
    """A line for each."""
    state = State(connection)
    calendars = sorted(state.all(Calendar), key=lambda each: each.id)
    reasons = sorted(state.all(Reason), key=lambda each: (each.order, each.id))
    dispositions = sorted(state.all(Disposition), key=lambda each: (each.group, each.id))
    return [
        *(_line("calendar", each.id, each.name, "; ".join(_hours(each))) for each in calendars),
        *(_line("reason", each.id, each.name, _budget(each)) for each in reasons),
        *(_line("disposition", each.id, each.name, _place(each)) for each in dispositions),
    ]


def _line(kind: str, id: str, name: str, rest: str) -> str:
    return f"{kind:12} {id:16} {name:24} {rest}".rstrip()


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
