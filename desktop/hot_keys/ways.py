"""Which way this system has for keys that work anywhere."""

import sys
from typing import cast

from PySide6.QtGui import QGuiApplication

from desktop.hot_keys.keys import Way
from desktop.loop import Tasks


def way_here(tasks: Tasks) -> Way | None:
    """By what Qt draws with: under Wayland an X server in between hears nothing of other programs.

    None where there is no way. Nothing is loaded or asked before the first key is bound.
    """
    drawn_by = QGuiApplication.platformName()
    if drawn_by == "xcb":
        return _under_x11(tasks)
    if drawn_by == "wayland":
        return _by_portal(tasks)
    if sys.platform == "win32" and drawn_by == "windows":
        from desktop.hot_keys.windows import WindowsWay

        return cast(Way, WindowsWay())
    if sys.platform == "darwin" and drawn_by == "cocoa":
        from desktop.hot_keys.macos import MacWay

        return cast(Way, MacWay())
    return None


def _under_x11(tasks: Tasks) -> Way:
    import os

    if os.environ.get("XDG_SESSION_TYPE") == "wayland":
        return _by_portal(tasks)
    from desktop.hot_keys.x11 import X11Way

    return cast(Way, X11Way())


def _by_portal(tasks: Tasks) -> Way:
    from desktop.hot_keys.portal import PortalWay

    return cast(Way, PortalWay(tasks))
