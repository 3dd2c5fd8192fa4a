from typing import Literal

from backend.hub import TYPING_LASTS, Hub
from core.protocol.signals import ContactPresence, Signal, Typing, Viewer, Viewers


def _typing(kind: Literal["reply", "none"]) -> Typing:
    return Typing(conversation="c", author_kind="contact", author="a", kind=kind)


def test_everybody_hears_until_they_stop() -> None:
    hub, heard = Hub(), list[Signal]()
    stop = hub.listen(heard.append)
    hub.signal("k", ContactPresence(conversation="c", online=True))
    stop()
    stop()
    hub.signal("k", ContactPresence(conversation="c", online=False))
    assert [(s.key, s.type) for s in heard] == [("k", "contact_presence")]


def test_the_newest_of_each_key_waits_for_whoever_comes_later() -> None:
    hub = Hub()
    hub.signal("p", ContactPresence(conversation="c", online=True))
    hub.signal("p", ContactPresence(conversation="c", online=False))
    hub.signal("v", Viewers(conversation="c", viewers=(Viewer(id="a", name="A"),)))
    assert [s.key for s in hub.current()] == ["p", "v"]
    hub.signal("v", Viewers(conversation="c"))
    assert [s.body for s in hub.current()] == [ContactPresence(conversation="c", online=False)]


def test_typing_ends_by_itself() -> None:
    now = [0.0]
    hub = Hub(lambda: now[0])
    hub.signal("t", _typing("reply"))
    assert len(hub.current()) == 1
    now[0] = TYPING_LASTS + 0.1
    assert hub.current() == []
    hub.signal("t", _typing("reply"))
    hub.signal("t", _typing("none"))
    assert hub.current() == []
