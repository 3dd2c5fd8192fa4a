from collections.abc import AsyncIterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from desktop import translate
from desktop.theme import Theme
from desktop.views.offer import Offer
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over

KEY = 17


@pytest.fixture
async def offer(qapp: QApplication, theme: Theme) -> AsyncIterator[Offer]:
    translate.use("en")
    desk = FakeDesk()
    offer = Offer(parts_over(theme, desk), desk.row(KEY), desk.conversations[KEY].bot)
    yield offer
    if isValid(offer):
        offer.deleteLater()


async def test_who_why_and_how_long(offer: Offer) -> None:
    texts = [label.text() for label in offer.findChildren(QLabel)]
    assert "İrem Doğan" in texts
    assert any("TR-48213 numaralı siparişinin" in text for text in texts)
    assert offer.waited() == "2:00"
    assert offer._detail.whole() == "Web chat · waiting 2:00"


async def test_both_ways_close_it(offer: Offer) -> None:
    accepted, looked = QSignalSpy(offer.accepted), QSignalSpy(offer.looked_at)
    offer.accept.click()
    assert (accepted.count(), accepted.at(0), offer.isVisible()) == (1, [KEY], False)
    offer.look.click()
    assert looked.at(0) == [KEY]


async def test_it_speaks_the_language_that_stands(offer: Offer) -> None:
    translate.use("tr")
    offer.retranslate()
    assert offer.accept.text() == "Devral"
    translate.use("en")
