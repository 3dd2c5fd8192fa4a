"""The stack of what waits for an answer: the most urgent first, three at most, the rest counted."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.toast import GAP, SHADOW, Floating, SideStack, Stack

MOST = 3
PADDING = 8


class RestCard(Floating):
    """How many more wait that are not shown."""

    stays = True

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host)
        self._words = QLabel()
        self._words.setProperty("kind", "second")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._count = 0
        edge = SHADOW + PADDING
        self.body.setContentsMargins(SHADOW + 16, edge, SHADOW + 16, edge)
        self.body.addWidget(self._words)
        self.hide()

    @property
    def count(self) -> int:
        return self._count

    def say(self, count: int) -> None:
        self._count = count
        self._words.setText(tr("Offer", "%n more wait for an answer", count) if count else "")
        self.setAccessibleName(self._words.text())
        self.setVisible(count > 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say(self._count)


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

    def move_to(self, host: QWidget) -> None:
        if self._rest is not None and host is not self._host:
            self._rest.setParent(host)
            self._rest.say(self._rest.count)
        super().move_to(host)

    def _shown(self) -> list[Floating]:
        cards = sorted(self._cards, key=lambda card: card.rank)
        # What is over goes on standing where it was, but never in the place of what waits
        first = sorted(cards, key=lambda card: card.is_over)
        fits = first[: self._fit(first)]
        for card in cards:
            card.setVisible(card in fits)
        if self._rest is None:
            return fits
        self._rest.say(sum(not card.is_over for card in first[len(fits) :]))
        shown: list[Floating] = [card for card in cards if card in fits]
        return [*shown, self._rest] if self._rest.count else shown

    def _fit(self, cards: list[Floating]) -> int:
        """How many stand on each other without leaving the host; one always does."""
        room, count = self._foot() - SHADOW, 0
        for card in cards[:MOST]:
            room -= self._height(card) - 2 * SHADOW + GAP
            if room < 0 and count:
                break
            count += 1
        return count
