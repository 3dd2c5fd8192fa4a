from typing import Any

from core.entities import Activity, Author, Message
from core.metrics.replies import Exchange, Reply, exchange_of, hand_off_reply_ms
from core.metrics.replies import said as told
from tests.core.metrics.visit import visit


def said(order: int, kind: str, at: int, who: str = "agent", **fields: Any) -> Message:
    author: Any = Author(kind="contact" if kind == "in" else who)  # type: ignore[arg-type]  # by name
    given: Any = {"kind": kind, "author": author, "at": at, **fields}
    return Message(id=f"m{order}", conversation="k", order=order, **given)


TALK = [
    said(1, "in", 100),
    said(2, "out", 110, "bot"),
    said(3, "note", 120),
    said(4, "in", 130),
    said(5, "out", 150),
    said(6, "out", 160),
    said(7, "in", 200),
    said(8, "out", 260),
    said(9, "in", 300),
]


def exchange(created_at: int, messages: list[Message]) -> Exchange:
    return exchange_of(created_at, (entry for entry in map(told, messages) if entry))


def test_the_bot_and_notes_do_not_count_as_a_first_reply() -> None:
    assert exchange(90, TALK).first == Reply(150, "", 60)
    assert exchange(90, TALK[:4]).first is None


def test_each_run_of_customer_messages_counts_from_its_first() -> None:
    assert [reply.ms for reply in exchange(0, TALK).next] == [50, 60]
    assert exchange(0, [*reversed(TALK), *TALK]) == exchange(0, TALK)


def test_a_call_s_entry_is_no_message() -> None:
    called = [said(1, "in", 100, call="call"), said(2, "out", 110, call="call"), said(3, "in", 120)]
    assert [reply.ms for reply in exchange(0, [*called, said(4, "out", 130)]).next] == [10]
    assert exchange(100, called).first is None


def test_from_the_hand_off_to_the_first_human_reply() -> None:
    assert hand_off_reply_ms(visit(handover="asked", first_reply_at=45)) == 35
    assert hand_off_reply_ms(visit(first_reply_at=45)) is None
    assert hand_off_reply_ms(visit(handover="asked")) is None


def test_first_and_last_resolved() -> None:
    ends = [
        said(order, "activity", at, activity=Activity(code="status", args={"status": status}))
        for order, at, status in ((10, 330, "resolved"), (11, 340, "open"), (12, 390, "resolved"))
    ]
    assert exchange(10, [*TALK, *ends]).resolved == (330, 390)
    assert exchange(10, TALK).resolved == ()
