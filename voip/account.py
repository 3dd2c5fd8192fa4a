"""The accounts: one of PJSIP's to each of ours, registered through a gate of its own.

    accounts = Accounts(wheel, gates, say, ring, is_busy)
    accounts.set(configs)           # all there are to be
    accounts.line("acc-1")          # to dial with; None: not there
    accounts.close()                # ends every registration; turns the wheel a moment

All of it is for the wheel's thread.
"""

import contextlib
import logging
import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pjsua2 as pj
from msgspec.structs import replace

from voip.account_config import config_of
from voip.address import address_of, is_sound, tidied
from voip.caller import Caller, caller
from voip.endpoint import Listener, Timer, Wheel
from voip.events import Registered, WayMeasured
from voip.gate import Gates, News
from voip.inner_line import hear_only
from voip.mailbox import Mailboxes
from voip.ports import Incoming
from voip.probe import TIMES
from voip.reach import failure_of
from voip.retrying import after_failure_s, renewal_s
from voip.sip_account import SipAccount
from voip.sip_text import BadMessage, parse
from voip.values import Account, Failure, Registration

_GOODBYE_TURNS = 60
_SETTLED_MS = 300
_LINGERS_MS, _LINGERS_TURNS = 100, 15

_log = logging.getLogger("voip.account")


class Line:
    """One account at work; a `voip.ports.Line`."""

    def __init__(self, account: Account, owner: "Accounts") -> None:
        self.values = account
        self.sip = SipAccount(self)
        self.registration = Registration(account=account.id, state="trying")
        self._owner = owner
        self._listener: Listener = owner.wheel.listen("udp")
        self._gate = owner.gates.open(account, self._listener.port, self._heard)
        self._why: Failure | None = None
        self._place = self._known_at = ""
        """Where the world reaches us, and where the calls under way think that it does."""
        self._mailboxes = Mailboxes()
        self._failures = 0
        self._retry: Timer | None = None
        self._retired = False
        self.is_gone = False
        """Its good-bye was answered, or there was none to say."""
        hear_only(self._listener.port, self._gate.port)

    def start(self) -> None:
        """Raises pj.Error for settings that make no address."""
        if self.values.stun:
            self._owner.find_out_by(self.values.stun)
        self.sip.create(self._config(self.values))

    def _config(self, account: Account) -> pj.AccountConfig:
        return config_of(account, self._listener.id, self._gate.port)

    @contextlib.contextmanager
    def insisting(self) -> Iterator[None]:
        """Whoever is called meanwhile is offered encryption alone. Raises pj.Error."""
        self.sip.modify(self._config(replace(self.values, srtp="mandatory")))
        try:
            yield
        finally:
            self.sip.modify(self._config(self.values))

    def address(self, number: str) -> str | None:
        """What to give to `makeCall`; None for what is neither a number nor an address."""
        return address_of(self.values, number)

    @property
    def ready(self) -> bool:
        return self.registration.state == "ready"

    @property
    def round_trip_ms(self) -> float | None:
        """Of the last request that was answered."""
        return self._gate.round_trip_ms

    def register(self, *, fresh: bool = False) -> None:
        """Now. `fresh`: the network may be another than a moment ago."""
        if self._retired:
            return
        if fresh:
            self._failures = 0
            self._freshen()
        if self.values.registrar:
            self._cancel_retry()
            try:
                self.sip.setRegistration(True)
            except pj.Error:
                _log.debug("a registration is under way already")

    def measure(self, told: Callable[[WayMeasured], None]) -> None:
        """The way to the registrar."""

        def measured(trips: tuple[float, ...]) -> None:
            lost = TIMES - len(trips) if trips else 0
            way = WayMeasured(account=self.values.id, round_trips_ms=trips, unanswered=lost)
            self._owner.wheel.post(lambda: told(way))

        self._owner.gates.soon(lambda: self._gate.measure(measured))

    def retire(self) -> None:
        """Unregisters, once. It must be `drop`ped a moment later."""
        if self._retired:
            return
        self._retired = True
        self._cancel_retry()
        self.is_gone = not self._unregister()

    def _unregister(self) -> bool:
        """Whether there is an answer to wait for."""
        if not self.values.registrar or not self.sip.isValid():
            return False
        try:
            if self.sip.getInfo().regIsActive:
                self.sip.setRegistration(False)
                return True
        except pj.Error:
            _log.debug("unregistering was refused")
        return False

    def drop(self) -> None:
        if self.sip.isValid():
            self.sip.shutdown()
        # PJSIP aborts at its end where one of its objects is still alive.
        del self.sip
        self._owner.gates.soon(self._gate.stop)
        self._owner.wheel.endpoint.transportClose(self._listener.id)

    # What PJSIP says

    def registered(self, status: int, active: bool) -> None:
        self.is_gone = self._retired
        # Posted, so that what the gate told before it stands before it.
        self._owner.wheel.post(lambda: self._registered(status, active))

    def called(self, call_id: int, source: str, invite: str) -> None:
        # PJSIP ends a call that nobody takes: a stranger of this machine gets no further.
        if (who := self.who_calls(source, invite)) is not None:
            self._owner.ring(self, call_id, who)

    def who_calls(self, source: str, invite: str) -> Caller | None:
        """None: it did not come by this line. `source`: host:port of who handed it to PJSIP."""
        if self._retired or source != f"127.0.0.1:{self._gate.port}":
            return None
        try:
            return caller(parse(invite.encode("utf-8", "surrogateescape")))
        except BadMessage:
            return None

    def mailbox(self, notify: str) -> None:
        if self._mailboxes.told(notify):
            count = self._mailboxes.new
            self._owner.wheel.post(lambda: self._say(voicemails=count))

    # What came of it

    def _registered(self, status: int, active: bool) -> None:
        if self._retired:
            return
        if status == 200 and active:
            self._failures = 0
            self._why = None
            self._say(state="ready", code="", status=0, round_trip_ms=self.round_trip_ms)
            self._tell_calls()
            self._renew_later()
        else:
            self._failed(failure_of(status, self._why), status)

    def _renew_later(self) -> None:
        """Over UDP no line breaks when a registrar comes back without what it knew.

        With every other keep-alive, so that it stays off where those are off.
        """
        self._cancel_retry()
        wait = renewal_s(self.values.keep_alive_s, self._owner.chance)
        if self.values.transport == "udp" and wait:
            self._retry = self._owner.wheel.later(wait * 1_000, self.register)

    def _tell_calls(self) -> None:
        if self._known_at not in ("", self._place):
            self._owner.moved(self)
        self._known_at = self._place

    def _failed(self, code: Failure, status: int = 0) -> None:
        self._say(state="failed", code=code, status=status)
        self._cancel_retry()
        wait = after_failure_s(code, self._failures, self._owner.chance)
        self._failures = min(self._failures + 1, 10)
        self._retry = self._owner.wheel.later(wait * 1_000, self._again)

    def _again(self) -> None:
        self._say(state="trying")
        if self.values.registrar:
            self.register()
        else:
            self._freshen()

    def _freshen(self) -> None:
        # After a wake a stream is most likely dead and does not know it; a call would lose its way.
        anew = self.values.transport != "udp" and not self._owner.is_busy(self)
        anew = anew and bool(self.values.registrar)
        self._owner.gates.soon(lambda: self._gate.freshen(anew=anew))

    def _heard(self, news: News) -> None:
        self._owner.overhear(news)
        if news.kind != "step":
            self._owner.wheel.post(lambda: self._take(news))

    def _take(self, news: News) -> None:
        if self._retired:
            return
        self._place = news.outside or self._place
        match news.kind:
            case "lost":
                self._why = news.code
                if self.registration.state == "ready" or not self.values.registrar:
                    self._failed(news.code or "transport_lost")
            case "moved":
                # A registration is under way, whose answer told it.
                self._owner.wheel.later(_SETTLED_MS, self.register)
            case "elsewhere":
                self.register(fresh=True)
            case "open" if self.values.registrar:
                self._why = None
            case "open":
                self._failures = 0
                self._say(state="ready", code="", contact=self._contact(news.outside))
                self._tell_calls()

    def _contact(self, outside: str) -> str:
        kind = "" if self.values.transport == "udp" else f";transport={self.values.transport}"
        return f"sip:{self.values.user}@{outside}{kind}"

    def _say(self, **changes: Any) -> None:
        now = {name: getattr(self.registration, name) for name in Registration.__struct_fields__}
        said = Registration(**{**now, **changes})
        if said != self.registration:
            self.registration = said
            self._owner.say(Registered(registration=said))

    def _cancel_retry(self) -> None:
        if self._retry:
            self._retry.cancel()
            self._retry = None


class Accounts:
    """`is_busy` tells whether an account has calls: until they end, it is not taken down.

    `overhear` is told, on the gates' thread, what becomes of the lines (for a test of an account).
    `moved` is told that the world reaches a line at another place now.
    """

    def __init__(
        self,
        wheel: Wheel,
        gates: Gates,
        say: Callable[[Registered], None],
        ring: Incoming,
        is_busy: Callable[["Line"], bool],
        overhear: Callable[[News], None] = lambda news: None,
        moved: Callable[["Line"], None] = lambda line: None,
    ) -> None:
        self.wheel, self.gates = wheel, gates
        self.say, self.ring = say, ring
        self.overhear = overhear
        self.moved = moved
        self.is_busy = is_busy
        self.chance = random.Random()
        self._lines: dict[str, Line] = {}
        self._leaving: list[Line] = []
        self._refused: dict[str, Registration] = {}
        """Of accounts that could not even be tried."""

    @property
    def registrations(self) -> tuple[Registration, ...]:
        told = tuple(line.registration for line in self._lines.values())
        return told + tuple(self._refused.values())

    def who_calls(self, source: str, invite: str) -> tuple[Line, Caller] | None:
        """By which line, and who, of a call that PJSIP turned away; None: it came by none."""
        found = ((line, line.who_calls(source, invite)) for line in self._lines.values())
        return next(((line, who) for line, who in found if who is not None), None)

    def line(self, account: str) -> Line | None:
        return self._lines.get(account)

    def round_trip_ms(self, account: str) -> float | None:
        line = self._lines.get(account)
        return line.round_trip_ms if line else None

    def set(self, accounts: Iterable[Account]) -> None:
        wanted = {account.id: tidied(account) for account in accounts}
        self._refused.clear()
        for id, line in list(self._lines.items()):
            if wanted.get(id) != line.values:
                self._remove(line, said=id not in wanted)
        for id, account in wanted.items():
            if id not in self._lines:
                self._add(account)

    def find_out_by(self, stun: str) -> None:
        """How the media is seen from outside. Only for an account that asks for it."""
        servers = pj.StringVector()
        servers.append(stun)
        try:
            self.wheel.endpoint.natUpdateStunServers(servers, False)
        except pj.Error as error:
            _log.warning("STUN was refused: status %d", error.status)

    def register_now(self) -> None:
        for line in self._lines.values():
            line.register(fresh=True)

    def measure(self, told: Callable[[WayMeasured], None]) -> None:
        """Of each account; without a registrar there is none to tell of."""
        for line in self._lines.values():
            line.measure(told)

    def close(self) -> None:
        # Taken out of the lists first: what was to part from them later finds nothing to do.
        leaving = [*self._lines.values(), *self._leaving]
        self._lines.clear()
        self._leaving.clear()
        for line in leaving:
            line.retire()
        for _ in range(_GOODBYE_TURNS):
            if all(line.is_gone for line in leaving):
                break
            self.wheel.turn()
        for line in leaving:
            line.drop()

    def _add(self, account: Account) -> None:
        if not is_sound(account):
            self._refuse(account, "name_not_found")
            return
        try:
            line = Line(account, self)
            self._lines[account.id] = line
            line.start()
        except pj.Error as error:
            # PJSIP holds eight accounts, and those that are leaving count too.
            _log.warning("no account more: status %d", error.status)
            if begun := self._lines.pop(account.id, None):
                begun.drop()
            self._refuse(account, "server_error")
        else:
            self.say(Registered(registration=line.registration))

    def _refuse(self, account: Account, code: Failure) -> None:
        refused = Registration(account=account.id, state="failed", code=code)
        self._refused[account.id] = refused
        self.say(Registered(registration=refused))

    def _remove(self, line: Line, *, said: bool) -> None:
        del self._lines[line.values.id]
        self._leaving.append(line)
        if said:
            self.say(Registered(registration=Registration(account=line.values.id, state="off")))
        self._part(line, _LINGERS_TURNS)

    def _part(self, line: Line, patience: int) -> None:
        """Takes it down when its calls and its good-bye are over; the latter it may fail to say."""
        if line not in self._leaving:
            return
        busy = self.is_busy(line)
        if not busy:
            line.retire()
        if busy or (patience and not line.is_gone):
            left = _LINGERS_TURNS if busy else patience - 1
            self.wheel.later(_LINGERS_MS, lambda: self._part(line, left))
            return
        self._leaving.remove(line)
        line.drop()
