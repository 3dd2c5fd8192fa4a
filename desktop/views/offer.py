"""The card of what is offered: who, on which way, why to this person, how long still; take or pass."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from core.clock import monotonic_ms
from desktop.arrival import Arrival, urgency
from desktop.arrival_words import (
    REASONS,
    accept_words,
    alarm_words,
    decline_words,
    over_words,
    preview,
    shown_name,
    spoken,
    what,
    where,
    why,
)
from desktop.theme import Theme
from desktop.times import countdown
from desktop.tokens import RADIUS
from desktop.translate import tr
from desktop.views.card import ChipLabel, ElidedLabel
from desktop.views.menu import Menu
from desktop.views.offer_face import OfferFace, step_ms
from desktop.views.offer_preview import Preview
from desktop.views.offer_why import WhyChips
from desktop.views.toast import SHADOW, Floating

CHEVRON = 30
MENU_GAP = 4
STEADY_MS = 300
"""So long after it moved a card takes no click: it was meant for what stood there before."""
OVER_MS = 2_600
"""How long it is said who has it."""
SECOND = 1_000
TONES = {0: ("", ""), 1: ("warning", "hourglass"), 2: ("bad", "triangle-alert")}


class OfferCard(Floating):
    """Stays as long as it is offered. It never takes the focus by itself."""

    stays = True
    accepted = Signal(str)
    declined = Signal(str, str)
    """Id of the arrival, reason; empty where none was given."""
    looked_at = Signal(int)
    seen = Signal(str)

    def __init__(self, theme: Theme, arrival: Arrival, now: Callable[[], int]) -> None:
        super().__init__(theme)
        self.arrival, self._now = arrival, now
        self.over = ""
        """How it ended, once it did."""
        self._by, self._moved_at, self._hold_hint = "", -STEADY_MS, False
        self._menu: QMenu | None = None
        """The reasons, while one of them is chosen."""
        self._alarm, self._alarm_icon, self._left = QLabel(), QLabel(), QLabel()
        self._face = OfferFace(theme)
        self._name, self._where = ElidedLabel(kind="title"), ElidedLabel(kind="second")
        self._vip = ChipLabel(theme, "VIP", "accent")
        self._why, self._preview = WhyChips(theme), Preview(theme)
        self._hint, self._end = QLabel(), QLabel()
        self.accept, self.decline, self.reasons = QPushButton(), QPushButton(), QPushButton()
        self._build()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._count)
        self.show_arrival(arrival)

    # What it is made of

    def _build(self) -> None:
        for label in (self._alarm, self._left, self._hint, self._end):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._left.setObjectName("time_left")
        self._left.setFont(self.theme.font("title", 600, tabular=True))
        self._where.setFont(self.theme.font("small"))
        for elided in (self._name, self._where):
            elided.setProperty("may_end_early", True)
        self._hint.setProperty("kind", "caption")
        self._hint.setWordWrap(True)
        self._end.setProperty("kind", "strong")
        self._end.setWordWrap(True)
        self.body.addLayout(self._alarm_row())
        self.body.addLayout(self._head())
        for widget in (self._why, self._preview):
            self.body.addWidget(widget)
        self.body.addSpacing(2)
        self.body.addLayout(self._buttons())
        for words in (self._hint, self._end):
            self.body.addWidget(words)

    def _alarm_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._alarm_icon)
        row.addWidget(self._alarm, 1)
        return row

    def _head(self) -> QHBoxLayout:
        row, names, first = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        row.setSpacing(10)
        names.setSpacing(1)
        first.setSpacing(6)
        first.addWidget(self._name)
        first.addWidget(self._vip)
        first.addStretch()
        first.addWidget(self._left)
        names.addLayout(first)
        names.addWidget(self._where)
        row.addWidget(self._face)
        row.addLayout(names, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, kind in (
            (self.accept, "ok"), (self.decline, "danger"), (self.reasons, "quiet"),
        ):  # fmt: skip
            button.setProperty("kind", kind)
            # Gone with the card: a click must not leave the focus with it
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
            row.addWidget(button)
        self.theme.set_icon(self.reasons, "chevron-down", "second", 16)
        self.reasons.setFixedWidth(CHEVRON)
        self.accept.clicked.connect(self._accept)
        self.decline.clicked.connect(lambda: self._decline(""))
        self.reasons.clicked.connect(self.open_reasons)
        row.addStretch()
        return row

    # What it shows

    @property
    def rank(self) -> tuple[int, bool, int, int, str]:
        return urgency(self.arrival)

    @property
    def brief(self) -> tuple[str, str]:
        return shown_name(self.arrival), self._left_words()

    @property
    def is_over(self) -> bool:
        return bool(self.over)

    def show_arrival(self, arrival: Arrival) -> None:
        """The same one, as it is now."""
        self.arrival = arrival
        level, whole = min(arrival.level, 2), self._whole()
        tone, icon = TONES[level]
        self._alarm.setProperty("kind", tone or "second")
        self._alarm.setFont(self.theme.font("small", 600))
        # Red is for what hangs up; beside three chats it would only shout
        self.decline.setProperty("kind", "danger" if arrival.rings else "")
        for widget in (self._alarm, self.decline):
            self._repolish(widget)
        if icon:
            ratio = self.devicePixelRatioF()
            self._alarm_icon.setPixmap(self.theme.pixmap(icon, tone, 15, ratio))
        rings = "phone" if arrival.rings else "check"
        self.theme.set_icon(self.accept, rings, "on_accent", 16)
        declines = "phone-off" if arrival.rings else "x"
        self.theme.set_icon(self.decline, declines, "on_accent" if arrival.rings else "second", 16)
        self._tick.setInterval(step_ms(whole) if arrival.expires_at is not None else SECOND)
        self._tick.start()
        self.retranslate()

    def show_hold(self, on: bool) -> None:
        """A call is talked on, which answering this one puts on hold."""
        self._hold_hint = on and self.arrival.rings
        self._hint.setVisible(self._hold_hint and not self.over)

    def show_over(self, how: str, by: str = "") -> None:
        """For a moment, calmly; nothing can be done with it any more."""
        if self.over:
            return
        self.over, self._by = how, by
        self._tick.stop()
        self._close_reasons()
        for widget in (
            self._why, self._preview, self._hint, self._left, self.accept, self.decline,
            self.reasons, self._alarm, self._alarm_icon,
        ):  # fmt: skip
            widget.hide()
        self._face.show_left(None, 1)
        self._say_over()
        QTimer.singleShot(OVER_MS, self, self.close_it)

    def _say_over(self) -> None:
        self._end.setText(over_words(self.over, self._by))
        self._end.show()
        self.setAccessibleName(f"{shown_name(self.arrival)} · {self._end.text()}")

    def _whole(self) -> int:
        """Ms it is asked for in all."""
        ends = self.arrival.expires_at
        return SECOND if ends is None else max(SECOND, ends - self.arrival.at)

    def _count(self) -> None:
        now = self._now()
        left = self.arrival.left(now)
        self._face.show_left(left, self._whole())
        self._left.setText(self._left_words())
        self._why.say(why(self.arrival, now))

    def _left_words(self) -> str:
        left = self.arrival.left(self._now())
        # The last second says 0:01 until it is over
        return "" if left is None else countdown(left + SECOND - 1)

    # What is done with it

    def _accept(self) -> None:
        self.seen.emit(self.arrival.id)
        self.accepted.emit(self.arrival.id)

    def _decline(self, reason: str) -> None:
        self.seen.emit(self.arrival.id)
        self.declined.emit(self.arrival.id, reason)

    def show_asked(self) -> None:
        """The answer is on its way to the platform."""
        self._close_reasons()
        for button in (self.accept, self.decline, self.reasons):
            button.setEnabled(False)

    def show_open(self) -> None:
        """It may be answered, again."""
        for button in (self.accept, self.decline, self.reasons):
            button.setEnabled(True)

    def reason_menu(self) -> QMenu:
        menu = Menu(self)
        for number, (reason, icon) in enumerate(REASONS, 1):
            words = f"&{number}  {decline_words(reason)}"
            action = menu.addAction(self.theme.icon(icon, "second", 16), words)
            action.triggered.connect(partial(self._decline, reason))
        return menu

    def open_reasons(self) -> None:
        """Beside the card: who it is, and how long still, is read while one chooses."""
        self._close_reasons()
        self._menu = menu = self.reason_menu()
        menu.aboutToHide.connect(self._forget_reasons)
        menu.setMinimumWidth(self.width() - 2 * SHADOW)
        menu.popup(self._beside(menu.sizeHint()))
        menu.setActiveAction(menu.actions()[0])

    def _beside(self, size: QSize) -> QPoint:
        """Above the card, where no other stands as a rule; below it where the window ends."""
        room = self.window().rect().translated(self.window().mapToGlobal(QPoint()))
        card = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        card = card.translated(self.mapToGlobal(QPoint()))
        below, above = card.bottom() + MENU_GAP, card.top() - MENU_GAP - size.height()
        top = above if above >= room.top() else below
        left = min(card.left(), room.right() - size.width())
        return QPoint(max(room.left(), left), min(top, room.bottom() - size.height()))

    def _close_reasons(self) -> None:
        if self._menu is not None:
            self._menu.close()

    def _forget_reasons(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Also where others that are more urgent take its place."""
        super().hideEvent(event)
        self._close_reasons()

    def moved(self) -> None:
        """It stands somewhere else than a moment ago."""
        self._moved_at = monotonic_ms()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if event.type() == QEvent.Type.FocusIn:
            self.seen.emit(self.arrival.id)
        return pressed and monotonic_ms() - self._moved_at < STEADY_MS

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.seen.emit(self.arrival.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Beside its buttons: the conversation is looked at, and nothing is taken."""
        super().mouseReleaseEvent(event)
        if self.arrival.key is not None and not self.over:
            self.looked_at.emit(self.arrival.key)

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tone, _ = TONES[min(self.arrival.level, 2)]
        if not tone or self.over:
            return
        edge = QRectF(self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color(tone), 2))
            painter.drawRoundedRect(edge, RADIUS["popup"] - 1, RADIUS["popup"] - 1)

    def _repolish(self, widget: QWidget) -> None:
        widget.style().unpolish(widget)
        widget.style().polish(widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        if self.over:
            self._say_over()
            return
        arrival = self.arrival
        self._end.hide()
        self._face.show_who(shown_name(arrival), arrival.channel)
        self._name.say(shown_name(arrival))
        self._where.say(where(arrival))
        self._vip.setVisible(arrival.row is not None and arrival.row.vip)
        self._alarm.setText(alarm_words(arrival))
        for widget in (self._alarm, self._alarm_icon):
            widget.setVisible(bool(alarm_words(arrival)))
        self._preview.say(preview(arrival))
        self._preview.setVisible(bool(preview(arrival)))
        self._left.setVisible(arrival.expires_at is not None)
        self._say_buttons()
        self._count()
        self.setAccessibleName(spoken(arrival, self._now()))

    def _say_buttons(self) -> None:
        handed = self.arrival.handover is not None
        self.accept.setText(accept_words(self.arrival))
        self.decline.setText(tr("Offer", "Not now") if handed else tr("Offer", "Decline"))
        for button in (self.accept, self.decline):
            button.setAccessibleName(f"{button.text()} · {shown_name(self.arrival)}")
        self.reasons.setVisible(not handed)
        self.reasons.setAccessibleName(tr("Offer", "Decline with a reason"))
        self.reasons.setToolTip(self.reasons.accessibleName())
        self._hint.setText(tr("Offer", "The call you are on is put on hold."))
        self._hint.setVisible(self._hold_hint)
        self._face.setAccessibleName(what(self.arrival))
