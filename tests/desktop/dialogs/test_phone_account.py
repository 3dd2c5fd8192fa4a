from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop import translate
from desktop.dialogs.codec_order import CodecOrder
from desktop.dialogs.phone_account import PhoneAccountSheet
from desktop.telephone.presets import Preset
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from voip import commands as c
from voip import events as e
from voip.values import CODECS, Account

NEW = Account(id="n", user="", domain="")
STEPS = (("name", 12.0), ("connect", 31.0), ("register", 45.0))
PRESET = Preset(name="Kuzey", sets={"transport": "tls", "user": "nobody"}, echo="*43")


class Line:
    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand) -> None:
        self.sent.append(command)


class Stage:
    def __init__(self, theme: Theme, account: Account = NEW) -> None:
        self.line = Line()
        self.telephone = Telephone()
        self.telephone.arrive(self.line)
        self.telephone.heard(e.Welcome(version="2.15.1"))
        self.sheet = PhoneAccountSheet(
            theme, self.telephone, account, presets=[PRESET],
            others=[Account(id="o", user="1002", domain="sip.example")],
        )  # fmt: skip

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            edit = self.sheet.form.rows[name].control
            assert isinstance(edit, QLineEdit)
            edit.setText(text)
            edit.textEdited.emit(text)

    def objections(self) -> dict[str, str]:
        rows = self.sheet.form.rows
        return {name: r.objection.text() for name, r in rows.items() if not r.objection.isHidden()}

    def faces(self) -> list[str]:
        return [row.face for row in self.sheet.test.rows.values()]


@pytest.fixture
def stage(qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.sheet.reject()
    stage.sheet.deleteLater()


def test_few_fields_until_more_is_asked_for(stage: Stage) -> None:
    rows = stage.sheet.form.rows
    assert [name for name, row in rows.items() if not row.isHidden()] == [
        "user",
        "domain",
        "password",
    ]
    stage.sheet.form.more.click()
    assert all(not row.isHidden() for row in rows.values())


def test_it_is_not_saved_before_it_is_right(stage: Stage) -> None:
    saved: list[Account] = []
    stage.sheet.accepted.connect(lambda: saved.append(stage.sheet.account))
    stage.type(user="1002", domain="sip.example")
    stage.sheet.save.click()
    assert set(stage.objections()) == {"user", "password"}
    stage.type(user="1001")
    assert set(stage.objections()) == {"password"}
    stage.type(password=" gizli ")
    stage.sheet.save.click()
    assert saved == [
        Account(
            id="n", user="1001", domain="sip.example", registrar="sip.example", password=" gizli "
        )
    ]


def test_what_hides_under_more_comes_out_when_it_is_wrong(stage: Stage) -> None:
    stage.type(user="1001", domain="sip.example", password="p", proxy="sip proxy")
    stage.sheet.save.click()
    assert set(stage.objections()) == {"proxy"}
    assert stage.sheet.form.more.isChecked()


def test_a_preset_sets_what_the_operator_wants_and_nothing_personal(stage: Stage) -> None:
    stage.type(user="1001", password="p")
    stage.sheet.preset.setCurrentIndex(1)
    stage.sheet.preset.activated.emit(1)
    account = stage.sheet.form.account()
    assert (account.user, account.password, account.transport) == ("1001", "p", "tls")
    assert stage.sheet.test.echo.text() == "*43"


def test_codecs_go_out_in_the_order_they_stand(stage: Stage) -> None:
    order = stage.sheet.form.rows["codecs"].control
    assert isinstance(order, CodecOrder)
    assert order.codecs() == CODECS
    offered = {order.list.item(row).text() for row in range(order.list.count())}
    assert "GSM" in offered and "L16" not in offered
    order.list.setCurrentRow(2)
    order.up.click()
    assert stage.sheet.form.account().codecs == ("G722", "PCMU", "PCMA")


def test_an_account_that_was_typed_before_keeps_what_it_had(theme: Theme) -> None:
    kept = Account(
        id="a", user="1", domain="d.example", registrar="r.example", password="p", dtmf="info",
        stun="s.example", ice=True, dscp=0, codecs=("PCMA",), voicemail="*97", transport="tcp",
    )  # fmt: skip
    stage = Stage(theme, kept)
    assert stage.sheet.form.account() == kept
    assert stage.sheet.preset.isHidden()
    stage.sheet.deleteLater()


def filled(stage: Stage) -> None:
    stage.type(user="1001", domain="sip.example", password="gizli")
    stage.sheet.test.button.click()


def test_the_test_shows_its_steps_as_they_go(stage: Stage) -> None:
    filled(stage)
    sent = stage.line.sent[-1]
    assert isinstance(sent, c.TestAccount) and sent.account.password == "gizli"
    assert stage.faces()[0] == "running" and not stage.sheet.test.button.isEnabled()
    stage.telephone.heard(e.Testing(account="n", step="connect"))
    assert stage.faces()[:3] == ["done", "running", "waiting"]
    stage.telephone.heard(
        e.Tested(account="n", failure="password_refused", status=403, steps=STEPS)
    )
    assert stage.faces() == ["done", "done", "skipped", "failed", "skipped", "skipped"]
    assert stage.sheet.test.result.text().startswith("The server refused the password")
    assert stage.sheet.test.button.isEnabled()


def test_sound_that_was_not_tried_is_not_promised(stage: Stage) -> None:
    filled(stage)
    stage.telephone.heard(e.Tested(account="n", failure=None, status=200, steps=STEPS))
    assert "Sound was not tried" in stage.sheet.test.result.text()
    stage.sheet.test.button.click()
    whole = (*STEPS, ("call", 90.0), ("audio", 200.0))
    stage.telephone.heard(e.Tested(account="n", failure=None, status=200, steps=whole))
    assert "sound comes back" in stage.sheet.test.result.text()


def test_the_diagnosis_is_copied_without_anybodys_name(stage: Stage) -> None:
    filled(stage)
    assert stage.sheet.test.copy.isHidden() and stage.sheet.test.diagnosis() == ""
    stage.telephone.heard(e.Tested(account="n", failure="nobody_answers", steps=STEPS[:1]))
    stage.sheet.test.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "result: nobody_answers" in text and "2.15.1" in text
    assert "1001" not in text and "gizli" not in text and "sip.example" not in text


def test_another_accounts_test_changes_nothing(stage: Stage) -> None:
    filled(stage)
    stage.telephone.heard(e.Tested(account="other", failure=None))
    assert stage.sheet.test.tested is None


def test_a_phone_that_says_nothing_is_not_waited_for_for_ever(stage: Stage) -> None:
    filled(stage)
    stage.sheet.test._patience.timeout.emit()
    assert "no answer" in stage.sheet.test.result.text()
    assert stage.sheet.test.button.isEnabled()


def test_without_a_phone_it_says_so(stage: Stage) -> None:
    stage.telephone.set_unavailable("unavailable")
    filled(stage)
    assert stage.line.sent == []
    assert "not running" in stage.sheet.test.result.text()


def test_it_speaks_the_language_that_stands(stage: Stage) -> None:
    translate.use("tr")
    stage.sheet.retranslate()
    stage.sheet.form.retranslate()
    stage.sheet.test.retranslate()
    assert stage.sheet.windowTitle() == "Yeni telefon hesabı"
    box = stage.sheet.form.rows["srtp"].control
    assert isinstance(box, QComboBox) and box.itemText(0) == "Hiçbir zaman"
    translate.use("en")
