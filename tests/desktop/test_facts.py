import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication

from core.rows import Line
from desktop.facts import Facts
from desktop.loop import Tasks
from desktop.session import Session


class Standing:
    """A session as far as About asks it."""

    desk = SimpleNamespace(line=Line(state="live", since=0))
    place = SimpleNamespace(
        profile=SimpleNamespace(server="https://kuzey.example"), store=Path("desk.db")
    )
    client = SimpleNamespace(session_id="s-1")

    def round_trip(self) -> int:
        return 12

    async def position(self) -> tuple[str, int | None]:
        return "e-1", 4_711

    async def engine(self) -> str:
        return "3"


async def test_about_names_the_session_and_the_last_event(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks()
    facts = Facts(tasks)
    facts.follow(cast(Session, Standing()))
    facts()
    await asyncio.sleep(0.05)
    shown: dict[str, Any] = {fact.id: fact for fact in facts()}
    assert (shown["session"].value, shown["session"].private) == ("s-1", True)
    assert (shown["epoch"].value, shown["event"].value) == ("e-1", "4711")
    facts.follow(None)
    assert "session" not in {fact.id for fact in facts()}
    await tasks.close()
