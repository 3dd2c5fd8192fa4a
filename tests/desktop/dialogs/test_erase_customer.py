from PySide6.QtWidgets import QWidget

from core.supervision import TakenOut
from desktop import translate
from desktop.dialogs.erase_customer import EraseCustomer
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over


class Desk(FakeDesk):
    erased = ""

    async def taken_out(self, conversation: str) -> tuple[TakenOut, ...]:
        return (TakenOut(at=1, by="a1", what="package", format="json", count=3),)

    async def erase_customer(self, contact: str) -> str:
        self.erased = contact
        return "id"


async def test_it_is_done_only_once_the_name_was_typed(theme: Theme) -> None:
    translate.use("en")
    desk, window = Desk(), QWidget()
    parts = parts_over(theme, desk)
    of = desk.contacts[desk.conversations[1].contact]
    dialog = EraseCustomer(parts, of, window)
    await until(lambda: not dialog.left.isHidden())
    assert "1 time" in dialog.left.text() and "A package of 3 conversations" in dialog.left.text()
    assert of.name in dialog.title.text()
    for typed, may in (
        ("", False),
        (of.name[:-1], False),
        (of.name.upper(), True),
        (of.name, True),
    ):
        dialog.name.setText(typed)
        assert dialog.erase.isEnabled() is may
    dialog.erase.click()
    await until(lambda: desk.erased)
    assert desk.erased == of.id
    await parts.tasks.close()
    window.deleteLater()
