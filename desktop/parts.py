"""Parts: what every panel and dialog is handed when it is built. Built in `desktop/app.py`."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from core.desk import Desk
    from core.settings import Settings
    from desktop.loop import Tasks
    from desktop.theme import Theme


class Parts(msgspec.Struct, frozen=True):
    desk: "Desk"
    theme: "Theme"
    tasks: "Tasks"
    settings: "Settings"
