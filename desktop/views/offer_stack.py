"""The stack of what waits for an answer: the most urgent first, three at most, the rest counted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.toast import GAP, SHADOW, Floating, SideStack, Stack

MOST = 3
PADDING = 8
TICK_MS = 500


class RestCard(Floating):
    """How many more wait that are not shown, and which of them ends first."""

    stays = True

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host)
        self._words, self._left = ElidedLabel(kind="second"), QLabel()
        self._left.setFont(theme.font("body", 600, tabular=True))
        self._left.setTextFormat(Qt.TextFormat.PlainText)
        self._cards: tuple[Floating, ...] = ()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._say)
        edge = SHADOW + PADDING
        self.body.setContentsMargins(SHADOW + 16, edge, SHADOW + 16, edge)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._left)
        self.body.addLayout(row)
        self.hide()

    @property
    def count(self) -> int:
        return len(self._cards)

    def show_cards(self, cards: Sequence[Floating]) -> None:
        """`cards` are those that wait unseen."""
        self._cards = tuple(cards)
        self._say()
        self.setVisible(bool(cards))
        self._tick.start() if cards else self._tick.stop()

    def _say(self) -> None:
        count = self.count
        soonest = min(self._cards, key=lambda card: card.rank[2], default=None)
        name, left = soonest.brief if soonest else ("", "")
        words = tr("Offer", "%n more wait for an answer", count) if count else ""
        if name and left:
            self._words.say(tr("Offer", "%n more, soonest {name}", count, name=name))
        else:
            self._words.say(words)
        self._left.setText(left)
        self.setAccessibleName(" · ".join(part for part in (words, name, left) if part))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


class OfferStack(SideStack):
    """Never more than its host has room for: what stands beside it is never covered."""

    def __init__(self, theme: Theme, side: QWidget, instead: QWidget, below: Stack) -> None:
        self._rest: RestCard | None = None
        super().__init__(side, instead, below)
        self._rest = RestCard(theme, side)

    @property
    def rest(self) -> int:
        """How many are counted and not shown."""
        return self._rest.count if self._rest else 0

    def move_to(self, host: QWidget, column: QWidget | None = None) -> None:
        if self._rest is not None and host is not self._host:
            self._rest.setParent(host)
            self._rest.setVisible(self._rest.count > 0)
        super().move_to(host, column)

    def _shown(self) -> list[Floating]:
        cards = sorted(self._cards, key=lambda card: card.rank)
        # What is over goes on standing where it was, but never in the place of what waits
        first = sorted(cards, key=lambda card: card.is_over)
        fits = first[: self._fit(first, self._foot() - SHADOW)]
        for card in cards:
            card.setVisible(card in fits)
        if self._rest is None:
            return fits
        self._rest.show_cards([card for card in first[len(fits) :] if not card.is_over])
        shown: list[Floating] = [card for card in cards if card in fits]
        return [*shown, self._rest] if self._rest.count else shown

    def _fit(self, cards: list[Floating], room: int) -> int:
        """How many stand on each other without leaving the host, with those that are only counted
        below them; one always does."""
        count = self._count(cards, room)
        if self._rest is None or all(card.is_over for card in cards[count:]):
            return count
        return self._count(cards, room - self._step(self._rest))

    def _count(self, cards: list[Floating], room: int) -> int:
        count = 0
        for card in cards[:MOST]:
            room -= self._step(card)
            if room < 0 and count:
                break
            count += 1
        return count

    def _step(self, card: Floating) -> int:
        return self._height(card) - 2 * SHADOW + GAP
