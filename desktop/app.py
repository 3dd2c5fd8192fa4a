"""The application: where every part is built, joined, and taken down in reverse order.

Order of a start: Qt, settings, theme, the first rows, the window; only then
everything that takes long to import, asyncio included. Nothing waits for the network.
"""

import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.profiles import Profile, Profiles
from core.settings import Settings
from core.store.first_page import FirstPage, first_page
from core.store.lock import is_held
from desktop import demonstration, translate
from desktop.crash import Crash
from desktop.early import Early
from desktop.opening import NOBODY
from desktop.options import APPLICATION, Options, parse
from desktop.scene import Scene
from desktop.theme import STYLE, Theme
from desktop.vault import find_secrets, place_in
from desktop.version import VERSION

if TYPE_CHECKING:
    import asyncio

    from desktop.loop import Tasks
    from desktop.reception import Door, House
    from desktop.session import Around
    from desktop.single_instance import SingleInstance
    from desktop.visit import End
    from desktop.wishes import Wish

AFAR = ("core.log", "core.desk")
"""Not needed for the first rows, longer in coming than these, and without Qt."""
HERE = (
    "desktop.loop", "desktop.views.transcript", "desktop.views.composer",
    "desktop.panels.conversation", "desktop.panels.customer", "desktop.dialogs.palette",
    "desktop.panels.phone", "desktop.switchboard", "desktop.phone_side",
    "desktop.shell", "desktop.visit",
)  # fmt: skip
"""The same with Qt, in pieces that nobody notices."""
SWITCH_S = 0.0001
"""How long another thread may hold the interpreter before the screen gets its turn, or the store its:
a transaction lets go of it at each of its 150 steps. Beside a busy screen half a millisecond made
9 ms of a transaction of 20 events, and a tenth makes 4; processor time is the same."""


class Doorbell(QObject):
    """Runs a callable soon on the screen's thread, whichever thread rings."""

    _rung = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rung.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ring(self, what: Callable[[], None]) -> None:
        self._rung.emit(what)

    def _answer(self, what: Callable[[], None]) -> None:
        what()


class Application:
    """One run of the desk, from the first paint to the last thread."""

    def __init__(self, qt: QApplication, options: Options) -> None:
        self._qt, self._options = qt, options
        self._settings = Settings(options.settings_file)
        self._theme = Theme()
        self._profiles = Profiles(options.data)
        self._demonstration = (
            demonstration.read(options.demonstration) if options.demonstration else None
        )
        self._crash = Crash(options.log_folder, VERSION)
        self._bell = Doorbell()
        self._scene: Scene | None = None
        self._instance: SingleInstance | None = None
        self._wish = options.wish
        """What this start is for, until a window has it."""

    def run(self) -> int:
        self._crash.install()
        self._dress()
        profile = self._profile()
        if self._wish is not None and self._wish.needs_call:
            return self._pass_on(profile, self._wish)
        # Only then is it worth its time to ask for the other desk before anything is painted
        held = profile is not None and is_held(profile.lock)
        if held and not self._claim(profile):
            return 0
        if profile is not None or self._demonstration:
            self._scene = self._paint_first(profile)
            Early(self._scene.window, self._scene.frame, AFAR, HERE).turn()
        else:
            self._theme.apply(self._qt)
        return self._turn() if self._claim(profile) else 0

    def _pass_on(self, profile: Profile | None, wish: "Wish") -> int:
        """What is about a call that is up makes no sense without the desk that has it."""
        from desktop.single_instance import tell
        from desktop.wish_words import exit_code, words

        answers = (tell(name, wish) for name in self._names(profile))
        answer = next((each for each in answers if each is not None), None)
        if sys.stderr is not None and (said := words(wish.do, answer)):  # a packed desk on Windows
            sys.stderr.write(f"{said}\n")
        return exit_code(answer)

    def _claim(self, profile: Profile | None) -> bool:
        """False: another desk has this profile, and was told what is wished: to come forward."""
        from desktop.single_instance import COME, claim, tell

        if self._instance is None:
            wish, (own, *others) = self._wish or COME, self._names(profile)
            told = any(tell(name, wish) for name in others)
            self._instance = None if told else claim(own, wish)
            if self._instance is not None:
                self._instance.raised.connect(self._come_forward)
                self._instance.obeys = self._obey
        return self._instance is not None

    def _go_by(self, profile: Profile | None) -> bool:
        """The name of whom the desk serves now: a later start for them is to find it, and for who
        was here before it is not. False: another desk serves them, and was told to come forward."""
        from desktop.single_instance import COME

        return self._instance is None or self._instance.take(self._name_of(profile), COME)

    def _obey(self, wish: "Wish") -> bool:
        """A number for the dialler is looked at; answering and muting leave the window alone."""
        if not wish.needs_call:
            self._come_forward()
        return self._scene is not None and self._scene.wish(wish)

    def _turn(self) -> int:
        """From here on everything is there."""
        from core import log
        from desktop import loop

        handler = log.set_up(self._options.log_folder)
        try:
            return loop.run(self._main)
        finally:
            if self._instance is not None:
                self._instance.close()
            self._crash.uninstall()
            log.take_down(handler)

    # Before the event loop turns

    def _dress(self) -> None:
        options, settings = self._options, self._settings
        self._theme.choose(options.theme or settings.get("theme"))
        self._theme.prepare(self._qt)
        translate.use(options.language or settings.get("language"))
        settings.on_change(self._setting_changed)

    def _setting_changed(self, name: str) -> None:
        if name == "theme":
            self._theme.choose(self._settings.get(name))
        elif name == "language":
            translate.use(self._settings.get(name))

    def _profile(self) -> Profile | None:
        """The one that was asked for, the demonstration's, or the one of last time."""
        if self._demonstration:
            who = self._demonstration
            found = self._profiles.known(who.server, who.customer_code, who.user)
            return found if found and found.store.exists() else None
        wanted = self._options.profile
        last = self._settings.get("last_profile")
        for profile in self._profiles.all():
            if profile.id == last if wanted is None else profile.directory.samefile(wanted):
                return profile
        return None

    def _names(self, profile: Profile | None) -> tuple[str, ...]:
        """Our own first. A desk on which somebody signed in for the first time began without a
        profile, and still goes by that name."""
        own, first = self._name_of(profile), self._name_of(None)
        return (own,) if own == first or self._options.profile else (own, first)

    def _name_of(self, profile: Profile | None) -> str:
        where = self._options.data or self._options.settings_file.parent
        return f"{where.absolute()}/{profile.id if profile else ''}"

    def _paint_first(self, profile: Profile | None) -> Scene:
        """The demonstration's key is in a file; a keystore may wait for a person, so it comes later."""
        page = self._first_page(profile) if profile and self._demonstration else None
        me, made_up = page.person if page else NOBODY, self._demonstration is not None
        scene = Scene(self._theme, self._settings, me, demonstration=made_up)
        if page:
            scene.show_first(list(page.rows))
        self._theme.apply(self._qt)
        if self._options.size:
            scene.window.resize(*self._options.size)
        scene.window.show()
        return scene

    def _first_page(self, profile: Profile) -> FirstPage | None:
        try:
            secrets = find_secrets(self._options.data, demonstration=True)
            place = place_in(profile, secrets) if secrets else None
        except UserError:
            return None  # told by the reception, which asks for the same a moment later
        return first_page(place.store, place.key) if place and place.store else None

    def _come_forward(self) -> None:
        if self._scene is not None:
            self._scene.window.come_forward()

    # While it turns

    async def _main(self, tasks: "Tasks") -> int:
        import asyncio

        from desktop.reception import House

        house = House(
            self._options, self._settings, self._theme, tasks, self._profiles, self._demonstration
        )
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: tasks.quit())
        leaving = asyncio.ensure_future(tasks.until_quit())
        end: End | None = None
        while end != "quit" and not leaving.done():
            end = await self._visit(house, end, leaving)
        leaving.cancel()
        return 0

    async def _visit(
        self, house: "House", before: "End | None", leaving: "asyncio.Future[int]"
    ) -> "End":
        from desktop.loop import unless
        from desktop.visit import Visit

        if before == "purged":
            await unless(leaving, self._say_purged())
        door = await unless(leaving, self._door(house, before))
        if door is None or not self._go_by(door.place.profile if door.place.store else None):
            return await self._nobody_came()
        scene = self._scene = self._scene or self._paint_first(None)
        scene.run_tasks(house.tasks)
        if self._wish is not None:
            scene.wish(self._wish)
            self._wish = None
        await self._show_rows(scene, door)
        visit = Visit(house, scene, self._around())
        leaving.add_done_callback(lambda _: visit.end("quit"))
        self._crash.show = visit.show_crash
        end = await visit.stay(door)
        self._crash.show = self._scene = None
        return end

    async def _door(self, house: "House", before: "End | None") -> "Door | None":
        from desktop.reception import Reception

        reception, window = Reception(house), self._scene.window if self._scene else None
        profile = self._profile() if before in (None, "damaged") else None
        if profile is not None:
            return await reception.remembered(profile, window)
        self._go_by(None)
        return await reception.sign_in(window)

    async def _show_rows(self, scene: Scene, door: "Door") -> None:
        """Those of a real profile, whose key a keystore gave only now."""
        import asyncio

        place = door.place
        if self._demonstration or place.store is None:
            return
        page = await asyncio.to_thread(first_page, place.store, place.key)
        if page is not None:
            scene.show_first(list(page.rows))

    async def _nobody_came(self) -> "End":
        if self._scene is not None:
            await self._scene.close()
            self._scene.take_down()
            self._scene = None
        return "quit"

    async def _say_purged(self) -> None:
        from desktop import loop
        from desktop.dialogs.final_word import FinalWord

        dialog = FinalWord(self._theme, "purged")
        try:
            await loop.ask(dialog)
        finally:
            dialog.deleteLater()

    def _around(self) -> "Around":
        from desktop.session import Around

        return Around(self._bell.ring, self._hurt, QLocale().name())

    def _hurt(self, error: BaseException) -> None:
        """From the network thread: only kept, for `show` belongs to the screen's."""
        self._crash.report(error, "the network thread")


def main(argv: list[str]) -> int:
    """The desk, from its first paint to its end. `argv` is without the program's name."""
    options = parse(argv)
    sys.setswitchinterval(SWITCH_S)
    # Qt's own words for it: asked in Python it answers with a QStyle, whose names take 7 ms to make
    qt = QApplication([APPLICATION, "-style", STYLE])
    qt.setApplicationName(APPLICATION)
    qt.setApplicationDisplayName(APPLICATION)
    qt.setDesktopFileName(APPLICATION.lower())
    return Application(qt, options).run()
