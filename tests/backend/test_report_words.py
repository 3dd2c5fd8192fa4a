from typing import Any

import pytest

from backend.report_words import words
from core.metrics.measures import BY_NAME
from core.metrics.service_level import VARIANTS


@pytest.mark.parametrize("language", ["en", "tr"])
def test_there_is_a_word_for_everything_that_a_report_can_show(language: Any) -> None:
    said = words(language)
    assert said.measures.keys() == BY_NAME.keys()
    assert said.variants.keys() == set(VARIANTS)
    assert len(set(said.measures.values())) == len(said.measures)
