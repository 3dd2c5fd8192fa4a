"""Calls: every call there is, and what the desk may do with them.

One talks and the others are held: answering, dialling or taking a call back holds whoever was
talking, and nothing here ends one call for the sake of another.
"""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

import pjsua2 as pj

from voip import commands as c
from voip import ending
from voip import events as e
from voip.call import Leg
from voip.caller import Caller
from voip.caller import address as caller_of
from voip.declining import DECLINES, declining
from voip.ending import Ending
from voip.endpoint import Wheel, let_go
from voip.extension import parted, send_soon
from voip.figures import mean
from voip.floor import Floor
from voip.following import Following
from voip.hearing import Hearing
from voip.insisting import asked_again
from voip.measuring import Measuring
from voip.ports import Line, Sound, Tell
from voip.refusal import Refusal
from voip.ringing import Ringing
from voip.taping import Taping
from voip.transfer import Transfers
from voip.unattended import unattended
from voip.values import MOST_CALLS, Call, Policy

_LONGEST_GOODBYE_MS = 4_000
_REMEMBERED = 20


class Calls:
    """For the wheel's thread. What it says goes to `tell`."""

    def __init__(
        self, wheel: Wheel, line: Callable[[str], Line | None], sound: Sound, tell: Tell
    ) -> None:
        self._wheel, self._line, self._tell = wheel, line, tell
        self._legs: dict[str, Leg] = {}
        self._ended: deque[Call] = deque(maxlen=_REMEMBERED)
        self._hearing = Hearing(wheel, sound, self._legs)
        self._taping = Taping(sound, self._legs, tell, self._hear)
        self._floor = Floor(self._legs)
        self.ringing = Ringing(self._hearing, self._welcome, self._is_alone, self._take, tell)
        self._transfers = Transfers(wheel, self._came_back)
        self._following = Following(wheel, self._legs, self)
        self._orders: dict[type[c.Command], Callable[..., None]] = {
            c.Dial: self._dial,
            c.Answer: self._answer,
            c.Reject: self._reject,
            c.HangUp: self._hang_up,
            c.SetHold: self._set_hold,
            c.Mute: self._mute,
            c.SendDtmf: self._send_dtmf,
            c.Transfer: self._transfer,
            c.CompleteTransfer: self._complete,
            c.Conference: self._conference,
            c.LeaveConference: self._leave,
            c.Record: self._record,
            c.PauseRecording: self._pause_recording,
        }
        self._measuring = Measuring(wheel, self._legs, tell, self._give_up)

    @property
    def said(self) -> tuple[Call, ...]:
        """All that are up, and the last that ended."""
        return (*self._ended, *(leg.said for leg in self._legs.values()))

    @property
    def up(self) -> bool:
        return bool(self._legs)

    def are_on(self, line: Line) -> bool:
        return any(leg.line is line for leg in self._legs.values())

    def set_key(self, key: bytes) -> None:
        """Under which recordings are encrypted."""
        self._taping.key = key

    def set_policy(self, policy: Policy) -> None:
        self._hearing.policy = self._taping.policy = self._following.policy = policy
        self.ringing.policy = policy
        self._hear()

    def do(self, command: c.AnyCommand) -> bool:
        """False: it is no order about calls."""
        order = self._orders.get(type(command))
        if order is None:
            return False
        try:
            order(command)
        except Refusal as refusal:
            self._refuse(command, refusal)
        except pj.Error:
            # It ended, or is just ending, which is told in a moment.
            self._refuse(command, Refusal("call.state"))
        self._hear()
        return True

    def end_all(self) -> None:
        for leg in tuple(self._legs.values()):
            self._end(leg)

    def end_unattended(self, alone_since: float, silent_s: float) -> None:
        """No desk came back. `alone_since` is monotonic."""
        legs = tuple(self._legs.values())
        for leg, status in unattended(legs, alone_since, silent_s):
            self._end(leg, status)

    # From outside

    def moved(self, line: Line) -> None:
        """Whoever talks over it would say good-bye to a place where nobody is any more."""
        for leg in tuple(self._legs.values()):
            if leg.line is line:
                leg.holding.renew()

    def incoming(self, line: Line, call_id: int, who: Caller) -> None:
        """Inside `onIncomingCall`."""
        leg = self.ringing.comes(line, call_id, who)
        if leg is not None:
            self._wheel.post(lambda: self._ring(leg, who))

    def turned_away(self, line: Line, who: Caller) -> None:
        self._ended.append(self.ringing.turned_away(line, who))

    def _refuse(self, command: c.AnyCommand, refusal: Refusal) -> None:
        call = getattr(command, "call", "")
        self._tell(e.Refused(code=refusal.code, call=call, status=refusal.status))

    def _welcome(self, line: Line, said: Call, call_id: int) -> Leg:
        leg = self._legs[said.id] = Leg(self._wheel, line, self, said, call_id)
        return leg

    def _ring(self, leg: Leg, who: Caller) -> None:
        if leg.said.id not in self._legs:
            return
        self.changed(leg)
        self.ringing.begin(leg, who)
        self._hear()

    def _is_alone(self, leg: Leg) -> bool:
        return list(self._legs.values()) == [leg]

    # Orders

    def _dial(self, order: c.Dial) -> None:
        if order.call in self._legs:
            return
        number, then = parted(order.number)
        line, address = self._way(order.account, number)
        if len(self._legs) >= MOST_CALLS:
            raise Refusal("calls.too_many")
        said = Call(
            id=order.call,
            account=order.account,
            direction="out",
            state="calling",
            number=number,
            correlation=order.correlation,
            consults=order.consults,
            started_at=_now(),
            muted=self._floor.muted,
        )
        leg = Leg(self._wheel, line, self, said)
        leg.then = then
        try:
            leg.dial(address)
        except pj.Error as error:
            let_go(leg)
            raise Refusal("number.bad") from error
        self._legs[said.id] = leg
        self._floor.give(leg)
        self.changed(leg)

    def _way(self, account: str, number: str) -> tuple[Line, str]:
        line = self._line(account)
        if line is None:
            raise Refusal("account.unknown")
        if not line.ready:
            raise Refusal("account.not_ready")
        address = line.address(number)
        if address is None:
            raise Refusal("number.bad")
        return line, address

    def _answer(self, order: c.Answer) -> None:
        leg = self._leg(order.call, "ringing_in")
        leg.unrecorded = order.unrecorded
        self._take(leg)

    def _take(self, leg: Leg) -> None:
        self._hearing.answered(leg)
        self._floor.give(leg)
        leg.respond(200)

    def _reject(self, order: c.Reject) -> None:
        leg = self._leg(order.call, "ringing_in")
        leg.respond(*declining(leg.line, order.reason))

    def _hang_up(self, order: c.HangUp) -> None:
        self._end(self._leg(order.call))

    def _set_hold(self, order: c.SetHold) -> None:
        leg = self._leg(order.call, "talking")
        if leg.said.transferring:
            raise Refusal("call.state")
        if order.on:
            self._floor.hold(leg)
        else:
            self._floor.take_back(leg)

    def _mute(self, order: c.Mute) -> None:
        self._leg(order.call).say(muted=order.on)

    def _send_dtmf(self, order: c.SendDtmf) -> None:
        self._leg(order.call, "talking").dtmf(order.digits.upper())

    def _transfer(self, order: c.Transfer) -> None:
        leg = self._leg(order.call, "talking")
        address = leg.line.address(order.number)
        if address is None:
            raise Refusal("number.bad")
        self._transfers.blind(leg, address)
        leg.say(hold=leg.hold)

    def _complete(self, order: c.CompleteTransfer) -> None:
        leg, target = self._leg(order.call, "talking"), self._legs.get(order.target)
        if target is None or target is leg or target.said.state != "talking":
            raise Refusal("transfer.no_target")
        self._transfers.attended(leg, target)

    def _conference(self, order: c.Conference) -> None:
        legs = [self._leg(call, "talking") for call in dict.fromkeys(order.calls)]
        if order.on:
            self._floor.bring_together(legs)
        else:
            self._floor.bring_apart(legs)

    def _leave(self, _: c.LeaveConference) -> None:
        members = self._floor.members
        if len(members) != 2:
            raise Refusal("call.state")
        self._transfers.attended(*members)

    def _record(self, order: c.Record) -> None:
        leg = self._leg(order.call, "talking")
        if order.on:
            self._taping.start(leg)
        else:
            self._taping.stop(leg)

    def _pause_recording(self, order: c.PauseRecording) -> None:
        self._taping.pause(self._leg(order.call, "talking"), order.most_s)

    # News of the legs

    def progressed(self, leg: Leg, status: int) -> None:
        if leg.said.state == "calling" and status > 100:
            leg.say(state="ringing_out")
            self._hear()

    def confirmed(self, leg: Leg) -> None:
        if leg.said.state == "ended":
            return
        leg.early, first = False, leg.said.answered_at is None
        muted = self._floor.muted if first else leg.said.muted
        leg.say(state="talking", answered_at=leg.said.answered_at or _now(), muted=muted)
        leg.holding.settle()
        self.media_changed(leg)
        send_soon(self._wheel, leg, self.dtmf_failed)
        if first and not leg.unrecorded:
            self._taping.start_by_policy(leg)

    def media_changed(self, leg: Leg) -> None:
        if not leg.in_dialog:
            return
        leg.early = leg.said.state in ("calling", "ringing_out") and leg.media is not None
        try:
            leg.say(hold=leg.hold, codec=leg.codec, encrypted=leg.encrypted)
        except pj.Error:
            leg.say(hold=leg.hold)
        self._hearing.update(leg)

    def over(self, leg: Leg, end: Ending) -> None:
        if self._legs.get(leg.said.id) is not leg or self._following.goes_on(leg):
            return
        if (again := asked_again(leg, end, self._wheel)) is not None:
            self._legs[leg.said.id] = again
            return
        del self._legs[leg.said.id]
        self._transfers.over(leg)
        self._taping.end(leg)
        self._say_end(leg, end)
        if leg.said.direction == "out" and leg.said.answered_at is None and end.by != "us":
            self._hearing.refused(end.cause)
        self._floor.part()
        self._hear()

    def dtmf_failed(self, leg: Leg, status: int) -> None:
        self._tell(e.Refused(code="dtmf.failed", call=leg.said.id, status=status))

    def transfer_told(self, leg: Leg, status: int, final: bool) -> None:
        self._transfers.told(leg, status, final)

    def replaced(self, leg: Leg, by: Leg, address: str) -> None:
        """Somebody handed their side of the call over: the same call, with somebody else."""
        if self._legs.get(leg.said.id) is leg:
            self._put(leg, by, address)
        if self._legs.get(leg.said.id) is by:
            self.confirmed(by)
            if leg.holding.wanted:
                self._floor.hold(by)
            self._taping.ask_again(by)
            self._hear()

    def going_on(self, leg: Leg, by: Leg, address: str) -> None:
        self._put(leg, by, address)
        by.say(state="ringing_out", hold="none")
        self._hear()

    def sent_on(self, leg: Leg, target: str) -> Leg | None:
        return self._following.follow(leg, target)

    def _put(self, leg: Leg, by: Leg, address: str) -> None:
        self._legs[leg.said.id] = by
        number, name = caller_of(address)
        by.said, by.figures = leg.said, leg.figures
        self._taping.hand_over(leg, by)
        by.say(number=number, name=name)

    def changed(self, leg: Leg) -> None:
        self._tell(e.Changed(call=leg.said))

    # Inside

    def _leg(self, call: str, state: str = "") -> Leg:
        leg = self._legs.get(call)
        if leg is None:
            raise Refusal("call.gone")
        if state and leg.said.state != state:
            raise Refusal("call.state")
        return leg

    def _give_up(self, leg: Leg) -> None:
        self._end(leg, ending.TIMED_OUT)

    def _end(self, leg: Leg, status: int = 0) -> None:
        with suppress(pj.Error, Refusal):  # It is being ended already, or has ended.
            leg.hang_up(DECLINES["declined"] if leg.said.state == "ringing_in" else status)
        # A side that is not there any more answers nothing; the agent has left all the same.
        end = ending.by_us(leg.hung_up or 0)
        self._wheel.later(_LONGEST_GOODBYE_MS, lambda: self.over(leg, end))

    def _say_end(self, leg: Leg, end: Ending) -> None:
        sending, receiving = mean(leg.figures)
        leg.say(
            state="ended", ended_at=_now(), ended_by=end.by, cause=end.cause, q850=end.q850,
            conference=False, hold="none", sending=sending, receiving=receiving,
        )  # fmt: skip
        self._ended.append(leg.said)

    def _came_back(self, leg: Leg, status: int, take_back: bool) -> None:
        self._tell(e.Refused(code="transfer.failed", call=leg.said.id, status=status))
        if take_back and not self._floor.taken:
            self._floor.take_back(leg)
        self._hear()

    def _hear(self) -> None:
        self._hearing.update()


def _now() -> int:
    return time.time_ns() // 1_000_000
