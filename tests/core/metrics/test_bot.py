from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from core.entities import HandoffReason
from core.metrics.bot import BotFigures, bot_figures
from core.protocol import events as e
from core.protocol.events import Body, By, Event

BOT = By(kind="bot")


def told(*bodies: tuple[int, Body]) -> list[Event]:
    numbers = count(1)
    return [
        Event(seq=n, prev=n - 1, id=str(n), type="", at=at, by=BOT, body=body)
        for n, (at, body) in zip(numbers, bodies, strict=False)
    ]


def asked(conversation: str, reason: HandoffReason = "asked") -> e.BotHandoffRequested:
    return e.BotHandoffRequested(conversation=conversation, reason=reason, summary="")


DAY = told(
    (10, e.BotStarted(conversation="a")), (20, e.BotClosed(conversation="a")),
    (11, e.BotStarted(conversation="b")), (21, asked("b")), (22, e.BotHandedOff(conversation="b", to="x")),
    (12, e.BotStarted(conversation="c")), (23, e.BotTakenOver(conversation="c", by="x")),
    (13, e.BotStarted(conversation="d")),
    (14, e.BotStarted(conversation="e")), (24, asked("e", "policy")),
    (25, e.BotReturned(conversation="e", by="x", resume="greeting")), (26, asked("e", "error")),
    (27, e.BotClosed(conversation="e")),
    (28, asked("never began")), (29, e.ConversationStatusChanged(conversation="a", from_="open", to="resolved")),
)  # fmt: skip
FIGURES = BotFigures(5, 1, 2, 1, {"asked": 1, "error": 1, "policy": 1})


def test_sessions_are_counted_once_each() -> None:
    figures = bot_figures(DAY)
    assert figures == FIGURES
    assert figures.containment.percent == 20
    assert figures.hand_off_rate.percent == 40


def test_nothing_is_a_dash_and_not_zero() -> None:
    assert bot_figures([]) == BotFigures()
    assert bot_figures([]).containment.percent is None


def test_a_session_belongs_to_the_time_it_began() -> None:
    parts = [bot_figures(DAY, end=12), bot_figures(DAY, 12, 14), bot_figures(DAY, 14)]
    assert [part.sessions for part in parts] == [2, 2, 1]
    assert sum(part.contained for part in parts) == FIGURES.contained
    assert sum(part.handed_over for part in parts) == FIGURES.handed_over


@given(st.permutations(DAY + DAY[::2]))
def test_late_doubled_and_out_of_order_give_the_same(events: list[Event]) -> None:
    assert bot_figures(events) == FIGURES
