"""Everybody's work, and not only one's own."""

from collections.abc import Iterator
from functools import partial

import pytest

from core.entities import BotPhase, BotState
from core.protocol.frames import Rows
from core.store import floor
from core.store.store import Store
from tests.core.store.samples import START, contact, conversation, filled
from tests.core.store.test_work import ROWS


@pytest.fixture
def store() -> Iterator[Store]:
    store = filled(ROWS)
    yield store
    store.close()


def test_what_anybody_has_not_finished_with_names_and_keys(store: Store) -> None:
    rows = store.read(floor.unfinished).result()
    assert [row.interaction.id for row in rows] == ["i1", "i2", "i3", "i4"]
    first = rows[0]
    assert first.name and first.key is not None
    assert first.queue is not None and first.rules.wrap == "required"
    assert rows[2].queue is None and rows[2].rules.id == "q9"


def test_what_is_asked_for_by_id_is_found_when_it_is_over(store: Store) -> None:
    rows = store.read(partial(floor.of, ids=["i5", "i4", "nobody"])).result()
    assert sorted(rows) == ["i4", "i5"]


def test_what_the_bot_has_and_what_it_asked_a_person_for() -> None:
    bots: dict[int, BotPhase] = {1: "active", 2: "handoff", 3: "handoff", 4: "silent"}
    talks = tuple(
        conversation(
            number, status="pending" if phase == "active" else "open", last_at=START - number,
            bot=BotState(phase=phase, intent="return", score=0.4),
            assignee="a2" if number == 3 else None,
        )
        for number, phase in bots.items()
    )  # fmt: skip
    store = filled(Rows(conversations=talks, contacts=(contact(1),)))
    found = store.read(floor.bot_talks).result()
    store.close()
    assert [(talk.id, talk.bot.phase) for talk in found] == [("c2", "handoff"), ("c1", "active")]
    assert found[1].name and not found[0].name
