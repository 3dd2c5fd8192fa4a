"""A loudspeaker that nobody hears and that begins no process: it keeps what it was told."""

from desktop.loudspeaker.loudspeaker import Loudspeaker


class FakeLoudspeaker(Loudspeaker):
    def __init__(self, *devices: str) -> None:
        super().__init__()
        self.devices = devices
        self.told: list[tuple[str, str, str, float]] = []
        self.rung = False
        self.woken = 0

    def ring(self, sound: str, device: str, volume: float) -> bool:
        self.rung = True
        self.told.append(("ring", sound, device, volume))
        return self.devices != ()

    def once(self, sound: str, device: str, volume: float) -> bool:
        self.told.append(("once", sound, device, volume))
        return self.devices != ()

    def silence(self) -> None:
        self.rung = False

    def wake(self) -> None:
        self.woken += 1
