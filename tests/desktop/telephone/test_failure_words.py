from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.failure_words import (
    AT_STEP,
    FAILURE_WORDS,
    STEPS,
    failure_words,
    step_words,
)
from voip.values import Failure


@pytest.mark.parametrize("language", ["en", "tr"])
def test_each_failure_is_told_apart_in_words(qapp: QApplication, language: str) -> None:
    translate.use("tr" if language == "tr" else "en")
    said = {failure_words(code) for code in get_args(Failure)}
    translate.use("en")
    assert len(said) == len(get_args(Failure))
    assert set(FAILURE_WORDS) == set(AT_STEP) == set(get_args(Failure))
    assert all(len(text) > 40 for text in said)


def test_every_failure_belongs_to_a_step() -> None:
    assert set(AT_STEP.values()) <= set(STEPS)


def test_what_a_newer_phone_says_is_shown_as_it_is(qapp: QApplication) -> None:
    translate.use("en")
    assert "moon_in_the_way" in failure_words("moon_in_the_way")
    assert step_words("orbit") == "orbit"
    assert step_words("audio") == "Sound comes back"
