import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.dialogs.settings import SettingsDialog
from desktop.views.toast import ToastCard
from tests.desktop.stage import Stage, offer, settled
from tests.desktop.telephone.fake_phone import FakePhone, call, ringing
from voip import commands as c

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a window."""


def press(stage: Stage, id: str) -> None:
    stage.scene.parts.hot_keys.pressed.emit(id)


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program is in front."""
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)


@pytest.fixture
def raised(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    found: list[QWidget] = []
    monkeypatch.setattr(stage.scene.window, "come_forward", lambda: found.append(stage.window))
    return found


async def test_a_call_is_answered_where_the_person_is(stage: Stage, raised: list[QWidget]) -> None:
    phone = FakePhone(stage.scene.parts.telephone)
    ring = phone.change(ringing())
    await settled()
    press(stage, "answer")
    talk = phone.change(ring, state="talking")
    press(stage, "mute")
    press(stage, "hang_up")
    id = ring.id
    wanted = [c.Answer(call=id), c.Mute(call=id, on=True), c.HangUp(call=id)]
    assert [asked for asked in phone.asked if asked in wanted] == wanted
    phone.change(talk, state="ended")
    await settled()
    assert raised == []


async def test_what_rings_is_declined_where_nobody_talks(stage: Stage) -> None:
    phone = FakePhone(stage.scene.parts.telephone)
    ring = phone.change(ringing())
    press(stage, "hang_up")
    assert phone.asked[-1] == c.Reject(call=ring.id, reason="declined")
    phone.change(ring, state="ended")
    await settled()


async def test_a_message_is_taken_in_the_window(stage: Stage, raised: list[QWidget]) -> None:
    await offer(stage, 1)
    press(stage, "answer")
    await settled()
    assert raised == [stage.window]
    assert "accept_offer" in [name for name, _, _ in stage.desk.calls]


async def test_with_nothing_to_do_a_key_does_nothing(stage: Stage) -> None:
    phone = FakePhone(stage.scene.parts.telephone)
    asked = len(phone.asked)
    for id in ("answer", "hang_up", "mute"):
        press(stage, id)
    assert len(phone.asked) == asked


async def test_the_window_comes_forward(stage: Stage, raised: list[QWidget]) -> None:
    press(stage, "front")
    assert raised == [stage.window]


async def test_who_mutes_without_seeing_the_window_is_told(
    stage: Stage, behind: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, gone = list[str](), list[str]()
    system = stage.shell.herald.system
    monkeypatch.setattr(system, "show", lambda id, title, text, urgent: told.append(title))
    monkeypatch.setattr(system, "withdraw", gone.append)
    phone = FakePhone(stage.scene.parts.telephone, call())
    press(stage, "mute")
    assert told == ["Your microphone is off"]
    muted = phone.change(call(), muted=True)
    assert "muted" not in gone
    press(stage, "mute")
    phone.change(muted, muted=False)
    assert gone == ["muted"]
    assert len(told) == 1
    phone.change(call(), state="ended")
    await settled()


async def test_keys_that_no_longer_work_are_told_with_a_way_to_the_settings(stage: Stage) -> None:
    stage.scene.parts.hot_keys.failed.emit(["mute"])
    (card,) = [card for card in stage.window.findChildren(ToastCard) if card.isVisible()]
    assert "Microphone" in card.toast.detail
    assert card.toast.act is not None
    card.toast.act[1]()
    dialog = stage.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.accept()
    await settled()
