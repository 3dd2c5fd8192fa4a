import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace as replace_fields
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.desk import Desk
from core.errors import UserError
from core.profiles import Profiles
from core.rows import Draft, Line
from core.secrets import MemorySecrets
from core.settings import Settings
from core.store import retention
from core.store.outbox import NewCommand
from core.store.rescue import Salvage
from core.store.store import Store
from desktop import translate
from desktop.app import Doorbell
from desktop.demonstration import Demonstration
from desktop.dialogs.erased import Erased
from desktop.dialogs.final_word import FinalWord
from desktop.dialogs.passphrase import AskPassphrase
from desktop.dialogs.sign_out import SignOut
from desktop.dialogs.store_trouble import StoreTrouble, Way
from desktop.loop import Tasks
from desktop.options import Options
from desktop.reception import Door, House
from desktop.scene import Scene
from desktop.session import Around
from desktop.theme import Theme
from desktop.vault import Place, place_by_passphrase, place_in
from desktop.views.toast import ToastCard
from desktop.visit import End, Visit
from tests.desktop.telephone.fake_phone import SilentPhone, call
from voip.events import Changed, Welcome

D = TypeVar("D", bound=QWidget)
NOBODY_THERE = "http://127.0.0.1:9"
REPLY = NewCommand("q1", "message.send", "c1", b"{}", 1)
pytestmark = pytest.mark.warns
"""The line says in the log that nobody is there."""


class Stage:
    """A real store, and a platform that does not answer."""

    def __init__(self, theme: Theme, data: Path) -> None:
        self.theme, self.tasks, self.bell = theme, Tasks(), Doorbell()
        self.settings, self.data = Settings(None), data
        self.profiles = Profiles(data)
        profile = self.profiles.of(NOBODY_THERE, "kuzey", "selim")
        self.profile = self.profiles.remember(profile, name="Selim", now=1)
        self.secrets = MemorySecrets()
        self.secrets.set(self.profile.id, "refresh_token", "old")
        self.place: Place = place_in(self.profile, self.secrets)
        self.house = House(
            Options(data=data), self.settings, theme, self.tasks, self.profiles, None
        )
        self.crashes: list[BaseException] = []
        self.visit: Visit | None = None

    def begin(self) -> "asyncio.Task[End]":
        scene = Scene(self.theme, self.settings)
        scene.window.show()
        scene.run_tasks(self.tasks)
        around = Around(self.bell.ring, self.crashes.append, "en", SilentPhone)
        self.visit = Visit(self.house, scene, around)
        return asyncio.ensure_future(self.visit.stay(Door(self.place)))

    async def begun(self) -> "asyncio.Task[End]":
        stay = self.begin()
        assert self.visit is not None
        await until(lambda: bool(self.visit and self.visit._session))
        await asyncio.sleep(0.1)
        return stay


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110  # Qt tells nobody
            await asyncio.sleep(0.01)


async def dialog(kind: type[D]) -> D:
    found: list[D] = []

    def there() -> bool:
        found[:] = [w for w in QApplication.allWidgets() if type(w) is kind and w.isVisible()]
        return bool(found)

    await until(there)
    return found[0]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme, tmp_path: Path) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme, tmp_path)
    yield stage
    await stage.tasks.close()
    assert stage.crashes == []


async def test_a_stay_without_a_platform_and_its_orderly_end(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None and stage.visit._session is not None
    assert stage.visit._session.desk.line.state in ("offline", "connecting")
    stage.visit.end("quit")
    assert await stay == "quit"
    store = Store.open(stage.place.store or Path(), stage.place.key, lambda _: None,
                       identity=stage.place.identity)  # fmt: skip
    assert store.checkup is None
    store.close()


async def test_closing_the_window_ends_it(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit._scene.window.close()
    assert await stay == "quit"


async def test_signing_out_may_take_everything_along(stage: Stage) -> None:
    stage.settings.put("last_profile", stage.profile.id)
    stay = await stage.begun()
    assert stage.visit is not None and stage.visit._session is not None
    await asyncio.wrap_future(stage.visit._session.store.save_draft(1, Draft(reply="gizlikelime")))
    for name in ("k1.rec", "desk-aside-1.db", "anything"):
        (stage.profile.directory / name).write_bytes(b"gizlikelime")
    stage.visit._ask_sign_out()
    asked = await dialog(SignOut)
    asked.choose_purge()
    asked.accept()
    receipt = await dialog(Erased)
    assert not stage.profile.directory.exists()
    assert not stage.visit._scene.window._whole.isVisible()
    receipt.accept()
    assert await stay == "erased"
    (kept,) = stage.profiles.receipts.iterdir()
    left = [path for path in stage.data.rglob("*") if path.is_file()]
    assert left == [kept], "no file of the profile, whatever it was, and nothing of it elsewhere"
    assert b'"at":' in kept.read_bytes()
    assert not stage.profile.directory.exists()
    assert stage.secrets.get(stage.profile.id, "key") is None
    assert stage.settings.get("last_profile") == ""


async def test_signing_out_usually_keeps_the_cache(stage: Stage) -> None:
    stage.settings.put("last_profile", stage.profile.id)
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit._ask_sign_out()
    (await dialog(SignOut)).accept()
    assert await stay == "signed_out"
    assert stage.profile.store.exists()
    assert stage.secrets.get(stage.profile.id, "refresh_token") == ""
    assert stage.settings.get("last_profile") == ""


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


async def test_a_copied_folder_is_told_and_becomes_a_device_of_its_own(
    stage: Stage, theme: Theme, tmp_path: Path
) -> None:
    stay = await stage.begun()
    assert stage.visit is not None and stage.visit._session is not None
    await stage.visit._session.put_back(Salvage((REPLY,)))
    stage.visit.end("quit")
    await stay
    shutil.copytree(tmp_path, tmp_path.with_name("copied"))
    copy = Stage(theme, tmp_path.with_name("copied"))
    assert copy.profile.device_id == stage.profile.device_id
    copy.place = replace_fields(stage.place, profile=copy.profile, store=copy.profile.store)
    stay = copy.begin()
    (await dialog(StoreTrouble)).buttons["rescue"].click()
    await until(lambda: bool(copy.visit and copy.visit._session))
    assert copy.visit is not None and copy.visit._session is not None
    assert await copy.visit._session.unsent() == 1
    assert copy.visit._session.http.device_id != stage.profile.device_id
    assert copy.visit._session.token.load() is None
    copy.visit.end("quit")
    await stay
    await copy.tasks.close()


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


async def test_told_to_go_it_waits_for_no_passphrase(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit.end("quit")
    await stay
    stage.place = place_by_passphrase(stage.profile, "another")
    stay = stage.begin()
    await dialog(AskPassphrase)
    stage.visit.end("quit")
    async with asyncio.timeout(5):
        assert await stay == "quit"


async def test_a_lost_key_of_the_demonstration_has_its_own_words(stage: Stage) -> None:
    """No keystore of the system and no passphrase has to do with it."""
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit.end("quit")
    await stay
    stage.house = replace(
        stage.house, demonstration=Demonstration(NOBODY_THERE, "kuzey", "selim", "")
    )
    stage.place = replace_fields(stage.place, key=bytes(32))
    stay = stage.begin()
    trouble = await dialog(StoreTrouble)
    assert "key of the demonstration" in trouble.windowTitle()
    trouble.buttons["fresh"].click()
    await until(lambda: bool(stage.visit and stage.visit._session))
    stage.visit.end("quit")
    assert await stay == "quit"


async def test_a_version_too_old_can_read_on(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit._line_changed(Line("ended", 1, reason="version"))
    word = await dialog(FinalWord)
    assert not word.can_sign_in
    word.reject()
    await asyncio.sleep(0.05)
    assert not stay.done()
    stage.visit.end("quit")
    await stay


async def test_who_was_signed_out_may_sign_in_again(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    stage.visit._line_changed(Line("ended", 1, reason="revoked"))
    (await dialog(FinalWord)).accept()
    assert await stay == "sign_in"
    assert stage.profile.store.exists()


async def test_what_must_go_goes_without_asking(stage: Stage) -> None:
    stay = await stage.begun()
    assert stage.visit is not None and stage.visit._session is not None
    stage.visit._line_changed(Line("ended", 1, reason="revoked"))
    stage.visit._session.desk._current.purges.tell(None)
    receipt = await dialog(Erased)
    assert not stage.profile.directory.exists(), "before anybody reads it"
    receipt.accept()
    assert await stay == "purged"
    assert not [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]


async def test_what_cannot_be_purged_goes_with_its_key(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_: object) -> None:
        raise UserError("store.damaged")

    stay = await stage.begun()
    (stage.profile.directory / "desk-aside-1.db").write_bytes(b"one that was put aside")
    monkeypatch.setattr(retention, "purge", damaged)
    assert stage.visit is not None and stage.visit._session is not None
    stage.visit._session.desk._current.purges.tell(None)
    assert await stay == "purged"
    assert not stage.profile.directory.exists()
    assert stage.secrets.get(stage.profile.id, "key") is None


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


async def test_a_desk_opened_elsewhere_comes_back_here(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stay = await stage.begun()
    assert stage.visit is not None
    called: list[bool] = []
    monkeypatch.setattr(Desk, "reconnect", lambda _: called.append(True))
    stage.visit._line_changed(Line("ended", 1, reason="replaced"))
    (await dialog(FinalWord)).accept()
    await until(lambda: bool(called))
    assert not stay.done()
    stage.visit.end("quit")
    assert await stay == "quit"


async def test_nobody_hangs_up_by_closing_a_window(stage: Stage) -> None:
    stay = await stage.begun()
    visit = stage.visit
    assert visit is not None
    telephone = visit._scene.parts.telephone
    telephone.heard(Welcome(version="2.15", calls=(call(),)))
    visit._scene.window.closing.emit()
    assert visit._scene.shell is not None
    cards = visit._scene.shell.toasts.stack.cards()
    said = [card.toast for card in cards if isinstance(card, ToastCard)]
    assert not stay.done() and said[-1].act is not None
    said[-1].act[1]()
    await asyncio.sleep(0.05)
    assert not stay.done(), "the calls end first, so that they are reported"
    telephone.heard(Changed(call=call(state="ended", ended_by="us", ended_at=call().started_at)))
    assert await stay == "quit"
