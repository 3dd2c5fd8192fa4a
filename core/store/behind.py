"""What stands behind a figure: the very things it counts, by the very measure that made it."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection

from core.figure_rows import InteractionRow
from core.metrics import counted
from core.metrics.intervals import Interval, windows
from core.metrics.measures import BY_NAME, Group, Measure
from core.metrics.ratio import Ratio
from core.metrics.report import Frame, counts, subject
from core.metrics.service_level import variant_of
from core.metrics.tally import Counts, Key
from core.store import figures, happened, lookup
from core.store.basis import DAY_MS, basis
from core.store.happened import ONWARD

_AT_A_TIME = 500
Kind = Literal["interaction", "offer", "talk", "bot", "survey", "evaluation"]


class Behind(NamedTuple):
    """One thing that a figure counts."""

    kind: Kind
    id: str
    value: Any
    at: int
    """When it counts."""
    part: int
    over: int
    """Of a ratio; of a count it is 0."""


class Contributed(NamedTuple):
    kind: Kind
    id: str
    value: Any
    counts: Counts


def behind(
    connection: Connection, of: Frame, name: str, who: str | None, span: Interval
) -> Iterator[Behind]:
    """All that a figure of a row is made of: their parts added up are the figure, by the same measure.
    From the newest day on, so that whoever wants the newest need not read all of it; what was said in
    one conversation on several days comes once for each.

    `who`: the row's subject; None: of the whole report. Of time it is the work within it.
    """
    if BY_NAME[name].group == "time":
        yield from _working(connection, of, who, span)
        return
    for day in reversed(list(windows(*span, DAY_MS))):
        found = _of_day(connection, of, BY_NAME[name], who, day)
        yield from sorted(found, key=lambda each: (-each.at, each.id))


def _of_day(
    connection: Connection, of: Frame, measure: Measure, who: str | None, day: Interval
) -> Iterator[Behind]:
    variant = variant_of(of.spec.variant)
    for each in contributed(connection, measure.group, day):
        within = [
            (key.at, _ratio(measure.of(tally, variant))) for key, tally in each.counts
            if key.at in day and of.scope.holds(key) and counts(of.spec, tally)
            and _belongs(subject(of.spec, key), who)
        ]  # fmt: skip
        part, over = (sum(ratio[n] for _, ratio in within) for n in (0, 1))
        if part or over:
            at = min(at for at, _ in within)
            yield Behind(each.kind, each.id, each.value, at, part, over)


def rows(
    connection: Connection, of: Frame, figure: str, who: str | None, span: Interval | None,
    limit: int,
) -> tuple[InteractionRow, ...]:  # fmt: skip
    """The newest first."""
    found = islice(behind(connection, of, figure, who, span or of.period), limit)
    return tuple(_row(connection, each) for each in found)


def contributed(connection: Connection, group: Group, span: Interval) -> Iterator[Contributed]:
    """All that may count within for such measures."""
    if group in _KINDS:
        for kind, count in _KINDS[group]:
            for id, value in happened.counted_at(connection, kind, *span):
                yield Contributed(kind, id, value, count(value))
    elif group == "replies":
        for id, value in happened.reaching(connection, "talk", *span):
            yield Contributed("talk", id, value, counted.of_exchange(value))
    elif group == "demand":
        known = basis(connection)
        for id, value in happened.counted_at(connection, "interaction", *span):
            target = known.target_ms(("interaction", id), value.queue)
            counts_ = counted.demand(value, target)
            yield Contributed("interaction", id, value, counts_)
    elif group == "handling":
        ended = list(happened.counted_at(connection, "interaction", *span, by_end=True))
        onward = _onward(connection, [id for id, _ in ended])
        for id, value in ended:
            yield Contributed("interaction", id, value, counted.handled(value, id in onward))
    else:
        yield from _quality(connection, span)


def _quality(connection: Connection, span: Interval) -> Iterator[Contributed]:
    form = figures.forms(connection)
    for id, value in happened.reaching(connection, "survey", *span):
        yield Contributed("survey", id, value, counted.of_survey(value))
    for id, value in happened.counted_at(connection, "evaluation", *span):
        by = form(value.form)
        yield Contributed("evaluation", id, value, counted.of_evaluation(value, by) if by else ())


def _belongs(whose: str | None, who: str | None) -> bool:
    """`who` None: any row."""
    return whose is not None if who is None else whose == who


def _working(connection: Connection, of: Frame, who: str | None, span: Interval) -> list[Behind]:
    agents = connection.exec_driver_sql("SELECT agent FROM timed").scalars().all()
    chosen = [who] if who else [a for a in agents if of.scope.holds(Key(0, agent=a))]
    found = [
        Behind("interaction", visit.id, visit, visit.answered_at, 0, 0)
        for agent in chosen
        for visit in happened.lasting(connection, "interaction", agent, *span)
        if visit.answered_at is not None and visit.answered_at < span.end
    ]
    return sorted(found, key=lambda each: (-each.at, each.id))


def _onward(connection: Connection, ids: list[str]) -> set[str]:
    found: set[str] = set()
    for first in range(0, len(ids), _AT_A_TIME):
        names = [(ONWARD, id) for id in ids[first : first + _AT_A_TIME]]
        found |= {id for _, id in happened.load(connection, names)}
    return found


def _row(connection: Connection, of: Behind) -> InteractionRow:
    value = of.value
    id = of.id if of.kind in ("talk", "bot") else getattr(value, "conversation", None)
    talk = lookup.conversation(connection, id)
    contact = getattr(value, "contact", "") or (talk[1].contact if talk else "")
    who = lookup.contact(connection, contact)
    return InteractionRow(
        kind=of.kind, id=of.id, at=of.at, part=of.part, over=of.over,
        key=talk[0] if talk else None, name=who.name if who else "",
        media=getattr(value, "media", ""), queue=getattr(value, "queue", "") or "",
        agent=getattr(value, "agent", "") or "",
        interaction=value if of.kind == "interaction" else None,
    )  # fmt: skip


def _ratio(found: int | Ratio) -> Ratio:
    return found if isinstance(found, Ratio) else Ratio(found, 0)


_KINDS: dict[Group, tuple[tuple[Kind, Callable[[Any], Counts]], ...]] = {
    "offering": (("offer", counted.of_offer),),
    "bot": (("bot", counted.of_session),),
}
