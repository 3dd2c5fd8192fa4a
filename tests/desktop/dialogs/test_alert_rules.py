"""What a rule may not say."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.dialogs.alert_rules import RuleForm, spans
from desktop.theme import Theme
from tests.desktop.fake_supervision import FakeSupervision
from tests.desktop.parts import parts_over


@pytest.fixture
async def form(qapp: QApplication, theme: Theme) -> AsyncIterator[RuleForm]:
    translate.use("en")
    parts = parts_over(theme, FakeSupervision())
    form = RuleForm(parts)
    yield form
    form.deleteLater()
    await parts.tasks.close()


def choose(form: RuleForm, figure: str, threshold: int, clear_at: int, for_s: int) -> None:
    form.figure.setCurrentIndex(form.figure.findData(figure))
    form.comparison.setCurrentIndex(form.comparison.findData("above"))
    form.threshold.setValue(threshold)
    form.clear_at.setValue(clear_at)
    form.for_s.setValue(for_s)


async def test_one_that_would_come_and_go_is_refused(form: RuleForm) -> None:
    choose(form, "waiting", 5, 5, 0)
    assert "come and go" in form.trouble() and form.meaning.text() == form.trouble()
    choose(form, "waiting", 5, 3, 0)
    assert not form.trouble()
    choose(form, "waiting", 5, 5, 30)
    assert not form.trouble()
    choose(form, "handover_wait_s", 120, 120, 0)
    assert not form.trouble(), "who waits does not wait less later"


async def test_it_is_over_on_the_other_side(form: RuleForm) -> None:
    choose(form, "waiting", 5, 7, 30)
    assert "other side" in form.trouble()


def test_hours_that_end_as_they_begin_mean_nothing() -> None:
    assert spans("22:00-22:00") is None
    assert spans("22:00–07:00, 12:00-13:00") == ("22:00-07:00", "12:00-13:00")
    assert spans("00:00-24:00") == ("00:00-24:00",)
    assert spans("late") is None
