import tomllib
from pathlib import Path
from typing import Any

import pytest

import backend.channels.bot.phrases as module
from backend.channels.bot.script import load

SCRIPT = load()


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return tomllib.loads(Path(module.__file__).with_suffix(".toml").read_text("utf-8"))


def test_both_languages_say_the_same_things(table: dict[str, Any]) -> None:
    turkish, english = table["tr"], table["en"]
    assert turkish.keys() == english.keys()
    assert turkish["summary"].keys() == english["summary"].keys()
    assert turkish["topic"].keys() == english["topic"].keys()
    assert turkish["status"].keys() == english["status"].keys()


def test_a_phrase_needs_the_same_facts_in_both(table: dict[str, Any]) -> None:
    for name, phrase in table["tr"].items():
        if isinstance(phrase, str):
            assert _facts(phrase) == _facts(table["en"][name]), name


@pytest.mark.parametrize("language", ["tr", "en"])
def test_whatever_an_intent_needs_can_be_asked_for(table: dict[str, Any], language: str) -> None:
    for name, intent in SCRIPT.intents.items():
        for slot in intent.needs:
            first = slot == "email" and name != "invoice"
            assert first or f"ask_{slot}_{name}" in table[language]
            assert f"ask_{slot}_again" in table[language]


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_hand_over_has_its_sentence(table: dict[str, Any], language: str) -> None:
    sentences = table[language]["summary"]
    for name, intent in SCRIPT.intents.items():
        if intent.then == "handoff":
            assert name in sentences
            assert not intent.needs or f"{name}_no_slot" in sentences
        if intent.then == "order":
            assert {f"{name}_late", f"{name}_not_found", f"{name}_no_slot"} <= sentences.keys()


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_topic_can_be_told_to_a_person(table: dict[str, Any], language: str) -> None:
    """Those that never get so far are handed over at once, or are no topic."""
    at_once = {"complaint", "legal", "speak_to_person"}
    topics = {name for name, intent in SCRIPT.intents.items() if not intent.small} - at_once
    assert topics <= table[language]["topic"].keys()
    needing = {name for name in topics if "order_number" in SCRIPT.intents[name].needs}
    assert {f"{name}_number" for name in needing} <= table[language]["topic"].keys()


def test_braces_of_a_customer_are_only_braces() -> None:
    said = SCRIPT.phrases.summary("en", "complaint", {"last": "{order_number} {0} }{"})
    assert said == "The customer complains: “{order_number} {0} }{”."


def _facts(phrase: str) -> set[str]:
    return {part.partition("}")[0] for part in phrase.split("{")[1:]}
