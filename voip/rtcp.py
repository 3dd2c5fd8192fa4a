"""RTCP of one call, read from time to time and told as `values.Quality` of each direction."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pjsua2 as pj

from voip.quality import mos, rating
from voip.values import Quality

_PACKET_MS = 20
_AT_AN_END_MS = 60
"""Microphone, speaker and the other side's buffer: what no report tells of."""
SILENT_S = 6.0
"""Without a packet for so long nothing is heard. A phone that sends no silence, such as those of
PJSIP, still sends something every five seconds."""
_OLD_S = 10.0
"""Reports come every five seconds or so (RFC 3550); none for so long says nothing of now."""


@dataclass(frozen=True)
class _Counts:
    packets: int = 0
    lost: int = 0


class Meter:
    """One per call. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent, self._received = _Counts(), _Counts()
        self._reports = 0
        self.heard_at = clock()
        """When anything last came from the other side, as far as `read` saw."""
        self._packet_at: float | None = None
        self._reported_at = 0.0
        self._sending: Quality | None = None
        self._receiving = Quality()
        self._trips = _Trips()

    @property
    def unheard_s(self) -> float:
        """For how long neither voice nor a report came."""
        return self._clock() - self.heard_at

    def read(self, call: pj.Call, *, held: bool = False) -> tuple[Quality | None, Quality] | None:
        """(sending, receiving); sending is None where the other side tells nothing of it.

        None when the call is gone or not talking. `held`: by either side, so that no voice need
        come. On the wheel's thread.
        """
        try:
            index = _audio_index(call)
            codec = call.getStreamInfo(index).codecName
            stat = call.getStreamStat(index)
        except pj.Error:  # hung up meanwhile
            return None
        if held or self._packet_at is None:
            self.heard_at = self._packet_at = self._clock()
        self._trips.take(stat.rtcp.rttUsec)
        self._receive(codec, stat)
        self._send(codec, stat)
        return self._sending, self._receiving

    def _receive(self, codec: str, stat: Any) -> None:
        rx = stat.rtcp.rxStat
        now = _Counts(rx.pkt, rx.loss + stat.jbuf.discard)
        if now.packets != self._received.packets:
            self.heard_at = self._packet_at = self._clock()
        loss, self._received = _share(self._received, now), now
        silent = self._clock() - (self._packet_at or 0.0)
        if silent >= SILENT_S:
            self._receiving = Quality(loss=1.0, mos=1.0, silent_s=round(silent))
            return
        waits = stat.jbuf.avgDelayMsec + _PACKET_MS + _AT_AN_END_MS
        self._receiving = self._quality(codec, loss, rx.jitterUsec.last, waits)

    def _send(self, codec: str, stat: Any) -> None:
        """What the other side reports is kept until its next word, but not for ever."""
        tx = stat.rtcp.txStat
        if tx.updateCount == self._reports:
            if self._clock() - self._reported_at > _OLD_S:
                self._sending = None
            return
        self._reports = tx.updateCount
        self.heard_at = self._reported_at = self._clock()
        now = _Counts(tx.pkt - tx.loss, tx.loss)
        loss, self._sent = _share(self._sent, now), now
        waits = _PACKET_MS + _AT_AN_END_MS
        self._sending = self._quality(codec, loss, tx.jitterUsec.last, waits)

    def _quality(self, codec: str, loss: float, jitter_us: int, waits_ms: float) -> Quality:
        trip = self._trips.ms
        r = rating(codec, loss, waits_ms + (trip or 0.0) / 2)
        score = None if r is None else round(mos(r), 2)
        return Quality(
            loss=round(loss, 4), jitter_ms=jitter_us / 1_000, round_trip_ms=trip, mos=score
        )


class _Trips:
    """Of the last two round trips the shorter: a report that a busy machine was late to read says
    nothing of the line, and would be told until the next one."""

    def __init__(self) -> None:
        self._told = 0
        self._last: tuple[float, ...] = ()

    def take(self, rtt: Any) -> None:
        """`rtt.n` counts those there have been; it begins anew with new media."""
        if rtt.n < self._told:
            self._told, self._last = 0, ()
        if rtt.n > self._told:
            self._last = (*self._last[-1:], rtt.last / 1_000)
        self._told = rtt.n

    @property
    def ms(self) -> float | None:
        return min(self._last) if len(self._last) > 1 else None


def _share(before: _Counts, now: _Counts) -> float:
    """Lost of all that should have come; `packets` are those that did come."""
    lost = max(0, now.lost - before.lost)
    came = max(0, now.packets - before.packets)
    return lost / (lost + came) if lost else 0.0


def _audio_index(call: pj.Call) -> int:
    info = call.getInfo()  # kept: what it holds dies with it, and its memory reads as anything
    for media in info.media:
        if media.type == pj.PJMEDIA_TYPE_AUDIO and media.status != pj.PJSUA_CALL_MEDIA_NONE:
            return int(media.index)
    return 0
