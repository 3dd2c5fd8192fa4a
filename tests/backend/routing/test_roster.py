from backend.routing.change import changed
from backend.routing.roster import Person, Roster
from core.work import Profile, QueueRules
from tests.backend.routing.worlds import agent, work, world

PEOPLE = {"a": Person(frozenset({"q"}), {"tr": 4}), "b": Person(frozenset({"r"}), {"tr": 5})}


def test_able_is_who_works_for_it_and_knows_enough() -> None:
    roster = Roster(PEOPLE, {"q": QueueRules(id="q", skills={"tr": 3})})
    assert roster.able("q", (("tr", 4),)) == {"a"}
    assert roster.able("q", (("tr", 5),)) == frozenset()
    assert roster.able("r", ()) == {"b"}


def test_needed_is_the_queue_s_and_the_work_s_own() -> None:
    roster = Roster(PEOPLE, {"q": QueueRules(id="q", skills={"tr": 3})})
    assert roster.needed("q", (("en", 2),), 0) == (("en", 2), ("tr", 3))
    assert roster.needed("q", (("en", 2),), 2) == (("tr", 1),)
    assert roster.needed("nobody's", (("en", 2),), 0) == (("en", 2),)


def test_it_is_handed_on_until_somebody_or_a_rule_changes() -> None:
    before = world(agent())
    assert changed(before, work(), agent(state="offline")).roster is before.roster
    for value in (Profile(id="a", skills={"tr": 1}), agent("b"), agent(teams=())):
        assert changed(before, value).roster is not before.roster
    needy = changed(before, QueueRules(id="q", skills={"tr": 1}))
    assert needy.roster.needed("q", (), 0) == (("tr", 1),)
    assert changed(before, Profile(id="a", skills={"tr": 1})).roster.able("q", (("tr", 1),)) == {
        "a"
    }
