"""What is kept is said honestly, and what another policy would take away before it holds."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.library import Keeping, KeepingEffect
from core.rows import Person
from desktop import translate
from desktop.dialogs.keeping import KeepingPage
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.fake_library import DAY_MS, FakeLibrary
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown

GONE = KeepingEffect(1_204, sample.NOW - 30 * DAY_MS)


BOSS = replace(sample.ME, role="supervisor", permissions=frozenset({"agent.force_state"}))


class Here(FakeLibrary, FakeDesk):
    def __init__(self) -> None:
        FakeDesk.__init__(self)
        FakeLibrary.__init__(self)
        self.person = sample.ME

    @property
    def me(self) -> Person:
        return self.person


class Stage:
    def __init__(self, theme: Theme, *, supervises: bool) -> None:
        self.desk = Here()
        if supervises:
            self.desk.person = BOSS
        self.parts = parts_over(theme, self.desk)
        self.page = KeepingPage(self.parts)
        self.page.resize(600, 480)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    made = Stage(theme, supervises=True)
    await shown(made.page)
    await until(lambda: made.page.kept)
    yield made
    await made.parts.tasks.close()
    made.page.deleteLater()


def choose(page: KeepingPage, days: int) -> None:
    page.days.setCurrentIndex(page.days.findData(days))
    page.days.activated.emit(page.days.currentIndex())


async def test_what_is_here_is_said_with_the_room_it_takes(stage: Stage) -> None:
    page = stage.page
    assert page.here.text().startswith("Everything you may see since")
    assert page.here.text().endswith("Older: ask the platform.")
    assert page.room.text().startswith("4,812 conversations · 327")
    assert page.days.currentText() == "90 days" and page.said.text() == "It is kept so now."
    assert not page.apply.isEnabled()


async def test_what_would_go_is_told_before_it_holds(stage: Stage) -> None:
    page, desk = stage.page, stage.desk
    policy = Keeping(days=30)
    desk.effects[policy] = GONE
    choose(page, 30)
    assert not page.apply.isEnabled(), "not before one knows what it does"
    await until(lambda: page.effect)
    assert page.said.text().startswith("1,204 conversations would go from this machine, all from")
    assert desk.keeping == Keeping(days=90)
    page.apply.click()
    await until(lambda: desk.keeping == policy)
    await until(lambda: not page.dirty)
    assert page.said.text() == "It is kept so now."


async def test_teams_and_size_are_part_of_it_and_a_guess_is_called_one(stage: Stage) -> None:
    page, desk = stage.page, stage.desk
    team = next(iter(desk.directory.teams))
    policy = Keeping(days=90, teams=(team,))
    desk.effects[policy] = KeepingEffect(7, None)
    page.menu().actions()[2].setChecked(True)
    assert page.chosen() == policy
    await until(lambda: page.effect)
    assert page.said.text() == "7 conversations of other teams would go from this machine."
    desk.effects[replace(policy, megabytes=477)] = replace(GONE, exact=False)
    page.most.setCurrentIndex(1)
    page.most.activated.emit(1)
    await until(lambda: page.effect and not page.effect.exact)
    assert page.most.currentText() == "500 MB" and page.said.text().startswith("About 1,204")


async def test_which_files_come_ahead_is_chosen(stage: Stage) -> None:
    page, desk = stage.page, stage.desk
    await until(lambda: page.files.kept)
    assert page.files.here.text() == "Recordings and files: 1,204 of 1,310 here"
    assert page.ahead.currentText() == "Of all that I may see"
    page.ahead.setCurrentIndex(1)
    page.ahead.activated.emit(1)
    await until(lambda: page.effect)
    assert page.said.text().startswith("Files that were fetched ahead")
    page.apply.click()
    await until(lambda: desk.keeping == Keeping(days=90, recordings="own"))


async def test_figures_go_by_a_policy_of_their_own(stage: Stage) -> None:
    page = stage.page
    page.figures.setCurrentIndex(0)
    page.figures.activated.emit(0)
    await until(lambda: page.effect)
    assert page.said.text() == "Figures that are older go at once."
    page.apply.click()
    await until(lambda: stage.desk.days_of_figures == 31)


async def test_an_agent_is_asked_for_days_and_size_alone(qapp: QApplication, theme: Theme) -> None:
    stage = Stage(theme, supervises=False)
    await shown(stage.page)
    await until(lambda: stage.page.kept)
    assert stage.page.days.isVisible() and stage.page.most.isVisible()
    assert not stage.page.whose.isVisible() and not stage.page.figures.isVisible()
    await stage.parts.tasks.close()
    stage.page.deleteLater()
