"""PreflightRun: finds out what the pre-flight looks at; waits on nothing that a call would need."""

import asyncio
import shutil
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.parts import Parts
from desktop.telephone.preflight import Check, Facts, checks

LISTEN_S = 1.2
"""How long the microphone is listened to: a person who breathes is heard."""
TRIPS = 8
"""Round trips that are remembered."""


class PreflightRun(QObject):
    """`folder`: where recordings lie just now, for the room on its disk."""

    def __init__(
        self, parts: Parts, folder: Callable[[], Path], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._folder = parts, folder
        self._trips: deque[float] = deque(maxlen=TRIPS)
        self._heard: float | None = None
        self.listen_s = LISTEN_S
        parts.telephone.registrations_changed.connect(self._keep_trips)
        parts.telephone.levels.connect(self._hear)

    async def checks(self) -> tuple[Check, ...]:
        return checks(await self.facts())

    async def facts(self) -> Facts:
        """Takes a good second. A call that is up is not listened to, for it may be muted."""
        telephone, desk = self._parts.telephone, self._parts.desk
        free = await asyncio.to_thread(_free_bytes, self._folder())
        heard = await self._listen() if telephone.available and not telephone.calls else None
        devices = telephone.devices
        return Facts(
            running=telephone.available,
            why_not=telephone.why_not,
            microphones=len(devices.microphones) if devices else None,
            speakers=len(devices.speakers) if devices else None,
            lost=bool(devices and devices.lost),
            heard=heard,
            registrations=telephone.registrations,
            round_trips_ms=tuple(self._trips),
            line=desk.line.state,
            skew_ms=desk.now() - _now_ms() if desk.line.state == "live" else None,
            free_bytes=free,
        )

    async def _listen(self) -> float | None:
        """The loudest while it listened; None where the phone told of no level."""
        self._heard = None
        self._parts.telephone.watch(True)
        try:
            await asyncio.sleep(self.listen_s)
        finally:
            self._parts.telephone.watch(False)
        return self._heard

    def _hear(self, microphone: float, _: float) -> None:
        self._heard = max(self._heard or 0.0, microphone)

    def _keep_trips(self) -> None:
        """Each registration measures one; the same figure said again is no other trip."""
        for each in self._parts.telephone.registrations:
            trip = each.round_trip_ms
            if trip is not None and (not self._trips or self._trips[-1] != trip):
                self._trips.append(trip)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
