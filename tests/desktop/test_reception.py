import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.profiles import Profile, Profiles
from core.protocol.frames import Account, Person
from core.secrets import MemorySecrets
from core.settings import Settings
from core.sync.http import SignedIn
from desktop import reception, translate
from desktop.demonstration import Demonstration
from desktop.dialogs.passphrase import AskPassphrase, NewPassphrase
from desktop.dialogs.sign_in import SignIn
from desktop.dialogs.store_trouble import StoreTrouble
from desktop.loop import Tasks
from desktop.options import Options
from desktop.reception import House, Reception
from desktop.theme import Theme
from tests.desktop.staying import dialog

WHO = Demonstration("http://127.0.0.1:9", "kuzey", "selim", "sesame")


class Platform:
    """Lets everybody in, or raises."""

    def __init__(self) -> None:
        self.error: UserError | None = None
        self.demonstration = True
        self.asked: list[tuple[str, str, str]] = []

    def sign_in(self, customer: str, user: str, password: str) -> SignedIn:
        self.asked.append((customer, user, password))
        if self.error:
            raise self.error
        return SignedIn(
            access_token="a", access_expires_in=60, refresh_token="r", role="agent",
            user=Person(id="a-1", name="Selim Işık"),
            account=Account(id="k", name="Kuzey", demonstration=self.demonstration),
        )  # fmt: skip


class Stage:
    def __init__(self, theme: Theme, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.platform, self.secrets = Platform(), MemorySecrets()
        self.keystore = True
        monkeypatch.setattr(reception, "http_of", lambda _: self.platform)
        monkeypatch.setattr(reception, "find_secrets", self.find)
        self.settings, self.profiles = Settings(None), Profiles(data)
        self.house = House(Options(data=data), self.settings, theme, Tasks(), self.profiles, WHO)

    def find(self, data: Path, *, demonstration: bool) -> MemorySecrets | None:
        return self.secrets if self.keystore else None

    @property
    def demonstrated(self) -> Reception:
        return Reception(self.house)

    @property
    def real(self) -> Reception:
        return Reception(replace(self.house, demonstration=None))

    def known(self) -> Profile:
        profile = self.profiles.of("http://127.0.0.1:9", "kuzey", "selim")
        return self.profiles.remember(profile, name="Selim", now=1)


@pytest.fixture
async def stage(
    qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme, tmp_path, monkeypatch)
    yield stage
    await stage.house.tasks.close()


async def test_the_demonstration_signs_in_by_itself(stage: Stage) -> None:
    door = await stage.demonstrated.sign_in()
    assert door is not None and door.signed_in is not None
    assert stage.platform.asked == [("kuzey", "selim", "sesame")]
    assert stage.profiles.all()[0].name == "Selim Işık"
    assert stage.settings.get("last_profile") == door.place.profile.id


async def test_a_platform_that_is_starting_still_is_tried_again(stage: Stage) -> None:
    stage.platform.error = UserError("sign_in.unreachable", server="x")
    coming = asyncio.ensure_future(stage.demonstrated.sign_in())
    trouble = await dialog(StoreTrouble)
    stage.platform.error = None
    trouble.buttons["again"].click()
    assert await coming is not None


async def test_a_real_company_is_no_demonstration(stage: Stage) -> None:
    stage.platform.demonstration = False
    coming = asyncio.ensure_future(stage.demonstrated.sign_in())
    (await dialog(StoreTrouble)).buttons["quit"].click()
    assert await coming is None
    assert stage.profiles.all() == []


async def test_a_person_signs_in(stage: Stage) -> None:
    coming = asyncio.ensure_future(stage.real.sign_in())
    asked = await dialog(SignIn)
    asked.customer.setText("kuzey")
    asked.user.setText("selim")
    asked.server.setText("http://127.0.0.1:9")
    asked.password.setText("sesame")
    asked.try_it()
    door = await coming
    assert door is not None and door.place.store == door.place.profile.store


async def test_leaving_the_sign_in_is_quitting(stage: Stage) -> None:
    coming = asyncio.ensure_future(stage.real.sign_in())
    (await dialog(SignIn)).reject()
    assert await coming is None


async def test_who_is_remembered_needs_no_network(stage: Stage) -> None:
    door = await stage.real.remembered(stage.known())
    assert door is not None and door.signed_in is None
    assert stage.platform.asked == []


async def test_without_a_keystore_a_passphrase_is_chosen_and_asked_for(stage: Stage) -> None:
    stage.keystore, profile = False, stage.known()
    coming = asyncio.ensure_future(stage.real.remembered(profile))
    new = await dialog(NewPassphrase)
    new.first.setText("correct horse battery")
    new.second.setText("correct horse battery")
    new.accept()
    door = await coming
    assert door is not None and door.place.store is not None
    again = asyncio.ensure_future(stage.real.remembered(profile))
    asked = await dialog(AskPassphrase)
    asked.field.setText("correct horse battery")
    asked.accept()
    second = await again
    assert second is not None and second.place.key == door.place.key


async def test_without_a_keystore_nothing_may_be_kept(stage: Stage) -> None:
    stage.keystore = False
    coming = asyncio.ensure_future(stage.real.remembered(stage.known()))
    new = await dialog(NewPassphrase)
    new.without.setChecked(True)
    new.accept()
    door = await coming
    assert door is not None and door.place.store is None
