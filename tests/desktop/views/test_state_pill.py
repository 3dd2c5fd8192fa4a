import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from desktop.views.state_pill import TOKENS, StatePill
from desktop.views.state_words import StateFace, Tone
from tests.desktop.grabs import colours, picture


@pytest.mark.parametrize("tone", TOKENS)
def test_every_tone_has_a_face(qapp: QApplication, theme: Theme, tone: Tone) -> None:
    translate.use("en")
    pill = StatePill(theme)
    pill.show_face(StateFace("Break", "11 min left", tone))
    assert pill.words() == ("Break", "11 min left")
    assert pill.accessibleName() == "My state: Break, 11 min left"
    pill.resize(pill.sizeHint())
    assert theme.color(TOKENS[tone][0]).name() in colours(picture(pill))
    pill.deleteLater()


def test_what_is_only_last_known_is_grey(qapp: QApplication, theme: Theme) -> None:
    pill = StatePill(theme)
    pill.show_face(StateFace("Available", stale=True))
    assert "as last known" in pill.accessibleName()
    pill.resize(pill.sizeHint())
    assert not {theme.color("ok").name(), theme.color("ok_soft").name()} & colours(picture(pill))
    pill.deleteLater()


def test_a_running_clock_is_not_read_out(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    pill = StatePill(theme)
    pill.show_face(StateFace("Wrapping up", "0:34", "accent"))
    assert pill.accessibleName() == "My state: Wrapping up"
    pill.show_face(StateFace("Wrapping up", "0:33 · 1 offer", "accent"))
    assert pill.accessibleName() == "My state: Wrapping up, 1 offer"
    pill.deleteLater()


def test_it_grows_with_its_words(qapp: QApplication, theme: Theme) -> None:
    pill = StatePill(theme)
    pill.show_face(StateFace("Break", waiting=True))
    narrow = pill.sizeHint().width()
    pill.show_face(StateFace("Break", "1:00:00"))
    assert pill.sizeHint().width() > narrow
    pill.deleteLater()


def test_whoever_is_given_nothing_is_told_how_to_be(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    pill = StatePill(theme)
    for tone in TOKENS:
        pill.show_face(StateFace("x", tone, tone))
        assert ("Choose Available" in pill.toolTip()) == (tone in ("calm", "off", "bad"))
    pill.deleteLater()
