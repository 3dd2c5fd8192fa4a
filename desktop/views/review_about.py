"""AboutContact: the Contact tab: who it was with, how it went, and each visit to a queue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.entities import BotState, Conversation
from core.rows import Directory, Opened
from core.work import Interaction
from desktop.channel_names import channel_name
from desktop.models.review_contact import ReviewContact
from desktop.numbers import percent
from desktop.parts import Parts
from desktop.rows.timeline_terms import intent_name, reason_words, slot_name
from desktop.times import duration, full, moment
from desktop.translate import tr
from desktop.views.card import Card, CardData, Fact, Item, Row


class AboutContact(QScrollArea):
    def __init__(self, parts: Parts, contact: ReviewContact) -> None:
        super().__init__()
        self._parts, self._contact = parts, contact
        self._shown: tuple[CardData, ...] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(12)
        self._column.addStretch()
        self.setWidget(inner)
        inner.setAutoFillBackground(False)  # only after: the area fills what it is given
        self.viewport().setAutoFillBackground(False)
        contact.changed.connect(self.say)

    def say(self) -> None:
        opened = self._contact.model.opened
        desk = self._parts.desk
        cards = cards_of(opened, self._contact.visits, desk.directory, desk.now()) if opened else ()
        if cards != self._shown:
            self._shown = cards
            self._build(cards)

    def _build(self, cards: tuple[CardData, ...]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, data in enumerate(cards):
            self._column.insertWidget(place, Card(self._parts.theme, data))


def cards_of(
    opened: Opened, visits: tuple[Interaction, ...], directory: Directory, now: int
) -> tuple[CardData, ...]:
    """Those that have something to say."""
    of = opened.conversation
    cards = (
        CardData(tr("Review", "Customer"), _customer(opened)),
        CardData(tr("Review", "Contact"), _contact(of, directory)),
        CardData(tr("Review", "What the bot understood"), _bot(of.bot)),
        CardData(tr("Review", "Visits"), tuple(_visit(v, directory, now) for v in visits)),
    )
    return tuple(card for card in cards if card.rows)


def _facts(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(Fact(label, value) for label, value in pairs if value)


def _customer(opened: Opened) -> tuple[Row, ...]:
    person = opened.contact
    return _facts(
        (tr("Review", "Name"), person.name),
        (tr("Review", "Phone"), person.phone),
        (tr("Review", "E-mail"), person.email),
        (tr("Review", "City"), person.city),
    )


def _contact(of: Conversation, directory: Directory) -> tuple[Row, ...]:
    queue, agent = directory.queues.get(of.queue or ""), directory.agents.get(of.assignee or "")
    labels = [directory.labels[each].name for each in of.labels if each in directory.labels]
    return _facts(
        (tr("Review", "Channel"), channel_name(of.channel)),
        (tr("Review", "Number"), of.reference),
        (tr("Review", "Subject"), of.subject),
        (tr("Review", "Began"), full(of.created_at)),
        (tr("Review", "Last"), full(of.last_at)),
        (tr("Review", "Queue"), queue.name if queue else ""),
        (tr("Review", "Agent"), agent.name if agent else ""),
        (tr("Review", "Labels"), ", ".join(labels)),
    )


def _bot(bot: BotState | None) -> tuple[Row, ...]:
    if bot is None:
        return ()
    intent = f"{intent_name(bot.intent)} · {percent(bot.score)}" if bot.intent else ""
    return _facts(
        (tr("Review", "Intent"), intent),
        *((slot_name(name), value) for name, value in bot.slots.items()),
        (tr("Review", "Handed over"), reason_words(bot.reason) if bot.reason else ""),
        (tr("Review", "Summary"), bot.summary),
    )


def _visit(of: Interaction, directory: Directory, now: int) -> Item:
    queue, agent = directory.queues.get(of.queue), directory.agents.get(of.agent or "")
    outcome = directory.dispositions.get(of.disposition)
    until = of.answered_at or of.completed_at or now
    waited = tr("Review", "waited {time}", time=duration(until - of.entered_at))
    worked = ""
    if of.answered_at is not None and of.completed_at is not None:
        worked = tr("Review", "worked {time}", time=duration(of.completed_at - of.answered_at))
    detail = [
        agent.name if agent else tr("Review", "nobody"),
        waited,
        worked,
        outcome.name if outcome else "",
    ]
    return Item(
        title=queue.name if queue else of.queue, detail=" · ".join(filter(None, detail)),
        right=moment(of.entered_at, now), icon="users-round",
    )  # fmt: skip
