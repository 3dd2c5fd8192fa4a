"""Opens conversations by a click into the list, the long ones between ordinary ones."""

import time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.heartbeat import Heartbeat
from tests.bench.actor import Painted, Room

ORDINARY = 12
"""Rows below the long ones that are opened in between."""


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{rounds, long: [ids]} -> {id: [ms]}, `ordinary` and the heartbeat's lateness."""
    rows = {id: await _row(room, id) for id in setting["long"]}
    times: dict[str, list[float]] = {id: [] for id in (*rows, "ordinary")}
    others = [row for row in range(ORDINARY) if row not in rows.values()]
    beat = Heartbeat()
    for number in range(setting["rounds"] + 1):
        if number == 1:  # the first round reads from the disk and draws every avatar
            times = {id: [] for id in times}
            beat.start()
        for step, (id, row) in enumerate(rows.items()):
            other = others[(number + step) % len(others)]
            times["ordinary"].append(await _open(room, other))
            times[id].append(await _open(room, row))
    beat.stop()
    late = beat.lateness()
    return {"times": times, "late_p99": late.p99, "late_most": late.most}


async def _row(room: Room, id: str) -> int:
    key = await room.desk.key_of(id)
    row = room.inbox.model.row_of(key) if key is not None else None
    assert row is not None, f"{id} is not in the list"
    return row


async def _open(room: Room, row: int) -> float:
    key = room.inbox.model.key_at(row)
    model, transcript = room.conversation.model, room.conversation.transcript

    def there() -> bool:
        return (
            model.key == key
            and model.state == "ready"
            and bool(transcript.where.rows)
            and all(
                index >= model.messages or model.message(transcript.entries.order(index))
                for index, _ in transcript.where.rows
            )
        )

    painted = Painted(transcript.viewport(), there)
    place = room.inbox.list.row_rect(row).center()
    began = time.perf_counter()
    QTest.mouseClick(room.inbox.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    took = await painted.since(began)
    await room.calm(0.05)  # nobody clicks on before it is seen
    return took
