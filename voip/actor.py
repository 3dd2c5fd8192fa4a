"""`python -m voip.actor`: somebody on the telephone who does what the lines of its input say.

One process holds four calls. It ends with its input, and with everything of it.
"""

import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec
import pjsua2 as pj

from voip import orders
from voip.endpoint import Wheel
from voip.orders import Answer, Told

_log = logging.getLogger("voip.actor")
CODECS = ("G722", "PCMA", "PCMU")
_USER = re.compile(r"sips?:([^@;>]*)@")
_NAME = re.compile(r"[^\w .\-']")
_LET_TALK_MS = 400
"""After the answer: the other side's media need a moment, and nobody begins in the same breath."""
_LAST_FRAMES_MS = 100
_LAST_WORDS_MS = 600
_ON_HOLD = (pj.PJSUA_CALL_MEDIA_REMOTE_HOLD,)
_HEARS = (pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD)


class Scene:
    """The calls of this process and how it answers."""

    def __init__(self, wheel: Wheel, tell: Callable[[orders.News], None]) -> None:
        self.wheel, self.tell = wheel, tell
        self.answers: dict[str, Answer] = {}
        self.folder = ""
        self.account: Role
        self.parts: dict[str, Part] = {}
        self._number = 0

    def open(self) -> None:
        self.wheel.open("Santral actor")
        _choose_codecs(self.wheel.endpoint)
        listener = self.wheel.listen("udp")
        self.port = listener.port
        self.account = Role(self)
        self.account.create(self.config("actor"))
        self.tell(orders.Ready(port=listener.port))

    def config(self, user: str, name: str = "") -> pj.AccountConfig:
        config = pj.AccountConfig()
        shown = f'"{_NAME.sub(" ", name)}" ' if name else ""
        config.idUri = f"{shown}<sip:{user}@127.0.0.1:{self.port}>"
        config.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_OPTIONAL
        config.mediaConfig.srtpSecureSignaling = 0
        config.mediaConfig.transportConfig.boundAddress = "127.0.0.1"
        config.mediaConfig.transportConfig.publicAddress = "127.0.0.1"
        config.mediaConfig.transportConfig.port = 0
        return config

    def close(self) -> None:
        for part in list(self.parts.values()):
            part.leave()
        self.wheel.later(_LAST_WORDS_MS, self.wheel.stop)

    # Orders

    def do(self, order: orders.AnyOrder) -> None:
        if isinstance(order, orders.Listen):
            self.answers, self.folder = order.answers, order.folder
        elif isinstance(order, orders.Invite):
            self.invite(order)
        elif part := self.parts.get(order.call):
            part.obey(order)

    def invite(self, order: orders.Invite) -> None:
        part = Part(self, order.call, order.play, order.heard)
        parameters = pj.CallOpParam(True)
        if order.correlation:
            header = pj.SipHeader()
            header.hName, header.hValue = "X-ADP-Call", order.correlation
            parameters.txOption.headers.append(header)
        try:
            self.account.modify(self.config(order.number, order.name))
            part.makeCall(order.to, parameters)
        except pj.Error:
            part.over(503)

    # Calls that come

    def incoming(self, call_id: int) -> "Part":
        self._number += 1
        call = f"in-{self._number}"
        heard = str(Path(self.folder) / f"{call}.wav") if self.folder else ""
        return Part(self, call, "", heard, call_id)

    def receive(self, part: "Part") -> None:
        called = part.called()
        answer = self.answers.get(called) or self.answers.get("*") or Answer(status=404)
        part.play, part.echo = answer.play, answer.echo
        part.told("ringing", number=called)
        part.respond(180 if answer.status < 300 else answer.status)
        if answer.status < 300:
            self.wheel.later(answer.after_ms, lambda: part.respond(200))

    def forget(self, part: "Part") -> None:
        self.parts.pop(part.call, None)


class Role(pj.Account):  # type: ignore[misc]  # the library has no types
    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        # Made in here: PJSIP refuses a call that has no object when this returns
        part = self._scene.incoming(int(prm.callId))
        self._scene.wheel.post(lambda: self._scene.receive(part))


class Part(pj.Call):  # type: ignore[misc]  # the library has no types
    """One call: what it plays goes out, what comes in is written down."""

    def __init__(
        self, scene: Scene, call: str, play: str, heard: str,
        call_id: int = pj.PJSUA_INVALID_ID,
    ) -> None:  # fmt: skip
        super().__init__(scene.account, call_id)
        self.call, self.play, self.heard, self.echo = call, play, heard, False
        self._scene = scene
        self._player: pj.AudioMediaPlayer | None = None
        self._recorder: pj.AudioMediaRecorder | None = None
        self._gone = self._began = self._held = self._left = False
        self._heirs: list[Part] = []
        scene.parts[call] = self

    # What is done

    def obey(self, order: orders.Press | orders.Say | orders.HangUp) -> None:
        if isinstance(order, orders.Press):
            self.dialDtmf(order.digits)
        elif isinstance(order, orders.Say):
            self.play = order.play
            self._stop_playing()
            self.connect()
        else:
            self.leave()

    def called(self) -> str:
        """The number that was dialled, of a call that comes in."""
        found = None if self._gone else _USER.search(self.getInfo().localUri)
        return found[1] if found else ""

    def respond(self, status: int) -> None:
        if self._gone:
            return
        parameters = pj.CallOpParam(True)
        parameters.statusCode = status
        with suppress(pj.Error):
            self.answer(parameters)

    def leave(self) -> None:
        self._left = True
        if not self._gone:
            with suppress(pj.Error):
                self.hangup(pj.CallOpParam(True))

    def told(self, state: str, status: int = 0, number: str = "") -> None:
        self._scene.tell(
            Told(
                call=self.call, state=state, status=status, number=number,  # type: ignore[arg-type]
                by_us=self._left, held=self._held, heard=self.heard,
            )
        )  # fmt: skip

    def connect(self) -> None:
        """Anew after each re-INVITE, which may give the call another place on the bridge."""
        if self._gone:
            return
        if not any(status in _HEARS for status in self._media()):
            return
        audio = self.getAudioMedia(-1)
        self._write(audio)
        if self.echo:
            audio.startTransmit(audio)
        elif self.play and self._began:
            self._speak(audio)

    def _media(self) -> list[int]:
        """States of its audio. What PJSIP says of a call lives only as long as the whole of it."""
        info = self.getInfo()
        return [int(m.status) for m in info.media if m.type == pj.PJMEDIA_TYPE_AUDIO]

    def begin(self) -> None:
        self._began = True
        self.connect()

    def _speak(self, audio: pj.AudioMedia) -> None:
        if self._player is None:
            self._player = pj.AudioMediaPlayer()
            self._player.createPlayer(self.play, 0)
        self._player.startTransmit(audio)

    def _write(self, audio: pj.AudioMedia) -> None:
        if self.heard and self._recorder is None:
            self._recorder = pj.AudioMediaRecorder()
            self._recorder.createRecorder(self.heard)
        if self._recorder is not None:
            audio.startTransmit(self._recorder)

    def _stop_playing(self) -> None:
        self._player = None

    def over(self, status: int) -> None:
        """Told once its WAV is whole: the bridge lets go of a recorder with its next frames."""
        self._player = self._recorder = None
        self._scene.wheel.later(_LAST_FRAMES_MS, lambda: self._end(status))

    def _end(self, status: int) -> None:
        self.told("ended", status)
        self._scene.forget(self)

    # What PJSIP says. An exception must not leave these: it would pass through C.

    def onCallState(self, prm: pj.OnCallStateParam) -> None:
        info = self.getInfo()
        status = int(info.lastStatusCode)
        post, later = self._scene.wheel.post, self._scene.wheel.later
        if info.state == pj.PJSIP_INV_STATE_EARLY:
            post(lambda: self.told("ringing", status))
        elif info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            post(lambda: self.told("talking", status))
            post(lambda: _nothing(later(_LET_TALK_MS, self.begin)))
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self._gone = True
            post(lambda: self.over(status))

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        self._scene.wheel.post(self._media_changed)

    def _media_changed(self) -> None:
        if self._gone:
            return
        held = any(status in _ON_HOLD for status in self._media())
        self.connect()
        if held != self._held:
            self._held = held
            self.told("talking")

    def onDtmfDigit(self, prm: pj.OnDtmfDigitParam) -> None:
        digit = str(prm.digit)
        self._scene.wheel.post(
            lambda: self._scene.tell(orders.Pressed(call=self.call, digit=digit))
        )

    def onCallTransferRequest(self, prm: pj.OnCallTransferRequestParam) -> None:
        """The other side hands us over: we call whom it names, and go on with what we say."""
        prm.newCall = self._heir(pj.PJSUA_INVALID_ID)

    def onCallReplaceRequest(self, prm: pj.OnCallReplaceRequestParam) -> None:
        """Somebody else takes the other side's place."""

    def onCallReplaced(self, prm: pj.OnCallReplacedParam) -> None:
        prm.newCall = self._heir(int(prm.newCallId))

    def _heir(self, call_id: int) -> "Part":
        call = f"{self.call}>"
        heard = self.heard.replace(".wav", "-after.wav")
        heir = Part(self._scene, call, self.play, heard, call_id)
        heir.echo = self.echo
        self._heirs.append(heir)
        return heir


def _nothing(_: object) -> None:
    return


def _choose_codecs(endpoint: pj.Endpoint) -> None:
    """A short offer: a long one does not fit a datagram."""
    for codec in endpoint.codecEnum2():
        name = codec.codecId.partition("/")[0]
        priority = 200 - CODECS.index(name) if name in CODECS else 0
        endpoint.codecSetPriority(codec.codecId, priority)


def _read(source: BinaryIO, scene: Scene) -> None:
    for data in source:
        try:
            order = orders.order(data)
        except msgspec.DecodeError:
            _log.warning("an order that is not understood was passed over")
            continue
        scene.wheel.post(lambda order=order: scene.do(order))  # type: ignore[misc]
    scene.wheel.post(scene.close)


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    # PJSIP prints its first lines itself, before anybody can tell it not to
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def tell(news: orders.News) -> None:
        with suppress(OSError):  # whoever listened is gone, and our input ends with them
            out.write(orders.line(news))
            out.flush()

    scene = Scene(Wheel(), tell)
    scene.open()
    threading.Thread(target=_read, args=(sys.stdin.buffer, scene), daemon=True).start()
    scene.wheel.run()
    # Objects of pjsua2 that are left when the library goes would abort the process
    os._exit(0)


if __name__ == "__main__":
    main()
