"""A stay at the desk with a real store, and a platform that does not answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from core.profiles import Profiles
from core.secrets import MemorySecrets
from core.settings import Settings
from desktop import translate
from desktop.app import Doorbell
from desktop.loop import Tasks
from desktop.options import Options
from desktop.reception import Door, House
from desktop.scene import Scene
from desktop.session import Around
from desktop.theme import Theme
from desktop.vault import Place, place_in
from desktop.visit import End, Visit
from tests.desktop.telephone.fake_phone import SilentPhone

D = TypeVar("D", bound=QWidget)
NOBODY_THERE = "http://127.0.0.1:9"


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


@asynccontextmanager
async def staged(theme: Theme, data: Path) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme, data)
    yield stage
    await stage.tasks.close()
    assert stage.crashes == []
