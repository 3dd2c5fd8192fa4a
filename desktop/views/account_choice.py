"""Which account calls: to be chosen where more than one is ready, and remembered."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox

from core.settings import Settings
from desktop.telephone.account_fields import typed
from desktop.telephone.several import calling, ready
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.translate import tr

SETTING = "phone_account"
ROOM = 226
"""For the words of one, in px: the field itself would cut them without a sign."""
ROLE = Qt.ItemDataRole


class AccountChoice(QComboBox):
    def __init__(self, theme: Theme, telephone: Telephone, settings: Settings) -> None:
        super().__init__()
        self._theme, self._telephone, self._settings = theme, telephone, settings
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        telephone.chosen = settings.get(SETTING)
        telephone.registrations_changed.connect(self.show_accounts)
        telephone.calls_changed.connect(self.show_accounts)
        self.activated.connect(self._choose)
        theme.changed.connect(self._draw)
        self.retranslate()
        self.show_accounts()

    def show_accounts(self) -> None:
        """Those that can call now."""
        able = ready(self._telephone.registrations)
        shown = {each.id: typed(each) for each in self._telephone.accounts if each.id in able}
        if shown != self.shown():
            self.clear()
            for place, (id, name) in enumerate(shown.items()):
                self.addItem(self._cut(name), id)
                for role in (ROLE.ToolTipRole, ROLE.AccessibleTextRole):
                    self.setItemData(place, name, role)
            self._draw()
        chosen = calling(self._telephone.registrations, self._telephone.chosen)
        self.setCurrentIndex(self.findData(chosen))
        self.setVisible(len(shown) > 1)

    def shown(self) -> dict[str, str]:
        """Each account's id and its whole name."""
        places = range(self.count())
        return {self.itemData(at): self.itemData(at, ROLE.ToolTipRole) for at in places}

    def _cut(self, name: str) -> str:
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, ROOM)

    def _draw(self) -> None:
        """Beside the sign of a call that goes out, nobody takes it for a field to type in."""
        for at in range(self.count()):
            self.setItemIcon(at, self._theme.icon("phone-outgoing", "second", 15))

    def _choose(self, place: int) -> None:
        self._telephone.chosen = self.itemData(place)
        self._settings.put(SETTING, self._telephone.chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        words = tr("Phone", "Account that calls")
        self.setAccessibleName(words)
        self.setToolTip(words)
