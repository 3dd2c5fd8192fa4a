"""What a telephone of a country sounds like: ITU-T E.180, supplement 2.

A cadence is a list of bursts, played over and over. Whoever lives in a country hears at once
whether it rings or is busy; a tone of another country tells them nothing.
"""

from typing import Literal, NamedTuple

Kind = Literal["ring_back", "busy", "congestion", "waiting", "answering"]
"""`answering` is our own: no telephone has a tone for a call that is about to be taken by itself."""
KINDS: tuple[Kind, ...] = ("ring_back", "busy", "congestion", "waiting", "answering")


class Burst(NamedTuple):
    """`second_hz` 0: one pure tone."""

    hz: int
    second_hz: int
    on_ms: int
    off_ms: int


Cadence = tuple[Burst, ...]


def cadence(country: str, kind: Kind) -> Cadence:
    """`country` by ISO 3166 (TR); of one we do not know, what the ITU recommends for all."""
    return _COUNTRIES.get(country.upper(), _ANYWHERE)[kind]


def _tones(hz: int, second_hz: int = 0, *ms: int) -> Cadence:
    pairs = zip(ms[::2], ms[1::2], strict=True)
    return tuple(Burst(hz, second_hz, on, off) for on, off in pairs)


def _country(
    hz: int, ring_back: tuple[int, ...], busy: tuple[int, ...], congestion: tuple[int, ...],
    waiting: tuple[int, ...], ring_hz: tuple[int, int] = (0, 0), busy_hz: tuple[int, int] = (0, 0),
) -> dict[Kind, Cadence]:  # fmt: skip
    ring, engaged = ring_hz if ring_hz[0] else (hz, 0), busy_hz if busy_hz[0] else (hz, 0)
    return {
        "ring_back": _tones(*ring, *ring_back),
        "busy": _tones(*engaged, *busy),
        "congestion": _tones(*engaged, *congestion),
        "waiting": _tones(hz, 0, *waiting),
        "answering": _tones(hz, 0, *_TENTH),
    }


_HALF, _QUARTER, _FIFTH, _TENTH = (500, 500), (250, 250), (200, 200), (100, 100)
_ANYWHERE = _country(425, (1000, 4000), _HALF, _QUARTER, (200, 200, 200, 5000))
_COUNTRIES = {
    "TR": _country(
        450, (2000, 4000), _HALF, (200, 200, 200, 200, 200, 200, 600, 200), (200, 600, 200, 8000)
    ),
    "AT": _country(420, (1000, 5000), (400, 400), _FIFTH, (40, 1950)),
    "BE": _country(425, (1000, 3000), _HALF, (167, 167), (175, 175, 175, 3500)),
    "CH": _country(425, (1000, 4000), _HALF, _FIFTH, (200, 200, 200, 4000)),
    "DE": _country(425, (1000, 4000), (480, 480), (240, 240), (200, 200, 200, 5000)),
    "ES": _country(
        425, (1500, 3000), _FIFTH, (200, 200, 200, 200, 200, 600), (175, 175, 175, 3500)
    ),
    "FR": _country(440, (1500, 3500), _HALF, _QUARTER, (300, 10000)),
    "GB": _country(
        400, (400, 200, 400, 2000), (375, 375), (400, 350, 225, 525), (100, 4000), (400, 450)
    ),
    "GR": _country(425, (1000, 4000), (300, 300), _FIFTH, (150, 150, 150, 8000)),
    "IT": _country(425, (1000, 4000), _HALF, _FIFTH, (400, 100, 250, 100, 150, 14000)),
    "JP": _country(400, (1000, 2000), _HALF, _HALF, (500, 4000), (384, 416)),
    "NL": _country(425, (1000, 4000), _HALF, _QUARTER, (500, 9500)),
    "RU": _country(425, (800, 3200), (350, 350), (175, 175), (200, 5000)),
    "SE": _country(425, (1000, 5000), _QUARTER, (250, 750), (200, 500, 200, 4000)),
    "US": _country(440, (2000, 4000), _HALF, _QUARTER, (300, 10000), (440, 480), (480, 620)),
}
_COUNTRIES["CA"] = _COUNTRIES["US"]
_COUNTRIES["CY"] = _COUNTRIES["GB"]
