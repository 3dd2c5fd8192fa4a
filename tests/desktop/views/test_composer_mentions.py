from core.entities import Agent
from desktop.views.composer_mentions import called, matching, mentioned

AGENTS = {
    id: Agent(id=id, name=name)
    for id, name in (("d", "Derya Koç"), ("s1", "Selim Işık"), ("s2", "Selim Kaya"))
}


def test_two_of_one_first_name_are_called_in_full() -> None:
    assert called(AGENTS) == {"d": "Derya", "s1": "Selim Işık", "s2": "Selim Kaya"}


def test_those_named_in_the_text_are_mentioned() -> None:
    assert mentioned("@Derya ve @Selim Kaya bakın", AGENTS) == ("d", "s2")
    assert mentioned("Derya @Deryacan", AGENTS) == ()


def test_found_by_any_of_their_names() -> None:
    assert [c.id for c in matching("ko", AGENTS)] == ["Derya"]
    assert [c.id for c in matching("ISIK", AGENTS)] == ["Selim Işık"]
