from msgspec.structs import replace

from core.entities import BotState
from core.rows import Draft, Opened
from desktop.views.composer_limits import HOUR, blocked, remaining
from tests.desktop import sample


def opened(pending: tuple[str, ...] = (), **fields: object) -> Opened:
    conversation = replace(sample.conversations()[0], bot=None, **fields)
    contact = sample.contacts()["k-0"]
    return Opened(1, conversation, contact, 1, (), pending, Draft())


def test_an_open_channel_blocks_nothing(qapp: object) -> None:
    assert blocked(opened(channel="chat"), 10**12, 0) == ""


def test_a_reply_window_closes(qapp: object) -> None:
    whatsapp = opened(channel="whatsapp")
    assert blocked(whatsapp, 23 * HOUR, 0) == ""
    assert "24" in blocked(whatsapp, 25 * HOUR, 0)
    assert blocked(whatsapp, 25 * HOUR, None) == ""


def test_a_call_takes_only_notes(qapp: object) -> None:
    assert blocked(opened(channel="call"), 0, 0)


def test_the_bot_blocks_until_somebody_wants_to_take_over(qapp: object) -> None:
    active = opened()
    with_bot = Opened(
        1, replace(active.conversation, channel="chat", bot=BotState(phase="active")),
        active.contact, 1, (), (), Draft(),
    )  # fmt: skip
    assert blocked(with_bot, 0, 0)
    asked = Opened(1, with_bot.conversation, active.contact, 1, (), ("bot.take_over",), Draft())
    assert blocked(asked, 0, 0) == ""


def test_a_channel_this_desk_does_not_know_is_open(qapp: object) -> None:
    assert blocked(opened(channel="telex"), 0, 0) == ""


def test_room_is_told_only_near_the_limit() -> None:
    assert remaining("a" * 79, 100) is None
    assert remaining("a" * 80, 100) == 20
    assert remaining("a" * 101, 100) == -1
