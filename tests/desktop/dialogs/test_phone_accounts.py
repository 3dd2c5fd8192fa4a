from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.phones import PhoneAccount
from desktop import translate
from desktop.dialogs.phone_accounts import PhoneAccountList
from desktop.telephone.presets import presets
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns
from tests.desktop.parts import parts_over
from voip import events as e
from voip.values import Registration

GIVEN = PhoneAccount(id="g", user="2001", domain="firma.example", password="x")
OWN = PhoneAccount(id="o", user="1001", domain="sip.example", password="x")


class PhoneDesk(FakeDesk):
    def __init__(self) -> None:
        super().__init__()
        self.given, self.own = [GIVEN], [OWN]

    async def phone_accounts(self) -> tuple[PhoneAccount, ...]:
        return (*self.given, *self.own)

    async def own_phone_accounts(self) -> tuple[PhoneAccount, ...]:
        return tuple(self.own)

    async def save_phone_account(self, account: PhoneAccount) -> None:
        self.own = [*(a for a in self.own if a.id != account.id), account]
        self.tell(Changes(phone=True))

    async def delete_phone_account(self, id: str) -> None:
        self.own = [account for account in self.own if account.id != id]
        self.tell(Changes(phone=True))


async def listed(theme: Theme) -> tuple[PhoneDesk, Any, PhoneAccountList]:
    translate.use("en")
    desk = PhoneDesk()
    parts = parts_over(theme, desk)
    accounts = PhoneAccountList(parts)
    await turns()
    return desk, parts, accounts


def said(accounts: PhoneAccountList) -> list[str]:
    return [row.accessibleName() for row in accounts.rows]


async def test_the_companys_are_shown_and_only_ones_own_are_changed(
    qapp: QApplication, theme: Theme
) -> None:
    _, parts, accounts = await listed(theme)
    assert said(accounts) == [
        "2001@firma.example: Not in use · given by your company",
        "1001@sip.example: Not in use",
    ]
    assert [row.edit.isHidden() for row in accounts.rows] == [True, False]
    parts.telephone.heard(
        e.Welcome(version="2", registrations=(Registration(account="o", state="ready"),))
    )
    assert said(accounts)[1] == "1001@sip.example: Registered"
    await parts.tasks.close()
    accounts.deleteLater()


async def test_one_is_added_changed_and_removed(qapp: QApplication, theme: Theme) -> None:
    desk, parts, accounts = await listed(theme)
    accounts.rows[1].edit.click()
    assert accounts.sheet is not None
    accounts.sheet.account = replace(accounts.sheet.account, user="1009")
    accounts.sheet.accept()
    await turns()
    assert [row.account.user for row in accounts.rows] == ["2001", "1009"]
    accounts.rows[1].remove.click()
    await turns()
    assert len(desk.own) == 1 and "Press again" in accounts.rows[1].detail.whole()
    accounts.rows[1].remove.click()
    await turns()
    assert desk.own == [] and len(accounts.rows) == 1
    accounts.add.click()
    assert accounts.sheet.account.user == ""
    accounts.sheet.reject()
    await parts.tasks.close()
    accounts.deleteLater()


async def test_nothing_yet_is_said_kindly(qapp: QApplication, theme: Theme) -> None:
    desk, parts, accounts = await listed(theme)
    desk.given, desk.own = [], []
    desk.tell(Changes(phone=True))
    await turns()
    assert not accounts.empty.isHidden()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await parts.tasks.close()
    accounts.deleteLater()


async def test_the_companys_can_be_tried_and_not_changed(qapp: QApplication, theme: Theme) -> None:
    desk, parts, accounts = await listed(theme)
    accounts.rows[0].look.click()
    sheet = accounts.sheet
    assert sheet is not None and sheet.save.isHidden()
    assert not any(row.isEnabled() for row in sheet.form.rows.values())
    sheet.test.button.click()
    assert sheet.test.account is not None and sheet.test.account.id == "g"
    sheet.accept()
    await turns()
    assert desk.own == [OWN]
    await parts.tasks.close()
    accounts.deleteLater()


async def test_who_adds_an_account_chooses_among_the_operators_that_are_shipped(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    parts = parts_over(theme, PhoneDesk())
    accounts = PhoneAccountList(parts, presets)
    accounts.add.click()
    assert accounts.sheet is not None
    box = accounts.sheet.preset
    offered = [box.itemText(index) for index in range(box.count())]
    assert offered == ["Any operator", *(preset.name for preset in presets())]
    assert len(offered) > 3
    box.setCurrentIndex(1)
    box.activated.emit(1)
    wanted = presets()[0].on(accounts.sheet.form.account())
    assert accounts.sheet.form.account() == wanted
    accounts.sheet.reject()
    await parts.tasks.close()
    accounts.deleteLater()
