"""Parts: what every panel and dialog is handed when it is built. Built in `desktop/app.py`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.desk import Desk
    from core.settings import Settings
    from desktop.loop import Tasks
    from desktop.theme import Theme


@dataclass(frozen=True)
class Parts:
    desk: "Desk"
    theme: "Theme"
    tasks: "Tasks"
    settings: "Settings"
