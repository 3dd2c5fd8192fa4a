from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.hot_keys.portal import PortalWay
from desktop.hot_keys.ways import way_here
from desktop.hot_keys.x11 import X11Way
from desktop.loop import Tasks


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    yield monkeypatch


@pytest.mark.parametrize(
    ("drawn_by", "kind", "found"),
    [
        ("xcb", "x11", X11Way),
        ("xcb", "wayland", PortalWay),
        ("wayland", "wayland", PortalWay),
        ("offscreen", "x11", type(None)),
        ("cocoa", "", type(None)),
        ("windows", "", type(None)),
    ],
)
async def test_each_system_has_its_way(
    qapp: QApplication, session: pytest.MonkeyPatch, drawn_by: str, kind: str, found: type
) -> None:
    """Under Wayland also where Qt draws by X11: an X server there hears no other program's keys."""
    session.setattr(QGuiApplication, "platformName", lambda: drawn_by)
    session.setenv("XDG_SESSION_TYPE", kind)
    tasks = Tasks()
    assert isinstance(way_here(tasks), found)
    await tasks.close()
