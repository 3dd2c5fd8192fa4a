"""Pre-flight: what is looked at before somebody is available. Pure: facts in, verdicts out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from voip.values import Registration

Name = Literal["microphone", "speaker", "registrar", "way", "platform", "clock", "disk"]
State = Literal["ok", "warning", "bad", "unknown"]
ORDER: tuple[State, ...] = ("ok", "unknown", "warning", "bad")
"""From the best to the worst."""

SLOW_MS, VERY_SLOW_MS = 200.0, 400.0
"""Round trip to the registrar. ITU-T G.114 wants voice within 150 ms one way, never over 400."""
UNSTEADY_MS = 30.0
"""Jitter that a usual buffer still hides."""
SKEW_MS, GREAT_SKEW_MS = 5_000, 60_000
"""From a minute on certificates and one-time things begin to be refused."""
GIGABYTE = 1_000_000_000
LITTLE_BYTES, HARDLY_BYTES = GIGABYTE, GIGABYTE // 5
SILENT = 0.0005
"""Level below which a microphone hears nothing at all, as one that is switched off."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known now; None where nobody could find out."""

    running: bool = True
    """Whether the phone's process is there."""
    why_not: str = ""
    """A code for why nobody can be called."""
    microphones: int | None = None
    speakers: int | None = None
    missing: tuple[Literal["microphone", "speaker"], ...] = ()
    """Of these the chosen one was unplugged."""
    heard: float | None = None
    """The loudest of the microphone while it was listened to, 0 to 1."""
    registrations: tuple[Registration, ...] = ()
    round_trips_ms: tuple[float, ...] = ()
    """To the registrar, the newest last."""
    line: str = "live"
    """State of the line to the platform, as in `core.rows.Line`."""
    skew_ms: int | None = None
    """The platform's clock less this machine's."""
    free_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """`code` says what was found; `facts` fill its sentence."""

    name: Name
    state: State
    code: str
    facts: dict[str, str] = field(default_factory=dict)


def checks(facts: Facts) -> tuple[Check, ...]:
    """All of them, always in the same order."""
    return (
        _microphone(facts), _speaker(facts), _registrar(facts), _way(facts),
        _platform(facts), _clock(facts), _disk(facts),
    )  # fmt: skip


def worst(found: Sequence[Check]) -> State:
    return max((check.state for check in found), key=ORDER.index, default="ok")


def troubles(found: Sequence[Check]) -> tuple[Check, ...]:
    """What a person should look at, the worst first."""
    bad = [check for check in found if check.state in ("warning", "bad")]
    return tuple(sorted(bad, key=lambda check: -ORDER.index(check.state)))


def jitter_ms(round_trips: Sequence[float]) -> float | None:
    """Mean difference of one round trip from the next; None below two of them."""
    steps = [abs(b - a) for a, b in pairwise(round_trips)]
    return sum(steps) / len(steps) if steps else None


def _microphone(facts: Facts) -> Check:
    if not facts.running or facts.microphones is None:
        return Check("microphone", "unknown", "not_asked")
    if not facts.microphones:
        return Check("microphone", "bad", "none")
    if "microphone" in facts.missing:
        return Check("microphone", "warning", "lost")
    silent = facts.heard is not None and facts.heard < SILENT
    return Check("microphone", "warning" if silent else "ok", "silent" if silent else "fine")


def _speaker(facts: Facts) -> Check:
    if not facts.running or facts.speakers is None:
        return Check("speaker", "unknown", "not_asked")
    if not facts.speakers:
        return Check("speaker", "bad", "none")
    lost = "speaker" in facts.missing
    return Check("speaker", "warning" if lost else "ok", "lost" if lost else "fine")


def _registrar(facts: Facts) -> Check:
    if not facts.running:
        return Check("registrar", "bad", "no_phone", {"why": facts.why_not})
    ready = [each for each in facts.registrations if each.state == "ready"]
    if len(ready) == len(facts.registrations) > 0:
        return Check("registrar", "ok", "fine")
    if not facts.registrations:
        return Check("registrar", "bad", "no_account")
    failed = next((each.code for each in facts.registrations if each.code), "")
    if ready:
        return Check("registrar", "warning", "some", {"why": failed})
    return Check("registrar", "bad", "failed" if failed else "trying", {"why": failed})


def _way(facts: Facts) -> Check:
    if not facts.round_trips_ms:
        return Check("way", "unknown", "not_asked")
    trips = facts.round_trips_ms
    late, jitter = sorted(trips)[len(trips) // 2], jitter_ms(trips)
    figures = {"ms": str(round(late)), "jitter": "–" if jitter is None else str(round(jitter))}
    if late >= SLOW_MS:
        return Check("way", "bad" if late >= VERY_SLOW_MS else "warning", "slow", figures)
    if jitter is not None and jitter >= UNSTEADY_MS:
        return Check("way", "warning", "unsteady", figures)
    return Check("way", "ok", "fine", figures)


def _platform(facts: Facts) -> Check:
    there = facts.line in ("live", "catching_up")
    return Check("platform", "ok" if there else "warning", "fine" if there else "away")


def _clock(facts: Facts) -> Check:
    if facts.skew_ms is None:
        return Check("clock", "unknown", "not_asked")
    away = abs(facts.skew_ms)
    figures = {"seconds": str(round(away / 1000))}
    if away < SKEW_MS:
        return Check("clock", "ok", "fine", figures)
    code = "slow" if facts.skew_ms > 0 else "fast"
    return Check("clock", "bad" if away >= GREAT_SKEW_MS else "warning", code, figures)


def _disk(facts: Facts) -> Check:
    if facts.free_bytes is None:
        return Check("disk", "unknown", "not_asked")
    figures = {"free": str(facts.free_bytes)}
    if facts.free_bytes >= LITTLE_BYTES:
        return Check("disk", "ok", "fine", figures)
    bad = facts.free_bytes < HARDLY_BYTES
    return Check("disk", "bad" if bad else "warning", "little", figures)
