from PySide6.QtWidgets import QApplication

from core.rows import InboxFilter
from desktop.preview_desk import preview_desk


async def test_the_sample_company_is_there(qapp: QApplication) -> None:
    desk = await preview_desk(60)
    assert desk.me.demonstration and desk.line.state == "live"
    assert len((await desk.skeleton(InboxFilter(view="all"))).keys) == 60
    assert (await desk.counts())["mine"][0] > 0
    assert desk.directory.labels
    await desk.close()
