"""Whether the phone can be called, as a dot with words, and what can be done where it cannot."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

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
    """A dot and words for each account. `pressed`: try again, or set one up where there is none."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.act = QPushButton()
        self.act.setProperty("kind", "link")
        self.act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.act.clicked.connect(self.pressed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.act, 0, 2)
        self.rows: list[tuple[Dot, QLabel]] = []
        self._add()

    @property
    def dot(self) -> Dot:
        return self.rows[0][0]

    @property
    def words(self) -> QLabel:
        return self.rows[0][1]

    def _add(self) -> None:
        dot, words, row = Dot(self._theme), QLabel(), len(self.rows)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("kind", "second")
        words.setFont(self._theme.font("small", tabular=True))
        words.setWordWrap(True)
        self._grid.addWidget(dot, row, 0)
        self._grid.addWidget(words, row, 1)
        self.rows.append((dot, words))

    def show_phone(self, telephone: Telephone) -> None:
        lines = account_lines(telephone)
        while len(self.rows) < len(lines):
            self._add()
        for place, (dot, words) in enumerate(self.rows):
            token, said = lines[place] if place < len(lines) else ("third", "")
            dot.show_token(token)
            words.setText(said)
            for widget in (dot, words):
                widget.setVisible(bool(said))
        why = telephone.why_not
        self.act.setText(tr("Phone", "Set up") if why == NO_ACCOUNT else tr("Phone", "Try now"))
        self.act.setVisible(bool(why) and why not in (*CALM, "no_library"))


def account_lines(telephone: Telephone) -> list[tuple[str, str]]:
    """Colour and words of each account, or why there is no phone."""
    if not telephone.available or telephone.why_not == NO_ACCOUNT:
        return [(dot_token(telephone), why_not_words(telephone.why_not))]
    accounts = {account.id: account for account in telephone.accounts}
    several = len(telephone.registrations) > 1
    quiet = telephone.policy.do_not_disturb
    return [
        (
            _token(each, quiet=quiet) if several else dot_token(telephone),
            _line(each, accounts.get(each.account), named=several),
        )
        for each in telephone.registrations
    ]


def phone_words(telephone: Telephone) -> str:
    """One line for each account, or why there is no phone."""
    return "\n".join(words for _, words in account_lines(telephone))


def _token(registration: Registration, *, quiet: bool) -> str:
    ready = "warning" if quiet else "ok"
    return {"ready": ready, "trying": "warning", "failed": "bad", "off": "third"}[
        registration.state
    ]


def _line(registration: Registration, account: Account | None, *, named: bool) -> str:
    words = registration_words(registration)
    if account is None:
        return words
    who = account.user if registration.state == "ready" or named else ""
    return " · ".join(part for part in (words, who) if part)
