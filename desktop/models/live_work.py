"""The table of work: what came, where it stands, who has it, and until when it should be answered."""

from core.work import Interaction
from desktop.models.live_column import Column, Grouping, Table
from desktop.models.live_risk import BAD, FINE, WARNING, Risk, limit_risk, wait_risk
from desktop.models.live_values import Cell, Floor, Key, TaskRow, Tone
from desktop.models.live_words import (
    MEDIA_ICONS,
    NONE,
    STATE_ICONS,
    age,
    media_name,
    work_state_name,
)
from desktop.times import MINUTE
from desktop.translate import tr

ORDER = {"waiting": 0, "offered": 1, "active": 2, "wrap_up": 3, "done": 4}
WAITS = ("waiting", "offered")
WRAP_UP_MS = 5 * MINUTE


def waited(of: Interaction, now: int) -> int:
    """From the entry to the answer, or until now."""
    end = of.answered_at if of.answered_at is not None else of.completed_at or now
    return max(0, end - of.entered_at)


def lasts(of: Interaction, now: int) -> int | None:
    """Since it is as it is: in contact, or wrapped up. None: it still waits."""
    if of.answered_at is None:
        return None
    began = of.ended_at if of.state == "wrap_up" and of.ended_at is not None else of.answered_at
    return max(0, (of.completed_at or now) - began)


def deadline(row: TaskRow) -> int | None:
    """When its target is missed, or its wrap-up is over."""
    of = row.work.interaction
    if of.state in WAITS:
        return max(of.entered_at, of.due_at or 0) + row.work.rules.target_s * 1_000
    return of.wrap_until if of.state == "wrap_up" else None


def risk(row: TaskRow, now: int) -> Risk:
    of = row.work.interaction
    if of.state in WAITS:
        return wait_risk(waited(of, now), row.work.rules, row.work.rules.target_s)
    if of.state == "wrap_up":
        limit = row.work.rules.wrap_s * 1_000 or WRAP_UP_MS
        return limit_risk(lasts(of, now) or 0, limit)
    return FINE


def _who(row: TaskRow, _: Floor) -> Cell:
    of = row.work.interaction
    return Cell(row.work.name or of.number or NONE, person=row.work.name or "#", strong=True)


def _channel(row: TaskRow, _: Floor) -> Cell:
    media = row.work.interaction.media
    return Cell(media_name(media), "second", MEDIA_ICONS[media])


def _state(row: TaskRow, floor: Floor) -> Cell:
    of = row.work.interaction
    calm: Tone = "" if of.state in WAITS else "second"
    tone, icon = risk(row, floor.now)
    aside = tr("Live", "level {level}", level=of.level) if of.level and of.state in WAITS else ""
    return Cell(work_state_name(of.state), tone or calm, icon or STATE_ICONS[of.state], aside)


def _agent(row: TaskRow, _: Floor) -> Cell:
    return Cell(row.agent, person=row.agent) if row.agent else Cell(NONE, "third")


def _wait(row: TaskRow, floor: Floor) -> Cell:
    of = row.work.interaction
    tone, icon = risk(row, floor.now) if of.state in WAITS else FINE
    return Cell(age(waited(of, floor.now)), tone, icon, strong=bool(tone))


def _lasts(row: TaskRow, floor: Floor) -> Cell:
    of = row.work.interaction
    ms = lasts(of, floor.now)
    if ms is None:
        return Cell(NONE, "third")
    tone, icon = risk(row, floor.now)
    return Cell(age(ms), tone, icon, strong=bool(tone))


def _deadline(row: TaskRow, floor: Floor) -> Cell:
    at = deadline(row)
    if at is None:
        return Cell(NONE, "third")
    left = at - floor.now
    if left >= 0:
        return Cell(tr("Live", "{time} left", time=age(left)))
    tone, icon = WARNING if risk(row, floor.now) != BAD else BAD
    return Cell(tr("Live", "{time} over", time=age(-left)), tone, icon, strong=True)


COLUMNS: tuple[Column[TaskRow], ...] = (
    Column(
        "customer", lambda: tr("Live", "Customer"), 180, _who, lambda r, _: (r.work.name,),
        right=False,
    ),
    Column(
        "channel", lambda: tr("Live", "Channel"), 112, _channel,
        lambda r, _: (r.work.interaction.media,), right=False, rank=1,
    ),
    Column(
        "queue", lambda: tr("Live", "Queue"), 130, lambda r, _: Cell(r.queue), lambda r, _: (r.queue,),
        right=False, rank=3,
    ),
    Column(
        "state", lambda: tr("Live", "State"), 150, _state,
        lambda r, _: (ORDER[r.work.interaction.state], -r.work.interaction.level),
        ages=True, right=False,
    ),
    Column(
        "agent", lambda: tr("Live", "Agent"), 150, _agent, lambda r, _: (r.agent,) if r.agent else (),
        right=False,
    ),
    Column(
        "wait", lambda: tr("Live", "Waited"), 88, _wait,
        lambda r, f: (waited(r.work.interaction, f.now),), ages=True,
    ),
    Column(
        "lasts", lambda: tr("Live", "Lasts"), 88, _lasts,
        lambda r, f: () if lasts(r.work.interaction, f.now) is None
        else (lasts(r.work.interaction, f.now),), ages=True, rank=2,
    ),
    Column(
        "deadline", lambda: tr("Live", "Deadline"), 118, _deadline,
        lambda r, f: () if deadline(r) is None else (f.now - (deadline(r) or 0),), ages=True,
        hint=lambda: tr("Live", "Until the target of its queue, or the end of its wrap-up."),
    ),
)  # fmt: skip


def _by_state(row: TaskRow, _: Floor) -> tuple[Key, str]:
    state = row.work.interaction.state
    return (ORDER[state],), work_state_name(state)


def _by_media(row: TaskRow, _: Floor) -> tuple[Key, str]:
    name = media_name(row.work.interaction.media)
    return (name,), name


GROUPINGS: tuple[Grouping[TaskRow], ...] = (
    Grouping("queue", lambda: tr("Live", "Queue"), lambda r, _: ((r.queue,), r.queue or NONE)),
    Grouping("state", lambda: tr("Live", "State"), _by_state),
    Grouping("channel", lambda: tr("Live", "Channel"), _by_media),
    Grouping("agent", lambda: tr("Live", "Agent"), lambda r, _: ((not r.agent, r.agent), r.agent or NONE)),
)  # fmt: skip


def _words(row: TaskRow, _: Floor) -> str:
    of = row.work.interaction
    said = (row.work.name, row.queue, row.agent, media_name(of.media), work_state_name(of.state))
    return " ".join((*said, of.number))


WORK: Table[TaskRow] = Table(
    "work", lambda floor: floor.tasks, COLUMNS, GROUPINGS, _words, ("deadline", True),
    lambda: (
        tr("Live", "Nothing is open"), tr("Live", "Nobody waits, and nobody is in contact."),
    ),
)  # fmt: skip
