"""The minutes before an alert: what it came to is written there, and each moment can be asked."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from desktop.views.alert_chart import LEFT, RIGHT, AlertChart
from tests.desktop import sample_acting
from tests.desktop.grabs import colours, picture


@pytest.fixture
def chart(qapp: QApplication, theme: Theme) -> AlertChart:
    translate.use("en")
    chart = AlertChart(theme)
    chart.resize(360, 150)
    chart.show_alert(sample_acting.alerts()[0])
    return chart


def test_a_moment_says_what_was_measured_then(chart: AlertChart) -> None:
    first, last = chart.words_at(LEFT), chart.words_at(chart.width() - RIGHT)
    assert first.endswith("94%") and last.endswith("68%") and first < last


def test_what_it_came_to_is_written_in_its_unit(chart: AlertChart, theme: Theme) -> None:
    assert theme.color("bad").name() in colours(picture(chart))
