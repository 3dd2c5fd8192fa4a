"""Whose voice it is in what was heard, also where several speak at once.

The outline of loudness would know one voice alone. Here the waves themselves are laid over each other, all
frequencies of speech counting alike: where half a second of somebody is in a talk of three, one place
stands out from all others, however loud the others are.
"""

import numpy as np
from numpy.typing import NDArray

from tests.end_to_end.telephone import Sound

Wave = NDArray[np.float64]
RATE = 8_000
PIECE = RATE // 2
BAND_HZ = (200, 3_400)
EVENLY = 0.8
"""1: each frequency counts the same; 0: as loud as it is, and every voice is like every other."""
CLEAR = 20.0
"""From here on it is theirs. Of a voice that is there 23 to 90, of any other 8 to 19."""


def heard_in(heard: Sound, said: Sound) -> float:
    """How far the best place of a half second of `said` stands out in `heard`, in deviations of all
    its places. One half second that is clear is enough: nobody else says it just so."""
    room, whole = _wave(heard), _wave(said)
    best = 0.0
    for at in range(0, len(whole) - PIECE + 1, PIECE // 2):
        best = max(best, _stands_out(room, whole[at : at + PIECE]))
        if best > 2 * CLEAR:
            break
    return best


def _stands_out(room: Wave, piece: Wave) -> float:
    if len(room) <= PIECE:
        return 0.0
    size = 1 << (len(room) + PIECE).bit_length()
    both = np.fft.rfft(room, size) * np.conj(np.fft.rfft(piece, size))
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    even = both / (np.abs(both) ** EVENLY + 1e-9)
    even[(hertz < BAND_HZ[0]) | (hertz > BAND_HZ[1])] = 0
    places = np.fft.irfft(even, size)[: len(room) - PIECE + 1]
    return float(np.abs(places).max() / (places.std() + 1e-9))


def _wave(sound: Sound) -> Wave:
    """At one rate for all."""
    samples = np.asarray(sound.samples, dtype=np.float64)
    width = max(1, round(sound.rate / RATE))
    # What is above half the rate would come back as something else
    smooth = np.convolve(samples, np.ones(width) / width, mode="same") if len(samples) else samples
    times = np.arange(0, len(samples), sound.rate / RATE)
    even: Wave = np.interp(times, np.arange(len(samples)), smooth)
    return even
