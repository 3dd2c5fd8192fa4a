"""How well a line carries speech: RTCP's counts to loss, jitter, round trip and MOS.

The MOS is the E-model of ITU-T G.107 with the codecs of ITU-T G.113, for calls over packets: every
parameter that has to do with analogue lines keeps the default of G.107, table 2. Wideband is rated
on the same scale as the rest, so that the figures of two calls can be compared: G.722 counts as
unimpaired there, as it does not sound worse than G.711.
"""

from dataclasses import dataclass
from math import exp, log2, log10, sqrt

_WITHOUT_DELAY = 93.35
"""Ro - Is of G.107 with every default; the listener's echo of a line without delay takes 0.15."""
_SIGNAL_TO_NOISE = 94.77
"""Ro of G.107 (7-2) with every default."""
_NOISE_FLOOR_DBM = -61.18
"""No of G.107 (7-3) with every default."""
_ECHO_LOUDNESS_DB = 65.0
_ECHO_PATH_LOSS_DB = 110.0
_RECEIVE_LOUDNESS_DB = 2.0


@dataclass(frozen=True)
class Impairment:
    """Of a codec, by G.113 appendix I."""

    ie: float
    bpl: float
    """Robustness against loss: higher is better. Ours and every usual phone conceal losses."""


CODECS = {
    "PCMU": Impairment(0.0, 25.1),
    "PCMA": Impairment(0.0, 25.1),
    "L16": Impairment(0.0, 25.1),
    "G722": Impairment(0.0, 25.1),
    "GSM": Impairment(20.0, 43.0),
    # Not in G.113; the values in general use for its mode of 15.2 kbit/s
    "ILBC": Impairment(11.0, 32.0),
}


def rating(codec: str, loss: float, delay_ms: float, bursts: float = 1.0) -> float | None:
    """R, 0 to 93.2; `delay_ms` one way from mouth to ear, `loss` 0 to 1.

    `bursts`: BurstR of G.107, mean burst over that of random losses. None for a codec that G.113
    does not know: speex.
    """
    impairment = CODECS.get(codec.split("/")[0].upper())
    if impairment is None:
        return None
    return max(0.0, _WITHOUT_DELAY - delayed(delay_ms) - equipment(impairment, loss, bursts))


def mos(r: float) -> float:
    """The opinion of most people, 1 to 4.5 (G.107, annex B)."""
    if r <= 0:
        return 1.0
    return max(1.0, min(4.5, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6))


def equipment(codec: Impairment, loss: float, bursts: float = 1.0) -> float:
    """Ie-eff of G.107 (7-29)."""
    percent = 100 * min(1.0, max(0.0, loss))
    return codec.ie + (95 - codec.ie) * percent / (percent / bursts + codec.bpl)


def delayed(ms: float) -> float:
    """Id of G.107 (7-18): what delay costs, by echo of the talker, of the listener, and by itself."""
    return _talker_echo(ms) + _listener_echo(2 * ms) + _too_late(ms)


def _talker_echo(ms: float) -> float:
    terv = _ECHO_LOUDNESS_DB - 40 * log10((1 + ms / 10) / (1 + ms / 150))
    terv += 6 * exp(-0.3 * ms * ms)
    half = (-1.5 * (_NOISE_FLOOR_DBM - _RECEIVE_LOUDNESS_DB) - (80 + 2.5 * (terv - 14))) / 2
    return max(0.0, (half + sqrt(half * half + 100) - 1) * (1 - exp(-ms)))


def _listener_echo(round_trip_ms: float) -> float:
    rle = 10.5 * (_ECHO_PATH_LOSS_DB + 7) * (round_trip_ms + 1) ** -0.25
    half = float(_SIGNAL_TO_NOISE - rle) / 2
    return half + sqrt(half * half + 169)


def _too_late(ms: float) -> float:
    if ms <= 100:
        return 0.0
    x = log2(ms / 100)
    return float(25 * ((1 + x**6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2))
