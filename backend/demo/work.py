"""How work comes to the sample company's people, and what its desk has to do today.

Who waits in it comes into routing when somebody is there (`opening`): the pages themselves hold no
work, so that a desk which is only looked at is offered nothing.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from backend.demo.clock import MINUTE
from backend.demo.staff import DESK
from backend.demo.story import Story
from backend.demo.texts import Texts
from core.protocol.frames import Rows
from core.work import Calendar, Disposition, Profile, QueueRules, Reason, Task

_QUARTER = 15 * MINUTE


def with_work(first: Rows, texts: Texts, living: Sequence[Story], now: int) -> Rows:
    """The directory's page with rules, profiles, outcomes, reasons, hours, and the desk's tasks."""
    tables = texts.work
    tasks = (_task(n, row, living, now) for n, row in enumerate(tables["tasks"], 1))
    return replace(
        first,
        calendars=tuple(msgspec.convert(row, Calendar) for row in tables["calendars"]),
        queue_rules=tuple(msgspec.convert(row, QueueRules) for row in tables["rules"]),
        profiles=tuple(msgspec.convert(row, Profile) for row in tables["profiles"]),
        reasons=tuple(msgspec.convert(row, Reason) for row in tables["reasons"]),
        dispositions=tuple(msgspec.convert(row, Disposition) for row in tables["dispositions"]),
        tasks=tuple(tasks),
    )


def _task(number: int, row: dict[str, Any], living: Sequence[Story], now: int) -> Task:
    """On a quarter of an hour; `about` names the n-th newest conversation of the living desk."""
    due = now + row["minutes"] * MINUTE
    story = living[row["about"] - 1] if row.get("about", 99) <= len(living) else None
    return Task(
        id=f"ta-{number}", agent=DESK, title=row["title"], kind=row["kind"],
        due_at=due - due % _QUARTER, contact=story.contact.id if story else "",
        conversation=story.conversation.id if story else None,
    )  # fmt: skip
