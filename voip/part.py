"""A part: one call of an actor. What it plays goes out, what comes in is written down or passed on.

A part may hear others of its process, in place of what is played to it: a talk is two that hear each
other, a conference more. A part that the other side hands over (REFER, or a call that takes its
place) leaves an heir with a `>` behind its name.
"""

import re
import wave
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import pjsua2 as pj

from voip import orders
from voip.endpoint import Timer, Wheel, let_go
from voip.orders import News, Told

if TYPE_CHECKING:
    from voip.tape import Tape

USER = re.compile(r"sips?:([^@;>]*)@")
_LET_TALK_MS = 400
"""After the answer: the other side's media need a moment, and nobody begins in the same breath."""
_LAST_FRAMES_MS = 100
_LOOK_MS = 1_000
_AGAIN_MS = (60, 300)
"""What the bridge is told while a call changes its media may be lost."""
_ON_HOLD = (pj.PJSUA_CALL_MEDIA_REMOTE_HOLD,)
_HEARS = (pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD)


class Stage(Protocol):
    """The process, as its calls see it."""

    wheel: Wheel
    account: pj.Account
    parts: dict[str, "Part"]

    def tell(self, news: News) -> None: ...


class Part(pj.Call):  # type: ignore[misc]  # the library has no types
    def __init__(
        self, scene: Stage, call: str, play: str, heard: str,
        call_id: int = pj.PJSUA_INVALID_ID,
    ) -> None:  # fmt: skip
        super().__init__(scene.account, call_id)
        self.call, self.play, self.heard, self.echo = call, play, heard, False
        self.silent_after_s = 0
        self.number = ""
        self._scene = scene
        self._once = False
        self._hears: list[Part] = []
        self._tape: Tape | None = None
        self._player: pj.AudioMediaPlayer | None = None
        self._recorder: pj.AudioMediaRecorder | None = None
        self._gone = self._began = self._held = self._left = False
        self._packets, self._quiet_s = -1, 0
        self._ending: Timer | None = None
        scene.parts[call] = self

    # What is done

    def called(self) -> str:
        """The number that was dialled, of a call that comes in."""
        found = None if self._gone else USER.search(self.getInfo().localUri)
        return found[1] if found else ""

    def respond(self, status: int) -> None:
        if self._gone:
            return
        parameters = pj.CallOpParam(True)
        parameters.statusCode = status
        with suppress(pj.Error):
            self.answer(parameters)

    def press(self, digits: str) -> None:
        if not self._gone:
            with suppress(pj.Error):  # it still rings
                self.dialDtmf(digits)

    def say(self, play: str, *, once: bool = False) -> None:
        self.play, self._once = play, once
        self._stop_playing()
        self.connect()

    def hear(self, others: list["Part"]) -> None:
        """These and nobody else. What is new is heard from the next `connect` on."""
        ours = self._audio()
        for other in [other for other in self._hears if other not in others]:
            theirs = other._audio()
            if ours is not None and theirs is not None:
                with suppress(pj.Error):  # one of them has new media, and nothing leads there
                    theirs.stopTransmit(ours)
            if theirs is not None and self._tape is not None:
                self._tape.forget(theirs)
        if others and not self._hears:
            self.play = ""
            self._stop_playing()
        if not others and self._tape is not None:
            self._tape.rest()
        self._hears = others

    def record(self, tape: "Tape") -> None:
        """Once."""
        self._tape = tape
        self.connect()

    def pause_recording(self, most_s: int) -> None:
        if self._tape is not None:
            self._tape.pause(most_s)

    def leave(self, status: int = 0) -> None:
        self._left = True
        if not self._gone:
            parameters = pj.CallOpParam(True)
            parameters.statusCode = status
            with suppress(pj.Error):
                self.hangup(parameters)

    def told(self, state: str, status: int = 0, number: str = "") -> None:
        self._scene.tell(
            Told(
                call=self.call, state=state, status=status,  # type: ignore[arg-type]
                number=number or self.number,
                by_us=self._left, held=self._held, heard=self.heard,
            )
        )  # fmt: skip

    def connect(self) -> None:
        """Anew after each re-INVITE, which may give the call another place on the bridge."""
        audio = self._audio()
        if audio is None:
            return
        self._write(audio)
        if self.echo:
            audio.startTransmit(audio)
        for other in self._hears:
            _lead(other._audio(), audio)
        for other in self._heard_by():
            _lead(audio, other._audio())
            other._taped()
        self._taped()
        if self.play and self._began and not self.echo:
            self._speak(audio)

    def _taped(self) -> None:
        audio = self._audio() if self._tape is not None else None
        if audio is not None and self._tape is not None:
            heard = (other._audio() for other in self._hears)
            self._tape.hear(audio, [media for media in heard if media is not None])

    def begin(self) -> None:
        self._began = True
        self.connect()
        if self.silent_after_s:
            self._scene.wheel.later(_LOOK_MS, self._look)

    def _heard_by(self) -> list["Part"]:
        return [part for part in self._scene.parts.values() if self in part._hears]

    def _audio(self) -> pj.AudioMedia | None:
        if self._gone or not any(status in _HEARS for status in self._media()):
            return None
        with suppress(pj.Error):
            return self.getAudioMedia(-1)
        return None

    def _media(self) -> list[int]:
        """States of its audio. What PJSIP says of a call lives only as long as the whole of it."""
        info = self.getInfo()
        return [int(m.status) for m in info.media if m.type == pj.PJMEDIA_TYPE_AUDIO]

    def _speak(self, audio: pj.AudioMedia) -> None:
        if self._player is None:
            self._player = pj.AudioMediaPlayer()
            self._player.createPlayer(self.play, pj.PJMEDIA_FILE_NO_LOOP if self._once else 0)
            if self._once:
                self._ending = self._scene.wheel.later(_lasts_ms(self.play), self._said)
        self._player.startTransmit(audio)

    def _said(self) -> None:
        play = self.play
        self.play = ""
        self._stop_playing()
        self._scene.tell(orders.Said(call=self.call, play=play))

    def _write(self, audio: pj.AudioMedia) -> None:
        if self.heard and self._recorder is None:
            self._recorder = pj.AudioMediaRecorder()
            self._recorder.createRecorder(self.heard)
        if self._recorder is not None:
            audio.startTransmit(self._recorder)

    def _stop_playing(self) -> None:
        self._player = None
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None

    def _look(self) -> None:
        """Whether anything still comes. Its RTCP counts what came."""
        if self._gone:
            return
        self._scene.wheel.later(_LOOK_MS, self._look)
        with suppress(pj.Error):
            packets = int(self.getStreamStat(0).rtcp.rxStat.pkt)
            quiet = packets == self._packets and not self._held
            self._packets = packets
            self._quiet_s = self._quiet_s + 1 if quiet else 0
            if self._quiet_s == self.silent_after_s:
                self._scene.tell(orders.Silent(call=self.call))

    def over(self, status: int) -> None:
        """Told once its WAV is whole: the bridge lets go of a recorder with its next frames."""
        for other in self._heard_by():
            other._hears.remove(self)
        self._hears = []
        self._stop_playing()
        if self._tape is not None:
            self._tape.close()
        self._recorder = self._tape = None
        self._scene.wheel.later(_LAST_FRAMES_MS, lambda: self._end(status))

    def _end(self, status: int) -> None:
        self.told("ended", status)
        self._scene.parts.pop(self.call, None)

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
            let_go(self)
            post(lambda: self.over(status))

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        self._scene.wheel.post(self._media_changed)

    def _media_changed(self) -> None:
        if self._gone:
            return
        held = any(status in _ON_HOLD for status in self._media())
        self.connect()
        for ms in _AGAIN_MS if self._hears or self._heard_by() else ():
            self._scene.wheel.later(ms, self.connect)
        if held != self._held:
            self._held = held
            self.told("talking")

    def onDtmfDigit(self, prm: pj.OnDtmfDigitParam) -> None:
        digit = str(prm.digit)
        self._scene.wheel.post(lambda: self._pressed(digit))

    def _pressed(self, digit: str) -> None:
        self._scene.tell(orders.Pressed(call=self.call, digit=digit))
        for other in self._heard_by():
            other.press(digit)

    def onCallTransferRequest(self, prm: pj.OnCallTransferRequestParam) -> None:
        """The other side hands us over: we call whom it names, and go on with what we say."""
        found = USER.search(str(prm.dstUri))
        heir = self._heir(pj.PJSUA_INVALID_ID, found[1] if found else "")
        prm.newCall = heir

    def onCallReplaceRequest(self, prm: pj.OnCallReplaceRequestParam) -> None:
        """Somebody else takes the other side's place."""

    def onCallReplaced(self, prm: pj.OnCallReplacedParam) -> None:
        prm.newCall = self._heir(int(prm.newCallId), "")

    def _heir(self, call_id: int, number: str) -> "Part":
        heard = self.heard.replace(".wav", "-after.wav")
        heir = Part(self._scene, f"{self.call}>", self.play, heard, call_id)
        heir.echo, heir.number, heir.silent_after_s = self.echo, number, self.silent_after_s
        return heir


def _lead(source: pj.AudioMedia | None, to: pj.AudioMedia | None) -> None:
    """One that cannot be connected now is connected once its media are there."""
    if source is not None and to is not None:
        with suppress(pj.Error):
            source.startTransmit(to)


def _lasts_ms(path: str) -> int:
    with wave.open(path, "rb") as file:
        return file.getnframes() * 1_000 // file.getframerate()


def _nothing(_: object) -> None:
    return
