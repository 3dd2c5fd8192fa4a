from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton

from desktop import translate
from desktop.panels.rail import Rail
from desktop.theme import Theme


def test_every_button_leads_somewhere(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    rail = Rail(theme)
    asked = (rail.inbox_asked, rail.phone_asked, rail.theme_asked, rail.settings_asked)
    spies = [QSignalSpy(signal) for signal in asked]
    for button in rail.findChildren(QPushButton):
        button.click()
    assert [spy.count() for spy in spies] == [1, 1, 1, 1]
    assert rail._inbox.isChecked() and not rail._phone.isChecked()
    rail.deleteLater()


def test_the_theme_button_names_what_it_leads_to(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    rail = Rail(theme)
    assert rail._look.accessibleName() == "Dark theme"
    theme.choose("dark")
    assert rail._look.accessibleName() == "Light theme"
    rail.deleteLater()


def test_the_place_one_is_at_is_marked(qapp: QApplication, theme: Theme) -> None:
    rail = Rail(theme)
    rail.mark("phone")
    assert rail._phone.isChecked() and not rail._inbox.isChecked()
    rail.deleteLater()


def test_missed_calls_stand_in_the_name_too(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    rail = Rail(theme)
    rail.show_missed(3)
    assert rail._phone.accessibleName() == "Phone, 3 missed"
    assert rail._phone.count == 3
    rail.deleteLater()


def test_what_waits_to_be_evaluated_stands_on_quality(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    rail = Rail(theme)
    quality = rail._wide["quality"]
    rail.show_quality(2, 4)
    assert quality.count == 6
    assert quality.accessibleName() == "Quality, 2 new evaluations, 4 contacts to evaluate"
    rail.show_quality(0, 0)
    assert (quality.count, quality.accessibleName()) == (0, "Quality")
    rail.deleteLater()
