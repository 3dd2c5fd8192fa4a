"""AlertBanner: what alarms and nobody looks after, at the head of the live view."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from core.supervision import Alert
from desktop.models.alert_words import alert_title
from desktop.parts import Parts
from desktop.times import clock
from desktop.translate import tr
from desktop.views.card import ElidedLabel

HEIGHT = 44


class AlertBanner(QFrame):
    taken = Signal(str)
    """Id of the alert the person looks after."""
    looked = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._alerts: Sequence[Alert] = ()
        self.setProperty("kind", "alert")
        self.setFixedHeight(HEIGHT)
        self._sign, self._words = QLabel(), ElidedLabel()
        self._words.setFont(parts.theme.font("body", 600))
        self.look, self.take = QPushButton(), QPushButton()
        self.look.setProperty("kind", "quiet_words")
        self.look.clicked.connect(self.looked)
        self.take.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.look)
        row.addWidget(self.take)
        parts.theme.changed.connect(self._say)
        self.hide()

    def show_alerts(self, untended: Sequence[Alert]) -> None:
        """The newest first."""
        self._alerts = untended
        self.setVisible(bool(untended))
        self._say()

    def words(self) -> str:
        return self._words.whole()

    def _take(self) -> None:
        if self._alerts:
            self.taken.emit(self._alerts[0].id)

    def _say(self) -> None:
        if not self._alerts:
            return
        newest, more = self._alerts[0], len(self._alerts) - 1
        said = [alert_title(newest, self._parts.desk.directory)]
        said.append(tr("Alerts", "since {since}", since=clock(newest.raised_at)))
        if more:
            said.append(tr("Alerts", "%n more", more))
        self._words.say(" · ".join(said))
        self.setAccessibleName(self._words.whole())
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._parts.theme.pixmap("siren", "bad", 18, ratio))
        self.look.setText(tr("Alerts", "Show"))
        self.take.setText(tr("Alerts", "I look after it"))
        self.take.setVisible(self._parts.desk.may("alert.acknowledge"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
