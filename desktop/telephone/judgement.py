"""Judgement: whose fault a bad line is, in one sentence, out of the figures of both directions and of
the way to the operator.

What both directions share is most likely our own network, what they do not hear our way out, and what
we do not hear their side: so it is said as likely, until the way to the operator, measured beside the
call, proves it. Pure.
"""

from typing import Literal

import msgspec
from PySide6.QtCore import QLocale

from desktop.numbers import percent
from desktop.telephone.way import Side, Way
from desktop.translate import tr
from desktop.words import mark
from voip.values import Quality

Level = Literal["good", "fair", "bad"]
Where = Literal["out", "in", "both"]
"""out: what they hear of us; in: what we hear of them."""
Who = Literal["wifi", "network", "operator"]
LOSS_FAIR, LOSS_BAD = 0.01, 0.03
"""Shares of packets: heard now and then, and heard by everybody."""
JITTER_FAIR, JITTER_BAD = 30.0, 60.0
LATE_FAIR, LATE_BAD = 300.0, 500.0
"""Round trips in ms; ITU-T G.114 lets 150 ms one way pass unnoticed."""
OWN_LATE = 150.0
"""Round trip to the registrar, in ms, from which the delay is our own network's."""
_LOSES: dict[tuple[Who, Where], str] = {
    ("wifi", "both"): mark("LineQuality", "Your Wi-Fi is losing {share}"),
    ("wifi", "out"): mark("LineQuality", "Your Wi-Fi loses {share} of your voice"),
    ("wifi", "in"): mark("LineQuality", "Your Wi-Fi loses {share} of their voice"),
    ("network", "both"): mark("LineQuality", "Your network is losing {share}"),
    ("network", "out"): mark("LineQuality", "Your network loses {share} of your voice"),
    ("network", "in"): mark("LineQuality", "Your network loses {share} of their voice"),
    ("operator", "both"): mark("LineQuality", "The operator's side is losing {share}"),
    ("operator", "out"): mark("LineQuality", "The operator's side loses {share} of your voice"),
    ("operator", "in"): mark("LineQuality", "The operator's side loses {share} of their voice"),
}
_LOSES_SHORT: dict[Who, str] = {
    "wifi": mark("LineQuality", "Your Wi-Fi: {share} lost"),
    "network": mark("LineQuality", "Your network: {share} lost"),
    "operator": mark("LineQuality", "Operator's side: {share} lost"),
}
_MAY_LOSE: dict[tuple[Who, Where], str] = {
    ("wifi", "both"): mark("LineQuality", "Likely your Wi-Fi: {share} lost both ways"),
    ("wifi", "out"): mark("LineQuality", "Likely your Wi-Fi: {share} of your voice lost"),
    ("network", "both"): mark("LineQuality", "Likely your network: {share} lost both ways"),
    ("network", "out"): mark("LineQuality", "Likely your network: {share} of your voice lost"),
    ("operator", "in"): mark("LineQuality", "Likely their side: {share} of their voice lost"),
}
_MAY_LOSE_SHORT: dict[Who, str] = {
    "wifi": mark("LineQuality", "Your Wi-Fi? {share} lost"),
    "network": mark("LineQuality", "Your network? {share} lost"),
    "operator": mark("LineQuality", "Their side? {share} lost"),
}
_WAVERS: dict[Who, str] = {
    "wifi": mark("LineQuality", "Your Wi-Fi is unsteady"),
    "network": mark("LineQuality", "Your network is unsteady"),
    "operator": mark("LineQuality", "The operator's side is unsteady"),
}
_MAY_WAVER: dict[tuple[Who, Where], str] = {
    ("wifi", "both"): mark("LineQuality", "Likely your Wi-Fi: both voices are unsteady"),
    ("wifi", "out"): mark("LineQuality", "Likely your Wi-Fi: your voice arrives unsteadily"),
    ("network", "both"): mark("LineQuality", "Likely your network: both voices are unsteady"),
    ("network", "out"): mark("LineQuality", "Likely your network: your voice arrives unsteadily"),
    ("operator", "in"): mark("LineQuality", "Likely their side: their voice comes unsteadily"),
}
_IS_LATE: dict[Who, str] = {
    "wifi": mark("LineQuality", "Your Wi-Fi is late by {ms} ms"),
    "network": mark("LineQuality", "Your network is late by {ms} ms"),
    "operator": mark("LineQuality", "The operator's side is late by {ms} ms"),
}
_MAY_BE_LATE: dict[Who, str] = {
    "wifi": mark("LineQuality", "Likely your Wi-Fi: late by {ms} ms"),
    "network": mark("LineQuality", "Likely your network: late by {ms} ms"),
    "operator": mark("LineQuality", "Likely the operator's side: late by {ms} ms"),
}


class Verdict(msgspec.Struct, frozen=True):
    level: Level
    sentence: str
    shorter: str = ""
    """Where there is no room for the sentence; empty: it is short enough."""


def judge(
    sending: Quality | None, receiving: Quality, *, way: Way | None = None, wifi: bool = False
) -> Verdict:
    """`way`: from here to the operator, None: nothing is known of it; `wifi`: what this machine goes
    out by."""
    if receiving.silent_s:
        seconds = round(receiving.silent_s)
        words = tr("LineQuality", "Nothing is heard from the other side for {s} s", s=seconds)
        return Verdict("bad", words)
    sending, way, ours = sending or Quality(), way or Way(), _ours(wifi)
    lost = max(sending.loss, receiving.loss)
    if lost >= LOSS_FAIR:
        where = _where(sending.loss, receiving.loss, LOSS_FAIR)
        long, short = _loss_words(percent(lost), where, way.loses(lost), ours)
        return Verdict(_grade(lost, LOSS_BAD), long, short)
    jitter = max(sending.jitter_ms, receiving.jitter_ms)
    if jitter >= JITTER_FAIR:
        where = _where(sending.jitter_ms, receiving.jitter_ms, JITTER_FAIR)
        words = _jitter_words(where, way.wavers(jitter), ours)
        return Verdict(_grade(jitter, JITTER_BAD), words)
    late = max(sending.round_trip_ms or 0.0, receiving.round_trip_ms or 0.0)
    if late >= LATE_FAIR:
        return Verdict(_grade(late, LATE_BAD), _late_words(late, way, ours))
    return Verdict("good", tr("LineQuality", "The line is good"))


def _grade(value: float, bad: float) -> Level:
    return "bad" if value >= bad else "fair"


def _ours(wifi: bool) -> Who:
    return "wifi" if wifi else "network"


def _where(sending: float, receiving: float, fair: float) -> Where:
    if min(sending, receiving) >= fair:
        return "both"
    return "out" if sending > receiving else "in"


def _likely(where: Where, ours: Who) -> Who:
    """What both directions share is most likely where they begin."""
    return "operator" if where == "in" else ours


def _proven(side: Side, ours: Who) -> Who:
    return "operator" if side == "theirs" else ours


def _loss_words(share: str, where: Where, side: Side | None, ours: Who) -> tuple[str, str]:
    """Whole, and shorter."""
    if side is None:
        who = _likely(where, ours)
        whole, shorter = _MAY_LOSE[who, where], _MAY_LOSE_SHORT[who]
    else:
        who = _proven(side, ours)
        whole, shorter = _LOSES[who, where], _LOSES_SHORT[who]
    return tr("LineQuality", whole, share=share), tr("LineQuality", shorter, share=share)


def _jitter_words(where: Where, side: Side | None, ours: Who) -> str:
    if side is None:
        return tr("LineQuality", _MAY_WAVER[_likely(where, ours), where])
    return tr("LineQuality", _WAVERS[_proven(side, ours)])


def _late_words(late: float, way: Way, ours: Who) -> str:
    """Where the way to the operator is not known nobody can say whose delay it is; what only the
    registration told may be minutes old."""
    if way.round_trip_ms is None:
        return tr("LineQuality", "The line is late by {ms} ms", ms=round(late))
    own = way.round_trip_ms >= OWN_LATE
    who, ms = (ours, way.round_trip_ms) if own else ("operator", late)
    words = _IS_LATE if way.asked else _MAY_BE_LATE
    return tr("LineQuality", words[who], ms=round(ms))


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
