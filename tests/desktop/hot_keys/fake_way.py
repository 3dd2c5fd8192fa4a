"""A way that answers as it is told, and keys that are pressed by a test."""

import asyncio
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.hot_keys.keys import Answer, Wanted


class FakeWay(QObject):
    pressed = Signal(str)
    answered = Signal(object)
    outdated = Signal()

    def __init__(self, **answers: Answer) -> None:
        super().__init__()
        self.answers = answers
        self.bound: list[dict[str, str]] = []
        self.open = asyncio.Event()
        self.open.set()
        self.front: list[int] = []
        self.closed = False

    async def bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        await self.open.wait()
        self.bound.append({id: each.chord.trigger for id, each in wanted.items()})
        return {id: self.answers.get(id, Answer("granted")) for id in wanted}

    async def close(self) -> None:
        self.closed = True

    def came_forward(self, window: int) -> None:
        self.front.append(window)
