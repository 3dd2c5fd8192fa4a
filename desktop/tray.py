"""The tray icon, the system's notices and the badge; a desk without any of them works as well."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from core.rows import InboxRow
from core.settings import Settings
from desktop.notifications import Notice
from desktop.rows.inbox_words import newest
from desktop.theme import FAMILIES, Theme
from desktop.translate import tr

SIDE = 64
SHOWN_MS = 8_000


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done from the menu."""

    words: str
    do: Callable[[], object]


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
    if not content:
        return tr("Notices", "New message"), ""
    return row.name, newest(row)


class Tray(QObject):
    """Its menu begins with what can be done right now."""

    pressed = Signal(str)
    """Id of the notice that was clicked; the last that was shown, for systems tell no more."""
    raised = Signal()
    quit_asked = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, set_window_icon: Callable[[QIcon], None]
    ) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self._set_window_icon = set_window_icon
        self._unread = -1
        self._about = ""
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu()
        self._open = self._menu.addAction("")
        self._quit = self._menu.addAction("")
        self._line = self._menu.insertSeparator(self._open)
        self._deeds: list[QAction] = []
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

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """First in the menu: what waits for an answer, and the answers."""
        for old in self._deeds:
            self._menu.removeAction(old)
            old.deleteLater()
        self._deeds = [QAction(deed.words.replace("&", "&&"), self._menu) for deed in deeds]
        for action, deed in zip(self._deeds, deeds, strict=True):
            action.triggered.connect(deed.do)
        self._menu.insertActions(self._line, self._deeds)
        self._line.setVisible(bool(self._deeds))

    @property
    def deeds(self) -> list[str]:
        return [action.text() for action in self._deeds]

    def show_message(self, title: str, text: str, id: str) -> None:
        """Where the system has no notices with buttons: pressed, it says `id`."""
        if self._icon is not None and QSystemTrayIcon.supportsMessages():
            self._about = id
            self._icon.showMessage(title, text, self._icon.icon(), SHOWN_MS)

    def _clicked(self) -> None:
        self.raised.emit()
        if self._about:
            self.pressed.emit(self._about)

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
