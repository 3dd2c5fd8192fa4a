"""Ninety days of a contact centre in a supervisor's store: 20,000 contacts a day by 200 agents, each of
whom works for three of ten queues in two media and ends with one of six dispositions.

A week is made contact by contact and counted as the desk counts it; the sums of the other weeks are those
of this one, moved. So there are as many rows as ninety real days would have, made in a minute or two.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Agent, Queue
from core.metrics.counted import Times, of_offer, of_time, of_visit
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.states import state_intervals
from core.metrics.tally import Key, Sums, Tally
from core.protocol.frames import HelloOk, Rows, Snap
from core.store import basis, sums
from core.store.store import Store
from core.work import Interaction, Media, Offer, QueueRules, StateSpan
from tests.bench.cache import IDENTITY, KEY, PLACE, ROOT, hello
from tests.bench.progress import Progress

DAYS, CONTACTS, AGENTS, QUEUES = 90, 20_000, 200, 10
DAY_MS, HOUR_MS = 24 * 3_600_000, 3_600_000
DISPOSITIONS = ("sold", "refund", "question", "complaint", "callback", "")
MEDIA: tuple[Media, ...] = ("call", "chat", "message", "mail")
ZONE = "Europe/Istanbul"
_HASHED = (
    "core/metrics/tally.py", "core/metrics/counted.py", "core/store/sums.py",
    "core/store/tables.py", "core/store/migrations.py", "tests/bench/supervised.py",
)  # fmt: skip


@dataclass(frozen=True)
class Shift:
    """One day of everybody, in the order in which it begins."""

    interactions: tuple[Interaction, ...]
    offers: tuple[Offer, ...]
    spans: tuple[StateSpan, ...]


def agent(number: int) -> str:
    return f"agent-{number:03d}"


def queue(number: int) -> str:
    return f"queue-{number:02d}"


def people() -> tuple[Agent, ...]:
    return tuple(
        Agent(id=agent(n), name=f"Agent {n}", teams=(f"team-{n % 10}",), version=1)
        for n in range(AGENTS)
    )


def queues() -> tuple[Queue, ...]:
    named = (Queue(id=queue(n), name=f"Queue {n}", team=f"team-{n}") for n in range(QUEUES))
    return tuple(named)


def shift(random: Random, start: int, contacts: int = CONTACTS) -> Shift:
    """Of the day that begins at `start`: most come between ten and six."""
    made = [_contact(random, start, number) for number in range(contacts)]
    made.sort(key=lambda each: each[0].entered_at)
    spans = (span for number in range(AGENTS) for span in _said(random, agent(number), start))
    return Shift(
        tuple(each[0] for each in made), tuple(o for each in made for o in each[1]), tuple(spans)
    )


def counted(of: Shift, day: Interval) -> dict[Key, Tally]:
    found = Sums()
    mine: dict[str, list[Interaction]] = {}
    for visit in of.interactions:
        found.add(of_visit(visit, 20_000))
        mine.setdefault(visit.agent or "", []).append(visit)
    for offer in of.offers:
        found.add(of_offer(offer))
    for number in range(AGENTS):
        who = agent(number)
        said = state_intervals((s for s in of.spans if s.agent == who), day.end)
        found.add(of_time(Times(who, said, mine.get(who, ())), day, day.end))
    return found.by_key


def prepare(days: int = DAYS, contacts: int = CONTACTS, place: Path = PLACE) -> Path:
    """The file that lies there, or a new one where the sums are made otherwise."""
    folder = place / f"supervised-{days}"
    note, mark = folder / "mark.json", _mark()
    if not note.exists() or json.loads(note.read_text(encoding="utf-8")) != mark:
        for old in folder.glob("*"):
            old.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        _make(folder / "desk.db", days, contacts)
        note.write_text(json.dumps(mark), encoding="utf-8")
    return folder / "desk.db"


def end(days: int = DAYS) -> int:
    """The midnight after the last of them; the same whenever it is asked."""
    return day_of(1_795_000_000_000, ZONE).start


def opened(path: Path) -> Store:
    return Store.open(path, KEY, lambda _: None, identity=IDENTITY)


def _make(path: Path, days: int, contacts: int) -> None:
    progress, store = Progress(f"making the sums of {days} days", days), opened(path)
    store.welcome(_supervisor()).result()
    store.begin_snapshot("bench", 1).result()
    rules = tuple(QueueRules(id=queue(number)) for number in range(QUEUES))
    rows = Rows(agents=people(), queues=queues(), queue_rules=rules)
    store.snapshot_page(Snap(seq=1, page=1, pages=1, rows=rows)).result()
    random, last = Random(2026), end(days)
    weeks: dict[int, dict[Key, Tally]] = {}
    for number in range(days):
        day = Interval(last - (number + 1) * DAY_MS, last - number * DAY_MS)
        kind = number % 7
        if kind not in weeks:
            weeks[kind] = counted(shift(random, day.start, contacts), day)
        moved = _moved(weeks[kind], -(number - kind) * DAY_MS)
        store.write(partial(_put, tallies=moved)).result()
        progress.at(number)
    store.write(partial(_known, since=last - days * DAY_MS, last=last)).result()
    store.close()
    progress.done()


def _moved(tallies: dict[Key, Tally], ms: int) -> dict[Key, Tally]:
    return {key._replace(at=key.at + ms): tally for key, tally in tallies.items()}


def _put(connection: Connection, tallies: dict[Key, Tally]) -> tuple[None, Changes]:
    sums.add(connection, tallies, ZONE)
    return None, Changes()


def _known(connection: Connection, since: int, last: int) -> tuple[None, Changes]:
    basis.save(connection, since=since, last=last)
    return None, Changes()


def _contact(random: Random, start: int, number: int) -> tuple[Interaction, list[Offer]]:
    at = start + int(random.triangular(8 * HOUR_MS, 21 * HOUR_MS, 11 * HOUR_MS))
    person = random.randrange(AGENTS)
    who, of = agent(person), queue((person + random.randrange(3)) % QUEUES)
    media = MEDIA[(person + random.randrange(2)) % len(MEDIA)]
    id, left = f"{start}-{number}", at + int(random.expovariate(1 / 18_000))
    visit = Interaction(
        id=id, media=media, queue=of, contact=f"contact-{number}", entered_at=at, version=5
    )
    fate = random.random()
    if fate < 0.06:
        ended = replace(visit, end="abandoned", ended_at=left, completed_at=left, state="done")
        return ended, []
    offers = [_offer(visit, who, at, "accepted", left)]
    if fate > 0.9:
        offers.insert(0, _offer(visit, agent(random.randrange(AGENTS)), at, "timed_out", left))
    talked = left + int(random.triangular(60_000, 900_000, 200_000))
    wrapped = talked + int(random.expovariate(1 / 40_000))
    done = replace(
        visit, agent=who, answered_at=left, first_reply_at=left + 9_000, ended_at=talked,
        completed_at=wrapped, end="handled", state="done", disposition=random.choice(DISPOSITIONS),
    )  # fmt: skip
    return done, offers


def _offer(visit: Interaction, who: str, at: int, state: str, ended: int) -> Offer:
    given: dict[str, Any] = {"state": state, "ended_at": ended}
    return Offer(
        id=f"{visit.id}-{state}", interaction=visit.id, agent=who, at=at, expires_at=at + 20_000,
        media=visit.media, queue=visit.queue, contact=visit.contact, version=2, **given,
    )  # fmt: skip


def _said(random: Random, who: str, start: int) -> Iterator[StateSpan]:
    """Eight to nine hours with three breaks."""
    at = start + random.randrange(8 * HOUR_MS, 12 * HOUR_MS)
    for reason, ms in (("break", 900_000), ("meal", 2_700_000), ("break", 900_000)):
        yield _span(who, at, "available", "")
        at += 2 * HOUR_MS
        yield _span(who, at, "not_ready", reason)
        at += ms
    yield _span(who, at, "available", "")
    yield _span(who, at + 2 * HOUR_MS, "offline", "")


def _span(who: str, at: int, state: str, reason: str) -> StateSpan:
    given: dict[str, Any] = {"state": state, "reason": reason}
    return StateSpan(id=f"{who}:{at:014d}", agent=who, since=at, **given)


def _supervisor() -> HelloOk:
    return replace(hello(), role="supervisor")


def _mark() -> str:
    content = b"".join((ROOT / name).read_bytes() for name in _HASHED)
    return hashlib.sha256(content).hexdigest()
