"""Telephone: the phone as the screen knows it: its calls now, and what a person can do with them.

It only repeats what the phone's process says. Everything here is for the screen's thread.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from core.ids import uuid7
from desktop.telephone.several import calling, park_prefix, pick_up_number
from desktop.telephone.standing import fallen, pair_of, weight
from voip import commands as c
from voip import events as e
from voip.values import MOST_CALLS, Account, Call, Decline, Devices, Policy, Quality, Registration

STARTING, NO_ACCOUNT = "starting", "no_account"


class Line(Protocol):
    """What is needed of `voip.phone.Phone`. `send` never waits."""

    def send(self, command: c.AnyCommand, /) -> object: ...


class Telephone(QObject):
    """Silent until `arrive`; from `leave` on it is silent again and keeps nothing."""

    calls_changed = Signal()
    registrations_changed = Signal()
    available_changed = Signal()
    measured = Signal(str, object, object)
    """Id of the call, how our voice arrives there (Quality), how theirs arrives here (Quality)."""
    levels = Signal(float, float)
    """Of the microphone and of the speaker, 0.0 to 1.0, while somebody watches."""
    way_measured = Signal(object)
    devices_changed = Signal(object)
    testing = Signal(object)
    """e.Testing: the step a test has come to."""
    tested = Signal(object)
    refused = Signal(object)
    """e.Refused: a command that could not be done, or a call that was not let in."""
    ended = Signal(object)
    """Call, as it was at its end."""
    ended_before = Signal(object)
    """Call whose end this desk may have missed: it ended while no desk was there, or never rang."""
    rang = Signal(object)
    """Call that just began to ring here."""
    answering = Signal(str)
    """Id of a call a person just answered here; one that is answered by policy says nothing."""
    rejecting = Signal(str)
    """Id of a call a person just declined here."""
    policy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._calls: dict[str, Call] = {}
        self._registrations: dict[str, Registration] = {}
        self._quality: dict[str, tuple[Quality | None, Quality]] = {}
        self._accounts: tuple[Account, ...] = ()
        self._policy, self._devices_chosen = Policy(), Devices()
        self._devices: e.DevicesChanged | None = None
        self._why = STARTING
        self._watchers = 0
        self.given = Policy()
        """This machine's, over which a person's own choices are laid, or the company's."""
        self.version = ""
        """Of PJSIP; empty while the phone is not there."""
        self.last_number = ""
        self.chosen = ""
        """Id of the account that calls where several can."""

    # Coming and going

    def arrive(self, line: Line) -> None:
        """The phone's process is asked from here on; what it says comes to `heard`."""
        self._line = line

    def leave(self) -> None:
        self._line = None
        self._calls.clear()
        self._registrations.clear()
        self.set_unavailable(STARTING)
        self.calls_changed.emit()
        self.registrations_changed.emit()

    def set_unavailable(self, why: str) -> None:
        """A code: starting, or a reason of e.Unavailable."""
        if (why, "") != (self._why, self.version):
            self._why, self.version = why, ""
            self.available_changed.emit()

    # What is so right now

    @property
    def calls(self) -> tuple[Call, ...]:
        """Those that are up, in the order in which they began."""
        return tuple(sorted(self._calls.values(), key=lambda call: (call.started_at, call.id)))

    @property
    def registrations(self) -> tuple[Registration, ...]:
        return tuple(self._registrations.values())

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self._accounts

    @property
    def policy(self) -> Policy:
        return self._policy

    @property
    def devices(self) -> e.DevicesChanged | None:
        """None until the phone has said it."""
        return self._devices

    @property
    def available(self) -> bool:
        """Whether the phone's process is there; `ready` says whether it can be called."""
        return not self._why

    @property
    def ready(self) -> bool:
        return self.available and any(r.state == "ready" for r in self._registrations.values())

    @property
    def why_not(self) -> str:
        """A code for why nobody can be called; empty where somebody can."""
        if self._why:
            return self._why
        if not self._registrations:
            return NO_ACCOUNT
        return "" if self.ready else next(iter(self._registrations.values())).code or "trying"

    @property
    def ringing(self) -> tuple[Call, ...]:
        """Coming in and not answered, the longest waiting first."""
        return tuple(call for call in self.calls if call.state == "ringing_in")

    @property
    def up(self) -> tuple[Call, ...]:
        """Everything but what rings here."""
        return tuple(call for call in self.calls if call.state != "ringing_in")

    @property
    def current(self) -> Call | None:
        """What the keys mean: the one that talks, else being called, else the newest held."""
        order = sorted(self.up, key=weight)
        return order[-1] if order else None

    @property
    def voicemails(self) -> int:
        return sum(each.voicemails for each in self._registrations.values())

    @property
    def full(self) -> bool:
        return len(self._calls) >= MOST_CALLS

    def call(self, id: str) -> Call | None:
        return self._calls.get(id)

    def quality(self, id: str) -> tuple[Quality | None, Quality] | None:
        """Sending (None: nobody tells) and receiving, as measured last."""
        return self._quality.get(id)

    @property
    def pair(self) -> tuple[Call, Call] | None:
        """The call that is consulted about, and the one that asks."""
        return pair_of(self.up, self.current)

    # What a person does

    def dial(self, number: str, consults: str = "", account: str = "") -> str:
        """The id the call will have; empty where there is no account to call with."""
        account = account or self._account_for(consults)
        if not account or self._line is None:
            self.refused.emit(e.Refused(code="account.not_ready"))
            return ""
        id = uuid7()
        self.last_number = number
        asked = c.Dial(call=id, account=account, number=number, correlation=id, consults=consults)
        self._send(asked)
        return id

    def answer(self, id: str | None = None) -> None:
        """The one that has rung longest, where none is named."""
        if (call := self._named(id, self.ringing)) is not None:
            self.answering.emit(call)
            self._send(c.Answer(call=call))

    def listen_in(self, id: str) -> None:
        """Answers a leg that only listens to somebody's call: it opens nothing, and the call is
        recorded where it is carried."""
        self._send(c.Answer(call=id, unrecorded=True))

    def reject(self, id: str | None = None, reason: Decline = "declined") -> None:
        if (call := self._named(id, self.ringing)) is not None:
            self.rejecting.emit(call)
            self._send(c.Reject(call=call, reason=reason))

    def hang_up(self, id: str | None = None) -> None:
        if (call := self._named(id, self._now())) is not None:
            self._send(c.HangUp(call=call))

    def hold(self, id: str | None = None, on: bool = True) -> None:
        if (call := self._named(id, self._now())) is not None:
            self._send(c.SetHold(call=call, on=on))

    def mute(self, on: bool) -> None:
        """Of every call: a person who is muted is so for all who listen."""
        for call in self.up:
            self._send(c.Mute(call=call.id, on=on))

    def dtmf(self, digits: str, id: str | None = None) -> None:
        if (call := self._named(id, self._now())) is not None:
            self._send(c.SendDtmf(call=call, digits=digits))

    def transfer(self, id: str, number: str) -> None:
        self._send(c.Transfer(call=id, number=number))

    def consult(self, id: str, number: str) -> str:
        """Calls somebody for the sake of `id`, which is held; returns the new call's id."""
        return self.dial(number, consults=id)

    def complete(self, id: str, target: str) -> None:
        self._send(c.CompleteTransfer(call=id, target=target))

    def conference(self, on: bool = True) -> None:
        """The call and the one dialled for its sake: no other customer is ever in it."""
        calls = self.pair if on else tuple(call for call in self.up if call.conference)
        if calls:
            self._send(c.Conference(calls=tuple(call.id for call in calls), on=on))
        else:
            self.refused.emit(e.Refused(code="conference.nobody_asked"))

    def bring_together(self, one: str, other: str) -> None:
        """Two calls that a person chose, whoever they are."""
        self._send(c.Conference(calls=(one, other), on=True))

    def leave_conference(self) -> None:
        """The others stay together."""
        self._send(c.LeaveConference())

    def record(self, on: bool, id: str | None = None) -> None:
        if (call := self._named(id, self._now())) is not None:
            self._send(c.Record(call=call, on=on))

    def pause_recording(self, seconds: int = 60, id: str | None = None) -> None:
        """0 goes on at once."""
        if (call := self._named(id, self._now())) is not None:
            self._send(c.PauseRecording(call=call, most_s=seconds))

    def park(self, id: str, place: str = "") -> None:
        """Where the account's server has parking places; refused where it has none."""
        if prefix := park_prefix(self, id):
            self.transfer(id, prefix + place)
        else:
            self.refused.emit(e.Refused(code="park.unknown", call=id))

    def pick_up(self, extension: str) -> str:
        """Takes a colleague's ringing call, where the server has it."""
        if number := pick_up_number(self, extension):
            return self.dial(number)
        self.refused.emit(e.Refused(code="pick_up.unknown"))
        return ""

    # Settings of the phone

    def set_accounts(self, accounts: Iterable[Account]) -> None:
        self._accounts = tuple(accounts)
        self._send(c.SetAccounts(accounts=self._accounts))

    def set_policy(self, policy: Policy) -> None:
        if policy != self._policy:
            self._policy = policy
            self._send(c.SetPolicy(policy=policy))
            self.policy_changed.emit()

    def set_devices(self, devices: Devices) -> None:
        self._devices_chosen = devices
        self._send(c.SetDevices(devices=devices))

    def register_now(self) -> None:
        self._send(c.RegisterNow())

    def measure_way(self) -> None:
        self._send(c.MeasureWay())

    def test_account(self, account: Account, echo: str = "") -> None:
        self._send(c.TestAccount(account=account, echo=echo))

    def watch(self, on: bool) -> None:
        """Levels come while at least one watches; each asks once and takes it back once."""
        before, self._watchers = self._watchers, max(0, self._watchers + (1 if on else -1))
        if bool(before) != bool(self._watchers):
            self._send(c.Watch(levels=bool(self._watchers)))

    def play(self, path: str) -> None:
        self._send(c.Play(path=path))

    def echo_test(self, on: bool) -> None:
        self._send(c.EchoTest(on=on))

    # What the phone says

    def heard(self, event: e.AnyEvent) -> None:
        """On the screen's thread."""
        match event:
            case e.Welcome():
                self._welcome(event)
            case e.Registered(registration=registration):
                self._registrations[registration.account] = registration
                self.registrations_changed.emit()
            case e.Changed(call=call):
                self._changed(call)
            case e.Measured():
                self._quality[event.call] = (event.sending, event.receiving)
                self.measured.emit(event.call, event.sending, event.receiving)
            case e.WayMeasured():
                self.way_measured.emit(event)
            case e.Levels():
                self.levels.emit(event.microphone, event.speaker)
            case e.DevicesChanged():
                self._devices = event
                self.devices_changed.emit(event)
            case e.Testing():
                self.testing.emit(event)
            case e.Tested():
                self.tested.emit(event)
            case e.Refused():
                self.refused.emit(event)
            case e.Unavailable():
                self._lost(event)

    def _lost(self, event: e.Unavailable) -> None:
        """Its calls went with it."""
        self._registrations.clear()
        self.set_unavailable(event.reason)
        self.registrations_changed.emit()
        for call in self.calls:
            self._end(fallen(call))
        self.calls_changed.emit()

    def _welcome(self, event: e.Welcome) -> None:
        self.version, self._why = event.version, ""
        up = {call.id for call in event.calls if call.state != "ended"}
        gone = [call for call in self.calls if call.id not in up]
        self._calls |= {call.id: call for call in event.calls if call.state != "ended"}
        self._registrations = {each.account: each for each in event.registrations}
        if self._watchers:
            self._send(c.Watch(levels=True))
        self.available_changed.emit()
        self.registrations_changed.emit()
        said = {call.id: call for call in event.calls if call.state == "ended"}
        for call in gone:
            over = said.pop(call.id, None)
            self._end(over or fallen(call))
        for call in said.values():
            self.ended_before.emit(call)
        self.calls_changed.emit()

    def _end(self, call: Call) -> None:
        """One at a time: whoever hears of one still sees the others that end with it."""
        self._calls.pop(call.id, None)
        self._quality.pop(call.id, None)
        self.ended.emit(call)

    def _changed(self, call: Call) -> None:
        before = self._calls.get(call.id)
        if call.state != "ended":
            self._calls[call.id] = call
        elif before is not None:
            self._end(call)
        else:
            self.ended_before.emit(call)
        self.calls_changed.emit()
        if call.state == "ringing_in" and before is None:
            self.rang.emit(call)

    # Inside

    def _send(self, command: c.AnyCommand) -> None:
        if self._line is not None:
            self._line.send(command)

    def _now(self) -> tuple[Call, ...]:
        return (self.current,) if self.current else ()

    def _named(self, id: str | None, among: tuple[Call, ...]) -> str | None:
        if id is not None:
            return id
        return among[0].id if among else None

    def _account_for(self, consults: str) -> str:
        """The one the consulted call came by, else the chosen one, or the first that is ready."""
        if (call := self._calls.get(consults)) is not None:
            return call.account
        return calling(self._registrations.values(), self.chosen)
