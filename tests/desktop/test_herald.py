"""What the desk tells by itself, on the whole screen: hand-overs, offers, what was missed."""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.changes import Changes
from core.entities import BotState
from core.rows import Missed, QueueNow, Refused
from desktop.times import clock
from desktop.views.toast import SHADOW
from tests.desktop import sample, sample_work
from tests.desktop.grabs import until
from tests.desktop.stage import Stage, hand_over, offer, settled

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu or alert."""


async def test_a_handover_rings_softly_and_shows_a_card(stage: Stage) -> None:
    await hand_over(stage)
    assert stage.shell.herald.arrivals.sound.now == ("handover", 0)
    assert [card.arrival.key for card in stage.cards()] == [19]
    assert stage.cards()[0].parentWidget() is stage.scene.window.panels.customer
    stage.action("accept").trigger()
    await settled()
    assert ("take_over", 19, ()) in stage.desk.calls
    assert stage.cards() == []


async def test_a_card_goes_when_somebody_else_took_it(stage: Stage) -> None:
    await hand_over(stage)
    stage.desk.put(19, assignee="a-derya", bot=BotState(phase="silent"))
    await until(lambda: stage.cards() == [])


async def test_without_the_customer_a_card_stands_over_the_list(stage: Stage) -> None:
    stage.action("customer").trigger()
    await hand_over(stage)
    assert stage.cards()[0].parentWidget() is stage.scene.window.places


def on_the_window(stage: Stage, widget: QWidget, around: int = 0) -> QRect:
    place = QRect(widget.mapTo(stage.window, QPoint(0, 0)), widget.size())
    return place.adjusted(around, around, -around, -around)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (1000, 600)])
@pytest.mark.parametrize("beside", [True, False])
async def test_an_offer_never_covers_the_composer_or_resolve(
    stage: Stage, width: int, height: int, beside: bool
) -> None:
    stage.window.resize(width, height)
    stage.settings.put("customer_panel", beside)
    await stage.open(1)
    await offer(stage, 0, 2, 3, 4, 5)
    conversation: Any = stage.scene.window.panels.conversation
    kept = [on_the_window(stage, w) for w in (conversation.composer, conversation.header.resolve)]
    cards = [on_the_window(stage, card, SHADOW) for card in stage.cards()]
    top = stage.scene.window.panels.top_bar.height()
    assert cards and all(card.top() >= top for card in cards), "none leaves its column"
    assert cards and not any(card.intersects(each) for card in cards for each in kept)
    assert all(stage.window.rect().contains(card) for card in cards)
    assert len(cards) == len({card.y() for card in cards})


async def test_one_key_takes_an_offer_and_puts_the_hands_on_the_composer(stage: Stage) -> None:
    await stage.open(1)
    await offer(stage, 4)
    stage.action("accept").trigger()
    await settled()
    assert ("accept_offer", 0, ("offer-4",)) in stage.desk.calls
    assert stage.shell._open_key == 5
    composer: Any = stage.scene.window.panels.conversation
    assert composer.composer.editor.hasFocus()


async def test_one_key_declines_with_a_reason(stage: Stage) -> None:
    await offer(stage, 4)
    stage.action("decline").trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_2)
    await settled()
    assert ("decline_offer", 0, ("offer-4", "not_mine")) in stage.desk.calls
    assert stage.cards() == []


async def test_one_key_goes_to_an_offer_and_ends_its_sound(stage: Stage) -> None:
    await offer(stage, 4)
    assert stage.shell.herald.arrivals.sound.now is not None
    stage.action("look_at_offer").trigger()
    assert stage.cards()[0].accept.hasFocus()
    assert stage.shell.herald.arrivals.sound.now is None


async def test_who_was_faster_is_said_in_the_card_and_not_twice(stage: Stage) -> None:
    await offer(stage, 4)
    of = stage.desk.offered["offer-4"].offer
    stage.desk.ended["offer-4"] = replace(of, state="rescinded", reason="taken", taken_by="a-derya")
    stage.shell._refused(Refused("c", "offer.accept", "offer:offer-4", "offer_taken"))
    await settled()
    assert [card.over for card in stage.cards()] == ["taken"]
    assert stage.sounds.played == []


async def test_who_did_not_answer_cannot_overlook_it(stage: Stage) -> None:
    missed = sample_work.offer(0, state="timed_out")
    given = (
        sample.DIRECTORY.queues["q-order"],
        sample_work.interaction(0, state="offered", agent=None),
    )
    stage.desk.not_answered = Missed(missed, "Ayşe Şahin", "chat", *given)
    stage.desk.put_agent(not_responding=True)
    await settled()
    banner = stage.shell.herald.banner
    assert banner.isVisible() and banner.width() == stage.window.width()
    assert banner._keys.text() == "Ctrl Shift 1"
    assert banner._title.whole() == "You did not answer Ayşe Şahin"
    since = clock(missed.entered_at)
    assert banner._detail.whole() == (
        f"Web chat · Sipariş · in the queue since {since}. It is offered to others. "
        "Nothing new comes until you are back."
    )
    waits = replace(given[1], state="waiting")
    stage.desk.not_answered = replace(stage.desk.not_answered, interaction=waits)
    stage.desk.tell(Changes(work={waits.id}))
    await settled()
    assert "Nobody has it yet. " in banner._detail.whole()
    stage.desk.put_queue(QueueNow("q-order", waiting=3))
    assert "Nobody has it yet, 3 wait in the queue. " in banner._detail.whole()
    taken = replace(given[1], state="active", agent="a-derya")
    stage.desk.not_answered = replace(stage.desk.not_answered, interaction=taken, by="Derya Koç")
    stage.desk.tell(Changes(work={taken.id}))
    await settled()
    assert "Derya Koç has it." in banner._detail.whole()
    banner.back.click()
    await settled()
    assert ("set_state", 0, ("available", "")) in stage.desk.calls
    stage.desk.put_agent(not_responding=False)
    await settled()
    assert not banner.isVisible()


async def test_the_bell_counts_until_it_is_looked_at(stage: Stage) -> None:
    await hand_over(stage)
    bar = stage.scene.window.panels.top_bar
    assert bar.bell.unseen == 1
    bar.bell.click()
    assert bar.bell.unseen == 0
