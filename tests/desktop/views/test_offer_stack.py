"""Where the cards stand: the most urgent first, never over what a person works with."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.arrival import of_offer
from desktop.theme import Theme
from desktop.views.offer import OfferCard
from desktop.views.offer_stack import OfferStack
from desktop.views.toast import SHADOW, Stack
from tests.desktop import sample, sample_work


class Stage:
    def __init__(self, theme: Theme, height: int) -> None:
        self.theme = theme
        self.side, self.instead = QWidget(), QWidget()
        for host in (self.side, self.instead):
            host.resize(308, height)
            host.show()
        self.stack = OfferStack(theme, self.side, self.instead, Stack(self.instead))

    def add(self, number: int, **changed: Any) -> OfferCard:
        card = OfferCard(
            self.theme, of_offer(sample_work.offer_row(number, **changed)), lambda: sample.NOW
        )
        self.stack.add(card)
        return card

    def close(self) -> None:
        self.side.deleteLater()
        self.instead.deleteLater()


@pytest.fixture
def stage(qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translate.use("en")
    stage = Stage(theme, 843)
    yield stage
    stage.close()


def test_the_most_urgent_stands_uppermost(stage: Stage) -> None:
    later = stage.add(0)
    sooner = stage.add(1, expires_at=sample.NOW + 5_000)
    alarm = stage.add(2, level=2)
    stage.stack.place()
    assert alarm.y() < sooner.y() < later.y()


def test_three_at_most_and_the_rest_is_counted(stage: Stage) -> None:
    cards = [stage.add(n, expires_at=sample.NOW + 9_000 + n) for n in range(5)]
    assert [card.isVisible() for card in cards] == [True] * 3 + [False] * 2
    assert stage.stack.rest == 2
    cards[0].close_it()
    assert [card.isVisible() for card in cards[1:]] == [True] * 3 + [False]
    assert stage.stack.rest == 1


def test_the_soonest_of_the_rest_is_named(stage: Stage) -> None:
    ends = (9_000, 9_001, 9_002, 15_000, 12_000)
    cards = [stage.add(n, expires_at=sample.NOW + end) for n, end in enumerate(ends)]
    rest = stage.stack._rest
    assert rest is not None
    name = cards[4]._name.whole()
    assert (rest._words.whole(), rest._left.text()) == (f"2 more, soonest {name}", "00:12")
    assert rest.accessibleName() == f"2 more wait for an answer · {name} · 00:12"


def test_what_is_over_stands_in_nobodys_place(stage: Stage) -> None:
    cards = [stage.add(n, expires_at=sample.NOW + 9_000 + n) for n in range(4)]
    cards[0].show_over("taken", "Derya")
    stage.stack.place()
    assert [card.isVisible() for card in cards] == [False, True, True, True]
    assert stage.stack.rest == 0


def test_what_has_no_room_is_counted_too(qapp: QApplication, theme: Theme) -> None:
    stage = Stage(theme, 420)
    cards = [stage.add(n) for n in range(3)]
    shown = [card for card in cards if card.isVisible()]
    assert len(shown) + stage.stack.rest == 3 and stage.stack.rest >= 1
    assert min(card.y() + SHADOW for card in shown) >= 0
    stage.close()


def test_one_is_shown_however_little_room_there_is(qapp: QApplication, theme: Theme) -> None:
    stage = Stage(theme, 90)
    card = stage.add(0)
    assert card.isVisible()
    stage.close()


def test_the_rest_goes_along_to_the_other_column(stage: Stage) -> None:
    for number in range(5):
        stage.add(number)
    stage.side.hide()
    stage.stack.settle()
    assert stage.stack.host is stage.instead
    assert stage.stack._rest is not None and stage.stack._rest.parentWidget() is stage.instead


def test_a_card_is_told_that_it_moved(stage: Stage) -> None:
    first = stage.add(0, expires_at=sample.NOW + 5_000)
    first._moved_at = 0
    stage.add(1)
    assert first._moved_at > 0
