from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from desktop.views import audit_page
from desktop.views.audit_page import AuditPage
from tests.desktop import sample_acting
from tests.desktop.fake_boss import Boss
from tests.desktop.grabs import until
from tests.desktop.stage import Stage, settled
from tests.desktop.test_supervising import boss, live

assert boss  # a fixture of the desk's own tests
pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu."""


async def test_the_audit_list_is_searched_and_read_only(boss: Stage) -> None:
    live(boss).show_tab("audit")
    await settled()
    page = cast(AuditPage, live(boss).page)
    assert page.model.rowCount() == len(sample_acting.ACTS)
    table = await page.table()
    assert table.rows[0][2] == "Listened to a call"
    page.search.setText("gunes")
    page.read()
    await settled()
    assert [row.entry.act for row in page.model.lines] == ["profile.set"]
    page.search.setText("whispered")
    page.read()
    await settled()
    assert [row.entry.facts["mode"] for row in page.model.lines] == ["whisper"]
    flags = page.model.flags(page.model.index(0, 0))
    assert not flags & Qt.ItemFlag.ItemIsEditable


async def test_what_is_taken_out_is_all_that_has_the_words(
    boss: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what nobody scrolled to, in the order that is shown."""
    monkeypatch.setattr(audit_page, "PAGE", 3)
    live(boss).show_tab("audit")
    await settled()
    page = cast(AuditPage, live(boss).page)
    assert page.model.rowCount() == 3
    table = await page.table()
    assert len(table.rows) == len(sample_acting.ACTS)
    assert table.facts[-1].startswith("Everything since ")
    page._sort("at", False)
    assert [row[0] for row in (await page.table()).rows] == [row[0] for row in table.rows][::-1]
    page.search.setText("listened")
    table = await page.table()
    assert len(table.rows) == 1 and table.facts[0] == "Only with “listened”"


async def test_older_entries_are_asked_for_and_it_is_said_what_is_here(boss: Stage) -> None:
    desk = cast(Boss, boss.desk)
    day = desk.audited_since
    desk.older_entries = (replace(sample_acting.entries()[0], id="old", at=day - 5),)
    desk.may_go_on.clear()
    live(boss).show_tab("audit")
    await settled()
    page = cast(AuditPage, live(boss).page)
    foot = page.foot
    assert foot.words.text() == f"{foot.reach()}; what is older the platform has."
    foot.button.click()
    await settled()
    assert foot.bar.isVisibleTo(page) and foot.button.text() == "Stop"
    assert foot.words.text().startswith("Asking for older entries: 1 came, back to ")
    desk.may_go_on.set()
    await until(lambda: page.model.rowCount() == len(sample_acting.ACTS) + 1)
    assert foot.words.text().startswith("1 older entry came. Everything since ")
    assert foot.words.text().endswith("; the platform has 9 older entries.")
    assert not foot.bar.isVisibleTo(page)


async def test_asking_for_older_entries_can_be_stopped(boss: Stage) -> None:
    desk = cast(Boss, boss.desk)
    desk.may_go_on.clear()
    live(boss).show_tab("audit")
    await settled()
    foot = cast(AuditPage, live(boss).page).foot
    foot.button.click()
    await settled()
    foot.button.click()
    await until(lambda: foot.words.text().startswith("Stopped; what came is here."))
    assert foot.button.text() == "Ask for older ones"
