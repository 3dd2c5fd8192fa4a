"""Arrivals: what waits for an answer, joined with everything it shows in and is answered from.

The cards, the bar that stands over other programs, the tray, the system's own notices, the sound
and the keys all say the same and do the same: what `desktop/offers.py` means.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.rows import InboxRow, Refused
from desktop.arrival import Arrival
from desktop.arrival_words import accept_words, notice_words, over_words, shown_name, spoken
from desktop.dialogs.offer_sounds import OfferSounds
from desktop.offer_sound import OfferSound
from desktop.offers import Offers
from desktop.parts import Parts
from desktop.switchboard import Switchboard
from desktop.system_notices import SystemNotices
from desktop.translate import tr
from desktop.tray import Deed, Tray
from desktop.unanswered import Unanswered
from desktop.views.floating_bar import FloatingBar
from desktop.views.incoming import Incoming
from desktop.views.offer import OfferCard
from desktop.views.toast import Stack, Toast, Toasts

NO_LEG_S = 15
QUIET = ("accepted", "declined", "offline", "over")
"""Endings that need no word: the person did it, or nobody knows better."""


class Arrivals(QObject):
    taken = Signal(int)
    """Key of the conversation of what was just taken: the composer wants the keyboard."""
    looked_at = Signal(int)
    to_call = Signal(str)
    """Number of a call-back that is this person's now: the dialler is filled, nothing is dialled."""
    raised = Signal()

    def __init__(
        self, parts: Parts, window: QWidget, stack: Stack, board: Switchboard, toasts: Toasts,
        tray: Tray, notices: SystemNotices,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._parts, self._window, self._stack, self._board = parts, window, stack, board
        self._toasts, self._tray, self._notices = toasts, tray, notices
        self.offers = Offers(parts, board.callers)
        self.unanswered = Unanswered(parts)
        self.bar = FloatingBar(parts.theme, parts.settings, parts.desk.now)
        self.sound = OfferSound(parts.settings, board.ringer, self)
        self._cards: dict[str, OfferCard] = {}
        self._levels: dict[str, int] = {}
        """Of what was told, so that it is told again only where it became more urgent."""
        self._seen: set[str] = set()
        self._connect()
        self._show()
        self.unanswered.look()

    def _connect(self) -> None:
        offers, bar = self.offers, self.bar
        offers.changed.connect(self._show)
        offers.ended.connect(self._ended)
        offers.accepted.connect(self._accepted)
        offers.opened.connect(self.taken)
        offers.looked_at.connect(self.looked_at)
        offers.legs.missing.connect(self._say_no_leg)
        self._board.claims = offers.claims
        bar.accepted.connect(self.accept_from_outside)
        bar.declined.connect(offers.decline)
        bar.seen.connect(self._see)
        bar.raised.connect(self.raised)
        bar.back_asked.connect(self.unanswered.come_back)
        self._notices.pressed.connect(self._pressed)
        self.unanswered.changed.connect(self._say_unanswered)
        self.unanswered.told.connect(self._show_outside)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        for focus in (app.applicationStateChanged, app.focusWindowChanged):
            focus.connect(self._show_bar)

    def close(self) -> None:
        for focus in (self._app.applicationStateChanged, self._app.focusWindowChanged):
            focus.disconnect(self._show_bar)
        self.offers.close()
        self.unanswered.close()
        self.sound.stop()
        self.bar.close_down()
        for id in tuple(self._levels):
            self._notices.withdraw(id)

    # Who has the focus

    def is_active(self) -> bool:
        """Some systems give the bar the focus all the same: it is none of the desk's windows."""
        return QApplication.activeWindow() not in (None, self.bar)

    # What there is

    def _show(self) -> None:
        now = self.offers.all
        for arrival in now:
            if arrival.row is not None or arrival.handover is not None:
                self._show_card(arrival)
            if self._levels.get(arrival.id, -1) < arrival.level:
                self._levels[arrival.id] = arrival.level
                self._seen.discard(arrival.id)
                self._tell(arrival)
        self._forget({arrival.id for arrival in now})
        self.sound.ring(next((arrival for arrival in now if arrival.call is not None), None))
        self._board.refresh()
        self._stack.place()
        self._show_outside()

    def _show_card(self, arrival: Arrival) -> None:
        card = self._cards.get(arrival.id)
        if card is None:
            card = self._cards[arrival.id] = self._made(arrival)
            self._stack.add(card)
        elif card.arrival != arrival:
            card.show_arrival(arrival)
        card.show_hold(self._board.talks)
        card.show_asked() if self.offers.is_asked(arrival) else card.show_open()

    def _made(self, arrival: Arrival) -> OfferCard:
        card = OfferCard(self._parts.theme, arrival, self._parts.desk.now)
        card.accepted.connect(self.offers.accept)
        card.declined.connect(self.offers.decline)
        card.looked_at.connect(self.looked_at)
        card.seen.connect(self._see)
        return card

    def _forget(self, there: set[str]) -> None:
        for id in [id for id in self._levels if id not in there]:
            self._levels.pop(id)
            self._seen.discard(id)
            self._notices.withdraw(id)

    def _tell(self, arrival: Arrival) -> None:
        """Once, and again where it became more urgent."""
        if QAccessible.isActive():
            words = spoken(arrival, self._parts.desk.now())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))
        if self.is_active() and arrival.level < 2:
            return
        QApplication.alert(self._window)
        if not self.is_active() and self._parts.settings.get("notifications"):
            content = bool(self._parts.settings.get("notifications_content"))
            title, text = notice_words(arrival, content=content)
            self._notices.show(arrival.id, title, text, self._deeds(arrival), urgent=True)

    def _deeds(self, arrival: Arrival) -> tuple[tuple[str, str], ...]:
        """What the buttons of a notice do, each with its words."""
        decline = tr("Offer", "Decline")
        return ("accept", accept_words(arrival)), ("decline", decline)

    def _see(self, id: str) -> None:
        self._seen.add(id)
        self._ring()

    # Outside the window

    def _show_outside(self) -> None:
        now = self.offers.all
        self._ring()
        self._show_bar()
        deeds = [] if not now else self._tray_deeds(now[0])
        if self.unanswered.is_so:
            deeds.append(Deed(tr("Offer", "I am back"), self.unanswered.come_back))
        self._tray.show_deeds(deeds)

    def _tray_deeds(self, first: Arrival) -> list[Deed]:
        name, id = shown_name(first), first.id
        return [
            Deed(f"{accept_words(first)} · {name}", lambda: self.accept_from_outside(id)),
            Deed(f"{tr('Offer', 'Decline')} · {name}", lambda: self.offers.decline(id)),
        ]

    def _show_bar(self, *_: object) -> None:
        """Only where another program has the focus: in the window the cards say it."""
        wanted = bool(self._parts.settings.get("floating_bar")) and not self.is_active()
        now = self.offers.all if wanted else ()
        self.bar.show_first(now[0] if now else None, len(now) - 1)
        unanswered = wanted and self.unanswered.is_so
        self.bar.show_unanswered(self.unanswered.words() if unanswered else None)

    def _ring(self) -> None:
        """The most urgent of what was not seen is heard, until it is."""
        unseen = [a for a in self.offers.all if a.id not in self._seen and not self.is_done(a)]
        self.sound.play(unseen[0] if unseen else None, talks=self._board.talks)

    def is_done(self, arrival: Arrival) -> bool:
        return self.offers.is_asked(arrival)

    # What is done with it

    def accept_from_outside(self, id: str) -> None:
        self.raised.emit()
        self.offers.accept(id)

    def accept_first(self) -> None:
        if self.offers.all:
            self.offers.accept(self.offers.all[0].id)

    def decline_first(self) -> None:
        """With a reason, which its card asks for."""
        first = self.offers.all[0] if self.offers.all else None
        if first is None:
            return
        card = self._card_of(first)
        if card is None or first.handover is not None:
            self.offers.decline(first.id)
        else:
            card.open_reasons()

    def look_at_first(self) -> None:
        """The keyboard goes to its buttons, and its sound ends."""
        first = self.offers.all[0] if self.offers.all else None
        card = self._card_of(first) if first is not None else None
        if isinstance(card, OfferCard):
            card.accept.setFocus()
        elif isinstance(card, Incoming):
            card.answer.setFocus()

    def _card_of(self, arrival: Arrival) -> OfferCard | Incoming | None:
        if arrival.id in self._cards:
            return self._cards[arrival.id]
        found = (c for c in self._stack.cards() if isinstance(c, Incoming))
        return next((c for c in found if arrival.call and c.call.id == arrival.call.id), None)

    def hand_over(self, row: InboxRow) -> None:
        """By a platform that does not route; one that does offers it by itself."""
        if not self.offers.routed:
            self._parts.tasks.start(self._hand_over(row), "a hand-over")

    async def _hand_over(self, row: InboxRow) -> None:
        opened = await self._parts.desk.open_conversation(row.key)
        self.offers.hand_over(row, opened.conversation.bot)

    def _pressed(self, id: str, deed: str) -> None:
        """A button of the system's notice, or the notice itself."""
        if deed == "accept":
            self.accept_from_outside(id)
        elif deed == "decline":
            self.offers.decline(id)
        elif deed == "back":
            self.unanswered.come_back()
        elif self.offers.find(id) is not None or id == self.unanswered.id:
            self.raised.emit()

    # What became of it

    def _accepted(self, arrival: Arrival) -> None:
        self._seen.add(arrival.id)
        if arrival.offer is None:
            self._ended(arrival, "accepted", "")

    def _ended(self, arrival: Arrival, how: str, by: str) -> None:
        if how == "accepted" and arrival.number:
            self.to_call.emit(arrival.number)  # not before: a colleague may have been faster
        card = self._cards.pop(arrival.id, None)
        if card is None:
            return
        if how in QUIET:
            card.close_it()
        else:
            card.show_over(how, by)
            self._stack.place()
            self._say_over(card, how, by)

    def _say_over(self, card: OfferCard, how: str, by: str) -> None:
        if QAccessible.isActive():
            words = f"{shown_name(card.arrival)} · {over_words(how, by)}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(card, words))

    def _say_no_leg(self, arrival: Arrival) -> None:
        title = tr("Offer", "{name}: the call does not ring here", name=shown_name(arrival))
        detail = tr("Offer", "You have accepted it. See whether your phone is ready, or call back.")
        self._toasts.say(Toast(title, detail, "bad", seconds=NO_LEG_S))

    def refused(self, refused: Refused) -> bool:
        """True where a card says it."""
        return self.offers.refused(refused)

    # Not answering

    def _say_unanswered(self) -> None:
        notices, id = self._notices, self.unanswered.id
        if not self.unanswered.is_so:
            notices.withdraw(id)
        elif not self.is_active():
            content = bool(self._parts.settings.get("notifications_content"))
            title, text = self.unanswered.words(content=content)
            text = text or tr("Offer", "Nothing new comes until you are back.")
            deeds = (("back", tr("Offer", "I am back")),)
            notices.show(id, title, text, deeds, urgent=True)
        if self.unanswered.is_so:
            QApplication.alert(self._window)
        self._show_outside()

    def choices(self) -> QWidget:
        """What it all sounds like; built anew for each dialog."""
        queues = self._parts.desk.directory.queues.values()
        return OfferSounds(self._parts.theme, self._parts.settings, queues, self.sound.test)

    def retranslate(self) -> None:
        self._show_outside()
