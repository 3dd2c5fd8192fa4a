"""What waits for an answer, joined with all that shows it and all that answers it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from core.rows import Line, Missed
from desktop import translate
from desktop.arrivals import Arrivals
from desktop.switchboard import Switchboard
from desktop.theme import Theme
from desktop.tray import Tray
from desktop.views.incoming import Incoming
from desktop.views.offer import OfferCard
from desktop.views.toast import Stack, ToastCard, Toasts
from tests.desktop import sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import FakePhone, ringing
from voip import commands as c

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a window or alert."""


class Notices(QObject):
    """In place of the system's."""

    pressed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, tuple[str, tuple[str, ...]]] = {}

    def show(self, id: str, title: str, text: str, deeds: Any = (), *, urgent: bool) -> None:
        self.shown[id] = title, tuple(deed for deed, _ in deeds)

    def withdraw(self, id: str) -> None:
        self.shown.pop(id, None)


class Bell:
    def __init__(self) -> None:
        self.rings, self.heard, self.tuned = 0, list[str](), ""

    def start(self) -> bool:
        self.rings += 1
        return True

    def stop(self) -> None:
        self.rings = 0

    def tune(self, sound: str, gain: float = 1.0) -> None:
        self.tuned = sound

    def once(self, sound: str, volume: float) -> bool:
        self.heard.append(sound)
        return True


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.phone = FakePhone(self.parts.telephone)
        self.host = QWidget()
        self.host.resize(308, 800)
        self.stack, self.toasts = Stack(self.host), Toasts(theme, self.host)
        self.board = Switchboard(self.parts, self.stack, self.toasts)
        self.bell = Bell()
        self.board.ringer = self.bell  # type: ignore[assignment]  # no loudspeaker in a test
        self.tray = Tray(theme, self.parts.settings, lambda _: None)
        self.notices = Notices()
        self.arrivals = Arrivals(
            self.parts, self.host, self.stack, self.board, self.toasts, self.tray,
            self.notices,  # type: ignore[arg-type]  # the system's own are none of a test's
        )  # fmt: skip

    def offer(self, number: int = 0, /, **changed: Any) -> None:
        self.desk.put_offer(sample_work.offer_row(number, **changed))

    @property
    def cards(self) -> list[OfferCard]:
        return [card for card in self.stack.cards() if isinstance(card, OfferCard)]

    @property
    def done(self) -> list[Any]:
        return [(name, *given) for name, _, given in self.desk.calls]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.arrivals.close()
    stage.board.close()
    stage.board.strip.deleteLater()
    stage.tray.close()
    stage.host.deleteLater()
    await stage.parts.tasks.close()


async def test_it_is_told_everywhere_at_once(stage: Stage) -> None:
    stage.offer()
    assert [card.arrival.id for card in stage.cards] == ["offer:offer-0"]
    await until(lambda: stage.bell.heard == ["handover"])
    assert stage.notices.shown == {"offer:offer-0": ("Ayşe Şahin", ("accept", "decline"))}
    assert stage.tray.deeds == ["Accept · Ayşe Şahin", "Decline · Ayşe Şahin"]
    assert stage.arrivals.bar.isVisible()


async def test_it_is_quiet_once_it_was_seen(stage: Stage) -> None:
    stage.offer()
    stage.cards[0].seen.emit("offer:offer-0")
    assert stage.arrivals.sound.now is None
    stage.offer(level=1)
    assert stage.arrivals.sound.now == ("handover", 1)


async def test_a_button_of_the_systems_notice_accepts(stage: Stage) -> None:
    taken, raised = QSignalSpy(stage.arrivals.taken), QSignalSpy(stage.arrivals.raised)
    stage.offer()
    stage.notices.pressed.emit("offer:offer-0", "accept")
    await turns()
    assert stage.done == [("accept_offer", "offer-0")]
    assert (taken.at(0), raised.count()) == ([1], 1)
    stage.desk.end_offer("offer-0")
    await until(lambda: not stage.cards)
    assert stage.notices.shown == {} and stage.tray.deeds == []
    assert not stage.arrivals.bar.isVisible()


async def test_the_tray_and_the_bar_answer_too(stage: Stage) -> None:
    stage.offer(0)
    stage.tray._deeds[0].trigger()
    stage.offer(1)
    stage.offer(2)
    stage.desk.end_offer("offer-0")
    await turns()
    stage.arrivals.bar.decline.click()
    await turns()
    assert stage.done == [("accept_offer", "offer-0"), ("decline_offer", "offer-1", "")]


async def test_one_key_takes_the_most_urgent_also_a_call(stage: Stage) -> None:
    stage.offer(0)
    stage.phone.change(ringing())
    stage.arrivals.accept_first()
    assert stage.phone.last == c.Answer(call="ring")


async def test_a_call_that_is_offered_and_rings_is_one_card(stage: Stage) -> None:
    stage.phone.change(ringing(correlation="corr"))
    await until(lambda: [type(card) for card in stage.stack.cards()] == [Incoming])
    stage.offer(media="call", call="corr")
    assert [type(card) for card in stage.stack.cards()] == [OfferCard]
    assert stage.bell.rings == 1 and stage.bell.heard == []
    stage.arrivals.accept_first()
    await turns()
    assert stage.done == [("accept_offer", "offer-0")]


async def test_a_call_rings_as_its_queue_and_as_an_alarm_once_nobody_takes_it(
    stage: Stage,
) -> None:
    stage.parts.settings.put("offer_sounds_of_queues", {"q-order": "bell"})
    stage.offer(media="call", call="corr")
    stage.phone.change(ringing(correlation="corr"))
    assert stage.bell.tuned == "bell"
    stage.offer(media="call", call="corr", level=2)
    assert stage.bell.tuned == "alarm"
    stage.desk.end_offer("offer-0")
    await turns()
    assert stage.bell.tuned == ""


async def test_what_was_declined_leaves_no_ring_of_its_own(stage: Stage) -> None:
    ring = stage.phone.change(ringing(correlation="corr"))
    stage.offer(media="call", call="corr")
    stage.cards[0].decline.click()
    assert stage.stack.cards() == ()
    stage.phone.change(ring, state="ended", ended_by="us", cause=486)
    await turns()
    assert stage.done == [("decline_offer", "offer-0", "")]


async def test_who_has_it_is_said_within_its_card(stage: Stage) -> None:
    stage.offer()
    stage.desk.end_offer("offer-0", state="rescinded", reason="taken", taken_by="a-derya")
    await until(lambda: stage.cards[0].over)
    assert stage.cards[0]._end.text() == "Derya Koç has it"


async def test_without_a_line_cards_go_without_a_word(stage: Stage) -> None:
    stage.offer()
    stage.desk.set_line(Line("offline", 1))
    assert stage.stack.cards() == ()
    assert stage.arrivals.sound.now is None


async def test_that_the_call_does_not_ring_here_is_said(stage: Stage) -> None:
    stage.offer(media="call", call="corr")
    stage.arrivals.offers.legs.missing.emit(stage.arrivals.offers.all[0])
    (toast,) = stage.stack.host.findChildren(ToastCard)
    assert toast.toast.title == "Ayşe Şahin: the call does not ring here"


async def test_not_having_answered_is_told_everywhere_with_the_way_back(stage: Stage) -> None:
    missed = sample_work.offer(0, state="timed_out")
    stage.desk.not_answered = Missed(missed, "Ayşe Şahin", "chat")
    stage.desk.put_agent(not_responding=True)
    await turns()
    assert stage.arrivals.unanswered.is_so
    assert stage.notices.shown["unanswered"] == ("You did not answer Ayşe Şahin", ("back",))
    assert stage.tray.deeds == ["I am back"]
    assert stage.arrivals.bar.isVisible()
    stage.notices.pressed.emit("unanswered", "back")
    await turns()
    assert stage.done == [("set_state", "available", "")]
    stage.desk.put_agent(not_responding=False)
    await turns()
    assert (stage.notices.shown, stage.tray.deeds) == ({}, [])


async def test_whose_it_was_is_said_to_nobody_beside_the_screen(stage: Stage) -> None:
    stage.parts.settings.put("notifications_content", False)
    stage.desk.not_answered = Missed(sample_work.offer(0), "Ayşe Şahin", "chat")
    stage.desk.put_agent(not_responding=True)
    await turns()
    assert stage.notices.shown["unanswered"] == ("You did not answer an offer", ("back",))


async def test_the_bar_can_be_switched_off(stage: Stage) -> None:
    stage.parts.settings.put("floating_bar", False)
    stage.offer()
    assert not stage.arrivals.bar.isVisible()


async def test_who_takes_a_call_back_finds_its_number_in_the_dialler(stage: Stage) -> None:
    to_call = QSignalSpy(stage.arrivals.to_call)
    taken, looked_at = QSignalSpy(stage.arrivals.taken), QSignalSpy(stage.arrivals.looked_at)
    stage.offer(3, media="callback", channel="call", number="+905332147708")
    assert to_call.count() == 0, "only taking it fills the dialler"
    stage.arrivals.accept_first()
    await turns()
    assert to_call.count() == 0, "a colleague may have been faster"
    stage.desk.end_offer("offer-3")
    await turns()
    assert to_call.at(0) == ["+905332147708"]
    assert (taken.count(), looked_at.at(0)) == (0, [4]), "the keyboard is the dialler's"
    assert not any(isinstance(each, c.Dial) for each in stage.phone.asked)
