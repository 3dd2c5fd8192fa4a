import pytest
from PySide6.QtWidgets import QApplication

from core.rows import Line
from desktop import translate
from desktop.theme import Theme
from desktop.times import clock
from desktop.views.line_chip import LineChip, line_words
from tests.desktop.sample import NOW

AT = clock(NOW)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line("live", NOW), ""),
        (Line("offline", 0), "Offline"),
        (Line("offline", 0, retry_at=NOW + 4_001), "Offline · trying again in 5 s"),
        (Line("offline", NOW), f"Offline since {AT}"),
        (Line("offline", NOW, retry_at=NOW + 4_001), f"Offline since {AT} · trying again in 5 s"),
        (Line("offline", NOW, retry_at=NOW - 9), f"Offline since {AT} · trying again in 1 s"),
        (Line("connecting", NOW), f"Offline since {AT} · connecting…"),
        (Line("connecting", 0), "Connecting…"),
        (Line("catching_up", NOW, 120, 300), "Catching up 120 of 300"),
        (Line("catching_up", NOW), "Catching up…"),
        (Line("ended", NOW), "Not connected"),
        (Line("catching_up", NOW, 3, 9, reason="store.full"), "The disk is full: free some space"),
        (Line("connecting", NOW, reason="store.full"), "The disk is full: free some space"),
        (
            Line("offline", NOW, reason="store.full", retry_at=NOW + 4_001),
            "The disk is full: free some space · trying again in 5 s",
        ),
        (Line("offline", NOW, reason="store.damaged"), "The data on this machine is damaged"),
    ],
)
def test_every_state_of_the_line_in_words(qapp: QApplication, line: Line, said: str) -> None:
    translate.use("en")
    assert line_words(line, NOW) == said


def test_a_line_that_is_back_at_once_was_never_worth_a_word(
    qapp: QApplication, theme: Theme
) -> None:
    chip = LineChip(theme, lambda: NOW)
    chip.show_line(Line("connecting", NOW))
    assert chip.isHidden() and chip._calm.isActive()
    chip.show_line(Line("live", NOW))
    assert chip.isHidden() and not chip._calm.isActive() and not chip._tick.isActive()
    chip.show_line(Line("offline", NOW))
    assert not chip.isHidden()
    chip.show_line(Line("live", NOW))
    chip.deleteLater()
