from core.entities import BotState, Conversation
from core.metrics.talks import STUCK_MS, Talks, bot_live
from core.metrics.tally import Tally
from core.protocol.signals import BotLive

NOW = 1_000_000


def talk(id: str, phase: str = "active", **fields: object) -> Conversation:
    bot_fields = ("intent", "score", "asked_at")
    bot = BotState(phase=phase, **{k: v for k, v in fields.items() if k in bot_fields})  # type: ignore[arg-type]  # fields by name
    rest = {k: v for k, v in fields.items() if k not in bot_fields}
    given = {
        "channel": "chat", "contact": "c", "status": "pending", "created_at": 0, "last_at": NOW,
        **rest,
    }  # fmt: skip
    return Conversation(id=id, bot=bot, **given)  # type: ignore[arg-type]  # fields by name


def test_who_the_bot_talks_with_and_whom_it_leaves_waiting() -> None:
    known = [
        talk("sure", intent="order", score=0.9, last_kind="out"),
        talk("unsure", intent="order", score=0.4, last_kind="out"),
        talk("stuck", last_kind="in", last_at=NOW - STUCK_MS - 1),
        talk("asked", "handoff", status="open", asked_at=NOW - 7),
        talk("taken", "handoff", status="open", asked_at=NOW - 9, assignee="a"),
        talk("silent", "silent", status="open"), talk("over", "closed", status="resolved"),
    ]  # fmt: skip
    assert bot_live("chat", known, NOW) == BotLive(
        media="chat", live=3, unsure=1, stuck=1, handed_over=1, oldest_at=NOW - 7,
        confidence=130, understood=2,
    )  # fmt: skip


def test_each_medium_for_itself() -> None:
    talks = Talks()
    for of in (talk("a"), talk("b", channel="whatsapp"), talk("c", channel="instagram")):
        talks.conversation(of)
    assert {media: live.live for media, live in talks.live(NOW).items()} == {
        "chat": 1,
        "message": 2,
    }


def test_what_was_resolved_long_ago_is_forgotten() -> None:
    talks = Talks()
    talks.conversation(talk("old", "closed", status="resolved", last_at=5))
    talks.conversation(talk("open", last_at=5))
    assert talks.forget(NOW) == ["old"]
    assert talks.forget(NOW) == []
    assert talks.live(NOW)["chat"].live == 1


def test_a_conversation_nobody_spoke_in_is_no_figure() -> None:
    talks = Talks()
    talks.conversation(talk("a"))
    assert talks.counts("a") == ()
    assert bot_live("chat", [], NOW, Tally(bot_sessions=2)).today.bot_sessions == 2
