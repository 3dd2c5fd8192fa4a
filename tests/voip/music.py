"""Whether what was heard is a piece of a file, from wherever in it."""

import wave
from pathlib import Path
from typing import Any

import numpy

_EVERY = 4
"""Of the samples: what telephones let through of music is told apart by a quarter of them."""


class Music:
    """`likeness` of pieces of the file's rate and of one length, which may have passed a telephone."""

    def __init__(self, path: Path, length: int) -> None:
        """`path`: a WAV of one channel. `length`: of the pieces, in samples."""
        with wave.open(str(path), "rb") as file:
            known = _samples(file.readframes(file.getnframes()))
        length //= _EVERY
        self._size = 1 << (len(known) + length).bit_length()
        self._known = numpy.fft.rfft(known, self._size)
        power = numpy.concatenate(([0.0], numpy.cumsum(known**2)))
        self._loudness = numpy.sqrt(numpy.maximum(power[length:] - power[:-length], 1.0))

    def likeness(self, piece: bytes) -> float:
        """1.0: it is one of the file's, however loud; of a voice or a tone of its own, nearly 0."""
        heard = _samples(piece)
        spectrum = self._known * numpy.conj(numpy.fft.rfft(heard, self._size))
        alike = numpy.fft.irfft(spectrum, self._size)[: len(self._loudness)]
        own = max(1.0, float(numpy.sqrt((heard**2).sum())))
        return float((alike / self._loudness).max() / own)


def _samples(sound: bytes) -> Any:
    return numpy.frombuffer(sound, numpy.int16)[::_EVERY].astype(float)
