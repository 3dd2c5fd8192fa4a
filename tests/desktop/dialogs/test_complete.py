import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from core.rows import WorkRow
from core.work import Disposition, Interaction, QueueRules, Wrap
from desktop import translate
from desktop.dialogs.complete import CompleteSheet
from desktop.theme import Theme
from tests.desktop import sample

OUTCOMES = (Disposition(id="sold", name="Sold"), Disposition(id="lost", name="Lost"))


def sheet(theme: Theme, wrap: Wrap, **known: str) -> CompleteSheet:
    translate.use("en")
    of = Interaction(
        id="i", media="chat", queue="q", contact="p", entered_at=1, agent="a", state="wrap_up",
        **known,  # type: ignore[arg-type]  # words only
    )  # fmt: skip
    row = WorkRow(of, "Ali", None, None, QueueRules(id="q", wrap=wrap))
    return CompleteSheet(theme, row, OUTCOMES, "It is free.", sample.NOW)


@pytest.mark.warns
def test_where_an_outcome_is_owed_it_is_found_by_typing(qapp: QApplication, theme: Theme) -> None:
    asked = sheet(theme, "required", note="So far")
    done = QSignalSpy(asked.accepted)
    asked.show()
    assert not asked.yes.isEnabled()
    QTest.keyClick(asked.form.note, Qt.Key.Key_Return)
    assert done.count() == 0
    QTest.keyClicks(asked.form.about, "los")
    QTest.keyClick(asked.form.about, Qt.Key.Key_Return)
    assert asked.yes.isEnabled()
    QTest.keyClick(asked.form.note, Qt.Key.Key_Return)
    assert done.count() == 1
    assert (asked.record.disposition, asked.record.note) == ("lost", "So far")


def test_where_none_is_owed_it_can_be_left_out(qapp: QApplication, theme: Theme) -> None:
    asked = sheet(theme, "optional", disposition="sold")
    assert asked.yes.isEnabled() and asked.record.disposition == "sold"


@pytest.mark.warns
def test_what_was_typed_is_not_dropped(qapp: QApplication, theme: Theme) -> None:
    asked = sheet(theme, "optional")
    done = QSignalSpy(asked.accepted)
    asked.show()
    QTest.keyClicks(asked.form.about, "zzzz")
    asked.yes.click()
    assert done.count() == 0 and asked.form.unknown.isVisible()
