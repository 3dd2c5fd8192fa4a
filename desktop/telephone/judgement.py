"""Judgement: whose fault a bad line is, in one sentence, out of the figures of both directions.

What both directions share is our own network; what only one has lies on that way. Pure.
"""

from typing import Literal

import msgspec
from PySide6.QtCore import QLocale

from desktop.numbers import percent
from desktop.translate import tr
from voip.values import Quality

Level = Literal["good", "fair", "bad"]
LOSS_FAIR, LOSS_BAD = 0.01, 0.03
"""Shares of packets: heard now and then, and heard by everybody."""
JITTER_FAIR, JITTER_BAD = 30.0, 60.0
LATE_FAIR, LATE_BAD = 300.0, 500.0
"""Round trips in ms; ITU-T G.114 lets 150 ms one way pass unnoticed."""
OWN_LATE = 150.0
"""Round trip to the registrar, in ms, from which the delay is our own network's."""


class Verdict(msgspec.Struct, frozen=True):
    level: Level
    sentence: str
    shorter: str = ""
    """Where there is no room for the sentence; empty: it is short enough."""


def judge(
    sending: Quality | None,
    receiving: Quality,
    *,
    registrar_ms: float | None = None,
    wifi: bool = False,
) -> Verdict:
    """`registrar_ms`: the way to the operator alone, None: whose delay it is nobody knows; `wifi`: what this machine goes out by."""
    if receiving.silent_s:
        seconds = round(receiving.silent_s)
        words = tr("LineQuality", "Nothing is heard from the other side for {s} s", s=seconds)
        return Verdict("bad", words)
    sending = sending or Quality()
    lost = max(sending.loss, receiving.loss)
    if lost >= LOSS_FAIR:
        return Verdict(_grade(lost, LOSS_BAD), *_loss_words(sending, receiving, wifi))
    jitter = max(sending.jitter_ms, receiving.jitter_ms)
    if jitter >= JITTER_FAIR:
        return Verdict(_grade(jitter, JITTER_BAD), _jitter_words(sending, receiving, wifi))
    late = max(sending.round_trip_ms or 0.0, receiving.round_trip_ms or 0.0)
    if late >= LATE_FAIR:
        return Verdict(_grade(late, LATE_BAD), _late_words(late, registrar_ms, wifi))
    return Verdict("good", tr("LineQuality", "The line is good"))


def _grade(value: float, bad: float) -> Level:
    return "bad" if value >= bad else "fair"


def _loss_words(sending: Quality, receiving: Quality, wifi: bool) -> tuple[str, ...]:
    share = percent(max(sending.loss, receiving.loss))
    if min(sending.loss, receiving.loss) >= LOSS_FAIR:
        if wifi:
            return (tr("LineQuality", "Your Wi-Fi is losing {share}", share=share),)
        return (tr("LineQuality", "Your network is losing {share}", share=share),)
    if sending.loss > receiving.loss:
        return (
            tr("LineQuality", "{share} of your voice is lost on its way there", share=share),
            tr("LineQuality", "{share} lost to them", share=share),
        )
    return (
        tr("LineQuality", "{share} of their voice is lost before it gets here", share=share),
        tr("LineQuality", "{share} lost from them", share=share),
    )


def _jitter_words(sending: Quality, receiving: Quality, wifi: bool) -> str:
    if min(sending.jitter_ms, receiving.jitter_ms) >= JITTER_FAIR:
        if wifi:
            return tr("LineQuality", "Your Wi-Fi is unsteady")
        return tr("LineQuality", "Your network is unsteady")
    if sending.jitter_ms > receiving.jitter_ms:
        return tr("LineQuality", "Your voice arrives there unsteadily")
    return tr("LineQuality", "Their voice arrives unsteadily")


def _late_words(late: float, registrar_ms: float | None, wifi: bool) -> str:
    if registrar_ms is None:
        return tr("LineQuality", "The line is late by {ms} ms", ms=round(late))
    if registrar_ms >= OWN_LATE:
        ms = round(registrar_ms)
        if wifi:
            return tr("LineQuality", "Your Wi-Fi is late by {ms} ms", ms=ms)
        return tr("LineQuality", "Your network is late by {ms} ms", ms=ms)
    return tr("LineQuality", "The operator's side is late by {ms} ms", ms=round(late))


def figures(quality: Quality) -> str:
    """The figures of one direction, for whoever asks."""
    parts = [
        tr("LineQuality", "loss {share}", share=percent(quality.loss)),
        tr("LineQuality", "jitter {ms} ms", ms=round(quality.jitter_ms)),
    ]
    if quality.round_trip_ms is not None:
        parts.append(tr("LineQuality", "round trip {ms} ms", ms=round(quality.round_trip_ms)))
    if quality.mos is not None:
        mos = QLocale().toString(quality.mos, "f", 1)
        parts.append(tr("LineQuality", "MOS {mos}", mos=mos))
    return " · ".join(parts)
