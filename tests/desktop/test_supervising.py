from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from core.work import Disposition, Interaction
from desktop import translate
from desktop.dialogs.act import ActSheet
from desktop.dialogs.alert_rules import AlertRules
from desktop.dialogs.complete import CompleteSheet
from desktop.dialogs.profile import ProfileSheet
from desktop.panels.live import Live
from desktop.theme import Theme
from desktop.views.alerts_page import AlertsPage
from desktop.views.live_tab import LiveTab
from desktop.views.news_card import NewsCard
from desktop.views.toast import Toast
from tests.desktop import sample, sample_acting
from tests.desktop.fake_boss import AGENT, CALL, Boss
from tests.desktop.grabs import until
from tests.desktop.stage import Stage, settled
from tests.desktop.test_actions import shown
from voip import commands as c
from voip import events as e
from voip.values import Call

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu or alert."""
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Line:
    """The phone's process."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, command: c.AnyCommand, /) -> object:
        self.sent.append(command)
        return None


@pytest.fixture
async def boss(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme, Boss())
    await shown(stage.window)
    await settled()
    stage.shell.go("live")
    await settled()
    yield stage
    await stage.scene.close()
    await stage.tasks.close()
    stage.scene.take_down()


def live(stage: Stage) -> Live:
    return cast(Live, stage.window.stage.currentWidget())  # type: ignore[attr-defined]  # MainWindow


def titles(stage: Stage, subject: str) -> list[str]:
    return [action.text() for action in stage.shell.supervising.acting.actions_for(subject)]


def work_of(stage: Stage) -> Interaction:
    rows = live(stage).watch.floor.tasks
    return next(row.work.interaction for row in rows if row.work.interaction.call == CALL)


def ring(stage: Stage, correlation: str, id: str = "leg") -> Line:
    line = Line()
    stage.scene.parts.telephone.arrive(line)
    call = Call(
        id=id, account="x", direction="in", state="ringing_in", number="201", started_at=1,
        correlation=correlation,
    )  # fmt: skip
    stage.scene.parts.telephone.heard(e.Changed(call=call))
    return line


async def test_a_menu_has_what_the_role_permits(boss: Stage) -> None:
    assert "Set the state" in titles(boss, f"agent:{AGENT}")
    assert titles(boss, f"interaction:{work_of(boss).id}") == [
        "Listen", "Whisper", "Join in", "Take over", "Give to a queue or a person…",
        "Close with a reason…",
    ]  # fmt: skip
    assert titles(boss, f"agent:{sample.ME.id}") == [], "nobody supervises themselves"


async def test_a_forced_state_has_a_way_back(boss: Stage) -> None:
    boss.shell.supervising.acting.do("force:a5:available:")
    await settled()
    assert ("force_state", 0, ("a5", "available", "")) in boss.desk.calls
    card = boss.shell.toasts.stack.cards()[-1]
    assert "stays theirs" in card.accessibleName()


async def test_listening_is_asked_for_and_stands_in_a_bar(boss: Stage) -> None:
    bar = boss.shell.supervising.bar
    assert bar.isHidden()
    boss.shell.supervising.acting.do(f"watch:monitor:{work_of(boss).id}")
    await settled()
    assert ("supervise", 0, ("monitor", CALL, True)) in boss.desk.calls
    boss.desk.put_supervision(sample_acting.supervision(agent=AGENT, call=CALL))
    await settled()
    assert bar.isVisible() and bar.modes["monitor"].isChecked()
    assert "You listen to" in bar.accessibleName() and "nobody hears you" in bar.accessibleName()
    QTest.keyClick(bar, Qt.Key.Key_2)
    await settled()
    assert ("supervise", 0, ("whisper", CALL, True)) in boss.desk.calls
    assert bar.modes["monitor"].isChecked(), "what stands is what the platform says"
    QTest.keyClick(bar, Qt.Key.Key_4)
    await settled()
    sheet = boss.window.findChildren(ActSheet)[-1]
    sheet.reject()
    await settled()
    assert ("supervise", 0, ("take_over", CALL, True)) not in boss.desk.calls
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    await settled()
    assert ("stop_supervising", 0, ("s-1",)) in boss.desk.calls


async def test_a_stuck_wrap_up_is_completed_with_its_outcome(boss: Stage) -> None:
    row = next(row for row in boss.desk.floor.values() if row.interaction.call == CALL)  # type: ignore[attr-defined]  # Boss
    stuck = replace(row.interaction, state="wrap_up", ended_at=1, disposition="")
    wrapping = replace(row, interaction=stuck, rules=replace(row.rules, wrap="required"))
    boss.desk.put_floor(wrapping)  # type: ignore[attr-defined]
    chosen = Disposition(id="solved", name="Solved")
    boss.desk.known = replace(boss.desk.known, dispositions={"solved": chosen})
    await until(lambda: "Complete the wrap-up" in titles(boss, f"interaction:{stuck.id}"))
    boss.shell.supervising.acting.do(f"complete:{stuck.id}")
    await settled()
    sheet = boss.window.findChildren(CompleteSheet)[-1]
    assert not sheet.yes.isEnabled(), "the queue asks for one"
    sheet.form.choose(chosen.id)
    sheet.form.note.setText("Went home")
    sheet.yes.click()
    await settled()
    done = (stuck.id, chosen.id, "Went home", "", None)
    assert ("complete_wrap_up", 0, done) in boss.desk.calls


async def test_taking_over_a_call_is_asked_once_more(boss: Stage) -> None:
    boss.shell.supervising.acting.do(f"watch:take_over:{work_of(boss).id}")
    await settled()
    sheets = boss.window.findChildren(ActSheet)
    assert sheets and not [call for call in boss.desk.calls if call[0] == "supervise"]
    sheets[-1].accept()
    await settled()
    assert ("supervise", 0, ("take_over", CALL, True)) in boss.desk.calls


async def test_the_phone_answers_the_leg_by_itself_and_shows_no_customer(boss: Stage) -> None:
    boss.desk.put_supervision(sample_acting.supervision(agent=AGENT, call=CALL))
    await settled()
    line = ring(boss, "s-1")
    assert c.Answer(call="leg", unrecorded=True) in line.sent
    assert not boss.shell.switchboard._ringing, "no card, and nothing rings"
    talking = replace(boss.scene.parts.telephone.calls[0], state="talking", answered_at=2)
    boss.scene.parts.telephone.heard(e.Changed(call=talking))
    assert boss.shell.switchboard.strip.bar("leg") is None, "its own bar stands for it"
    assert boss.shell.supervising.legs.muted is False
    over = sample_acting.supervision(agent=AGENT, call=CALL, ended_at=3, end="taken")
    boss.desk.put_supervision(over)
    await settled()
    assert boss.shell.switchboard.strip.bar("leg") is not None, "now it is a customer"
    assert boss.shell.supervising.bar.isHidden()


async def test_the_keyboard_goes_back_to_where_it_was_when_a_supervision_is_over(
    boss: Stage,
) -> None:
    grid = cast(LiveTab, live(boss).page).grid
    grid.setFocus()
    boss.desk.put_supervision(sample_acting.supervision(agent=AGENT, call=CALL))
    await settled()
    bar = boss.shell.supervising.bar
    assert bar.hasFocus()
    over = sample_acting.supervision(agent=AGENT, call=CALL, ended_at=3, end="over")
    boss.desk.put_supervision(over)
    await settled()
    assert bar.isHidden()
    assert grid.hasFocus()


async def test_a_leg_before_its_word_is_unseen_until_it_is_known(boss: Stage) -> None:
    boss.shell.supervising.acting.do(f"watch:monitor:{work_of(boss).id}")
    await settled()
    line = ring(boss, "s-1")
    assert not boss.shell.switchboard._ringing
    boss.desk.put_supervision(sample_acting.supervision(agent=AGENT, call=CALL))
    await until(lambda: c.Answer(call="leg", unrecorded=True) in line.sent)


async def test_a_customer_rings_as_ever(boss: Stage) -> None:
    boss.desk.put_supervision(sample_acting.supervision(agent=AGENT, call=CALL))
    await settled()
    line = ring(boss, "another")
    assert boss.shell.switchboard._ringing
    assert c.Answer(call="leg", unrecorded=True) not in line.sent


async def test_an_alarm_is_heard_seen_and_taken_by_name(boss: Stage) -> None:
    rail = boss.scene.window.panels.rail
    assert rail._wide["live"].count == 2
    banner = boss.shell.supervising.banner
    assert banner is not None and banner.isVisible()
    assert "Satış: Service level 68%" in banner.words() and "1 more" in banner.words()
    assert boss.sounds.played.count("alarm") == 2
    banner.take.click()
    await settled()
    assert ("acknowledge", 0, ("al-1",)) in boss.desk.calls
    taken = replace(sample_acting.alerts()[0], acknowledged_by=sample.ME.id)
    boss.desk.put_alert(taken)
    await settled()
    assert rail._wide["live"].count == 1
    assert boss.sounds.played.count("alarm") == 2, "nobody hears of it twice"


async def test_who_wants_no_alarm_hears_none(boss: Stage) -> None:
    boss.settings.put("notifications_alerts", False)
    before = list(boss.sounds.played)
    boss.desk.put_alert(replace(sample_acting.alerts()[0], id="al-9"))
    await settled()
    assert boss.sounds.played == before


async def test_an_alert_has_the_minutes_before_it_and_its_rule_in_words(boss: Stage) -> None:
    live(boss).show_tab("alerts")
    await settled()
    page = cast(AlertsPage, live(boss).page)
    page.show_alert("al-1")
    assert page.column.isVisible() and page.column.chart.accessibleDescription()
    assert "below 80%" in page.column._rule.text() and "back at 85%" in page.column._rule.text()
    page.column.take.click()
    await settled()
    assert ("acknowledge", 0, ("al-1",)) in boss.desk.calls


@pytest.mark.parametrize("tab", ["queues", "audit"])
async def test_the_key_that_searches_is_of_what_is_in_sight(boss: Stage, tab: str) -> None:
    panel = live(boss)
    panel.show_tab(tab)
    await settled()
    for key, held in ((Qt.Key.Key_Slash, SHIFT), (Qt.Key.Key_Slash, PLAIN), (Qt.Key.Key_F, CTRL)):
        panel.setFocus()
        QTest.keyClick(QApplication.focusWidget() or panel, key, held)
        assert live(boss) is panel, "it is not left for the inbox"
        assert panel.search is not None and panel.search.hasFocus() and not panel.search.text()


async def test_what_has_no_search_leaves_the_key_to_the_inbox(boss: Stage) -> None:
    live(boss).show_tab("alerts")
    assert live(boss).search is None


async def test_an_agent_is_told_of_what_is_visible_and_of_nothing_else(stage: Stage) -> None:
    line = stage.shell.supervising.line
    hidden = sample_acting.supervision(agent=sample.ME.id, supervisor="a-derya", visible=False)
    stage.desk.put_supervision(hidden)
    await settled()
    assert line.isHidden()
    stage.desk.put_supervision(replace(hidden, visible=True, mode="whisper"))
    await settled()
    assert line.isVisible() and "whispers to you" in line.words()
    stage.desk.put_supervision(replace(hidden, ended_at=5, end="stopped"))
    await settled()
    assert line.isHidden()
    assert stage.shell.supervising.acting.actions_for(f"agent:{AGENT}") == []


async def test_news_stays_until_it_is_read(stage: Stage) -> None:
    stage.desk.put_news(sample_acting.news())
    await settled()
    cards = [card for card in stage.shell.toasts.stack.cards() if isinstance(card, NewsCard)]
    assert len(cards) == 1 and cards[0].stays
    translate.use("tr")
    await settled()
    assert {"Okudum"} == {b.text() for b in cards[0].findChildren(QPushButton) if b.text()}
    translate.use("en")
    await settled()
    cards[0].close_it()
    await settled()
    assert "n-1" in await stage.desk.kept_own("news")
    stage.desk.put_news(sample_acting.news(id="n-1"))
    await settled()
    left = [card for card in stage.shell.toasts.stack.cards() if isinstance(card, NewsCard)]
    assert not left, "what was read does not come again"


async def test_a_chat_is_read_along_and_written_in_only_where_that_was_asked(boss: Stage) -> None:
    composer = boss.shell._conversation.composer
    conversation = boss.desk.conversations[1].id
    of = sample_acting.supervision(agent=AGENT, call=None, conversation=conversation)
    await boss.open(1)
    assert composer.isEnabled()
    boss.desk.put_supervision(of)
    await settled()
    assert not composer.isEnabled(), "nothing is written where one only reads"
    boss.desk.put_supervision(replace(of, mode="barge"))
    await settled()
    assert composer.isEnabled()
    boss.desk.put_supervision(of)
    await settled()
    boss.desk.put_supervision(replace(of, ended_at=9, end="stopped"))
    await settled()
    assert composer.isEnabled()


async def test_a_rule_says_what_it_means_and_why_it_cannot_be(boss: Stage) -> None:
    sheet = AlertRules(boss.scene.parts, boss.window)
    await settled()
    form = sheet.form
    assert form.rule() == sample_acting.rules()["r1"]
    form.clear_at.setValue(70)
    assert "other side" in form.meaning.text()
    sheet._save()
    form.clear_at.setValue(90)
    form.quiet.setText("22:00-7")
    assert "22:00-07:00" in form.meaning.text()
    form.quiet.setText("22:00-07:00")
    assert "Silent from 22:00–07:00" in form.meaning.text()
    sheet._save()
    await settled()
    saved = [call for call in boss.desk.calls if call[0] == "save_alert_rule"]
    assert len(saved) == 1 and saved[0][2][0].clear_at == 90


async def test_a_profile_changes_and_is_set_back(boss: Stage) -> None:
    notices: list[Toast] = []
    sheet = ProfileSheet(boss.scene.parts, "a1", notices.append, boss.window)
    sheet.queues["q-vip"].setChecked(True)
    sheet.capacity["chat"].setValue(2)
    sheet._save()
    await settled()
    name, _, (agent, changed) = boss.desk.calls[-1]
    assert (name, agent, changed["queues"]) == ("set_profile", "a1", ("q-vip",))
    assert changed["capacity"] == {"chat": 2}
    assert notices[0].act is not None
    notices[0].act[1]()
    await settled()
    assert boss.desk.calls[-1][2][1]["capacity"] == {"chat": 4}
