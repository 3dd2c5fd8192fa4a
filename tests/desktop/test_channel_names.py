from PySide6.QtWidgets import QApplication

from core.channels import CHANNELS
from desktop.channel_names import channel_name


def test_every_channel_has_a_name(qapp: QApplication) -> None:
    assert all(channel_name(key) != key for key in CHANNELS)
    assert channel_name("fax") == "fax"
