from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.dialogs.preflight import PreflightSheet
from desktop.loop import Tasks
from desktop.telephone.preflight import Check, Facts, checks
from desktop.theme import Theme
from tests.desktop.grabs import turns
from voip.values import Registration

FINE = Facts(
    microphones=1, speakers=1, registrations=(Registration(account="a", state="ready"),),
    round_trips_ms=(20, 22), skew_ms=0, free_bytes=10**11,
)  # fmt: skip


async def shown(theme: Theme, facts: Facts) -> tuple[Tasks, PreflightSheet]:
    translate.use("en")
    tasks = Tasks()

    async def look() -> Sequence[Check]:
        return checks(facts)

    return tasks, PreflightSheet(theme, tasks, look)


async def test_it_looks_at_once_and_says_what_it_found(qapp: QApplication, theme: Theme) -> None:
    tasks, sheet = await shown(theme, FINE)
    assert not sheet.again.isEnabled()
    assert sheet.rows["disk"].sentence.text() == "Being looked at…"
    await turns()
    assert sheet.lead.text() == "Everything is ready."
    assert sheet.mend.isHidden() and sheet.again.isEnabled()
    assert sheet.rows["way"].accessibleName() == (
        "Way to the operator: 22 ms there and back, jitter 2 ms."
    )
    await tasks.close()
    sheet.deleteLater()


async def test_what_is_wrong_leads_to_where_it_is_mended(qapp: QApplication, theme: Theme) -> None:
    tasks, sheet = await shown(theme, Facts(microphones=0, speakers=1, line="offline"))
    asked: list[str] = []
    sheet.settings_asked.connect(asked.append)
    await turns()
    assert sheet.lead.text() == "3 things want a look. You can be available all the same."
    sheet.mend.click()
    assert asked == ["audio"]
    await tasks.close()
    sheet.deleteLater()


async def test_it_looks_again(qapp: QApplication, theme: Theme) -> None:
    tasks, sheet = await shown(theme, Facts())
    await turns()
    sheet.again.click()
    assert sheet.rows["clock"].check is None
    await turns()
    check = sheet.rows["clock"].check
    assert check is not None and check.state == "unknown"
    await tasks.close()
    sheet.deleteLater()
