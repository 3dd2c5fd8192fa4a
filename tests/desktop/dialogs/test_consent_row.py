from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop import translate
from desktop.dialogs.consent_row import ConsentRow
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from voip import commands as c


class Wire:
    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand, /) -> None:
        self.sent.append(command)


def test_an_announcement_is_chosen_heard_and_taken_away(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    settings, telephone, wire = Settings(None), Telephone(), Wire()
    telephone.arrive(wire)
    row = ConsentRow(theme, settings, telephone)
    assert row.play.isHidden() and row.said.text().startswith("None")
    row.take("/company/kvkk.wav")
    assert settings.get("phone_consent") == "/company/kvkk.wav"
    assert row.said.text() == "kvkk.wav" and not row.play.isHidden()
    row.play.click()
    assert wire.sent == [c.Play(path="/company/kvkk.wav")]
    row.remove.click()
    assert settings.get("phone_consent") == "" and row.remove.isHidden()
    row.deleteLater()


def test_the_companys_announcement_can_only_be_heard(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    settings = Settings(None)
    settings.decide({"phone_consent": "/company/kvkk.wav"})
    row = ConsentRow(theme, settings, Telephone())
    assert row.said.text() == "Decided by your company"
    assert not row.choose.isEnabled() and not row.remove.isEnabled() and row.play.isEnabled()
