"""Medium: what this machine goes out by, where the system tells; asked at the first bad line."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation


class Medium:
    """Loading the system's part takes 30 ms once, which no start should pay."""

    def is_wifi(self) -> bool:
        """False also where nobody knows."""
        told = self._told
        return told is not None and told.transportMedium() == told.TransportMedium.WiFi

    def is_metered(self) -> bool:
        """False also where nobody knows: on most machines it costs nothing."""
        told = self._told
        return told is not None and told.isMetered()

    def on_metered(self, changed: Callable[[bool], None]) -> None:
        """Also loads the system's part."""
        if self._told is not None:
            self._told.isMeteredChanged.connect(changed)

    @cached_property
    def _told(self) -> "QNetworkInformation | None":
        from PySide6.QtNetwork import QNetworkInformation as Information

        found = Information.loadBackendByFeatures(Information.Feature.TransportMedium)
        return Information.instance() if found else None
