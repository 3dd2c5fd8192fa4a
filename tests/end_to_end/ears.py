"""What is heard in a sound that is still being written, from a moment on.

    ear.listen()
    until(lambda: ear.heard(440) >= HEARD_S, "her voice is heard", 15)

A tone counts where it is loud beside the others that may sound: on a busy machine a voice comes in
shreds, whose edges are a little of every tone, and are none.
"""

from array import array
from collections.abc import Callable
from pathlib import Path

from tests.voip.sides import loudness

PIECE_S, SHARE, LEAST = 0.1, 0.35, 700
"""A piece; the part of the loudest tone in it, and the amplitude, from which on a tone is one: voices come
at 1,700 and more, the edges of a torn one, measured on a busy machine, at 100 to 400."""
HEARD_S = 0.3
"""From here on somebody is heard, and up to here nobody is."""


class Ear:
    """`place`: where it is by now. `rate`: samples of 16 bit in a second, after `head` bytes.
    `among`: every tone, in Hz, that may sound."""

    def __init__(
        self, place: Callable[[], Path], rate: int, among: tuple[int, ...], head: int = 0
    ) -> None:
        self._among = among
        self._place, self._rate, self._head = place, rate, head
        self._from = 0

    def listen(self) -> None:
        """From now on."""
        self._from = len(self._whole())

    def seconds(self) -> float:
        """How long has been listened."""
        return (len(self._whole()) - self._from) / self._rate

    def heard(self, hertz: int) -> float:
        """Seconds of it since then."""
        found, length = self._whole()[self._from :], round(self._rate * PIECE_S)
        starts = range(0, len(found) - length, length)
        pieces = (found[at : at + length] for at in starts)
        return sum(self._is_in(piece, hertz) for piece in pieces) * PIECE_S

    def _is_in(self, piece: "array[int]", hertz: int) -> bool:
        loud = {each: loudness(piece, each, self._rate) for each in self._among}
        return loud[hertz] > max(LEAST, SHARE * max(loud.values()))

    def hears(self, *hertz: int) -> bool:
        return all(self.heard(each) >= HEARD_S for each in hertz)

    def _whole(self) -> "array[int]":
        place = self._place()
        data = place.read_bytes()[self._head :] if place.exists() else b""
        return array("h", data[: len(data) // 2 * 2])
