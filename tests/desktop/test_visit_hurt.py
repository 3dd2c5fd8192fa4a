"""A file that is hurt, gone or another's when one comes to the desk."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.desk import Desk
from core.errors import UserError
from core.store.outbox import NewCommand
from core.store.rescue import Salvage
from core.store.store import Store
from desktop.dialogs.store_trouble import StoreTrouble, Way
from desktop.theme import Theme
from tests.desktop.staying import Stage, dialog, staged, until

REPLY = NewCommand("q1", "message.send", "c1", b"{}", 1)
pytestmark = pytest.mark.warns
"""The line says in the log that nobody is there."""


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(theme, tmp_path) as stage:
        yield stage


async def test_a_file_another_desk_has_is_said(stage: Stage) -> None:
    assert stage.place.store is not None
    other = Store.open(stage.place.store, stage.place.key, lambda _: None,
                       identity=stage.place.identity)  # fmt: skip
    stay = stage.begin()
    trouble = await dialog(StoreTrouble)
    assert list(trouble.buttons) == ["quit", "again"]
    other.close()
    trouble.buttons["again"].click()
    assert stage.visit is not None
    await until(lambda: bool(stage.visit and stage.visit._session))
    stage.visit.end("quit")
    assert await stay == "quit"


async def test_a_hurt_file_is_set_aside_and_begun_anew(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit.end("quit")
    await stay
    stage.profile.store.write_bytes(b"x" * 8_192)
    stay = stage.begin()
    trouble = await dialog(StoreTrouble)
    trouble.buttons["fresh"].click()
    await until(lambda: bool(stage.visit and stage.visit._session))
    stage.visit.end("quit")
    assert await stay == "quit"
    assert list(stage.profile.directory.glob("desk-aside-*.db"))


async def test_quitting_before_a_hurt_file_leaves_it_as_it_is(stage: Stage) -> None:
    stage.profile.store.write_bytes(b"x" * 8_192)
    stay = stage.begin()
    (await dialog(StoreTrouble)).buttons["quit"].click()
    assert await stay == "quit"
    assert stage.profile.store.read_bytes() == b"x" * 8_192


async def test_told_to_go_it_waits_for_no_answer_about_a_hurt_file(stage: Stage) -> None:
    """A desk that stayed would keep its name, and every later start would hand itself to it."""
    stage.profile.store.write_bytes(b"x" * 8_192)
    stay = stage.begin()
    await dialog(StoreTrouble)
    assert stage.visit is not None
    stage.visit.end("quit")
    async with asyncio.timeout(5):
        assert await stay == "quit"
    assert stage.profile.store.read_bytes() == b"x" * 8_192


async def test_told_to_go_it_waits_for_no_answer_about_a_file_hurt_meanwhile(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_: Desk) -> None:
        raise UserError("store.damaged")

    monkeypatch.setattr(Desk, "start", fails)
    stay = stage.begin()
    await dialog(StoreTrouble)
    assert stage.visit is not None
    stage.visit.end("quit")
    async with asyncio.timeout(5):
        assert await stay == "quit"
    assert not list(stage.profile.directory.glob("desk-aside-*.db"))


async def half_a_file(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens, and the first look at it fails: as with half of it and its -wal there."""
    stay = await stage.begun()
    assert stage.visit is not None and stage.visit._session is not None
    await stage.visit._session.put_back(Salvage((REPLY,)))
    stage.visit.end("quit")
    await stay
    real = Desk.load

    async def once(desk: Desk) -> None:
        monkeypatch.setattr(Desk, "load", real)
        raise UserError("store.damaged")

    monkeypatch.setattr(Desk, "load", once)


@pytest.mark.parametrize("way", ["again", "rescue"])
async def test_a_file_that_opens_and_cannot_be_read_is_told_as_well(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    await half_a_file(stage, monkeypatch)
    stay = stage.begin()
    (await dialog(StoreTrouble)).buttons[way].click()
    await until(lambda: bool(stage.visit and stage.visit._session))
    assert stage.visit is not None and stage.visit._session is not None
    assert await stage.visit._session.unsent() == 1
    stage.visit.end("quit")
    assert await stay == "quit"
    assert bool(list(stage.profile.directory.glob("desk-aside-*.db"))) == (way == "rescue")


async def test_a_file_that_fails_at_the_start_is_begun_anew_with_what_was_not_sent(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await half_a_file(stage, monkeypatch)
    monkeypatch.undo()

    async def fails(_: Desk) -> None:
        raise UserError("store.damaged")

    monkeypatch.setattr(Desk, "start", fails)
    stay = stage.begin()
    (await dialog(StoreTrouble)).buttons["rescue"].click()
    assert await stay == "damaged"
    monkeypatch.undo()
    assert list(stage.profile.directory.glob("desk-aside-*.db"))
    stay = await stage.begun()
    assert stage.visit is not None and stage.visit._session is not None
    assert await stage.visit._session.unsent() == 1
    stage.visit.end("quit")
    assert await stay == "quit"


async def test_a_file_that_is_gone_is_begun_anew(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit.end("quit")
    await stay
    stage.profile.store.unlink()
    stay = stage.begin()
    trouble = await dialog(StoreTrouble)
    assert "are lost" in trouble._loss.text()
    trouble.buttons["fresh"].click()
    await until(lambda: bool(stage.visit and stage.visit._session))
    stage.visit.end("quit")
    assert await stay == "quit"
