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
from desktop.telephone.telephone import Telephone
from desktop.telephone.words import why_not_words
from voip import events as e


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
    facts = Facts(tasks, Telephone())
    facts.follow(cast(Session, Standing()))
    facts()
    await asyncio.sleep(0.05)
    shown: dict[str, Any] = {fact.id: fact for fact in facts()}
    assert (shown["session"].value, shown["session"].private) == ("s-1", True)
    assert (shown["epoch"].value, shown["event"].value) == ("e-1", "4711")
    facts.follow(None)
    assert "session" not in {fact.id for fact in facts()}
    await tasks.close()


async def test_about_says_which_pjsip_runs_or_why_none_does(qapp: QApplication) -> None:
    tasks, telephone = Tasks(), Telephone()
    facts = Facts(tasks, telephone)
    telephone.heard(e.Welcome(version="2.15.1"))
    assert {fact.id: fact.value for fact in facts()}["pjsip"] == "2.15.1"
    telephone.heard(e.Unavailable(reason="no_library"))
    assert {fact.id: fact.value for fact in facts()}["pjsip"] == why_not_words("no_library")
    await tasks.close()
