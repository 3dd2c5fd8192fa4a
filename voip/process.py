"""The phone's process: the wheel, and what is joined to it. Everything here runs on its thread."""

import faulthandler
import gc
import logging
import logging.handlers
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from voip import commands as c
from voip import events as e
from voip import pipe, priority
from voip.account import Accounts
from voip.calls import Calls
from voip.diagnosis import Diagnosis
from voip.door import Door
from voip.endpoint import Wheel
from voip.gate import Gates
from voip.journal import Journal
from voip.lock import lock
from voip.ports import Line, Sound, Tell
from voip.sound import Sound as RealSound
from voip.starting import OTHER_LIVES

ALONE_S = 20.0
"""So long somebody may take to come back: for calls nobody answered yet, and for the phone."""
SILENT_S = 60.0
"""A call in which nothing was heard for so long, with no desk to hang up, is stuck."""
_PUT_DOWN_S = 5.0
"""In this a desk has put down what became of a call."""
_LOOK_MS = 1_000
COLLECT_MS = 10_000
_GOODBYE_MS = 150
_LOG_BYTES = 200_000
_STUCK_LOOKS, _STUCK_LOOK_S = 5, 2.0
_SWITCH_S = 0.0005
"""How soon a Python thread gives way: with the usual 5 ms voice waits for whoever computes."""

MakeSound = Callable[[Wheel, Tell], Sound]

_log = logging.getLogger("voip.process")


def run(place: Path, secret: bytes, make_sound: MakeSound = RealSound) -> int:
    """Returns where another phone has the place; ends the process otherwise.

    `make_sound` is called on the wheel's thread, after the wheel was opened.
    """
    pipe.prepare(place)
    held = lock(place / "lock")
    if held is None:
        return OTHER_LIVES
    faulthandler.enable()
    sys.setswitchinterval(_SWITCH_S)
    _log_to(place / "phone.log")
    Process(place, secret, make_sound).run()
    logging.shutdown()
    # The library's threads and exit handlers are given no chance to crash; nothing is left to do.
    os._exit(0)


class Process:
    def __init__(self, place: Path, secret: bytes, make_sound: MakeSound) -> None:
        self._wheel = wheel = Wheel()
        wheel.open()
        self._journal = Journal(place / "journal")
        self._gates = Gates()
        self._sound = make_sound(wheel, self._say)
        self._calls = Calls(wheel, self._line, self._sound, self._say)
        self._accounts = Accounts(
            wheel,
            self._gates,
            self._say,
            self._calls.incoming,
            self._calls.are_on,
            moved=self._calls.moved,
        )
        self._diagnosis = Diagnosis(wheel, self._gates, self._say)
        wheel.on_full = self._full
        self._door = Door(
            pipe.listen(place, secret),
            heard=lambda command: wheel.post(lambda: self._do(command)),
            left=lambda: wheel.post(self._left),
        )
        self._alone_since = self._idle_since = self._met_at = time.monotonic()

    def run(self) -> None:
        self._door.open()
        threading.Thread(target=_watch, args=(self._wheel,), name="watch", daemon=True).start()
        self._look_around()
        self._collect_alone()
        priority.guard()
        priority.put_first(self._wheel.threads)
        self._wheel.run()
        self._diagnosis.close()
        self._accounts.close()
        self._door.close()
        self._gates.close()

    def _do(self, command: c.AnyCommand) -> None:
        if self._calls.do(command) or self._sound.do(command):
            return
        match command:
            case c.Hello():
                self._welcome(command)
            case c.SetAccounts(accounts=accounts):
                self._accounts.set(accounts)
            case c.SetPolicy(policy=policy):
                self._calls.set_policy(policy)
            case c.RegisterNow():
                self._accounts.register_now()
            case c.MeasureWay():
                self._accounts.measure(self._say)
            case c.TestAccount(account=account, echo=echo):
                self._diagnosis.start(account, echo)
            case c.Goodbye():
                self._goodbye()

    def _welcome(self, hello: c.Hello) -> None:
        self._calls.ringing.nobody_there = False
        self._calls.set_policy(hello.policy)
        self._calls.set_key(hello.key)
        self._journal.open(hello.key)
        self._met_at = time.monotonic()
        self._sound.use(hello.devices)
        said = {call.id: call for call in (*self._journal.calls, *self._calls.said)}
        version, calls = self._wheel.version, tuple(said.values())
        registrations = self._accounts.registrations
        self._say(e.Welcome(version=version, calls=calls, registrations=registrations))

    def _goodbye(self) -> None:
        self._calls.end_all()
        self._wheel.later(_GOODBYE_MS, self._wheel.stop)

    def _left(self) -> None:
        self._calls.ringing.nobody_there = self._door.empty
        if self._door.empty:
            self._sound.do(c.Watch(levels=False))
            self._sound.do(c.EchoTest(on=False))

    def _look_around(self) -> None:
        """Goes when no call is left and no desk came back."""
        self._wheel.later(_LOOK_MS, self._look_around)
        now = time.monotonic()
        self._journal.live()
        if not self._door.empty:
            self._alone_since = now
            if now - self._met_at > _PUT_DOWN_S:
                self._journal.heard(_PUT_DOWN_S)
        elif now - self._alone_since > ALONE_S:
            self._calls.end_unattended(self._alone_since, SILENT_S)
        if self._calls.up or not self._door.empty:
            self._idle_since = now
        elif now - self._idle_since > ALONE_S:
            self._wheel.stop()

    def _collect_alone(self) -> None:
        """On this thread only: an object of PJSIP that dies on another one aborts the process."""
        gc.disable()
        gc.collect()
        gc.freeze()
        self._collect_again()

    def _collect_again(self) -> None:
        gc.collect()
        self._wheel.later(COLLECT_MS, self._collect_again)

    def _say(self, event: e.Event) -> None:
        if isinstance(event, e.Changed):
            self._journal.note(event.call)
        self._door.say(event)

    def _full(self, source: str, invite: str) -> None:
        if (found := self._accounts.who_calls(source, invite)) is not None:
            self._calls.turned_away(*found)

    def _line(self, account: str) -> Line | None:
        return self._accounts.line(account)


def _watch(wheel: Wheel) -> None:
    """A wheel that does not turn for ten seconds has locked up; a new one is worth more."""
    seen, looks = -1, 0
    while looks < _STUCK_LOOKS:
        time.sleep(_STUCK_LOOK_S)
        seen, looks = wheel.turns, looks + 1 if wheel.turns == seen else 0
    _log.critical("the wheel stands still")
    faulthandler.dump_traceback()
    os._exit(1)


def _log_to(path: Path) -> None:
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
