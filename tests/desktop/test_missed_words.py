from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.rows import Missed
from desktop import translate
from desktop.missed_words import fate_words, missed_words
from tests.desktop import sample_work


def missed(number: int = 0, name: str = "Ayşe Şahin", **changed: Any) -> Missed:
    offer = sample_work.offer(number, state="timed_out")
    interaction = sample_work.interaction(number, agent=None, answered_at=None, **changed)
    return Missed(offer, name, "chat", None, interaction)


@pytest.fixture(autouse=True)
def in_english(qapp: QApplication) -> None:
    translate.use("en")


@pytest.mark.parametrize(
    ("changed", "waiting", "said"),
    [
        ({"state": "offered"}, 2, "It is offered to others."),
        ({"state": "waiting"}, 1, "Nobody has it yet."),
        ({"state": "waiting"}, 0, "Nobody has it yet."),
        ({"state": "waiting"}, 4, "Nobody has it yet, 4 wait in the queue."),
        ({"state": "done", "end": "abandoned"}, 4, "The customer left."),
        ({"state": "done", "end": "flow_out"}, 4, "It left the queue."),
    ],
)
def test_others_are_only_said_to_have_it_where_they_do(
    changed: dict[str, Any], waiting: int, said: str
) -> None:
    assert fate_words(missed(**changed), lambda _: waiting) == said


def test_what_nobody_tells_is_not_made_up() -> None:
    of = Missed(sample_work.offer(0), "Ayşe Şahin", "chat")
    assert fate_words(of, lambda _: 9) == "It went back to the queue."
    taken = sample_work.interaction(0, agent="a-unheard-of")
    of = Missed(sample_work.offer(0), "Ayşe Şahin", "chat", None, taken)
    assert fate_words(of, lambda _: 9) == "A colleague has it."


def test_everybody_who_was_taken_off_is_named() -> None:
    angry = missed(1, "Mehmet Güçlü", state="waiting")
    both = replace(missed(0, state="offered"), besides=(angry,))
    title, detail = missed_words(both, lambda _: 1)
    assert title == "You did not answer Ayşe Şahin · taken back as well: Mehmet Güçlü"
    assert detail.endswith("It is offered to others. Mehmet Güçlü: Nobody has it yet.")
