import pytest
from PySide6.QtWidgets import QApplication

from core.entities import Agent, Queue, Team
from core.rows import QueueNow
from desktop import translate
from desktop.views.transfer_targets import found, people, queues, teams, wait_words


def everybody(_: str) -> bool:
    return True


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, "wait unknown"),
        (0, "at once"),
        (40, "under a minute"),
        (60, "about 1 min"),
        (61, "about 2 min"),
    ],
)
def test_a_wait_is_never_said_shorter_than_it_is(seconds: int | None, said: str) -> None:
    assert wait_words(seconds) == said


def test_a_queue_says_how_it_stands() -> None:
    both = [Queue(id="b", name="İade"), Queue(id="a", name="Ürün"), Queue(id="c", name="Çağrı")]
    now = {"a": QueueNow("a", open=False, waiting=1), "b": QueueNow("b", 0, None, 2, 2, 0)}
    rows = queues(both, now)
    assert [(row.title, row.detail, row.right) for row in rows] == [
        ("Çağrı", "How it stands is not known now", ""),
        ("İade", "2 free · none wait", "at once"),
        ("Ürün", "1 waiting", "Closed now"),
    ]


def test_people_who_can_take_something_stand_first() -> None:
    agents = [
        Agent(id="1", name="Ayşe", state="not_ready", reason="meal"),
        Agent(id="2", name="Barış", state="available"),
        Agent(id="3", name="Can", state="available", not_responding=True),
        Agent(id="me", name="Me"),
    ]
    rows = people(agents, "me", {}, everybody, chosen="1")
    assert [(row.title, row.right) for row in rows] == [
        ("Barış", "Available"), ("Ayşe", "Meal"), ("Can", "Not responding"),
    ]  # fmt: skip
    assert rows[1].icon == "check"
    assert [row.ink for row in rows] == ["ok", "accent_text", "third"]


def test_who_said_available_and_has_no_desk_open_is_not_free() -> None:
    agents = [
        Agent(id="1", name="Burak", state="available", teams=("t",)),
        Agent(id="2", name="Derya", state="available", teams=("t",)),
        Agent(id="3", name="Elif", state="available", next_state="not_ready", next_reason="meal"),
        Agent(id="4", name="Filiz", state="offline"),
    ]
    here = {"2", "3"}.__contains__
    rows = people(agents, "me", {}, here)
    assert [(row.title, row.right, row.ink) for row in rows] == [
        ("Derya", "Available", "ok"),
        ("Burak", "Cannot be reached now", "third"),
        ("Elif", "Meal after this", "third"),
        ("Filiz", "Offline", "third"),
    ]
    (team,) = teams([Team(id="t", name="Destek")], agents, [], {}, here)
    assert team.detail == "1 available"


def test_teams_say_who_is_there() -> None:
    agents = [Agent(id=id, name=id, teams=("t",), state="available") for id in "ab"]
    both = [Team(id="t", name="Destek"), Team(id="u", name="Satış")]
    known = [Queue(id="q", name="Satış", team="u"), Queue(id="z", name="Sonraki", team="u")]
    now = {"q": QueueNow("q", 1, None, 0, 2, 120), "z": QueueNow("z", free=9)}
    rows = [(row.detail, row.right) for row in teams(both, agents, known, now, everybody)]
    assert rows == [("2 available", ""), ("nobody free · 1 waiting", "about 2 min")]


def test_words_find_across_groups_however_they_are_typed() -> None:
    groups = [("Queues", queues([Queue(id="q", name="Iğdır")], {})), ("Teams", [])]
    assert [row.title for row in found(groups, "igdir")] == ["Queues", "Iğdır"]
    assert found(groups, "istanbul") == []
