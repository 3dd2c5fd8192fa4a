from backend.hub import Hub
from backend.presence import Presence
from core.protocol.commands import SetTyping
from core.protocol.frames import Person
from core.protocol.signals import Signal, Typing, Viewer, Viewers

AYSE = Person(id="ayse", name="Ayşe")
CEM = Person(id="cem", name="Cem")


def _told() -> tuple[Presence, list[Signal]]:
    hub, heard = Hub(), list[Signal]()
    hub.listen(heard.append)
    return Presence(hub), heard


def test_who_looks_is_told_and_who_leaves_is_gone() -> None:
    presence, heard = _told()
    presence.view("s1", AYSE, "c1")
    presence.view("s2", CEM, "c1")
    both = (Viewer(id="ayse", name="Ayşe"), Viewer(id="cem", name="Cem"))
    assert heard[-1].body == Viewers(conversation="c1", viewers=both)
    presence.view("s1", AYSE, "c2")
    assert {s.key for s in heard[-2:]} == {"viewers:c1", "viewers:c2"}
    presence.left("s2")
    presence.left("s2")
    assert heard[-1].body == Viewers(conversation="c1")


def test_one_person_on_two_desks_is_one_viewer() -> None:
    presence, heard = _told()
    presence.view("s1", AYSE, "c1")
    presence.view("s2", AYSE, "c1")
    presence.left("s1")
    assert heard[-1].body == Viewers(
        conversation="c1", viewers=(Viewer(id="ayse", name="Ayşe"),)
    )  # fmt: skip


def test_whoever_is_cut_off_no_longer_types() -> None:
    presence, heard = _told()
    presence.typing("s1", AYSE, SetTyping(conversation="c1", kind="note"))
    presence.left("s1")
    kinds = [s.body.kind for s in heard if isinstance(s.body, Typing)]
    assert kinds == ["note", "none"] and heard[0].key == "typing:c1:ayse"
