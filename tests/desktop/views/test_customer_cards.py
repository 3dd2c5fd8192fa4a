from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.entities import BotState, CallRecord, Contact, Survey
from core.rows import Customer
from desktop import translate
from desktop.views.card import Fact, Item
from desktop.views.customer_cards import cards_of, language_name, since_words
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk

NOW = sample.NOW


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    translate.use("en")
    yield
    translate.use("en")


async def customer() -> Customer:
    return await FakeDesk().customer("k-0")


async def test_cards_without_content_are_left_out() -> None:
    bare = Customer(contact=Contact(id="k", name="Ayşe", phone="+90 555"))
    assert [card.title for card in cards_of(bare, None, NOW)] == ["Details"]


async def test_what_the_bot_learned() -> None:
    bot = BotState(
        phase="handoff", summary="Where is it?", intent="order_status", score=0.86,
        slots={"order_number": "TR-1"}, reason="asked",
    )  # fmt: skip
    card = next(c for c in cards_of(await customer(), bot, NOW) if "bot" in c.title)
    facts = {row.label: row.value for row in card.rows if isinstance(row, Fact)}
    assert facts["Intent"].endswith("86%")
    assert facts["Order number"] == "TR-1"


async def test_what_the_bot_did_not_understand_is_no_intent() -> None:
    bot = BotState(phase="handoff", summary="Where is it?", intent="unknown", reason="angry")
    card = next(c for c in cards_of(await customer(), bot, NOW) if "bot" in c.title)
    assert "Intent" not in {row.label for row in card.rows if isinstance(row, Fact)}
    assert not cards_of(await customer(), BotState(phase="handoff", intent="unknown"), NOW)[
        0
    ].title.count("bot")


async def test_a_closed_ticket_is_not_open() -> None:
    card = next(c for c in cards_of(await customer(), None, NOW) if c.title == "Open tickets")
    chips = [row.chip for row in card.rows if isinstance(row, Item)]
    assert chips == ["Urgent", "Waiting"]


async def test_history_is_newest_first() -> None:
    call = CallRecord(
        id="c", contact="k-0", direction="in", started_at=NOW - 60_000, answered_at=NOW - 60_000,
        ended_at=NOW,
    )  # fmt: skip
    missed = CallRecord(id="m", contact="k-0", direction="in", started_at=NOW, cause="missed")
    whole = await customer()
    asked = Survey(id="s-0", contact="k-0", score=0, at=NOW - 1_000, asked_at=NOW - 1_000)
    rows = Customer(
        contact=whole.contact, calls=(call, missed), surveys=(asked, *whole.surveys),
        orders=whole.orders,
    )  # fmt: skip
    card = next(c for c in cards_of(rows, None, NOW) if c.title == "History")
    titles = [row.title for row in card.rows if isinstance(row, Item)]
    assert titles == [
        "Missed call", "Survey not answered", "Incoming call · 1:00", "Order TR-48213", "Survey 5/5",
    ]  # fmt: skip


async def test_the_open_conversation_is_not_an_earlier_one() -> None:
    cards = cards_of(await customer(), None, NOW, besides=1)
    assert "Earlier conversations" not in [card.title for card in cards]
    cards = cards_of(await customer(), None, NOW)
    assert "Earlier conversations" in [card.title for card in cards]


@pytest.mark.parametrize(
    ("year", "said"),
    [(2019, "2019'dan"), (2023, "2023'ten"), (2020, "2020'den"), (2010, "2010'dan")],
)
def test_since_when_as_turkish_says_it(year: int, said: str) -> None:
    translate.use("tr")
    at = (year - 1970) * 31_556_952_000 + 15_000_000_000
    assert since_words(Contact(id="k", name="A", since=at)) == f"Müşteri · {said} beri"


def test_since_nobody_knows_when() -> None:
    assert since_words(Contact(id="k", name="A")) == "Customer"


def test_languages_have_names() -> None:
    assert (language_name("tr"), language_name("de")) == ("Turkish", "Deutsch")
