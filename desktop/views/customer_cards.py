"""What the customer panel says: pure, from entities to cards in the person's language."""

from PySide6.QtCore import QDateTime, QLocale

from core.channels import CHANNELS
from core.entities import BotState, CallRecord, Contact, Deal, Order, Survey, Ticket
from core.rows import Customer, InboxRow
from desktop.numbers import money, percent
from desktop.rows.chip import ChipKind
from desktop.rows.inbox_words import newest
from desktop.rows.timeline_terms import intent_name, reason_words, slot_name, understood
from desktop.times import duration, moment
from desktop.translate import tr
from desktop.views.card import CardData, Fact, Item, Row, Words

MOST_HISTORY = 6
MOST_ORDERS = 4
MOST_CONVERSATIONS = 8
_AFTER_DIGIT = ("", "den", "den", "ten", "ten", "ten", "dan", "den", "den", "dan")
_AFTER_TEN = {10: "dan", 30: "dan", 40: "tan", 60: "tan", 90: "dan"}


def cards_of(
    customer: Customer, bot: BotState | None, now: int, besides: int | None = None
) -> tuple[CardData, ...]:
    """The cards that have something to say, from top to bottom. `besides`: the open conversation."""
    cards = (
        CardData(tr("Customer", "Details"), _details(customer)),
        CardData(tr("Customer", "What the bot learned"), _bot(bot)),
        CardData(tr("Customer", "Open tickets"), _tickets(customer.tickets, now)),
        CardData(tr("Customer", "Orders"), _orders(customer.orders, now)),
        CardData(tr("Customer", "Deals"), _deals(customer.deals)),
        CardData(tr("Customer", "History"), _history(customer, now)),
        CardData(
            tr("Customer", "Earlier conversations"),
            _conversations(customer.conversations, now, besides),
        ),
    )
    return tuple(card for card in cards if card.rows)


def since_words(contact: Contact) -> str:
    if contact.since is None:
        return tr("Customer", "Customer")
    year = QDateTime.fromMSecsSinceEpoch(contact.since).date().year()
    return tr("Customer", "Customer since {year}", year=_from_year(year))


def _from_year(year: int) -> str:
    """2019'dan, 2023'ten: Turkish puts “since” at the end, after the sound of the last word."""
    if QLocale().language() != QLocale.Language.Turkish:
        return str(year)
    ending = _AFTER_DIGIT[year % 10] if year % 10 else _AFTER_TEN.get(year % 100, "den")
    return f"{year}'{ending}"


def language_name(code: str) -> str:
    """In the person's own language where it is one of ours, else as the language calls itself."""
    own = {"tr": tr("Customer", "Turkish"), "en": tr("Customer", "English")}
    return own.get(code) or QLocale(code).nativeLanguageName() or code


def _details(customer: Customer) -> tuple[Row, ...]:
    contact, company = customer.contact, customer.company
    pairs = (
        (tr("Customer", "Phone"), contact.phone),
        (tr("Customer", "E-mail"), contact.email),
        (tr("Customer", "City"), contact.city),
        (tr("Customer", "Language"), language_name(contact.language) if contact.language else ""),
        (tr("Customer", "Company"), company.name if company else ""),
        (tr("Customer", "Balance"), money(contact.balance) if contact.balance else ""),
        *contact.attributes.items(),
    )
    return tuple(Fact(label, value) for label, value in pairs if value)


def _bot(bot: BotState | None) -> tuple[Row, ...]:
    if bot is None or not (bot.summary or understood(bot) or bot.slots):
        return ()
    rows: list[Row] = [Words(bot.summary)] if bot.summary else []
    if understood(bot):
        intent = f"{intent_name(bot.intent)} · {percent(bot.score)}"
        rows.append(Fact(tr("Customer", "Intent"), intent))
    rows += [Fact(slot_name(name), value) for name, value in bot.slots.items()]
    if bot.reason:
        rows.append(Fact(tr("Customer", "Reason"), reason_words(bot.reason)))
    return tuple(rows)


def _tickets(tickets: tuple[Ticket, ...], now: int) -> tuple[Row, ...]:
    still_open = [ticket for ticket in tickets if ticket.status != "closed"]
    return tuple(_ticket(ticket, now) for ticket in still_open)


def _ticket(ticket: Ticket, now: int) -> Item:
    number = ticket.number if ticket.number.startswith("#") else f"#{ticket.number}"
    chip, tone = _ticket_chip(ticket)
    return Item(ticket.title, f"{number} · {moment(ticket.at, now)}", chip=chip, tone=tone)


def _ticket_chip(ticket: Ticket) -> tuple[str, ChipKind]:
    if ticket.priority == "urgent":
        return tr("Customer", "Urgent"), "bad"
    if ticket.status == "waiting":
        return tr("Customer", "Waiting"), "warning"
    return (tr("Customer", "High"), "plain") if ticket.priority == "high" else ("", "plain")


def _orders(orders: tuple[Order, ...], now: int) -> tuple[Row, ...]:
    return tuple(
        Item(
            order.title, f"{order.number} · {moment(order.at, now)} · {money(order.amount)}",
            chip=_order_state(order),
        )
        for order in orders[:MOST_ORDERS]
    )  # fmt: skip


def _order_state(order: Order) -> str:
    return {
        "preparing": tr("Customer", "Preparing"),
        "shipped": tr("Customer", "On its way"),
        "delivered": tr("Customer", "Delivered"),
        "returned": tr("Customer", "Returned"),
        "cancelled": tr("Customer", "Cancelled"),
    }[order.status]


def _deals(deals: tuple[Deal, ...]) -> tuple[Row, ...]:
    return tuple(Item(deal.title, money(deal.amount), chip=_deal_stage(deal)) for deal in deals)


def _deal_stage(deal: Deal) -> str:
    return {
        "lead": tr("Customer", "Lead"),
        "offer": tr("Customer", "Offer made"),
        "negotiation": tr("Customer", "Negotiating"),
        "won": tr("Customer", "Won"),
        "lost": tr("Customer", "Lost"),
    }[deal.stage]


def _survey(survey: Survey) -> str:
    if not survey.score:
        return tr("Customer", "Survey not answered")
    return tr("Customer", "Survey {score}/5", score=survey.score)


def _history(customer: Customer, now: int) -> tuple[Row, ...]:
    happened = [(call.started_at, _call(call, now)) for call in customer.calls]
    happened += [
        (
            survey.at,
            Item(_survey(survey), icon="star", right=moment(survey.at, now)),
        )
        for survey in customer.surveys
    ]  # fmt: skip
    happened += [
        (
            order.at,
            Item(
                tr("Customer", "Order {number}", number=order.number), icon="package",
                right=moment(order.at, now),
            ),
        )
        for order in customer.orders
    ]  # fmt: skip
    happened.sort(key=lambda pair: -pair[0])
    return tuple(item for _, item in happened[:MOST_HISTORY])


def _call(call: CallRecord, now: int) -> Item:
    if call.answered_at is None:
        title, icon = tr("Customer", "Missed call"), "phone-missed"
    elif call.direction == "in":
        title, icon = tr("Customer", "Incoming call"), "phone-incoming"
    else:
        title, icon = tr("Customer", "Outgoing call"), "phone-outgoing"
    if call.answered_at is not None and call.ended_at is not None:
        title = f"{title} · {duration(call.ended_at - call.answered_at)}"
    return Item(title, icon=icon, right=moment(call.started_at, now))


def _conversations(rows: tuple[InboxRow, ...], now: int, besides: int | None) -> tuple[Row, ...]:
    others = [row for row in rows if row.key != besides]
    return tuple(
        Item(
            newest(row) or tr("Customer", "No messages yet"), right=moment(row.last_at, now),
            icon=CHANNELS[row.channel].icon if row.channel in CHANNELS else "message-square",
            opens=row.key,
        )
        for row in others[:MOST_CONVERSATIONS]
    )  # fmt: skip
