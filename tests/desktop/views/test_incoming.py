from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.call_rows import Caller
from core.entities import Queue
from desktop import translate
from desktop.theme import Theme
from desktop.views.card import ChipLabel
from desktop.views.incoming import Incoming
from tests.desktop import sample
from tests.desktop.telephone.fake_phone import ringing

CALLER = Caller(
    number="+905332147708", shown="0533 214 77 08", contact=sample.contacts()["k-0"],
    queue=Queue(id="q", name="Satış"), subject="Sözleşme yenileme", asked="Fiyat ne oldu?",
)  # fmt: skip


@pytest.fixture
def card(qapp: QApplication, theme: Theme) -> Iterator[Incoming]:
    translate.use("en")
    card = Incoming(theme, ringing(name="Your bank"), CALLER, today=3)
    yield card
    card.deleteLater()


def chips(card: Incoming) -> list[str]:
    return [chip.text for chip in card.findChildren(ChipLabel) if not chip.isHidden()]


def test_who_what_they_asked_and_which_queue(card: Incoming) -> None:
    assert card.name() == sample.contacts()["k-0"].name
    assert card._detail.whole() == "Incoming call · Satış queue"
    assert card._rings.text().startswith(" · ")
    assert card._asked.whole() == "“Fiyat ne oldu?”"
    assert chips(card) == ["Sözleşme yenileme", "Call 3 today"]


def test_where_it_is_narrow_the_queue_stays(card: Incoming) -> None:
    card._detail.resize(card._detail.fontMetrics().horizontalAdvance("Satış queue") + 8, 20)
    card.show_caller(card.call, CALLER, 4)
    assert card._detail.text() == "Satış queue"
    assert card._detail.toolTip() == "Incoming call · Satış queue"


def test_both_ways_name_the_call(card: Incoming) -> None:
    answered, declined = QSignalSpy(card.answered), QSignalSpy(card.declined)
    card.answer.click()
    card.decline.click()
    assert (answered.at(0), declined.at(0)) == (["ring"], ["ring", "declined"])


def test_a_reason_can_be_given_and_voicemail_only_where_there_is_one(card: Incoming) -> None:
    declined = QSignalSpy(card.declined)
    busy, unavailable, voicemail = card.reason_menu().actions()
    busy.trigger()
    unavailable.trigger()
    assert not voicemail.isEnabled()
    card.show_around(busy=False, can_divert=True)
    card.reason_menu().actions()[2].trigger()
    reasons = [declined.at(place)[1] for place in range(declined.count())]
    assert reasons == ["busy", "unavailable", "voicemail"]


def test_that_answering_holds_is_said_before(card: Incoming) -> None:
    assert card._hint.isHidden()
    card.show_around(busy=True, can_divert=False)
    assert not card._hint.isHidden()


def test_more_is_known_a_moment_later(card: Incoming) -> None:
    stranger = Caller(number="1", shown="0532 123 48 21")
    card.show_caller(replace(ringing(), name=""), stranger, 0)
    assert card.name() == "0532 123 48 21"
    assert chips(card) == [] and card._asked.isHidden()


def test_the_networks_name_is_plain_text(qapp: QApplication, theme: Theme) -> None:
    evil = "<b>Bank</b>"
    card = Incoming(theme, ringing(name=evil), Caller(number="1", shown="1"))
    assert card._name.whole() == evil
    assert card._name.textFormat().name == "PlainText"
    card.deleteLater()


def test_by_which_account_it_came(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    card = Incoming(theme, ringing(), CALLER, account="201@pbx.test")
    assert card._detail.whole() == "Incoming call · Satış queue · 201@pbx.test"
    assert "201@pbx.test" in card.accessibleName()
    card.deleteLater()
