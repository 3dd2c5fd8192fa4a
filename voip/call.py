"""A leg: one call as PJSIP has it, and what is said of it to the desk.

Its callbacks read what is only there inside them and post the rest: the orders of `Calls` and the
news of PJSIP meet on the wheel, one after the other.
"""

from typing import Any, NamedTuple, Protocol

import pjsua2 as pj
from msgspec.structs import replace

from voip import ending
from voip.ending import Ending
from voip.endpoint import Wheel, let_go
from voip.figures import Figures
from voip.holding import Holding
from voip.ports import Line, Recorder
from voip.refusal import Refusal
from voip.rtcp import Meter
from voip.values import Call, Hold

_AUDIO_STATES = (
    pj.PJSUA_CALL_MEDIA_ACTIVE,
    pj.PJSUA_CALL_MEDIA_LOCAL_HOLD,
    pj.PJSUA_CALL_MEDIA_REMOTE_HOLD,
)
_HOLDS: dict[tuple[bool, bool], Hold] = {
    (False, False): "none",
    (True, False): "ours",
    (False, True): "theirs",
    (True, True): "both",
}
_DIGITS = frozenset("0123456789*#ABCD")
_MOST_DIGITS = 32
_DTMF = {"rfc4733": pj.PJSUA_DTMF_METHOD_RFC2833, "info": pj.PJSUA_DTMF_METHOD_SIP_INFO}


class _Audio(NamedTuple):
    stream: int
    status: int
    way: int


class Watcher(Protocol):
    """Who is told of a leg's news, on the wheel; `Calls`."""

    def progressed(self, leg: "Leg", status: int) -> None: ...
    def confirmed(self, leg: "Leg") -> None: ...
    def over(self, leg: "Leg", end: Ending) -> None: ...
    def media_changed(self, leg: "Leg") -> None: ...
    def dtmf_failed(self, leg: "Leg", status: int) -> None: ...
    def transfer_told(self, leg: "Leg", status: int, final: bool) -> None: ...
    def replaced(self, leg: "Leg", by: "Leg", address: str) -> None: ...
    def changed(self, leg: "Leg") -> None: ...

    def sent_on(self, leg: "Leg", target: str) -> "Leg | None":
        """The leg with which `target` is to be called; None: it is not. At once, not posted."""


class Leg(pj.Call):  # type: ignore[misc]  # the library has no types
    """`said` is the call as the desk knows it; `say` changes it and tells."""

    def __init__(
        self, wheel: Wheel, line: Line, watcher: Watcher, said: Call, call_id: int | None = None
    ) -> None:
        super().__init__(line.sip, pj.PJSUA_INVALID_ID if call_id is None else call_id)
        self.line = line
        self.said = said
        self.meter = Meter()
        self.figures: list[Figures] = []
        self.holding = Holding(wheel, self)
        self.recorder: Recorder | None = None
        self.early = False
        """The other side's tones and announcements can be heard before it answers."""
        self.in_dialog = True
        """Until PJSIP has forgotten the call; nothing may be asked of it afterwards."""
        self.hung_up: int | None = None
        """The status with which we ended it, or tried to."""
        self.then = ""
        """Digits that wait for the answer."""
        self.dialled = ""
        """The address, where it was us who called."""
        self.insists = False
        """On encryption, whatever the account says."""
        self.unrecorded = False
        """Whatever the policy says."""
        self._cancelled = ""
        self._wheel = wheel
        self._post = wheel.post
        self.watcher = watcher

    def say(self, **changes: Any) -> None:
        said = replace(self.said, **changes)
        if said != self.said:
            self.said = said
            self.watcher.changed(self)

    @property
    def talking(self) -> bool:
        """Answered, and neither ended nor on hold by us."""
        return self.said.state == "talking" and not self.holding.wanted

    @property
    def confirmed(self) -> bool:
        """Answered, also in the moment before that is said."""
        return self.in_dialog and bool(self.getInfo().state == pj.PJSIP_INV_STATE_CONFIRMED)

    @property
    def media(self) -> pj.AudioMedia | None:
        """Fetched anew each time: a re-INVITE may give the call another place on the bridge."""
        if not self.in_dialog or self._audio() is None:
            return None
        try:
            return self.getAudioMedia(-1)
        except pj.Error:
            return None

    @property
    def hold(self) -> Hold:
        audio = self._audio() if self.in_dialog else None
        theirs = audio is not None and (
            audio.status == pj.PJSUA_CALL_MEDIA_REMOTE_HOLD
            or (audio.status == pj.PJSUA_CALL_MEDIA_LOCAL_HOLD and not audio.way)
        )
        return _HOLDS[self.holding.wanted, theirs]

    @property
    def codec(self) -> str:
        """Raises pj.Error."""
        audio = self._audio() if self.in_dialog else None
        return str(self.getStreamInfo(audio.stream).codecName) if audio is not None else ""

    @property
    def encrypted(self) -> bool:
        return self.in_dialog and "SRTP status: Active" in self.dump(True, "")

    # Orders

    def dial(self, address: str) -> None:
        """Raises pj.Error."""
        known = {"X-ADP-Call": self.said.correlation} if self.said.correlation else {}
        self.dialled = address
        self.makeCall(address, _with(known))

    def respond(self, status: int, headers: dict[str, str] | None = None) -> None:
        """Raises pj.Error and Refusal."""
        self._be_there()
        parameters = _with(headers or {})
        parameters.statusCode = status
        if status >= 300:
            self.hung_up = status
        self.answer(parameters)

    def hang_up(self, status: int = 0) -> None:
        """Raises pj.Error and Refusal. `status`: of the refusal, where it was never answered."""
        self._be_there()
        parameters = pj.CallOpParam(True)
        parameters.statusCode = status
        self.hung_up = status or 200
        self.hangup(parameters)

    def dtmf(self, digits: str) -> None:
        """Raises Refusal."""
        self._be_there()
        if not digits or len(digits) > _MOST_DIGITS or not _DIGITS.issuperset(digits):
            raise Refusal("dtmf.failed")
        parameters = pj.CallSendDtmfParam()
        parameters.digits = digits
        parameters.method = _DTMF[self.line.values.dtmf]
        try:
            self.sendDtmf(parameters)
        except pj.Error as error:
            raise Refusal("dtmf.failed") from error

    def refer(self, address: str) -> None:
        """Raises pj.Error and Refusal."""
        self._be_there()
        self.xfer(address, pj.CallOpParam(True))

    def refer_to_leg(self, target: "Leg") -> None:
        """Raises pj.Error and Refusal."""
        self._be_there()
        target._be_there()
        self.xferReplaces(target, pj.CallOpParam(True))

    # What PJSIP says. An exception must not leave these: it would pass through C.

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        info = self.getInfo()
        status = int(info.lastStatusCode)
        match info.state:
            case pj.PJSIP_INV_STATE_EARLY:
                self._post(lambda: self.watcher.progressed(self, status))
            case pj.PJSIP_INV_STATE_CONFIRMED:
                self._post(lambda: self.watcher.confirmed(self))
            case pj.PJSIP_INV_STATE_DISCONNECTED:
                self.in_dialog = False
                let_go(self)
                end = self._end(prm.e, status)
                self._post(lambda: self.watcher.over(self, end))

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        self._post(lambda: self.watcher.media_changed(self))

    def onCallTsxState(self, prm: pj.OnCallTsxStateParam) -> None:
        state = prm.e.body.tsxState
        transaction = state.tsx
        status, method = int(transaction.statusCode), str(transaction.method)
        if method == "CANCEL" and state.type == pj.PJSIP_EVENT_RX_MSG:
            self._cancelled = str(state.src.rdata.wholeMsg)
        if transaction.role != pj.PJSIP_ROLE_UAC or status < 200:
            return
        if method == "INVITE":
            self._post(lambda: self.holding.answered(status))
        elif method == "INFO" and status >= 300 and status not in (401, 407):
            self._post(lambda: self.watcher.dtmf_failed(self, status))

    def onCallTransferStatus(self, prm: pj.OnCallTransferStatusParam) -> None:
        status, final = int(prm.statusCode), bool(prm.finalNotify)
        self._post(lambda: self.watcher.transfer_told(self, status, final))

    def onCallTransferRequest(self, prm: pj.OnCallTransferRequestParam) -> None:
        new = self.watcher.sent_on(self, str(prm.dstUri))
        if new is None:
            prm.statusCode = pj.PJSIP_SC_DECLINE
        else:
            prm.newCall = new

    def onCallReplaced(self, prm: pj.OnCallReplacedParam) -> None:
        new = Leg(self._wheel, self.line, self.watcher, self.said, prm.newCallId)
        prm.newCall = new
        address = new.getInfo().remoteUri
        self._post(lambda: self.watcher.replaced(self, new, address))

    # Inside

    def _be_there(self) -> None:
        """Its place with PJSIP may be another call's already."""
        if not self.in_dialog:
            raise Refusal("call.gone")

    def _audio(self) -> _Audio | None:
        # Copied: what the library hands out lives no longer than the info it is part of.
        info = self.getInfo()
        for media in info.media:
            if media.type == pj.PJMEDIA_TYPE_AUDIO and media.status in _AUDIO_STATES:
                return _Audio(int(media.index), int(media.status), int(media.dir))
        return None

    def _end(self, event: pj.SipEvent, status: int) -> Ending:
        if self.hung_up is not None:
            return ending.by_us(self.hung_up)
        if event.type != pj.PJSIP_EVENT_TSX_STATE:
            return ending.by_a_fault(status)
        state = event.body.tsxState
        if state.type != pj.PJSIP_EVENT_RX_MSG:
            if status == 487 and state.tsx.role == pj.PJSIP_ROLE_UAS:
                return ending.by_message("CANCEL", status, self._cancelled)
            return ending.by_a_fault(status)
        message = str(state.src.rdata.wholeMsg)
        return ending.by_message(str(state.tsx.method), status, message)


def _with(headers: dict[str, str]) -> pj.CallOpParam:
    # With True: without the defaults a re-INVITE or an answer loses the media of its SDP.
    parameters = pj.CallOpParam(True)
    for name, value in headers.items():
        header = pj.SipHeader()
        header.hName, header.hValue = name, value
        parameters.txOption.headers.append(header)
    return parameters
