from typing import Any

import pytest

from backend.report_words import words
from core.metrics.service_level import VARIANTS


@pytest.mark.parametrize("language", ["en", "tr"])
def test_there_is_a_word_for_every_variant(language: Any) -> None:
    assert words(language).variants.keys() == set(VARIANTS)
