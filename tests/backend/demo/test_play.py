"""What the platform adds by itself while a conversation is played."""

from dataclasses import replace
from random import Random

from backend.demo.compose import Moment
from backend.demo.ordinary import Ordinary, Sources
from backend.demo.play import Play
from backend.demo.staff import DESK
from backend.demo.stage import Stage
from core.entities import Conversation

from .conftest import NOW


def played(*lines: tuple[str, str, str], channel: str = "chat") -> Play:
    sources = Sources.of(1, NOW)
    cast = Ordinary(sources, 10).cast(Random(1), 0, "late_delivery", NOW)
    cast = replace(cast, channel=channel, agent=sources.staff.agents["selim"])
    start = Conversation(
        id="cv-1",
        channel=channel,
        contact=cast.person.contact.id,
        status="open",
        created_at=NOW,
        last_at=NOW,
    )
    play = Play(cast, Stage(start, DESK))
    play.run(
        [Moment(code, text, arg, NOW + n * 60_000) for n, (code, arg, text) in enumerate(lines)]
    )
    return play


def codes(play: Play) -> list[str]:
    return [m.activity.code for m in play.stage.messages if m.activity]


def test_whoever_answers_first_is_given_it() -> None:
    play = played(("C", "", "Merhaba"), ("A", "", "Merhaba"), ("A", "", "Bir de"))
    assert codes(play) == ["created", "assigned"]
    assert (
        play.stage.conversation.assignee == DESK and play.stage.conversation.waiting_since is None
    )


def test_a_customer_who_waits_has_a_deadline() -> None:
    now = played(("C", "", "Merhaba")).stage.conversation
    assert now.waiting_since == NOW and now.due_at is not None and now.due_at > NOW
    assert now.unread == 1


def test_a_handover_is_taken_and_the_bot_falls_silent() -> None:
    play = played(
        ("C", "", "Merhaba"), ("B", "order_status,0.9,order=TR-1", "Bakıyorum"),
        ("H", "policy,order_status,0.9,order=TR-1", "Gecikmiş sipariş."), ("A", "", "Buradayım"),
    )  # fmt: skip
    bot = play.stage.conversation.bot
    assert codes(play) == ["created", "bot_started", "handoff", "handed_off"]
    assert bot and (bot.phase, bot.summary, bot.slots) == (
        "silent",
        "Gecikmiş sipariş.",
        {"order": "TR-1"},
    )


def test_a_person_may_take_it_from_the_bot() -> None:
    play = played(("C", "", "Merhaba"), ("B", "other,0.9", "Merhaba"), ("T", "selim", ""))
    assert codes(play)[-1] == "taken_over" and play.stage.conversation.status == "open"


def test_a_customer_who_writes_again_opens_it_again() -> None:
    play = played(("C", "", "a"), ("A", "", "b"), ("S", "resolved", ""), ("C", "", "c"))
    assert play.stage.conversation.status == "open" and codes(play)[-1] == "status"


def test_an_answered_call_leaves_nobody_waiting_and_a_missed_one_does() -> None:
    answered = played(("K", "in,answered", "Gelen arama · Fatura"), channel="call")
    missed = played(("K", "in,missed", "Cevapsız çağrı"), channel="call")
    assert answered.stage.conversation.waiting_since is None
    assert missed.stage.conversation.waiting_since == NOW
    assert answered.calls[0].disposition == "Fatura" and missed.calls[0].answered_at is None
    assert answered.stage.messages[1].call == answered.calls[0].id


def test_a_note_knows_whom_it_mentions() -> None:
    play = played(("C", "", "a"), ("N", "", "@Derya bakar mısın?"))
    note = play.stage.messages[-1]
    assert (note.kind, note.mentions) == ("note", ("ag-derya",))
