from backend.routing.skills import able, matched, needed_by
from backend.routing.world import Line
from core.work import QueueRules

RULES = QueueRules(id="q", skills={"tr": 2, "tax": 1}, relax_after_s=30)
LINE = Line("q", "chat", (("en", 1), ("tr", 4)), 0, 0, None)


def test_the_higher_of_the_queue_s_and_its_own_is_needed() -> None:
    assert needed_by(LINE, RULES) == (("en", 1), ("tax", 1), ("tr", 4))


def test_every_level_falls_by_one_after_each_wait() -> None:
    assert needed_by(LINE, RULES, 29_999) == needed_by(LINE, RULES)
    assert needed_by(LINE, RULES, 30_000) == (("tr", 3),)
    assert needed_by(LINE, RULES, 119_999) == (("tr", 1),)
    assert needed_by(LINE, RULES, 120_000) == ()


def test_without_relaxing_it_stays() -> None:
    strict = QueueRules(id="q", skills={"tr": 2}, relax_after_s=0)
    assert needed_by(LINE, strict, 10**9) == (("en", 1), ("tr", 4))


def test_able_is_who_has_every_level() -> None:
    needed = (("en", 1), ("tr", 4))
    assert able({"en": 1, "tr": 5}, needed)
    assert not able({"en": 5, "tr": 3}, needed)
    assert not able({"tr": 5}, needed)
    assert able({}, ())


def test_the_card_names_what_matched() -> None:
    assert matched({"tr": 4, "en": 2, "fr": 5}, LINE, RULES, 0) == ("en", "tr")
    assert matched({"tr": 3}, LINE, RULES, 0) == ()
    assert matched({"tr": 3}, LINE, RULES, 30_000) == ("tr",)
    assert matched({}, LINE, RULES, 120_000) == ()
