"""Types into the search field letter by letter and waits for each letter's hits to be painted."""

import time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.heartbeat import Heartbeat
from desktop.views.search_results import SearchResults
from tests.bench.actor import Missed, Painted, Room

BETWEEN_S = 0.05
"""Between the hits of one letter and the next letter: a quick typist."""
BEGIN = 2
"""Letters of a word before the first question: one letter asks for nothing."""


async def play(room: Room, setting: dict[str, list[str]]) -> dict[str, Any]:
    """{kind: [what is typed]} -> for each order and kind the ms of each letter."""
    room.inbox.focus_search()
    typist = _Typist(room)
    found: dict[str, Any] = {}
    for by, button in (("newest", typist.results._newest), ("best", typist.results._best)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await typist.type("merhaba")  # the first search builds what every other one finds there
        beat = Heartbeat()
        beat.start()
        found[by] = {kind: await typist.type_all(texts) for kind, texts in setting.items()}
        beat.stop()
        late = beat.lateness()
        found[f"{by}_late"] = {"p99": late.p99, "most": late.most}
    room.inbox.close_search()
    return found


class _Typist:
    def __init__(self, room: Room) -> None:
        self._room = room
        self.results: SearchResults = room.inbox.results
        self._field: QLineEdit = room.inbox._field
        self._shown = 0
        self.results.model.modelReset.connect(self._count)

    def _count(self) -> None:
        self._shown += 1

    async def type_all(self, texts: list[str]) -> list[float]:
        times = []
        for text in texts:
            times += await self.type(text)
        return times

    async def type(self, text: str) -> list[float]:
        self._field.clear()
        await self._room.calm(BETWEEN_S)
        times = []
        for letter in (text[:BEGIN], *text[BEGIN:]):
            try:
                times.append(await self._letter(letter))
            except Missed:
                raise Missed(f"hits for {self._field.text()!r}") from None
            await self._room.calm(BETWEEN_S)
        return times

    async def _letter(self, letter: str) -> float:
        before, view = self._shown, self.results.list

        def there() -> bool:
            return self._shown > before and bool(self.results.model.hits)

        painted = Painted(view.viewport(), there)
        began = time.perf_counter()
        self._field.insert(letter)
        return await painted.since(began)
