"""What the company has decided holds over what a person chose, and the person's own comes back."""

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.work import CompanyRules
from desktop.company_settings import CompanySettings
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over


async def test_whether_agents_see_it_is_decided_for_everybody(
    qapp: QApplication, theme: Theme
) -> None:
    desk, parent = FakeDesk(), QObject()
    parts = parts_over(theme, desk)
    settings = parts.settings
    settings.put("supervise_visible", True)
    decided = CompanySettings(parts, parent)
    assert not settings.is_decided("supervise_visible")
    rules = CompanyRules(supervised="unseen")
    desk.known = replace(desk.directory, company_rules={rules.id: rules})
    desk.tell(Changes(directory=True))
    settings.decide({"supervise_visible": "what the telephone decides, and is no switch"})
    assert settings.is_decided("supervise_visible"), "whatever else is decided"
    assert settings.get("supervise_visible") is False
    decided.close()
    assert settings.get("supervise_visible") is True
    parent.deleteLater()
