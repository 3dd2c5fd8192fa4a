from backend.routing.skills import able, fallen, matched, needed_by
from core.work import QueueRules

RULES = QueueRules(id="q", skills={"tr": 2, "tax": 1}, relax_after_s=30)
OWN = (("en", 1), ("tr", 4))


def test_the_higher_of_the_queue_s_and_its_own_is_needed() -> None:
    assert needed_by(OWN, RULES) == (("en", 1), ("tax", 1), ("tr", 4))


def test_every_level_falls_by_one_after_each_wait() -> None:
    assert [fallen(RULES, waited) for waited in (0, 29_999, 30_000, 119_999)] == [0, 0, 1, 3]
    assert needed_by(OWN, RULES, 1) == (("tr", 3),)
    assert needed_by(OWN, RULES, 3) == (("tr", 1),)
    assert needed_by(OWN, RULES, 4) == ()


def test_without_relaxing_it_stays() -> None:
    assert fallen(QueueRules(id="q", relax_after_s=0), 10**9) == 0


def test_able_is_who_has_every_level() -> None:
    needed = (("en", 1), ("tr", 4))
    assert able({"en": 1, "tr": 5}, needed)
    assert not able({"en": 5, "tr": 3}, needed)
    assert not able({"tr": 5}, needed)
    assert able({}, ())


def test_the_card_names_what_matched() -> None:
    assert matched({"tr": 4, "en": 2, "fr": 5}, OWN, RULES, 0) == ("en", "tr")
    assert matched({"tr": 3}, OWN, RULES, 0) == ()
    assert matched({"tr": 3}, OWN, RULES, 1) == ("tr",)
    assert matched({}, OWN, RULES, 4) == ()
