"""One very long conversation, for measuring how opening it grows with its length."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from backend.demo.clock import MINUTE, SECOND
from backend.demo.compose import Cast, Moment, small_talk
from backend.demo.ordinary import Ordinary, Sources
from backend.demo.play import Play
from backend.demo.staff import DESK
from backend.demo.stage import Stage
from core.entities import Conversation
from core.protocol.frames import Rows

_PAGE = 2_000
_ADDED = 2
"""Entries the platform adds by itself: created and assigned."""


def endless(sources: Sources, messages: int) -> Iterator[Rows]:
    """Pages of up to 2,000 messages; the first has the conversation and its contact too."""
    if messages < 4:
        raise ValueError(messages)
    cast = _cast(sources)
    lines = _lines(cast, sources.now, messages - _ADDED)
    stage = _stage(cast, lines[0].at)
    Play(cast, stage).run(lines)
    head = Rows(conversations=(stage.conversation,), contacts=(cast.person.contact,))
    for at in range(0, messages, _PAGE):
        yield _page(head if at == 0 else Rows(), stage, at)


def _page(rows: Rows, stage: Stage, at: int) -> Rows:
    return Rows(
        conversations=rows.conversations, contacts=rows.contacts,
        messages=tuple(stage.messages[at : at + _PAGE]),
    )  # fmt: skip


def _cast(sources: Sources) -> Cast:
    rng = Random(sources.seed)
    cast = Ordinary(sources, 1).cast(rng, 0, "late_delivery", sources.now)
    return replace(cast, channel="whatsapp", agent=sources.staff.agents[DESK.removeprefix("ag-")])


def _lines(cast: Cast, now: int, count: int) -> list[Moment]:
    at = now - count * 4 * MINUTE
    lines = []
    for number in range(count):
        line = small_talk(cast, number)
        lines.append(replace(line, code="CA"[number] if number < 2 else line.code, at=at))
        at += cast.rng.randint(5 * SECOND, 4 * MINUTE)
    return lines


def _stage(cast: Cast, start: int) -> Stage:
    queue = cast.staff.queues[cast.scenario.queue]
    return Stage(
        Conversation(
            id="cv-endless", channel=cast.channel, contact=cast.person.contact.id, status="open",
            created_at=start, last_at=start, reference=cast.order.number, team=queue.team, queue=queue.id,
        ),
        DESK,
    )  # fmt: skip
