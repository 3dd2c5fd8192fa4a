"""Every figure has one name in each language, wherever it is shown."""

from typing import Any, get_args

import pytest
from msgspec import structs

from core.figure_words import figure_words
from core.metrics.measures import BY_NAME
from core.supervision import ReportSpec


@pytest.mark.parametrize("language", ["en", "tr"])
def test_there_is_a_word_for_everything_that_a_report_can_show(language: Any) -> None:
    called = figure_words(language)
    assert called.measures.keys() == BY_NAME.keys()
    assert len(set(called.measures.values())) == len(called.measures)
    kinds = {field.name: field.type for field in structs.fields(ReportSpec)}["by"]
    assert called.by.keys() == set(get_args(kinds))
    assert called.groups.keys() == {measure.group for measure in BY_NAME.values()}


def test_both_languages_have_the_same() -> None:
    one, other = figure_words("en"), figure_words("tr")
    for field in one.__struct_fields__:
        assert getattr(one, field).keys() == getattr(other, field).keys()
