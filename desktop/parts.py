"""Parts: what every panel and dialog is handed when it is built. Built in `desktop/app.py`."""

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from core.desk import Desk
    from core.settings import Settings
    from desktop.exporting import Exporting
    from desktop.exporting_origin import Origin
    from desktop.hot_keys.keys import HotKeys
    from desktop.loop import Tasks
    from desktop.loudspeaker.loudspeaker import Loudspeaker
    from desktop.telephone.recordings import Recordings
    from desktop.telephone.telephone import Telephone
    from desktop.theme import Theme


class Parts(msgspec.Struct, frozen=True, dict=True):
    desk: "Desk"
    theme: "Theme"
    tasks: "Tasks"
    settings: "Settings"
    demonstration: bool = False
    """The desk was started for one: the key of what it keeps is in a file."""

    @cached_property
    def telephone(self) -> "Telephone":
        """Made for who first asks, after the first paint; silent until its phone arrives."""
        from desktop.telephone.telephone import Telephone

        return Telephone()

    @cached_property
    def loudspeaker(self) -> "Loudspeaker":
        """Its process begins with the first sound."""
        from desktop.loudspeaker.loudspeaker import Loudspeaker

        return Loudspeaker()

    @cached_property
    def hot_keys(self) -> "HotKeys":
        """Made for who first asks; takes no key before the person chose one."""
        from desktop.hot_keys.keys import HotKeys
        from desktop.hot_keys.ways import way_here

        return HotKeys(self.settings, self.tasks, way_here(self.tasks))

    @cached_property
    def recordings(self) -> "Recordings":
        """Of calls that are on this machine; empty until the session's key arrives."""
        from desktop.telephone.recordings import Recordings

        return Recordings()

    @cached_property
    def exporting(self) -> "Exporting":
        """What writes documents is slow to load, and most never need it."""
        from desktop.exporting import Exporting

        return Exporting(self.origin)

    @cached_property
    def origin(self) -> "Origin":
        """Whose profile this is, for what is signed."""
        from desktop.exporting_origin import Origin

        return Origin()
