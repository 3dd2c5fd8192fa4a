import pytest
from PySide6.QtWidgets import QApplication

from core.entities import AgentState
from desktop import translate
from desktop.theme import Theme
from desktop.views.state_pill import StatePill, state_name
from tests.desktop.grabs import colours, picture

STATES: tuple[AgentState, ...] = ("offline", "available", "busy", "not_ready", "wrap_up")


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_name_and_a_face(
    qapp: QApplication, theme: Theme, state: AgentState
) -> None:
    translate.use("en")
    pill = StatePill(theme)
    pill.show_state(state, 764, waiting=False)
    assert pill.words() == (state_name(state), "12:44")
    assert state_name(state) in pill.accessibleName()
    pill.resize(pill.sizeHint())
    assert not pill.grab().isNull()
    pill.deleteLater()


def test_what_is_only_last_known_is_grey_and_counts_nothing(
    qapp: QApplication, theme: Theme
) -> None:
    pill = StatePill(theme)
    pill.show_state("available", 60, waiting=False, stale=True)
    assert pill.words() == (state_name("available"), "")
    assert "as last known" in pill.accessibleName()
    pill.resize(pill.sizeHint())
    assert not {theme.color("ok").name(), theme.color("ok_soft").name()} & colours(picture(pill))
    pill.deleteLater()


def test_it_grows_with_its_words(qapp: QApplication, theme: Theme) -> None:
    pill = StatePill(theme)
    pill.show_state("busy", None, waiting=True)
    narrow = pill.sizeHint().width()
    pill.show_state("busy", 3_600, waiting=False)
    assert pill.sizeHint().width() > narrow
    pill.deleteLater()


def test_offline_is_not_called_signed_out_and_invites_to_be_available(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    pill = StatePill(theme)
    for state in STATES:
        pill.show_state(state, None, waiting=False)
        assert ("Choose Available" in pill.toolTip()) == (state in ("offline", "not_ready"))
    assert state_name("offline") == "Offline"
    pill.deleteLater()
