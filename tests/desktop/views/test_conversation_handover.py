from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.entities import BotState
from core.rows import Draft, Opened
from desktop.theme import Theme
from desktop.views.conversation_handover import STRIP, Handover
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over

LONG = "Müşteri üç gündür bekliyor ve bir kişiyle görüşmek istiyor. " * 3


def opened(bot: BotState) -> Opened:
    from msgspec.structs import replace

    conversation = replace(sample.conversations()[0], bot=bot)
    return Opened(1, conversation, sample.contacts()["k-0"], 1, (), (), Draft())


def shown(theme: Theme, bot: BotState) -> tuple[QWidget, Handover]:
    whole = QWidget()
    column = QVBoxLayout(whole)
    card = Handover(parts_over(theme, FakeDesk()), whole)
    column.addWidget(card)
    column.addStretch()
    whole.resize(680, 400)
    whole.show()
    card.show_opened(opened(bot))
    return whole, card


async def test_what_is_over_is_one_calm_strip(theme: Theme) -> None:
    bot = BotState(
        phase="silent", intent="return_request", score=0.9, slots={"order": "TR-1"}, summary=LONG
    )
    whole, card = shown(theme, bot)
    assert card.height() == STRIP
    assert card._brief.whole() == "Return · TR-1"
    card.fold.click()
    assert card.sizeHint().height() > STRIP and card.summary.isVisible()
    card.fold.click()
    whole.layout().activate()  # type: ignore[union-attr]  # it was given one above
    assert card.height() == STRIP and not card.summary.isVisible()
    whole.close()


async def test_a_hand_over_is_wide_at_once(theme: Theme) -> None:
    bot = BotState(phase="handoff", intent="order_status", score=0.9, summary=LONG)
    whole, card = shown(theme, bot)
    assert card.summary.isVisible() and card.take.isVisible()
    assert card._brief.whole() == ""
    whole.close()


async def test_what_was_not_understood_is_said_by_no_intent(theme: Theme) -> None:
    bot = BotState(phase="handoff", intent="unknown", score=0.0, summary=LONG, reason="angry")
    whole, card = shown(theme, bot)
    assert card._flow.count() == 0 and not card._facts.isVisible()
    card.fold.click()
    assert "nknown" not in card._brief.whole()
    whole.close()
