"""A small account for the platform's tests: two teams, four people, two customers."""

from msgspec.structs import replace

from backend.log import Log, Transaction
from core.entities import (
    Agent,
    Attachment,
    Author,
    CallRecord,
    Contact,
    Conversation,
    Label,
    Order,
    Team,
)
from core.protocol import events as e
from core.protocol.frames import Rows
from core.work import Offer

SYSTEM = e.By(kind="system")
AYSE = Agent(id="ayse", name="Ayşe Kaya", teams=("sales",), state="available")
BORA = Agent(id="bora", name="Bora Demir", teams=("support",), state="available")
CEM = Agent(id="cem", name="Cem Aydın", teams=("sales",), state="available")
DILA = Agent(id="dila", name="Dila Er", role="supervisor", state="available")
ALI = Contact(id="ali", name="Ali Vural", phone="+905550000001")
ZOE = Contact(id="zoe", name="Zoe Hart", email="zoe@example.com")
ROWS = Rows(
    agents=(AYSE, BORA, CEM, DILA),
    teams=(Team(id="sales", name="Satış"), Team(id="support", name="Destek")),
    labels=(Label(id="vip", name="VIP"), Label(id="late", name="Gecikme")),
    contacts=(ALI, ZOE),
)


def conversation(id: str, team: str | None = "sales", contact: Contact = ALI) -> Conversation:
    return Conversation(
        id=id, channel="chat", contact=contact.id, team=team, status="open", created_at=1, last_at=1
    )


def create(log: Transaction, id: str, team: str | None = "sales", contact: Contact = ALI) -> None:
    known = log.contact(contact.id) or contact
    log.emit(
        e.ConversationCreated(conversation=conversation(id, team, contact), contact=known), SYSTEM
    )


def customer_says(log: Transaction, id: str, text: str) -> None:
    conversation = log.conversation(id)
    assert conversation
    author = Author(kind="contact", id=conversation.contact, name="")
    log.post(id, "in", author, text)


def with_team(agent: Agent, *teams: str) -> Agent:
    return replace(agent, teams=teams)


def loaded(log: Log) -> Log:
    log.load([ROWS])
    return log


def order(id: str, number: str) -> Order:
    return Order(
        id=id, contact="ali", number=number, title="Masa", amount="1.00 TRY", status="shipped", at=1
    )


def call(id: str, conversation: str | None) -> CallRecord:
    return CallRecord(id=id, contact="ali", direction="in", started_at=5, conversation=conversation)


def with_recording(call: CallRecord, file: str) -> CallRecord:
    recording = Attachment(id=file, name="kayit.wav", mime="audio/wav", size=4)
    return replace(call, recording=recording)


def offer(interaction: str, agent: str) -> e.OfferUpserted:
    """That somebody was asked to take it."""
    value = Offer(
        id=f"{interaction}-{agent}", interaction=interaction, agent=agent, at=1, expires_at=2,
        media="chat", queue="q", contact="ali",
    )  # fmt: skip
    return e.OfferUpserted(offer=value)
