"""Sorting, filtering and grouping without a proxy, and what is painted anew."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.models.live_agents import AGENTS
from desktop.models.live_queues import QUEUES
from desktop.models.live_table import LiveTable, Shown
from desktop.models.live_values import AgentRow, Floor, QueueRow
from tests.desktop import sample_floor


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


def floor() -> Floor:
    known, live = sample_floor.directory(), sample_floor.live()
    queues = tuple(
        QueueRow(id, known.queues[id].name, known.teams[known.queues[id].team or ""].name, each)
        for id, each in live.queues.items()
    )
    agents = tuple(
        AgentRow(id, known.agents[id].name, known.teams[known.agents[id].teams[0]].name, each)
        for id, each in live.agents.items()
    )
    now = sample_floor.NOW
    return Floor(now=now, queues=queues, agents=agents, directory=known, read=True)


def names(table: LiveTable) -> list[str]:
    return [row.name for row in table.lines if table.head(table.lines.index(row)) is None]


def test_who_says_nothing_comes_last_in_either_direction() -> None:
    table = LiveTable(QUEUES)
    table.show(floor())
    for down in (True, False):
        table.choose(Shown(sort="oldest", down=down))
        waits = [table.lines[n].live.oldest_at is not None for n in range(len(table.lines))]
        assert waits == sorted(waits, reverse=True)


def test_turkish_letters_sort_and_are_found_as_people_write_them() -> None:
    table = LiveTable(AGENTS)
    table.show(floor())
    table.choose(Shown(sort="name", words="cagri"))
    assert not table.lines
    table.choose(Shown(sort="name", words="tugce onal"))
    assert names(table) == ["Tuğçe Önal"]


def test_groups_have_a_head_and_only_one_team_may_be_shown() -> None:
    table = LiveTable(AGENTS)
    table.show(floor())
    table.choose(Shown(group="team"))
    heads = [head for n in range(len(table.lines)) if (head := table.head(n))]
    assert [head.count for head in heads] == [8, 8, 8]
    table.choose(Shown(team="Destek"))
    assert len(table.lines) == 8


def test_only_fields_that_say_something_else_are_painted() -> None:
    table, before = LiveTable(AGENTS), floor()
    table.show(before)
    lines = range(len(table.lines))
    for line in lines:
        for column in range(len(table.columns)):
            table.cell(line, column)
    assert not table.pass_time(before, lines)
    changed = before.agents[0]
    live = replace(changed.live, today=replace(changed.live.today, handled=99))
    after = replace(before, agents=(replace(changed, live=live), *before.agents[1:]))
    table.show(after)
    columns = {table.columns[index.column()].id for index in table.pass_time(after, lines)}
    assert columns == {"handled", "aht"}
    later = replace(after, now=after.now + 1_000)
    ages = {column.id for column in table.columns if column.ages}
    found = table.pass_time(later, lines)
    assert found and {table.columns[index.column()].id for index in found} <= ages


def test_rows_keep_their_places_until_they_are_ordered() -> None:
    table, before = LiveTable(QUEUES), floor()
    table.show(before)
    order = names(table)
    first = next(q for q in before.queues if q.name == order[0])
    rest = tuple(q for q in before.queues if q is not first)
    after = replace(before, queues=(*rest, replace(first, live=replace(first.live, waiting=0))))
    table.show(after, order=False)
    assert names(table) == order and table.lines[0].live.waiting == 0
    table.show(after)
    assert names(table) != order


def test_a_row_that_moves_stays_marked() -> None:
    table = LiveTable(QUEUES)
    table.show(floor())
    marked = QPersistentModelIndex(table.index(0, 0))
    name = table.lines[0].name
    table.choose(Shown(sort="name", down=True))
    assert table.lines[marked.row()].name == name
