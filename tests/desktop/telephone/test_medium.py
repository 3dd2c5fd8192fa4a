"""What this machine goes out by."""

from types import SimpleNamespace

import pytest
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtWidgets import QApplication

from desktop.telephone.medium import Medium


@pytest.mark.warns
def test_nobody_knows_is_no_wifi(qapp: QApplication) -> None:
    assert Medium().is_wifi() in (True, False)


@pytest.mark.parametrize(("name", "wifi"), [("WiFi", True), ("Ethernet", False)])
def test_what_the_system_tells(name: str, wifi: bool) -> None:
    kinds = QNetworkInformation.TransportMedium
    told = SimpleNamespace(transportMedium=lambda: kinds[name], TransportMedium=kinds)
    medium = Medium()
    medium.__dict__["_told"] = told
    assert medium.is_wifi() is wifi
