import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.wish_words import exit_code, words
from desktop.wishes import Answer, Do


@pytest.mark.parametrize(
    ("do", "answer", "code", "said"),
    [
        ("answer", "done", 0, ""),
        ("answer", None, 1, "Santral is not running."),
        ("mute", "unheard", 1, "Santral is running but does not answer."),
        ("answer", "nothing", 3, "Nobody is calling."),
        ("mute", "nothing", 3, "There is no call to mute."),
        ("hang_up", "nothing", 3, "There is no call to hang up."),
    ],
)
def test_a_code_for_scripts_and_a_sentence_for_people(
    qapp: QApplication, do: Do, answer: Answer | None, code: int, said: str
) -> None:
    translate.use("en")
    assert (exit_code(answer), words(do, answer)) == (code, said)
