"""One phone account, typed by hand: chosen from an operator's preset or from nothing, and tried."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.dialogs.account_form import AccountForm
from desktop.dialogs.account_test import AccountTest
from desktop.dialogs.sheet import Sheet
from desktop.telephone.account_fields import objections
from desktop.telephone.presets import Preset
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.translate import tr
from voip.values import Account

TEST_WIDTH = 320


class PhoneAccountSheet(Sheet):
    """`accepted` with `account` filled in; `others` are those it must not repeat.

    `given`: by the company; it can be looked at and tried, and nothing of it changed.
    """

    def __init__(
        self,
        theme: Theme,
        telephone: Telephone,
        account: Account,
        *,
        others: Sequence[Account] = (),
        presets: Sequence[Preset] = (),
        given: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent, width=860)
        self.account = account
        self._others, self._presets = others, presets
        self._is_new, self._given = not account.user, given
        self.preset = QComboBox()
        self.form = AccountForm(theme, account)
        self.test = AccountTest(theme, telephone)
        self._cancel = self.add_button()
        self.save = self.add_button("primary")
        self._lay_out()
        self._connect()
        self.resize(860, 560)
        self.retranslate()
        self.form.set_read_only(given)
        self.save.setVisible(not given)
        first = self.test.echo if given else self.form.rows["user"].control
        first.setFocus()

    def _lay_out(self) -> None:
        self._fill_presets()
        self.preset.setVisible(self._is_new and bool(self._presets))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.form, 1)
        self.test.setFixedWidth(TEST_WIDTH)
        row.addWidget(self.test)
        self.body.addWidget(self.preset)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.preset.activated.connect(self._take_preset)
        self.test.button.clicked.connect(self._try)
        self._cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.form.changed.connect(self._edited)

    # What a person does

    def _fill_presets(self) -> None:
        self.preset.addItem("", None)
        for preset in self._presets:
            self.preset.addItem(preset.name, preset)

    def _take_preset(self, index: int) -> None:
        """What was typed already stays; the rest is as the operator wants it."""
        preset: Preset | None = self.preset.itemData(index)
        if preset is not None:
            self.form.show_account(preset.on(self.form.account()))
            self.test.echo.setText(preset.echo or self.test.echo.text())

    def _checked(self) -> Account | None:
        if self._given:
            return self.account
        account = self.form.account()
        found = objections(account, self._others)
        self.form.show_objections(found)
        return None if found else account

    def _edited(self) -> None:
        """An objection that was said goes as soon as it is mended, and none comes while one types."""
        found = objections(self.form.account(), self._others)
        for name, row in self.form.rows.items():
            if not row.objection.isHidden():
                row.show_objection(found.get(name, ""))

    def _try(self) -> None:
        account = self._checked()
        if account is not None:
            self.test.start(account)

    def _save(self) -> None:
        account = self._checked()
        if account is not None:
            self.account = account
            self.accept()

    def retranslate(self) -> None:
        new, old = tr("PhoneAccount", "New phone account"), tr("PhoneAccount", "Phone account")
        self.say_title(new if self._is_new else old)
        self.preset.setItemText(0, tr("PhoneAccount", "Any operator"))
        self.preset.setAccessibleName(tr("PhoneAccount", "Operator"))
        close, cancel = tr("PhoneAccount", "Close"), tr("PhoneAccount", "Cancel")
        self._cancel.setText(close if self._given else cancel)
        self.save.setText(tr("PhoneAccount", "Save"))
