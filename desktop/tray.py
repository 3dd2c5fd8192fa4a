"""The tray icon, the system's notices and the badge; a desk without any of them works as well."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from core.rows import InboxRow
from core.settings import Settings
from desktop.notifications import Notice
from desktop.rows.inbox_words import newest
from desktop.theme import FAMILIES, Theme
from desktop.translate import tr

SIDE = 64
SHOWN_MS = 8_000


def app_icon(theme: Theme, unread: int = 0) -> QIcon:
    """Santral's sign, with a number on it where something waits to be read."""
    pixmap = QPixmap(SIDE, SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, SIDE, SIDE), 15, 15)
    painter.drawPixmap(12, 12, theme.pixmap("headset", "on_accent", 40))
    if unread:
        _draw_count(painter, theme.color("danger"), str(unread) if unread < 100 else "99+")
    painter.end()
    return QIcon(pixmap)


def _draw_count(painter: QPainter, ground: QColor, text: str) -> None:
    width = 30 if len(text) == 1 else 40
    place = QRectF(SIDE - width, SIDE - 30, width, 30)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, 15, 15)
    font = QFont(FAMILIES)
    font.setPixelSize(21 if len(text) < 3 else 17)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def notice_words(notice: Notice, *, content: bool) -> tuple[str, str]:
    """Title and text; without `content` nobody beside the screen learns who or what."""
    row: InboxRow = notice.row
    if notice.kind == "handover":
        title = tr("Notices", "A conversation was handed over")
        named = tr("Notices", "{name} is waiting", name=row.name)
        return title, (f"{named}: {newest(row)}" if row.preview else named) if content else ""
    if not content:
        return tr("Notices", "New message"), ""
    return row.name, newest(row)


class Tray(QObject):
    """`opened` carries the key of the conversation a clicked notice was about."""

    opened = Signal(int)
    answered = Signal()
    """The notice of a call was pressed."""
    raised = Signal()
    quit_asked = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, set_window_icon: Callable[[QIcon], None]
    ) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self._set_window_icon = set_window_icon
        self._unread = -1
        self._about: int | Literal["call"] | None = None
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu()
        self._open = self._menu.addAction("")
        self._quit = self._menu.addAction("")
        self._open.triggered.connect(self.raised)
        self._quit.triggered.connect(self.quit_asked)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activated)
            self._icon.messageClicked.connect(self._clicked)
        self.retranslate()
        self.show_unread(0)
        if self._icon:
            self._icon.show()

    @property
    def available(self) -> bool:
        return self._icon is not None

    def show_unread(self, count: int) -> None:
        """On the tray, on the window and, where the system has one, on the app's own icon."""
        if count == self._unread:
            return
        self._unread = count
        icon = app_icon(self._theme, count)
        self._set_window_icon(icon)
        QGuiApplication.instance().setBadgeNumber(count)  # type: ignore[union-attr]
        if self._icon:
            self._icon.setIcon(icon)
            self._icon.setToolTip(self._said())

    def _said(self) -> str:
        return tr("Notices", "Santral · %n unread", self._unread) if self._unread else "Santral"

    def notify(self, notice: Notice) -> None:
        if self._icon is None or not QSystemTrayIcon.supportsMessages():
            return
        self._about = notice.row.key
        content = bool(self._settings.get("notifications_content"))
        title, text = notice_words(notice, content=content)
        self._icon.showMessage(title, text, self._icon.icon(), SHOWN_MS)

    def notify_call(self, title: str, text: str) -> None:
        """Pressed, it answers. Who calls is left out where notices are to say nothing."""
        if self._icon is None or not QSystemTrayIcon.supportsMessages():
            return
        self._about = "call"
        content = bool(self._settings.get("notifications_content"))
        shown = title if content else tr("Notices", "Incoming call")
        self._icon.showMessage(shown, text, self._icon.icon(), SHOWN_MS)

    def forget_call(self) -> None:
        """It rings no more: a press on the old notice only brings the window forward."""
        if self._about == "call":
            self._about = None

    def _clicked(self) -> None:
        self.raised.emit()
        if self._about == "call":
            self.answered.emit()
        elif self._about is not None:
            self.opened.emit(self._about)

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how == QSystemTrayIcon.ActivationReason.Trigger:
            self.raised.emit()

    def retranslate(self) -> None:
        self._open.setText(tr("Notices", "Open Santral"))
        self._quit.setText(tr("Notices", "Quit"))

    def close(self) -> None:
        if self._icon:
            self._icon.hide()
        self._menu.deleteLater()
