"""The test button: one account, tried from its name to sound, and the first thing that fails named.

    diagnosis.start(account, echo="600")     # says Testing for each step, and Tested at the end

Nothing here touches the accounts at work: the test has a gate and an account of PJSIP's of its own,
which is unregistered afterwards. Over UDP nothing connects: that step only opens the socket, and a
registrar that is not there shows in the step after it.
"""

import contextlib
import time
from collections.abc import Callable
from typing import Any

import pjsua2 as pj

from voip.account import Accounts, Line
from voip.caller import Caller
from voip.endpoint import Timer, Wheel, let_go
from voip.events import Event, Registered, Tested, Testing
from voip.gate import Gates, News
from voip.own_tone import Ear, OwnTone
from voip.reach import failure_of
from voip.values import Account, Failure, Registration

REGISTER_S = 9.0
CALL_S = 8.0
AUDIO_S = 4.0
TALKED_TO_S = 16.0
"""So long an echo number may explain itself before it echoes."""
_LOOK_MS = 100
_REACHING = ("name", "connect", "tls")
_NO_CODEC = {415, 488, 606}


class _Echo(pj.Call):  # type: ignore[misc]  # the library has no types
    def __init__(self, line: Line, trial: "_Trial") -> None:
        super().__init__(line.sip)
        self._trial = trial
        self.over = False

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        info = self.getInfo()
        state, status = int(info.state), int(info.lastStatusCode)
        if state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.over = True
            let_go(self)
        self._trial.post(lambda: self._trial.call_is(state, status))


class _Trial:
    """One test. `post`ed work of one that is over does nothing."""

    def __init__(self, owner: "Diagnosis", account: Account, echo: str) -> None:
        self._owner, self._account, self._echo = owner, account, echo
        self._steps: list[tuple[str, float]] = []
        self._step, self._began = "", time.monotonic()
        self._timers: list[Timer] = []
        self._call: _Echo | None = None
        self._tone: OwnTone | None = None
        self._codec = ""
        self._facts: list[tuple[str, str]] = []
        self._over = False
        self._accounts = Accounts(
            owner.wheel, owner.gates, self._registered, _nobody_calls, lambda _: False, self._gate
        )

    def start(self) -> None:
        self._later(REGISTER_S * 2, self._unreached)
        self._accounts.set((self._account,))

    def post(self, work: Callable[[], None]) -> None:
        self._owner.wheel.post(lambda: None if self._over else work())

    def _later(self, seconds: float, work: Callable[[], None]) -> None:
        self._timers.append(self._owner.wheel.later(seconds * 1_000, work))

    # To the registrar

    def _gate(self, news: News) -> None:
        """On the gate's thread."""
        now = time.monotonic()
        if news.kind == "step":
            self.post(lambda: self._enter(news.step, now))
        elif news.kind == "open":
            self.post(lambda: self._registering(now))

    def _registering(self, at: float) -> None:
        if self._step in _REACHING:
            self._enter("register", at)

    def _registered(self, said: Registered) -> None:
        now = said.registration
        if now.state == "failed":
            self.post(lambda: self._end(_code(now), now.status))
        elif now.state == "ready" and self._step != "call":
            self.post(self._reached)

    def _reached(self) -> None:
        if self._step in ("call", "audio"):
            return
        if self._echo:
            self._dial()
        else:
            self._end(None)

    def _unreached(self) -> None:
        if self._step != "audio":
            self._end("nobody_answers")

    # To the echo

    def _dial(self) -> None:
        self._enter("call")
        line = self._accounts.line(self._account.id)
        address = line.address(self._echo) if line else None
        if line is None or address is None:
            self._end("server_error")
            return
        self._call = _Echo(line, self)
        self._later(CALL_S, self._unanswered)
        try:
            self._call.makeCall(address, pj.CallOpParam(True))
        except pj.Error:
            # The wheel is full of calls of people, which go before a test: this step was not tried.
            self._call, self._step = None, ""
            self._facts.append(("call", "no_room"))
            self._end(None)

    def _unanswered(self) -> None:
        if self._step == "call":
            self._end("nobody_answers", 408)

    def call_is(self, state: int, status: int) -> None:
        if state == pj.PJSIP_INV_STATE_CONFIRMED and self._step == "call":
            self._enter("audio")
            self._listen(time.monotonic())
        elif state == pj.PJSIP_INV_STATE_DISCONNECTED:
            no_codec = status in _NO_CODEC
            self._end("no_common_codec" if no_codec else failure_of(status, None), status)

    def _listen(self, since: float) -> None:
        """Says tones of our own and waits for them to come back."""
        if self._over:
            return
        if self._tone is None:
            self._tone = OwnTone(self._owner.ear)
        with contextlib.suppress(pj.Error):  # there is no sound yet, or no call any more
            if self._call:
                self._tone.goes_to(self._call.getAudioMedia(-1))
                self._codec = self._call.getStreamInfo(0).codecName
        took = time.monotonic() - since
        if self._tone.look():
            self._end(None)
        elif took > (TALKED_TO_S if self._tone.heard else AUDIO_S):
            self._end("no_echo" if self._tone.heard else "no_audio_back")
        else:
            self._owner.wheel.later(_LOOK_MS, lambda: self._listen(since))

    # The end

    def _enter(self, step: str, at: float | None = None) -> None:
        if step in _REACHING and self._step not in ("", *_REACHING):
            return
        at = at or time.monotonic()
        self._finish_step(at)
        self._step, self._began = step, at
        self._owner.say(Testing(account=self._account.id, step=step))

    def _finish_step(self, at: float) -> None:
        if self._step:
            self._steps.append((self._step, (at - self._began) * 1_000))

    def _end(self, failure: Failure | None, status: int = 0) -> None:
        if self._over:
            return
        self._finish_step(time.monotonic())
        facts = [*self._facts, *([("codec", self._codec)] if self._codec else [])]
        trip = self._accounts.round_trip_ms(self._account.id)
        if trip is not None:
            facts.append(("round_trip_ms", f"{trip:.1f}"))
        tested = Tested(
            account=self._account.id,
            failure=failure,
            status=status,
            steps=tuple(self._steps),
            facts=tuple(facts),
        )
        self.stop()
        self._owner.say(tested)

    def stop(self) -> None:
        """Leaves nothing behind but an account that says good-bye in its own time."""
        if self._over:
            return
        self._over = True
        for timer in self._timers:
            timer.cancel()
        self._tone = None
        if self._call and not self._call.over and self._call.isActive():
            self._call.hangup(pj.CallOpParam())
        self._owner.leave(self._accounts, self._call)
        self._call = None


class Diagnosis:
    """One test at a time; a new one ends the one before it without a word."""

    def __init__(self, wheel: Wheel, gates: Gates, say: Callable[[Event], None]) -> None:
        self.wheel, self.gates, self.say = wheel, gates, say
        self._trial: _Trial | None = None
        self._ear: Ear | None = None
        self._leaving: list[tuple[Accounts, pj.Call | None]] = []

    @property
    def ear(self) -> Ear:
        """One for all tests: what is on the bridge cannot be destroyed while it turns."""
        if self._ear is None:
            self._ear = Ear()
        return self._ear

    def start(self, account: Account, echo: str) -> None:
        if self._trial:
            self._trial.stop()
        self._trial = _Trial(self, account, echo)
        self._trial.start()

    def leave(self, accounts: Accounts, call: pj.Call | None) -> None:
        """Its objects live until its good-byes are said: PJSIP still knows them."""
        accounts.set(())
        left = accounts, call
        self._leaving.append(left)
        self.wheel.later(3_000, lambda: self._forget(left))

    def _forget(self, left: tuple[Accounts, pj.Call | None]) -> None:
        if left in self._leaving:
            self._leaving.remove(left)

    def close(self) -> None:
        if self._trial:
            self._trial.stop()
        for accounts, _ in self._leaving:
            accounts.close()
        self._leaving.clear()


def _code(registration: Registration) -> Failure:
    code: Any = registration.code
    return code or "server_error"


def _nobody_calls(line: Any, call_id: int, who: Caller) -> None:
    """PJSIP refuses what nobody takes."""
