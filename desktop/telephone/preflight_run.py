"""PreflightRun: finds out what the pre-flight looks at; waits on nothing that a call would need."""

import asyncio
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

from PySide6.QtCore import QObject

from desktop.parts import Parts
from desktop.telephone.preflight import Check, Facts, checks
from voip.events import WayMeasured

LISTEN_S = 1.2
"""How long the microphone is listened to: a person who breathes is heard."""
MEASURE_S = 2.0
"""In this every registrar that answers has answered."""


class PreflightRun(QObject):
    """`folder`: where recordings lie just now, for the room on its disk."""

    def __init__(
        self, parts: Parts, folder: Callable[[], Path], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._folder = parts, folder
        self._trips: dict[str, tuple[float, ...]] = {}
        """Of each account's way to its registrar, this time."""
        self._measured = asyncio.Event()
        self._heard: float | None = None
        self.listen_s, self.measure_s = LISTEN_S, MEASURE_S
        parts.telephone.way_measured.connect(self._keep_trips)
        parts.telephone.levels.connect(self._hear)

    async def checks(self) -> tuple[Check, ...]:
        return checks(await self.facts())

    async def facts(self) -> Facts:
        """Takes a good second. A call that is up is not listened to, for it may be muted."""
        telephone, desk = self._parts.telephone, self._parts.desk
        free = await asyncio.to_thread(_free_bytes, self._folder())
        heard, trips = await asyncio.gather(self._listen(), self._measure())
        devices = telephone.devices
        return Facts(
            running=telephone.available,
            why_not=telephone.why_not,
            microphones=len(devices.microphones) if devices else None,
            speakers=len(devices.speakers) if devices else None,
            missing=devices.missing if devices else (),
            heard=heard,
            registrations=telephone.registrations,
            round_trips_ms=trips,
            line=desk.line.state,
            skew_ms=desk.now() - _now_ms() if desk.line.state == "live" else None,
            free_bytes=free,
        )

    async def _listen(self) -> float | None:
        """The loudest while it listened; None where the phone told of no level."""
        self._heard = None
        if not self._parts.telephone.available or self._parts.telephone.calls:
            return None
        self._parts.telephone.watch(True)
        try:
            await asyncio.sleep(self.listen_s)
        finally:
            self._parts.telephone.watch(False)
        return self._heard

    def _hear(self, microphone: float, _: float) -> None:
        self._heard = max(self._heard or 0.0, microphone)

    async def _measure(self) -> tuple[float, ...]:
        """Of the account whose way is the longest; its registration alone where none answers."""
        if not self._parts.telephone.ready:
            return ()
        self._trips.clear()
        self._measured.clear()
        self._parts.telephone.measure_way()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._measured.wait(), self.measure_s)
        known = [r.round_trip_ms for r in self._parts.telephone.registrations]
        once = [(trip,) for trip in known if trip is not None]
        return max(filter(None, self._trips.values()), key=median, default=max(once, default=()))

    def _keep_trips(self, way: WayMeasured) -> None:
        self._trips[way.account] = way.round_trips_ms
        ready = {r.account for r in self._parts.telephone.registrations if r.state == "ready"}
        if ready <= self._trips.keys():
            self._measured.set()


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
