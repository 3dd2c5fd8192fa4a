"""Whether the phone is ready, always in sight: a sign with a dot, and the whole story in its tip."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.account_line import dot_token, phone_words

SIDE, DOT = 34, 9


class PhoneDot(QPushButton):
    """Another sign, not only another colour, where nobody can be called."""

    def __init__(self, theme: Theme, telephone: Telephone) -> None:
        super().__init__()
        self._theme, self._phone = theme, telephone
        self._token = "third"
        self.setProperty("kind", "quiet")
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for changed in (
            telephone.available_changed, telephone.registrations_changed, telephone.policy_changed,
        ):  # fmt: skip
            changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        phone = self._phone
        self._token = dot_token(phone)
        quiet = phone.policy.do_not_disturb
        icon = "bell-off" if quiet else "phone" if phone.ready else "phone-off"
        self._theme.set_icon(self, icon, "second", 18)
        words = phone_words(phone)
        if quiet:
            words = f"{tr('Phone', 'Do not disturb is on')}\n{words}"
        said = tr("Phone", "Phone: {words}", words=words)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("surface"), 2))
            painter.setBrush(self._theme.color(self._token))
            painter.drawEllipse(QRectF(SIDE - DOT - 6, SIDE - DOT - 6, DOT, DOT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
