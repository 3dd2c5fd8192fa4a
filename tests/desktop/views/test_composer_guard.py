from core.entities import Author, Message, MessageKind
from desktop.views.composer_guard import Collision, collision


def message(order: int, kind: MessageKind, author: str = "x") -> Message:
    who = Author(kind="contact" if kind == "in" else "agent", id=author, name=f"{author} soyad")
    return Message(id=str(order), conversation="c", order=order, kind=kind, author=who, at=0)


def test_counts_unseen_words_of_the_customer_only() -> None:
    new = [message(5, "in"), message(6, "note", "b"), message(7, "in")]
    assert collision(new, seen=5, begun=4, me="me") == Collision(unseen=1)
    assert collision(new, seen=7, begun=4, me="me") is None


def test_a_colleague_comes_before_a_count() -> None:
    new = [message(5, "in"), message(6, "out", "derya")]
    assert collision(new, seen=4, begun=4, me="me") == Collision(colleague="derya")
    assert collision(new, seen=6, begun=6, me="me") is None


def test_my_own_reply_from_another_desk_is_no_collision() -> None:
    assert collision([message(5, "out", "me")], seen=5, begun=4, me="me") is None
