import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from core.errors import UserError
from core.rows import SearchHit
from desktop.theme import Theme
from desktop.views.search_results import SearchResults
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns
from tests.desktop.parts import parts_over


class Slow(FakeDesk):
    """Answers when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.gates: dict[str, asyncio.Event] = {}
        self.asked: list[tuple[str, str]] = []

    async def search(self, text: str, **more: Any) -> list[SearchHit]:
        self.asked.append((text, more["by"]))
        if text in self.gates:
            await self.gates[text].wait()
        if text == "broken":
            raise UserError("store.busy")
        return await super().search(text, **more)


@pytest.fixture
async def desk(theme: Theme) -> Slow:
    return Slow()


@pytest.fixture
async def results(theme: Theme, desk: Slow) -> AsyncIterator[SearchResults]:
    parts = parts_over(theme, desk)
    made = SearchResults(parts)
    made.resize(332, 600)
    made.show()
    yield made
    await parts.tasks.close()
    made.close()
    made.deleteLater()


async def test_hits_are_opened_at_their_message(results: SearchResults) -> None:
    opened: list[tuple[int, int]] = []
    results.opened.connect(lambda key, order: opened.append((key, order)))
    results.ask("kupon")
    await turns()
    results.list.step(0, at_once=True)
    assert opened == [(15, 10)]
    assert results.model.rowCount() >= 1


async def test_the_newest_question_wins(results: SearchResults, desk: Slow) -> None:
    desk.gates["sip"] = asyncio.Event()
    results.ask("sip")
    results.ask("sipzzz")
    await turns()
    desk.gates["sip"].set()
    await turns()
    assert results.model.rowCount() == 0
    assert "sipzzz" in results.face.words()


async def test_every_end_has_a_face(results: SearchResults, desk: Slow) -> None:
    assert "Search all" in results.face.words()
    results.ask("broken")
    await turns()
    assert "Wait a moment" in results.face.words()
    results.ask("  ")
    assert "Search all" in results.face.words()


async def test_best_match_asks_again(results: SearchResults, desk: Slow) -> None:
    results.ask("kargo")
    await turns()
    results._best.click()
    await turns()
    assert desk.asked == [("kargo", "newest"), ("kargo", "best")]
