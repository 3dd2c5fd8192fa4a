"""Loudspeaker: what the desk is heard through, without ever waiting for a sound server."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desktop.loudspeaker.wire import Devices, Once, Orders, Ping, Ring, Silence, line, word

WORD = "play-sounds"
"""What the desk's program is started with to be the process that plays."""
PATIENCE_MS = 10_000
"""A process that has not obeyed by then waits for a sound server that hangs."""
AGAIN_MS = (300, 2_000, 10_000)
"""Until it is begun again, by how often it fell since it last obeyed."""
PING_MS = 1_000
GONE_MS = 1_000
_ROOT = Path(__file__).resolve().parents[2]

log = logging.getLogger(__name__)


def program() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable, WORD)
    return (sys.executable, "-m", "desktop", WORD)


class Loudspeaker(QObject):
    """Its process begins with the first sound. Where that hangs or falls another takes its place
    and rings on; a short sound that was not heard by then is not made up for."""

    changed = Signal()
    """The devices are other ones."""

    def __init__(self, run: Sequence[str] | None = None, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self._run = tuple(run or program())
        self._process: QProcess | None = None
        self._rings: Ring | None = None
        self._given = self._falls = 0
        self.devices: tuple[str, ...] | None = None
        """Names of all outputs, as the system says them; None: not known yet."""
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._give_up)
        self._pings = QTimer(self, interval=PING_MS)
        self._pings.timeout.connect(self._ping)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.wake)

    # What is heard

    def ring(self, sound: str, device: str, volume: float) -> bool:
        """Over and over, until `silence`. False where it is known that nothing can be heard."""
        self._rings = Ring(sound=sound, device=device, volume=volume)
        if self._process is not None:
            self._write(self._rings)
        elif not self._again.isActive():
            self.wake()
        return self.devices != ()

    def silence(self) -> None:
        if self._rings is None:
            return
        self._rings = None
        self._again.stop()
        self._write(Silence())

    def once(self, sound: str, device: str, volume: float) -> bool:
        """Not while it rings. False where it is known that nothing can be heard."""
        if self._rings is None:
            self.wake()
            self._write(Once(sound=sound, device=device, volume=volume))
        return self.devices != ()

    # The process

    def wake(self) -> None:
        """Begins, where it has not: who wants to know the devices waits for `changed`."""
        if self._process is not None:
            return
        self._given = 0
        self._process = process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setWorkingDirectory(str(_ROOT))
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._failed)
        process.finished.connect(self._fell)
        process.start(self._run[0], list(self._run[1:]))
        self._patience.start()
        if self._rings is not None:
            self._write(self._rings)

    def close(self) -> None:
        """For good: nothing is heard any more."""
        self._rings = None
        self._again.stop()
        process = self._leave()
        if process is not None:
            process.kill()
            process.waitForFinished(GONE_MS)  # it is dead: this only takes leave of it

    def _write(self, given: Orders) -> None:
        if self._process is None:
            return
        self._given += 1
        self._pings.start()
        self._process.write(line(replace(given, number=self._given)) + b"\n")
        if not self._patience.isActive():
            self._patience.start()

    def _ping(self) -> None:
        """Once after each order, and all the while it rings."""
        self._write(Ping())
        if self._rings is None:
            self._pings.stop()

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            said = word(self._process.readLine().data())
            if isinstance(said, Devices):
                self._know(said.names)
            else:
                self._obeyed(said.number)

    def _know(self, names: tuple[str, ...]) -> None:
        self._obeyed(0)  # who can list them is in order
        if names != self.devices:
            self.devices = names
            self.changed.emit()

    def _obeyed(self, number: int) -> None:
        if number == self._given:
            self._falls = 0
            self._patience.stop()

    def _give_up(self) -> None:
        if self._process is not None:
            log.info("what plays sounds did not answer and is ended")
            self._process.kill()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._fell()  # whatever else fails, `finished` tells

    def _fell(self, *_: object) -> None:
        if self._leave() is None:
            return
        pause = AGAIN_MS[min(self._falls, len(AGAIN_MS) - 1)]
        self._falls += 1
        log.info("what plays sounds ended, %d in a row", self._falls)
        if self._rings is not None:
            self._again.start(pause)

    def _leave(self) -> QProcess | None:
        """From here on nothing that it says counts."""
        process, self._process = self._process, None
        self._patience.stop()
        self._pings.stop()
        if process is not None:
            process.blockSignals(True)
            process.deleteLater()
        return process
