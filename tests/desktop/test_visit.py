import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_fields
from PySide6.QtWidgets import QApplication, QDialog

from core.desk import Desk
from core.errors import UserError
from core.rows import Draft, Line
from core.store import retention
from core.store.outbox import NewCommand
from core.store.rescue import Salvage
from core.store.store import Store
from desktop.demonstration import Demonstration
from desktop.dialogs.erased import Erased
from desktop.dialogs.final_word import FinalWord
from desktop.dialogs.passphrase import AskPassphrase
from desktop.dialogs.sign_out import SignOut
from desktop.dialogs.store_trouble import StoreTrouble
from desktop.theme import Theme
from desktop.vault import place_by_passphrase
from desktop.views.toast import ToastCard
from tests.desktop.staying import NOBODY_THERE, Stage, dialog, staged, until
from tests.desktop.telephone.fake_phone import call
from voip.events import Changed, Welcome

REPLY = NewCommand("q1", "message.send", "c1", b"{}", 1)
pytestmark = pytest.mark.warns
"""The line says in the log that nobody is there."""


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(theme, tmp_path) as stage:
        yield stage


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
    asked.purge.setChecked(True)
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
