from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu

from core.wrap_up import WrapUpDraft
from desktop import translate
from desktop.theme import Theme
from desktop.views.wrap_up_form import WrapUpForm
from tests.desktop import sample
from tests.desktop.sample_work import DISPOSITIONS


@pytest.fixture
def form(qapp: QApplication, theme: Theme) -> Iterator[WrapUpForm]:
    translate.use("en")
    form = WrapUpForm(theme)
    form.begin(list(DISPOSITIONS.values()), WrapUpDraft(), now=sample.NOW, who="Ayşe")
    form.show()
    yield form
    form.deleteLater()


def test_what_was_written_before_is_there_again(form: WrapUpForm) -> None:
    kept = WrapUpDraft("solved", "not", "Ara", sample.NOW + 60_000)
    form.begin(list(DISPOSITIONS.values()), kept, now=sample.NOW, who="Ayşe")
    assert form.record() == kept and form.about.text() == "Çözüldü"


def test_other_words_take_the_choice_back(form: WrapUpForm) -> None:
    form.choose("solved")
    assert form.record().disposition == "solved"
    form.about.setFocus()
    QTest.keyClick(form.about, Qt.Key.Key_Backspace)
    assert form.record().disposition == ""


def test_what_nobody_offered_cannot_be_chosen(form: WrapUpForm) -> None:
    disposed = QSignalSpy(form.disposed)
    form.choose("made up")
    assert disposed.count() == 0 and not form.record()


def test_arrows_and_enter(form: WrapUpForm) -> None:
    form._show_list(True)
    QTest.keyClick(form.about, Qt.Key.Key_Down)
    QTest.keyClick(form.about, Qt.Key.Key_Down)
    QTest.keyClick(form.about, Qt.Key.Key_Return)
    assert form.record().disposition == "lost"


@pytest.mark.warns  # the screen of the tests cannot raise a menu
def test_quick_times_and_none_after_all(form: WrapUpForm) -> None:
    form.ask_when()
    menu = form.findChildren(QMenu)[0]
    assert [a.text() for a in menu.actions() if a.text()][-1] == "Another time…"
    menu.actions()[0].trigger()
    assert form.record().follow_up_at == sample.NOW + 7_200_000
    assert form.record().follow_up == "Get back to Ayşe"
    form.drop.click()
    assert form.record() == WrapUpDraft()
    menu.close()


def test_what_is_no_outcomes_name_is_said_and_enter_stays(form: WrapUpForm) -> None:
    form.about.setFocus()
    QTest.keyClicks(form.about, "zzzz")
    assert form.unknown.isVisible() and form.unknown.text() == "No outcome of that name"
    assert not form.list.isVisible()
    QTest.keyClick(form.about, Qt.Key.Key_Return)
    assert form.focusWidget() is form.about and form.about.text() == "zzzz"
    assert not form.settle() and form.about.text() == "zzzz"
    form.show_folded(True)
    assert not form.unknown.isVisible()
    form.about.selectAll()
    QTest.keyClicks(form.about, "yanl")
    assert not form.unknown.isVisible()
    assert form.settle() and form.record().disposition == "wrong"


def test_what_there_was_no_time_to_choose_stays_as_a_note(form: WrapUpForm) -> None:
    form.note.setText("aradım")
    form.about.setFocus()
    QTest.keyClicks(form.about, "zzzz")
    form.keep_typed()
    assert form.record() == WrapUpDraft("", "zzzz · aradım")
    form.choose("wrong")
    form.keep_typed()
    assert form.record() == WrapUpDraft("wrong", "zzzz · aradım")
