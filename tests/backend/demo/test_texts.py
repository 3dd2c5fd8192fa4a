"""What the company can say: both languages about the same things, and every slot known."""

import re

import pytest

from backend.demo.ordinary import Ordinary, Sources
from backend.demo.script import beats
from backend.demo.texts import Language, Texts

from .conftest import NOW

LENGTH_SLOT = "length"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load()


def test_both_languages_know_the_same_scenarios(texts: Texts) -> None:
    tr, en = texts.languages["tr"], texts.languages["en"]
    assert set(tr.scenarios) == set(en.scenarios)
    assert len(tr.scenarios) >= 40
    assert set(tr.shared) == set(en.shared)
    for name in tr.scenarios:
        assert tr.scenarios[name].corporate == en.scenarios[name].corporate, name


@pytest.mark.parametrize("code", ["tr", "en"])
def test_every_slot_of_every_line_is_filled(texts: Texts, code: str) -> None:
    language = texts.languages["tr" if code == "tr" else "en"]
    sources = Sources.of(1, NOW)
    known = set(
        Ordinary(sources, 10).cast(__import__("random").Random(1), 0, "late_delivery", NOW).slots
    )
    for name, slots in used(language):
        assert slots <= known, (name, slots - known)


def used(language: Language) -> list[tuple[str, set[str]]]:
    found = []
    for name, scenario in language.scenarios.items():
        lines = [text + beat.arg for beat in beats(scenario.talk) for text in beat.texts]
        words = " ".join(
            [*lines, scenario.subject, scenario.summary, scenario.ticket, scenario.deal]
        )
        found.append((name, set(re.findall(r"{(\w+)}", words))))
    return found


def test_canned_answers_have_their_own_shortcuts(texts: Texts) -> None:
    shortcuts = [row["shortcut"] for row in texts.canned]
    assert len(set(shortcuts)) == len(shortcuts) >= 24
    assert {row["language"] for row in texts.canned} == {"tr", "en"}
    slots = set(re.findall(r"{(\w+)}", " ".join(row["text"] for row in texts.canned)))
    assert slots == {"first_name", "agent", "reference"}
