"""Keeper: the phone's process for one stay: started once the rows stand, told its accounts, ended."""

import asyncio
import contextlib
import hashlib
import hmac
import importlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, QTimer

from core.changes import Changes
from core.desk import Desk
from core.errors import UserError
from core.sync.wake import EVERY_MS, Wake
from desktop.loop import Tasks
from desktop.parts import Parts
from desktop.resources import RESOURCES
from desktop.telephone.choices import decided_by, devices_of, policy_of
from desktop.telephone.country import own_country
from desktop.telephone.presets import as_account
from desktop.telephone.recording_source import RecordingSource
from desktop.telephone.reports import Reports
from desktop.telephone.several import unknown_calls
from voip import commands as c
from voip import events as e
from voip.values import Policy

SLOW = ("phonenumbers", "voip.phone", "voip.recording_file")
"""Imported on a worker: the screen must not wait for the first number that is typed."""
HOLD_MUSIC = RESOURCES / "sounds" / "hold.wav"
Heard = Callable[[e.AnyEvent], None]


class Handle(Protocol):
    """What is used of `voip.phone.Phone`."""

    def start(self) -> None: ...
    def send(self, command: c.AnyCommand) -> None: ...
    def close(self, *, keep: bool = False) -> None: ...


Make = Callable[[Path, bytes, c.Hello, Heard], Handle]


class Keeper(QObject):
    """`folder`: of the profile; None keeps nothing on this machine. `key`: the profile's own.

    `schedule` runs a callable soon on the screen's thread.
    """

    def __init__(
        self, parts: Parts, tasks: Tasks, desk: Desk, folder: Path | None, key: bytes,
        schedule: Callable[[Callable[[], None]], None], make: Make | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._parts, self._tasks, self._desk = parts, tasks, desk
        self._schedule, self._make = schedule, make
        self._phone: Handle | None = None
        self._passing = None if folder else tempfile.TemporaryDirectory(prefix="santral-")
        self._place = (folder or Path(self._passing.name if self._passing else "")) / "phone"
        self._consent = self._place.with_name("consent.wav")
        self._secret, self._recording_key = derived(key, "pipe"), derived(key, "recordings")
        self._wake = Wake()
        self._look = QTimer(self, interval=EVERY_MS)
        self._look.timeout.connect(self._looked)
        self._stop: Callable[[], None] = lambda: None
        self._said: tuple[str, tuple[str, ...]] = "", ()

    async def start(self) -> None:
        """Nothing of it waits for the phone."""
        await asyncio.to_thread(lambda: [importlib.import_module(name) for name in SLOW])
        telephone, recordings = self._parts.telephone, self._recordings()
        telephone.given = Policy(
            hold_music=str(HOLD_MUSIC), recordings=str(recordings),
            country=own_country(QLocale.system(), QLocale()),
        )  # fmt: skip
        await self._parts.recordings.arrive(recordings, self._recording_key)
        self._desk.recordings_from(RecordingSource(recordings, self._recording_key))
        await self._take_policy()
        phone = self._phone = (self._make or _phone)(
            self._place, self._secret, self._hello(), self._heard
        )
        self._reports = Reports(self._parts, self)
        telephone.registrations_changed.connect(self._say_where)
        telephone.calls_changed.connect(self._say_where)
        telephone.arrive(phone)
        phone.start()
        self._stop = self._desk.on_changes(self._changed)
        self._look.start()
        await self._give_accounts()
        await self._fetch_policy()

    def close(self) -> None:
        """Calls that are up end with it; after a kill nobody says so, and they go on."""
        self._stop()
        self._look.stop()
        self._parts.telephone.leave()
        self._desk.recordings_from(None)
        self._parts.settings.decide({})
        self._parts.recordings.leave()
        if self._phone is not None:
            self._phone.close()
        if self._passing is not None:
            self._passing.cleanup()

    # What the phone is told

    def _hello(self) -> c.Hello:
        telephone, settings = self._parts.telephone, self._parts.settings
        policy = policy_of(settings, telephone.given)
        telephone.set_policy(policy)
        return c.Hello(
            desk="santral", policy=policy, devices=devices_of(settings), key=self._recording_key
        )

    def _recordings(self) -> Path:
        folder = self._place.with_name("recordings")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def _changed(self, changes: Changes) -> None:
        if changes.phone or changes.everything:
            self._tasks.start(self._fetch_policy(), "phone policy")
            self._tasks.start(self._give_accounts(), "phone accounts")

    async def _take_policy(self) -> None:
        """The company's, over a person's own settings; whoever listens to those tells the phone."""
        policy = await self._desk.phone_policy()
        here = policy.consent is not None and self._consent.exists()
        self._parts.settings.decide(decided_by(policy, str(self._consent) if here else None))

    async def _fetch_policy(self) -> None:
        """With its announcement, for which nothing else waits."""
        await self._take_policy()
        file = (await self._desk.phone_policy()).consent
        if file is not None:
            with contextlib.suppress(UserError, OSError):
                content = await self._desk.file(file)
                await asyncio.to_thread(self._consent.write_bytes, content)
                await self._take_policy()

    async def _give_accounts(self) -> None:
        accounts = await self._desk.phone_accounts()
        self._parts.telephone.set_accounts(map(as_account, accounts))

    def _looked(self) -> None:
        """After a sleep or on another network the registrations are worth nothing."""
        if self._wake.look():
            self._parts.telephone.register_now()

    # What it says

    def _heard(self, event: e.AnyEvent) -> None:
        """On a thread of the handle."""
        self._schedule(lambda: self._parts.telephone.heard(event))

    def _say_where(self) -> None:
        """The platform's own switch rings an account without registrar there, and nobody is offered
        a chat in the middle of a call, however it came about."""
        telephone = self._parts.telephone
        ready = [r.contact for r in telephone.registrations if r.state == "ready"]
        said = next((contact for contact in ready if contact), ""), unknown_calls(telephone)
        if said != self._said:
            self._said = said
            self._desk.phone_at(*said)


def derived(key: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose, 32 bytes, the same for the life of the profile."""
    return hmac.digest(key, f"santral phone {purpose}".encode(), hashlib.sha256)


def _phone(place: Path, secret: bytes, hello: c.Hello, heard: Heard) -> Handle:
    from voip.phone import Phone  # imported by then, on a worker

    return Phone(place, secret, hello, heard)
