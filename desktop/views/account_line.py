"""Whether the phone can be called, as a dot with words, and what can be done where it cannot."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.telephone.telephone import NO_ACCOUNT, Telephone
from desktop.telephone.words import registration_words, why_not_words
from desktop.theme import Theme
from desktop.translate import tr
from voip.values import Account, Registration

DOT = 8
CALM = ("starting", "trying", "fell")
"""Passes by itself: no cause for red."""


def dot_token(telephone: Telephone) -> str:
    """Its colour; never alone, words always stand beside it."""
    why = telephone.why_not
    if not why:
        return "warning" if telephone.policy.do_not_disturb else "ok"
    return "warning" if why in CALM else "third" if why == NO_ACCOUNT else "bad"


class Dot(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.token = theme, "third"
        self.setFixedSize(QSize(DOT, DOT))
        theme.changed.connect(self.update)

    def show_token(self, token: str) -> None:
        self.token = token
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(self.token))
            painter.drawEllipse(QRectF(self.rect()))


class AccountLine(QWidget):
    """`pressed`: try again, or set an account up where there is none."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.dot, self.words, self.act = Dot(theme), QLabel(), QPushButton()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("kind", "second")
        self.words.setFont(theme.font("small", tabular=True))
        self.words.setWordWrap(True)
        self.act.setProperty("kind", "link")
        self.act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.act.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.dot)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)

    def show_phone(self, telephone: Telephone) -> None:
        self.dot.show_token(dot_token(telephone))
        self.words.setText(phone_words(telephone))
        why = telephone.why_not
        self.act.setText(tr("Phone", "Set up") if why == NO_ACCOUNT else tr("Phone", "Try now"))
        self.act.setVisible(bool(why) and why not in (*CALM, "no_library"))


def phone_words(telephone: Telephone) -> str:
    """One line for each account, or why there is no phone."""
    if not telephone.available or telephone.why_not == NO_ACCOUNT:
        return why_not_words(telephone.why_not)
    accounts = {account.id: account for account in telephone.accounts}
    several = len(telephone.registrations) > 1
    lines = [
        _line(each, accounts.get(each.account), named=several) for each in telephone.registrations
    ]
    return "\n".join(lines)


def _line(registration: Registration, account: Account | None, *, named: bool) -> str:
    words = registration_words(registration)
    if account is None:
        return words
    who = account.user if registration.state == "ready" or named else ""
    return " · ".join(part for part in (words, who) if part)
