"""Everything that can be heard, on the wheel's thread: what calls are connected to.

sound = Sound(wheel, say)
sound.use(values.Devices(...))
sound.microphone.startTransmit(call_media); call_media.startTransmit(sound.speaker)
sound.quietly(change_connections)      # where somebody would hear a click otherwise
sound.close()                          # before the wheel is closed
"""

import logging
import wave
from collections.abc import Callable, Iterable
from pathlib import Path

import pjsua2 as pj

from voip import commands as c
from voip import events as e
from voip import frames
from voip.card import Card, State
from voip.echo import Echo
from voip.endpoint import Timer, Wheel, Work
from voip.ends import Sink, Source
from voip.level import meter
from voip.recording import Changed, Recorder, Recorders
from voip.tones import Kind, cadence
from voip.values import Devices

_LEVELS_MS = 100
_FADE_MS = 45
"""Two frames and a little: the fade is over when the connections change."""
_TONE_VOLUME = 6_000
_log = logging.getLogger("voip.sound")


class Sound:
    """`say` is called on the wheel's thread, with Levels, DevicesChanged and Refused."""

    def __init__(self, wheel: Wheel, say: Callable[[e.Event], None]) -> None:
        """The wheel was opened. Silent until `use`."""
        self._wheel, self._say = wheel, say
        self._source, self._sink = Source(self._wake), Sink(self._wake)
        self._card = Card(self._source, self._sink, self._changed, self._missing)
        self._recorders = Recorders(wheel)
        self._echo, self._meter = Echo(), _meter()
        self._music: dict[str, pj.AudioMediaPlayer | None] = {}
        self._tones: dict[tuple[str, Kind], pj.ToneGenerator] = {}
        self._playing: list[pj.AudioMediaPlayer] = []
        self._watching: Timer | None = None
        self._changing = 0
        """Changes that wait for the fade; the last one ends it."""
        self._card.open()

    @property
    def microphone(self) -> pj.AudioMedia:
        return self._source

    @property
    def speaker(self) -> pj.AudioMedia:
        return self._sink

    def do(self, command: c.AnyCommand) -> bool:
        """Whether it was one about sound."""
        match command:
            case c.SetDevices(devices=devices):
                self.use(devices)
            case c.Watch(levels=on):
                self.watch(on)
            case c.Play(path=path):
                self.play(path)
            case c.EchoTest(on=on, delay_ms=delay_ms):
                self.echo_test(on, delay_ms)
            case _:
                return False
        return True

    def use(self, devices: Devices) -> None:
        """May be said at any time, also in a call."""
        self._source.adjustTxLevel(_gain(devices.microphone_gain))
        self._sink.adjustRxLevel(_gain(devices.speaker_gain))
        self._card.use(devices)

    def quietly(self, change: Work) -> None:
        """Fades out, has `change` done, fades in: a connection that is cut in a word clicks."""
        self._changing += 1
        self._source.fader.down()
        self._sink.fader.down()
        self._wheel.later(_FADE_MS, lambda: self._change(change))

    def music(self, path: str) -> pj.AudioMedia | None:
        """A WAV without end, one for all who hear it; None where it cannot be played."""
        if path and path not in self._music:
            self._music[path] = _player(path)
        return self._music.get(path)

    def ring_back(
        self, country: str, kind: Kind = "ring_back", *, anew: bool = False
    ) -> pj.AudioMedia:
        """Any tone of the country, without end. `anew`: it stands still while nobody hears it, and
        would go on in the middle of a pause, which may be eight seconds long."""
        tone = self._tones.get((country, kind))
        if tone is None:
            tone = self._tones[country, kind] = _tone(country, kind)
        elif anew:
            tone.rewind()
        return tone

    def recorder(self, path: Path, key: bytes, changed: Changed) -> Recorder:
        """Records from now on. Raises OSError, ValueError."""
        return self._recorders.start(path, key, changed)

    def announce(self, path: str, to: Iterable[pj.AudioMedia], then: Work) -> None:
        """Plays a WAV once to all of `to`; `then` follows, at once where it cannot be played."""
        player = _player(path, pj.PJMEDIA_FILE_NO_LOOP)
        if player is None:
            self._wheel.post(then)
            return
        for listener in to:
            player.startTransmit(listener)
        self._playing.append(player)
        self._wheel.later(_lasts_ms(path), lambda: self._played(player, then))

    def play(self, path: str) -> None:
        self.announce(path, [self._sink], lambda: None)

    def echo_test(self, on: bool, delay_ms: int = 1_000) -> None:
        """Oneself, a moment later."""
        self._echo.delay(delay_ms)
        if on:
            self._source.startTransmit(self._echo)
            self._echo.startTransmit(self._sink)
        else:
            self._source.stopTransmit(self._echo)
            self._echo.stopTransmit(self._sink)

    def watch(self, on: bool) -> None:
        """Levels ten times a second; opens the microphone."""
        if on == (self._watching is not None):
            return
        if on:
            self._source.startTransmit(self._meter)
            self._watching = self._wheel.later(_LEVELS_MS, self._tell_levels)
        else:
            self._source.stopTransmit(self._meter)
            self._forget_watching()

    def close(self) -> None:
        """Ends what is heard. The wheel must not turn any more once this was called."""
        self._forget_watching()
        self._card.close()
        self._wheel.endpoint.audDevManager().setNoDev()  # the clock stops, then ports may go
        self._music.clear()
        self._tones.clear()
        self._playing.clear()
        del self._source, self._sink, self._echo, self._meter, self._recorders, self._card

    # Inside

    def _wake(self) -> None:
        self._card.wake()

    def _change(self, change: Work) -> None:
        try:
            change()
        finally:
            self._changing -= 1
            if not self._changing:
                self._source.fader.up()
                self._sink.fader.up()

    def _played(self, player: pj.AudioMediaPlayer, then: Work) -> None:
        self._playing.remove(player)
        then()

    def _tell_levels(self) -> None:
        self._watching = self._wheel.later(_LEVELS_MS, self._tell_levels)
        self._say(e.Levels(microphone=meter(self._source.level), speaker=meter(self._sink.level)))

    def _forget_watching(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None

    def _changed(self, state: State) -> None:
        """On the card's thread."""
        event = e.DevicesChanged(
            microphones=state.microphones,
            speakers=state.speakers,
            microphone=state.microphone,
            speaker=state.speaker,
            lost=state.lost,
            missing=state.missing,
        )
        self._wheel.post(lambda: self._say(event))

    def _missing(self) -> None:
        """On the card's thread."""
        self._wheel.post(lambda: self._say(e.Refused(code="audio.no_device")))


def _gain(gain: float) -> float:
    return max(0.0, min(4.0, gain))


def _meter() -> pj.AudioMediaPort:
    """Somebody must ask the microphone for its sound, or it stays closed."""
    port = pj.AudioMediaPort()
    port.createPort("meter", frames.format_())
    return port


def _player(path: str, options: int = 0) -> pj.AudioMediaPlayer | None:
    player = pj.AudioMediaPlayer()
    try:
        player.createPlayer(path, options)
    except pj.Error as error:
        _log.warning("cannot be played: %s", error.reason)
        return None
    return player


def _lasts_ms(path: str) -> float:
    with wave.open(path) as file:
        return float(1_000 * file.getnframes() / file.getframerate())


def _tone(country: str, kind: Kind) -> pj.ToneGenerator:
    generator = pj.ToneGenerator()
    generator.createToneGenerator(frames.RATE, 1)
    tones = pj.ToneDescVector()
    for burst in cadence(country, kind):
        tone = pj.ToneDesc()
        tone.freq1, tone.freq2 = burst.hz, burst.second_hz
        tone.on_msec, tone.off_msec = burst.on_ms, burst.off_ms
        tone.volume = _TONE_VOLUME
        tones.append(tone)
    generator.play(tones, True)
    return generator
