from core.rows import Line
from desktop.theme import Theme
from desktop.times import clock
from desktop.views.fresh_line import FreshLine
from tests.desktop.sample import NOW


def test_a_live_list_says_nothing(theme: Theme) -> None:
    line = FreshLine(theme)
    line.show_line(Line(state="live", since=NOW))
    assert line.isHidden() and line.words() == ""


def test_a_stale_list_says_since_when(theme: Theme) -> None:
    line = FreshLine(theme)
    for state in ("offline", "connecting", "ended"):
        line.show_line(Line(state=state, since=NOW))
        assert clock(NOW) in line.words() and not line.isHidden()
    line.show_line(Line(state="connecting", since=0))
    assert line.words() == "Not yet up to date"


def test_a_full_disk_is_named_with_what_to_do(theme: Theme) -> None:
    line = FreshLine(theme)
    for state in ("catching_up", "offline", "connecting"):
        line.show_line(Line(state=state, since=NOW, done=3, total=9, reason="store.full"))
        assert "disk is full" in line.words() and "Free some space" in line.words()


def test_catching_up_shows_how_far(theme: Theme) -> None:
    line = FreshLine(theme)
    line.show_line(Line(state="catching_up", since=NOW, done=3, total=9))
    assert "3" in line.words() and (line._bar.value(), line._bar.maximum()) == (3, 9)
    line.show_line(Line(state="catching_up", since=NOW))
    assert line.words() == "Catching up…"
