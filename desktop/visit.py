"""Visit: one person's stay, from the door to the end: the session, the window, and what ends it."""

import asyncio
import contextlib
import logging
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from core.errors import UserError
from core.log import Code
from core.receipt import Receipt, keep
from core.rows import Line
from core.store.rescue import Salvage
from desktop.dialogs.erased import Erased
from desktop.dialogs.final_word import FinalWord
from desktop.dialogs.sign_out import SignOut
from desktop.dialogs.store_trouble import StoreTrouble, Way
from desktop.facts import Facts
from desktop.loop import ask, unless
from desktop.reception import Door, House, Reception
from desktop.scene import Scene
from desktop.session import Around, Session, put_aside, salvage_of, unsent_in
from desktop.sounds import Sounds
from desktop.telephone.keeper import Keeper
from desktop.translate import tr
from desktop.vault import KeptToken, Place, forget
from desktop.views.toast import Toast

log = logging.getLogger(__name__)

End = Literal["quit", "signed_out", "erased", "sign_in", "purged", "damaged"]
"""sign_in: the platform wants it again, the cache stays; erased, purged: everything of it is gone,
as the person or as the platform wished."""
HANG_UP_S, REPORT_S = 2.0, 0.3
"""How long good-byes may take, and how long reporting them."""
_LOST_KEY = "store.wrong_key"


class Visit:
    """`stay` returns once it is over, with everything of the session closed."""

    def __init__(self, house: House, scene: Scene, around: Around) -> None:
        self._house, self._scene, self._around = house, scene, around
        self._ended: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        self._session: Session | None = None
        self._facts = Facts(house.tasks, scene.parts.telephone)
        self._sounds = Sounds(house.settings, scene.parts.loudspeaker)
        self._keeper: Keeper | None = None
        self._asking: asyncio.Task[None] | None = None
        self._way: Way = "quit"
        """What is done with a file that was found hurt while it was open."""

    async def stay(self, door: Door) -> End:
        try:
            self._furnish()
            self._session = await self._open(door)
            if self._session is None:
                return "quit"
            await self._begin(self._session)
            return await self._ended
        finally:
            await self._leave()

    def end(self, how: End) -> None:
        """The first word counts."""
        if not self._ended.done():
            self._ended.set_result(how)

    def show_crash(self, report: Path) -> None:
        """Calmly: the work goes on, and the report says nothing about anybody."""
        if self._scene.shell:
            title = tr("Visit", "Something went wrong inside Santral")
            detail = tr("Visit", "The work goes on. A report without personal data is in {path}.")
            detail = detail.replace("{path}", str(report))
            self._scene.shell.toasts.say(Toast(title, detail, "bad", seconds=12))

    # Coming

    def _furnish(self) -> None:
        window = self._scene.window
        shell = self._scene.complete(self._sounds, self._facts, self._quit, self._ask_sign_out)
        self._house.tasks.show_error = shell.show_error
        window.closing.connect(self._closing)

    async def _begin(self, session: Session) -> None:
        self._scene.arrive(session.desk)
        self._facts.follow(session)
        session.desk.on_line(self._line_changed)
        session.desk.on_purge(lambda _: self.end("purged"))
        try:
            await session.desk.start()
        except UserError as error:
            await self._hurt(session, error)
        await self._ring_up(session)
        place = session.place
        self._scene.parts.origin.arrive(place.key, place.profile.id, place.profile.server)
        if session.store.checkup:
            self._house.tasks.start(self._await_checkup(session), "check the store")

    async def _ring_up(self, session: Session) -> None:
        """The phone comes after the rows; a desk without one works as well."""
        place, parts = session.place, self._scene.parts
        folder = place.profile.directory if place.store else None
        self._keeper = Keeper(
            parts, self._house.tasks, session.desk, folder, place.key, self._around.schedule,
            self._around.make_phone,
        )  # fmt: skip
        self._house.tasks.start(self._keeper.start(), "the phone")

    async def _await_checkup(self, session: Session) -> None:
        """After a crash every page is read beside the work; a hurt file is told of."""
        assert session.store.checkup is not None
        try:
            await asyncio.wrap_future(session.store.checkup.done)
        except UserError as error:
            await self._hurt(session, error)

    async def _hurt(self, session: Session, error: UserError) -> None:
        """Met while it is open: what is chosen is done once it is closed."""
        log.warning("the store is hurt: %s", Code(error.code))
        salvage = await asyncio.to_thread(salvage_of, session.place)
        self._way = await self._trouble(error, salvage)
        self.end("quit" if self._way == "quit" else "damaged")

    def _closing(self) -> None:
        shell, settings = self._scene.shell, self._house.settings
        if shell and settings.get("close_to_tray") and shell.herald.tray.available:
            self._scene.window.hide()
        else:
            self._quit()

    def _quit(self) -> None:
        """Nobody hangs up on a customer by closing a window."""
        shell = self._scene.shell
        if shell is None or not self._scene.parts.telephone.up:
            self.end("quit")
            return
        act = tr("Visit", "Hang up and quit"), self._hang_up_and_quit
        title = tr("Visit", "A call is going on")
        shell.toasts.say(Toast(title, tone="bad", seconds=12, act=act))

    def _hang_up_and_quit(self) -> None:
        self._house.tasks.start(self._hang_up("quit"), "hang up and quit")

    async def _hang_up(self, how: End) -> None:
        """What became of the calls is in the outbox before the store is closed."""
        if not self._scene.parts.telephone.up:
            self.end(how)
            return
        telephone, quiet = self._scene.parts.telephone, asyncio.Event()
        telephone.calls_changed.connect(lambda: None if telephone.up else quiet.set())
        for call in telephone.up:
            telephone.hang_up(call.id)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(quiet.wait(), HANG_UP_S)
        await asyncio.sleep(REPORT_S)
        self.end(how)

    # Opening the store, whatever is wrong with it

    async def _open(self, door: Door) -> Session | None:
        place, salvage = door.place, Salvage()
        while True:
            try:
                return await self._opened(place, door, salvage)
            except UserError as error:
                answer = await self._solve(error, place)
                if answer is None:
                    return None
                place, found = answer
                salvage = found or salvage

    async def _opened(self, place: Place, door: Door, salvage: Salvage) -> Session:
        """With what the first look needs: a file may open and still not be readable."""
        known = place.profile.device_id == door.place.profile.device_id
        signed_in = door.signed_in if known else None
        session = await asyncio.to_thread(Session.open, place, self._around, signed_in)
        async with contextlib.AsyncExitStack() as undo:
            undo.push_async_callback(session.close)
            if salvage:
                await session.put_back(salvage)
            await session.desk.load()
            undo.pop_all()
        return session

    async def _solve(self, error: UserError, place: Place) -> tuple[Place, Salvage] | None:
        """Where to try next, and what was saved; None to quit."""
        if error.code == _LOST_KEY and place.profile.salt.exists():
            reception = Reception(self._house)
            asking = reception.ask_passphrase(place.profile, self._scene.window, wrong=True)
            asked = await unless(self._ended, asking)
            return (asked, Salvage()) if asked else None
        if error.code == _LOST_KEY and self._house.demonstration:
            error = UserError("demonstration.key_lost")
        salvage = await asyncio.to_thread(salvage_of, place)
        way = await self._trouble(error, salvage)
        if way == "quit":
            return None
        if way in ("rescue", "fresh"):
            await asyncio.to_thread(put_aside, place)
        if error.code == "store.copied" and way != "again":
            place = await asyncio.to_thread(self._as_new_device, place)
        return place, salvage if way == "rescue" else Salvage()

    def _as_new_device(self, place: Place) -> Place:
        """The one it was copied from goes on under the old name, with the token that came along."""
        KeptToken(place).forget()
        return replace(place, profile=self._house.profiles.as_new_device(place.profile))

    async def _trouble(self, error: UserError, salvage: Salvage) -> Way:
        """ "quit" also where the desk is told to go meanwhile: nobody may be there to answer."""
        unsent = None if error.code == _LOST_KEY else unsent_in(salvage)
        dialog = StoreTrouble(self._house.theme, error, unsent, self._scene.window)
        await unless(self._ended, ask(dialog))
        dialog.deleteLater()
        return dialog.chosen

    async def _begin_anew(self, place: Place) -> None:
        """What could be read is taken along; the next visit finds it there."""
        salvage = await asyncio.to_thread(salvage_of, place)
        await asyncio.to_thread(put_aside, place)
        if self._way == "rescue" and salvage:
            session = await asyncio.to_thread(Session.open, place, self._around, None)
            try:
                await session.put_back(salvage)
            finally:
                await session.close()

    # What ends it

    def _line_changed(self, line: Line) -> None:
        if line.state != "ended" or self._asking:
            return
        if line.reason == "signed_out" and self._house.demonstration:
            self.end("sign_in")
            return
        # Not within the delivery: the word to purge may come right behind
        QTimer.singleShot(0, self._scene.window, lambda: self._say_last(line.reason))

    def _say_last(self, reason: str) -> None:
        if not self._ended.done() and not self._asking:
            self._asking = self._house.tasks.start(self._final_word(reason), "final word")

    async def _final_word(self, reason: str) -> None:
        dialog = FinalWord(self._house.theme, reason, self._scene.window)
        accepted = await ask(dialog) == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted and dialog.can_return and self._session:
            self._session.desk.reconnect()
        elif accepted:
            self.end("sign_in")
        self._asking = None

    def _ask_sign_out(self) -> None:
        self._house.tasks.start(self._sign_out(), "sign out")

    async def _sign_out(self) -> None:
        session = self._session
        if session is None:
            return
        dialog = SignOut(self._house.theme, await session.unsent(), self._scene.window)
        accepted = await ask(dialog) == QDialog.DialogCode.Accepted
        purges = dialog.purges
        dialog.deleteLater()
        if accepted:
            await asyncio.to_thread(session.sign_out)
            await self._hang_up("erased" if purges else "signed_out")

    # Going

    async def _leave(self) -> None:
        if self._asking:
            self._asking.cancel()
        how: End = self._ended.result() if self._ended.done() else "quit"
        if self._keeper is not None:
            self._keeper.close()
        await self._scene.close()
        self._facts.follow(None)
        if self._session is not None:
            receipt = await self._close(self._session, how)
            await self._forget(self._session.place, how)
            if receipt is not None:
                await self._hand_over(receipt, self._session, how)
            if self._way in ("rescue", "fresh"):
                await self._begin_anew(self._session.place)
        self._scene.take_down()

    async def _close(self, session: Session, how: End) -> Receipt | None:
        try:
            return await session.close(purge=how in ("erased", "purged"))
        except UserError as error:
            # A damaged file or a full disk: the key and the directory still go with what follows
            log.warning("the store could not be purged: %s", Code(error.code))
            return None

    async def _hand_over(self, receipt: Receipt, session: Session, how: End) -> None:
        """The receipt, kept and shown, over a window that shows nothing any more."""
        profiles, window = self._house.profiles, self._scene.window
        kept = partial(keep, receipt, profiles.receipts, session.place.profile.id)
        try:
            place = str(await asyncio.to_thread(kept))
        except OSError:
            place = ""
        names = {id: agent.name for id, agent in session.desk.directory.agents.items()}
        window.blank()
        by_company = how == "purged"
        shown = Erased(self._house.theme, receipt, names, place, window, by_company=by_company)
        window.closing.connect(shown.reject)
        await ask(shown)
        shown.deleteLater()

    async def _forget(self, place: Place, how: End) -> None:
        if how in ("signed_out", "erased", "purged"):
            self._house.settings.put("last_profile", "")
        if how in ("erased", "purged"):
            await asyncio.to_thread(forget, place)
            await asyncio.to_thread(self._house.profiles.forget, place.profile)
