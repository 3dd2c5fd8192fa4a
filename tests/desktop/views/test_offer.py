from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from desktop import translate
from desktop.arrival import Arrival, of_handover, of_offer
from desktop.theme import Theme
from desktop.views.offer import OVER_MS, OfferCard
from desktop.views.toast import SHADOW
from tests.desktop import sample, sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until

HANDED = 17
RAISES = pytest.mark.warns
"""The screen of the tests cannot raise a menu, nor give it the keyboard."""


def arrival(**changed: Any) -> Arrival:
    return of_offer(sample_work.offer_row(0, **changed))


@pytest.fixture
async def card(qapp: QApplication, theme: Theme) -> AsyncIterator[OfferCard]:
    translate.use("en")
    card = OfferCard(theme, arrival(), lambda: sample.NOW)
    card.resize(316, 260)
    yield card
    if isValid(card):
        card.deleteLater()


async def test_who_where_why_and_how_long_still(card: OfferCard) -> None:
    assert card._name.whole() == "Ayşe Şahin"
    assert card._where.whole() == "Web chat · Sipariş"
    assert card._why.visible_texts() == [
        "Turkish", "returns", "waited 01:40", "second contact today"
    ]  # fmt: skip
    assert card._left.text() == "00:20"
    assert "TR-48213" in card._preview.whole()


async def test_both_ways_say_which(card: OfferCard) -> None:
    accepted, declined = QSignalSpy(card.accepted), QSignalSpy(card.declined)
    card.accept.click()
    card.decline.click()
    assert (accepted.at(0), declined.at(0)) == (["offer:offer-0"], ["offer:offer-0", ""])


async def test_a_reason_takes_one_key_in_its_menu(card: OfferCard) -> None:
    declined = QSignalSpy(card.declined)
    menu = card.reason_menu()
    assert [action.text()[:2] for action in menu.actions()] == ["&1", "&2", "&3", "&4"]
    menu.actions()[1].trigger()
    assert declined.at(0) == ["offer:offer-0", "not_mine"]


async def test_it_counts_by_the_platforms_clock(qapp: QApplication, theme: Theme) -> None:
    now = [sample.NOW]
    card = OfferCard(theme, arrival(), lambda: now[0])
    now[0] += 12_000
    card._count()
    assert card._left.text() == "00:08"
    assert card._face.share == pytest.approx(0.4)
    now[0] += 60_000
    card._count()
    assert (card._left.text(), card._face.share) == ("00:00", 0.0)
    card.deleteLater()


async def test_what_nobody_takes_says_so_in_words(card: OfferCard) -> None:
    assert card._alarm.isHidden()
    card.show_arrival(arrival(level=2))
    assert (card._alarm.text(), card._alarm.isHidden()) == ("Nobody has taken it yet", False)
    assert card.accessibleName().startswith("Nobody has taken it yet")


async def test_who_has_it_is_said_for_a_moment(card: OfferCard) -> None:
    closed = QSignalSpy(card.closed)
    card.show_over("taken", "Derya")
    assert (card._end.text(), card.accept.isHidden()) == ("Derya has it", True)
    await until(lambda: closed.count() == 1, OVER_MS / 1000 + 5)


async def test_a_card_that_just_moved_takes_no_click(card: OfferCard) -> None:
    accepted = QSignalSpy(card.accepted)
    card.show()
    card.moved()
    QTest.mouseClick(card.accept, Qt.MouseButton.LeftButton)
    assert accepted.count() == 0
    card._moved_at -= 1_000
    QTest.mouseClick(card.accept, Qt.MouseButton.LeftButton)
    assert accepted.count() == 1


async def test_beside_its_buttons_it_only_opens(card: OfferCard) -> None:
    looked, accepted = QSignalSpy(card.looked_at), QSignalSpy(card.accepted)
    card.show()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 40))
    assert (looked.at(0), accepted.count()) == ([1], 0)


async def test_a_hand_over_of_an_older_platform_is_the_same_card(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    desk = FakeDesk()
    row, bot = desk.row(HANDED), desk.conversations[HANDED].bot
    card = OfferCard(theme, of_handover(row, bot), lambda: sample.NOW)
    assert (card._name.whole(), card.accept.text()) == ("İrem Doğan", "Take over")
    assert "TR-48213" in card._preview.whole()
    assert (card.decline.text(), card.reasons.isHidden()) == ("Not now", True)
    assert card._left.isHidden() and card._face.share is None
    card.deleteLater()


async def test_strangers_words_are_plain_text(qapp: QApplication, theme: Theme) -> None:
    evil = "<b>Bank</b><img src=x>"
    card = OfferCard(theme, arrival(name=evil, preview=evil), lambda: sample.NOW)
    assert card._name.whole() == evil
    assert card._name.textFormat() == Qt.TextFormat.PlainText
    assert card._preview.whole() == evil
    card.deleteLater()


async def test_it_speaks_the_language_that_stands(card: OfferCard) -> None:
    translate.use("tr")
    card.retranslate()
    assert card.accept.text() == "Kabul et"
    translate.use("en")


class Window:
    def __init__(self, theme: Theme, top: int) -> None:
        self.window = QWidget()
        self.window.resize(340, 620)
        self.card = OfferCard(theme, arrival(), lambda: sample.NOW)
        self.card.setParent(self.window)
        self.card.setGeometry(12, top, 316, 240)
        self.window.show()

    @property
    def menu(self) -> QMenu:
        assert self.card._menu is not None
        return self.card._menu

    def seen(self, widget: QWidget) -> QRect:
        return QRect(widget.mapToGlobal(QPoint()), widget.size())


@pytest.fixture(params=[10, 360], ids=["at the top", "at the foot"])
async def shown(
    request: pytest.FixtureRequest, qapp: QApplication, theme: Theme
) -> AsyncIterator[Window]:
    translate.use("en")
    shown = Window(theme, request.param)
    shown.card.open_reasons()
    yield shown
    shown.window.deleteLater()


@RAISES
async def test_who_it_is_stays_readable_behind_the_reasons(shown: Window) -> None:
    card, menu = shown.seen(shown.card), shown.menu.geometry()
    body = card.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert not menu.intersects(body)
    assert shown.seen(shown.window).contains(menu)


@RAISES
async def test_a_digit_chooses_a_reason(shown: Window) -> None:
    declined = QSignalSpy(shown.card.declined)
    QTest.keyClick(shown.menu, Qt.Key.Key_3)
    assert declined.at(0) == ["offer:offer-0", "technical"]
    assert shown.card._menu is None


@RAISES
async def test_escape_leaves_it_undecided(shown: Window) -> None:
    declined = QSignalSpy(shown.card.declined)
    QTest.keyClick(shown.menu, Qt.Key.Key_Escape)
    assert (shown.card._menu, declined.count()) == (None, 0)


@RAISES
async def test_the_reasons_end_with_the_offer(shown: Window) -> None:
    menu = shown.menu
    shown.card.show_over("taken", "Derya")
    assert (menu.isVisible(), shown.card._menu) == (False, None)
    shown.card.over = ""
    shown.card.open_reasons()
    menu = shown.menu
    shown.card.close_it()
    assert not isValid(menu) or not menu.isVisible()
