from core.presence import TYPING_MS, Presence
from core.protocol.signals import ContactPresence, Signal, SignalBody, Typing, Viewer, Viewers


def signal(body: SignalBody) -> Signal:
    return Signal(key="k", type="any", body=body)


def typing(author: str = "ali", kind: str = "reply") -> Signal:
    return signal(
        Typing(conversation="c1", author_kind="contact", author=author, name="Ali", kind=kind)  # type: ignore[arg-type]  # a literal
    )


def test_somebody_writes_until_they_stop() -> None:
    presence = Presence()
    assert presence.hear(typing(), 0) == {"c1"}
    [typist] = presence.typists("c1")
    assert (typist.id, typist.contact, typist.kind) == ("ali", True, "reply")
    assert presence.hear(typing(kind="none"), 1) == {"c1"}
    assert presence.typists("c1") == ()


def test_writing_that_nobody_confirms_is_over() -> None:
    presence = Presence()
    presence.hear(typing(), 0)
    presence.hear(typing("cem"), 10)
    presence.hear(typing(), 100)
    assert presence.due() == 10 + TYPING_MS
    assert presence.expire(9 + TYPING_MS) == frozenset()
    assert presence.expire(10 + TYPING_MS) == {"c1"}
    assert [typist.id for typist in presence.typists("c1")] == ["ali"]
    presence.expire(100 + TYPING_MS)
    assert presence.due() is None


def test_who_looks_and_whether_the_customer_is_there() -> None:
    presence = Presence()
    assert presence.online("c1") is None
    presence.hear(signal(Viewers(conversation="c1", viewers=(Viewer(id="u1", name="Ece"),))), 0)
    presence.hear(signal(ContactPresence(conversation="c2", online=False)), 0)
    assert [viewer.name for viewer in presence.viewers("c1")] == ["Ece"]
    assert presence.online("c2") is False


def test_a_cut_forgets_all_and_says_where() -> None:
    presence = Presence()
    presence.hear(typing(), 0)
    presence.hear(signal(ContactPresence(conversation="c2", online=True)), 0)
    assert presence.forget() == {"c1", "c2"}
    assert (presence.typists("c1"), presence.online("c2"), presence.due()) == ((), None, None)


def test_a_signal_of_another_kind_is_nothing() -> None:
    assert Presence().hear(signal(SignalBody()), 0) == frozenset()
