import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from core.rows import Line
from desktop import wide
from desktop.parts import Parts
from desktop.views.toast import SHADOW, WIDEST, Toast
from desktop.wide import Place
from tests.desktop import sample
from tests.desktop.stage import Stage, settled

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu or alert."""


class Hall(QLabel):
    opened = Signal(int, object)
    notices = None

    def __init__(self, parts: Parts) -> None:
        super().__init__("Live")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.closed = False

    def close_down(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has a review, nobody here a live view."""
    monkeypatch.setattr(
        wide, "PLACES", {"review": Place(Hall), "live": Place(Hall, "agent.force_state")}
    )


def shown(stage: Stage) -> QWidget | None:
    return stage.scene.window.stage.currentWidget()


async def test_only_what_the_role_permits_is_there(stage: Stage) -> None:
    assert stage.shell.wide.possible() == ["review"]
    assert stage.action("review").isEnabled() and not stage.action("live").isEnabled()
    rail = stage.scene.window.panels.rail
    assert not rail._wide["review"].isHidden() and rail._wide["live"].isHidden()
    stage.shell.go("live")
    assert shown(stage) is stage.scene.window.splitter


async def test_it_takes_all_the_room_and_is_left_by_going_anywhere_else(stage: Stage) -> None:
    await stage.open(1)
    stage.action("review").trigger()
    hall = shown(stage)
    assert isinstance(hall, Hall)
    assert not stage.action("resolve").isEnabled(), "a conversation out of sight is not resolved"
    stage.shell.go("inbox")
    assert shown(stage) is stage.scene.window.splitter
    assert stage.action("resolve").isEnabled()
    stage.shell.go("review")
    assert shown(stage) is hall, "it is built once"


async def test_what_it_opens_is_seen(stage: Stage) -> None:
    stage.shell.go("review")
    hall = shown(stage)
    assert isinstance(hall, Hall)
    hall.opened.emit(2, None)
    await settled()
    assert shown(stage) is stage.scene.window.splitter
    assert stage.shell._open_key == 2


async def test_a_key_goes_there(stage: Stage) -> None:
    QTest.keyClick(stage.scene.inbox.list, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shown(stage), Hall)


async def test_notices_are_seen_there_too_and_no_wider_than_a_card(stage: Stage) -> None:
    stage.shell.go("review")
    card = stage.shell.toasts.say(Toast("Merhaba"))
    assert card.parent() is shown(stage)
    assert card.width() == min(stage.scene.window.stage.width() - 24, WIDEST) + 2 * SHADOW
    assert card.geometry().right() - SHADOW < stage.scene.window.stage.width()
    stage.shell.go("inbox")
    assert card.parent() is stage.scene.window.places


async def test_a_role_that_changes_shows_and_hides(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = replace(sample.ME, permissions=frozenset({"agent.force_state"}))
    monkeypatch.setattr(type(stage.desk), "me", property(lambda _: may))
    stage.desk.set_line(Line(state="live", since=1))
    assert stage.shell.wide.possible() == ["review", "live"]
    assert stage.action("live").isEnabled()


async def test_it_is_closed_with_the_window(stage: Stage) -> None:
    stage.shell.go("review")
    hall = shown(stage)
    stage.shell.wide.close_down()
    assert isinstance(hall, Hall) and hall.closed
