"""The other side of a call: pjsua2 in a process of its own, which takes orders and tells news.

    python -m tests.peers.far PLACE HZ

It plays a tone of HZ into every call and records what it hears into PLACE/heard-N.wav, N counting
its calls. Orders are lines on stdin, news are lines of JSON on stdout. Unlike our phone it does
what a REFER asks of it.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pjsua2 as pj

from voip import priority
from voip.endpoint import Wheel


def tell(**news: Any) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


class FarCall(pj.Call):  # type: ignore[misc]  # the library has no types
    def __init__(self, far: "Far", call_id: int = pj.PJSUA_INVALID_ID) -> None:
        super().__init__(far.account, call_id)
        self.far = far
        self.number = len(far.calls)
        self.digits = ""
        far.calls.append(self)

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        info = self.getInfo()
        tell(call=self.number, state=info.stateText, status=info.lastStatusCode)
        if info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.far.parted(self)

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        info = self.getInfo()
        media = info.media[0]
        tell(call=self.number, media=media.status, way=media.dir)
        if media.status != pj.PJSUA_CALL_MEDIA_NONE:
            self.far.join(self, self.getAudioMedia(-1))
            self.join_later()

    def join_later(self) -> None:
        """What the bridge is told while a call changes its media may be lost."""
        for ms in (60, 250, 600):
            self.far.wheel.later(ms, self.join_again)

    def join_again(self) -> None:
        if self.isActive() and self.hasMedia():
            self.far.join(self, self.getAudioMedia(-1))

    def onDtmfDigit(self, prm: pj.OnDtmfDigitParam) -> None:
        tell(call=self.number, digit=prm.digit)

    def onCallTransferRequest(self, prm: pj.OnCallTransferRequestParam) -> None:
        if self.far.refuses_transfers:
            prm.statusCode = 603
            return
        prm.newCall = FarCall(self.far)

    def onCallRedirected(self, prm: pj.OnCallRedirectedParam) -> int:
        tell(call=self.number, redirected=prm.targetUri)
        return int(pj.PJSIP_REDIRECT_STOP)

    def onCallTransferStatus(self, prm: pj.OnCallTransferStatusParam) -> None:
        tell(call=self.number, referred=prm.statusCode)

    def onCallReplaced(self, prm: pj.OnCallReplacedParam) -> None:
        new = FarCall(self.far, prm.newCallId)
        new.join_later()
        prm.newCall = new


class FarAccount(pj.Account):  # type: ignore[misc]  # the library has no types
    far: "Far"

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        call = FarCall(self.far, prm.callId)
        tell(call=call.number, invite=prm.rdata.wholeMsg)
        call.answer(_status(self.far.answer))


class Far:
    def __init__(self, place: Path, hz: int) -> None:
        self.place, self.answer, self.refuses_transfers = place, 200, False
        self.calls: list[FarCall] = []
        self.wheel = Wheel()
        self.wheel.open("Far")
        for codec in self.wheel.endpoint.codecEnum2():
            # Speex makes noise of a pure tone, and tones are what tests listen for.
            wanted = codec.codecId.startswith("PCMA")
            self.wheel.endpoint.codecSetPriority(codec.codecId, 255 if wanted else 0)
        listener = self.wheel.listen("tcp")
        self.account = FarAccount()
        self.account.far = self
        config = pj.AccountConfig()
        config.idUri = f"sip:far{hz}@127.0.0.1"
        config.sipConfig.transportId = listener.id
        config.mediaConfig.transportConfig.boundAddress = "127.0.0.1"
        config.mediaConfig.lockCodecEnabled = False
        self.account.create(config)
        self.tone = pj.ToneGenerator()
        self.tone.createToneGenerator()
        self._play(hz)
        self.recorders: dict[int, pj.AudioMediaRecorder] = {}
        self.recorded: list[pj.AudioMediaRecorder] = []
        tell(port=listener.port)

    def _play(self, hz: int) -> None:
        tone = pj.ToneDesc()
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec = hz, 0, 1_000, 0
        tones = pj.ToneDescVector()
        tones.append(tone)
        self.tone.play(tones, True)

    def join(self, call: FarCall, media: pj.AudioMedia) -> None:
        self.tone.startTransmit(media)
        if call.number not in self.recorders:
            recorder = self.recorders[call.number] = pj.AudioMediaRecorder()
            recorder.createRecorder(str(self.place / f"heard-{call.number}.wav"))
        media.startTransmit(self.recorders[call.number])

    def parted(self, call: FarCall) -> None:
        recorder = self.recorders.pop(call.number, None)
        if recorder is not None:
            self.recorded.append(recorder)

    def do(self, line: str, tries: int = 400) -> None:
        """Again after a moment where PJSIP is not ready for it: another re-INVITE is under way."""
        try:
            self._do(line.split())
        except pj.Error:
            if tries:
                self.wheel.later(50, lambda: self.do(line, tries - 1))

    def _do(self, words: list[str]) -> None:
        orders: dict[str, Callable[..., None]] = {
            "call": self._call,
            "answer": lambda status="200", call="-1": self._of(call).answer(_status(int(status))),
            "answering": self._answering,
            "refusing": self._refusing,
            "hang_up": lambda call="-1", reason="": self._of(call).hangup(_status(0, reason)),
            "hold": lambda call="-1": self._of(call).setHold(pj.CallOpParam(True)),
            "unhold": self._unhold,
            "refer": lambda to, call="-1": self._of(call).xfer(to, pj.CallOpParam(True)),
            "join": self._join,
            "quit": self._quit,
        }
        orders[words[0]](*words[1:])

    def _of(self, call: str) -> FarCall:
        return self.calls[int(call)]

    def _call(self, address: str, *headers: str) -> None:
        FarCall(self).makeCall(address, _status(0, *headers))

    def _answering(self, status: str) -> None:
        self.answer = int(status)
        tell(minds="answering")

    def _refusing(self) -> None:
        self.refuses_transfers = True
        tell(minds="refusing")

    def _unhold(self, call: str = "-1") -> None:
        parameters = pj.CallOpParam(True)
        parameters.opt.flag |= pj.PJSUA_CALL_UNHOLD
        self._of(call).reinvite(parameters)

    def _join(self, call: str, target: str) -> None:
        self._of(call).xferReplaces(self._of(target), pj.CallOpParam(True))

    def _quit(self) -> None:
        self.wheel.stop()


def _status(status: int, *headers: str) -> pj.CallOpParam:
    """Headers as NAME:VALUE, without blanks."""
    parameters = pj.CallOpParam(True)
    parameters.statusCode = status
    for each in filter(None, headers):
        header = pj.SipHeader()
        header.hName, _, header.hValue = each.partition(":")
        parameters.txOption.headers.append(header)
    return parameters


def main() -> None:
    far = Far(Path(sys.argv[1]), int(sys.argv[2]))

    def listen() -> None:
        for line in sys.stdin:
            far.wheel.post(lambda line=line: far.do(line))  # type: ignore[misc]
        far.wheel.post(far.wheel.stop)

    threading.Thread(target=listen, daemon=True).start()
    priority.put_first(far.wheel.threads)
    far.wheel.run()
    # Hung up is all it needs; taking the library down in order takes a second.
    far.wheel.endpoint.hangupAllCalls()
    os._exit(0)


if __name__ == "__main__":
    main()
